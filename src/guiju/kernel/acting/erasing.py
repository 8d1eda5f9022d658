"""Lawful erasure: what one entry told is taken away for good, wherever in the matter it stands (个人信息保护法 art. 47).

Asked for by one and granted by another, of the organ that has the matter. Emptied are the entry's payload and those of the
corrections that tell it again; from the record, its rows, parties, papers, publications and limits goes all that was told and
every mention of those whom it named. That something was done, by whom and when, stays, and the digests, so that the chain
and proofs given before still hold. The entry that erases says anew, whole, what stands from then on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction

from guiju import documents
from guiju.kernel.acting.admission import Admission, admit
from guiju.kernel.acting.change import Change
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Part, Record, engine_writes
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.steps import Step
from guiju.kernel.declaring.steps_of_all import ASK_ERASURE, requests
from guiju.kernel.keeping import digests, ledger, papers, prepared, vouching
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.flaws import Flaw
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.papers import MARKUP, Paper
from guiju.kernel.keeping.parties import SEALED, Party
from guiju.kernel.keeping.sight import Use
from guiju.kernel.keeping.vouching import Vouched

ERASED = "（已依法删除）"
STAYS = {"number", "stage", "region", "head"}
"""Columns of a record that say where it stands, not what was told."""


def erase(step: Step, facts: Facts, data: dict[str, Any]) -> Change:
    """Take away what was asked for. Raises Refused."""
    admission = admit(step, facts, data)
    if admission.reasons:
        raise Refused(step.label, admission.reasons)
    request = requests(facts.entries, ASK_ERASURE)[admission.told["request"]]
    erasure = Erasure(facts.record, facts.entries, request.content["told"]["entry_seq"])
    erasure.work_out()
    change = Change(step, facts, Admission(), payload={"stage": facts.record.stage})
    told = {name: digests.plain(value) for name, value in admission.told.items() if value}
    change.payload["told"] = {**told, "erased": erasure.seqs}
    change.payload["anew"] = erasure.anew()
    ledger.append([change.writing(vouching.say(erasure.beside))])
    erasure.write()
    return change


@dataclass
class Erasure:
    """What goes with one entry. ``seqs``: the entries that are emptied; ``words``: what named somebody; ``texts``: what else
    was told, in words; ``beside``: all that stands beside the record, as it will be."""

    record: Record
    entries: Sequence[Entry]
    seq: int
    seqs: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)
    parts: list[Part] = field(default_factory=list)
    beside: list[Vouched] = field(default_factory=list)
    emptied: set[str] = field(default_factory=set)

    def work_out(self) -> None:
        contents = {entry.seq: entry.content for entry in self.entries}
        again = [seq for seq, told in contents.items() if _tells_again(told, self.seq)]
        self.seqs = sorted({self.seq, *again})
        for seq in self.seqs:
            self.texts |= set(_texts(contents[seq]))
        self._read()
        for party in self._told_parties():
            self.words += [party.masked_name, *(word for word in party.plain(Use.ERASING).values() if len(word) > 1)]
        self.words = sorted({word for word in self.words if word != ERASED}, key=len, reverse=True)
        self._columns(self.record, STAYS)
        for part in self.parts:
            self._columns(part, set(), told=part.seq in self.seqs)
        for row in self.beside:
            self._beside(row)

    def _read(self) -> None:
        of = {"register": self.record.register(), "matter_id": self.record.pk}
        for model in vouching.of_records():
            rows: Any = getattr(model, "every", model._default_manager)
            self.beside += rows.filter(**of).order_by("pk")
        kinds = dict.fromkeys(ask.model for ask in self.record.procedure.parts.values() if ask.model)
        for kind in kinds:
            self.parts += kind._default_manager.filter(matter_id=self.record.pk).order_by("seq", "pk")

    def _told_parties(self) -> list[Party]:
        """Whom the entry named, and as whom they were put right."""
        return [row for row in self.beside if isinstance(row, Party) and row.seq == self.seq]

    def _without(self, text: str) -> str:
        """A text without what was told."""
        if text in self.texts:
            return ERASED
        for word in self.words:
            text = text.replace(word, ERASED)
        return text

    def _columns(self, row: models.Model, stays: set[str], told: bool = False) -> None:
        """``told``: the row was told by the entry itself, with all its words."""
        for column in row._meta.concrete_fields:
            value = getattr(row, column.attname)
            if isinstance(value, str) and value and _is_words(column) and column.name not in stays:
                after = ERASED if told else self._without(value)
                if after != value:
                    setattr(row, column.attname, after[: column.max_length])

    def _beside(self, row: Vouched) -> None:
        if isinstance(row, Party):
            if row.seq == self.seq:
                self._party(row)
        elif isinstance(row, Paper):
            self._paper(row)
        elif isinstance(row, PublicRecord):
            row.view = [[label, self._without(text)] for label, text in row.view]
            row.title, row.withdrawn_why = self._without(row.title)[:200], self._without(row.withdrawn_why)
            row.decided = b""
        elif isinstance(row, ClockRow):
            row.of_whom = self._without(row.of_whom)[:200]
            for span in row.spans:
                span.reason = self._without(span.reason)[:300]
        elif isinstance(row, Flaw):
            row.words = self._without(row.words)[:500]

    def _party(self, party: Party) -> None:
        for name in SEALED:
            setattr(party, name, b"")
        party.masked_name = ERASED
        party.document = party.capacity = party.authority = party.masked_id = party.id_key = party.digest = ""
        party.id_confirmed = False

    def _paper(self, paper: Paper) -> None:
        """What the act itself made or was given, and every document that names those who are erased."""
        if not paper.digest or not (paper.seq in self.seqs or self._names_them(paper)):
            return
        self.emptied.add(paper.digest)
        title = paper.title.partition("：")[0] if paper.media_type != MARKUP else paper.title
        paper.title, paper.digest, paper.size = f"{title}{ERASED}", "", 0

    def _names_them(self, paper: Paper) -> bool:
        if paper.media_type != MARKUP:
            return bool(paper.by_template) and any(
                self._names_them(text)
                for text in self.beside
                if isinstance(text, Paper) and text.media_type == MARKUP and text.seq == paper.seq
            )
        if not paper.digest:
            return True
        try:
            text = _run_together(documents.to_text(documents.parse(paper.content_for(Use.ERASING).decode())))
        except FileNotFoundError:
            return False
        return any(_run_together(word) in text for word in (*self.words, *self.texts) if word.strip())

    def anew(self) -> dict[str, Any]:
        """All that stands from now on, as the entry tells it."""
        record, asks = self.record, self.record.procedure.parts
        names = {ask.model: name for name, ask in reversed(asks.items())}
        parts: dict[str, list[dict[str, Any]]] = {}
        for part in self.parts:
            columns = {f.name: getattr(part, f.attname) for f in part._meta.concrete_fields if f.name != "matter"}
            parts.setdefault(names[type(part)], []).append(digests.plain(columns))
        columns = {f.name: getattr(record, f.attname) for f in record._meta.concrete_fields if not f.primary_key}
        drawn = [number for seq in self.seqs for number in self.entries[seq - 1].content.get("drawn", ())]
        return {"set": digests.plain(columns), "parts": parts, "drawn": drawn}

    def write(self) -> None:
        with engine_writes():
            _save(self.record)
            for row in (*self.parts, *self.beside):
                _save(row)
            for clock in self.beside:
                for span in clock.spans if isinstance(clock, ClockRow) else ():
                    _save(span)
        for seq in self.seqs:
            ledger.redact(self.record, seq)
        transaction.on_commit(self._burn)

    def _burn(self) -> None:
        """The files go once the erasure stands, but for those that another paper still needs."""
        kept = set(Paper.objects.filter(digest__in=self.emptied).values_list("digest", flat=True))
        for digest in self.emptied - kept:
            papers.burn(digest)


def _save(row: models.Model) -> None:
    prepared.update(row, [f.name for f in row._meta.concrete_fields if not f.primary_key])


def _tells_again(content: dict[str, Any], seq: int) -> bool:
    """Whether an entry is a correction of that one, asked for or made."""
    return any(content.get(kind, {}).get("seq") == seq for kind in ("asks", "corrects"))


def _texts(content: Any) -> Iterable[str]:
    """What an entry told in words: not what it chose from a list, nor days, numbers and keys."""
    for kind in ("set", "told"):
        for holder in (content, content.get("asks", {}), content.get("corrects", {})):
            yield from (said for said in holder.get(kind, {}).values() if isinstance(said, str) and _in_words(said))


def _run_together(words: str) -> str:
    """Words however they were parted in lines: a paper sets a text of several in paragraphs, or in one."""
    return "".join(words.split())


def _in_words(said: str) -> bool:
    return len(said) > 1 and not said.isascii()


def _is_words(column: Any) -> bool:
    return isinstance(column, (models.CharField, models.TextField)) and not column.choices
