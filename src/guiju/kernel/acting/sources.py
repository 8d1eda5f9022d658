"""What acts told, as their entries and what stands beside them say: the values that each of their asks once gave."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

from guiju.kernel.declaring.asks import Ask, PartiesAsk, PartsAsk, RowField, UploadAsk
from guiju.kernel.declaring.course import Deed
from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.steps import Step
from guiju.kernel.keeping import digests, ledger
from guiju.kernel.keeping.handed_in import HandedIn
from guiju.kernel.keeping.links import Link
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import SYSTEM, Actor, Role, User, party_to


@dataclass
class Sources:
    """What acts told that their entries do not hold: parties as sealed, uploads as kept, who acted, rows pointed at. Each
    is read once, however often the record is folded."""

    record: Record

    def _own(self, rows: Any) -> Any:
        return rows.filter(register=self.record.register(), matter_id=self.record.pk).order_by("id")

    @cached_property
    def parties(self) -> dict[int, list[Party]]:
        """By the entry that told them."""
        found: dict[int, list[Party]] = defaultdict(list)
        for party in self._own(Party.told_of):
            found[party.seq].append(party)
        return found

    @cached_property
    def papers(self) -> dict[int, list[Paper]]:
        found: dict[int, list[Paper]] = defaultdict(list)
        for paper in self._own(Paper.objects):
            found[paper.seq].append(paper)
        return found

    @cached_property
    def links(self) -> dict[int, list[Link]]:
        found: dict[int, list[Link]] = defaultdict(list)
        for link in self._own(Link.objects):
            found[link.seq].append(link)
        return found

    @cached_property
    def columns_told(self) -> frozenset[str]:
        """The columns that entries which were not erased tell."""
        return frozenset(name for entry in ledger.history(self.record) for name in (entry.content or {}).get("set", {}))

    def gone(self, step: Step, deed: Deed) -> set[str]:
        """The uploads of an act of which a file was erased."""
        erased = {paper.kind for paper in self.papers[deed.seq] if not paper.digest}
        return {ask.name for ask in step.asked if isinstance(ask, UploadAsk) and ask.name in erased}

    def parts(self, ask: PartsAsk) -> list[Any]:
        """The rows of the record that stand, of the kind that an ask adds."""
        model: Any = ask.model
        return list(model._default_manager.filter(matter_id=self.record.pk))

    @cached_property
    def _users(self) -> dict[int, User]:
        return {}

    @cached_property
    def _rows(self) -> dict[Any, dict[Any, Any]]:
        return defaultdict(dict)

    def pointed_at(self, ask: Ask, plain: Sequence[Any]) -> list[Any]:
        """The rows in place of the keys by which an ask points at them; what another ask was told, as it is."""
        if not isinstance(ask.field, RowField):
            return list(plain)
        rows: Any = ask.field.queryset
        known = self._rows[rows.model]
        if unread := {key for key in plain if key and key not in known}:
            known.update((digests.plain(row), row) for row in rows.filter(pk__in=unread))
        return [known.get(key, key) for key in plain]

    def actor(self, deed: Deed) -> Actor:
        """Who acted, in the role in which they did."""
        if deed.actor_id is None:
            party = deed.content.get("role") == Role.PARTY
            return party_to(self.record.register(), self.record.pk) if party else SYSTEM
        if deed.actor_id not in self._users:
            self._users[deed.actor_id] = User.objects.get(pk=deed.actor_id)
        role = deed.content.get("role")
        roles = frozenset({Role(role)}) if role in set(Role) else frozenset()
        return replace(self._users[deed.actor_id].acting(deed.on), roles=roles)


def handed_in_again(paper: Paper, ask: Ask) -> HandedIn:
    """An upload as the step was told it; read only where something looks at it."""
    name, content = paper.title.partition("：")[2], partial(paper.content_for, Use.FOLDING)
    return HandedIn(name, paper.media_type, paper.size, content, paper.digest, by=ask.name)


def told_again(step: Step, deed: Deed, row: Record, sources: Sources) -> dict[str, Any]:
    """What the act was told, as its step's asks gave it. Of an erased entry the columns are as they stand now."""
    return {ask.name: value_again(ask, deed, row, sources) for ask in step.asked}


def value_again(ask: Ask, deed: Deed, row: Record, sources: Sources) -> Any:
    content = deed.content
    if isinstance(ask, PartiesAsk):
        told = [party for party in sources.parties[deed.seq] if party.role == ask.name]
        return [party.told(Use.FOLDING) for party in told if party.digest]
    if isinstance(ask, PartsAsk):
        return ask.revived(_parts_again(ask, content.get("parts", {}).get(ask.name) or [], sources))
    if isinstance(ask, UploadAsk):
        there = [paper for paper in sources.papers[deed.seq] if paper.kind == ask.name and paper.digest]
        kept = [handed_in_again(paper, ask) for paper in there]
        return kept if ask.many else next(iter(kept), None)
    if deed.erased:
        return getattr(row, ask.name) if ask.column else ask.revived(None)
    told = content.get("told", {})
    among = content.get("set", {}) if ask.column and ask.name not in told else told
    return ask.revived(*sources.pointed_at(ask, [among.get(ask.name)]))


def _parts_again(asked: PartsAsk, rows: list[dict[str, Any]], sources: Sources) -> list[dict[str, Any]]:
    """Rows as an entry keeps them, with the rows that they point at."""
    columns = {ask.name: sources.pointed_at(ask, [row.get(ask.name) for row in rows]) for ask in asked.columns}
    return [{**row, **{name: values[n] for name, values in columns.items()}} for n, row in enumerate(rows)]


def with_parties(sources: Sources, seq: int, parties: list[Party]) -> Sources:
    """The sources with other parties for one entry."""
    other = copy(sources)
    other.__dict__["parties"] = defaultdict(list, {**sources.parties, seq: parties})
    return other
