"""A report's text held against the registers: read its figures, compute the same ones, say where they part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from guiju.figures import catalogue, compute, declared, wording
from guiju.figures.agreement import agrees, places
from guiju.figures.period import Period
from guiju.reading import read


@dataclass(frozen=True)
class Reconciled:
    """One figure in both: ``verdict`` equal, differs, only_here (registers alone) or only_there (the text alone)."""

    concept: str
    label: str
    stated: str
    computed: str
    verdict: str
    start: int | None = None
    end: int | None = None


def reconcile_text(source: Path | str | bytes, region: str, year: int) -> list[Reconciled]:
    """Read a report (a file, its bytes or its text) and hold it against the registers of a region and year."""
    compute.refresh()
    reading = read(source, catalogue=list(catalogue.load().values()))
    return reconcile(reading.figures, region, year)


def reconcile(figures: Iterable[Any], region: str, year: int) -> list[Reconciled]:
    """Figures as read, beside the registers'. A figure said twice is held against the registers each time."""
    bound = declared.figures()
    values = compute.values(bound, region, Period.year(year))
    read_ones = [figure for figure in figures if figure.concept]
    rows = [_row(figure, values.get(figure.concept)) for figure in read_ones]
    said = {figure.concept for figure in read_ones}
    alone = [name for name, value in values.items() if name not in said and value]
    rows += [
        Reconciled(name, bound[name].concept.label, "—", wording.said(values[name], bound[name].concept), "only_here")
        for name in alone
    ]
    return sorted(rows, key=lambda row: ("differs", "equal", "only_here", "only_there").index(row.verdict))


def _row(figure: Any, computed: Decimal | None) -> Reconciled:
    concept = catalogue.load()[figure.concept]
    bound = figure.concept in declared.figures()
    stated = None if figure.value is None else Decimal(str(figure.value))
    same = agrees(
        stated,
        computed,
        precision=figure.precision,
        unit=concept.unit,
        kind=concept.kind,
        decimals=places(figure.text),
    )
    verdict = "only_there" if not bound else "equal" if same else "differs"
    said = wording.said(computed, concept) if bound else "—"
    return Reconciled(figure.concept, concept.label, figure.text, said, verdict, figure.start, figure.end)
