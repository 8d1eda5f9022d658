"""Working days in China: the State Council's yearly notices, from a kept library or from an installation's own files.

A year without a notice counts Monday to Friday but for the days that the regulation on holidays fixes, by the sun or by the
moon, and is not ``announced``: what is reckoned from it is provisional.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import chinese_calendar

from guiju.home import home
from guiju.law.errors import LawError
from guiju.law.notices import Notice, read_notice, store_notice

FIRST_YEAR, LAST_YEAR = 1990, 2100
LIBRARY = "国务院办公厅节假日安排通知(chinesecalendar 收录)"
_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利七十周年纪念日",
}

_NEW_YEAR, _LABOUR, _NATIONAL = [(1, 1)], [(5, 1), (5, 2), (5, 3)], [(10, 1), (10, 2), (10, 3)]
FIXED: list[tuple[date, dict[str, list[tuple[int, int]]]]] = [
    (date(1949, 12, 23), {"元旦": _NEW_YEAR, "劳动节": _LABOUR[:1], "国庆节": _NATIONAL[:2]}),
    (date(1999, 9, 18), {"元旦": _NEW_YEAR, "劳动节": _LABOUR, "国庆节": _NATIONAL}),
    (date(2008, 1, 1), {"元旦": _NEW_YEAR, "劳动节": _LABOUR[:1], "国庆节": _NATIONAL}),
    (date(2025, 1, 1), {"元旦": _NEW_YEAR, "劳动节": _LABOUR[:2], "国庆节": _NATIONAL}),
]
"""全国年节及纪念日放假办法 by the day each text came into force: days off in every year, whatever its notice adds."""
_ON_THE_DAY = {"清明节": (0,), "端午节": (0,), "中秋节": (0,)}
MOVING: list[tuple[date, dict[str, tuple[int, ...]]]] = [
    (date(1949, 12, 23), {"春节": (0, 1, 2)}),
    (date(2008, 1, 1), {"春节": (-1, 0, 1), **_ON_THE_DAY}),
    (date(2014, 1, 1), {"春节": (0, 1, 2), **_ON_THE_DAY}),
    (date(2025, 1, 1), {"春节": (-1, 0, 1, 2), **_ON_THE_DAY}),
]
"""The same of the festivals of the moon and 清明: the days off, counted from the festival itself."""
FESTIVALS = ("春节", "清明节", "端午节", "中秋节")
"""The columns of ``festivals.txt``."""


@dataclass(frozen=True)
class Calendar:
    """``rest``: named days off; ``work``: weekend days made working days; ``sources``: notice by announced year."""

    rest: Mapping[date, str]
    work: frozenset[date]
    sources: Mapping[int, str]
    _ordinals: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        first, last = date(FIRST_YEAR, 1, 1).toordinal(), date(LAST_YEAR, 12, 31).toordinal()
        off = {day.toordinal() for day in self.rest}
        on = {day.toordinal() for day in self.work}
        # Ordinal 1 is a Monday.
        ordinals = [n for n in range(first, last + 1) if n in on or ((n - 1) % 7 < 5 and n not in off)]
        object.__setattr__(self, "_ordinals", ordinals)

    def is_working_day(self, day: date) -> bool:
        return day in self.work or (day.weekday() < 5 and day not in self.rest)

    def why(self, day: date) -> str:
        """Why a day counts as working or not: 国庆节, 周六, 调休上班, 工作日."""
        if day in self.work:
            return "调休上班"
        return self.rest.get(day) or ("周六" if day.weekday() == 5 else "周日" if day.weekday() == 6 else "工作日")

    def is_announced(self, year: int) -> bool:
        return year in self.sources

    def announced_through(self, first: date, last: date) -> bool:
        """Whether every year touched from ``first`` to ``last`` has its notice."""
        return all(year in self.sources for year in range(first.year, last.year + 1))

    def forward(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``; 0 of a working day is itself. Raises LawError, and ValueError for a day
        that is not after it."""
        if count < 0:
            raise ValueError(f"counted forward from 0, not from {count}")
        return self._at(bisect_right(self._ordinals, day.toordinal()) - 1 + count)

    def back(self, day: date, count: int) -> date:
        """The ``count``-th working day before ``day``; ``count`` from 1. Raises LawError, and ValueError for a day that is not
        before it."""
        if count < 1:
            raise ValueError(f"counted back from 1, not from {count}")
        return self._at(bisect_left(self._ordinals, day.toordinal()) - count)

    def from_here(self, day: date) -> date:
        """``day`` if it is a working day, else the next one. Raises LawError."""
        return day if self.is_working_day(day) else self.forward(day, 1)

    def between(self, first: date, last: date) -> int:
        """How many working days lie from ``first`` to ``last``, both included."""
        return max(0, bisect_right(self._ordinals, last.toordinal()) - bisect_left(self._ordinals, first.toordinal()))

    def _at(self, index: int) -> date:
        if not 0 <= index < len(self._ordinals):
            raise LawError(f"日历只覆盖 {FIRST_YEAR} 年至 {LAST_YEAR} 年，请检查起算日期")
        return date.fromordinal(self._ordinals[index])


