"""责令受理、责令纠正、判决重新复议: what a superior or a court sets aside goes on and is counted once (2023 art. 35; 2017
art. 20 with 2007 regulation art. 31, 48(2); 行政诉讼法 art. 70, 79)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from guiju import law
from guiju.figures import compute
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from tests.lives import Case
from tests.people import County
from tests.registers.reconsiderations import NEW, OLD, answered, decided, received, served

REGION = "431081"
ACCEPT, DECIDE = "依照责令、判决受理", "依照责令、判决作出行政复议决定"
ORDER: dict[str, Any] = {
    "wherefore": "superior",
    "act_by": None,
    "ordered_in": "某市人民政府责令通知",
    "reason": "理由不成立",
}
JUDGMENT: dict[str, Any] = {**ORDER, "wherefore": "judgment", "ordered_in": "某法院行政判决"}


def refused(case: Case, step: str, days: int = 0, **told: Any) -> set[str]:
    with pytest.raises(Refused) as caught:
        case.do(step, days, **told)
    return set(caught.value.codes)


def judged(case: Case, over: str = "decision", outcome: str = "judged") -> Case:
    case.do("register_suit", 10, sued_over=over, suit_number="1号")
    return case.do("end_suit", 60, suit_outcome=outcome)


def value(figure: str, year: int) -> Any:
    return compute.value(f"reconsideration_{figure}", REGION, year)


@pytest.mark.parametrize("day", [OLD, NEW])
def test_a_refused_case_is_accepted_as_a_superior_orders(county: County, day: date) -> None:
    case = received(county, day).do("refuse", 1)
    assert case.record.closed_on == case.on
    by = case.on + timedelta(days=40)
    case.do("order_acceptance", 30, **{**ORDER, "act_by": by})
    assert (case.record.stage, case.record.closed_on, case.record.outcome) == ("to_accept", None, "")
    assert case.words_clock(ACCEPT).due_on == by
    case.do("accept_as_ordered", 2)
    assert (case.words_clock(ACCEPT).in_time, case.record.accepted_on, case.record.filing) == (
        True,
        case.on,
        "accepted",
    )
    clock = case.clock(next(rule for rule in clocks_of(case) if rule.startswith("reconsideration.decide.ordinary")))
    assert clock.started_on == case.on
    case.do("assign").do("send", 1).do("deliver_copy", 1).do("reply", 3).do("hear_opinions").do("approve").do("decide")
    assert case.do("serve", 1).do("close", 1).record.outcome == "维持"
    compute.refresh()
    assert (value("accepted", day.year), value("refused", day.year), value("closed", day.year)) == (1, 0, 1)


def clocks_of(case: Case) -> list[str]:
    return list(ClockRow.objects.filter(matter_id=case.record.pk).values_list("rule", flat=True))


def test_an_ordered_acceptance_had_a_term_under_the_regulation(county: County) -> None:
    """2007 regulation art. 31; the text of 2023 names none."""
    old, new = received(county, OLD).do("refuse", 1), received(county, NEW).do("refuse", 1)
    assert refused(old, "order_acceptance", 5, **ORDER) == {"reconsideration.acceptance_term"}
    assert new.do("order_acceptance", 5, **ORDER).record.stage == "to_accept"


def test_what_was_ordered_is_not_refused_again(county: County) -> None:
    case = received(county, NEW).do("refuse", 1).do("order_acceptance", 5, **ORDER)
    assert refused(case, "refuse", 1)


def test_a_court_orders_acceptance_once_its_judgment_is_on_record(county: County) -> None:
    case = received(county, NEW).do("refuse", 1)
    assert refused(case, "order_acceptance", 1, **JUDGMENT) == {"house.suit_judged"}
    assert judged(case, "refusal").do("order_acceptance", 1, **JUDGMENT).record.stage == "to_accept"


def test_a_silent_organ_is_told_a_day_and_stays_late(county: County) -> None:
    case = answered(county, NEW)
    assert refused(case, "order_in_time", 1, ordered_in="某市", reason="逾期") == {"reconsideration.oversight"}
    by = NEW + timedelta(days=100)
    case.do("order_in_time", on=NEW + timedelta(days=80), ordered_in="某市", reason="逾期", act_by=by)
    assert case.words_clock(DECIDE).due_on == by
    case.do("approve", 1).do("decide")
    assert (case.words_clock(DECIDE).in_time, case.record.decided_in_time) == (True, False)


def test_a_silent_organ_that_has_not_accepted_is_told_a_day_too(county: County) -> None:
    """Under either text; the application counts as accepted all the same (2023 art. 30(3), 2017 art. 17(2))."""
    case = received(county, OLD)
    assert refused(case, "order_in_time", 1, ordered_in="某市", reason="逾期") == {"reconsideration.oversight"}
    case.do("order_in_time", 14, ordered_in="某市", reason="逾期", act_by=OLD + timedelta(days=30))
    case.do("deem_accepted", 1)
    assert case.words_clock(ACCEPT).in_time is True
    assert refused(case, "order_in_time", 90, ordered_in="某市", reason="逾期") == {"reconsideration.oversight"}


@pytest.mark.parametrize("day", [OLD, NEW])
def test_a_superior_sends_back_a_dismissal_and_no_other_decision(county: County, day: date) -> None:
    case = served(county, day, "application_rejected", {"unmet": ["interest"]}).do("close", 1)
    assert refused(served(county, day), "order_anew", 1, **ORDER) == {"reconsideration.dismissal_overruled"}
    case.do("order_anew", 20, **ORDER)
    record = case.record
    assert (record.stage, record.closed_on, record.result, record.turned_away_for) == ("reviewing", None, "", "")


def test_a_quashed_decision_is_made_anew_with_the_whole_period_from_the_judgment(county: County) -> None:
    case = judged(served(county, NEW).do("close", 1))
    case.do("order_anew", 3, **JUDGMENT)
    anew = case.on
    clock = case.clock("reconsideration.decide.ordinary")
    assert (clock.started_on, clock.due_on) == (
        anew,
        law.due(law.limit("reconsideration.decide.ordinary", NEW), anew).day,
    )
    assert refused(case, "decide", 1) == {"house.as_agreed"}, "agreed to before it was set aside"
    case.do("approve", 20, proposed="annulled").do("decide", 1, result="annulled", defect="facts")
    assert (case.record.concluded_on, case.record.decided_in_time) == (case.on, True)
    assert case.record.outcome == "撤销"
    case.do("serve", 1)
    assert refused(case, "close", 1) == {"reconsideration.performance"}
    assert case.do("carry_out", 5).do("close", 1).record.closed_on == case.on
    titles = list(Paper.objects.filter(matter_id=case.record.pk).values_list("kind", flat=True))
    assert (titles.count("decision"), titles.count("reopening")) == (2, 1)


def test_a_day_that_the_court_names_is_the_limit(county: County) -> None:
    case = judged(served(county, NEW))
    by = case.on + timedelta(days=30)
    case.do("order_anew", 1, **{**JUDGMENT, "act_by": by})
    assert case.words_clock(DECIDE).due_on == by
    assert case.clock("reconsideration.decide.ordinary").running is False
    case.do("approve", 40).do("decide")
    assert (case.words_clock(DECIDE).in_time, case.record.decided_in_time) == (False, False)


def test_only_a_judgment_over_the_decision_opens_it_and_it_opens_it_once(county: County) -> None:
    case = served(county, NEW)
    assert refused(case, "order_anew", 1, **JUDGMENT) == {"house.suit_judged"}
    judged(case, outcome="withdrawn")
    assert refused(case, "order_anew", 1, **JUDGMENT) == {"house.suit_judged"}
    judged(case).do("order_anew", 1, **JUDGMENT).do("approve", 1).do("decide")
    assert refused(case, "order_anew", 1, **JUDGMENT) == {"house.suit_judged"}, "carried out already"


def test_a_case_tried_on_the_short_track_takes_nothing_along_from_before(county: County) -> None:
    case = received(county, NEW).do("accept", 1).do("assign").do("simplify", summary_ground="consent", all_consent=True)
    case.do("send").do("deliver_copy").do("reply", 2).do("approve").do("decide").do("serve")
    judged(case).do("order_anew", 1, **JUDGMENT)
    assert case.clock("reconsideration.decide.summary").started_on == case.on
    case.do("convert", 2)
    assert case.clock("reconsideration.decide.ordinary").started_on == case.record.reopened_on


def test_a_withdrawal_permitted_before_binds_no_more(county: County) -> None:
    case = answered(county, NEW).do("request_withdrawal").do("permit_withdrawal").do("terminate").do("serve", 1)
    judged(case).do("order_anew", 1, **JUDGMENT).do("approve", 1)
    assert case.do("decide").record.outcome == "维持"


def test_a_decision_in_public_is_taken_back_with_the_case(county: County) -> None:
    case = judged(served(county, NEW, act_public=True).do("publish", 3))
    case.do("order_anew", 1, **JUDGMENT)
    assert case.record.withdrawn_on == case.on
    case.do("approve", 1).do("decide").do("serve", 1)
    assert refused(case, "close", 1) == {"reconsideration.publish"}
    assert case.do("publish", 1).do("close", 1).record.stage == "closed"


def test_what_was_decided_twice_is_counted_once_in_the_year_of_the_decision_that_stands(county: County) -> None:
    """Numerator and denominator follow one decision; till it is made the case is open."""
    case = judged(decided(county, NEW, "annulled", {"defect": "facts"}).do("serve", 1))
    case.do("order_anew", on=date(2025, 2, 10), **JUDGMENT)
    compute.refresh()
    assert [value(name, 2024) for name in ("accepted", "closed", "corrected", "open")] == [1, 0, 0, 1]
    case.do("approve", 1, proposed="upheld").do("decide", result="upheld", defect="")
    compute.refresh()
    assert [value(name, 2024) for name in ("accepted", "closed", "open")] == [1, 0, 1]
    assert [value(name, 2025) for name in ("accepted", "closed", "corrected", "open")] == [0, 1, 0, 0]
