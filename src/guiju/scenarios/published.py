"""A published year as data: the numbers a report printed, and when a computed value agrees with one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from guiju.reading.agreement import agrees

FOLDER = Path(__file__).parent
AIMS = {"more_than": Decimal("1.01"), "nearly": Decimal("0.99")}
COUNTED = ("count", "sum", "stock")


class NoSuchYear(LookupError):
    """No year of that name is shipped."""

    def __init__(self, name: str) -> None:
        super().__init__(f"没有名为“{name}”的年度；现有：{'、'.join(names())}。")


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """One printed figure. ``value`` None: the print was damaged. ``places``: printed decimals of a rate."""

    id: str
    concept: str
    value: Decimal | None
    unit: str
    precision: str
    kind: str
    places: int = 0

    @property
    def damaged(self) -> bool:
        """Whether its number, or what it counts, cannot be made out."""
        return self.value is None or self.precision == "malformed"

    @property
    def aim(self) -> float:
        """What a rebuilt year aims at: the printed value; a hundredth more for “余”, a hundredth less for “近”."""
        assert self.value is not None
        loose = AIMS.get(self.precision, Decimal(1)) if self.kind in COUNTED else Decimal(1)
        return float(self.value * loose)

    def agrees(self, computed: Decimal | None) -> bool:
        """Whether a computed value is the printed one, as exactly as it was printed."""
        step = 10.0**-self.places if self.unit == "%" else 0.0
        return agrees(self.value, computed, precision=self.precision, kind=self.kind, step=step)


@dataclass(frozen=True)
class PublishedYear:
    name: str
    region: str
    year: int
    place: Mapping[str, Any]
    figures: tuple[PublishedFigure, ...]

    @cached_property
    def numbers(self) -> dict[str, float]:
        """What the year is rebuilt to, by concept, where the print is whole."""
        return {figure.concept: figure.aim for figure in self.figures if not figure.damaged}


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def load(name: str) -> PublishedYear:
    """Raises NoSuchYear."""
    if name not in names():
        raise NoSuchYear(name)
    raw: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    figures = tuple(_figure(entry) for entry in raw["figures"])
    return PublishedYear(raw["name"], raw["region"], raw["year"], raw["place"], figures)


def _figure(entry: dict[str, Any]) -> PublishedFigure:
    value = entry["value"]
    return PublishedFigure(**{**entry, "value": None if value is None else Decimal(str(value))})
