"""What was noted lately, by a clock that may have been put right since: what bears a time to come was noted while it was ahead,
and neither keeps anybody out nor lets anybody in until that time."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

SET_RIGHT = timedelta(minutes=2)
"""Less is the difference of two machines."""


def lately(within: timedelta) -> tuple[datetime, datetime]:
    """From when to when something was noted that was noted ``within`` the time up to now."""
    now = timezone.now()
    return now - within, now + SET_RIGHT


def is_lately(seconds: float, within: float) -> bool:
    """The same of a moment in seconds since 1970."""
    passed = timezone.now().timestamp() - seconds
    return -SET_RIGHT.total_seconds() <= passed <= within
