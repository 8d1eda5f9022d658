"""Lawful erasure: what one entry told is taken away for good, wherever in the matter it stands (个人信息保护法 art. 47).

Asked for by one and granted by another, of the organ that has the matter. Emptied are the entry's payload and those that tell
it again (corrections, acts entered late, earlier erasures) or name those whom it named; from the record, its rows, parties,
papers, publications and limits goes all that was told and every mention of them, however it is written. That something was
done, by whom and when, stays, and the digests, so that the chain and proofs given before still hold. The entry that erases
says anew, whole, what stands from then on. Where another matter was told the same by this one, its own organ is asked to
erase it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import orjson
from django.db import models, transaction

from guiju import documents
from guiju.kernel.acting.admission import Admission, admit
from guiju.kernel.acting.change import Change
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Part, Record, engine_writes
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.registry import registers
from guiju.kernel.declaring.steps import Step
from guiju.kernel.declaring.steps_of_all import ANSWERING, ASK_ERASURE, requests
from guiju.kernel.keeping import digests, ledger, papers, prepared, vouching
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.covering import Hidden, covered, hidden_of
from guiju.kernel.keeping.flaws import Flaw
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.links import Link
from guiju.kernel.keeping.papers import MARKUP, Paper
from guiju.kernel.keeping.parties import SEALED, Party
from guiju.kernel.keeping.sight import Use
from guiju.kernel.keeping.vouching import Vouched

ERASED = "（已依法删除）"
STAYS = {"number", "stage", "region", "head"}
"""Columns of a record that say where it stands, not what was told."""
LEAST = 4
_REACHED, _KEY = re.compile(r"\d{5,}|@"), re.compile(r"[0-9a-f]{32,}")


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
    facts.worked_out["copies"] = list(erasure.copies())
    return change


@dataclass
class Erasure:
    """What goes with one entry. ``seqs``: the entries that are emptied; ``words``: what named somebody; ``texts``: what else
    was told, in words; ``beside``: all that stands beside the record, as it will be."""

    record: Record
    entries: Sequence[Entry]
    seq: int
    seqs: list[int] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    words: list[str] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)
    parts: list[Part] = field(default_factory=list)
    beside: list[Vouched] = field(default_factory=list)
    emptied: set[str] = field(default_factory=set)

    def work_out(self) -> None:
        contents = {entry.seq: entry.content for entry in self.entries}
        corrections = {seq for seq, told in contents.items() if _corrects(told, self.seq)}
        for seq in {self.seq, *corrections}:
            self.texts |= set(_texts(contents[seq]))
        self._read()
        self.hidden = [replace(one, cover=ERASED) for one in hidden_of(self._told_parties())]
        for party in self._told_parties():
            self.keys |= {party.id_key} - {""}
            self.words += [party.masked_name, *(word for word in party.plain(Use.ERASING).values() if len(word) > 1)]
        self.words = sorted({word for word in self.words if word != ERASED}, key=len, reverse=True)
        again = {seq for seq, told in contents.items() if self._tells_again(told) or self._names(told)}
        self.seqs = sorted(_answered(self.entries, {self.seq, *corrections, *again}))
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
        text = covered(text, self.hidden)
        for word in self.words:
            text = text.replace(word, ERASED)
        return text

    def _tells_again(self, content: dict[str, Any]) -> bool:
        """Whether an entry says anew what was told: a publication, an act entered late, an erasure before this one."""
        return self._tells({name: content[name] for name in ("published", "refold", "anew") if name in content})

    def _names(self, content: dict[str, Any]) -> bool:
        """Whether an entry names those whom the erased one named."""
        told = _spoken(content)
        return bool(self.hidden) and covered(told, self.hidden) != told

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
        words = (*self.words, *filter(_long, self.texts))
        return covered(text, self.hidden) != text or any(_run_together(word) in text for word in words)

    def anew(self) -> dict[str, Any]:
        """All that stands from now on, as the entry tells it."""
        record, asks = self.record, self.record.procedure.parts
        names = {ask.model: name for name, ask in reversed(asks.items())}
        parts: dict[str, list[dict[str, Any]]] = {}
        for part in self.parts:
            columns = {f.name: getattr(part, f.attname) for f in part._meta.concrete_fields if f.name != "matter"}
            parts.setdefault(names[type(part)], []).append(digests.plain(columns))
        columns = {f.name: getattr(record, f.attname) for f in record._meta.concrete_fields if not f.primary_key}
        contents = [self.entries[seq - 1].content for seq in self.seqs]
        drawn = [n for told in contents for n in (*told.get("drawn", ()), *told.get("anew", {}).get("drawn", ()))]
        return {"set": digests.plain(columns), "parts": parts, "drawn": drawn}

    def copies(self) -> Iterable[tuple[Record, int]]:
        """Entries of other matters that were told the same: their forms were filled in from this one, or it moved them."""
        for other in self._came_of_it():
            register, pk, entries = other.register(), other.pk, ledger.history(other)
            asked = {one.content["told"]["entry_seq"] for one in requests(entries, ASK_ERASURE).values()}
            named = set(
                Party.every.filter(register=register, matter_id=pk, id_key__in=self.keys).values_list("seq", flat=True)
            )
            for entry in entries:
                if entry.seq not in asked and (entry.seq in named or self._tells(entry.content)):
                    yield other, entry.seq

    def _came_of_it(self) -> Iterable[Record]:
        """The matters that may have been told what was told here: to which this one leads, which it or its rows name, and
        which name it, of a round its units."""
        found = [registers()[row.to_register]._default_manager.get(pk=row.to_id) for row in self._led()]
        for row in (self.record, *self.parts):
            columns = [column for column in row._meta.concrete_fields if _names_a_record(column)]
            found += [getattr(row, column.name) for column in columns if getattr(row, column.attname) is not None]
        for model in registers().values():
            for column in model._meta.concrete_fields:
                if column.related_model is type(self.record):
                    found += model._default_manager.filter(**{column.name: self.record})
        return {(one.register(), one.pk): one for one in found if one.pk != self.record.pk}.values()

    def _led(self) -> list[Link]:
        return [row for row in self.beside if isinstance(row, Link) and row.register == self.record.register()]

    def _tells(self, content: dict[str, Any]) -> bool:
        told = _spoken(content)
        return self._names(content) or any(word in told for word in (*self.words, *filter(_long, self.texts)))

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


def _corrects(content: dict[str, Any], seq: int) -> bool:
    """Whether an entry is a correction of that one, asked for or made."""
    return any(content.get(kind, {}).get("seq") == seq for kind in ("asks", "corrects"))


def _names_a_record(column: Any) -> bool:
    return isinstance(column.related_model, type) and issubclass(column.related_model, Record)


def _answered(entries: Sequence[Entry], seqs: set[int]) -> set[int]:
    """These entries, with the requests that they answer, which else stood open again, and what an erasure among them had
    emptied, which else nobody accounted for."""
    answers = [entry.content.get("told", {}) for entry in entries if entry.seq in seqs and entry.step in ANSWERING]
    asked = {told["request"] for told in answers if "request" in told}
    return seqs | asked | {seq for told in answers for seq in told.get("erased", ())}


def _texts(content: Any) -> Iterable[str]:
    """What an entry told in words: not what it chose from a list, nor days, numbers and keys."""
    for holder in (content, content.get("asks", {}), content.get("corrects", {})):
        for kind in ("set", "told", "parts"):
            yield from _strings(holder.get(kind, {}))


def _strings(said: Any) -> Iterable[str]:
    if isinstance(said, str):
        if _in_words(said):
            yield said
    elif isinstance(said, (dict, list)):
        for one in said.values() if isinstance(said, dict) else said:
            yield from _strings(one)


def _spoken(content: Any) -> str:
    return orjson.dumps(content).decode()


def _run_together(words: str) -> str:
    """Words however they were parted in lines: a paper sets a text of several in paragraphs, or in one."""
    return "".join(words.split())


def _in_words(said: str) -> bool:
    """Whether it says something in words, or is a number or an address by which somebody is reached."""
    return len(said) > 1 and (not said.isascii() or bool(_REACHED.search(said) and not _KEY.fullmatch(said)))


def _long(said: str) -> bool:
    """Whether a text says enough that another that holds it is taken to tell of it: “同意” stands everywhere."""
    return len(said.strip()) >= LEAST


def _is_words(column: Any) -> bool:
    return isinstance(column, (models.CharField, models.TextField)) and not column.choices
