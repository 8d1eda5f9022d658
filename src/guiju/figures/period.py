"""A period: whole months from one to another."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day of a month to the last day of a month."""

    first: date
    last: date

    @classmethod
    def year(cls, year: int) -> Period:
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    def before(self) -> Period:
        """The same months a year earlier."""
        last = self.last.replace(year=self.last.year - 1, day=1)
        return Period(
            self.first.replace(year=self.first.year - 1), last.replace(day=monthrange(last.year, last.month)[1])
        )

    def months(self) -> Iterator[date]:
        """The first day of each month."""
        year, month = self.first.year, self.first.month
        while date(year, month, 1) <= self.last:
            yield date(year, month, 1)
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)

    def __str__(self) -> str:
        if (self.first.month, self.last.month) == (1, 12) and self.first.year == self.last.year:
            return f"{self.first.year}年"
        return f"{self.first:%Y年%m月}" + ("" if self.first == self.last.replace(day=1) else f"至{self.last:%Y年%m月}")
