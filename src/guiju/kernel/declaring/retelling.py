"""What may tell again what is lawfully erased: files and publications that no program searches for it (个人信息保护法 art. 47).

An erasure finds by itself whatever says the same in words. A scan, a recording, a letter in other words says it otherwise: of
each, of the record and of the matters tied to it, whoever asks for the erasure says that it goes with it, or why it stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from django import forms

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.asks import Ask
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Part, Record
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.refused import Reason
from guiju.kernel.declaring.registry import registers
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.links import Link
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.people import Actor
from guiju.kernel.offices.scope import sees

ERASED = "（已依法删除）"
MOST_TIED = 40
"""Of so many matters tied to it the files are listed; those of more are asked for there."""
NAMED = 3


@dataclass(frozen=True)
class Retelling:
    """A file, known by the digest of its content, or a publication, by its place. ``seq``: the entry that brought it."""

    record: Record
    key: str
    seq: int
    words: str

    @property
    def label(self) -> str:
        return f"第{self.seq}条：{self.words}"

    @property
    def label_elsewhere(self) -> str:
        called = f"“{self.record.number or self.record.title}”"
        return f"{self.record._meta.verbose_name}{called}{self.label}"


def own(record: Record) -> list[Retelling]:
    """The files and publications of a record that are there, each once."""
    of = {"register": record.register(), "matter_id": record.pk}
    papers = Paper.objects.filter(**of).exclude(digest="").order_by("seq", "pk")
    public = PublicRecord.objects.filter(**of).exclude(title=ERASED).order_by("seq")
    found = [Retelling(record, paper.digest, paper.seq, paper.title) for paper in papers]
    found += [Retelling(record, public_key(row), row.seq, f"公开信息“{row.title}”") for row in public]
    return list({one.key: one for one in reversed(found)}.values())[::-1]


def public_key(row: PublicRecord) -> str:
    return f"public/{row.matter_id.hex}/{row.seq}"


def tied(record: Record, parts: Iterable[Part] = ()) -> Iterator[Record]:
    """The matters that may have been told what was told here: to which this one leads, which it or its ``parts`` name, and
    which name it, in a column or a row; each once."""
    known = {(record.register(), record.pk)}
    for one in _tied(record, parts):
        if (one.register(), one.pk) not in known:
            known.add((one.register(), one.pk))
            yield one


def _tied(record: Record, parts: Iterable[Part]) -> Iterator[Record]:
    for row in Link.objects.filter(register=record.register(), matter_id=record.pk):
        yield from registers()[row.to_register]._default_manager.filter(pk=row.to_id)
    for holder in (record, *parts):
        columns = [column for column in holder._meta.concrete_fields if names_a_record(column)]
        yield from (getattr(holder, one.name) for one in columns if getattr(holder, one.attname) is not None)
    yield from naming(record)
    yield from (other for other, _ in naming_in_rows(record))


def naming(record: Record) -> Iterator[Record]:
    """The matters that name this one in a column."""
    for model in registers().values():
        for column in model._meta.concrete_fields:
            if column.related_model is type(record):
                yield from model._default_manager.filter(**{column.name: record})


def naming_in_rows(record: Record) -> Iterator[tuple[Record, Part]]:
    """The matters that name this one in a row, each time with that row: an item of a meeting's agenda, say."""
    for model in registers().values():
        kinds: Any = dict.fromkeys(ask.model for ask in model.procedure.parts.values() if ask.model)
        for kind in kinds:
            for column in kind._meta.concrete_fields:
                if column.related_model is type(record) and column.name != "matter":
                    rows = kind._default_manager.filter(**{column.name: record}).select_related("matter")
                    yield from ((row.matter, row) for row in rows)


def names_a_record(column: Any) -> bool:
    return isinstance(column.related_model, type) and issubclass(column.related_model, Record)


def parts_of(record: Record) -> list[Part]:
    """All rows of a record, of whatever kind."""
    kinds: Any = dict.fromkeys(ask.model for ask in record.procedure.parts.values() if ask.model)
    return [row for kind in kinds for row in kind._default_manager.filter(matter_id=record.pk).order_by("seq", "pk")]


