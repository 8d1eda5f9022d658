"""The choices of an enforcement (行政强制法 arts. 12, 40, 50)."""

from django.db.models import TextChoices


class Duty(TextChoices):
    """What the decision asks of the party."""

    MONEY = "money", "金钱给付"
    RESTORE = "restore", "排除妨碍、恢复原状"
    DEMOLISH = "demolish", "拆除违法的建筑物、构筑物、设施"
    OTHER = "other", "其他义务"


class Mode(TextChoices):
    """Art. 12, in the order of the yearly table; an added fine or charge (item 1) has an act of its own."""

    TRANSFER = "transfer", "划拨存款、汇款"
    AUCTION = "auction", "拍卖或者依法处理查封、扣押的场所、设施或者财物"
    RESTORE = "restore", "排除妨碍、恢复原状"
    SUBSTITUTE = "substitute", "代履行"
    OTHER = "other", "其他强制执行方式"


class Harm(TextChoices):
    """Art. 50: what a duty left undone has brought about, or will."""

    TRAFFIC = "traffic", "危害交通安全"
    POLLUTION = "pollution", "造成环境污染"
    RESOURCES = "resources", "破坏自然资源"


class Outcome(TextChoices):
    PERFORMED = "performed", "当事人自行履行"
    EXECUTED = "executed", "本机关强制执行完毕"
    BY_COURT = "by_court", "人民法院执行完毕"


class Ending(TextChoices):
    """Arts. 40, 39(2), 56 to 58."""

    DEATH = "death", "公民死亡，无遗产且无义务承受人"
    DISSOLVED = "dissolved", "法人、其他组织终止，无财产且无义务承受人"
    GONE = "gone", "执行标的灭失"
    REVOKED = "revoked", "据以执行的行政决定被撤销"
    THREE_YEARS = "three_years", "无能力履行，中止执行满三年"
    COURT_REFUSED = "court_refused", "人民法院裁定不予受理或者不予执行"
    OTHER = "other", "需要终结执行的其他情形"
