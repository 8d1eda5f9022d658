"""What stands otherwise once a record has been folded anew, and writing it: row, parts, parties, clocks, papers, publications.

Two folds are compared, of the acts as they were held to have happened and as they now are; only where these differ is
anything touched. What neither can know (an erased entry, a number issued) stays as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from guiju.kernel.acting.fold import Folded
from guiju.kernel.acting.retaking import TITLE
from guiju.kernel.acting.sources import Sources
from guiju.kernel.declaring import whereabouts
from guiju.kernel.declaring.matters import Part, Record, engine_writes
from guiju.kernel.declaring.publication import Pairs, PublicRecord
from guiju.kernel.declaring.refused import Reason
from guiju.kernel.keeping import clocks, digests, parties, prepared, vouching
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.flaws import Flaw
from guiju.kernel.keeping.links import Link
from guiju.kernel.keeping.papers import MARKUP
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.sights import Sight

KEPT = {"id", "version", "head"}
AWAITING = "（已更正，待重新公开）"
"""Stands in a published view where words had been struck out: what of the right text may be shown, the clerk says."""


@dataclass
class Difference:
    """What a record is now that it was not before. ``leavers``: all who have left, by their keys, ``left`` where that differs."""

    columns: dict[str, Any] = field(default_factory=dict)
    new_parts: list[Part] = field(default_factory=list)
    changed_parts: list[Part] = field(default_factory=list)
    gone_parts: list[Part] = field(default_factory=list)
    new_parties: list[Party] = field(default_factory=list)
    gone_parties: list[Party] = field(default_factory=list)
    left: dict[str, int | None] = field(default_factory=dict)
    leavers: dict[str, int] = field(default_factory=dict)
    new_ties: list[Link] = field(default_factory=list)
    gone_ties: list[Link] = field(default_factory=list)
    clocks: list[ClockRow] = field(default_factory=list)
    gone_clocks: list[tuple[int, str, str, str]] = field(default_factory=list)
    overtaken: list[int] = field(default_factory=list)
    views: dict[int, tuple[Pairs, Pairs]] = field(default_factory=dict)
    fallen: list[int] = field(default_factory=list)
    closed: dict[tuple[int, str], Reason] = field(default_factory=dict)
    opened: list[tuple[int, str]] = field(default_factory=list)
    looked_at: set[tuple[int, str, str, UUID]] = field(default_factory=set)

    def said(self, record: Record, upto: int) -> dict[str, Any]:
        """As an entry tells it. What entries after ``upto`` tell of rows and parties, they tell themselves."""
        told: dict[str, Any] = {
            "set": digests.plain(self.columns),
            "parts": self._parts_said(record, upto),
            "parties": {
                "in": [{"role": party.role, "digest": party.digest} for party in self.new_parties if party.seq <= upto],
                "out": [{"role": party.role, "digest": party.digest} for party in self.gone_parties],
            },
            "left": self.left,
            "clocks": [clocks.spoken(row) for row in self.clocks],
            "gone_clocks": [list(key) for key in self.gone_clocks],
            "overtaken": self.overtaken,
            "published": sorted(self.views),
        }
        return {name: value for name, value in told.items() if value and value != {"in": [], "out": []}}

    def _parts_said(self, record: Record, upto: int) -> dict[str, list[dict[str, Any]]]:
        names = {ask.model: name for name, ask in reversed(record.procedure.parts.items())}
        said: dict[str, list[dict[str, Any]]] = {}
        new = (part for part in self.new_parts if part.seq <= upto)
        for part in (*new, *self.changed_parts):
            said.setdefault(names[type(part)], []).append({**_plain_part(part), "seq": part.seq})
        for part in self.gone_parts:
            said.setdefault(names[type(part)], []).append({"id": part.pk.hex, "gone": True})
        return said


def difference(before: Folded, after: Folded) -> Difference:
    """Raises nothing: two folds of one record can always be compared."""
    found = Difference(columns=_columns(before, after))
    _parts(found, before, after)
    was, now = ({(p.seq, p.role, p.digest): p for p in made.batch.told_parties} for made in (before, after))
    found.new_parties = [now[key] for key in now if key not in was]
    found.gone_parties = [was[key] for key in was if key not in now]
    stayed, found.leavers = _left(before), _left(after)
    tied, ties = ({row.matching: row for row in made.batch.ties} for made in (before, after))
    found.new_ties = [ties[key] for key in ties if key not in tied]
    found.gone_ties = [tied[key] for key in tied if key not in ties]
    keys = sorted({*stayed, *found.leavers})
    found.left = {key: found.leavers.get(key) for key in keys if stayed.get(key) != found.leavers.get(key)}
    ran, run = ({(row.seq, *row.key): row for row in made.batch.running} for made in (before, after))
    found.clocks = [row for key, row in run.items() if key not in ran or _clock(ran[key]) != _clock(row)]
    found.gone_clocks = [key for key in ran if key not in run]
    found.overtaken = [
        seq
        for seq, text in before.texts.items()
        if after.texts.get(seq) != text or after.own.get(seq) != before.own.get(seq)
    ]
    found.views = {
        seq: (view, after.views[seq]) for seq, view in before.views.items() if after.views.get(seq, view) != view
    }
    fell = {deed.seq for deed in before.fallen}
    found.fallen = [deed.seq for deed in after.fallen if deed.seq not in fell]
    found.closed = {key: reason for key, reason in after.closed.items() if key not in before.closed}
    found.looked_at = after.looked_at - before.looked_at
    found.opened = [key for key in before.closed if key not in after.closed]
    return found


def _left(made: Folded) -> dict[str, int]:
    """By which act each of the parties that have left, by their key, has left."""
    left = made.batch.left
    keyed = parties.keyed(made.batch.told_parties)
    return {key: left[p.seq, p.role, p.digest] for key, p in keyed.items() if not made.batch.takes_part(p)}


def _columns(before: Folded, after: Folded) -> dict[str, Any]:
    changed = {}
    for column in before.record._meta.concrete_fields:
        was, now = (getattr(made.record, column.attname) for made in (before, after))
        known = column.name not in KEPT and column.name not in after.unknown
        if known and digests.plain(was) != digests.plain(now):
            changed[column.name] = getattr(after.record, column.name)
    return changed


def _parts(found: Difference, before: Folded, after: Folded) -> None:
    for model in {*before.batch.rows, *after.batch.rows}:
        was, now = ({part.pk: part for part in made.batch.rows[model]} for made in (before, after))
        found.new_parts += [part for pk, part in now.items() if pk not in was]
        found.gone_parts += [part for pk, part in was.items() if pk not in now]
        found.changed_parts += [
            part for pk, part in now.items() if pk in was and _plain_part(was[pk]) != _plain_part(part)
        ]


def _plain_part(part: Part) -> dict[str, Any]:
    fields = [f for f in part._meta.concrete_fields if f.name not in ("seq", "matter")]
    return {f.name: digests.plain(getattr(part, f.attname)) for f in fields}


NOT_FOLDED = {"id", "noted_overdue_on", "agency", "region"}


def _clock(row: ClockRow) -> tuple[Any, ...]:
    columns = tuple(getattr(row, f.attname) for f in row._meta.concrete_fields if f.name not in NOT_FOLDED)
    return columns, [(span.kind, span.since, span.until, span.length, span.reason) for span in row.spans]


@dataclass
class Settlement:
    """A difference about to be written by the entry ``seq``, worked out in memory first, for the entry vouches for it.

    ``marks``: whether acts that turn out flawed, or not flawed after all, are marked as such. ``no_longer``: limits noted
    overdue that now are not.
    """

    row: Record
    found: Difference
    sources: Sources
    seq: int
    marks: bool = False
    no_longer: list[ClockRow] = field(default_factory=list)
    new: list[Any] = field(default_factory=list)
    changed: list[Any] = field(default_factory=list)
    gone: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        stored: dict[Any, ClockRow] = {(clock.seq, *clock.key): clock for clock in self._beside(ClockRow)}
        self._stored = stored
        for clock in self.found.clocks:
            self._take_over(clock)
        gone = [stored[key] for key in self.found.gone_clocks if key in stored]
        self.no_longer += [clock for clock in gone if clock.noted_overdue_on is not None]
        self.gone += gone
        self._parties()
        self._ties()
        self._sights()
        self._papers()
        self._views(timezone.localdate())
        self._flaws()

    def _beside(self, model: Any) -> Any:
        return model._default_manager.filter(register=self.row.register(), matter_id=self.row.pk).order_by("pk")

    def _take_over(self, clock: ClockRow) -> None:
        """The row that the limit has already, and its note where it still holds."""
        clock.agency_id, clock.region = self.row.desk_id, self.row.region
        old = self._stored.get((clock.seq, *clock.key))
        if old is None:
            return
        clock.pk, noted = old.pk, old.noted_overdue_on
        if noted is not None and clock.overdue(noted):
            clock.noted_overdue_on = noted
        elif noted is not None:
            self.no_longer.append(clock)

    def rows(self) -> vouching.Said:
        """What the entry says of the rows beside the record."""
        return vouching.say([*self.new, *self.changed, *self.found.clocks], self.gone)

    def write(self) -> None:
        with engine_writes():
            for name, value in self.found.columns.items():
                setattr(self.row, name, value)
            prepared.update(self.row, ("version", "head", *self.found.columns))
            self._write_parts()
            self._write_clocks()
            for row in self.new:
                prepared.insert(row)
            for row in self.changed:
                prepared.update(row, [f.name for f in row._meta.concrete_fields if not f.primary_key])
            for row in self.gone:
                row.delete()
        if whereabouts.WHERE & self.found.columns.keys():
            whereabouts.follow([self.row])

    def _write_parts(self) -> None:
        for part in self.found.new_parts:
            prepared.insert(part)
        for part in self.found.changed_parts:
            prepared.update(part, [f.name for f in part._meta.concrete_fields if f.name not in ("id", "seq", "matter")])
        for part in self.found.gone_parts:
            rows: Any = type(part)._default_manager.filter(pk=part.pk)
            rows._raw_delete(rows.db)

    def _write_clocks(self) -> None:
        for clock in self.found.clocks:
            if clock.pk is None:
                prepared.insert(clock)
            else:
                prepared.update(clock, [f.name for f in clock._meta.concrete_fields if not f.primary_key])
                clocks.Interval.objects.filter(clock_id=clock.pk).delete()
            for span in clock.spans:
                span.pk, span.clock = None, clock
                prepared.insert(span)

    def _parties(self) -> None:
        """Who is corrected away or only proposed stands no longer or from now on; who has left is as the acts now say."""
        found = self.found
        if not (found.gone_parties or found.new_parties or found.left):
            return
        rows = {party.pk: party for party in Party.every.filter(register=self.row.register(), matter_id=self.row.pk)}
        was = {pk: (party.standing, party.until_seq, party.left_seq) for pk, party in rows.items()}
        for party in found.gone_parties:
            rows[party.pk].standing, rows[party.pk].until_seq = False, self.seq
        for party in found.new_parties:
            if party.pk is None:
                self.new.append(party)
            else:
                rows[party.pk].standing, rows[party.pk].until_seq = True, None
        told_of = [*(party for party in rows.values() if party.standing), *self.new]
        for key, party in parties.keyed(told_of).items():
            party.left_seq = found.leavers.get(key)
        self.changed += [
            party for pk, party in rows.items() if (party.standing, party.until_seq, party.left_seq) != was[pk]
        ]

    def _ties(self) -> None:
        self.new += self.found.new_ties
        gone = {tie.matching for tie in self.found.gone_ties}
        self.gone += [tie for tie in self._beside(Link) if tie.matching in gone] if gone else []

    def _sights(self) -> None:
        """Once looked at, always looked at: what a correction found stays, also where it is corrected back."""
        if not self.found.looked_at:
            return
        of = {"register": self.row.register(), "matter_id": self.row.pk}
        known = {(row.seq, row.step, row.seen_register, row.seen_id) for row in self._beside(Sight)}
        self.new += [
            Sight(**of, seq=seq, step=step, seen_register=register, seen_id=pk)
            for seq, step, register, pk in sorted(self.found.looked_at - known)
        ]

    def _papers(self) -> None:
        for paper in (paper for of in self.found.overtaken for paper in self.sources.papers[of]):
            if paper.overtaken_by is None and (paper.media_type == MARKUP or paper.by_template):
                paper.overtaken_by = self.seq
                self.changed.append(paper)

    def _views(self, on: date) -> None:
        moved = "region" in self.found.columns
        for public in self._beside(PublicRecord) if moved or self.found.views else ():
            if moved:
                public.region = self.found.columns["region"]
            if public.seq in self.found.views:
                was, now = self.found.views[public.seq]
                right = dict(_shown([[TITLE, public.title], *public.view], dict(was), dict(now)))
                public.title = right.pop(TITLE)
                public.view = [[label, text] for label, text in right.items()]
            if moved or public.seq in self.found.views:
                public.corrected_on = on
                self.changed.append(public)

    def _flaws(self) -> None:
        """Acts that have turned out flawed, and those that are not any more."""
        if not self.marks:
            return
        for flaw in self._beside(Flaw).filter(cured_by=None) if self.found.opened else ():
            if (flaw.entry, flaw.rule) in self.found.opened:
                flaw.cured_by = self.seq
                self.changed.append(flaw)
        self.new += [self._flaw(*key, reason) for key, reason in self.found.closed.items()]

    def _flaw(self, entry: int, rule: str, reason: Reason) -> Flaw:
        return Flaw(
            register=self.row.register(),
            matter_id=self.row.pk,
            entry=entry,
            rule=rule,
            words=reason.words[:500],
            citation=reason.citation[:120],
            on=timezone.localdate(),
            noted_by=self.seq,
            agency_id=self.row.agency_id,
            region=self.row.region,
            restricted=self.row.restricted,
        )


def _shown(shown: Pairs, was: dict[str, str], now: dict[str, str]) -> Pairs:
    """The published pairs put right. Words struck out when it was published may not come back by a correction."""
    labels = dict.fromkeys([*(label for label, _ in shown), *now])
    stood = dict(shown)
    right = [[label, _right(stood.get(label), was.get(label), now.get(label))] for label in labels]
    return [pair for pair in right if pair[1]]


def _right(shown: str | None, was: str | None, now: str | None) -> str:
    if was == now:
        return shown or ""
    return now or "" if shown == was else AWAITING