def elsewhere(record: Record, actor: Actor) -> list[Retelling]:
    """Those of the matters tied to it that the actor sees."""
    seen = (other for other in tied(record, parts_of(record)) if sees(actor, other))
    return [one for other in islice(seen, MOST_TIED) for one in own(other)]


class Some(forms.MultipleChoiceField):
    """Some of what the record at hand has: what that is, the form and the admission ask the record."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value: str) -> bool:
        return True


@dataclass(frozen=True)
class GoesAsk(Ask):
    """Which files and publications go with an erasure. ``beyond``: those of matters tied to the record may be named too."""

    beyond: bool = False

    def among(self, facts: Facts) -> dict[str, str]:
        """What may be named, by key, as a form says it."""
        if not facts.record.version:
            return {}
        there = {one.key: one.label for one in own(facts.record)}
        others = elsewhere(facts.record, facts.actor) if self.beyond else ()
        return {one.key: one.label_elsewhere for one in others} | there

    def on(self, facts: Facts) -> Ask:
        """The ask as a form on this record puts it."""
        field = Some(label=self.label, required=False, help_text=self.field.help_text)
        field.choices = list(self.among(facts).items())
        return replace(self, field=field)

    def cannot_be_meant(self, facts: Facts) -> list[Reason]:
        told = facts.told[self.name]
        if not told or set(told) <= self.among(facts).keys():
            return []
        words = f"“{self.label}”：有的材料不是本事项的，或者已经删除，请重新打开表单选择。"
        return [Reason(f"field.{self.name}", words, self.name)]

    def spoken(self, record: Record, told: Sequence[str]) -> str:
        """What was told, in words; what is gone, or lies in other matters, by number only."""
        there = {one.key: one.label for one in own(record)}
        named = [there[key] for key in told if key in there]
        rest = len(told) - len(named)
        return "、".join([*named, *([f"已经删除的或者其他事项的{rest}份"] if rest else [])])


def goes(label: str, help_text: str, *, beyond: bool = False) -> GoesAsk:
    return GoesAsk("goes", Some(label=label, required=False, help_text=help_text), beyond=beyond)


ASKED_TO_GO = goes(
    "一并删除的材料、公开信息",
    "扫描件、录音录像和其他文件，系统不能逐字检索，请逐份判断是否载有同一内容；其他事项的，由承办机关决定。"
    "该条记录自身的，以及文书中写明同一内容的，自动删除，不必选择。",
    beyond=True,
)
ADDED_TO_GO = goes("另行一并删除的材料、公开信息", "申请中已经选择的，自动删除，不必再选。")
STAYS_WHY = asks.maybe(
    asks.words("stays_why", "其余材料保留的理由", longest=500), "还有没有选择删除的材料的，应当填写。"
)


def left_open(facts: Facts) -> str | None:
    """Asked for by a person: each file that nobody has chosen stays for a reason. What the system asks, its head completes."""
    seq, gone, why = facts["entry_seq"], facts["goes"], facts["stays_why"]
    if facts.actor.is_system or why or (seq or 0) > facts.record.version:
        return None
    there = [*own(facts.record), *elsewhere(facts.record, facts.actor)]
    return _said([one for one in there if one.key not in gone and (one.record.pk, one.seq) != (facts.record.pk, seq)])


def left_open_at_last(request: Entry | None, facts: Facts) -> str | None:
    """Granted: what came in since the request, and all where the system asked, is chosen now or stays for a reason."""
    gone, why = facts["goes"], facts["stays_why"]
    if request is None or why:
        return None
    told = request.content["told"]
    settled, seq = {*gone, *told.get("goes", ())}, told.get("entry_seq")
    since = request.seq if told.get("stays_why") else 0
    there = [one for one in own(facts.record) if one.seq > since and one.seq != seq]
    return _said([one for one in there if one.key not in settled])


def _said(left: list[Retelling]) -> str | None:
    if not left:
        return None
    named = "；".join(one.label for one in left[:NAMED]) + ("等" if len(left) > NAMED else "")
    return (
        f"还有{len(left)}份材料、公开信息可能载有同一内容（{named}）："
        "请选择一并删除的，其余的在“其余材料保留的理由”中说明。"
    )
