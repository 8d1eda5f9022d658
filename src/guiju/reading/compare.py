"""Several reports side by side: one row a concept and place, one column a report; what changed and what stands out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from .record import ConceptLike, Reading

Value = int | float
_FEWEST = 4
_FAR = 3.5


@dataclass(frozen=True, slots=True)
class Column:
    """One report: where and when."""

    name: str
    region: str
    year: int | None


@dataclass(slots=True)
class Row:
    """One concept over the reports: ``values`` in the order of the columns, None where a report does not say it."""

    concept: str
    label: str
    unit: str
    values: list[Value | None]
    changes: dict[str, float] = field(default_factory=dict)
    outliers: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Comparison:
    """The table. ``changes`` of a row: region to change on the year before, in percent (points for rates)."""

    columns: list[Column]
    rows: list[Row]


def compare(readings: Sequence[Reading], catalogue: Mapping[str, ConceptLike]) -> Comparison:
    """Lays the figures of several reports side by side, in the order of the catalogue.

    A concept that a report states more than once counts with its first value; damaged values are left out.
    """
    columns = [Column(_name(reading), reading.region, reading.year) for reading in readings]
    said = [first_values(reading) for reading in readings]
    rows = []
    for concept_id, concept in catalogue.items():
        values = [values.get(concept_id) for values in said]
        if any(value is not None for value in values):
            row = Row(concept_id, concept.label, concept.unit, values)
            row.changes = _changes(columns, row)
            row.outliers = outliers(values)
            rows.append(row)
    return Comparison(columns, rows)


def first_values(reading: Reading) -> dict[str, Value]:
    """Concept id to the first sound value a report gives it."""
    values: dict[str, Value] = {}
    for figure in reading.figures:
        if figure.concept and figure.value is not None and figure.precision != "malformed":
            values.setdefault(figure.concept, figure.value)
    return values


def _name(reading: Reading) -> str:
    place = reading.region or reading.title or "未知地区"
    return f"{place}{reading.year}" if reading.year else place


def _changes(columns: Sequence[Column], row: Row) -> dict[str, float]:
    """The change on the year before, for each place that has both years."""
    known = {
        (column.region, column.year): value
        for column, value in zip(columns, row.values, strict=True)
        if column.region and column.year and value is not None
    }
    changes: dict[str, float] = {}
    for (region, year), value in sorted(known.items()):
        before = known.get((region, year - 1))
        if before is not None and (before or row.unit == "%"):
            changes[f"{region}{year}"] = round(
                value - before if row.unit == "%" else 100 * (value - before) / before, 2
            )
    return changes


def outliers(values: Sequence[Value | None]) -> list[int]:
    """The columns far from the middle: more than 3.5 median deviations off (Iglewicz and Hoaglin), of four or more."""
    known = [value for value in values if value is not None]
    if len(known) < _FEWEST:
        return []
    middle = median(known)
    spread = median(abs(value - middle) for value in known)
    if not spread:
        return []
    return [
        place
        for place, value in enumerate(values)
        if value is not None and 0.6745 * abs(value - middle) / spread > _FAR
    ]
