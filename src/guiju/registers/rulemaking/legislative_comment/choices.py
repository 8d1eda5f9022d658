"""立法意见征集: whose draft it is, who was asked, what becomes of an opinion here and above."""

from __future__ import annotations

from django.db import models


class Kind(models.TextChoices):
    """What a draft is to become."""

    LAW = "law", "法律"
    REGULATION = "regulation", "行政法规"
    LOCAL = "local", "地方性法规、自治条例和单行条例"
    DEPARTMENTAL = "departmental", "部门规章"
    RULE = "rule", "地方政府规章"
    OTHER = "other", "立法规划计划、规范性文件等其他草案"


class Source(models.TextChoices):
    """Who gave an opinion; persons are not named."""

    PUBLIC = "public", "社会公众"
    ENTERPRISE = "enterprise", "企业和行业协会商会"
    POINT = "point", "基层立法联系点"
    UNIT = "unit", "部门、乡镇（街道）"
    DEPUTY = "deputy", "人大代表、政协委员"
    EXPERT = "expert", "专家、律师"


class Answer(models.TextChoices):
    """What a unit answered."""

    OPINIONS = "opinions", "有意见"
    NONE = "none", "没有意见"


class Weighed(models.TextChoices):
    """What becomes of an opinion in the reply."""

    SENT = "sent", "写入回复"
    MERGED = "merged", "与其他意见合并写入"
    LEFT = "left", "不写入"


class Fate(models.TextChoices):
    """What the lawmaker made of an opinion that was sent."""

    ADOPTED = "adopted", "采纳"
    PARTLY = "partly", "部分采纳"
    REFUSED = "refused", "未采纳"
