"""The choices of credit information that is published."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """信用信息类别: the two of 双公示, and the lists of those who keep faith and who gravely do not."""

    PENALTY = "penalty", "行政处罚"
    LICENCE = "licence", "行政许可"
    HONEST = "honest", "守信名单"
    DISHONEST = "dishonest", "严重失信名单"


class Counterpart(TextChoices):
    """行政相对人类别: natural persons are not published here."""

    UNIT = "unit", "法人及非法人组织"
    SELF_EMPLOYED = "self_employed", "个体工商户"


class LicenceKind(TextChoices):
    """许可类别 (行政许可法 art. 12, in the words of the exchange format)."""

    ORDINARY = "ordinary", "普通"
    CONCESSION = "concession", "特许"
    APPROVAL = "approval", "认可"
    VERIFICATION = "verification", "核准"
    REGISTRATION = "registration", "登记"
    OTHER = "other", "其他"


class Withdrawn(TextChoices):
    """Why something published is taken down before its time."""

    ANNULLED = "annulled", "决定被变更、撤销、确认违法或者无效"
    LICENCE_OVER = "licence_over", "许可被撤销、撤回、注销"
    OBJECTION = "objection", "异议成立，信息有误"
    LISTED_NO_MORE = "listed_no_more", "移出名单"
