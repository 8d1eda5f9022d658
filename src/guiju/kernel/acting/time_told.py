"""The machine's clock is not believed blindly: set back, or far ahead, it is noticed against the last time that was trusted.

That is the time of the last entry which does not itself say that the clock was wrong, or a later one at which a night's
work was done or a person confirmed the date. An entry made while the clock disagrees says so in its payload
(``clock``: {state, seen}); nothing is refused because of it. So an hour in 2037 leaves entries that say what they are,
and neither a day of 2037 nor the entries after it hold anything up.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import orjson
from django.utils import timezone

from guiju.kernel.acting import administration
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.machine_clock import TimeSeen

FAR_AHEAD = timedelta(days=15)
"""No entry and no night's work for longer than any holiday: rather the clock has jumped than the office slept."""
SET_BACK = timedelta(minutes=2)
"""Less is the difference of two machines, or a clock put right over the net."""
AGREED_FOR = timedelta(minutes=10)
AHEAD, BACK = "ahead", "back"


class ClockAhead(Exception):
    """The clock is too far ahead for work that follows from the date alone."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The machine's time, and the last one that was trusted (None before the first entry)."""

    seen: datetime | None
    now: datetime

    @property
    def state(self) -> str:
        """``ahead``, ``back``, or "" where the clock is credible."""
        if self.seen is None:
            return ""
        gap = self.now - self.seen
        return AHEAD if gap > FAR_AHEAD else BACK if gap < -SET_BACK else ""

    @property
    def words(self) -> str:
        """What is wrong and what to do, for those who look after the machine; "" where nothing is."""
        if self.seen is None or not self.state:
            return ""
        now, seen = timezone.localtime(self.now), timezone.localtime(self.seen)
        told = f"服务器时间{now:%Y-%m-%d %H:%M}，最近一次可信的时间是{seen:%Y-%m-%d %H:%M}"
        if self.state == BACK:
            return f"{told}，服务器时钟可能被调回，请校准。期间登记的记录已注明，发生日期可以写到{seen:%Y-%m-%d}。"
        days, confirm = (self.now - self.seen).days, f"guiju nightly --date {now:%Y-%m-%d}"
        return f"{told}，超前{days}天。请先校准服务器时钟；日期无误的，运行 {confirm} 确认。期间登记的记录已注明。"


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A moment at which the clock was found right, and what the process's own time was then."""

    clock: datetime
    passed: float

    def agrees(self, now: datetime, passed: float) -> bool:
        """Whether the clock has gone on from there as time has, not long ago."""
        since = timedelta(seconds=passed - self.passed)
        return since < AGREED_FOR and abs(now - self.clock - since) <= SET_BACK


_anchor: _Anchor | None = None


def _hold(anchor: _Anchor | None) -> None:
    global _anchor
    _anchor = anchor


def reading() -> Reading:
    """The clock as it stands now: one statement, a second one only where it looks wrong."""
    # What is looked at and refused, and what is administered, says nothing of the clock.
    acts = Entry.objects.exclude(register__in=administration.OF_NO_RECORD)
    rows = acts.order_by("-id").values_list("id", "at", "payload__body")[:1]
    last = next(iter(rows), None)
    now = timezone.now()
    told = Reading(_trusted(last) if last else None, now)
    if last is None or not told.state:
        return told
    since = TimeSeen.objects.filter(after_entry__gte=last[0]).order_by("-id").first()
    return Reading(datetime.fromisoformat(since.at), now) if since is not None else told


def _trusted(last: tuple[int, str, str]) -> datetime:
    """The entry's own time, or the one that it was held against when it was found wrong."""
    _, at, body = last
    said = orjson.loads(body).get("clock") if '"clock":' in (body or "") else None
    return datetime.fromisoformat(said["seen"] if said else at)


def noticed() -> dict[str, Any] | None:
    """What an entry made now has to say of the clock; None on an ordinary day.

    The database is asked when the process begins, every ten minutes, and whenever the clock has moved otherwise than time
    has passed (``time.monotonic`` goes on whatever the clock is set to).
    """
    now, passed = timezone.now(), time.monotonic()
    if _anchor is not None and _anchor.agrees(now, passed):
        return None
    told = reading()
    _hold(None if told.state else _Anchor(now, passed))
    if told.seen is None or not told.state:
        return None
    return {"state": told.state, "seen": told.seen.astimezone(UTC).isoformat(timespec="microseconds")}


def latest_day() -> date:
    """The latest day that an act may bear: today, or where the clock was set back the day of the last trusted time."""
    told = reading()
    return max(timezone.localdate(moment) for moment in (told.now, told.seen) if moment is not None)


def trust(*, confirmed: bool = False) -> None:
    """Hold the clock's time for right from now on: a night's work was done by it, or a person gave the date."""
    last = Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0
    told = {"at": datetime.now(UTC).isoformat(timespec="microseconds"), "after_entry": last, "confirmed": confirmed}
    TimeSeen.objects.update_or_create(pk=1, defaults=told)


def must_be_credible() -> None:
    """Raises ClockAhead, in words, where the clock is far ahead."""
    told = reading()
    if told.state == AHEAD:
        raise ClockAhead(told.words)
