"""Within which bounds a value asked can be. What a column declares by a validator of its own goes before what is usual.

Amounts and numbers are nought or more; a day lies since the founding of the Republic and not absurdly far ahead.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.validators import BaseValidator, MaxValueValidator, MinValueValidator
from django.utils import timezone

FOUNDED = date(1949, 10, 1)
YEARS_AHEAD = 50
MOST_COUNTED = 9_999
"""The most that a step may be told of anything it counts, unless it says more."""
LARGEST = {
    "SmallIntegerField": 2**15 - 1,
    "PositiveSmallIntegerField": 2**15 - 1,
    "IntegerField": 2**31 - 1,
    "PositiveIntegerField": 2**31 - 1,
}
"""What the databases hold: PostgreSQL refuses more, SQLite would not."""


def latest_day() -> date:
    """The last day that anybody plans for."""
    return date(timezone.localdate().year + YEARS_AHEAD, 12, 31)


def next_year() -> int:
    return timezone.localdate().year + 1


def within(least: Any, most: Any) -> list[BaseValidator]:
    """Validators for a column: from ``least`` to ``most``, both included."""
    return [MinValueValidator(least), MaxValueValidator(most)]


OUT_OF_BOUNDS = {"min_value": "不得小于%(limit_value)s。", "max_value": "不得大于%(limit_value)s。"}
NO_SUCH_DAY = {"min_value": "不得早于%(limit_value)s。", "max_value": "不得晚于%(limit_value)s。"}

YEAR = within(FOUNDED.year, next_year)
"""A calendar year that is reported on or planned for."""
PERCENT = within(0, 100)
DAYS = within(FOUNDED, latest_day)


def of_day(column: Any) -> dict[str, Any]:
    """Options of a form field for a column of days."""
    declared, others = _declared(column)
    return {
        "validators": [*(declared.get(type(usual), usual) for usual in DAYS), *others],
        "error_messages": NO_SUCH_DAY,
    }


def of_number(column: Any) -> dict[str, Any]:
    """Options of a form field for a column of numbers. A bound that moves with the calendar is not written on the page."""
    declared, others = _declared(column)
    least = declared.get(MinValueValidator, MinValueValidator(0))
    most = declared.get(MaxValueValidator)
    largest = LARGEST.get(column.get_internal_type())
    if most is None and largest is not None:
        most = MaxValueValidator(largest)
    options: dict[str, Any] = {"min_value": least.limit_value, "error_messages": OUT_OF_BOUNDS, "validators": others}
    if most is not None and not callable(most.limit_value):
        options["max_value"] = most.limit_value
    elif most is not None:
        options["validators"] = [most, *others]
    return options


def of_text(column: Any) -> dict[str, Any]:
    """Options of a form field for a column of text: what it must look like."""
    return {"validators": [*column._validators]}


def _declared(column: Any) -> tuple[dict[type, Any], list[Any]]:
    """The bounds that a column declares, and what else it asks of a value."""
    bounds = {type(one): one for one in column._validators if type(one) in (MinValueValidator, MaxValueValidator)}
    return bounds, [one for one in column._validators if type(one) not in bounds]
