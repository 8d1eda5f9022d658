"""村（社区）: where advocates and titles of villages lie: the place of a record is one, not the township above it."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Concat

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.people import Region
from guiju.kernel.offices.regions import Level, level

OF_VILLAGES = Q(region__regex=rf"^.{{{Level.VILLAGE.value}}}$")
"""Rows that lie in a village or community."""
VILLAGE = Case(
    When(OF_VILLAGES, then=F("region")),
    default=Concat("region", Value(" "), "village"),
    output_field=CharField(),
)
"""Which village a row with a column ``village`` is of: by its place, or by name where that is the township above it."""


def placed_in_a_village(facts: Facts) -> str | None:
    """Where no villages were entered under a place, nobody can choose one."""
    region = facts.record.region
    if level(region) is Level.VILLAGE or not Region.objects.filter(parent=region).exists():
        return None
    return "“所在地”请选择到村（社区）。"


def named_place(facts: Facts) -> dict[str, Any]:
    """For a paper: the village's name."""
    region = Region.objects.filter(pk=facts.record.region).first()
    return {"place": region.name if region else facts.record.agency.name}


IN_A_VILLAGE = Gate("house.placed_in_village", placed_in_a_village, "region", "所在地是一个村（社区）")
