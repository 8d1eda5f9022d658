"""转入: as which case a suit goes on, and what a retrial leaves of the judgment before it (行政诉讼法 arts. 85, 89 to 92)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.registers.oversight.litigation.choices import LEFT_STANDING, Instance, Outcome


def goes_on_as(instance: Instance) -> Gate:
    """The case chosen is another, of that instance (a case moved to another court keeps its own), and of this one alone."""

    def reason(facts: Facts) -> str | None:
        other = facts["went_on"]
        kept = (facts["instance"],) if facts["outcome"] == Outcome.MOVED else ()
        if other.pk == facts.record.pk or other.instance not in (instance, *kept):
            return f"应当选择本案转入的{instance.label}案件，所选为{Instance(other.instance).label}。"
        if other.agency_id != facts.record.agency_id:
            return f"{facts.named(other)}由{other.agency}应诉，不是本案转入的案件。"
        from_there = type(other)._default_manager.filter(went_on=other).exclude(pk=facts.record.pk)
        found = facts.look_at(from_there.order_by("pk")[:1])
        return f"{facts.named(other)}已由{facts.named(found[0])}转入。" if found else None

    return Gate("house.next_instance", reason, "went_on", "所选的是本案转入的案件")


def retried(facts: Facts) -> str | None:
    """Art. 90: what is in effect is tried again, or what a court has ordered to be."""
    if facts["effective_on"] or facts["outcome"] == Outcome.RETRIAL_ORDERED:
        return None
    return "本案裁判没有发生法律效力，不转入再审；经上诉的，在二审案件中办理。"


def outcome_of_retrial(facts: Facts) -> Any:
    """The case with which a retrial ended, however often it went on; None while it has not."""
    suit: Any = facts["went_on"]
    if suit is None or suit.instance != Instance.RETRIAL:
        return None
    first = suit
    while suit.went_on_id and suit.outcome != Outcome.REMANDED and suit.effective_on is None:
        suit = suit.went_on
        first = suit if first.outcome == Outcome.RETRIAL_ORDERED else first
    facts.look_at([suit])
    return None if first.outcome in LEFT_STANDING else suit


def replaced(facts: Facts) -> str | None:
    """A judgment that a retrial took away is carried out no more."""
    suit = outcome_of_retrial(facts)
    if suit is not None and (suit.outcome == Outcome.REMANDED or suit.effective_on is not None):
        return None
    return "没有转入再审，或者再审没有改变原裁判、再审裁判没有生效，原裁判仍应履行。"


RETRIED = Gate("house.retried", retried, gist="裁判已经生效，或者裁定再审")
REPLACED = Gate("house.replaced", replaced, gist="再审裁判改变原裁判")
