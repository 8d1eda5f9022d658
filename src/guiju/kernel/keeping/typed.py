"""What is typed into addresses and forms, read as what it is to be: the only room in which such text becomes a number or a day.

All of it is bounded, in length before it is read (Python takes "²" for a digit, and refuses 5,000 of them with an error) and in
range after (days and numbers are reckoned with, and what comes of it must still be a day, and one that a database holds).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

LARGEST = 2**31 - 1
"""What every column of numbers holds; keys are larger."""
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""Between them lies every day that a page is asked for: any term may be added to it or taken off without leaving the calendar."""
DAYS = (
    MinValueValidator(FIRST_DAY, "不得早于%(limit_value)s。"),
    MaxValueValidator(LAST_DAY, "不得晚于%(limit_value)s。"),
)
"""For fields of days by which a list is narrowed; what a step asks for is held closer (``declaring.ranges``)."""
NO_VERSION = -1
"""The version of no record: whoever says it has read none, and is told so."""

DIGITS = re.compile(r"[0-9]{1,18}")
UUIDS = re.compile(r"[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}")
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
UNHOLDABLE = re.compile("[\0\ud800-\udfff]")
"""NUL and halves of surrogate pairs: no database keeps them."""


def number(typed: object, *, least: int = 0, most: int = LARGEST) -> int | None:
    """A whole number from ``least`` to ``most``, both included, in plain digits; None for anything else."""
    text = str(typed)
    if not DIGITS.fullmatch(text):
        return None
    found = int(text)
    return found if least <= found <= most else None


def digits(typed: str) -> str:
    """The plain digits of a code, however they were spaced."""
    return re.sub("[^0-9]", "", typed)


def version(typed: object) -> int:
    """The version of a record that a form was made from; ``NO_VERSION`` where it says none."""
    found = number(typed)
    return NO_VERSION if found is None else found


def key(model: type[models.Model], typed: object) -> Any:
    """The key of a row of ``model``, as its addresses and forms have it; None for what can be none."""
    text, column = str(typed), model._meta.pk
    if isinstance(column, models.IntegerField):
        return number(text, most=models.BigIntegerField.MAX_BIGINT)
    if isinstance(column, models.UUIDField):
        return uuid(text)
    longest: int = column.max_length or 0
    return text if 0 < len(text) <= longest and holdable([text]) else None


def uuid(typed: object) -> UUID | None:
    """The key of a record; None for anything else."""
    text = str(typed)
    return UUID(text) if UUIDS.fullmatch(text) else None


def day(typed: object) -> date | None:
    """A day of these centuries, as 2026-03-05; None for anything else."""
    text = str(typed)
    if not ISO_DAY.fullmatch(text):
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if FIRST_DAY <= found <= LAST_DAY else None


def holdable(words: Iterable[str]) -> bool:
    """Whether a database can hold all of these."""
    return not any(UNHOLDABLE.search(word) for word in words)


def held(words: str) -> str:
    """What a database can hold of ``words``."""
    return UNHOLDABLE.sub("", words)
