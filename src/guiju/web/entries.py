"""A ledger entry in words: who did which step when, and everything that the entry says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import FieldDoesNotExist

from guiju import law
from guiju.kernel.declaring.asks import RowField
from guiju.kernel.declaring.retelling import GoesAsk
from guiju.kernel.keeping import digests
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.people import Actor, Role
from guiju.web.names import NOTHING, Said, said, spoken

PLUMBING = {"agency", "region", "simulated", "stage"}
CLOCK_STATES = {"met": "已完成", "stopped": "不再计算", "paused": "中止计算", "running": "计算中"}
CLOCK_FAULTS = {"ahead": "录入时服务器时钟超前，时间不可信", "back": "录入时服务器时钟被调回，时间不可信"}
SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass
class Told:
    """An entry as a page shows it."""

    entry: Entry
    record: Any
    content: dict[str, Any] = field(default_factory=dict)
    reader: Actor | None = None
    rows: Mapping[tuple[Any, Any], Any] = field(default_factory=dict)
    papers: Sequence[str] = ()

    def __post_init__(self) -> None:
        self.content = self.entry.content

    @property
    def redacted(self) -> bool:
        return bool(self.content.get("redacted"))

    @cached_property
    def label(self) -> str:
        step = self.record.procedure.steps.get(self.entry.step)
        return step.label if step else self.entry.step

    @property
    def at(self) -> datetime:
        return datetime.fromisoformat(self.entry.at).astimezone(SHANGHAI)

    @property
    def days_late(self) -> int:
        """How many days after it was done the act was entered."""
        return (self.at.date() - self.entry.on).days if self.is_act else 0

    @property
    def ahead_of(self) -> int:
        """The entry of the same day ahead of which the act was done; 0 where it follows as entered."""
        return int(self.content.get("ahead_of", 0))

    @property
    def is_act(self) -> bool:
        """Whether it is an act of the record's course, which may be corrected; erased ones are not."""
        return self.entry.step not in self.record.procedure.notes and not self.redacted

    @property
    def reason(self) -> str:
        return str(self.content.get("told", {}).get("reason", ""))

    @property
    def actor(self) -> str:
        """Whose act it was; a party who has acted by themselves is named nowhere."""
        if self.entry.actor_id:
            return str(self.entry.actor)
        return "本人" if self.content.get("role") == Role.PARTY else Role.SYSTEM.label

    @property
    def role(self) -> str:
        role = self.content.get("role")
        return Role(role).label if role in set(Role) else ""

    @property
    def sealed(self) -> bool:
        """Whether nobody reads yet what it tells: two judge apart, and not both have."""
        return self.entry.step in self.record.procedure.sealed(self.record.stage)

    @cached_property
    def said(self) -> list[tuple[str, Said]]:
        """Pairs of label and text: columns set, what else was told, parties, parts, papers."""
        if self.sealed:
            return [("内容", Said("尚未启封，不予显示"))]
        pairs: list[tuple[str, str | Said]] = [
            (self._label(name), self._value(name, value)) for name, value in self._columns()
        ]
        labels = {ask.name: ask for ask in self._asked()}
        for name, value in self.content.get("told", {}).items():
            ask = labels.get(name)
            pairs.append((ask.label if ask else name, self._row(ask, value) or self._told(ask, value)))
        for party in self.content.get("parties", ()):
            pairs.append((self.record.procedure.party_label(party["role"]), party["masked"]))
        for name, rows in self.content.get("parts", {}).items():
            ask = labels.get(name) or self.record.procedure.parts.get(name)
            pairs.append((ask.label if ask else name, f"{len(rows)}项"))
        pairs += [("文书与附件", title) for title in self.papers]
        made = [(label, one if isinstance(one, Said) else Said(one)) for label, one in pairs]
        return [(label, one) for label, one in made if one.text != NOTHING]

    @cached_property
    def clocks(self) -> list[str]:
        told = []
        for clock in self.content.get("clocks", ()):
            state, due = CLOCK_STATES.get(clock["state"], clock["state"]), clock["due"]
            what = f"{clock['words']}（由{clock['source']}确定）" if clock.get("words") else _cited(clock["rule"])
            told.append(f"{what}：{state}" + (f"，到期日{due}" if due else ""))
        return told

    @property
    def at_words(self) -> str:
        """What the entry says of the time at which it was made; "" on an ordinary day."""
        return CLOCK_FAULTS.get((self.content.get("clock") or {}).get("state", ""), "")

    @cached_property
    def gates(self) -> list[law.Rule]:
        return _rules(self.content.get("gates", ()))

    @cached_property
    def confirmed(self) -> list[law.Rule]:
        return _rules(self.content.get("confirmed", ()))

    def _asked(self) -> tuple[Any, ...]:
        step = self.record.procedure.steps.get(self.entry.step)
        return step.asked if step else ()

    def _columns(self) -> list[tuple[str, Any]]:
        says = self.content.get("set", {}).items()
        return [(name, value) for name, value in says if name not in PLUMBING and not self._inside(name)]

    def _inside(self, name: str) -> bool:
        """Whether a column is not for people, as on the page of the matter."""
        try:
            return not self.record._meta.get_field(name).editable
        except FieldDoesNotExist:
            return False

    def _label(self, name: str) -> str:
        try:
            return str(self.record._meta.get_field(name).verbose_name)
        except FieldDoesNotExist:
            return name

    def _value(self, name: str, value: Any) -> str | Said:
        try:
            column = self.record._meta.get_field(name)
        except FieldDoesNotExist:
            return spoken(value)
        if not column.is_relation or value is None:
            return spoken(value, column)
        return self._named(column.related_model, value, column)

    def _named(self, model: Any, key: Any, column: Any = None) -> str | Said:
        row = self.rows.get((model, key), key)
        return said(row, self.reader, column) if self.reader is not None else spoken(row)

    def _row(self, ask: Any, value: Any) -> str | Said:
        """The row chosen, by its name; "" where none was."""
        chosen = ask is not None and isinstance(ask.field, RowField) and value
        return self._named(ask.field.queryset.model, value) if chosen else ""

    def _told(self, ask: Any, value: Any) -> str:
        if ask is not None and isinstance(value, dict):  # a correction: columns by name
            return "；".join(f"{self._label(name)}：{self._value(name, right)}" for name, right in value.items())
        if isinstance(ask, GoesAsk):
            return ask.spoken(self.record, value)
        if value in (None, ""):  # what it was told and has set to something else
            return spoken(value)
        choices = dict(getattr(ask.field, "choices", ()) or ()) if ask is not None else {}
        if isinstance(value, list):
            return "、".join(str(choices.get(item, item)) for item in value)
        return str(choices.get(value, spoken(value)))


