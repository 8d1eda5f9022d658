"""What a penalty takes and of what kind it is: unlawful gains and goods apart, sums, the kind that a year's table counts.

处罚法 art. 28(2): gains are refunded or confiscated, all of them; art. 29 s. 2: of several norms the one with the higher fine.
The yearly table (国办发〔2018〕118号) counts a decision once, under the heaviest of its kinds, and what was confiscated in its
sum only where that can be fixed.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping import parties
from guiju.registers.enforcement.penalty_case.choices import Business, Leniency, Licence, MainKind, Warned
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.filing_gates import known_of_party

ZERO = Decimal(0)
OF_LICENCE = {
    Licence.SUSPENDED: MainKind.LICENCE_SUSPENDED,
    Licence.DOWNGRADED: MainKind.DOWNGRADED,
    Licence.REVOKED: MainKind.REVOKED,
}
OF_BUSINESS = {
    Business.RESTRICTED: MainKind.RESTRICTED,
    Business.SUSPENDED: MainKind.BUSINESS_SUSPENDED,
    Business.CLOSED: MainKind.CLOSED,
    Business.BARRED: MainKind.BARRED,
}
OF_WARNING = {Warned.WARNING: MainKind.WARNING, Warned.CIRCULAR: MainKind.CIRCULAR}


def main_kind(given: dict[str, Any]) -> str:
    """The heaviest kind of a penalty; a named kind goes before any other one."""
    kinds = [
        OF_WARNING.get(given["warned"]),
        OF_LICENCE.get(given["licence"]),
        OF_BUSINESS.get(given["business"]),
        MainKind.FINE if given["fine"] else None,
        MainKind.CONFISCATED if confiscates(given) else None,
        MainKind.DETAINED if given["detained_days"] else None,
    ]
    order = list(MainKind)
    return max((kind for kind in kinds if kind is not None), key=order.index, default=MainKind.OTHER)


def confiscates(given: dict[str, Any]) -> bool:
    return bool(given["confiscated"] or given["gains_confiscated"] or given["goods_confiscated"])


def money_imposed(given: dict[str, Any]) -> Decimal:
    """罚没金额, as in the decision."""
    return Decimal((given["fine"] or ZERO) + (given["confiscated"] or ZERO))


def confiscation_in_words(given: dict[str, Any]) -> list[str]:
    gains, total = given["gains_confiscated"] or ZERO, given["confiscated"] or ZERO
    words = [f"没收违法所得{gains.normalize():f}元"] if gains else []
    if given["goods_confiscated"]:
        value = total - gains
        words += [f"没收非法财物（价值{value.normalize():f}元）" if value > 0 else "没收非法财物"]
    return words or ([f"没收违法所得、非法财物计{total.normalize():f}元"] if total else [])


def gains_dealt_with(facts: Facts) -> str | None:
    """处罚法 art. 28(2)."""
    gains = facts["unlawful_gains"]
    if gains is None:
        return "请填写查明的违法所得，没有的填0。"
    refunded, taken = facts["gains_refunded"] or ZERO, facts["gains_confiscated"] or ZERO
    rest = gains - refunded - taken
    if rest > 0:
        return f"违法所得{gains}元，除依法退赔的{refunded}元以外应当没收，尚有{rest}元没有没收。"
    return f"没收、退赔的违法所得超过查明的{gains}元。" if rest < 0 else None


def kinds_apart(facts: Facts) -> str | None:
    """Gains and goods are two kinds of the yearly table; a sum is the sum of what is confiscated."""
    total, gains = facts["confiscated"] or ZERO, facts["gains_confiscated"] or ZERO
    if gains > total:
        return f"没收违法所得{gains}元，没收总额应当填写，且不得少于该数。"
    goods = facts["goods_confiscated"]
    return None if total == gains or goods else "没收总额超过没收违法所得的，请选择没收非法财物。"


def higher_of_norms(facts: Facts) -> str | None:
    """处罚法 art. 29, second sentence."""
    if not facts["several_norms"] or not facts["fine"]:
        return None
    own, other = facts["fine_most"], facts["other_fine_most"]
    if own is None or other is None:
        return "同一行为违反多个法律规范的，请填写各规范的罚款上限，以便比较。"
    return f"其他规范的罚款上限{other}元高于所适用的{own}元，应当按罚款数额高的规定处罚。" if other > own else None


def spared_known(facts: Facts) -> str | None:
    lacking = facts["leniency"] == Leniency.MITIGATED and facts["fine"] and facts["fine_spared"] is None
    return "减轻处罚的，请填写比法定最低罚款少罚的金额，用于年度统计。" if lacking else None


def unit_kind_known(facts: Facts) -> str | None:
    lacking = known_of_party(facts)["party_kind"] == parties.ORGANISATION and not facts["unit_kind"]
    return "当事人是单位的，请选择单位类别，用于分类统计。" if lacking else None


GAINS = (
    asks.maybe(Of.unit_kind, "当事人是单位的，应当选择。"),
    # What is confiscated is not for a decision on the spot: a form that opens a case offers that there are no gains.
    asks.usually(
        asks.maybe(Of.unlawful_gains, "应当填写，没有的填0。"), lambda facts: None if facts.record.version else ZERO
    ),
    *asks.under(
        "有违法所得的",
        asks.maybe(Of.gains_refunded),
        asks.maybe(asks.words("gains_rule", "违法所得计算的特别规定", longest=200)),
    ),
    *asks.under(
        "同一行为违反多个法律规范的",
        asks.yes("several_norms", "同一行为违反多个法律规范"),
        asks.maybe(
            asks.number("fine_most", "所适用规范的罚款上限（元）", most=10**9), "同时违反多个法律规范的，应当填写。"
        ),
        asks.maybe(
            asks.number("other_fine_most", "其他规范的罚款上限（元）", most=10**9), "同时违反多个法律规范的，应当填写。"
        ),
    ),
)
IMPOSED_GATES = (
    Gate("house.unit_kind", unit_kind_known, "unit_kind", "当事人是单位的，已选择单位类别"),
    Gate("penalty.gains_confiscated", gains_dealt_with, "unlawful_gains"),
    Gate("penalty.higher_fine", higher_of_norms, "other_fine_most"),
    Gate("house.kinds_apart", kinds_apart, "goods_confiscated", "没收违法所得与没收非法财物分别填写"),
    Gate("house.fine_spared", spared_known, "fine_spared", "减轻处罚的，已填写少罚的金额"),
)
