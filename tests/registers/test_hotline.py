"""热线诉求: received, dispatched by duties, answered, rated by who asked; who sees what; each gate closed and open."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from guiju.figures import compute
from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.offices.organs import Organ, entrust
from guiju.kernel.offices.people import Role, party_to
from guiju.kernel.offices.scope import sees
from guiju.registers.oversight.hotline_case import HotlineCase
from guiju.registers.oversight.hotline_case.choices import Channel, Kind, Satisfaction, Solved, Topic
from guiju.registers.oversight.hotline_case.life import CONSUMER
from guiju.registers.oversight.hotline_order import HotlineOrder
from guiju.registers.oversight.hotline_order.columns import Told
from guiju.registers.oversight.hotline_order.doing import CENTRE
from tests.lives import MONDAY, Case, brought
from tests.people import LONG_AGO, County

LATER = date(2024, 3, 20)


def refused(of: Case, step: str, /, **told: Any) -> set[str]:
    with pytest.raises(Refused) as caught:
        of.do(step, **told)
    return set(caught.value.codes)


def received(county: County, **told: Any) -> Case:
    case = Case(county, HotlineCase, county.rng, MONDAY)
    return case.do("receive", **told)


def orders(county: County, case: Case) -> list[Case]:
    """The orders of a request, in the hands of their agencies."""
    rows = HotlineOrder.objects.filter(case=case.record).select_related("agency", "case").order_by("-is_lead", "pk")
    return [Case(county, HotlineOrder, county.rng, case.on, record=row, organs={CENTRE: county.bureau}) for row in rows]


def recalled(county: County, case: Case, days: int = 0) -> Case:
    """The latest order of a request taken back, and the request as it stands then."""
    order = orders(county, case)[-1].do("recall", days=days)
    case.record, case.on = HotlineCase.objects.get(pk=case.record.pk), order.on
    return case


def answered(county: County, *late: bool, **told: Any) -> Case:
    """A request through its lead's order, and that of a township where two are told, each late or not."""
    joint = [county.township] if len(late) > 1 else []
    case = received(county, **told).do("dispatch", joint=joint)
    for order, is_late in zip(orders(county, case), late, strict=True):
        said = Told.TOLD if order.record.is_lead else Told.BY_CENTRE
        order.do("sign").do("answer", days=16 if is_late else 3, told=said)
        case.on = max(case.on, order.on)
    return case.do("answer")


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"consumer": True, "kind": Kind.COMPLAINT}, "house.hotline_consumer"),
        ({"consumer": True, "kind": Kind.HELP, "merchant": "某店"}, "house.hotline_consumer"),
        ({"merchant": "某店"}, "house.hotline_consumer"),
        ({"confidential": True}, "house.hotline_confidential"),
        ({"kind": Kind.REPORT}, "house.hotline_confidential"),
        ({"recovered": Decimal(5)}, "house.hotline_recovered"),
        (
            {"caller": [{"kind": "person", "name": "王小明"}], "title": "王小明反映路灯不亮"},
            "house.title_without_names",
        ),
    ],
)
def test_what_cannot_be_answered_at_once_is_refused(county: County, told: dict[str, Any], rule: str) -> None:
    assert refused(Case(county, HotlineCase, county.rng, MONDAY), "answer_at_once", **told) == {rule}


def test_a_request_goes_to_those_whose_duty_it_is(county: County) -> None:
    case = received(county, topic=Topic.ECOLOGY)
    assert refused(case, "dispatch") == {"house.hotline_duty"}
    assert refused(case, "dispatch", lead=county.elsewhere) == {"house.hotline_duty"}
    entrust(county.department, Organ.ECOLOGY, since=LONG_AGO)
    assert refused(case, "dispatch", joint=[county.department]) == {"house.hotline_joint"}
    assert refused(case, "dispatch", due_on=MONDAY) == {"house.hotline_term"}
    case.do("dispatch", joint=[county.township])
    assert refused(case, "dispatch") == {"house.hotline_lead_free"}
    assert refused(case, "call_more") == {"house.hotline_newly"}
    assert refused(case, "answer_directly") == {"house.hotline_directly"}
    assert refused(case, "answer") == {"house.hotline_answered"}
    lead, joint = orders(county, case)
    assert [one.record.agency for one in (lead, joint)] == [county.department, county.township]
    assert lead.words_clock("办理热线工单").due_on == lead.record.due_on == MONDAY.replace(day=19)


def test_an_order_comes_back_and_goes_to_another(county: County) -> None:
    case = received(county).do("dispatch")
    [order] = orders(county, case)
    order.do("send_back").do("insist").do("send_back", days=1)
    recalled(county, case, days=1)
    assert refused(case, "answer") == {"house.hotline_answered"}, "nobody has answered"
    case.do("dispatch", lead=county.township)
    assert case.record.handler == county.township
    assert order.words_clock("办理热线工单").stopped_on == case.on
    assert HotlineOrder.objects.get(case=case.record, stage="assigned").agency == county.township


