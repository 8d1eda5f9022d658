"""法治督察、行政执法监督: the words from which one chooses."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """What is looked at: how a unit builds the rule of law, or how it enforces the law."""

    RULE_OF_LAW = "rule_of_law", "法治督察"
    ENFORCEMENT = "enforcement", "行政执法监督"


class Way(TextChoices):
    """督察方式: in what way a unit was looked at."""

    ON_SITE = "on_site", "实地督察"
    SECRET = "secret", "明察暗访"
    PAPERS = "papers", "书面督察（调阅材料、案卷）"
    HEARD = "heard", "听取汇报"


IN_PERSON = (Way.ON_SITE, Way.SECRET)
"""Ways in which somebody goes there."""


class Source(TextChoices):
    """线索来源. Those of the first line stand in other registers and are counted there."""

    LOST = "lost", "行政诉讼败诉"
    CORRECTED = "corrected", "行政复议纠错"
    UNANSWERED = "unanswered", "复议意见书逾期未报送纠正情况"
    LATE = "late", "超过办理期限"
    UNPUBLISHED = "unpublished", "逾期公开"
    MISSED = "missed", "未按期走访等定期职责"
    COMPLAINT = "complaint", "投诉举报"
    REFERRED = "referred", "有关机关移送、转办"
    OTHER = "other", "其他"


class Fault(TextChoices):
    """问题类别: the same fault in several cases or units shows as a pattern."""

    POWER = "power", "主体、权限不合法"
    EVIDENCE = "evidence", "事实不清、证据不足"
    PROCEDURE = "procedure", "程序违法"
    BASIS = "basis", "适用依据错误"
    DISCRETION = "discretion", "裁量不当"
    INACTION = "inaction", "不履行、怠于履行职责"
    LATE = "late", "超过法定期限"
    OPENNESS = "openness", "未公示、未公开或者逾期公开"
    RECORD = "record", "执法全过程记录不规范"
    REVIEW = "review", "未经法制审核、合法性审查"
    FILES = "files", "文书、案卷不规范"
    SYSTEM = "system", "制度不健全、责任未落实"
    OTHER = "other", "其他"


class Letter(TextChoices):
    """文书种类."""

    TASK = "task", "督察交办函"
    RECTIFY = "rectify", "整改通知书"
    NOTICE = "notice", "行政执法监督通知书"
    OPINION = "opinion", "行政执法监督意见书"


LETTERS = {Kind.RULE_OF_LAW: (Letter.TASK, Letter.RECTIFY), Kind.ENFORCEMENT: (Letter.NOTICE, Letter.OPINION)}


class Ground(TextChoices):
    """约谈的情形."""

    OVERDUE = "overdue", "逾期没有报送整改情况"
    UNSETTLED = "unsettled", "整改不到位，被退回重新整改"
    GRAVE = "grave", "问题突出、影响较大"
    REPEATED = "repeated", "同类问题反复出现"
