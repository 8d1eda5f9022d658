"""What a gate may look at: the record, what is told now, the day, who acts, and what stands in the ledger.

What has to be read is read when first looked at, for all records of a batch in one query. Two things are kept apart that
must never pass for each other: what is *not told yet* (``Untold``, a gate waits for it) and a *name that is none*
(``UnknownName``, an error of the program, which nobody catches).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from copy import copy
from datetime import date
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import FieldDoesNotExist
from django.db.models import prefetch_related_objects
from django.utils import timezone

from guiju import law
from guiju.kernel.declaring.asks import Ask
from guiju.kernel.declaring.course import Deed, course
from guiju.kernel.declaring.matters import Part, Record
from guiju.kernel.declaring.numbering import Drawn, Numbering
from guiju.kernel.keeping import hanging, parties
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.parties import Party
from guiju.kernel.offices.people import Actor, Agency
from guiju.kernel.offices.scope import kept_from

R = TypeVar("R", bound=Record)


class Batch:
    """Records of one register handled together; what hangs on them is loaded once for all of them."""

    def __init__(self, records: Sequence[Record], days: Sequence[date] = ()) -> None:
        self.ids = [record.pk for record in records if record.version]
        self.register = records[0].register() if records else ""
        self.taken: dict[str, list[Record]] = {}
        self._dated = list(zip(records, days, strict=False))
        self._numbers: dict[Any, list[Drawn]] = {}

    def _by_record(self, rows: Iterable[Any], key: str = "matter_id") -> dict[UUID, list[Any]]:
        found: dict[UUID, list[Any]] = defaultdict(list)
        for row in rows:
            found[getattr(row, key)].append(row)
        return found

    @cached_property
    def entries(self) -> dict[UUID, list[Entry]]:
        return self._by_record(hanging.entries(self.register, self.ids))

    @cached_property
    def parties(self) -> dict[UUID, list[Party]]:
        """All that were told of, in order, those who have left among them."""
        return self._by_record(hanging.parties(self.register, self.ids))

    def takes_part(self, party: Party) -> bool:
        return party.left_seq is None

    @cached_property
    def papers(self) -> dict[UUID, list[Paper]]:
        return self._by_record(hanging.papers(self.register, self.ids))

    @cached_property
    def clocks(self) -> dict[UUID, list[ClockRow]]:
        """Clocks, with the interruptions and extensions of those that have had any."""
        rows = hanging.clocks(self.register, self.ids)
        prefetch_related_objects([row for row in rows if row.interrupted], "intervals")
        return self._by_record(rows)

    def course(self, record: Record) -> list[Deed]:
        """The record's acts as they are held to have happened."""
        courses: dict[UUID, list[Deed]] = self.__dict__.setdefault("_courses", {})
        if record.pk not in courses:
            courses[record.pk] = course(self.entries[record.pk], record.procedure.notes)
        return courses[record.pk]

    def number(self, numbering: Numbering, record: Record, on: date) -> Drawn:
        """The record's number; all records of the batch that are numbered in the same series draw theirs at once."""
        if (
            numbering.by or numbering.issuer
        ):  # in which series the others will be, nobody knows before their step is taken
            return numbering.of(record).take(numbering.issued_by(record), on)[0]
        series = (numbering, record.agency_id, on.year)
        if not self._numbers.get(series):
            alike = {
                other.pk
                for other, day in self._dated
                if not other.number and (numbering, other.agency_id, day.year) == series
            }
            self._numbers[series] = numbering.take(record.agency, on, len(alike) or 1)[::-1]
        return self._numbers[series].pop()

    def parts(self, model: Any) -> dict[UUID, list[Part]]:
        """Rows of a ``Part`` model by record."""
        cache: dict[Any, dict[UUID, list[Part]]] = self.__dict__.setdefault("_parts", {})
        if model not in cache:
            cache[model] = self._by_record(hanging.parts(model, self.ids))
        return cache[model]

    def standing(self, model: Any, record: Record) -> list[Part]:
        """The rows of a ``Part`` model that the record has, of whatever day."""
        return self.parts(model)[record.pk]