def test_who_asked_is_known_to_the_lead_alone_and_until_it_is_answered(county: County) -> None:
    lead, joint = county.clerk, county.actor(county.township, Role.CLERK)
    case = received(county).do("dispatch", joint=[county.township])
    assert [sees(one, case.record) for one in (lead, joint)] == [True, False]
    first, second = orders(county, case)
    assert refused(second.do("sign"), "contact") == {"house.hotline_contact"}
    assert refused(second, "answer", told=Told.TOLD) == {"house.hotline_told"}
    second.do("answer", told=Told.BY_CENTRE)
    first.do("sign").do("contact").do("answer", days=1)
    case.do("answer", days=1)
    assert not sees(lead, case.record)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ({"kind": Kind.REPORT}, True),
        ({"confidential": True}, True),
        ({**CONSUMER, "kind": Kind.REPORT}, False),
        ({"kind": Kind.COMPLAINT}, False),
    ],
)
def test_reports_and_secrets_are_for_those_who_work_on_them(county: County, told: dict[str, Any], kept: bool) -> None:
    entrust(county.department, Organ.MARKET, since=LONG_AGO)
    case = received(county, **told).do("dispatch", due_on=date(2024, 3, 12))
    [order] = orders(county, case)
    assert bool(case.record.restricted) is bool(order.record.restricted) is kept
    assert sees(county.head, order.record) and sees(county.clerk, order.record) is not kept
    assert sees(county.clerk, case.record) is not kept
    if kept:
        assert refused(order, "sign", by=county.clerk) == {"scope"}
        order.do("sign", by=county.head)
        assert refused(order, "contact", by=county.head) == {"house.hotline_contact"}


def test_what_is_put_right_to_a_secret_is_restricted_first(county: County) -> None:
    """Or everybody of the office, and its lead, went on reading who asked to be kept secret."""
    case = received(county)

    def corrected(**told: Any) -> Any:
        right = {"right": {"entry": 1, "told": told}, "reason": "录入有误"}
        asked = engine.take("ask_correction", case.record, county.actor(case.record.agency, Role.CLERK), right)
        head = county.actor(case.record.agency, Role.HEAD)
        case.record = engine.take("correct", asked, head, {"request": asked.version})

    for told in ({"confidential": True}, {"kind": Kind.REPORT}):
        with pytest.raises(Refused) as caught:
            corrected(**told)
        assert "house.hotline_kept_apart" in caught.value.codes
        case.record.refresh_from_db()
    case.record = county.restricted(case.record, "safety")
    corrected(confidential=True)
    assert case.record.confidential and case.record.restricted == "safety"


def test_only_who_asked_says_whether_they_are_satisfied(county: County) -> None:
    case = answered(county, False)
    told = {"satisfaction": Satisfaction.SATISFIED, "solved": Solved.SOLVED}
    for actor in (county.clerk, county.head, case.actor("answer")):
        with pytest.raises(Refused):
            engine.take("rate", case.record, actor, told, case.on)
    assert "house.four_eyes" in refused(case, "call_back", by=case.actor("answer"))
    assert refused(case, "close") == {"house.hotline_heard"}
    door = party_to("hotline_case", case.record.pk)
    case.do("rate", by=door, satisfaction=Satisfaction.DISSATISFIED, solved=Solved.UNSOLVED)
    assert refused(case, "call_back") == {"house.hotline_self_rated"}, "nobody else says it for them again"
    assert refused(case, "close") == {"house.hotline_unsolved"}
    case.do("close", unsolved_because="依法不属于政府职责，已经解释")
    case.do("reopen", days=1)
    assert (case.record.rated_on, case.record.closed_on, case.record.redone) == (None, None, 1)


def test_who_was_not_reached_is_not_counted_as_rating(county: County) -> None:
    case = answered(county, False).do("call_in_vain", days=1).do("close")
    assert (case.record.stage, case.record.rated_on) == ("closed", None)


@pytest.mark.parametrize(("late", "in_time"), [((False, False), True), ((False, True), False), ((True, False), False)])
def test_a_request_is_in_time_when_each_order_was(county: County, late: tuple[bool, bool], in_time: bool) -> None:
    assert answered(county, *late).record.in_time is in_time


def test_an_order_is_put_off_before_its_day_and_what_was_late_stays_late(county: County) -> None:
    case = received(county).do("dispatch")
    [order] = orders(county, case)
    assert refused(order, "refuse_delay") == {"house.hotline_delay_asked"}
    due = order.record.due_on
    assert refused(order.do("sign"), "ask_delay", wanted_on=due) == {"house.hotline_later_wanted_on"}
    order.do("ask_delay", on=due)
    assert refused(order, "ask_delay") >= {"house.hotline_delay_open"}
    order.do("put_off", days=1)
    assert order.words_clock("办理热线工单").due_on == order.record.due_on == date(2024, 3, 29)
    assert refused(order, "put_off", on=date(2024, 3, 30)) == {"house.hotline_not_over"}
    assert refused(order, "ask_delay", on=date(2024, 3, 30)) == {"house.hotline_asked_in_time"}
    order.do("answer", on=date(2024, 3, 30))
    assert refused(order, "reject", redo_by=date(2024, 3, 30)) == {"house.hotline_redo_ahead"}
    order.do("reject").do("answer", days=1)
    assert order.record.in_time is False
    case.do("answer", on=order.on)
    assert refused(order, "reject") == {"house.hotline_case_open"}


