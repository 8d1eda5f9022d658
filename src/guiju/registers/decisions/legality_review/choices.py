"""合法性审查: the words from which one chooses."""

from django.db import models


class Subject(models.TextChoices):
    DECISION = "decision", "重大行政决策"
    PROJECT = "project", "重大项目"
    CONTRACT = "contract", "政府合同"
    LAND = "land", "征地拆迁"
    NEGOTIATION = "negotiation", "重大项目谈判"
    OTHER = "other", "其他涉法事项"


class Decider(models.TextChoices):
    GOVERNMENT = "government", "本级人民政府常务会议或者全体会议"
    AGENCY = "agency", "本机关集体讨论"
    HEAD = "head", "本机关负责人"


class Conclusion(models.TextChoices):
    LAWFUL = "lawful", "合法"
    CHANGES = "changes", "应当修改"
    UNLAWFUL = "unlawful", "不合法"


class Finding(models.TextChoices):
    FITS = "fits", "符合"
    NOT = "not", "不符合"


class Adoption(models.TextChoices):
    ALL = "all", "全部采纳"
    PARTLY = "partly", "部分采纳"
    NONE = "none", "未采纳"


class Lawyer(models.TextChoices):
    COUNSEL = "counsel", "法律顾问"
    PUBLIC = "public", "公职律师"
