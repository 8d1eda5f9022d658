"""Each result has its article, and the article its conditions (2023 art. 33, 63 to 72; 2017 art. 28, 29; regulation 44 to 48).

One ``defect`` says what is wrong with the act; where none is, it is upheld. What is particular to a result is told with it.
"""

from __future__ import annotations

from decimal import Decimal

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.registers.oversight.reconsideration.choices import (
    MAY_BE_INACTION,
    ON_PROPERTY,
    ActKind,
    Defect,
    GivenBy,
    Result,
    UnlawfulGround,
)
from guiju.registers.oversight.reconsideration.filing_gates import nothing_done, of_2023

ANNULLED = {Result.ANNULLED, Result.PARTLY_ANNULLED}
WITH_COMPENSATION = {*ANNULLED, Result.CHANGED, Result.UNLAWFUL, Result.VOID}


def given_by(facts: Facts, giver: GivenBy) -> bool:
    return any(row.given_by == giver for row in facts.parts("evidence"))


def upheld(facts: Facts) -> str | None:
    """2023 art. 68: nothing is wrong with it, and nothing is ordered."""
    if facts["result"] != Result.UPHELD:
        return None
    if nothing_done(facts):
        return "没有作出行为的，没有可以维持的内容；没有职责或者已经履行的，驳回复议请求。"
    if facts["defect"]:
        return f"已认定“{Defect(facts['defect']).label}”，不能维持。"
    return "维持原行为的，不能责令重新作出。" if facts["redo_ordered"] else None


def changed(facts: Facts) -> str | None:
    """2023 art. 63 s. 1, 2007 regulation art. 47."""
    if facts["result"] != Result.CHANGED:
        return None
    if nothing_done(facts):
        return "没有作出行为的，没有可以变更的内容。"
    if facts["defect"] == Defect.FACTS:
        return None if facts["cleared_up"] else "事实不清、证据不足的，经复议机关查清事实和证据，才能变更。"
    if facts["defect"] in (Defect.UNREASONABLE, Defect.BASIS):
        return None
    return "变更限于内容不适当、未正确适用依据，或者事实经复议机关查清的行为，请选定违法情形。"


def annulled(facts: Facts) -> str | None:
    """2023 art. 64 s. 1, 2017 art. 28 s. 1 (3): its grounds, and what may be ordered along with it."""
    result, new = facts["result"], of_2023(facts)
    may_redo = ANNULLED if new else {*ANNULLED, Result.UNLAWFUL}
    if facts["redo_ordered"] and result not in {*may_redo, Result.UPHELD}:
        return "只有撤销、部分撤销的，才可以责令重新作出。" if new else "只有撤销、确认违法的，才可以责令重新作出。"
    if result in ANNULLED and nothing_done(facts):
        return "没有作出行为的，没有可以撤销的内容；应当责令履行或者确认违法。"
    if result not in ANNULLED or not facts["defect"]:
        return None
    unreasonable = new and facts["defect"] == Defect.UNREASONABLE
    return "内容不适当的，应当变更；不属于撤销的情形。" if unreasonable else None


def declared_unlawful(facts: Facts) -> str | None:
    """2023 art. 65."""
    if facts["result"] != Result.UNLAWFUL:
        return None
    ground = facts["unlawful_ground"]
    if not ground:
        return "确认违法的，应当选定不撤销、不责令履行的情形。"
    if ground == UnlawfulGround.SLIGHT and facts["defect"] != Defect.PROCEDURE:
        return "程序轻微违法的，违法情形应当是“违反法定程序”。"
    if ground == UnlawfulGround.POINTLESS and facts["act_kind"] not in MAY_BE_INACTION:
        return "该案不是不履行法定职责的案件。"
    return None


def declared_void(facts: Facts) -> str | None:
    """2023 art. 67."""
    if facts["result"] != Result.VOID:
        return None
    if not facts["void_ground"]:
        return "确认无效的，应当选定重大且明显违法的情形。"
    return None if facts["void_asked"] else "申请人申请确认无效的，才确认无效。"


def to_perform(facts: Facts) -> str | None:
    """2023 art. 66, 2007 regulation art. 44: a duty left undone, and a term for it."""
    if facts["result"] != Result.PERFORM:
        return None
    if facts["act_kind"] not in MAY_BE_INACTION:
        return "责令履行限于不履行法定职责的案件。"
    return None if facts["ordered_term"] else "责令履行的，应当在决定中确定履行的期限。"


