"""The choices of a compulsory measure (行政强制法 arts. 9, 18, 28, 33)."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """Art. 9, in the order of the yearly table."""

    LIBERTY = "liberty", "限制公民人身自由"
    SEAL = "seal", "查封场所、设施或者财物"
    SEIZE = "seize", "扣押财物"
    FREEZE = "freeze", "冻结存款、汇款"
    OTHER = "other", "其他行政强制措施"


class Presence(TextChoices):
    """Art. 18(4), (9): who of the other side was there."""

    PARTY = "party", "当事人到场"
    WITNESS = "witness", "当事人不到场，邀请见证人到场"


class Signed(TextChoices):
    """Art. 18(8), (9): how the record of the scene was signed."""

    YES = "yes", "当事人和执法人员签名或者盖章"
    REFUSED = "refused", "当事人拒绝签名，已在笔录中注明"
    WITNESS = "witness", "当事人不到场，见证人和执法人员签名"


class Contested(TextChoices):
    """How a contest ended: only what is annulled or found unlawful goes on no longer."""

    UPHELD = "upheld", "维持、驳回请求"
    CHANGED = "changed", "变更"
    ANNULLED = "annulled", "撤销、确认违法或者无效"
    SETTLED = "settled", "调解、和解"
    WITHDRAWN = "withdrawn", "撤回、终止"
    DISMISSED = "dismissed", "不予受理、驳回申请或者起诉"


class Why(TextChoices):
    """Why a measure ends: arts. 28(1), 33(1), 19, 20(2)."""

    NO_OFFENCE = "no_offence", "当事人没有违法行为"
    UNRELATED = "unrelated", "查封、扣押、冻结的对象与违法行为无关"
    DECIDED = "decided", "已经作出处理决定，不再需要"
    EXPIRED = "expired", "期限已经届满"
    DISAPPROVED = "disapproved", "负责人认为不应当采取"
    ANNULLED = "annulled", "被复议机关、人民法院撤销或者确认违法"
    NO_NEED = "no_need", "目的已经达到、条件已经消失等不再需要的情形"


class Fate(TextChoices):
    """What becomes of a thing: arts. 27, 28(2)."""

    RETURNED = "returned", "解除，退还"
    SOLD = "sold", "不易保管已经拍卖、变卖，退还价款"
    CONFISCATED = "confiscated", "没收"
    DESTROYED = "destroyed", "销毁"
