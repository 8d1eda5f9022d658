"""Who does what: the office's workers, its head, the county's correction agency and its head (社区矫正法 arts. 8, 9, 29)."""

from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import At, Gate
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.care.supervised_person.choices import CONVICTED, DRUGS, Away, Kind

WORKER: dict[str, Any] = {"by": (Role.CORRECTION,)}
HEAD: dict[str, Any] = {"by": (Role.HEAD,)}
COUNTY: dict[str, Any] = {"by": (Role.CORRECTION,), "at": (Organ.JUSTICE, At.OWN)}
COUNTY_HEAD: dict[str, Any] = {"by": (Role.HEAD,), "at": Organ.JUSTICE}
EITHER_HEAD: dict[str, Any] = {"by": (Role.HEAD,), "at": (At.OWN, Organ.JUSTICE)}

NO_LEAVE: dict[str, Any] = {
    "leave_from": None,
    "leave_until": None,
    "leave_to": "",
    "leave_regular": False,
    "on_leave": False,
}
GONE: dict[str, Any] = {"device": False, "away": "", "away_since": None, "moving_to": "", **NO_LEAVE}
"""What no longer holds of somebody who has left the list."""


def of_the_county(facts: Facts) -> bool:
    """Whether the actor is of the county's correction agency."""
    return any(organ is Organ.JUSTICE for organ, _ in facts.actor.functions)


def in_correction(facts: Facts) -> bool:
    return bool(facts["kind"] == Kind.CORRECTION)


def for_drugs(facts: Facts) -> bool:
    return facts["kind"] in DRUGS


def in_treatment(facts: Facts) -> bool:
    return bool(facts["kind"] == Kind.TREATMENT)


def in_recovery(facts: Facts) -> bool:
    return bool(facts["kind"] == Kind.RECOVERY)


def controlled(facts: Facts) -> bool:
    return bool(facts["kind"] == Kind.CONTROLLED)


def convicted(facts: Facts) -> bool:
    return facts["kind"] in CONVICTED


def a_minor(facts: Facts) -> bool:
    return bool(facts["minor"])


def in_reach(facts: Facts) -> str | None:
    return "该人员失去联系，查找到的先办理“查找到”。" if facts["away"] == Away.LOST else None


NOT_LOST = Gate("house.not_lost", in_reach, "", "没有登记为失去联系")


def only_of(words: str, *kinds: Kind) -> Gate:
    """A gate closed to persons of other kinds."""
    labels = "、".join(kind.label for kind in kinds)

    def reason(facts: Facts) -> str | None:
        return None if facts["kind"] in kinds else f"“{words}”只对{labels}人员办理。"

    return Gate("house.of_kind", reason, "kind", f"只对{labels}人员办理")
