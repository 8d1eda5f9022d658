"""What a rule of law is to the program: a limit, a gate or a yearly day, each one version of one article."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, cast

from guiju.law.citation import Citation

Unit = Literal["calendar_day", "working_day", "month", "year", "hour"]
Kind = Literal[
    "within", "before", "in_the_last", "at_least", "takes_at_least", "at_most", "at_least_at_most", "not_before", "bar"
]
"""``before``: at the latest so long before an event; ``in_the_last``: in the last such span before it, not earlier."""
BACKWARDS: tuple[Kind, ...] = ("before", "in_the_last")
DayZero = Literal["excluded", "included"]
OnHoliday = Literal["next_working_day", "stays"]

UNITS: dict[str, str] = {
    "calendar_day": "日",
    "working_day": "个工作日",
    "month": "个月",
    "year": "年",
    "hour": "小时",
}


def spoken(length: int, unit: str) -> str:
    """A length as a clerk says it: 10日, 10个工作日, 3个月."""
    return f"{length}{UNITS[unit]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One version of one rule. ``id`` is plain; ``version_id`` names this text among all: the year of an
    older one (_2017), the region of an overlay (@43), an installation's own (@own).

    ``in_force_from`` and ``in_force_to`` bound the text, both ends included; None is open. ``scope`` is a GB/T 2260
    prefix ("43" for Hunan) or None for the whole country. ``confirmed`` is False where only secondary sources
    were read.
    """

    id: str
    version_id: str
    subject: str
    law: str
    article: str
    in_force_from: date | None
    in_force_to: date | None
    scope: str | None
    confirmed: bool
    note: str

    @property
    def gist(self) -> str:
        """The rule in one sentence of our own."""
        raise NotImplementedError

    @property
    def citation(self) -> Citation:
        return Citation(self.law, self.article, self.gist)

    def covers(self, day: date) -> bool:
        """Whether this text was in force on ``day``."""
        return (self.in_force_from or date.min) <= day <= (self.in_force_to or date.max)


@dataclass(frozen=True, slots=True)
class Extension:
    """By how much a limit may be extended, in its own unit, and on what condition; None where no figure is set."""

    length: int | None
    unit: Unit
    condition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit(Rule):
    """A time limit. ``starts`` is the event counted from (for kinds BACKWARDS: counted back from).

    ``day_zero``: whether the day of the event counts; it does where a state begins on that very day.
    ``length_max`` is set only for kind "at_least_at_most". ``pauses`` are the grounds on which days are left out.
    """

    who: str
    starts: str
    must: str
    length: int
    length_max: int | None
    unit: Unit
    kind: Kind
    day_zero: DayZero
    on_holiday: OnHoliday
    extension: Extension | None
    pauses: tuple[str, ...]
    on_lapse: str

    @property
    def gist(self) -> str:
        span, since = spoken(self.length, self.unit), f"从{self.starts}算起"
        match self.kind:
            case "before":
                return f"{self.starts}{f'的{span}前' if self.length else '之前'}，{self.who}{self.must}"
            case "in_the_last":
                return f"{self.starts}前{span}内，{self.who}{self.must}"
            case "at_least" | "takes_at_least":
                return f"{self.who}{self.must}，{since}至少{span}"
            case "at_least_at_most":
                most = spoken(self.length_max or self.length, self.unit)
                return f"{since}不少于{span}、不超过{most}，{self.who}{self.must}"
            case "not_before":
                return f"{since}满{span}，{self.who}方可{self.must}"
            case "at_most":
                return f"{self.who}{since}至多{span}，到期{self.must}"
            case _:
                return f"{f'{since}{span}以内' if self.length else f'{self.starts}当日'}，{self.who}{self.must}"


def set_term(length: int, unit: str, must: str, source: str) -> Limit:
    """A term that a decision or an agreement sets (``source``): counted like any duty to act, held by no catalogue."""
    counted = cast(Unit, unit)
    return Limit(
        id="",
        version_id="",
        subject="",
        law=source,
        article="",
        in_force_from=None,
        in_force_to=None,
        scope=None,
        confirmed=True,
        note="",
        who="",
        starts="期限起算之日",
        must=must,
        length=length,
        length_max=None,
        unit=counted,
        kind="within",
        day_zero="excluded",
        on_holiday="next_working_day",
        extension=Extension(None, counted, "确定期限的机关或者当事人另行确定"),
        pauses=(),
        on_lapse="",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate(Rule):
    """A condition that must hold before ``step`` may be taken."""

    step: str
    requires: str

    @property
    def gist(self) -> str:
        return self.requires


@dataclass(frozen=True, slots=True, kw_only=True)
class Yearly(Rule):
    """A day of every year by which something is done; ``includes_day`` False: 之前, the day before is the last."""

    who: str
    must: str
    month: int
    day: int
    includes_day: bool

    @property
    def gist(self) -> str:
        return f"{self.who}每年{self.month}月{self.day}日{'前(含当日)' if self.includes_day else '之前'}{self.must}"

    def due_in(self, year: int) -> date:
        """The last day in ``year`` on which it is in time; it does not move for a holiday."""
        named = date(year, self.month, self.day)
        return named if self.includes_day else named - timedelta(days=1)

    def due_from(self, day: date) -> date:
        """The next last day from ``day`` on, that day included."""
        this = self.due_in(day.year)
        return this if day <= this else self.due_in(day.year + 1)
