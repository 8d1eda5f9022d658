"""Posts on a piece of ground: who works where, from day to day. A grid is one; a village with its counsel may be another.

A register keeps the ground as a ``Stock`` and the posts as its parts, so that both have their history in the ledger. What
follows for those who sign in is worked out here, once for all registers: ``offices.scope`` confines them to their grounds.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Q


class PostHeld(models.Model):
    """Who holds a post on the ground that the row belongs to (``matter``), from ``since`` to the day before ``until``.

    ``holder`` is empty where it is held by somebody who does not sign in.
    """

    holder = models.ForeignKey(
        "kernel.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="本平台账号"
    )
    since = models.DateField("到岗日期", null=True)
    until = models.DateField("离岗日期", null=True)

    class Meta:
        abstract = True


def held_on(day: date) -> Q:
    """Posts that somebody holds on a day."""
    return Q(since__lte=day) & (Q(until=None) | Q(until__gt=day))


def grounds_of(user_id: int, day: date) -> frozenset[UUID]:
    """The grounds on which a user holds a post on a day, with all that lies below them."""
    found: set[UUID] = set()
    for model in _kinds():
        mine: set[UUID] = set(model.objects.filter(held_on(day), holder_id=user_id).values_list("matter_id", flat=True))
        found |= _with_those_below(model._meta.get_field("matter").related_model, mine)
    return frozenset(found)


def _kinds() -> Iterator[Any]:
    return (model for model in apps.get_models() if issubclass(model, PostHeld))


def _with_those_below(ground: Any, found: set[UUID]) -> set[UUID]:
    """The grounds, and those that have one of them as their ``parent``, level by level."""
    level = found
    while level and hasattr(ground, "parent"):
        level = set(ground.objects.filter(parent__in=level).values_list("pk", flat=True)) - found
        found = found | level
    return found
