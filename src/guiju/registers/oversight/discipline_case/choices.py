"""处分和问责: from where a lead comes, who handles it, what is decided on whom."""

from django.db import models


class Track(models.TextChoices):
    """Under which law it is handled: 监察法, or 公务员法 by whoever appoints (arts. 61 to 65)."""

    SUPERVISORY = "supervisory", "监察机关办理"
    APPOINTING = "appointing", "任免机关、单位办理"


class Source(models.TextChoices):
    REPORT = "report", "信访举报"
    CHECK = "check", "监督检查、巡察"
    AUDIT = "audit", "审计移送"
    COURT = "court", "行政诉讼、行政复议中发现"
    INSPECTION = "inspection", "法治督察、执法监督移送"
    POLICE = "police", "司法、执法机关移送"
    SUPERIOR = "superior", "上级交办"
    OTHER = "other", "其他"


class Subject(models.TextChoices):
    """What it is about; those of 法治政府 are what leaders answer for."""

    CONDUCT = "conduct", "作风问题"
    CORRUPTION = "corruption", "贪污贿赂、以权谋私"
    DECISION = "decision", "违法决策、决策失误"
    INACTION = "inaction", "不作为、慢作为"
    ENFORCEMENT = "enforcement", "违法执法、不当执法"
    JUDGMENT = "judgment", "不执行法院裁判、复议决定"
    RECTIFICATION = "rectification", "督察、审计问题不整改"
    DISCIPLINE = "discipline", "违反政治、组织、工作纪律"
    OTHER = "other", "其他"


class Rank(models.TextChoices):
    COUNTY = "county", "县处级"
    TOWNSHIP = "township", "乡科级"
    STAFF = "staff", "一般干部"
    VILLAGE = "village", "村（社区）干部"
    OTHER = "other", "其他人员"


class Status(models.TextChoices):
    CIVIL_SERVANT = "civil_servant", "公务员（参照公务员法管理人员）"
    INSTITUTION = "institution", "事业单位人员"
    ENTERPRISE = "enterprise", "国有企业管理人员"
    GRASSROOTS = "grassroots", "基层群众性自治组织管理人员"
    OTHER = "other", "其他行使公权力的人员"


class Result(models.TextChoices):
    PUNISHED = "punished", "给予处分"
    ACCOUNTABLE = "accountable", "问责"
    LIGHTER = "lighter", "谈话提醒、批评教育、责令检查、诫勉"
    EXEMPTED = "exempted", "免予处分"
    NONE = "none", "不予处理"


DEALT_WITH = (Result.PUNISHED, Result.ACCOUNTABLE, Result.LIGHTER)


class Sanction(models.TextChoices):
    """处分, 政务处分: the six of 公务员法 art. 62 and 监察法 art. 52(1)(2)."""

    WARNING = "warning", "警告"
    DEMERIT = "demerit", "记过"
    MAJOR_DEMERIT = "major_demerit", "记大过"
    DEMOTION = "demotion", "降级"
    REMOVAL = "removal", "撤职"
    DISMISSAL = "dismissal", "开除"


class PartySanction(models.TextChoices):
    """党纪处分, as reports count it beside the others."""

    WARNING = "warning", "党内警告"
    SERIOUS_WARNING = "serious_warning", "党内严重警告"
    REMOVAL = "removal", "撤销党内职务"
    PROBATION = "probation", "留党察看"
    EXPULSION = "expulsion", "开除党籍"


MONTHS: dict[str, int] = {
    Sanction.WARNING: 6,
    Sanction.DEMERIT: 12,
    Sanction.MAJOR_DEMERIT: 18,
    Sanction.DEMOTION: 24,
    Sanction.REMOVAL: 24,
}
"""How long a sanction holds, in months (公务员法 art. 64(2)); dismissal has no end."""


class Answer(models.TextChoices):
    UPHELD = "upheld", "维持"
    CHANGED = "changed", "变更"
    REVOKED = "revoked", "撤销"
    WITHDRAWN = "withdrawn", "本人撤回申请"
