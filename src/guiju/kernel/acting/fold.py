"""Folding: what a record is, from its acts alone, taken again in the order of their days.

Each act is taken again from what its entry tells (as corrected since), by the same ``Change`` that took it first, in memory:
columns, rows, clocks, the text of its papers and what was published follow. Numbers, snapshots and papers once issued stay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Value

from guiju.kernel.acting.admission import Admission, gate_states, taking_part
from guiju.kernel.acting.change import Change, blank
from guiju.kernel.acting.office_papers import OfficePaper
from guiju.kernel.acting.retaking import Emptied, Retake
from guiju.kernel.acting.sources import Sources, told_again
from guiju.kernel.declaring.course import Deed
from guiju.kernel.declaring.facts import Batch, Facts
from guiju.kernel.declaring.matters import Part, Record
from guiju.kernel.declaring.publication import Pairs
from guiju.kernel.declaring.refused import Reason
from guiju.kernel.declaring.steps import Step
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.links import Link
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.parties import Party
from guiju.kernel.offices.people import Agency


class Retaken(Batch):
    """The surroundings of a record while it is folded: what the acts so far have made."""

    def __init__(self, record: Record) -> None:
        super().__init__([record])
        self.deeds: list[Deed] = []
        self.told_parties: list[Party] = []
        self.left: dict[tuple[int, str, str], int] = {}
        self.kept_papers: list[Paper] = []
        self.running: list[ClockRow] = []
        self.ties: list[Link] = []
        self.rows: dict[type[Part], list[Part]] = defaultdict(list)
        self._pk = record.pk

    def course(self, record: Record) -> list[Deed]:
        return self.deeds

    @property
    def parties(self) -> dict[UUID, list[Party]]:
        return {self._pk: self.told_parties}

    def takes_part(self, party: Party) -> bool:
        return _told_by(party) not in self.left

    @property
    def papers(self) -> dict[UUID, list[Paper]]:
        return {self._pk: self.kept_papers}

    @property
    def clocks(self) -> dict[UUID, list[ClockRow]]:
        return {self._pk: self.running}

    def parts(self, model: type[Part]) -> dict[UUID, list[Part]]:
        return {self._pk: self.rows[model]}

    def standing(self, model: Any, record: Record) -> list[Part]:
        return [*model._default_manager.filter(matter_id=self._pk), *self.rows[model]]

    def take_in(self, deed: Deed, change: Change) -> None:
        """Let later acts see what this one made."""
        self.deeds.append(deed)
        self.left |= {_told_by(party): deed.seq for party in change.leaving}
        for row in change.rows:
            if isinstance(row, Part):
                self.rows[type(row)].append(row)
            elif isinstance(row, Party):
                self.told_parties.append(row)
            elif isinstance(row, Paper):
                self.kept_papers.append(row)
            elif isinstance(row, ClockRow):
                self.running.append(row)
            elif isinstance(row, Link):
                self.ties.append(row)


def _told_by(party: Party) -> tuple[int, str, str]:
    return party.seq, party.role, party.digest


@dataclass
class Folded:
    """A record as its acts make it. ``closed``: gates found closed, by entry and rule; ``fallen``: acts of the system that
    no longer hold; ``unknown``: columns that an erased entry told; ``impossible``: why an act cannot follow where it stands,
    and ``stuck`` that act; ``looked_at``: by entry and step the other records (register, id) that its gates found.
    """

    record: Record
    batch: Retaken
    texts: dict[int, list[str]] = field(default_factory=dict)
    own: dict[int, list[OfficePaper]] = field(default_factory=dict)
    views: dict[int, Pairs] = field(default_factory=dict)
    closed: dict[tuple[int, str], Reason] = field(default_factory=dict)
    fallen: list[Deed] = field(default_factory=list)
    impossible: list[Reason] = field(default_factory=list)
    stuck: Deed | None = None
    unknown: set[str] = field(default_factory=set)
    looked_at: set[tuple[int, str, str, UUID]] = field(default_factory=set)


Taker = Callable[[Deed, Record, Batch], Change]
"""Takes an act that has no entry yet, in its place among the others: the record as it then was, and its surroundings."""


def fold(
    row: Record,
    deeds: Sequence[Deed],
    sources: Sources,
    *,
    ask_from: int | None = None,
    new: Collection[Deed] = (),
    taker: Taker | None = None,
) -> Folded:
    """The record of ``row`` as ``deeds`` make it, in the order given.

    Gates are asked from place ``ask_from`` on (None: of no act). ``taker`` takes those that are ``new``.
    """
    made = _empty(row, deeds)
    for place, deed in enumerate(deeds):
        step = row.procedure.steps[deed.step]
        made.record.version = deed.seq - 1
        made.batch.ids = [row.pk]
        wrong = _out_of_place(made.record, step, deed)
        if _lapsed_by_itself(step, deed, row) and (wrong is not None or not _due(made.record, step, deed)):
            made.fallen.append(deed)
            continue
        if wrong is not None:
            made.impossible.append(wrong)
            made.stuck = deed
            return made
        if deed in new:
            assert taker is not None
            change = taker(deed, made.record, made.batch)
        else:
            change = _again(made, step, deed, row, sources, ask=ask_from is not None and place >= ask_from)
        made.batch.take_in(deed, change)
    return made


def _empty(row: Record, deeds: Sequence[Deed]) -> Folded:
    """Before its first act: whose it was and where it lies, the act says; of one that was erased, as it stands now."""
    said = deeds[0].content.get("set", {}) if deeds else {}
    pk = said.get("agency", row.agency_id)
    agency = row.agency if pk == row.agency_id else Agency.objects.get(pk=pk)
    record = blank(type(row), agency, said.get("region", row.region), row.last_step_on, row.simulated)
    record.pk, record.restricted = row.pk, row.restricted
    return Folded(record, Retaken(record))


def _out_of_place(record: Record, step: Step, deed: Deed) -> Reason | None:
    """Why the act cannot follow from the stage in which it finds the record."""
    stage = record.stage
    if step.allows(stage, record.procedure.ends):
        return None
    here = record.procedure.stages.get(stage, stage)
    words = f"按发生日期排列，“{step.label}”（{deed.on}）之前的阶段为“{here}”，不能办理这一步骤。"
    return Reason("stage", words, "on")


def _lapsed_by_itself(step: Step, deed: Deed, row: Record) -> bool:
    return deed.actor_id is None and any(lapse.step == step.name for lapse in row.procedure.lapses)


def _due(record: Record, step: Step, deed: Deed) -> bool:
    """Whether what the system took by itself that day fell due then."""
    stands = {
        f.name: Value(getattr(record, f.name), output_field=f)
        for f in record._meta.concrete_fields
        if not f.is_relation
    }
    lapses = (lapse for lapse in record.procedure.lapses if lapse.step == step.name)
    return any(lapse.due(deed.on).check(stands) for lapse in lapses)


def _without_gone(facts: Facts, gone: set[str]) -> Facts:
    """Of a file that was lawfully erased nobody knows any more what a gate would say: it waits, as for what is not told."""
    asked = copy(facts)
    asked.told = {name: value for name, value in facts.told.items() if name not in gone}
    return asked


def _again(made: Folded, step: Step, deed: Deed, row: Record, sources: Sources, *, ask: bool) -> Retake:
    facts = Facts(made.record, deed.on, sources.actor(deed), batch=made.batch)
    facts.told = told_again(step, deed, row, sources)
    if deed.erased:
        made.unknown |= {asked.name for asked in step.asked if asked.column}
    elif ask:
        for state in gate_states(step, _without_gone(facts, sources.gone(step, deed))):
            if state.reason is not None:
                made.closed[deed.seq, state.gate.rule] = state.as_reason()
        made.closed |= {(deed.seq, reason.code): reason for reason in taking_part(step, facts)}
        made.looked_at |= {(deed.seq, step.name, *seen) for seen in facts.looked_at}
    retaken = (Emptied if deed.erased else Retake)(step, facts, Admission(), deed=deed, sources=sources)
    retaken.apply()
    if retaken.texts:
        made.texts[deed.seq] = retaken.texts
    if retaken.own:
        made.own[deed.seq] = retaken.own
    if retaken.view is not None:
        made.views[deed.seq] = retaken.view
    return retaken
