"""Reviews of the published years by themselves, with the documents they look at: their figures are the printed ones."""

from __future__ import annotations

import random

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.acting import administration
from guiju.scenarios import founding, published
from guiju.scenarios.years import document_cleanup, document_review, legislative_comment, normative_document
from tests.shares import each

YIELDED = {
    "documents_reviewed",
    "legality_opinions_issued",
    "normative_document_review_rate",
    "normative_document_filing_pass_rate",
}
TOLD = {"ziyun-2024": 1, "xihu-2021": 2, "jinhu-2023": 1}
"""So many figures that this register yields a year has printed."""


@pytest.mark.django_db
@pytest.mark.parametrize("name", each(3, [*TOLD], begin=2))
def test_the_printed_figures_come_out(name: str) -> None:
    year = published.load(name)
    with administration.laid_in("装入模拟数据"):
        place = founding.make_place(year)
        for module in (normative_document, document_cleanup, document_review):
            module.simulate(place, year.numbers, random.Random(1), lambda words, count: None)
    compute.refresh()
    printed = [figure for figure in year.figures if figure.concept in YIELDED]
    values = compute.values([figure.concept for figure in printed], year.region, Period.year(year.year))
    assert [figure.concept for figure in printed if not figure.agrees(values[figure.concept])] == []
    assert len(printed) == TOLD[name]


@pytest.mark.django_db
def test_the_drafts_for_comment_come_out() -> None:
    year = published.load("xihu-2021")
    with administration.laid_in("装入模拟数据"):
        place = founding.make_place(year)
        legislative_comment.simulate(place, year.numbers, random.Random(1), lambda words, count: None)
    compute.refresh()
    [printed] = [figure for figure in year.figures if figure.concept == "legislative_comments_handled"]
    assert printed.agrees(compute.value(printed.concept, year.region, year.year))


def test_numbers_that_contradict_are_told() -> None:
    with pytest.raises(ValueError, match="互相矛盾"):
        document_review.drafts({"documents_reviewed": 3, "legality_opinions_issued": 4})
    assert document_review.drafts({"legality_opinions_issued": 40}) == (40, 40)
