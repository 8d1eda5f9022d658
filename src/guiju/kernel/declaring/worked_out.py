"""Rows worked out of the course of records: spells, handlings, periods of duties. Told again, they are the same rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet


def rewrite(kept: QuerySet[Any], told: Sequence[Any]) -> None:
    """Let what is kept of some records be what is told of them."""
    kept.delete()
    if told:
        kept.model._default_manager.bulk_create(told, batch_size=500)
