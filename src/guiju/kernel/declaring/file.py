"""The file of a matter (案卷): which papers belong in it, in which order, and which must be there before it is closed.

A paper is known by its kind: the template of the step that writes it, or the ask by which it is handed in. 档案法 (2020)
arts. 13, 14: what bears witness to the work of an organ is filed, and nobody keeps it back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Actor


def as_need_be(facts: Facts) -> bool:
    """Owed by no matter: it is filed where there is one."""
    return False


@dataclass(frozen=True)
class Filed:
    """A place in the file: papers of these ``kinds``, any of which will do.

    owed   for which matters the file is not closed without it
    how    what to do where it is missing
    of     kinds of which each newer paper asks for a new one: the signed copy of the agreement as it was last written
    inner  it lies in the part of the file that stays within the organ (副卷): what was weighed and agreed among its own people
    """

    title: str
    kinds: tuple[str, ...]
    owed: Callable[[Facts], bool] = as_need_be
    how: str = ""
    of: tuple[str, ...] = ()
    inner: bool = False

    def lies_among(self, papers: list[Paper]) -> bool:
        """Whether one of ``papers`` is it."""
        mine = [paper.seq for paper in papers if paper.kind in self.kinds]
        asking = [paper.seq for paper in papers if paper.kind in self.of]
        return bool(mine) and max(mine) >= max(asking, default=0)


@dataclass(frozen=True)
class Content:
    """A line of the list of contents (卷内目录)."""

    n: int
    title: str
    number: str
    on: date
    name: str


class File:
    """The papers of a file in their order; those of no place of their own come last, the ``cover`` is no content."""

    def __init__(self, *places: Filed, cover: str = "", others: str = "其他材料") -> None:
        self.places, self.cover, self.others = places, cover, others

    @property
    def kinds(self) -> set[str]:
        """Every kind of paper that it names."""
        named = {kind for place in self.places for kind in (*place.kinds, *place.of)}
        return named | ({self.cover} if self.cover else set())

    @property
    def inner(self) -> set[str]:
        """Kinds of paper that stay within the organ; no door gives them to a party."""
        return {kind for place in self.places if place.inner for kind in place.kinds}

    def kept_from(self, actor: Actor, record: Any, kind: str) -> bool:
        """Whether a paper of the ``kind`` lies in the inner part and is none of the actor's: it is opened by the hands that
        work on the record at its own agency, or as an organ that takes its steps, and by nobody else who sees the record."""
        if actor.is_system or kind not in self.inner:
            return False
        organs = {place for step in record.procedure.declared for place in step.places if isinstance(place, Organ)}
        own = actor.agency_id == record.agency_id
        own = own or any(actor.is_organ(organ, record.agency_id, record.region) for organ in organs)
        return not (own and actor.roles & record.procedure.hands)

    def missing(self, facts: Facts) -> list[Filed]:
        """The places that must not be empty and are."""
        there = _standing(facts)
        return [place for place in self.places if place.owed(facts) and not place.lies_among(there)]

    def incomplete(self, facts: Facts) -> str | None:
        """The reason of a gate: each paper that is missing, with what to do."""
        missing = [f"{place.title}（{place.how}）" if place.how else place.title for place in self.missing(facts)]
        return f"案卷尚缺{'、'.join(missing)}。" if missing else None

    def contents(self, facts: Facts, *, inner: bool = False) -> list[Content]:
        """What lies in the file, or in its ``inner`` part, place by place, in each by its day."""
        days = {entry.seq: entry.on for entry in facts.entries}
        papers = sorted(_standing(facts), key=lambda paper: (days[paper.seq], paper.seq))
        return [
            Content(n, title, paper.number, days[paper.seq], paper.title)
            for n, (title, paper) in enumerate(self._filed(papers, inner), 1)
        ]

    def _filed(self, papers: list[Paper], inner: bool) -> Iterator[tuple[str, Paper]]:
        for place in self.places:
            yield from ((place.title, paper) for paper in papers if place.inner is inner and paper.kind in place.kinds)
        if not inner:
            yield from ((self.others, paper) for paper in papers if paper.kind not in self.kinds)

    def listed(self, facts: Facts) -> dict[str, Any]:
        """What a template of the cover is told."""
        return {"contents": self.contents(facts), "inner": self.contents(facts, inner=True)}


def _standing(facts: Facts) -> list[Paper]:
    """The papers that no later entry has overtaken."""
    return [paper for paper in facts.papers if paper.overtaken_by is None]
