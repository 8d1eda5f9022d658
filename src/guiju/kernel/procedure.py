"""What may happen to a record, declared beside its model so that it reads like the law it carries out.

A ``Step`` leads from stages to a stage; a ``Gate`` is a precondition with its rule; a ``Clock`` is a time limit that runs.
Buttons, forms, process charts, help pages, the API and tests are made from these values.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import models

from guiju import law
from guiju.kernel import registry
from guiju.kernel.asks import Ask, Asked, Optional, PartiesAsk, PartsAsk, as_ask
from guiju.kernel.people import Role
from guiju.kernel.publication import Publication

if TYPE_CHECKING:
    from guiju.kernel.engine import Act
    from guiju.kernel.facts import Facts
    from guiju.kernel.matters import Record
    from guiju.kernel.numbering import Numbering

NEW = "new"
"""The stage before the first step."""
ANY = "any"
"""Any stage but the ends."""


class At(Enum):
    """Whose people take a step: the record's own agency's, the bureau's that oversees the region, either's, or anyone's
    who sees the record."""

    OWN = "own"
    BUREAU = "bureau"
    EITHER = "either"
    ANY = "any"


@dataclass(frozen=True)
class Gate:
    """A precondition: ``reason`` says in a clerk's words why it is closed, or None. ``field`` is what to look at.

    ``rule`` is an id of the rule catalogue (the gate holds only where a text of it is in force), or, beginning with
    ``house.``, a rule of good order of our own.
    """

    rule: str
    reason: Callable[[Facts], str | None]
    field: str = ""

    @property
    def is_law(self) -> bool:
        return not self.rule.startswith("house.")


@dataclass(frozen=True)
class Writes:
    """An official document that a step writes from ``papers/<template>.md`` beside the register's file.

    The template knows ``matter``, ``told``, ``on``, ``law_day``, ``agency``, ``parties``, ``facts``, and what ``also`` adds.
    """

    template: str
    title: str
    when: Callable[[Facts], bool] | None = None
    also: Callable[[Facts], dict[str, Any]] | None = None


@dataclass(frozen=True)
class Clock:
    """A time limit. Started by a step (or from a day in a column), met by steps, paused, extended, or dropped by others.

    ``when``: only if this holds as it starts. A rule not in force on the day of the law starts no clock, and a limit that
    runs is not started again by a step taken twice.
    """

    rule: str
    starts: str | tuple[str, ...]
    met_by: str | tuple[str, ...] = ()
    counted_from: str = ""
    pauses: tuple[tuple[str, str], ...] = ()
    extended_by: str = ""
    dropped_by: str | tuple[str, ...] = ()
    when: Callable[[Facts], bool] | None = None


def _names(given: str | tuple[str, ...]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else given


@dataclass(frozen=True)
class Step:
    """One lawful act.

    to        the stage it leads to; None stays
    by        roles that may take it
    at        whose people take it
    asks      columns and other things the actor tells
    sets      columns set to fixed values (or to what a function of the facts says), or one function for all of them
    dates     columns set to the day of the step
    gates     preconditions the engine holds it to
    confirms  rules put to the actor as a checklist; each in force must be confirmed
    then      further effects in the same transaction
    """

    name: str
    label: str
    since: str | tuple[str, ...] = ANY
    to: str | None = None
    by: tuple[Role, ...] = (Role.CLERK,)
    at: At = At.OWN
    asks: tuple[Asked | Optional, ...] = ()
    sets: dict[str, Any] | Callable[[Facts], dict[str, Any]] = field(default_factory=dict)
    dates: tuple[Any, ...] = ()
    gates: tuple[Gate, ...] = ()
    confirms: tuple[str, ...] = ()
    writes: Writes | None = None
    publishes: bool = False
    withdraws: bool = False
    then: Callable[[Act], None] | None = None
    help_text: str = ""

    @cached_property
    def asked(self) -> tuple[Ask, ...]:
        return tuple(as_ask(asked) for asked in self.asks)

    @cached_property
    def dated(self) -> tuple[Ask, ...]:
        """The columns that get the day of the step."""
        return tuple(as_ask(dated) for dated in self.dates)

    def allows(self, stage: str, ends: tuple[str, ...]) -> bool:
        """Whether the step may be taken from ``stage``."""
        since = _names(self.since)
        return stage in since or (ANY in since and stage not in ends and stage != NEW)


@dataclass(frozen=True)
class Lapse:
    """A step the system takes by itself once a day where ``due(today)`` selects the record: an expiry, say."""

    step: str
    due: Callable[[date], models.Q]


class Procedure:
    """All steps of a register, bound to its model. ``law_day`` names the column whose day fixes the law of the case."""

    def __init__(
        self,
        *steps: Step,
        stages: dict[str, str],
        ends: tuple[str, ...],
        clocks: tuple[Clock, ...] = (),
        numbering: tuple[Numbering, ...] = (),
        publication: Publication | None = None,
        law_day: str = "",
        lapses: tuple[Lapse, ...] = (),
    ) -> None:
        self.declared = steps
        self.stages, self.ends = {NEW: "新建", **stages}, ends
        self.clocks, self.numbering, self.publication = clocks, numbering, publication
        self.law_day, self.lapses = law_day, lapses

    def contribute_to_class(self, cls: type[Record], name: str) -> None:
        """Called by Django's model class: bind to the model and enter it among the registers."""
        self.model = cls
        setattr(cls, name, self)
        registry.enter(cls)

    @cached_property
    def steps(self) -> dict[str, Step]:
        """By name: the declared steps, then those every register has."""
        from guiju.kernel.everywhere import steps_of

        return {step.name: step for step in (*self.declared, *steps_of(self))}

    @cached_property
    def opening(self) -> Step:
        return next(step for step in self.declared if NEW in _names(step.since))

    @cached_property
    def papers_folder(self) -> Path:
        return Path(str(sys.modules[self.model.__module__].__file__)).parent / "papers"

    def possible(self, stage: str) -> list[Step]:
        """Declared steps that may be taken from ``stage``, in the order declared."""
        return [step for step in self.steps.values() if step.allows(stage, self.ends)]

    def law_day_of(self, record: Record, on: date, data: dict[str, Any] | None = None) -> date:
        """The day whose law governs a step taken ``on``."""
        if not self.law_day:
            return on
        return (data or {}).get(self.law_day) or getattr(record, self.law_day) or on

    def rule(self, rule_id: str, record: Record, day: date) -> Any | None:
        """The rule as in force for the record on ``day``; None where no text is."""
        try:
            return law.rule(rule_id, day, record.region or None)
        except law.NotInForce:
            return None

    @cached_property
    def clocked(self) -> dict[str, list[tuple[str, Clock]]]:
        """For each step, what it does to which clock: start, meet, pause, resume, extend, drop."""
        by_step: dict[str, list[tuple[str, Clock]]] = {}
        for clock in self.clocks:
            acts = [("drop", name) for name in _names(clock.dropped_by)]
            acts += [("meet", name) for name in _names(clock.met_by)]
            for pausing, resuming in clock.pauses:
                acts += [("pause", pausing), ("resume", resuming)]
            acts += [("extend", clock.extended_by)] if clock.extended_by else []
            acts += [("start", name) for name in _names(clock.starts)]
            for act, name in acts:
                by_step.setdefault(name, []).append((act, clock))
        return by_step

    @cached_property
    def columns(self) -> dict[str, Ask]:
        """Every column that some declared step asks for or dates: what a correction may correct."""
        found: dict[str, Ask] = {}
        for step in self.declared:
            for ask in step.asked:
                if ask.column:
                    found.setdefault(ask.name, ask)
            for dated in step.dated:
                found.setdefault(dated.name, dated)
        return found

    @cached_property
    def parts(self) -> dict[str, PartsAsk]:
        """Every kind of part that some step adds, by the name of its ask."""
        return {ask.name: ask for step in self.declared for ask in step.asked if isinstance(ask, PartsAsk)}

    @cached_property
    def has_parties(self) -> bool:
        """Whether any step asks for parties: a register without them need not look for any."""
        return any(isinstance(ask, PartiesAsk) for step in self.declared for ask in step.asked)

    def party_label(self, role: str) -> str:
        for step in self.declared:
            for ask in step.asked:
                if isinstance(ask, PartiesAsk) and ask.name == role:
                    return ask.label
        return role

    def rules(self) -> dict[str, set[str]]:
        """Rule ids by how they are carried out: gates, confirmed, clocks."""
        return {
            "gate": {gate.rule for step in self.declared for gate in step.gates},
            "checklist": {rule for step in self.declared for rule in step.confirms},
            "clock": {clock.rule for clock in self.clocks},
        }
