"""The kinds of column that the abstract models of a penalty case share."""

from __future__ import annotations

from typing import Any

from django.db import models


def money(label: str) -> models.DecimalField[Any, Any]:
    return models.DecimalField(label, max_digits=14, decimal_places=2, null=True, blank=True)


def day(label: str) -> models.DateField[Any, Any]:
    return models.DateField(label, null=True, blank=True)


def flag(label: str, **options: Any) -> models.BooleanField[Any, Any]:
    return models.BooleanField(label, default=False, **options)


def word(label: str, longest: int = 200) -> models.CharField[Any, Any]:
    return models.CharField(label, max_length=longest, blank=True)


def kind(label: str, choices: type[models.TextChoices]) -> models.CharField[Any, Any]:
    return models.CharField(label, max_length=16, choices=choices.choices, blank=True)
