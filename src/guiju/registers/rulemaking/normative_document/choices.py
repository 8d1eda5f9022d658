"""The choices of a normative document: where it came from, what a review concluded, what became of an opinion."""

from __future__ import annotations

from django.db import models


class Origin(models.TextChoices):
    """Only what is made in the house step by step counts as issued in its year."""

    MADE = "made", "制定"
    REISSUED = "reissued", "重新公布"
    EXISTING = "existing", "存量补录"


class ReviewResult(models.TextChoices):
    """Conclusions of the legality review (国办发〔2018〕115号)."""

    PASSED = "passed", "合法"
    CHANGES = "changes", "应当予以修改"
    FAILED = "failed", "不合法"


class ReviewAdoption(models.TextChoices):
    """What the drafter made of the reviewer's opinion (国办发〔2018〕115号)."""

    ALL = "all", "全部采纳"
    PARTLY = "partly", "部分采纳"
    NONE = "none", "未采纳"


class FairCompetition(models.TextChoices):
    """Conclusions of the fair-competition review (优化营商环境条例 article 63)."""

    PASSED = "passed", "不影响竞争，可以出台"
    EXCEPTION = "exception", "适用例外规定，可以出台"
    FAILED = "failed", "不得出台"


class WaiverGround(models.TextChoices):
    """Why a draft is not shown to the public."""

    SECRET = "secret", "依法需要保密"
    EMERGENCY = "emergency", "预防、应对和处置突发事件"
    INTERNAL = "internal", "不直接影响公众权利义务"


class Meeting(models.TextChoices):
    """Which meeting deliberated a document (国办发〔2018〕37号)."""

    STANDING = "standing", "政府常务会议"
    PLENARY = "plenary", "政府全体会议"
    OFFICE = "office", "本机关办公会议"


class Source(models.TextChoices):
    """Who gave an opinion on a draft; persons are not named."""

    PUBLIC = "public", "社会公众"
    ENTERPRISE = "enterprise", "企业和经营者"
    ASSOCIATION = "association", "行业协会商会"
    AGENCY = "agency", "机关单位"
    EXPERT = "expert", "专家学者"


class Adoption(models.TextChoices):
    """What became of an opinion."""

    ADOPTED = "adopted", "采纳"
    PARTLY = "partly", "部分采纳"
    REFUSED = "refused", "不予采纳"


class Evaluation(models.TextChoices):
    """What an evaluation near the end of the term advises."""

    KEEP = "keep", "需要继续执行"
    CHANGE = "change", "修改后执行"
    LAPSE = "lapse", "到期失效"
    REPEAL = "repeal", "提前废止"


class Proposer(models.TextChoices):
    """Who may propose that a document be reviewed (规章制定程序条例 art. 35, which art. 36 lets governments follow)."""

    CITIZEN = "citizen", "公民"
    ENTERPRISE = "enterprise", "企业"
    ASSOCIATION = "association", "社会团体、其他组织"
    INSTITUTION = "institution", "事业单位"
    ORGAN = "organ", "国家机关"


class Finding(models.TextChoices):
    """What was found of a proposal for review."""

    LAWFUL = "lawful", "不与上位法抵触，说明理由"
    CHANGE = "change", "应当修改"
    REPEAL = "repeal", "应当废止或者宣布失效"
    TRANSFERRED = "transferred", "移送有权处理的机关"
    NOT_REVIEWED = "not_reviewed", "不属审查范围，告知理由"
