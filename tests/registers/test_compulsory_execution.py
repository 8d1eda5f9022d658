"""行政强制执行: demanded first, decided by day; substituted, demolished, agreed on, or asked of the court."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.registers.enforcement.compulsory_execution import CompulsoryExecution
from guiju.registers.enforcement.compulsory_execution.choices import Ending, Mode, Outcome
from guiju.registers.enforcement.compulsory_execution.life import AS_SUBSTITUTE, DEMOLISHING, RESTORING
from guiju.registers.enforcement.penalty_case.after_choices import Contest, ContestResult, Suspension
from guiju.registers.enforcement.penalty_case.choices import Channel, Verdict
from guiju.registers.services.power_item import PowerItem
from guiju.registers.services.power_item.choices import Kind as Power
from tests.lives import MONDAY, Case, brought, case
from tests.people import County

Told = dict[str, Any]


def refused(of: Case, step: str, days: int = 0, **told: Any) -> list[str]:
    with pytest.raises(Refused) as caught:
        of.do(step, days, **told)
    return list(caught.value.codes)


def opened(county: County, what: Told | None = None, **told: Any) -> Case:
    return case(county, CompulsoryExecution).do("open", **{**(what or {}), **told})


def demanded(county: County, what: Told | None = None, **told: Any) -> Case:
    """The demand served on a Monday; its time ends on the 16th."""
    return opened(county, what, **told).do("demand").do("serve_demand")


AFTER = date(2024, 3, 18)


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        ("compulsory.unperformed", {"perform_by": MONDAY}),
        ("house.execution_sum_due", {"sum_due": None}),
        ("house.execution_sum_due", {**RESTORING, "sum_due": Decimal(1)}),
        ("house.days_in_order", {"served_on": MONDAY - timedelta(days=300)}),
    ],
)
def test_what_is_enforced_is_overdue(county: County, rule: str, wrong: Told) -> None:
    here = case(county, CompulsoryExecution)
    assert rule in refused(here, "open", **wrong)
    here.do("open")
    assert here.record.contest_ends_on == date(2024, 2, 18), "a Sunday on which people work"


def test_the_demand_says_all_and_comes_first(county: County) -> None:
    here = opened(county)
    for wrong in (
        {"demand_until": MONDAY},
        {"demand_manner": ""},
        {"demand_sum": Decimal(1)},
        {"demand_rights": ["state"]},
    ):
        assert "compulsory.demand_before_execution" in refused(here, "demand", **wrong)
    assert "compulsory.execution_decision" in refused(here, "decide_execution")
    here.do("demand")
    assert "compulsory.demand_service" in refused(here, "serve_demand", demand_channel=Channel.LEFT)
    here.do("serve_demand")
    clock = here.words_clock("履行催告的义务")
    assert clock.due_on == date(2024, 3, 16)
    assert "compulsory.immediate_execution_evidence" in refused(here, "decide_execution", 12)
    here.do("decide_execution", hiding="正在转移存款的记录")


DECIDING: list[tuple[str, Told, Told]] = [
    ("house.execution_mode", {}, {"mode": Mode.SUBSTITUTE}),
    ("house.execution_mode", RESTORING, {"mode": Mode.TRANSFER}),
    ("compulsory.own_power", {}, {"power_by_law": ""}),
    ("compulsory.own_power", {}, {"mode": Mode.AUCTION, "power_by_law": ""}),
    ("compulsory.execution_decision", {}, {"no_just_cause": False}),
    ("compulsory.execution_paper", {}, {"remedies": ""}),
    ("compulsory.substitute_conditions", RESTORING, {**AS_SUBSTITUTE, "harm": ""}),
    ("compulsory.substitute_conditions", RESTORING, {**AS_SUBSTITUTE, "unrelated": False}),
    ("compulsory.substitute_decision", RESTORING, {**AS_SUBSTITUTE, "budget": None}),
    ("compulsory.demolition", DEMOLISHING, {}),
]


@pytest.mark.parametrize(("rule", "what", "wrong"), DECIDING)
def test_what_is_decided(county: County, rule: str, what: Told, wrong: Told) -> None:
    here = demanded(county, what)
    assert rule in refused(here, "decide_execution", on=AFTER, **wrong)


def test_what_the_party_says_is_weighed(county: County) -> None:
    here = demanded(county).do("answer_demand", 1)
    assert "compulsory.hear_after_demand" in refused(here, "decide_execution", on=AFTER)
    here.do("weigh_demand", demand_verdict=Verdict.UPHELD)
    assert "compulsory.hear_after_demand" in refused(here, "decide_execution")


def test_added_charges_have_a_bound_and_run_for_thirty_days(county: County) -> None:
    here = opened(county)
    for wrong in ({"surcharge": Decimal(20001)}, {"informed": False}):
        assert "compulsory.surcharge_notice_cap" in refused(here, "add_surcharge", **wrong)
    here.do("add_surcharge").do("demand").do("serve_demand")
    assert here.record.demand_sum == Decimal(20600)
    assert "compulsory.execute.surcharge_wait" in refused(here, "decide_execution", on=date(2024, 4, 3))
    here.do("decide_execution", on=date(2024, 4, 4))
    here.do("add_surcharge", surcharge=Decimal(900))
    assert here.record.surcharged_on == MONDAY
    stone = opened(county, RESTORING)
    assert "compulsory.surcharge_notice_cap" in refused(stone, "add_surcharge")


def test_nobody_is_enforced_upon_at_night_or_on_a_holiday(county: County) -> None:
    here = demanded(county).do("decide_execution", on=AFTER)
    assert "compulsory.demand_service" in refused(here, "execute")
    here.do("serve_execution")
    outside: list[Told] = [{"began": "5:59"}, {"ended": "22:01"}, {"began": "21:00", "ended": "1:00"}]
    for hours in outside:
        assert "compulsory.no_night_holiday" in refused(here, "execute", **hours)
    here.on = date(2024, 3, 23)
    assert "compulsory.no_night_holiday" in refused(here, "execute")
    assert "compulsory.transfer_by_bank" in refused(here, "execute", on=date(2024, 4, 3), bank="")
    assert "compulsory.proceeds_to_treasury" in refused(here, "execute", to_treasury=False)
    assert "house.execution_sum" in refused(here, "execute", recovered=[{"amount": Decimal(20001)}])
    assert "compulsory.no_night_holiday" in refused(here, "execute", on=date(2024, 4, 4))
    here.do("execute", on=date(2024, 4, 4), why_urgent="存款正在转出")
    assert here.record.paid == Decimal(20000)
    here.do("close")


def test_a_building_is_taken_down_once_nobody_may_contest(county: County) -> None:
    """Served on 4 January: contested until 4 July; announced, and the time announced has run."""
    here = opened(
        county, DEMOLISHING, decided_on=date(2024, 1, 4), served_on=date(2024, 1, 4), perform_by=date(2024, 1, 20)
    )
    assert "compulsory.demolition" in refused(here, "announce", announced_until=MONDAY)
    here.do("announce").do("demand").do("serve_demand")
    assert here.words_clock("自行拆除").due_on == date(2024, 3, 14)
    assert "compulsory.demolition" in refused(here, "decide_execution", on=date(2024, 7, 4))
    here.do("contest", on=date(2024, 7, 4))
    assert "compulsory.demolition" in refused(here, "decide_execution", on=date(2024, 7, 8))
    here.do("contest_over", contest_result=ContestResult.UPHELD)
    assert here.record.contest_ends_on == date(2024, 7, 23)
    assert "compulsory.demolition" in refused(here, "decide_execution", on=date(2024, 7, 23))
    here.do("decide_execution", on=date(2024, 7, 24))
    money = opened(county)
    assert "compulsory.demolition" in refused(money, "announce")


def test_a_substitute_comes_on_the_day_of_which_the_party_was_reminded(county: County) -> None:
    here = demanded(county, RESTORING)
    assert "house.execution_substituted" in refused(here, "remind", on=AFTER)
    here.do("decide_execution", **AS_SUBSTITUTE)
    assert "compulsory.substitute_decision" in refused(here, "remind")
    here.do("serve_execution")
    assert "compulsory.substitute.demand" in refused(here, "execute")
    assert "compulsory.substitute.demand" in refused(here, "remind", substitute_on=date(2024, 3, 20))
    here.do("remind", substitute_on=date(2024, 3, 22))
    assert "compulsory.substitute.demand" in refused(here, "execute", on=date(2024, 3, 21))
    for lacking in ("supervisor", "signed_by"):
        told: Told = {"on": date(2024, 3, 22), lacking: ""}
        assert "compulsory.substitute_supervision" in refused(here, "execute", **told)
    here.do("execute")


def test_what_blocks_a_road_is_cleared_at_once(county: County) -> None:
    here = case(county, CompulsoryExecution)
    assert "compulsory.immediate_clearance" in refused(here, "clear_at_once", present=False, notified="")
    here.do("clear_at_once")
    assert "house.execution_ordinary" in refused(here, "demand")
    here.do("close")


def test_an_agreement_is_kept_or_enforcement_goes_on(county: County) -> None:
    here = opened(county).do("add_surcharge").do("demand").do("serve_demand")
    half: Told = {"what": "一半", "due_on": date(2024, 4, 1), "amount": Decimal(10000)}
    two = [half, {**half, "due_on": date(2024, 5, 1)}]
    assert "house.execution_stages" in refused(here, "agree", stages=two)
    assert "compulsory.agreement" in refused(here, "agree", waived=Decimal(601), remedied="已补救")
    assert "compulsory.agreement" in refused(here, "agree", waived=Decimal(600), stages=two)
    assert "compulsory.agreement" in refused(here, "agree", harmless=False)
    early = [{**half, "due_on": MONDAY}, two[1]]
    assert "house.execution_stage_ahead" in refused(here, "agree", stages=early, waived=Decimal(600), remedied="已补救")
    here.do("agree", stages=two, waived=Decimal(600), remedied="已补救")
    assert here.words_clock("履行执行协议").running
    assert "compulsory.agreement_kept" in refused(here, "break_agreement", on=date(2024, 4, 1))
    here.do("keep_stage", stages=[{"nth": 0, "kept": "已缴"}])
    assert here.record.paid == Decimal(10000)
    assert "house.execution_done" in refused(here, "close", outcome=Outcome.PERFORMED)
    here.do("break_agreement", on=date(2024, 5, 2))
    assert here.record.waived is None
    assert "compulsory.agreement_kept" in refused(
        here, "agree", stages=[{**half, "due_on": date(2024, 6, 1), "amount": Decimal(10600)}]
    )


def test_who_has_no_power_asks_the_court_in_three_months(county: County) -> None:
    """Nobody may contest after 18 February; ten working days after the demand was served."""
    here = demanded(county)
    assert here.clock("compulsory.court.apply").due_on == date(2024, 5, 20)
    assert "compulsory.court.demand_wait" in refused(here, "apply_to_court", on=date(2024, 3, 18))
    assert "compulsory.court_application_materials" in refused(
        here, "apply_to_court", on=date(2024, 3, 19), materials=["decision"]
    )
    assert "compulsory.court.apply" in refused(here, "apply_to_court", on=date(2024, 5, 21))
    here.do("apply_to_court", on=date(2024, 3, 19)).do("court_accepts", 2)
    assert "house.not_at_court" in refused(here, "decide_execution")
    assert here.clock("compulsory.court.rule_ordinary").due_on == date(2024, 4, 1)
    here.do("court_rules", 3).do("court_executes", 10)
    assert "house.execution_done" in refused(here, "close", outcome=Outcome.EXECUTED)
    here.do("close", outcome=Outcome.BY_COURT)
    early = demanded(
        county, {"served_on": date(2024, 1, 4), "decided_on": date(2024, 1, 4), "perform_by": date(2024, 1, 20)}
    )
    assert "compulsory.court.apply" in refused(early, "apply_to_court", on=date(2024, 3, 19))
    own = demanded(county).do("decide_execution", on=AFTER)
    assert "compulsory.own_power" in refused(own, "apply_to_court", on=date(2024, 3, 19))


def test_what_was_seized_is_sold_once_nobody_contests(county: County) -> None:
    selling: Told = {"mode": Mode.AUCTION, "power_by_law": "", "seized": True}
    here = demanded(
        county, {"served_on": date(2024, 1, 4), "decided_on": date(2024, 1, 4), "perform_by": date(2024, 1, 20)}
    )
    assert "compulsory.auction_offset" in refused(here, "decide_execution", on=date(2024, 7, 4), **selling)
    here.do("decide_execution", on=date(2024, 7, 5), **selling).do("serve_execution")
    assert "compulsory.auction_house" in refused(here, "execute", auctioneer="")
    contested = demanded(county).do("contest", 1).do("contest_over", 1, contest_result=ContestResult.WITHDRAWN)
    assert "compulsory.auction_offset" in refused(contested, "decide_execution", on=AFTER, **selling)


@pytest.mark.parametrize("ended_by", [Ending.REVOKED, Ending.COURT_REFUSED, Ending.DEATH, Ending.THREE_YEARS])
def test_it_ends_on_a_ground_that_is_there(county: County, ended_by: Ending) -> None:
    here = demanded(county)
    assert "compulsory.termination_grounds" in refused(here, "terminate", ended_by=ended_by)
    here.do("terminate", ended_by=Ending.GONE)
    assert "compulsory.restoration" in refused(here, "restore")
    here.do("restore", mistaken="执行了案外人的财物")


def test_three_years_without_means_end_it(county: County) -> None:
    here = brought(county, CompulsoryExecution, "serve_demand", date(2020, 3, 2))
    here.do("suspend_execution", suspended_for=Suspension.NO_MEANS)
    assert "house.execution_not_suspended" in refused(here, "decide_execution", 30)
    until = here.clock("compulsory.execute.discontinue_after_suspension").due_on
    assert "compulsory.termination_grounds" in refused(here, "terminate", on=until, ended_by=Ending.THREE_YEARS)
    here.do("terminate", on=until + timedelta(days=1), ended_by=Ending.THREE_YEARS)


def test_what_was_annulled_is_not_enforced_and_is_given_back(county: County) -> None:
    here = demanded(county).do("contest", contest_kind=Contest.SUIT)
    assert "house.execution_contested_once" in refused(here, "contest")
    here.do("contest_over", 5)
    assert "house.execution_contested" in refused(here, "contest_over")
    assert "house.execution_stands" in refused(here, "decide_execution", on=AFTER)
    here.do("terminate").do("restore")


@pytest.mark.parametrize("since", [{}, {"contest_result": ContestResult.WITHDRAWN}])
def test_what_was_annulled_stays_annulled_whoever_contests_anew(county: County, since: Told) -> None:
    here = demanded(county).do("contest").do("contest_over", 2).do("contest", 1, contest_kind=Contest.SUIT)
    here = here.do("contest_over", 1, **since) if since else here
    assert "house.execution_stands" in refused(here, "decide_execution", on=AFTER)
    here.do("terminate").do("restore")


def test_what_was_paid_is_demanded_and_enforced_no_more(county: County) -> None:
    here = demanded(county).do("collect", on=AFTER)
    for step in ("decide_execution", "apply_to_court", "agree"):
        assert "compulsory.unperformed" in refused(here, step)
    assert "compulsory.unperformed" in refused(here, "demand", demand_sum=Decimal(0))
    here.do("close", outcome=Outcome.PERFORMED)
    agreed = demanded(county).do("agree")
    assert "stage" in refused(agreed, "collect")


def test_a_new_demand_does_not_pass_over_what_was_said_to_the_last(county: County) -> None:
    here = demanded(county).do("answer_demand", 1)
    assert "compulsory.hear_after_demand" in refused(here, "demand")
    here.do("weigh_demand").do("demand")


def test_who_asks_the_court_needs_no_power_of_its_own_to_enforce(county: County) -> None:
    """Art. 53. Other items of compulsion, such as seizing, may well stand in its list."""
    other = {"propose": {"kind": Power.COMPULSORY, "field": "transport"}}
    brought(county, PowerItem, "publish", date(2024, 1, 8), steps=other)
    here = opened(county, field="urban", power=None).do("demand").do("serve_demand")
    assert "house.power_listed" in refused(here, "decide_execution", on=AFTER)
    here.do("apply_to_court", on=date(2024, 3, 19))


def test_how_enforcements_are_counted(county: County) -> None:
    """By the day they ended, where the agency itself enforced; the court's by the day it was asked."""
    for way, last in (("usual", "close"), ("substituted", "close"), ("by_court", "close"), ("performed", "close")):
        brought(county, CompulsoryExecution, last, way=way)
    opened(county).do("add_surcharge")
    compute.refresh()
    names = ("", "_of_mode_transfer", "_of_mode_substitute", "_at_court", "_surcharged")
    ids = [f"compulsory_executions{name}" for name in names]
    values = compute.values(ids, county.department.region_id, Period.year(2024))
    assert [values[one] for one in ids] == [2, 1, 1, 1, 1]


