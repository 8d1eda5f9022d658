"""Discretion by the benchmark that stands with the item: picked by its tier, its range held, outside it reasoned and approved."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from guiju.asking.step_form import StepForm
from guiju.kernel.declaring.refused import Refused
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.services.power_item import PowerItem
from tests.paper_texts import text_of
from tests.people import County
from tests.registers.penalties import DAYS, DECISION, LEADERS, NOTICE, Bench
from tests.registers.penalty_gate_rows import Row, check
from tests.registers.test_authority import item

LIGHT = {"facts": "初次违法，及时改正", "outcome": "从轻", "least": Decimal(100), "most": Decimal(2000)}
HEAVY = {"facts": "再次违法", "outcome": "从重", "least": Decimal(2000), "most": Decimal(50000)}
WORDS = {"facts": "造成严重后果", "outcome": "责令停产停业"}
SET_ON, SPOT = date(2023, 7, 3), DAYS["penalise_on_spot"]


@pytest.fixture
def bench(county: County) -> Bench:
    return Bench(county)


def weighed(county: County, field: str = "food") -> Any:
    """An item with a benchmark of three tiers."""
    listed = item(county, field=field)
    return listed.do("set_benchmark", on=SET_ON, benchmark="某领域裁量基准", tiers=[LIGHT, HEAVY, WORDS]).record


def told(bench: Bench, **more: Any) -> Any:
    """A case of which the notice names the item and, where one is told, the tier; past its defence."""
    notice = {"power": weighed(bench.county), **more}
    return bench.take("waive_defence", bench.notified(notice=notice), date(2024, 4, 11), {"waiver": "书面放弃"})


def discussed(bench: Bench, **more: Any) -> Any:
    return bench.take("discuss", told(bench, **more), date(2024, 4, 12), LEADERS)


def decision(**more: Any) -> Any:
    """Resting on the item that the notice named, told again."""
    return lambda bench: {**DECISION, "power": PowerItem.objects.earliest("pk"), **more}


def spot(**more: Any) -> Any:
    return lambda bench: {**bench.on_spot(), "power": weighed(bench.county, "urban"), **more}


OUTSIDE = {"tier": 2, "fine": Decimal(1500), "warned": "warning"}
ROWS = [
    Row("notify", "house.discretion_tier", DAYS["notify"], lambda b: b.reviewed(), lambda b: {
        **NOTICE, "power": weighed(b.county), "tier": 4}, lambda b: {**NOTICE, "power": weighed(b.county), "tier": 3}),
    Row("decide", "house.discretion_tier", DAYS["decide"], told, decision(), decision(tier=1)),
    Row("decide", "house.discretion_tier", DAYS["decide"], told, decision(tier=9), decision(tier=2)),
    Row("decide", "house.benchmark_as_published", DAYS["decide"], told,
        decision(tier=1, benchmark="另一基准"), decision(tier=1, benchmark="某领域裁量基准")),
    Row("decide", "house.benchmark_as_published", DAYS["decide"], told,
        decision(tier=1, benchmark_high=Decimal(9000)), decision(tier=1, benchmark_high=Decimal(2000))),
    Row("decide", "house.within_benchmark", DAYS["decide"], told, decision(**OUTSIDE), decision(**{**OUTSIDE, "tier": 1})),
    Row("decide", "house.within_benchmark", DAYS["decide"], discussed,
        decision(**OUTSIDE), decision(**OUTSIDE, outside_reason="主动消除危害后果")),
    Row("decide", "house.within_benchmark", DAYS["decide"], discussed,
        decision(**OUTSIDE, outside_reason="主动消除后果"), decision(**OUTSIDE, outside_reason="主动消除后果"), bad_given=told),
    Row("decide", "penalty.notify_before_decision", DAYS["decide"], lambda b: told(b, tier=1),
        decision(tier=2), decision(tier=1)),
    Row("penalise_on_spot", "house.discretion_tier", SPOT, lambda b: PenaltyCase, spot(), spot(tier=1)),
    Row("penalise_on_spot", "house.benchmark_as_published", SPOT, lambda b: PenaltyCase,
        spot(tier=1, benchmark="另一基准"), spot(tier=1)),
    Row("penalise_on_spot", "house.within_benchmark", SPOT, lambda b: PenaltyCase,
        spot(tier=1, fine=Decimal(50)), spot(tier=1)),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}-{row.step}-{row.rule}" for n, row in enumerate(ROWS)])
def test_closed_then_open(bench: Bench, row: Row) -> None:
    check(bench, row)


def test_the_form_shows_the_tiers_and_the_decision_says_which(bench: Bench) -> None:
    bare = StepForm(PenaltyCase.procedure.steps["decide"], bench.notified(), bench.head, None).form
    assert "option" not in str(bare["tier"]), "nothing to pick from: the place is typed"
    case = told(bench, tier=1)
    assert case.tier_words == "初次违法，及时改正：从轻，罚款100元以上2000元以下"
    form = StepForm(PenaltyCase.procedure.steps["decide"], case, bench.head, None).form
    assert "第2档：再次违法：从重，罚款2000元以上50000元以下" in str(form["tier"]) and form["tier"].value() == 1
    made = bench.take("decide", case, DAYS["decide"], decision(tier=1)(bench))
    assert (made.benchmark, made.benchmark_low, made.benchmark_high) == ("某领域裁量基准", 100, 2000)
    assert "某领域裁量基准，适用的阶次：初次违法" in text_of("decision")


def test_an_older_discussion_approves_nothing_found_since(bench: Bench) -> None:
    case = discussed(bench, tier=2)
    case = bench.take("investigate_further", case, date(2024, 4, 15), {"reason": "补充证据"})
    again = {"report": "事实清楚", "facts_found": [{"words": "违法事实", "items": "1、2"}], "harm": "slight"}
    case = bench.take("conclude", case, date(2024, 4, 16), again)
    case = bench.take("head_review", case, date(2024, 4, 16), {"opinion": "同意"})
    with pytest.raises(Refused) as refusal:
        bench.take("decide", case, DAYS["decide"], decision(**OUTSIDE, outside_reason="主动消除后果")(bench))
    assert "house.within_benchmark" in refusal.value.codes


def test_a_tier_without_a_fine_sets_no_range_and_a_new_benchmark_holds_from_its_day(bench: Bench) -> None:
    case = told(bench, tier=3)
    case.power.refresh_from_db()
    made = bench.take("decide", case, DAYS["decide"], decision(tier=3, fine=Decimal(2000))(bench))
    assert (made.benchmark_low, made.tier_words) == (None, "造成严重后果：责令停产停业")
