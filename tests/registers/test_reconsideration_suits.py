"""Suits brought while a reconsideration is overdue, and after it (2023 art. 29, 34; 2017 art. 16, 19; 行政诉讼法 art. 26, 45)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from guiju.figures import compute
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from tests.lives import Case
from tests.people import County
from tests.registers.reconsiderations import NEW, OLD, answered, decided, received, served

LATE, REGION = 70, "431081"


def sued(case: Case, days: int = LATE, over: str = "act") -> Case:
    return case.do("register_suit", days, sued_over=over, suit_number="（2024）湘1081行初9号")


def refused(case: Case, step: str, days: int = 0, **told: Any) -> set[str]:
    with pytest.raises(Refused) as caught:
        case.do(step, days, **told)
    return set(caught.value.codes)


@pytest.mark.parametrize("day", [OLD, NEW])
def test_a_court_that_has_taken_up_the_act_leaves_nothing_to_decide_on_it(county: County, day: Any) -> None:
    """2023 art. 30(1)(7) with 33, 2007 regulation art. 28(7) with 48(1)(2): the application is dismissed."""
    case = sued(answered(county, day)).do("approve", proposed="upheld")
    assert refused(case, "decide", result="upheld") == {"reconsideration.dismissal"}
    assert refused(case, "mediate") >= {"reconsideration.dismissal"}
    case.do("approve", proposed="application_rejected")
    told: dict[str, Any] = {"result": "application_rejected", "unmet": ["interest"]}
    assert refused(case, "decide", **told) == {"reconsideration.dismissal"}
    case.do("decide", **{**told, "unmet": ["once"]})
    assert (case.record.outcome, case.record.turned_away_for) == ("驳回复议申请", "once")
    assert case.record.decided_in_time is False
    assert case.do("serve", 1).do("close", 1).record.stage == "closed"


def test_the_applicant_may_withdraw_instead_and_the_case_is_ended(county: County) -> None:
    """2023 art. 41(1)."""
    case = sued(answered(county, NEW)).do("request_withdrawal").do("permit_withdrawal").do("terminate")
    assert case.record.outcome == "终止"


def test_the_case_may_rest_until_the_court_has_ruled(county: County) -> None:
    """2023 art. 39(1)(8): on the other case depends how it ends."""
    case = sued(answered(county, NEW)).do("approve_measure", measure="suspend")
    assert case.do("suspend", suspension="other_case").record.stage == "suspended"


@pytest.mark.parametrize("ended", ["withdrawn", "dismissed"])
def test_a_suit_that_came_to_nothing_leaves_the_case_to_be_decided(county: County, ended: str) -> None:
    case = sued(answered(county, NEW)).do("end_suit", 20, suit_outcome=ended).do("approve")
    assert case.do("decide").record.outcome == "维持"


def test_what_the_court_has_judged_is_not_decided_again(county: County) -> None:
    case = sued(answered(county, NEW)).do("end_suit", 90, suit_outcome="judged").do("approve")
    assert refused(case, "decide") == {"reconsideration.dismissal"}


def test_sued_for_its_silence_the_organ_has_to_decide_all_the_same(county: County) -> None:
    """行政诉讼法 art. 26(3): the organ is the defendant; its duty is what the suit is about."""
    case = sued(answered(county, NEW), over="silence").do("approve")
    assert case.do("decide").record.outcome == "维持"


def test_a_court_that_sets_a_term_starts_one(county: County) -> None:
    case = sued(answered(county, NEW), over="silence")
    by = case.on + timedelta(days=120)
    case.do("end_suit", 90, suit_outcome="judged", decide_by=by)
    assert case.words_clock("依照判决作出行政复议决定").due_on == by
    case.do("approve").do("decide")
    assert case.words_clock("依照判决作出行政复议决定").in_time is True


def test_a_term_set_for_what_is_decided_already_starts_none(county: County) -> None:
    case = sued(answered(county, NEW), over="silence").do("approve").do("decide")
    case.do("end_suit", 30, suit_outcome="judged", decide_by=case.on + timedelta(days=60))
    assert not ClockRow.objects.filter(words="依照判决作出行政复议决定").exists()


def test_nobody_is_silent_before_the_period_has_run(county: County) -> None:
    case = answered(county, NEW)
    assert refused(case, "register_suit", 1, sued_over="silence", suit_number="9号") == {"house.suit_over_what_is"}
    assert refused(case, "register_suit", 1, sued_over="decision", suit_number="9号") == {"house.suit_over_what_is"}
    assert sued(case, 80, "silence").record.sued_over == "silence"


def test_over_a_decision_only_once_there_is_one_and_over_a_refusal_likewise(county: County) -> None:
    case = served(county, NEW)
    assert refused(case, "register_suit", 1, sued_over="refusal", suit_number="9号") == {"house.suit_over_what_is"}
    assert sued(case, 10, "decision").record.sued_on == case.on
    turned_away = received(county, NEW).do("refuse", 1)
    assert refused(turned_away, "register_suit", 1, sued_over="decision", suit_number="9号") == {
        "house.suit_over_what_is"
    }
    assert sued(turned_away, 10, "refusal").record.stage == "refused"


def test_one_suit_is_ended_once(county: County) -> None:
    case = answered(county, NEW)
    assert refused(case, "end_suit", 1, suit_outcome="judged") == {"house.suit_open"}
    sued(case).do("end_suit", 1, suit_outcome="withdrawn")
    assert refused(case, "end_suit", 1, suit_outcome="judged") == {"house.suit_open"}


def test_a_suit_before_the_decision_that_came_to_nothing_bars_no_enforcement(county: County) -> None:
    """2023 art. 78: whoever has not sued over the decision and does not perform."""
    case = sued(answered(county, NEW)).do("end_suit", 20, suit_outcome="withdrawn").do("approve").do("decide")
    assert case.do("serve", 1).do("enforce", 40, enforcer="court").record.stage == "served"


def test_suits_over_what_was_decided_are_counted_and_others_are_not(county: County) -> None:
    sued(answered(county, NEW))
    sued(decided(county, NEW).do("serve"), 10, "decision")
    compute.refresh()
    assert compute.value("reconsideration_sued_after", REGION, 2024) == 1