class Untold(Exception):
    """The step asks for ``name``, and it is not told yet or was told wrongly. Neither a template nor a gate's own care for
    what is missing may swallow it: it is no KeyError."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class UnknownName(Exception):
    """A name that is nothing here: the program is wrong."""

    def __init__(self, what: str, name: str, record: Record) -> None:
        super().__init__(f"{record.register()}: no {what} {name!r}")


class Facts:
    """One record on one day, with what the actor tells. ``facts[name]`` is what is told now, else what the record says.

    ``day`` is None while none is told, or a wrong one. What a step asks and nobody has told is ``Untold``, whatever stands
    on the record: see ``asking``. ``after``: the step (``register.step``) from which this one follows, if from any.
    """

    def __init__(
        self,
        record: Record,
        on: date | None,
        actor: Actor,
        told: dict[str, Any] | None = None,
        batch: Batch | None = None,
        after: str = "",
    ) -> None:
        self.record, self.day, self.actor, self.told = record, on, actor, told or {}
        self.after = after
        self.drawn: list[Drawn] = []
        self.worked_out: dict[str, Any] = {}  # what one part of the step has worked out for the next
        self.looked_at: dict[tuple[str, UUID], None] = {}
        self._asked: Mapping[str, Ask] = {}
        self._batch = batch or Batch([record])

    def asking(self, asked: Iterable[Ask]) -> Facts:
        """The same facts as a step that asks this looks at them."""
        facts = copy(self)
        facts._asked = {ask.name: ask for ask in asked}
        return facts

    def __getitem__(self, name: str) -> Any:
        if name in self.told:
            return self.told[name]
        if name in self._asked:
            raise Untold(name)
        try:
            return getattr(self.record, name)
        except AttributeError as error:
            raise UnknownName("ask or column", name, self.record) from error

    def before(self, name: str) -> Any:
        """What the record's column says before the step, whatever the step tells of it."""
        return getattr(self.record, name)

    def asks(self, name: str) -> bool:
        """Whether the step asks for it. For what some steps of a register ask and others have on record."""
        return name in self._asked or name in self.told

    def awaits(self, name: str) -> bool:
        """Whether it is asked for and not told."""
        return name in self._asked and name not in self.told

    def may_be_left_open(self, name: str) -> bool:
        """Whether the step asks for it and can do without."""
        return name in self._asked and not self._asked[name].field.required and not self._asked[name].needed

    def label(self, name: str) -> str:
        """What a page calls an ask, a column, or the day of the step (``on``)."""
        if name == "on":
            return "发生日期"
        if name in self._asked:
            return self._asked[name].label
        try:
            column: Any = self.record._meta.get_field(name)
        except FieldDoesNotExist as error:
            raise UnknownName("ask or column", name, self.record) from error
        return str(column.verbose_name)

    @property
    def on(self) -> date:
        """The day of the step. Untold where none, or none that can be, is told."""
        if self.day is None:
            raise Untold("on")
        return self.day

    @property
    def procedure(self) -> Any:
        return self.record.procedure

    @property
    def law_day(self) -> date:
        """The day whose law governs this step; while its day is not told, what holds today."""
        day: date = self.procedure.law_day_of(self.record, self.day or timezone.localdate(), self.told)
        return day

    @property
    def history(self) -> list[Deed]:
        """The acts so far, in the order of their days."""
        return self._batch.course(self.record)

    @property
    def entries(self) -> list[Entry]:
        """All entries in the order in which they were made, notes and corrections among them."""
        return self._batch.entries[self.record.pk]

    def _known(self, what: str, names: Iterable[str], known: Container[str]) -> None:
        """Raises UnknownName: what looks for a name that is none would find nothing for ever."""
        for name in names:
            if name not in known:
                raise UnknownName(what, name, self.record)

    def past(self, *steps: str) -> Deed | None:
        """The latest act of any of ``steps``; None where none was taken."""
        self._known("step", steps, self.procedure.steps)
        return next((deed for deed in reversed(self.history) if deed.step in steps), None)

    def since(self, deed: Deed) -> list[Deed]:
        """The acts after ``deed``."""
        return self.history[self.history.index(deed) + 1 :]

    def took_part(self, *steps: str) -> bool:
        """Whether the actor has taken any of ``steps`` on this matter, however often others did; the system never has."""
        self._known("step", steps, self.procedure.steps)
        own = self.actor.user_id
        return own is not None and any(deed.step in steps and deed.actor_id == own for deed in self.history)

    def ever(self, name: str) -> Any:
        """What was last told under ``name``, now or in any earlier step; None where never."""
        self._known("ask", [name], self.procedure.asked)
        if name in self.told:
            return self.told[name]
        for deed in reversed(self.history):
            told = deed.content.get("told", {})
            if name in told:
                return told[name]
        return None

    def look_at(self, found: Iterable[R]) -> list[R]:
        """Other records that a gate has searched for, noted with the act: whoever corrects one of them is told of it."""
        records = list(found)
        self.looked_at |= {(record.register(), record.pk): None for record in records if record.pk != self.record.pk}
        return records

    def named(self, other: Record) -> str:
        """Another record as a gate's words may name it: a restricted one by its kind alone to whom it is kept from."""
        return f"一件限制查看的{other._meta.verbose_name}" if kept_from(self.actor, other) else f"“{other}”"

    def taken_with(self, key: str) -> list[Record]:
        """Records changed earlier in the same batch that were noted under ``key``: the database does not show them yet."""
        return self._batch.taken.get(key, [])

    def note(self, key: str) -> None:
        """Let later records of the batch find this one under ``key``."""
        self._batch.taken.setdefault(key, []).append(self.record)

    @property
    def parties(self) -> list[Party]:
        """Those who take part."""
        return [party for party in self.told_of if self._batch.takes_part(party)]

    @property
    def told_of(self) -> list[Party]:
        """All parties there have been, those who have left among them."""
        return self._batch.parties[self.record.pk] if self.procedure.has_parties else []

    def in_role(self, *roles: str) -> dict[str, Party]:
        """Those who take part in these roles, by their keys."""
        keyed = parties.keyed(self.told_of).items()
        return {key: party for key, party in keyed if party.role in roles and self._batch.takes_part(party)}

    def party(self, name: str) -> Party | None:
        """The party named by what was told under ``name``; None where it is none who takes part."""
        found = parties.keyed(self.told_of).get(str(self[name]))
        return found if found is not None and self._batch.takes_part(found) else None

    @property
    def papers(self) -> list[Paper]:
        return self._batch.papers[self.record.pk]

    def number(self, numbering: Numbering) -> str:
        """The next number of a series, for the record to bear."""
        return self._drawn(self._batch.number(numbering, self.record, self.on))

    def number_of(self, numbering: Numbering, agency: Agency) -> str:
        """The next number of a series of an agency, for whatever the step numbers beside."""
        return self._drawn(numbering.take(agency, self.on)[0])

    def _drawn(self, number: Drawn) -> str:
        """The entry says which numbers it drew, so that none of a series is lost or drawn twice unseen."""
        self.drawn.append(number)
        return number.shown

    @property
    def clocks(self) -> list[ClockRow]:
        return self._batch.clocks[self.record.pk]

    def clock(self, name: str, whose: str = "") -> ClockRow | None:
        """The latest clock of a rule, or of the words of one that people set, running or not; ``whose``: that of one party."""
        self._known("clock", [name], {known for clock in self.procedure.clocks for known in clock.key})
        alike = (row for row in reversed(self.clocks) if name in row.duty)
        return next((row for row in alike if whose in ("", row.whose)), None)

    def parts(self, name: str) -> list[Any]:
        """The rows that steps have added under ``name``."""
        self._known("part", [name], self.procedure.parts)
        model = self.procedure.parts[name].model
        assert model is not None
        return self._batch.parts(model)[self.record.pk]

    def rule(self, rule_id: str) -> Any | None:
        """A rule as in force for this step; None where no text is."""
        return self.procedure.rule(rule_id, self.record, self.law_day)

    def due(self, rule_id: str, start: date | None) -> date | None:
        """The last day of a limit from ``start``; None where there is no start or no rule in force."""
        rule = self.rule(rule_id)
        return law.due(rule, start).day if rule is not None and start is not None else None
