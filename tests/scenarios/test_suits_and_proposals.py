"""Suits and proposals of the published years, whole and by themselves: their figures are the printed ones."""

from __future__ import annotations

import random

import pytest

from guiju.figures import catalogue, compute
from guiju.figures.period import Period
from guiju.kernel.acting import administration
from guiju.scenarios import founding, published
from guiju.scenarios.years import litigation, proposal

REGISTERS = {"litigation", "proposal"}
TOLD = {"ziyun-2024": 5}
"""So many figures of these registers a year has printed; the other years are rebuilt scaled down, with all else."""


@pytest.mark.django_db
@pytest.mark.parametrize("name", TOLD)
def test_the_printed_figures_come_out(name: str) -> None:
    year = published.load(name)
    with administration.laid_in("装入模拟数据"):
        place = founding.make_place(year)
        for module in (litigation, proposal):
            module.simulate(place, year.numbers, random.Random(1), lambda words, count: None)
    compute.refresh()
    concepts = catalogue.load()
    printed = [figure for figure in year.figures if concepts[figure.concept].register in REGISTERS]
    values = compute.values([figure.concept for figure in printed], year.region, Period.year(year.year))
    assert [figure.concept for figure in printed if not figure.agrees(values[figure.concept])] == []
    assert len(printed) == TOLD[name]


def test_numbers_that_contradict_are_told() -> None:
    with pytest.raises(ValueError, match="互相矛盾"):
        litigation.totals({"litigation_cases": 3, "litigation_closed": 4})