@cache
def calendar() -> Calendar:
    """The calendar in use: the library's years, each replaced whole by an installation's own notice for it."""
    own = [read_notice(path) for path in sorted((home() / "calendar").glob("*.yaml"))]
    return combine(own)


def combine(own: Iterable[Notice]) -> Calendar:
    """The library's years with the years of ``own`` put in their place."""
    notices = {notice.year: notice for notice in own}
    rest = {
        day: _NAMES.get(str(name), str(name)) for day, name in _library_holidays().items() if day.year not in notices
    }
    work = {day for day in chinese_calendar.workdays if day.year not in notices}
    sources = {day.year: LIBRARY for day in _library_holidays()}
    unannounced = set(range(FIRST_YEAR, LAST_YEAR + 1)) - sources.keys() - notices.keys()
    rest = {day: name for year in unannounced for day, name in fixed_holidays(year)} | rest
    for notice in notices.values():
        rest |= notice.holidays
        work |= notice.workdays
        # A notice may reach over New Year; what it says of a day outranks the year the day lies in.
        work -= notice.holidays.keys()
        sources[notice.year] = notice.source
        for day in notice.workdays:
            rest.pop(day, None)
    return Calendar(rest, frozenset(work), sources)


def fixed_holidays(year: int) -> list[tuple[date, str]]:
    """The days off of a year that the regulation fixes, with their names."""
    solar = [
        (on, name)
        for (since, text), (until, _) in pairwise([*FIXED, (date.max, {})])
        for name, days in text.items()
        for on in (date(year, month, day) for month, day in days)
        if since <= on < until
    ]
    return solar + [
        (on, name)
        for (since, off), (until, _) in pairwise([*MOVING, (date.max, {})])
        for name, offsets in off.items()
        for on in (festivals()[year, name] + timedelta(days=offset) for offset in offsets)
        if since <= on < until
    ]


@cache
def festivals() -> Mapping[tuple[int, str], date]:
    """The days of the festivals that move, by solar year and name, from ``FIRST_YEAR`` to ``LAST_YEAR``."""
    lines = (Path(__file__).parent / "festivals.txt").read_text("utf-8").splitlines()
    rows = (line.split() for line in lines if not line.startswith("#"))
    return {
        (int(year), name): date.fromisoformat(f"{year}-{day}")
        for year, *days in rows
        for name, day in zip(FESTIVALS, days, strict=True)
    }


def _library_holidays() -> Mapping[date, object]:
    holidays: Mapping[date, object] = chinese_calendar.holidays
    return holidays


def is_working_day(day: date) -> bool:
    return calendar().is_working_day(day)


def is_announced(year: int) -> bool:
    return calendar().is_announced(year)


def working_days(first: date, last: date) -> int:
    """How many working days lie from ``first`` to ``last``, both included."""
    return calendar().between(first, last)


def load_notice(path: Path) -> Notice:
    """Take a year's notice into GUIJU_HOME/calendar and use it from now on. Raises BadEntry, nothing half-stored.

    Clocks already running are moved by the kernel, with an entry for each; this only changes the calendar.
    """
    notice = store_notice(path)
    forget()
    return notice


def forget() -> None:
    """Read notices anew on the next question."""
    calendar.cache_clear()


def days_of(year: int) -> list[date]:
    """Every day of a year."""
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]
