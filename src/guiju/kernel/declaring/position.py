"""A position on the ground: latitude and longitude, with the datum in which they are told.

A model that is ``Positioned`` has the three columns; ``*position(Of)`` asks for them, and ``WHOLE`` is the gate of every step
that does. Maps of China are drawn in a datum of their own, some hundred metres away from what a telephone measures: a
position without its datum is none.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import models

from guiju.kernel.declaring.asks import Marked, maybe, under
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.ranges import within
from guiju.kernel.declaring.steps import Gate

SOUTH, NORTH = Decimal("3.4"), Decimal("53.6")
WEST, EAST = Decimal("73.5"), Decimal("135.1")
"""Within which the country lies, in degrees."""
COLUMNS = ("latitude", "longitude", "datum")


class Datum(models.TextChoices):
    """WGS-84 is what satellites and browsers tell, CGCS2000 the national datum, GCJ-02 that of maps on the market."""

    WGS84 = "wgs84", "WGS-84（手机、卫星定位）"
    CGCS2000 = "cgcs2000", "CGCS2000（2000国家大地坐标系、天地图）"
    GCJ02 = "gcj02", "GCJ-02（市面上的电子地图）"


def _degrees(name: str, least: Decimal, most: Decimal) -> models.DecimalField[Any, Any]:
    return models.DecimalField(
        name, max_digits=9, decimal_places=6, null=True, blank=True, validators=within(least, most)
    )


class Positioned(models.Model):
    """The columns of a position. None of them is published by itself."""

    latitude = _degrees("北纬（度）", SOUTH, NORTH)
    longitude = _degrees("东经（度）", WEST, EAST)
    datum = models.CharField("坐标系", max_length=10, choices=Datum.choices, blank=True)

    class Meta:
        abstract = True


def position(of: Any, heading: str = "定位") -> tuple[Marked, ...]:
    """The asks for a position, folded away: whoever stands there has the browser fill them in (``step.js`` finds them by
    their names), others leave them open."""
    return under(heading, *(maybe(getattr(of, name)) for name in COLUMNS))


def _whole(facts: Facts) -> str | None:
    told = [facts[name] not in (None, "") for name in COLUMNS]
    return None if all(told) or not any(told) else "北纬、东经和坐标系应当一并填写；不清楚的，都不填。"


WHOLE = Gate("house.position_whole", _whole, "latitude", "北纬、东经和坐标系一并填写")
