"""From a limit and a day to the day it ends: 民法典 arts. 200-204 and, for courts and reviews, 民事诉讼法.

The day of the event is not counted (it is where a state begins on that very day); months and years end on the
corresponding day or its eve, where the month has none on its last day; a period of calendar days, months or years that
ends on a rest day ends on the next working day if its rule says so. Days inside an interruption are left out. Why a
limit does or does not move: docs/decisions/0003.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from guiju.law.days import Calendar, calendar
from guiju.law.errors import WrongKind
from guiju.law.interruptions import Pause, inside, merged
from guiju.law.rules import BACKWARDS, Limit

SHANGHAI = ZoneInfo("Asia/Shanghai")
ONE_DAY = timedelta(days=1)
TAKING = ("takes_at_least", "at_least_at_most")
NEVER = date.max
"""``Due.day`` while an interruption is still open: no day can be named, and none is overdue."""


@dataclass(frozen=True, slots=True)
class Due:
    """The end of a limit counted from ``start``, and all that was put into the count.

    ``day``: the last lawful day (NEVER while ``paused``). ``moment``: set for limits of hours only. ``provisional``: a
    year without its holiday notice decided the day. ``remaining``: while paused, the days left (working days, where the
    limit counts those).
    """

    day: date
    provisional: bool
    limit: Limit
    start: date
    moment: datetime | None = None
    extended: bool = False
    extra: int = 0
    pauses: tuple[Pause, ...] = ()
    backwards: bool = False
    remaining: int | None = None

    @property
    def paused(self) -> bool:
        return self.remaining is not None


def due(
    limit: Limit,
    start: date | datetime,
    *,
    extended: bool = False,
    extra: int = 0,
    pauses: Sequence[Pause] = (),
) -> Due:
    """The last day of ``limit`` counted from ``start``.

    ``extended`` adds the length the rule's extension sets; ``extra`` adds so many units where it sets none. ``pauses``
    are (first, last) days, both included; last None: still running. Raises WrongKind; LawError outside the calendar.
    """
    if limit.kind in BACKWARDS:
        raise WrongKind(f"规则“{limit.id}”是从{limit.starts}往前算的，请用 law.latest")
    if limit.unit == "hour":
        return _due_in_hours(limit, start, extended, extra, pauses)
    first = day_of(start)
    stops = merged(pauses)
    now = calendar()
    length = full_length(limit, extended, extra)
    end = _advance(now, limit, first, length, stops)
    day = _settled(now, end, stops) if end and limit.on_holiday == "next_working_day" else end
    if end is None or day is None:
        left = _left_over(now, limit, first, length, stops) if end is None else 1
        return Due(NEVER, False, limit, first, None, extended, extra, tuple(pauses), remaining=left)
    return Due(day, _provisional(now, limit, first, end, day), limit, first, None, extended, extra, tuple(pauses))


def latest(limit: Limit, event: date) -> Due:
    """For kind "before": the last day on which the thing may be done before ``event``; for "in_the_last": the first.

    Raises WrongKind. A length of 0 means before that day. The event's own day is not counted; the day found is the
    n-th day before it.
    """
    if limit.kind not in BACKWARDS:
        raise WrongKind(f"规则“{limit.id}”是往后算的，请用 law.due")
    now, length = calendar(), limit.length
    if length == 0:
        day = event - ONE_DAY
    elif limit.unit == "working_day":
        day = now.back(event, length)
    elif limit.unit == "calendar_day":
        day = event - timedelta(days=length)
    else:
        day = add_months(event, -length * (12 if limit.unit == "year" else 1))
    provisional = limit.unit == "working_day" and not now.announced_through(day, event)
    return Due(day, provisional, limit, event, backwards=True)


def earliest(limit: Limit, start: date | datetime) -> date:
    """The first lawful day of kinds that forbid haste. Raises WrongKind.

    "not_before" and "at_least" leave others the whole period: the day after it. "takes_at_least" and "at_least_at_most"
    bound how long an act takes: an act of five working days is done on the fifth.
    """
    if limit.kind not in ("not_before", "at_least", *TAKING):
        raise WrongKind(f"规则“{limit.id}”不限定最早之日")
    end = uninterrupted_end(limit, day_of(start), limit.length)
    return end if limit.kind in TAKING else end + ONE_DAY


def first_counted(limit: Limit, start: date) -> date:
    """The day that is the first of the period."""
    return start if limit.day_zero == "included" else start + ONE_DAY


def uninterrupted_end(limit: Limit, start: date, length: int) -> date:
    """The last day of ``length`` units from ``start``, whatever interrupts them and before it moves for a holiday."""
    eve = first_counted(limit, start) - ONE_DAY
    match limit.unit:
        case "working_day":
            return calendar().forward(eve, length) if length else start
        case "calendar_day":
            return eve + timedelta(days=length)
        case _:
            end = add_months(start, length * (12 if limit.unit == "year" else 1))
            return end - ONE_DAY if eve < start and end.day == start.day else end


def full_length(limit: Limit, extended: bool, extra: int) -> int:
    """The length with its extension, in the limit's unit. Raises WrongKind where the rule allows or sets none."""
    length = limit.length_max or limit.length
    if not extended and not extra:
        return length
    if limit.extension is None:
        raise WrongKind(f"规则“{limit.id}”({limit.citation})没有规定延长")
    if extra < 0 or (extended and limit.extension.length is None and not extra):
        raise WrongKind(f"规则“{limit.id}”可以延长但没有规定多久，请写明延长的数目")
    return length + (limit.extension.length or 0) * extended + extra