@pytest.mark.parametrize(
    ("since", "due"),
    [
        (date(2024, 3, 4), date(2024, 3, 13)),
        (date(2024, 9, 27), date(2024, 10, 12)),  # 29 September and 12 October are worked, 1 to 7 October are not
        (date(2024, 2, 8), date(2024, 2, 23)),  # the 9th and Sunday the 18th are worked, 10 to 17 February are not
    ],
)
def test_consumers_have_an_answer_in_seven_working_days(county: County, since: date, due: date) -> None:
    entrust(county.department, Organ.MARKET, since=LONG_AGO)
    case = Case(county, HotlineCase, county.rng, since, agency=county.department)
    case.do("receive", **CONSUMER)
    assert case.clock("consumer.complaint").due_on == due
    other = Case(county, HotlineCase, county.rng, since)
    other.do("receive", **CONSUMER)
    assert not ClockRow.objects.filter(matter_id=other.record.pk).exists(), "the line is not the department"
    late = date.fromordinal(due.toordinal() + 1)
    assert refused(other, "dispatch", due_on=late) == {"consumer.complaint"}
    other.do("dispatch", due_on=due)
    [order] = orders(county, other)
    assert order.clock("consumer.complaint").due_on == due
    assert refused(order, "ask_delay", wanted_on=late) == {"consumer.complaint"}


def test_a_repeat_goes_with_its_first_and_takes_its_orders_back(county: County) -> None:
    first, second = received(county), received(county)
    elsewhere = Case(county, HotlineCase, county.rng, MONDAY, agency=county.department)
    elsewhere.do("receive")
    assert refused(second, "merge", first=second.record) == {"house.hotline_first"}
    assert refused(second, "merge", first=elsewhere.record) == {"house.hotline_first"}
    second.do("dispatch")
    [order] = orders(county, second)
    second.do("merge", first=first.record)
    assert HotlineOrder.objects.get(pk=order.record.pk).stage == "recalled"
    third = received(county)
    assert refused(third, "merge", first=second.record) == {"house.hotline_first"}
    assert refused(first, "merge", first=third.record) == {"house.hotline_no_chain"}


def test_who_asked_withdraws_by_their_own_door(county: County) -> None:
    case = received(county).do("dispatch")
    [order] = orders(county, case)
    case.do("withdraw", by=party_to("hotline_case", case.record.pk))
    assert case.record.stage == "withdrawn" and case.record.handler is None
    order.record = HotlineOrder.objects.select_related("agency", "case").get(pk=order.record.pk)
    assert order.record.stage == "recalled" and refused(order, "sign") == {"stage"}


def test_what_is_counted(county: County) -> None:
    """Direct and dispatched make up what was accepted; repeats and what was declined stand apart."""
    complaint: dict[str, Any] = {**CONSUMER, "channel": Channel.PHONE, "recovered": Decimal("120.50")}
    for told in (complaint, {"kind": Kind.PRAISE, "channel": Channel.APP}):
        Case(county, HotlineCase, county.rng, MONDAY, agency=county.department).do("answer_at_once", **told)
    answered(county, True, kind=Kind.HELP, channel=Channel.WEB).do("call_back", days=1).do("close")
    first = received(county, kind=Kind.SUGGESTION, channel=Channel.PHONE).do("answer_directly")
    first.do("call_back", days=1, satisfaction=Satisfaction.DISSATISFIED, solved=Solved.UNSOLVED)
    received(county).do("merge", first=first.record)
    received(county).do("decline")
    brought(county, HotlineCase, "answer_at_once", date(2023, 12, 4))
    compute.refresh()
    said = {
        "cases_accepted": 4,
        "direct_answers": 3,
        "orders_dispatched": 1,
        "direct_answer_rate": 75,
        "repeats": 1,
        "complaints": 1,
        "praise": 1,
        "help_requests": 1,
        "suggestions": 1,
        "consultations": 0,
        "online_cases": 2,
        "cases_closed": 4,
        "closed_on_time": 3,
        "on_time_rate": 75,
        "closed_late": 1,
        "late_rate": 25,
        "callbacks": 2,
        "rated": 2,
        "satisfied": 1,
        "dissatisfied": 1,
        "satisfaction_rate": 50,
        "dissatisfaction_rate": 50,
        "resolution_rate": 50,
        "returned": 0,
    }
    assert {name: compute.value(f"hotline_{name}", "431081", 2024) for name in said} == said
    assert compute.value("consumer_complaints_handled", "431081", 2024) == 1
    assert compute.value("consumer_losses_recovered", "431081", 2024) == Decimal("120.50")
