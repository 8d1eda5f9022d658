"""Every published year, scaled down, rebuilt through the engine: a county, a district, a township, a subdistrict."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from guiju.figures import catalogue
from guiju.kernel.acting import administration
from guiju.kernel.declaring.registry import registers
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Agency, Region
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.oversight.reconsideration import Reconsideration
from guiju.reports.annual_report import AnnualReport
from guiju.scenarios import by_hand, founding, published, rebuilding
from guiju.scenarios.published import PublishedFigure, PublishedYear

PRINTED = Path(__file__).resolve().parents[3] / "shared" / "figures"
MANY, SHARE, FEWER = 300, 50, 2000
"""Counts and stocks above so many are divided by so many: thousands of disputes are a matter for ``guiju reproduce`` itself."""
REST = [name for name in published.names() if name != "zixing-2020"]
"""The year of 资兴 is rebuilt whole, once a run."""


def scaled(year: PublishedYear) -> PublishedYear:
    """The year with fewer records; what fitted together into one count of a register still fits into it, and of two counts
    the larger stays the larger."""
    register = {name: concept.register for name, concept in catalogue.load().items()}
    less: list[tuple[PublishedFigure, Decimal]] = []
    counts = [figure for figure in year.figures if figure.kind in ("count", "stock") and figure.value is not None]
    for figure in sorted(counts, key=lambda figure: figure.value or 0):
        whole = figure.value or Decimal(0)
        share = FEWER if figure.concept in by_hand.CONCEPTS else SHARE
        small = whole // share if whole > MANY else whole
        beside = [(f, value) for f, value in less if register.get(f.concept) == register.get(figure.concept)]
        if sum(f.value or 0 for f, _ in beside) <= whole:
            small = max(small, sum((value for _, value in beside), Decimal(0)))
        small = max([small, *(value for _, value in beside)])
        less.append((figure, small))
    of = {figure.id: value for figure, value in less}
    return replace(year, figures=tuple(replace(f, value=of.get(f.id, f.value)) for f in year.figures))


@pytest.mark.parametrize("name", published.names())
def test_a_year_has_the_printed_figures_and_no_others(name: str) -> None:
    printed = PRINTED / f"{name}.yaml"
    if not printed.exists():
        pytest.skip("the printed figures are not here (../shared/figures)")
    theirs = yaml.safe_load(printed.read_text("utf-8"))["figures"]
    said = {(f["id"], f["concept"], f["value"], f["unit"], f["precision"], f["kind"]) for f in theirs}
    ours = {
        (f.id, f.concept, None if f.value is None else float(f.value), f.unit, f.precision, f.kind)
        for f in published.load(name).figures
    }
    assert ours == said


@pytest.mark.django_db
@pytest.mark.parametrize("name", REST)
def test_the_figures_of_a_year_are_rebuilt(name: str) -> None:
    year = scaled(published.load(name))
    place = rebuilding.rebuild(year, lambda what, count: None)
    verdicts = {row["concept"]: row["verdict"] for row in rebuilding.compared(year)}
    printed = [figure.concept for figure in year.figures if not figure.damaged]
    living = {concept for concept in printed if rebuilding.has_life(concept)}
    assert {concept for concept, verdict in verdicts.items() if verdict == "agrees"} == living
    assert "differs" not in verdicts.values()
    models = registers().values()
    assert not any(model._default_manager.filter(simulated=False).exists() for model in models)
    [report] = AnnualReport.objects.all()
    assert (report.region, report.agency, report.stage) == (year.region, place.office, "published")
    days = (
        Entry.objects.exclude(register__in=("annual_report", *administration.OF_NO_RECORD))
        .order_by("on")
        .values_list("on", flat=True)
    )
    assert days[len(days) - 1] <= date(year.year, 12, 31)
    outside = {
        register
        for register, model in registers().items()
        if model._default_manager.exclude(region__startswith=year.region).exists()
    }
    assert not outside, "all that is rebuilt lies in the place that the year was published for"
    assert Reconsideration.objects.exists() == place.is_county
    assert PenaltyCase.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "agencies", "words"),
    [
        ("ziyun-2024", {6: 17, 9: 13}, {"村": 165, "社区": 10}),
        ("yangxiang-2021", {6: 2, 9: 1}, {"村": 16, "社区": 2}),
        ("jinhu-2023", {6: 2, 9: 1}, {"村": 20, "社区": 4}),
        ("zixing-2020", {6: 17, 9: 13}, {"村": 181, "社区": 34}),
    ],
)
def test_a_place_is_made_from_its_data(name: str, agencies: dict[int, int], words: dict[str, int]) -> None:
    year = published.load(name)
    place = founding.make_place(year)
    assert place.code == year.region
    assert place.is_county == (len(year.region) == 6)
    assert all(agency.region_id.startswith(year.region) for agency in [*place.departments, *place.townships])
    assert Counter(len(code) for code in Agency.objects.values_list("region_id", flat=True)) == agencies
    names = Region.objects.filter(pk__in=[village.pk for village in place.villages]).values_list("name", flat=True)
    assert Counter("社区" if name.endswith("社区") else "村" for name in names) == words
    assert {place.agency_of(village).region_id for village in place.villages} <= {a.region_id for a in place.townships}


@pytest.mark.parametrize(
    ("precision", "kind", "aim"),
    [
        ("exact", "count", 5600),
        ("more_than", "count", 5656),
        ("nearly", "sum", 5544),
        ("more_than", "ratio", 5600),
        ("nearly", "duration", 5600),
    ],
)
def test_a_loosely_printed_number_is_aimed_at_loosely(precision: str, kind: str, aim: float) -> None:
    figure = PublishedFigure("x", "disputes_settled", Decimal(5600), "件", precision, kind)
    assert figure.aim == aim
    assert figure.agrees(Decimal(str(aim)))


def test_a_damaged_number_is_no_aim() -> None:
    damaged = PublishedFigure("x", "inspections", Decimal(3731), "次", "malformed", "count")
    year = replace(published.load("xihu-2021"), figures=(damaged,))
    assert damaged.damaged
    assert year.numbers == {}
