"""What a reading of the law beside the register found wanting: each case as it would have gone wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.papers import Paper
from tests.people import make_county
from tests.registers.penalties import Bench

D = Decimal
BROUGHT = {"contest_kind": "reconsideration", "note": "资兴市人民政府 2024复1号"}


@pytest.fixture
def bench(db: None) -> Bench:
    return Bench(make_county())


@pytest.mark.parametrize(
    ("on", "ends"),
    [(date(2024, 5, 6), date(2024, 7, 5)), (date(2023, 5, 8), date(2023, 11, 8)), (date(2020, 6, 1), date(2020, 12, 1))],
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
