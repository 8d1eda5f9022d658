"""A limit for deciding that a law sets below sixty days (2023 art. 62(1); 2017 art. 31(1)), by days and by that law's name."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from tests.lives import Case
from tests.people import County
from tests.registers.reconsiderations import NEW, OLD, accepted, answered, application, approved, blank, received

BY_LAW, LAW = "作出行政复议决定", "《某法》第九条"


def shorter(length: int = 20) -> dict[str, Any]:
    return {"shorter_term": length, "shorter_term_law": LAW}


def running(case: Case) -> dict[str, date | None]:
    rows = ClockRow.objects.filter(matter_id=case.record.pk, running=True)
    return {row.rule or row.words: row.due_on for row in rows if ".decide." in row.rule or row.words == BY_LAW}


DUE = [(OLD, 20, date(2020, 9, 21)), (NEW, 20, date(2024, 9, 23)), (OLD, 30, date(2020, 10, 9))]


@pytest.mark.parametrize(("day", "length", "due"), DUE)
def test_it_runs_instead_of_the_sixty_days_and_bears_the_name_of_its_law(
    county: County, day: date, length: int, due: date
) -> None:
    case = accepted(county, day, **shorter(length))
    assert running(case) == {BY_LAW: due}
    assert case.words_clock(BY_LAW).basis == f"由{LAW}确定的期限"


@pytest.mark.parametrize(("late", "in_time"), [(0, True), (1, False)])
def test_decided_on_its_last_day_it_is_in_time_and_a_day_later_it_is_not(
    county: County, late: int, in_time: bool
) -> None:
    case = answered(county, NEW, **shorter()).do("approve")
    case.do("decide", on=date(2024, 9, 23) + timedelta(days=late))
    assert case.record.decided_in_time is in_time


def test_deemed_accepted_it_runs_all_the_same(county: County) -> None:
    case = received(county, NEW, **shorter()).do("deem_accepted", 10)
    assert running(case) == {BY_LAW: date(2024, 9, 29)}


def test_it_is_lengthened_by_no_more_than_thirty_days(county: County) -> None:
    case = answered(county, NEW, **shorter())
    with pytest.raises(Refused) as refused:
        case.do("extend", extension_length=31)
    assert refused.value.codes == {"reconsideration.decide.ordinary"}
    assert running(case.do("extend", extension_length=30)) == {BY_LAW: date(2024, 10, 23)}
    with pytest.raises(Refused):
        case.do("extend", extension_length=1)


def test_it_rests_with_the_case(county: County) -> None:
    case = approved(accepted(county, NEW, **shorter()), "suspend").do("suspend", reason="另案")
    assert running(case) == {BY_LAW: None}
    approved(case, "resume").do("resume", 10)
    assert running(case) == {BY_LAW: date(2024, 10, 8)}  # 10-03 is a holiday


def test_on_the_summary_track_the_sooner_of_the_two_is_kept(county: County) -> None:
    """2023 art. 62(2) has thirty days for every case on it; a law that sets less still does."""
    for length, late in ((20, True), (45, False)):
        case = accepted(county, NEW, **shorter(length)).do("simplify")
        assert running(case).keys() == {BY_LAW, "reconsideration.decide.summary"}
        case.do("send").do("deliver_copy").do("reply", 3).do("approve")
        case.do("decide", on=date(2024, 9, 25))
        assert case.record.decided_in_time is not late
        assert running(case) == {}


def test_back_on_the_ordinary_track_it_is_its_own_limit_again(county: County) -> None:
    case = accepted(county, NEW, **shorter(45)).do("simplify").do("convert", 1)
    assert running(case) == {BY_LAW: date(2024, 10, 18)}


def test_a_pause_before_the_track_was_chosen_is_left_out_of_both(county: County) -> None:
    case = approved(accepted(county, NEW, **shorter(45)), "suspend").do("suspend", reason="另案")
    approved(case, "resume").do("resume", 10).do("simplify")
    assert running(case) == {BY_LAW: date(2024, 10, 28), "reconsideration.decide.summary": date(2024, 10, 12)}


@pytest.mark.parametrize("opening", ["receive", "hand_in"])
@pytest.mark.parametrize("lacking", ["shorter_term", "shorter_term_law", "longer_term_law"])
def test_a_term_set_by_a_law_names_that_law(county: County, opening: str, lacking: str) -> None:
    told: dict[str, Any] = {**shorter(), "longer_term": 90, "longer_term_law": LAW, lacking: None}
    with pytest.raises(Refused) as refused:
        blank(county, NEW).do(opening, **application(NEW, on_the_spot=True, **told))
    assert refused.value.codes == {"house.law_named"}


def test_sixty_days_or_more_are_no_shorter_term(county: County) -> None:
    with pytest.raises(Refused) as refused:
        received(county, NEW, **shorter(60))
    assert refused.value.codes == {"field.shorter_term"}


def test_told_too_late_it_is_corrected_and_the_limit_is_another(county: County) -> None:
    case = accepted(county, NEW)
    right = {"entry": 1, "told": shorter(), "on": None}
    record = engine.take("ask_correction", case.record, county.legal, {"right": right, "reason": "录入有误"})
    engine.take("correct", record, county.bureau_head, {"request": record.version})
    assert running(case) == {BY_LAW: date(2024, 9, 23)}
