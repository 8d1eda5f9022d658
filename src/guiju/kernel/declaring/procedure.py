"""What may happen to a record, declared beside its model so that it reads like the law it carries out."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from guiju import law
from guiju.kernel.declaring import holders
from guiju.kernel.declaring.asks import Ask, PartiesAsk, PartsAsk, PartyAsk, UploadAsk
from guiju.kernel.declaring.comments import Comments
from guiju.kernel.declaring.door import Door
from guiju.kernel.declaring.duties import Duty
from guiju.kernel.declaring.file import File
from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.names_declared import hold_to_its_names
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.photos import PhotosAsk
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.spells import Spell
from guiju.kernel.declaring.steps import NEW, Clock, Kept, Lapse, Step, names
from guiju.kernel.declaring.steps_of_all import missing, steps_of_all
from guiju.kernel.offices.people import NO_OFFICE, Role
from guiju.kernel.offices.scope import SERVED


class Procedure:
    """All steps of a register, bound to its model. ``law_day`` names the column whose day fixes the law of the case;
    ``spells`` the model that keeps by day and place what a record is only for a time, ``called`` (``rounds.Called``) what each unit
    of a round owes it.

    Raises Misspelt where it names steps or stages that it does not declare.
    """

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
        file: File | None = None,
        duties: tuple[Duty, ...] = (),
        spells: type[Spell] | None = None,
        called: Any | None = None,
        door: Door | None = None,
        comments: Comments | None = None,
    ) -> None:
        self.declared = steps
        self.stages, self.ends = {NEW: "新建", **stages}, ends
        self.clocks, self.numbering, self.publication = clocks, numbering, publication
        self.law_day, self.lapses, self.file = law_day, lapses, file
        self.duties, self.spells, self.called, self.door = duties, spells, called, door
        self.comments = comments
        hold_to_its_names(self)

    def contribute_to_class(self, cls: type[Record], name: str) -> None:
        """Called by Django's model class: bind to the model."""
        self.model = cls
        if cls.audience == SERVED:  # its steps were made when nobody knew whose procedure it is
            self.served = True
            self.__dict__.pop("steps", None)
        setattr(cls, name, self)

    served = False
    """Whether its register is closed to all but those who serve."""

    @cached_property
    def steps(self) -> dict[str, Step]:
        """By name: the declared steps, then those every register has."""
        noting = missing(self.stages) if self.duties else ()
        of_all = steps_of_all(self.stages, served=self.served)
        return {step.name: step for step in (*self.declared, *of_all, *noting)}

    @cached_property
    def openings(self) -> tuple[Step, ...]:
        """The steps by which somebody opens a record, in the order declared."""
        opening = (step for step in self.declared if NEW in names(step.since) and not step.follows)
        return tuple(step for step in opening if set(step.by) != {Role.SYSTEM})

    @cached_property
    def by_party(self) -> tuple[Step, ...]:
        """The steps that a party may take by themselves, through the door of the record."""
        return tuple(step for step in self.declared if Role.PARTY in step.by)

    @cached_property
    def notes(self) -> frozenset[str]:
        """The steps that are no acts in a record's course."""
        return frozenset(name for name, step in self.steps.items() if step.note)

    def sealed(self, stage: str) -> frozenset[str]:
        """The steps of which nobody reads at ``stage`` what they told."""
        return frozenset(step.name for step in self.declared if stage in step.sealed)

    @cached_property
    def setting_right(self) -> frozenset[str]:
        """The acts by which what was decided is set right."""
        return frozenset(name for step in self.declared for name in step.set_right_by)

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
        """For each step, what it does to which clock: start, meet, pause, resume, extend, drop, keep."""
        by_step: dict[str, list[tuple[str, Clock]]] = {}
        for clock in self.clocks:
            acts = [("drop", name) for name in names(clock.dropped_by)]
            acts += [("meet", name) for name in names(clock.met_by)]
            for pausing, resuming in clock.pauses:
                acts += [("pause", pausing), ("resume", resuming)]
            acts += [("extend", clock.extended_by)] if clock.extended_by else []
            acts += [("keep" if isinstance(clock, Kept) else "start", name) for name in names(clock.starts)]
            for act, name in dict.fromkeys(acts):
                by_step.setdefault(name, []).append((act, clock))
        return by_step

    @cached_property
    def columns(self) -> dict[str, Ask]:
        """Every column that some declared step asks for or dates."""
        found: dict[str, Ask] = {}
        for step in self.declared:
            for ask in step.asked:
                if ask.column:
                    found.setdefault(ask.name, ask)
            for dated in step.dated:
                found.setdefault(dated.name, dated)
        return found

    @cached_property
    def asked(self) -> set[str]:
        """The names of all that some step asks."""
        return {ask.name for step in self.steps.values() for ask in step.asked}

    @cached_property
    def parts(self) -> dict[str, PartsAsk]:
        """Every kind of part that some step adds, by the name of its ask."""
        return {ask.name: ask for step in self.declared for ask in step.asked if isinstance(ask, PartsAsk)}

    @cached_property
    def papers(self) -> set[str]:
        """Every kind of paper that some step writes or asks to be handed in."""
        handed_in = {ask.name for step in self.declared for ask in step.asked if isinstance(ask, UploadAsk)}
        return handed_in | {step.writes.template for step in self.declared if step.writes}

    @cached_property
    def photographs(self) -> frozenset[str]:
        """The papers among these that are photographs of a place."""
        return frozenset(a.name for step in self.declared for a in step.asked if isinstance(a, PhotosAsk))

    @cached_property
    def whose(self) -> dict[str, PartyAsk | PartsAsk]:
        """Every ask that may say whose limit it is: by which steps name one of the parties, add rows or tell of them."""
        return holders.among(ask for step in self.declared for ask in step.asked)

    @cached_property
    def has_parties(self) -> bool:
        """Whether any step asks for parties: a register without them need not look for any."""
        return any(isinstance(ask, PartiesAsk) for step in self.declared for ask in step.asked)

    @cached_property
    def hands_over(self) -> bool:
        """Whether a record may be handed to another agency and still be its own's: some step asks for its handler, or says
        who that is from what it is told."""

        def hands(step: Step) -> bool:
            follows = isinstance(step.sets, Mapping) and callable(step.sets.get("handler"))
            return follows or any(ask.column and ask.name == "handler" for ask in step.asked)

        return any(map(hands, self.declared))

    @cached_property
    def hands(self) -> frozenset[Role]:
        """The roles whose work on a record needs to know its parties: those that take a declared step or correct one, and of
        a closed register those of them that serve."""
        working = (*self.declared, self.steps["correct"])
        roles = frozenset(role for step in working for role in step.by) - NO_OFFICE
        return roles & self.model.serving_roles if self.model.serving_roles else roles

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
            "checklist": {rule for step in self.declared for rule in step.confirmed_rules},
            "form": {ask.rule for step in self.declared for ask in step.asked if ask.rule},
            "clock": {clock.rule for clock in self.clocks if clock.rule} | {duty.rule for duty in self.duties},
        }
