"""Lawful erasure: what one entry told is taken away for good, wherever in the matter it stands (个人信息保护法 art. 47).

Asked for by one and granted by another, of the organ that has the matter. Emptied are the entry's payload and those that tell
it again (corrections, acts entered late, earlier erasures) or name those whom it named; from the record, its rows, parties,
papers, publications and limits goes all that was told and every mention of them, however it is written. That something was
done, by whom and when, stays, and the digests, so that the chain and proofs given before still hold. The entry that erases
says anew, whole, what stands from then on. Where another matter was told the same by this one, its own organ is asked to
erase it there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import models, transaction

from guiju import documents
from guiju.kernel.acting.admission import Admission, admit
from guiju.kernel.acting.change import Change
from guiju.kernel.acting.erased_words import is_long, run_together, spoken, texts
from guiju.kernel.acting.writing import follow
from guiju.kernel.declaring.course import course
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Part, Record, engine_writes
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.registry import registers
from guiju.kernel.declaring.retelling import ERASED, Retelling, own, parts_of, public_key, tied
from guiju.kernel.declaring.standing import left_of
from guiju.kernel.declaring.steps import Step
from guiju.kernel.declaring.steps_of_all import ANSWERING, ASK_ERASURE, requests
from guiju.kernel.keeping import digests, incoming, ledger, papers, prepared, vouching, waiting_files
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.covering import Hidden, covered, hidden_of
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.papers import MARKUP, Paper
from guiju.kernel.keeping.parties import SEALED, Party
from guiju.kernel.keeping.reference import of_reference
from guiju.kernel.keeping.sight import Use
from guiju.kernel.keeping.stored import is_words
from guiju.kernel.keeping.vouching import Vouched

STAYS = {"number", "stage", "region", "head"}
"""Columns of a record that say where it stands, not what was told."""


def erase(step: Step, facts: Facts, data: dict[str, Any]) -> Change:
    """Take away what was asked for. Raises Refused."""
    admission = admit(step, facts, data)
    if admission.reasons:
        raise Refused(step.label, admission.reasons)
    request = requests(facts.entries, ASK_ERASURE)[admission.told["request"]]
    erasure = Erasure.asked(facts.record, facts.entries, request, admission.told["goes"])
    erasure.work_out()
    change = Change(step, facts, Admission(), payload={"stage": facts.record.stage})
    told = {name: digests.plain(value) for name, value in admission.told.items() if value}
    change.payload["told"] = {**told, "erased": erasure.seqs}
    change.payload["anew"] = erasure.anew()
    ledger.append([change.writing(vouching.say(erasure.beside))])
    facts.worked_out["copies"] = list(erasure.copies())
    erasure.write()
    follow([facts.record], [facts.record], [facts.record])
    return change


@dataclass
class Foreseen:
    """What an erasure that was asked for would do: the entries that it empties, the files and publications that go with them,
    those that stay, and why."""

    entries: list[int]
    goes: list[Retelling]
    stays: list[Retelling]
    why: str


def foresee(record: Record, entries: Sequence[Entry], request: Entry) -> Foreseen:
    """The same on rows of its own, nothing of which is kept."""
    there = own(record)
    erasure = Erasure.asked(type(record)._default_manager.get(pk=record.pk), entries, request, ())
    erasure.work_out()
    gone = [one for one in there if one.key in erasure.goes | erasure.emptied]
    why = request.content["told"].get("stays_why", "")
    return Foreseen(erasure.seqs, gone, [one for one in there if one not in gone], why)


@dataclass
class Erasure:
    """What goes with some entries (``targets``: one, or none where files alone are to go) and with the files and publications
    chosen, by their keys (``goes``). ``seqs``: the entries that are emptied; ``words``: what named somebody; ``texts``: what
    else was told, in words; ``beside``: all that stands beside the record, as it will be."""

    record: Record
    entries: Sequence[Entry]
    targets: set[int]
    goes: set[str] = field(default_factory=set)
    seqs: list[int] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    words: list[str] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)
    parts: list[Part] = field(default_factory=list)
    beside: list[Vouched] = field(default_factory=list)
    emptied: set[str] = field(default_factory=set)

    @classmethod
    def asked(cls, record: Record, entries: Sequence[Entry], request: Entry, added: Iterable[str]) -> Erasure:
        """What a request asks for, with what its granting adds."""
        told = request.content["told"]
        targets = {told["entry_seq"]} if told.get("entry_seq") else set[int]()
        return cls(record, entries, targets, {*told.get("goes", ()), *added})

    def work_out(self) -> None:
        contents = {entry.seq: entry.content for entry in self.entries}
        self._read()
        self.targets |= self._read_out_of_files()
        corrections = {seq for seq, told in contents.items() if self.targets & set(_corrected(told))}
        stays = STAYS | of_reference(type(self.record))
        for seq in {*self.targets, *corrections}:
            self.texts |= set(texts(contents[seq])) - {str(getattr(self.record, name)) for name in stays}
        self.hidden = [replace(one, cover=ERASED) for one in hidden_of(self._told_parties())]
        for party in self._told_parties():
            self.keys |= {party.id_key} - {""}
            self.words += [party.masked_name, *(word for word in party.plain(Use.ERASING).values() if len(word) > 1)]
        self.words = sorted({word for word in self.words if word != ERASED}, key=len, reverse=True)
        again = {seq for seq, told in contents.items() if self._tells_again(told) or self._names(told)}
        self.seqs = sorted(_answered(self.entries, {*self.targets, *corrections, *again}))
        self._columns(self.record, stays)
        for part in self.parts:
            self._columns(part, set(), told=part.seq in self.seqs)
        for row in self.beside:
            self._beside(row)

    def _read(self) -> None:
        of = {"register": self.record.register(), "matter_id": self.record.pk}
        for model in vouching.of_records():
            rows: Any = getattr(model, "every", model._default_manager)
            self.beside += rows.filter(**of).order_by("pk")
        self.parts = parts_of(self.record)

    def _read_out_of_files(self) -> set[int]:
        """What a step has read out of a file that goes (``Step.prepares``) stands in the rows that the entries after it tell, up
        to the next file."""
        gone = {row.seq for row in self.beside if isinstance(row, Paper) and row.digest and self._is_to_go(row)}
        steps, found, reading = self.record.procedure.steps, set[int](), False
        for entry in self.entries:
            if steps[entry.step].prepares is not None:
                reading = entry.seq in gone
            if reading and entry.content.get("parts"):
                found.add(entry.seq)
        return found

    def _is_to_go(self, paper: Paper) -> bool:
        return paper.digest in self.goes or (paper.seq in self.targets and paper.media_type != MARKUP)

    def _told_parties(self) -> list[Party]:
        """Whom the entry named, and as whom they were put right."""
        return [row for row in self.beside if isinstance(row, Party) and row.seq in self.targets]

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
        told = spoken(content)
        return bool(self.hidden) and covered(told, self.hidden) != told

    def _columns(self, row: models.Model, stays: set[str], told: bool = False) -> None:
        """``told``: the row was told by the entry itself, with all its words."""
        for column in row._meta.concrete_fields:
            value = getattr(row, column.attname)
            if isinstance(value, str) and value and is_words(column) and column.name not in stays:
                after = ERASED if told else self._without(value)
                if after != value:
                    setattr(row, column.attname, after[: column.max_length])

    def _beside(self, row: Vouched) -> None:
        if isinstance(row, Party):
            if row.seq in self.targets:
                self._party(row)
        elif isinstance(row, Paper):
            self._paper(row)
        elif isinstance(row, PublicRecord):
            whole = public_key(row) in self.goes
            row.view = [[label, ERASED if whole else self._without(text)] for label, text in row.view]
            row.title = ERASED if whole else self._without(row.title)[:200]
            row.withdrawn_why, row.decided = self._without(row.withdrawn_why), b""
        elif isinstance(row, ClockRow):
            # Called by the row whose it is: by however few words.
            gone = any(part.seq in self.seqs and row.whose == part.pk.hex for part in self.parts)
            row.of_whom = ERASED if gone and row.of_whom else self._without(row.of_whom)[:200]
            for span in row.spans:
                span.reason = self._without(span.reason)[:300]
        else:  # flaws, and whatever a register keeps besides
            self._columns(row, {"register", *row.keyed})

    def _party(self, party: Party) -> None:
        for name in SEALED:
            setattr(party, name, b"")
        party.masked_name = ERASED
        party.document = party.capacity = party.authority = party.masked_id = party.id_key = party.digest = ""
        party.id_confirmed = False

    def _paper(self, paper: Paper) -> None:
        """What the act itself made or was given, what was chosen, and every document that names those who are erased."""
        if not paper.digest or not (paper.digest in self.goes or paper.seq in self.seqs or self._names_them(paper)):
            return
        self.emptied.add(paper.digest)
        title = paper.title.partition("：")[0] if paper.media_type != MARKUP else paper.title
        paper.title, paper.digest, paper.size = f"{title}{ERASED}", "", 0

    def _names_them(self, paper: Paper) -> bool:
        """Whether a document says it, or a file that was handed in is called by it."""
        if paper.media_type != MARKUP:
            return self._says(paper.title.partition("：")[2]) or any(map(self._names_them, self._set_from(paper)))
        if not paper.digest:
            return True
        try:
            return self._says(documents.to_text(documents.parse(paper.content_for(Use.ERASING).decode())))
        except FileNotFoundError:
            return False

    def _set_from(self, paper: Paper) -> list[Paper]:
        """The documents of which an office's own template has made this one."""
        texts = (row for row in self.beside if isinstance(row, Paper) and row.media_type == MARKUP)
        return [text for text in texts if text.seq == paper.seq] if paper.by_template else []

    def _says(self, text: str) -> bool:
        text = run_together(text)
        words = (*self.words, *filter(is_long, self.texts))
        return covered(text, self.hidden) != text or any(run_together(word) in text for word in words)

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
        return {"set": digests.plain(columns), "parts": parts, "drawn": drawn, "left": self._left()}

    def _left(self) -> dict[str, Any]:
        """What stays known of acts that were erased, or put right by what is."""
        right = {seq for entry in self.entries if entry.seq in self.seqs for seq in _corrected(entry.content)}
        known = {int(seq) for entry in self.entries for seq in entry.content.get("anew", {}).get("left", {})}
        deeds = course(self.entries, self.record.procedure.notes)
        return {str(one.seq): left_of(self.record, one) for one in deeds if one.seq in {*self.seqs, *right, *known}}

    def copies(self) -> Iterable[tuple[Record, dict[str, Any]]]:
        """What other matters are asked to erase: entries that were told the same, for their forms were filled in from this one or
        it moved them, and files that were chosen."""
        waiting = list(self._others())
        met = {(self.record.register(), self.record.pk), *((one.register(), one.pk) for one in waiting)}
        for other in waiting:
            told = self._told_the_same(other)
            yield from self._asked_of(other, told)
            # Who was told it there may have told it on: the meeting that read the draft which the review had.
            onward = (
                [one for one in tied(other, parts_of(other)) if (one.register(), one.pk) not in met] if told else []
            )
            met |= {(one.register(), one.pk) for one in onward}
            waiting += onward

    def _asked_of(self, other: Record, told: list[int]) -> Iterable[tuple[Record, dict[str, Any]]]:
        """What another matter is asked, and was not asked before."""
        asked = [one.content["told"] for one in requests(ledger.history(other), ASK_ERASURE).values()]
        seqs = [seq for seq in told if seq not in {one.get("entry_seq") for one in asked}]
        files = {one.key for one in own(other)} & self.goes - {key for one in asked for key in one.get("goes", ())}
        goes = {"goes": sorted(files)} if files else {}
        for seq in seqs:
            yield other, {"entry_seq": seq, **goes}
            goes = {}
        if goes:
            yield other, goes

    def _others(self) -> Iterable[Record]:
        """The matters tied to this one, and those that were handed the files chosen."""
        found = {(one.register(), one.pk): one for one in tied(self.record, self.parts)}
        same = Paper.objects.filter(digest__in=self.goes).exclude(matter_id=self.record.pk)
        for register, pk in same.values_list("register", "matter_id").distinct():
            if (register, pk) not in found:
                found[register, pk] = registers()[register]._default_manager.get(pk=pk)
        return found.values()

    def _told_the_same(self, other: Record) -> list[int]:
        of = {"register": other.register(), "matter_id": other.pk}
        named = set(Party.every.filter(**of, id_key__in=self.keys).values_list("seq", flat=True))
        # An erasure there says anew what its other entries told: they are asked for, it goes with them.
        told = [one for one in ledger.history(other) if "anew" not in one.content]
        return [one.seq for one in told if one.seq in named or self._tells(one.content)]

    def _tells(self, content: dict[str, Any]) -> bool:
        told = spoken(content)
        return self._names(content) or any(word in told for word in (*self.words, *filter(is_long, self.texts)))

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
        self.emptied |= waiting_files.made_before()
        transaction.on_commit(self._burn)

    def _burn(self) -> None:
        """The files go once the erasure stands, but for those that another paper still needs, or that somebody has sent for a
        step of theirs: the night takes them, where none names them after all."""
        kept = set(Paper.objects.filter(digest__in=self.emptied).values_list("digest", flat=True))
        kept |= incoming.kept() | waiting_files.digests()
        for digest in self.emptied - kept:
            papers.burn(digest)


def _save(row: models.Model) -> None:
    prepared.update(row, [f.name for f in row._meta.concrete_fields if not f.primary_key])


def _corrected(content: dict[str, Any]) -> list[int]:
    """The entry of which this one is a correction, asked for or made."""
    return [content[kind]["seq"] for kind in ("asks", "corrects") if content.get(kind, {}).get("seq")]


def _answered(entries: Sequence[Entry], seqs: set[int]) -> set[int]:
    """These entries, with the requests that they answer, which else stood open again, and what an erasure among them had
    emptied, which else nobody accounted for."""
    answers = [entry.content.get("told", {}) for entry in entries if entry.seq in seqs and entry.step in ANSWERING]
    asked = {told["request"] for told in answers if "request" in told}
    return seqs | asked | {seq for told in answers for seq in told.get("erased", ())}
