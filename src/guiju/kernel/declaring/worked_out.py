"""Rows worked out of the course of records: spells, handlings, periods of duties. Told again, they are the same rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import QuerySet


def rewrite(kept: QuerySet[Any], told: Sequence[Any]) -> None:
    """Let what is kept of some records be what is told of them."""
    kept.delete()
    kept.model._default_manager.bulk_create(told, batch_size=500)


def parted(kept: QuerySet[Any], told: Sequence[Any], but: Collection[str] = ()) -> set[Any]:
    """The records of which rows that are kept are not those that are told."""
    columns = [f.attname for f in kept.model._meta.concrete_fields if f.name not in but]
    here, there = (
        {tuple(getattr(row, name) for name in columns): row.matter_id for row in rows} for rows in (kept, told)
    )
    return {of for rows, others in ((here, there), (there, here)) for row, of in rows.items() if row not in others}
