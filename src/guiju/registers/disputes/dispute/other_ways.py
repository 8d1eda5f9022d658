"""What is asked before a dispute is led on to another way: told of, open to it, and there.

人民调解法 (2010) arts. 26, 32; 劳动争议调解仲裁法 (2007) art. 5; 行政复议法 art. 2.
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import registry
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import Reason
from guiju.kernel.declaring.steps import Gate
from guiju.registers.disputes.dispute.choices import Confirmation, Kind, Nature, OtherWay
from guiju.registers.disputes.dispute.gates import binding

NOT_FOR = {
    Nature.CIVIL: (OtherWay.RECONSIDERATION,),
    Nature.ADMINISTRATIVE: (OtherWay.ARBITRATION, OtherWay.ADJUDICATION),
}


def agreement_broken(facts: Facts) -> str | None:
    """An agreement that is kept and not disputed is not led on to another way (人民调解法 art. 32)."""
    kept = facts["performance"] not in ("partial", "none") and not facts["disputed"]
    if facts.record.stage != "agreed" or not kept:
        return None
    return "已达成协议的，回访发现未履行、未全部履行，或者就协议的履行、内容发生争议，方可引导至其他途径。"


def enforced_if_confirmed(facts: Facts) -> str | None:
    """人民调解法 art. 33(2), 民事诉讼法 (2023) art. 206: what a court has confirmed is enforced, and nothing else is."""
    confirmed, ways = facts["confirmation"] == Confirmation.CONFIRMED, _ways(facts)
    if confirmed and OtherWay.COURT in ways:
        return "协议已经司法确认，拒绝履行或者未全部履行的，应当申请强制执行，不再就协议起诉。"
    if not confirmed and OtherWay.ENFORCEMENT in ways:
        return "协议没有经司法确认，不能申请强制执行。"
    return None


def not_sued_once_confirmed(facts: Facts) -> str | None:
    """The same of a suit that is entered."""
    if facts["confirmation"] != Confirmation.CONFIRMED:
        return None
    return "协议已经司法确认，不再就协议起诉；没有履行的引导至申请强制执行，对裁定有异议的办理异议。"


def of_its_nature(facts: Facts) -> str | None:
    """行政复议法 art. 2: reconsideration is for administrative acts, which neither arbitration nor adjudication among people
    touches (仲裁法 art. 3)."""
    wrong = next((way for way in NOT_FOR[facts["nature"]] if way in _ways(facts)), None)
    return wrong and f"纠纷性质为“{Nature(facts['nature']).label}”，不能通过{wrong.label}处理。"


def not_arbitrated(kind: Kind, words: str) -> Reason:
    """A gate's reason: disputes of this kind do not go to arbitration."""

    def reason(facts: Facts) -> str | None:
        told = facts["nature"] == Nature.CIVIL and facts["kind"] == kind and OtherWay.ARBITRATION in _ways(facts)
        return words if told else None

    return reason


def arbitration_first(facts: Facts) -> str | None:
    """劳动争议调解仲裁法 art. 5: arbitration, and the court after it, where there is no agreement."""
    ways = _ways(facts)
    if facts["kind"] != Kind.LABOUR or facts["effective_on"] or OtherWay.COURT not in ways:
        return None
    if OtherWay.ARBITRATION in ways:
        return None
    return "劳动争议应当先申请劳动争议仲裁，对裁决不服的才能起诉，请告知、引导至仲裁。"


def _ways(facts: Facts) -> list[str]:
    """The ways that parties are told of, or the one to which they are led."""
    return [str(facts["led_to"])] if facts.asks("led_to") else list(facts["informed_of"] or ())


def told_other_ways(facts: Facts) -> str | None:
    """人民调解法 art. 26."""
    return None if facts["informed_of"] else "调解不成的，应当告知当事人仲裁、行政、司法等其他途径。"


def target_found(facts: Facts) -> str | None:
    """Where the matter led to stands in a register here, its number must be right."""
    number = facts["target_number"]
    if not number or target(facts) is not None:
        return None
    return f"本平台没有编号为“{number}”的事项；接收事项不在本平台的，请留空。"


def targets() -> list[Any]:
    """The registers here that a dispute may be led on to."""
    known = registry.registers()
    return [known[name] for name in ("reconsideration", "litigation") if name in known]


def target(facts: Facts) -> Any | None:
    """The matter that a dispute was led on to, by its number; None where it is not here."""
    number: str = facts["target_number"]
    found = (model.objects.filter(number=number).first() for model in targets() if number)
    return next(iter(facts.look_at(one for one in found if one is not None)), None)


INFORMED = binding(
    *("mediation.failed_inform", "house.failed_inform", told_other_ways, "informed_of"),
    gist="调解不成的，告知当事人其他途径",
)
UNCONFIRMED = Gate("mediation.enforcement", not_sued_once_confirmed)
WAYS = (
    Gate("mediation.enforcement", enforced_if_confirmed, "confirmation"),
    Gate("house.way_of_nature", of_its_nature, "nature", "所告知、引导的途径与纠纷性质相符"),
    Gate("mediation.labour_arbitration", arbitration_first, "kind"),
    Gate(
        "mediation.family_not_arbitrated",
        not_arbitrated(Kind.FAMILY, "婚姻、收养、监护、扶养、继承纠纷不能仲裁，请告知、引导至诉讼。"),
        "kind",
    ),
    Gate(
        "mediation.expropriation_not_arbitrated",
        not_arbitrated(Kind.EXPROPRIATION, "因征收集体所有的土地及其补偿发生的纠纷不能仲裁，请告知、引导至诉讼。"),
        "kind",
    ),
)
BROKEN = Gate("house.agreement_broken", agreement_broken, "performance", "已达成的协议没有全部履行")
FOUND = Gate("house.target_found", target_found, "target_number", "所填编号的事项在本平台")
