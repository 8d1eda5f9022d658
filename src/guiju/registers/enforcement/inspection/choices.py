"""The choices of an inspection and of the checklists by which it is made."""

from django.db import models


class Level(models.TextChoices):
    """Who has issued a checklist."""

    STATE = "state", "国家部委"
    PROVINCE = "province", "省级"
    CITY = "city", "市级"
    COUNTY = "county", "县级"


class Reviewed(models.TextChoices):
    FIT = "fit", "审核通过"
    RETURNED = "returned", "退回修改"


class Kind(models.TextChoices):
    """Why somebody is inspected (优化营商环境条例 art. 54)."""

    ROUTINE = "routine", "日常检查"
    SPECIAL = "special", "专项检查"
    RANDOM = "random", "双随机抽查"
    CAUSED = "caused", "投诉举报、转办交办、数据监测核查"


class SubjectKind(models.TextChoices):
    ENTERPRISE = "enterprise", "企业"
    SELF_EMPLOYED = "self_employed", "个体工商户"
    INSTITUTION = "institution", "机关、事业单位、社会组织"
    PLACE = "place", "场所、设施、点位"
    PERSON = "person", "个人"


class Result(models.TextChoices):
    CLEAN = "clean", "未发现问题"
    FOUND = "found", "发现问题"


class ItemResult(models.TextChoices):
    FIT = "fit", "符合"
    UNFIT = "unfit", "不符合"
    NOT_CONCERNED = "not_concerned", "不涉及"


class HazardKind(models.TextChoices):
    SAFETY = "safety", "安全隐患"
    MISCONNECTION = "misconnection", "雨污管网混接、错接"
    OTHER = "other", "其他问题"


class Grade(models.TextChoices):
    """安全生产法 art. 65(1)(3) speaks of the grave ones."""

    GENERAL = "general", "一般"
    MAJOR = "major", "重大"


class Signed(models.TextChoices):
    """安全生产法 art. 68: whoever will not sign has that noted."""

    YES = "yes", "经核对无误，签名或者盖章"
    REFUSED = "refused", "拒绝签名或者盖章，已注明"
    ABSENT = "absent", "负责人不在场，由在场人员签名"


class Risk(models.TextChoices):
    LOW = "low", "低风险"
    MIDDLE = "middle", "中风险"
    HIGH = "high", "高风险"


class Drawn(models.TextChoices):
    """条例 art. 54(1): both who is inspected and who inspects."""

    SUBJECTS = "subjects", "检查对象"
    OFFICERS = "officers", "检查人员"
