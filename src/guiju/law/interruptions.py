"""Interruptions of a period: days, both ends included, the last perhaps still open."""

from collections.abc import Sequence
from datetime import date, timedelta

from guiju.law.errors import WrongKind

Pause = tuple[date, date | None]


def merged(pauses: Sequence[Pause]) -> list[Pause]:
    """In order, without overlaps; an open one swallows what follows. Raises WrongKind: ends before it begins."""
    result: list[Pause] = []
    for first, last in sorted(pauses, key=lambda pause: pause[0]):
        if last is not None and last < first:
            raise WrongKind(f"中止的结束日 {last} 早于开始日 {first}")
        if result:
            before, until = result[-1]
            if until is None:
                break
            if first <= until + timedelta(days=1):
                result[-1] = (before, None if last is None else max(until, last))
                continue
        result.append((first, last))
    return result


def inside(day: date, pauses: Sequence[Pause]) -> Pause | None:
    """The interruption that holds ``day``."""
    return next((pause for pause in pauses if pause[0] <= day and (pause[1] is None or day <= pause[1])), None)
