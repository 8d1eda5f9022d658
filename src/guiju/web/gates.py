"""Gates as a page shows them before anything is told: open, closed, or to be seen when the step is taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from guiju.kernel.acting.admission import checklist, who
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate, Step
from guiju.kernel.offices.people import Role

OPEN, CLOSED, LATER = "open", "closed", "later"
STATES = {OPEN: "已具备", CLOSED: "不具备", LATER: "办理时核对"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A gate on a page: its state, why it is closed, and the rule it rests on (None: a rule of the house)."""

    gate: Gate
    rule: Any | None
    state: str
    reason: str = ""

    @property
    def words(self) -> str:
        return STATES[self.state]

    @property
    def worth_saying(self) -> bool:
        """A rule of the house has no words of its own: it is shown where it is closed and says why."""
        return self.rule is not None or self.state == CLOSED


@dataclass(frozen=True, slots=True)
class Offer:
    """A step as offered to an actor: its gates, its checklist, and why it is not theirs to take ("" if it is)."""

    step: Step
    gates: list[Shown]
    checklist: list[Any]
    stranger: str

    @property
    def conditions(self) -> int:
        return len(self.gates) + len(self.checklist)

    @property
    def closed(self) -> int:
        return sum(shown.state == CLOSED for shown in self.gates)


def look(step: Step, facts: Facts) -> list[Shown]:
    """Every gate of a step that is in force for these facts."""
    found = (_look(step, gate, facts) for gate in step.gates)
    return [shown for shown in found if shown is not None]


def _look(step: Step, gate: Gate, facts: Facts) -> Shown | None:
    rule = facts.rule(gate.rule) if gate.is_law else None
    if gate.is_law and rule is None:
        return None
    asked = {ask.name for ask in step.asked}
    try:
        reason = gate.reason(facts)
    except (KeyError, TypeError, AttributeError):
        # It looks at what is only told with the step; the engine will hold the step to it then.
        return Shown(gate, rule, LATER)
    if gate.field in asked and gate.field not in facts.told:
        return Shown(gate, rule, LATER)
    return Shown(gate, rule, CLOSED if reason else OPEN, reason or "")


def offers(facts: Facts) -> list[Offer]:
    """The steps that may follow from the record's stage, the actor's own first; the system's are left out."""
    record = facts.record
    made = []
    for step in record.procedure.possible(record.stage):
        if set(step.by) == {Role.SYSTEM}:
            continue
        stranger = who(step, facts)
        made.append(Offer(step, look(step, facts), checklist(step, facts), stranger.words if stranger else ""))
    return sorted(made, key=lambda offer: bool(offer.stranger))