@pytest.mark.parametrize("result", [ContestResult.CORRECTED, ContestResult.UPHELD])
def test_what_was_published_comes_down_once_annulled_and_what_was_not_need_not_be(
    county: County, result: ContestResult
) -> None:
    annulled = result == ContestResult.CORRECTED
    published, not_yet = (demanded(county).do("decide_execution", on=AFTER) for _ in range(2))
    published.do("serve_execution").do("publish").do("contest").do("contest_over", 3, contest_result=result)
    late = not_yet.clock(PUBLISH).due_on
    not_yet.do("serve_execution").do("contest").do("contest_over", 3, contest_result=result)
    assert not_yet.clock(PUBLISH).running is not annulled and not_yet.clock(PUBLISH).due_on == late
    assert ClockRow.objects.filter(words=TAKE_DOWN).count() == annulled
    if not annulled:
        not_yet.do("publish")
        return
    assert "house.published_stands" in refused(not_yet, "publish")
    published.do("terminate").do("unpublish")
    assert published.words_clock(TAKE_DOWN).in_time


PUBLISH, TAKE_DOWN = "enforcement.publish.decision", "撤下已被变更、撤销的决定信息"


def test_who_performs_after_the_decision_was_not_forced(county: County) -> None:
    demanded(county).do("decide_execution", on=AFTER).do("collect").do("close", outcome=Outcome.PERFORMED)
    compute.refresh()
    ids = ["compulsory_executions", "compulsory_executions_of_mode_transfer"]
    assert compute.values(ids, county.department.region_id, Period.year(2024)) == dict.fromkeys(ids, 0)