def add_months(day: date, months: int) -> date:
    """The corresponding day so many months on (or back), else that month's last: 民法典第二百零二条."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_of(start: date | datetime) -> date:
    """The day in Shanghai; a moment without a zone is taken as local."""
    if not isinstance(start, datetime):
        return start
    return (start.astimezone(SHANGHAI) if start.tzinfo else start).date()


def _advance(now: Calendar, limit: Limit, start: date, length: int, stops: Sequence[Pause]) -> date | None:
    """The last day of ``length`` units from ``start``, interruptions left out; None if one of them is still open."""
    end, begins = uninterrupted_end(limit, start, length), first_counted(limit, start)
    for first, last in stops:
        first = max(first, begins)
        if first > end:
            break
        if last is None:
            return None
        if last >= first:
            lost = now.between(first, last) if limit.unit == "working_day" else (last - first).days + 1
            end = now.forward(end, lost) if limit.unit == "working_day" else end + timedelta(days=lost)
    return end


def _left_over(now: Calendar, limit: Limit, start: date, length: int, stops: Sequence[Pause]) -> int:
    """How many days of the period an open interruption leaves unspent."""
    closed, (halt, _) = stops[:-1], stops[-1]
    end = _advance(now, limit, start, length, closed)
    assert end is not None  # merged interruptions hold at most one open one, the last
    halt = max(halt, first_counted(limit, start))
    return now.between(halt, end) if limit.unit == "working_day" else (end - halt).days + 1


def _settled(now: Calendar, end: date, stops: Sequence[Pause]) -> date | None:
    """The first working day from ``end`` on that lies in no interruption; None if one is still open."""
    day = now.from_here(end)
    while day != end and (stop := inside(day, stops)):
        if stop[1] is None:
            return None
        day = now.forward(stop[1], 1)
    return day


def _provisional(now: Calendar, limit: Limit, start: date, end: date, day: date) -> bool:
    if limit.unit == "working_day":
        return not now.announced_through(start + ONE_DAY, day)
    return limit.on_holiday == "next_working_day" and not now.announced_through(end, day)


def _due_in_hours(limit: Limit, start: date | datetime, extended: bool, extra: int, pauses: Sequence[Pause]) -> Due:
    """From moment to moment; a start known only by its day is taken at its first moment, the strictest reading."""
    if pauses:
        raise WrongKind(f"规则“{limit.id}”以小时计算，不能按日扣除")
    begins = start if isinstance(start, datetime) else datetime(start.year, start.month, start.day, tzinfo=SHANGHAI)
    moment = begins + timedelta(hours=full_length(limit, extended, extra))
    return Due(day_of(moment), False, limit, day_of(begins), moment, extended, extra)
