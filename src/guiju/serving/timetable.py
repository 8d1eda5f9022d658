"""What is done again and again, and when: the night's work, and the verification of everything once a week.

Due by the clock of this machine in the time of the office. What was last done before it was due is asked for, also when nobody
worked at that hour; what was never done waits for its first hour. Several workers ask for the same number, which is given once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone
from django_tasks_db.compat import Task

from guiju.figures import verifying
from guiju.kernel.acting import nightly
from guiju.kernel.keeping import jobs, last_done

WEEK, SUNDAY = 7, 6


@dataclass(frozen=True, slots=True)
class Entry:
    """``weekday``: Monday is 0; None is every day."""

    what: str
    wanted: Task[Any, Any]
    at: time
    weekday: int | None = None

    def last_due(self, now: datetime) -> datetime:
        """When it was due last, up to ``now``."""
        here = timezone.localtime(now)
        day = here.date() - timedelta(days=0 if here.time() >= self.at else 1)
        if self.weekday is not None:
            day -= timedelta(days=(day.weekday() - self.weekday) % WEEK)
        return timezone.make_aware(datetime.combine(day, self.at))


TIMETABLE = (
    Entry(last_done.NIGHTLY, nightly.tonight, time(0, 30)),
    Entry(last_done.VERIFICATION, verifying.verified, time(3, 0), SUNDAY),
)


def ask_for_what_is_due(now: datetime, since: datetime) -> int:
    """Ask for what fell due since it was last done, or since the worker began (``since``) where it never was; how many."""
    asked = 0
    for entry in TIMETABLE:
        due, done = entry.last_due(now), last_done.last(entry.what)
        known = since if done is None else done.at
        if known < due or known > now:  # of a time that is not yet nothing is known: the clock was set back
            asked += jobs.ask_once(entry.wanted, uuid5(NAMESPACE_URL, f"guiju:{entry.what}:{due.isoformat()}"))
    return asked
