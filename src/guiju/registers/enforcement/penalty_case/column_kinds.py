"""The kinds of column, and of row, that the models of a penalty case share."""

from __future__ import annotations

from typing import Any

from django.db import models

from guiju.kernel.declaring.matters import Part


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


class ListedThing(Part):
    """A thing on a list of things taken, kept or handed over, as the list names it."""

    name = models.CharField("名称", max_length=100)
    quantity = models.CharField("数量", max_length=40)
    details = word("规格、型号、批号、状态")

    class Meta(Part.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{self.name}（{self.quantity}）"
