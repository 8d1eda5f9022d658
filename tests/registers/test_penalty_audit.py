"""What a reading of the law beside the register found wanting: each case as it would have gone wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from guiju.kernel.acting import change
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.refused import Refused
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.enforcement.penalty_case.remedies import told_of_reconsideration_first
from guiju.web.step_form import StepForm
from tests.people import make_county
from tests.registers.penalties import Bench

D = Decimal
BROUGHT = {"contest_kind": "reconsideration", "note": "资兴市人民政府 2024复1号"}


@pytest.fixture
def bench(db: None) -> Bench:
    return Bench(make_county())


@pytest.mark.parametrize(
    ("on", "ends"),
    [
        (date(2024, 5, 6), date(2024, 7, 5)),
        (date(2023, 5, 8), date(2023, 11, 8)),
        (date(2020, 6, 1), date(2020, 12, 1)),
    ],
)
def test_since_2024_a_decision_on_the_spot_is_open_for_sixty_days_only(bench: Bench, on: date, ends: date) -> None:
    """复议法 2023 art. 23(1)(1): no suit without a reconsideration, so the three months of 强制法 art. 53 run from its end."""
    fine = D(20) if on < date(2021, 7, 15) else D(100)
    assert bench.penalised_on_spot(on, fine=fine).contest_ends_on == ends


def test_a_decision_of_the_ordinary_procedure_may_be_sued_over_at_once(bench: Bench) -> None:
    assert bench.served().contest_ends_on == date(2024, 10, 23)


@pytest.mark.parametrize(("result", "ends"), [("dismissed", date(2024, 7, 5)), ("withdrawn", date(2024, 7, 5))])
def test_what_is_left_after_a_reconsideration_without_a_result(bench: Bench, result: str, ends: date) -> None:
    """复议法 2023 art. 34: fifteen days for a suit after a dismissal; what was withdrawn may be asked for again in time."""
    matter = bench.take("contest", bench.penalised_on_spot(), date(2024, 5, 20), BROUGHT)
    over = {**BROUGHT, "contest_result": result}
    on = date(2024, 6, 20) if result == "dismissed" else date(2024, 6, 3)
    assert bench.take("contest_over", matter, on, over).contest_ends_on == ends


BOTH_WAYS = "不服本决定的，可以在六十日内申请行政复议，也可以在六个月内提起行政诉讼"


def test_a_decision_on_the_spot_says_that_reconsideration_comes_first(bench: Bench) -> None:
    """复议法 2023 art. 23(2): the organ says so when it decides."""
    with pytest.raises(Refused) as refused:
        bench.penalised_on_spot(remedies=BOTH_WAYS)
    assert refused.value.codes == {"reconsideration.mandatory_first_notice"}
    assert bench.penalised_on_spot(date(2023, 5, 8), remedies=BOTH_WAYS).summary
    assert bench.served().contest_ends_on, "the ordinary decision offers both"


def offered(model: Any, step: str, record: Any, actor: Any) -> dict[str, Any]:
    """What the form of a step offers before anything is told."""
    form = StepForm(model.procedure.steps[step], record, actor, None)
    return {name: value for name, value in form.form.initial.items() if value not in (None, "")}


def test_what_the_law_gives_need_not_be_typed(bench: Bench) -> None:
    record = change.blank(PenaltyCase, bench.county.department, "431081", date(2026, 3, 2), False)
    spot = offered(PenaltyCase, "penalise_on_spot", record, bench.officer)
    assert "应当先自收到本决定书之日起六十日内向资兴市人民政府申请行政复议" in spot["remedies"]
    assert "十五日" in spot["how_to_pay"] and (spot["correction"], spot["unlawful_gains"]) == ("at_once", 0)
    assert (
        told_of_reconsideration_first(Facts(record, date(2026, 3, 2), bench.officer, spot | {"spot_place": "x"}))
        is None
    )
    ordinary = offered(PenaltyCase, "decide", bench.notified(), bench.head)
    assert "也可以自收到本决定书之日起六个月内向人民法院提起行政诉讼" in ordinary["remedies"]
    assert (ordinary["fine"], ordinary["warned"], ordinary["basis"]) == (D(2000), "warning", "模拟依据第十条")
    assert "unlawful_gains" not in ordinary, "whether there are gains is for the case to say"
    assert offered(PenaltyCase, "notify", bench.reviewed(), bench.officer)["rights"] == ["state", "defend"]


def test_what_only_some_cases_need_is_folded_away(bench: Bench) -> None:
    """An ordinary fine is not asked through all that a delegation, a benchmark or a second norm needs."""
    decide = PenaltyCase.procedure.steps["decide"].asked
    assert len([ask for ask in decide if not ask.under]) <= 15
    spot = PenaltyCase.procedure.steps["penalise_on_spot"].asked
    assert len([ask for ask in spot if not ask.under]) <= 28
    form = StepForm(PenaltyCase.procedure.steps["decide"], bench.notified(), bench.head, None)
    assert not any(group.said for group in form.groups if group.ask.under)
