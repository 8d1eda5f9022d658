"""An act taken again when its record is folded: what it issued stays, and of one that was erased all that it told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from guiju.kernel.acting.change import Change
from guiju.kernel.acting.office_papers import OfficePaper
from guiju.kernel.acting.sources import Sources
from guiju.kernel.declaring.asks import PartiesAsk, PartyAsk, UploadAsk, column
from guiju.kernel.declaring.course import Deed
from guiju.kernel.declaring.leading import leading
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.publication import Pairs
from guiju.kernel.declaring.steps import Once, Writes
from guiju.kernel.keeping.links import Link

TITLE = ""
"""The label under which a view holds the title that public lists show."""
KEPT = frozenset({"id", "number", "agency", "handler", "region", "stage", "version", "head", "restricted", "simulated"})
"""Columns that say whose a record is and where it stands: they follow from all acts, not from what one was told."""


@dataclass(slots=True)
class Retake(Change):
    """An act taken again: what it issued stays as it was issued, its papers and its publication are only worded."""

    deed: Deed = field(kw_only=True)
    sources: Sources = field(kw_only=True)
    texts: list[str] = field(default_factory=list)
    own: list[OfficePaper] = field(default_factory=list)
    view: Pairs | None = None

    def _entered_on(self) -> date:
        return self.deed.entered_on

    def _worked_out(self, name: str, value: Any) -> Any:
        if isinstance(value, Once):
            return column(self.record._meta.get_field(name)).revived(self.deed.content.get("set", {}).get(name))
        return Change._worked_out(self, name, value)

    def _number(self, numbering: Numbering) -> str:
        return str(self.deed.content.get("set", {}).get("number") or "")

    def _opens(self, code: str) -> None:
        """The codes that were given stay as they were given."""

    def _ties(self) -> None:
        """Those that the act made by itself stay; where it led to follows what it told."""
        ask = leading(self.step)
        if ask is not None and self.facts.told.get(ask.name) is not None:
            led = dict.fromkeys((one.register(), one.pk) for one in ask.led(self.facts.told[ask.name]))
            for register, pk in led:
                self._hang(Link(kind=self.step.label, to_register=register, to_id=pk))
        elif ask is None:
            self.rows += self.sources.links[self.deed.seq]

    def _parties(self, ask: PartiesAsk, given: list[dict[str, str]]) -> None:
        self.rows += [party for party in self.sources.parties[self.deed.seq] if party.role == ask.name]

    def _leaves(self, ask: PartyAsk) -> None:
        if self.facts.party(ask.name) is not None:
            Change._leaves(self, ask)

    def _papers(self) -> None:
        """Of an act that names a party of whom no act tells any more nothing is worded anew."""
        named = [ask for ask in self.step.asked if isinstance(ask, PartyAsk) and self.facts.told[ask.name]]
        if self.step.writes is not None and any(self.facts.party(ask.name) is None for ask in named):
            self.rows += [
                paper for paper in self.sources.papers[self.deed.seq] if paper.kind == self.step.writes.template
            ]
        else:
            Change._papers(self)

    def _paper(self, writes: Writes, text: str) -> None:
        if not self.texts:
            self.rows += [paper for paper in self.sources.papers[self.deed.seq] if paper.kind == writes.template]
        self.texts.append(text)

    def _own_paper(self, own: OfficePaper) -> None:
        self.own.append(own)

    def _upload(self, ask: UploadAsk, value: Any) -> None:
        self.rows += [paper for paper in self.sources.papers[self.deed.seq] if paper.kind == ask.name]

    def _publication(self) -> None:
        record, on = self.record, self.facts.on
        if self.step.publishes:
            self.set(published_on=on, withdrawn_on=None)
        if self.step.publishes or self._shown_otherwise():
            publication, parties = record.procedure.publication, self.facts.parties
            self.view = [
                [TITLE, publication.shown_title(record, parties, []).published[:200]],
                *publication.view(record, parties, []),
            ]
        if self.step.withdraws:
            self.set(withdrawn_on=on)


@dataclass(slots=True)
class Emptied(Retake):
    """An act whose entry was lawfully erased (个人信息保护法 art. 47). What it told nobody knows any more: nothing is worked out
    of it and nothing worded anew. The columns that it set, and those that no other act tells, are as they stand; so are its
    papers, ties and publication."""

    def _sets(self) -> dict[str, Any]:
        sets, row = self.step.sets, self.sources.record
        if not callable(sets):
            return {name: getattr(row, name) if callable(value) else value for name, value in sets.items()}
        unsaid = {column.name for column in row._meta.concrete_fields} - self.sources.columns_told - KEPT
        return {name: getattr(row, name) for name in unsaid}

    def _door(self) -> None:
        """Nobody is told a code again."""

    def _papers(self) -> None:
        self.rows += self.sources.papers[self.deed.seq]

    def _upload(self, *_: Any) -> None:
        """Its files are among its papers."""

    def _ties(self) -> None:
        self.rows += self.sources.links[self.deed.seq]

    def _publication(self) -> None:
        self._public_days()
