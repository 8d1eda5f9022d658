"""Applications: what may come in, by when it is answered, what stands before a decision, what becomes of a licence, ratings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
import uuid_utils.compat as uuids

from guiju.kernel.acting import engine, nightly
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import Role, party_to
from guiju.law.days import calendar
from guiju.portal.door_apply import agencies
from guiju.registers.services.service_branch import Result, ServiceBranch
from guiju.registers.services.service_case import ServiceCase
from guiju.registers.services.service_case.choices import (
    Channel,
    Decision,
    Declined,
    Deregistered,
    Kept,
    Level,
    Request,
    Revoked,
    Special,
)
from guiju.registers.services.service_case.deciding_gates import JOINT, ORDINARY, PROMISED
from guiju.registers.services.service_item import ServiceItem
from guiju.registers.services.service_item.choices import Kind
from guiju.registers.services.service_item.life import PAPERS
from guiju.registers.services.service_rating import FOLLOW_UP, ServiceRating
from tests.lives import Case, brought, case
from tests.people import County

MONDAY = date(2024, 4, 15)


def item(county: County, agency: Any = None, on: date = date(2024, 2, 1), **told: Any) -> Any:
    bare: dict[str, Any] = {"may_follow": False} if told.get("kind") == Kind.BUNDLE else {}
    steps = {"draft": {"kind": Kind.LICENCE, **bare, **told}}
    if bare:
        steps["draft"]["materials"] = PAPERS[:1]
    return brought(county, ServiceItem, "publish", on, agency=agency, steps=steps).record


def applied(county: County, what: Any, *steps: str, **told: Any) -> Case:
    """Received on the Monday, then these steps on the same day."""
    begun = case(county, ServiceCase, MONDAY).do("receive", item=what, **told)
    for step in steps:
        begun.do(step)
    return begun


def codes(refusal: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {one.code for one in refusal.value.reasons}


def refused(begun: Case, step: str, rule: str, days: int = 0, **told: Any) -> None:
    """The step is refused by that rule, and by that rule alone; the day stays."""
    on = begun.on
    with pytest.raises(Refused) as refusal:
        begun.do(step, days, **told)
    assert codes(refusal) == {rule}
    begun.on = on


def working(days: int, since: date = MONDAY) -> date:
    return calendar().forward(since, days)


def test_what_may_not_come_in(county: County) -> None:
    plain = item(county, kind=Kind.PUBLIC, online=False, off_hours=False, by_appointment=False)

    def fresh() -> Case:
        return case(county, ServiceCase, MONDAY)

    with pytest.raises(Refused) as refusal:
        fresh().do("apply", item=plain)
    assert "house.online_offered" in codes(refusal)
    refused(fresh(), "receive", "house.channel_offered", item=plain, channel=Channel.OFF_HOURS)
    refused(fresh(), "receive", "field.channel", item=plain, channel=Channel.ONLINE)
    refused(fresh(), "receive", "services.guide_published", item=item(county, county.bureau, kind=Kind.PUBLIC))
    refused(fresh(), "handle_at_once", "house.done_at_once", item=plain)
    gone = brought(county, ServiceItem, "remove", date(2023, 2, 1)).record
    refused(fresh(), "receive", "services.guide_published", item=gone)
    refused(fresh(), "receive", "house.earlier_case", item=plain, request=Request.CHANGE)
    child = {"kind": "person", "name": "赵某童", "document": "resident", "id_number": "431081201501010018"}
    with pytest.raises(Refused):
        fresh().do("receive", item=plain, applicant=[child])


def test_the_terms_are_those_of_the_item_and_stop_while_experts_look(county: County) -> None:
    begun = applied(county, item(county, promised_days=8), "accept")
    assert begun.clock(ORDINARY).due_on == working(20)
    assert begun.words_clock(PROMISED).due_on == working(8)
    begun.do("begin_special", 1).do("end_special", 9)
    moved = begun.clock(ORDINARY).due_on
    assert moved > working(20) and begun.words_clock(PROMISED).due_on > working(8)
    refused(begun, "extend", "licence.extension_reason", 1, extension_length=11)
    begun.do("extend", 1, extension_length=10)
    assert begun.clock(ORDINARY).due_on == working(10, moved)
    refused(begun, "extend", "licence.extension_reason", 1, extension_length=1)


def test_what_is_not_told_in_five_days_is_accepted_from_the_first(county: County) -> None:
    begun = applied(county, item(county))
    assert begun.record.tell_by == working(5)
    nightly.run(working(5))
    refused(begun, "request_supplement", "licence.accept.correction_notice", 8)
    refused(begun, "accept", "licence.accept.correction_notice", 8)
    nightly.run(working(6))
    begun.record.refresh_from_db()
    assert (begun.record.stage, begun.record.accepted_on) == ("examining", MONDAY)
    assert begun.clock(ORDINARY).due_on == working(20)
    again = applied(county, item(county), "request_supplement", "submit_supplement")
    refused(again, "request_supplement", "licence.one_time_notice", 1)
    completed = applied(county, item(county), "request_supplement").do("submit_supplement", 7)
    nightly.run(working(6, completed.on))
    completed.record.refresh_from_db()
    assert completed.record.accepted_on == completed.on, "from the day on which it was complete"


def test_papers_that_do_not_follow_undo_the_acceptance(county: County) -> None:
    plain = item(county, kind=Kind.PUBLIC)
    late, early = (
        applied(county, plain, "accept_lacking", "examine"),
        applied(county, plain, "accept_lacking", "examine"),
    )
    refused(early, "decide", "house.papers_complete", 1)
    early.do("hand_in", 1).do("decide", 1)
    nightly.run(MONDAY + timedelta(days=21))
    late.record.refresh_from_db()
    early.record.refresh_from_db()
    assert (late.record.stage, early.record.stage) == ("lapsed", "granted")


def test_a_promise_that_was_broken_leads_to_revocation_and_a_record(county: County) -> None:
    promised = brought(county, ServiceCase, "deliver", MONDAY, way="on_promise")
    refused(promised, "check_promise", "house.promise_credit", 5, promise=Kept.BROKEN)
    promised.do("check_promise", 5, promise=Kept.BROKEN, credit_record="信用第1号")
    refused(promised, "check_promise", "house.promise_checked_once", 5)
    refused(applied(county, item(county), "accept", "examine"), "decide", "house.promise_checked", check_by=MONDAY)


def test_who_examines_does_not_decide_and_a_refusal_says_why(county: County) -> None:
    begun = applied(county, item(county), "accept")
    refused(begun, "decide", "house.examined_first")
    begun.do("examine")
    refused(begun, "decide", "licence.refusal_reasons", decision=Decision.REFUSED, refused_because="", document=None)
    refused(begun, "decide", "house.licence_document", document="")
    refused(begun, "decide", "house.licence_validity", valid_until=MONDAY)
    refused(begun, "decide", "services.overdue_reason", 20, late_reason="")
    both = county.actor(county.department, Role.CLERK, Role.HEAD)
    twice = applied(county, item(county), "accept").do("examine", by=both)
    with pytest.raises(Refused) as refusal:
        twice.do("decide", by=both)
    assert codes(refusal) == {"house.four_eyes"}


def test_nothing_is_decided_while_a_hearing_may_be_asked_for(county: County) -> None:
    begun = applied(county, item(county), "accept", "examine", "tell_hearing")
    refused(begun, "decide", "licence.hearing_right", 5)
    late = applied(county, item(county), "accept", "examine", "tell_hearing")
    refused(late, "ask_hearing", "licence.hearing.request", 8)
    begun.do("ask_hearing", 2)
    assert begun.clock("licence.hearing.organise").due_on == working(20, begun.on)
    refused(begun, "set_hearing", "licence.hearing.notice", hearing_on=begun.on + timedelta(days=6))
    examiner = next(act.data["examiner"] for act in begun.acts if act.step == "examine")
    refused(begun, "set_hearing", "licence.hearing_neutral_host", hearing_host=examiner)
    refused(begun, "hold_hearing", "house.hearing_called")
    begun.do("set_hearing")
    refused(begun, "hold_hearing", "house.hearing_on_its_day", 1)
    begun.do("hold_hearing", on=begun.record.hearing_on)
    assert begun.do("decide", 1).record.stage == "granted"


def test_tests_have_two_people_within_five_days(county: County) -> None:
    begun = applied(county, item(county), "accept")
    told: dict[str, Any] = {"special": Special.TEST, "first_inspector": "甲", "second_inspector": "乙"}
    refused(begun, "begin_special", "licence.inspection_two", **{**told, "second_inspector": "甲"})
    refused(begun, "begin_special", "licence.inspect.assign", 10, **told)
    refused(begun, "verify", "licence.two_verifiers", first_verifier="甲", second_verifier="甲")
    begun.do("tell_interested", 1)
    begun.do("examine")
    refused(begun, "decide", "licence.notify_interested")
    assert begun.do("begin_special", 1, **told).record.stage == "special"


def licence(county: County, what: Any, who: dict[str, Any], until: date, on: date = MONDAY) -> Case:
    begun = case(county, ServiceCase, on).do("receive", item=what, applicant=[who]).do("accept").do("examine")
    return begun.do("decide", valid_from=on, valid_until=until).do("deliver")


def test_a_renewal_is_asked_in_time_by_the_holder_and_holds_where_nobody_decides(county: County) -> None:
    what, until = item(county), date(2024, 12, 31)
    person = case(county, ServiceCase, MONDAY).telling().person()
    other = case(county, ServiceCase, MONDAY).telling().person()
    held = licence(county, what, person, until)

    def asked(on: date, who: Any = person, **told: Any) -> Case:
        said = {"item": what, "applicant": [who], "request": Request.RENEWAL, "earlier": held.record, **told}
        return case(county, ServiceCase, on).do("receive", **said)

    assert asked(date(2024, 6, 3)).do("decline").record.stage == "declined"
    for on, who, rule in (
        (date(2024, 12, 2), person, "licence.renew.apply"),
        (date(2024, 11, 1), other, "house.earlier_case"),
    ):
        with pytest.raises(Refused) as refusal:
            asked(on, who)
        assert codes(refusal) == {rule}
    late = asked(date(2024, 12, 1), late_basis="某某办法第七条")
    assert late.record.renewing_until == until
    with pytest.raises(Refused, match="已有同类申请在办"):
        asked(date(2024, 12, 1))
    late.do("withdraw")
    renewing = asked(date(2024, 12, 1)).do("accept", 1)
    nightly.run(date(2024, 12, 31))
    renewing.record.refresh_from_db()
    assert renewing.record.stage == "examining"
    nightly.run(date(2025, 1, 1))
    renewing.record.refresh_from_db()
    assert (renewing.record.stage, renewing.record.deemed) == ("granted", True)
    renewing.on = date(2025, 1, 1)
    assert renewing.do("enter_renewed", 1).record.document
    refused(held, "deregister", "house.licence_expired", on=date(2025, 1, 3), deregistered=Deregistered.EXPIRED)


def test_who_got_a_licence_by_fraud_waits_three_years(county: County) -> None:
    what, first = item(county, on=date(2021, 2, 1), safety=True), date(2021, 4, 12)
    person = case(county, ServiceCase, first).telling().person()
    held = licence(county, what, person, date(2025, 1, 1), first)
    held.do("publish", 1).do("revoke", 30, revoked=Revoked.FRAUD)
    assert held.record.withdrawn_on == held.on
    again = {"item": what, "applicant": [person]}
    for on in (held.on + timedelta(days=30), date(2024, 5, 12)):
        with pytest.raises(Refused) as refusal:
            case(county, ServiceCase, on).do("receive", **again)
        assert codes(refusal) == {"licence.reapply.after_fraud"}
    assert case(county, ServiceCase, date(2024, 5, 14)).do("receive", **again).record.stage == "received"
    refused(held, "deregister", "house.licence_taken", 1)
    assert held.do("deregister", 1, deregistered=Deregistered.TAKEN).record.stage == "deregistered"
    other = case(county, ServiceCase, MONDAY).do("receive", item=what)
    other.do("decline", declined=Declined.FALSE)
    examined = case(county, ServiceCase, MONDAY).do("receive", item=what).do("accept").do("examine")
    refused(examined, "decide", "house.false_material_refused", false_material=True)
    told: dict[str, Any] = {
        "decision": Decision.REFUSED,
        "refused_because": "材料不实",
        "document": None,
        "false_material": True,
    }
    assert examined.do("decide", **told).record.barred_by == "licence.reapply.after_false_material"
    assert other.record.barred_until == date(2025, 4, 16), "the first day on which they may apply again"
    refused(applied(county, what), "decline", "house.competent_organ", declined=Declined.NOT_OURS)
    refused(applied(county, what), "decline", "house.declined_uncompleted", declined=Declined.NOT_COMPLETED)


def test_the_items_of_a_bundle_are_answered_side_by_side(county: County) -> None:
    ours, theirs = item(county, kind=Kind.PUBLIC), item(county, county.bureau, kind=Kind.PUBLIC)
    told = {"bundled": [{"item": ours}, {"item": theirs}], "legal_days": 40, "promised_days": 10}
    bundle = item(county, on=date(2024, 3, 15), kind=Kind.BUNDLE, **told)
    begun = applied(county, bundle, "accept", "examine")
    assert begun.clock(JOINT).due_on == working(45)
    rows = list(ServiceBranch.objects.order_by("agency_id"))
    assert {row.agency for row in rows} == {county.department, county.bureau}
    assert all(row.due_on == working(10) for row in rows)
    refused(begun, "decide", "house.every_unit", 1)

    def answer(row: Any, result: Result, **more: Any) -> None:
        clerk = county.actor(row.agency, Role.CLERK)
        engine.take("answer", row, clerk, {"result": result, **more}, begun.on)

    answer(rows[0], Result.AGREED)
    with pytest.raises(Refused):
        answer(rows[1], Result.REFUSED)
    answer(rows[1], Result.REFUSED, refused_because="不符合条件")
    refused(begun, "decide", "house.bundle_agreed", 1)
    begun.do("decide", 1, decision=Decision.REFUSED, refused_because="其中一项不符合条件", document=None)
    away = applied(county, bundle, "accept")
    away.do("withdraw", 1)
    assert set(ServiceBranch.objects.filter(case=away.record).values_list("stage", flat=True)) == {"recalled"}


def test_only_the_applicant_rates_once_and_a_poor_rating_ends_in_a_result(county: County) -> None:
    done = brought(county, ServiceCase, "deliver", MONDAY)
    clerk = county.actor(county.department, Role.CLERK)
    with pytest.raises(Refused):
        done.do("rate", 1, by=clerk, level=Level.GOOD)
    applicant = party_to("service_case", done.record.pk)
    done.do("rate", 1, by=applicant, level=Level.VERY_POOR, remark="等了很久")
    refused(done, "rate", "house.rated_once", by=applicant, level=Level.GOOD)
    rating: Any = ServiceRating.objects.get(case=done.record)
    assert (rating.stage, rating.level) == ("to_call", Level.VERY_POOR)
    poor = case(county, ServiceRating, done.on)
    poor.record, poor.agency = rating, county.department
    assert poor.clock(FOLLOW_UP).due_on == working(15, done.on)
    refused(poor, "settle", "house.rating_called", 1)
    refused(poor, "call_back", "house.rated_by_others", by=clerk)
    poor.do("call_back", 1)
    refused(poor, "settle", "house.rating_measures", 1, measures="")
    assert poor.do("settle", 1).record.in_time
    reviewer = county.actor(county.department, Role.CLERK, name="another")
    with pytest.raises(Refused):
        engine.take("correct", poor.record, reviewer, {"entry_seq": 1, "data": {"level": Level.GOOD}, "reason": "改"})
    assert ServiceRating.objects.get(pk=rating.pk).level == Level.VERY_POOR


def test_a_citizen_applies_to_the_office_whose_item_it_is(county: County) -> None:
    what = item(county, kind=Kind.PUBLIC)
    assert county.department in agencies(ServiceCase) and county.government not in agencies(ServiceCase)
    told = case(county, ServiceCase, MONDAY).then("apply", item=what).acts[0].data
    new = uuids.uuid7()
    citizen = party_to("service_case", new)
    done = engine.take("apply", ServiceCase, citizen, told, MONDAY, agency=county.department, new_id=new)
    assert (done.stage, done.channel) == ("received", Channel.ONLINE)
