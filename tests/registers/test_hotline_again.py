"""热线诉求: what is done a second time, sent elsewhere, or answered late; nothing of an earlier round speaks for a later one."""

from __future__ import annotations

from datetime import date

import pytest

from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.organs import Organ, entrust
from guiju.kernel.offices.scope import sees
from guiju.registers.oversight.hotline_case import HotlineCase
from guiju.registers.oversight.hotline_case.choices import Kind
from guiju.registers.oversight.hotline_case.life import CONSUMER
from tests.lives import MONDAY, Case
from tests.people import LONG_AGO, County
from tests.registers.test_hotline import answered, orders, recalled, received, refused

DUE = date(2024, 3, 13)
"""Seven working days from a Monday, ``MONDAY``."""


@pytest.fixture
def market(county: County) -> County:
    entrust(county.department, Organ.MARKET, since=LONG_AGO)
    return county


def at_market(county: County) -> Case:
    return Case(county, HotlineCase, county.rng, MONDAY, agency=county.department).do("receive", **CONSUMER)


def test_what_was_dispatched_may_be_answered_directly_when_it_is_done_again(county: County) -> None:
    case = answered(county, False).do("reopen", days=1).do("answer_directly", days=1)
    assert case.record.stage == "closed"


def test_what_was_answered_before_does_not_answer_again(county: County) -> None:
    case = answered(county, False).do("reopen", days=1).do("dispatch", days=1, due_on=date(2024, 4, 1))
    recalled(county, case)
    assert refused(case, "answer") == {"house.hotline_answered"}


def test_who_was_sought_in_vain_is_called_again_when_it_is_answered_again(county: County) -> None:
    case = answered(county, False).do("call_in_vain", days=1).do("close").do("reopen", days=1)
    case.do("dispatch", days=1, due_on=date(2024, 4, 1))
    orders(county, case)[-1].do("sign").do("answer", days=1)
    case.do("answer", days=2)
    assert refused(case, "close") == {"house.hotline_heard"}
    case.do("call_in_vain", days=1).do("close")


def test_what_was_late_stays_late_when_it_is_answered_directly(county: County) -> None:
    case = answered(county, True).do("reopen", days=1).do("answer_directly", days=1)
    assert case.record.in_time is False
    case = received(county).do("dispatch")
    assert recalled(county, case, days=16).do("answer_directly", days=1).record.in_time is False, "its day had passed"


def test_a_consumer_answered_after_the_seven_days_is_answered_late(market: County) -> None:
    late = date(2024, 3, 14)
    assert at_market(market).do("answer_directly", on=DUE).record.in_time is True
    assert at_market(market).do("answer_directly", on=late).record.in_time is False


@pytest.mark.parametrize(("out", "back"), [("decline", "take_on"), ("merge", "part")])
def test_the_seven_days_run_on_when_a_complaint_is_taken_on_again(market: County, out: str, back: str) -> None:
    at_market(market)
    case = at_market(market)
    case.do(out, days=1).do(back, days=1)
    clock = case.clock("consumer.complaint")
    assert (clock.due_on, clock.running) == (DUE, True)


def test_the_seven_days_are_not_begun_anew_by_another_order(market: County) -> None:
    case = received(market, **CONSUMER).do("dispatch", due_on=DUE)
    recalled(market, case, days=5)
    later = date(2024, 3, 18)
    assert refused(case, "dispatch", due_on=later) == {"consumer.complaint"}
    case.do("dispatch", due_on=DUE)
    assert orders(market, case)[-1].clock("consumer.complaint").due_on == DUE
    own = at_market(market)
    entrust(market.township, Organ.GOVERNMENT, since=LONG_AGO)
    assert refused(own, "dispatch", on=date(2024, 3, 11), lead=market.township, due_on=later) == {"consumer.complaint"}


def test_a_complaint_whose_seven_days_are_over_is_dispatched_and_late(market: County) -> None:
    late = date(2024, 4, 1)
    own = at_market(market)
    own.do("dispatch", on=date(2024, 3, 20), due_on=late)
    case = recalled(market, received(market, **CONSUMER).do("dispatch", due_on=DUE), days=16).do(
        "dispatch", due_on=late
    )
    order = orders(market, case)[-1].do("sign").do("answer", days=1)
    assert order.record.in_time is False
    case.on = order.on
    assert case.do("answer").record.in_time is False


def test_whose_order_came_back_no_longer_sees_who_asked(county: County) -> None:
    case = received(county).do("dispatch")
    assert sees(county.clerk, case.record)
    assert not sees(county.clerk, recalled(county, case).record)


@pytest.mark.parametrize("kind", [Kind.COMPLAINT, Kind.REPORT])
def test_an_order_is_a_paper_that_does_not_say_who_asked(county: County, kind: Kind) -> None:
    case = received(county, kind=kind, caller=[{"kind": "person", "name": "王小明"}]).do(
        "dispatch", joint=[county.township]
    )
    papers = [Paper.objects.get(matter_id=one.record.pk, kind="order") for one in orders(county, case)]
    lead, joint = (one.content_for(Use.READING).decode() for one in papers)
    assert "主办单位" in lead and "协办单位" in joint and "2024年3月19日" in lead and case.record.number in joint
    assert "王小明" not in lead + joint
    assert ("限制查看" in lead) is (kind == Kind.REPORT)


PLACE = "到东江街道五里牌路12号查看"


@pytest.mark.parametrize(
    ("task", "kind", "told"),
    [
        ("请联系王小明核实", Kind.HELP, True),
        ("请联系王 小明", Kind.REPORT, True),
        ("电话13800000007", Kind.HELP, True),
        (PLACE, Kind.REPORT, True),
        (PLACE, Kind.HELP, False),
    ],
)
def test_a_task_does_not_say_who_asked(county: County, task: str, kind: Kind, told: bool) -> None:
    who = {"kind": "person", "name": "王小明", "phone": "13800000007", "address": "资兴市东江街道五里牌路12号"}
    case = received(county, caller=[who], kind=kind)
    if not told:
        case.do("dispatch", task=task)
        return
    assert refused(case, "dispatch", task=task) == {"house.words_without_parties"}
    assert refused(case.do("dispatch"), "call_more", task=task) == {"house.words_without_parties"}


def test_what_is_asked_after_the_first_was_closed_is_no_repeat_of_it(county: County) -> None:
    first = received(county).do("answer_directly", days=1)
    during = received(county).do("merge", first=first.record, days=2)
    assert during.record.stage == "merged", "it came while the first was open"
    later = Case(county, HotlineCase, county.rng, first.on).do("receive", days=1)
    assert refused(later, "merge", first=first.record) == {"house.hotline_first"}


def test_what_is_done_again_is_put_off_too(county: County) -> None:
    case = received(county).do("dispatch")
    [order] = orders(county, case)
    order.do("sign").do("answer", days=1).do("reject", redo_by=date(2024, 3, 12))
    order.do("ask_delay", wanted_on=date(2024, 3, 22)).do("put_off", due_on=date(2024, 3, 22))
    assert order.words_clock("重新办理热线工单").due_on == date(2024, 3, 22)
    order.do("answer", on=date(2024, 3, 22))
    assert order.record.in_time is True