def claim_rejected(facts: Facts) -> str | None:
    """2023 art. 69, 2007 regulation art. 48 s. 1 (1)."""
    if facts["result"] != Result.CLAIM_REJECTED:
        return None
    if facts["act_kind"] not in MAY_BE_INACTION:
        return "驳回复议请求限于认为不履行法定职责的案件；行为合法、适当的，应当维持。"
    return None if facts["no_duty"] else "应当选定是没有相应职责，还是受理前已经履行。"


def dismissed(facts: Facts) -> str | None:
    """2023 art. 33, 2007 regulation art. 48 s. 1 (2)."""
    if facts["result"] != Result.APPLICATION_REJECTED or facts["unmet"]:
        return None
    return "驳回复议申请的，应当选定不符合的受理条件。"


def on_agreement(facts: Facts) -> str | None:
    """2023 art. 71."""
    wrong = facts["result"] == Result.AGREEMENT and facts["act_kind"] != ActKind.AGREEMENT
    return "该案不是行政协议案件。" if wrong else None


def proven_by_applicant(facts: Facts) -> str | None:
    """2023 art. 44(2), 2007 regulation art. 21: what was asked of the respondent, and the loss."""
    if facts["proof_excused"] or given_by(facts, GivenBy.APPLICANT):
        return None
    if facts["result"] == Result.PERFORM:
        return "案卷没有申请人曾经要求履行职责的证据；被申请人应当主动履行或者不能提供有正当理由的，请写明。"
    awarded = (facts["compensation_awarded"] or 0) > 0
    return "案卷没有申请人受到损害的证据；因被申请人原因不能举证的，请写明。" if awarded else None


def compensation(facts: Facts) -> str | None:
    """2023 art. 72(1), 2017 art. 29(1): decided along with the act."""
    result, awarded = facts["result"], facts["compensation_awarded"]
    if facts["compensation_asked"] is None or result == Result.APPLICATION_REJECTED:
        return "申请人没有请求行政赔偿，不填写赔偿数额。" if awarded else None
    if awarded is None:
        return "申请人一并请求行政赔偿，应当同时决定；不予赔偿的填写0。"
    if awarded > Decimal(0) and result not in WITH_COMPENSATION:
        return "撤销、变更或者确认违法、无效的，才能同时决定给予赔偿。"
    return None


def by_kind(facts: Facts) -> str | None:
    """Each kind of damage with its amount, and together what is awarded (国家赔偿法 arts. 33 to 36)."""
    told, awarded = (
        sum((row["amount"] for row in facts["compensation"]), Decimal(0)),
        facts["compensation_awarded"] or 0,
    )
    return None if told == awarded else f"各类赔偿合计{told}元，与决定给予赔偿的{awarded}元不符，请逐类填写。"


def return_property(facts: Facts) -> str | None:
    """2023 art. 72(2), 2017 art. 29(2)."""
    due = facts["result"] in {*ANNULLED, Result.CHANGED} and facts["act_kind"] in ON_PROPERTY
    if not due or facts["compensation_asked"] is not None or facts["property"]:
        return None
    return "没有请求赔偿的，应当选定是否责令返还财产、解除措施或者赔偿价款。"


RESULTS = (
    Gate("reconsideration.upheld", upheld, "result"),
    Gate("reconsideration.changed", changed, "defect"),
    Gate("reconsideration.annulled", annulled, "redo_ordered"),
    Gate("reconsideration.declared_unlawful", declared_unlawful, "unlawful_ground"),
    Gate("reconsideration.declared_void", declared_void, "void_ground"),
    Gate("reconsideration.perform_term", to_perform, "ordered_term"),
    Gate("reconsideration.claim_rejected", claim_rejected, "no_duty"),
    Gate("reconsideration.dismissal", dismissed, "unmet"),
    Gate("reconsideration.agreement_liability", on_agreement, "result"),
    Gate("reconsideration.applicant_proof", proven_by_applicant, "proof_excused"),
    Gate("reconsideration.compensation", compensation, "compensation_awarded"),
    Gate("house.compensation_by_kind", by_kind, "compensation", "各类赔偿的金额合计等于决定给予的赔偿"),
    Gate("reconsideration.return_property", return_property, "property"),
)
