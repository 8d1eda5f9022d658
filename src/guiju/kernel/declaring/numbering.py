"""Numbers of cases and documents: 机关代字〔年份〕顺序号号 (GB/T 9704-2012), without gaps, one series an agency and year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db import connection, models

from guiju.kernel.offices.people import Agency


class Sequence(models.Model):
    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="机关")
    series = models.CharField("系列", max_length=40)
    year = models.PositiveSmallIntegerField("年份")
    last = models.PositiveIntegerField("已用至")

    class Meta:
        verbose_name = verbose_name_plural = "编号系列"
        constraints = [models.UniqueConstraint(fields=["agency", "series", "year"], name="one_series_a_year")]

    def __str__(self) -> str:
        return f"{self.series}〔{self.year}〕{self.last}"


class Drawn(NamedTuple):
    """A number drawn from a series; ``shown`` as the record bears it."""

    agency_id: int
    series: str
    year: int
    n: int
    shown: str


@dataclass(frozen=True)
class Numbering:
    """How a register numbers its records, e.g. ``Numbering("reconsideration", "{mark}复〔{year}〕{n}号", at="accept")``.

    ``by``: a column with choices, each of which has a series of its own; the pattern may name it as ``{kind}``.
    ``issuer``: the column with the agency that numbers, where that is not the record's own.
    """

    series: str
    pattern: str
    at: str
    by: str = ""
    issuer: str = ""

    def issued_by(self, record: Any) -> Agency:
        """The agency in whose series ``record`` is numbered."""
        named = getattr(record, self.issuer) if self.issuer else None
        agency: Agency = named or record.agency
        return agency

    def of(self, record: Any) -> Numbering:
        """The series in which ``record`` is numbered."""
        if not self.by:
            return self
        kind, label = getattr(record, self.by), getattr(record, f"get_{self.by}_display")()
        return Numbering(f"{self.series}.{kind}", self.pattern.replace("{kind}", label), self.at)

    def take(self, agency: Agency, on: date, count: int = 1) -> list[Drawn]:
        """The next ``count`` numbers. The row stays locked until the transaction ends, so no number is lost or doubled."""
        table = Sequence._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} (agency_id, series, year, last) VALUES (%s, %s, %s, %s) "  # noqa: S608
                f"ON CONFLICT (agency_id, series, year) DO UPDATE SET last = {table}.last + %s RETURNING last",
                [agency.pk, self.series, on.year, count, count],
            )
            last = cursor.fetchone()[0]
        return [
            Drawn(agency.pk, self.series, on.year, n, self.show(agency, on, n))
            for n in range(last - count + 1, last + 1)
        ]

    def show(self, agency: Agency, on: date, n: int) -> str:
        return self.pattern.format(mark=agency.mark or agency.name, year=on.year, n=n)