def _chosen(record: Any, entry: Entry) -> Iterator[tuple[Any, Any]]:
    """The rows that an act was told of and keeps in no column."""
    step, words = record.procedure.steps.get(entry.step), entry.content.get("told", {})
    for ask in step.asked if step and words else ():
        if isinstance(ask.field, RowField) and words.get(ask.name):
            rows: Any = ask.field.queryset
            yield rows.model, words[ask.name]


def told(entries: Iterable[Entry], record: Any, reader: Actor) -> list[Told]:
    """Entries as ``reader`` is shown them, with the rows that they name: a query for each kind there is."""
    entries = list(entries)
    relations = {column.name: column for column in record._meta.concrete_fields if column.is_relation}
    named: dict[Any, set[Any]] = {}
    rows: dict[tuple[Any, Any], Any] = {}
    for name, column in relations.items():
        if (now := getattr(record, name)) is not None:
            rows[column.related_model, digests.plain(now)] = now
    for entry in entries:
        for name, value in entry.content.get("set", {}).items():
            if (
                name in relations
                and name not in PLUMBING
                and value
                and (relations[name].related_model, value) not in rows
            ):
                named.setdefault(relations[name].related_model, set()).add(value)
        for model, key in _chosen(record, entry):
            if (model, key) not in rows:
                named.setdefault(model, set()).add(key)
    for model, keys in named.items():
        rows |= {(model, digests.plain(row)): row for row in model._default_manager.filter(pk__in=keys)}
    papers = _titles(entries, record)
    return [Told(entry, record, reader=reader, rows=rows, papers=papers.get(entry.seq, ())) for entry in entries]


def _titles(entries: Iterable[Entry], record: Any) -> Mapping[int, list[str]]:
    """By entry what the papers that it made or was handed are called: of one that was erased, that it was."""
    by = [entry.seq for entry in entries if entry.content.get("papers")]
    if not by:
        return {}
    found: dict[int, list[str]] = {}
    made = Paper.objects.filter(register=record.register(), matter_id=record.pk, made_by__in=by)
    for paper in made.order_by("pk"):
        found.setdefault(paper.made_by, []).append(paper.title)
    return found


def _rules(versions: Any) -> list[law.Rule]:
    return [rule for rule in (_rule(version) for version in versions) if rule is not None]


def _rule(version: str) -> law.Rule | None:
    try:
        return law.version(version)
    except law.UnknownRule:  # an overlay that has been taken away since
        return None


def _cited(version: str) -> str:
    rule = _rule(version)
    return str(rule.citation) if rule is not None else version
