"""统计项目: which figures agencies send, from the figure catalogue; and the periods they are told of."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models

from guiju.figures import catalogue
from guiju.figures.catalogue import Concept

CHAPTER = "statistics"
WHOLE_KINDS = ("count", "stock")
"""What is counted is a whole number."""
RATES = ("ratio", "change")
"""What cannot be added up over regions."""


def concepts() -> dict[str, Concept]:
    """Those of the catalogue's chapter of statistics; whatever it is given more can be sent."""
    return {name: one for name, one in catalogue.load().items() if one.chapter == CHAPTER}


def choices() -> list[tuple[str, str]]:
    return [(name, f"{one.label}（{one.unit}）") for name, one in concepts().items()]


class Period(models.TextChoices):
    """统计期间. Only whole years are figures of a report; shorter ones stand in the register."""

    YEAR = "year", "全年（年末）"
    HALF = "half", "半年"
    QUARTER = "quarter", "季度"
    MONTH = "month", "月"

    @property
    def in_a_year(self) -> int:
        return {"year": 1, "half": 2, "quarter": 4, "month": 12}[self.value]

    def days(self, year: int, nth: int) -> tuple[date, date]:
        """The first and last day of the ``nth`` of a year."""
        long = 12 // self.in_a_year
        first, after = date(year, (nth - 1) * long + 1, 1), nth * long + 1
        following = date(year + 1, 1, 1) if after > 12 else date(year, after, 1)
        return first, following - timedelta(days=1)

    def named(self, year: int, nth: int) -> str:
        match self:
            case Period.YEAR:
                return f"{year}年"
            case Period.HALF:
                return f"{year}年{'上下'[nth - 1]}半年"
            case Period.QUARTER:
                return f"{year}年第{nth}季度"
        return f"{year}年{nth}月"
