"""Gates as a page shows them before anything is told: open, closed, or to be seen when the step is taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from guiju.kernel.acting.admission import GateState, checklist, gate_states, who
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.offered import Offered
from guiju.kernel.declaring.rows import RowsAsk
from guiju.kernel.declaring.steps import NEW, Gate, Step, names

OPEN, CLOSED, LATER = "open", "closed", "later"
STATES = {OPEN: "已具备", CLOSED: "不具备", LATER: "办理时核对"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A gate on a page: what it asks for, by which rule (None: of the house), and how it stands."""

    stands: GateState

    @property
    def rule(self) -> Any | None:
        return self.stands.rule

    @property
    def gist(self) -> str:
        return str(self.rule.gist) if self.rule is not None else self.stands.gate.gist

    @property
    def state(self) -> str:
        if self.stands.waits_for:
            return LATER
        return CLOSED if self.stands.reason else OPEN

    def with_(self, other: GateState) -> Shown:
        """The same requirement, waiting for what another gate of it waits for too."""
        waits = dict.fromkeys((*self.stands.waits_for, *other.waits_for))
        may_lack = (*self.stands.may_lack, *other.may_lack)
        return Shown(replace(self.stands, waits_for=tuple(waits), may_lack=may_lack))

    @property
    def words(self) -> str:
        return STATES[self.state]

    @property
    def why(self) -> str:
        """Why it is closed, or what is to be told before it can be seen."""
        may_lack = self.stands.may_lack
        waits = "、".join(f"{label}（选填）" if label in may_lack else label for label in self.stands.waits_for)
        return f"待填：{waits}" if waits else self.stands.reason or ""


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
    """Every gate of a step that concerns this matter under the law of the day; of one requirement all that it waits for."""
    found: dict[tuple[str, ...], Shown] = {}
    here = in_place(step, facts)
    for state in (*gate_states(step, facts), *_nothing_left(step, facts)) if here else _out_of_place(step, facts):
        shown = Shown(state)
        key = (state.gate.rule, shown.gist, shown.state, state.reason or "")
        if state.holds:
            found[key] = found[key].with_(state) if key in found else shown
    return list(found.values())


def _nothing_left(step: Step, facts: Facts) -> Iterator[GateState]:
    """Where a step has to tell of rows, and none is left of which it could."""
    for ask in step.asked if facts.record.version else ():
        if isinstance(ask, RowsAsk) and ask.least and not any(map(ask.is_open, ask.there(facts).values())):
            gate = Gate("house.rows_left", lambda facts: None, ask.name, f"有待填的“{ask.label}”")
            yield GateState(gate, None, "目前没有。")


def in_place(step: Step, facts: Facts) -> bool:
    """Whether the step may follow from where the record stands; else it can only be entered at an earlier day."""
    return not facts.record.version or step.allows(facts.record.stage, facts.procedure.ends)


def _out_of_place(step: Step, facts: Facts) -> Iterator[GateState]:
    """The gates of an act of an earlier day: how they stood then is seen when the day is told."""
    for gate in step.held_to:
        rule = facts.rule(gate.rule) if gate.is_law else None
        yield GateState(gate, rule, waits_for=(facts.label("on"),), holds=rule is not None or not gate.is_law)


def enterable(facts: Facts) -> list[Step]:
    """The acts that the actor may enter in a record's course, each on the day on which it could follow."""
    return [
        step
        for step in facts.procedure.declared
        if NEW not in names(step.since) and step.has_form and who(step, facts) is None
    ]


def offers(facts: Facts) -> list[Offer]:
    """The steps that may follow from the record's stage, the actor's own first; the system's are left out."""
    record = facts.record
    made = []
    for step in record.procedure.possible(record.stage):
        if not step.has_form or step.offered is not Offered.BUTTON or not step.offered_on(record):
            continue
        stranger = who(step, facts)
        made.append(Offer(step, look(step, facts), checklist(step, facts), stranger.words if stranger else ""))
    return sorted(made, key=lambda offer: bool(offer.stranger))
