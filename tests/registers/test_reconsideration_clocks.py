"""Every limit of 行政复议: when it starts, its last day under each law, met on that day in time and a day later late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest

from guiju.kernel.acting import engine
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import SYSTEM
from guiju.registers.oversight.reconsideration import Reconsideration
from tests.lives import Case
from tests.people import County
from tests.registers.reconsiderations import (
    NEW,
    OLD,
    ORGAN_HEAD,
    accepted,
    answered,
    application,
    approved,
    blank,
    received,
    served,
)
from tests.registers.test_reconsideration_gates import redone, refusal, then, unassigned

Build = Callable[[County, date], Case]
OF_DOCUMENT = {"incidental": True, "document_name": "某办法", "document_kind": "local"}


@dataclass
class Row:
    """Where ``rule`` runs in the case ``built``, ``due`` is its last day, and ``step`` meets it."""

    rule: str
    due: date
    day: date
    built: Build
    step: str
    told: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.rule} {self.day.year}"


def rec(**more: Any) -> Build:
    return lambda county, day: received(county, day, **more)


def acc(**more: Any) -> Build:
    return lambda county, day: accepted(county, day, **more)


def sent(county: County, day: date) -> Case:
    return accepted(county, day).do("send").do("deliver_copy")


def summary(county: County, day: date) -> Case:
    return accepted(county, day, amount=100).do("simplify")


def summary_sent(county: County, day: date) -> Case:
    return summary(county, day).do("send").do("deliver_copy")


def resting_for_document(county: County, day: date) -> Case:
    return (
        accepted(county, day, **OF_DOCUMENT)
        .do("approve_measure", measure="suspend")
        .do("suspend", suspension="document")
    )


def ready(county: County, day: date) -> Case:
    return answered(county, day).do("approve")


def summary_ready(county: County, day: date) -> Case:
    return summary_sent(county, day).do("reply").do("approve")


def handed_in(county: County, day: date) -> Case:
    return blank(county, day).do("hand_in", **application(day, channel="penalty_agency"))


Told = tuple[str, dict[str, Any]]
FORWARDED: list[Told] = [("forward_document", {}), ("deliver", {"notice": "forwarding"})]
NOTIFIED: list[Told] = [("notify_maker", {}), ("deliver", {"notice": "to_maker"})]
LETTER: list[Told] = [("opinion_letter", {}), ("deliver_letter", {})]
QUESTIONED: Told = ("question_basis", {})

# 2020: received Tue 09-01, accepted as of that day, steps on 09-02; 10-01 to 10-08 are holidays.
# 2024: received Mon 09-02, accepted Tue 09-03; Sat 09-14 is worked, 09-15 to 09-17 and 10-01 to 10-07 are holidays.
ROWS = [
    Row("forward.by_penalty_agency", date(2024, 9, 9), NEW, handed_in, "take_over"),
    Row("forward.by_county", date(2020, 9, 10), OLD, rec(channel="county"), "transfer"),
    Row("accept.review", date(2020, 9, 8), OLD, rec(), "refuse"),
    Row("accept.review", date(2024, 9, 9), NEW, rec(), "refuse"),
    Row("accept.correction_submit", date(2024, 9, 14), NEW,
        then(rec(), ("request_correction", {}), ("deliver", {"notice": "correction"})), "submit_correction",
        {"late_reason": "住院"}),
    Row("accept.negotiate_jurisdiction", date(2020, 9, 11), OLD, then(rec(), ("negotiate", {})), "settle_jurisdiction"),
    Row("accept.negotiate_jurisdiction", date(2024, 9, 12), NEW, then(rec(), ("negotiate", {})), "report_jurisdiction"),
    Row("accept.designate_jurisdiction", date(2020, 9, 11), OLD,
        then(rec(), ("negotiate", {}), ("report_jurisdiction", {})), "settle_jurisdiction"),
    Row("accept.designate_jurisdiction", date(2024, 9, 12), NEW,
        then(rec(), ("negotiate", {}), ("report_jurisdiction", {})), "settle_jurisdiction"),
    Row("serve_application.ordinary", date(2020, 9, 10), OLD, acc(), "send"),
    Row("serve_application.ordinary", date(2024, 9, 12), NEW, acc(), "send"),
    Row("serve_application.summary", date(2024, 9, 6), NEW, summary, "send"),
    Row("reply.ordinary", date(2020, 9, 14), OLD, sent, "reply"),  # ten days: 09-12 is a Saturday
    Row("reply.ordinary", date(2024, 9, 18), NEW, sent, "reply"),  # ten working days
    Row("reply.summary", date(2024, 9, 10), NEW, summary_sent, "reply"),
    Row("decide.ordinary", date(2020, 11, 2), OLD, ready, "decide"),  # 10-31 is a Saturday
    Row("decide.ordinary", date(2024, 11, 4), NEW, ready, "decide"),  # 11-02 is a Saturday
    Row("decide.summary", date(2024, 10, 8), NEW, summary_ready, "decide"),  # 10-03 is a holiday
    Row("incidental.handle_on_application", date(2020, 10, 9), OLD, acc(**OF_DOCUMENT), "document_result"),
    Row("incidental.handle_on_application", date(2024, 10, 8), NEW, acc(**OF_DOCUMENT), "document_result"),
    Row("incidental.forward_on_application", date(2020, 9, 10), OLD, acc(**OF_DOCUMENT), "forward_document"),
    Row("incidental.forward_on_application", date(2024, 9, 11), NEW, acc(**OF_DOCUMENT), "forward_document"),
    Row("incidental.handle_ex_officio", date(2020, 10, 9), OLD, then(acc(), QUESTIONED), "document_result"),
    Row("incidental.handle_ex_officio", date(2024, 10, 8), NEW, then(acc(), QUESTIONED), "document_result"),
    Row("incidental.forward_ex_officio", date(2020, 9, 11), OLD, then(acc(), QUESTIONED), "forward_document"),
    Row("incidental.forward_ex_officio", date(2024, 9, 12), NEW, then(acc(), QUESTIONED), "forward_document"),
    Row("incidental.notify_maker", date(2024, 9, 6), NEW, resting_for_document, "notify_maker"),
    Row("incidental.maker_reply", date(2024, 9, 18), NEW, then(resting_for_document, *NOTIFIED), "maker_reply"),
    Row("incidental.forwarded_handle", date(2020, 11, 2), OLD, then(acc(), QUESTIONED, *FORWARDED), "document_result"),
    Row("incidental.forwarded_reply", date(2024, 11, 4), NEW, then(acc(), QUESTIONED, *FORWARDED), "document_result"),
    Row("redo.no_other_term", date(2020, 11, 23), OLD,  # 11-21 is a Saturday
        lambda c, d: served(c, d, "annulled", redone("facts")), "redo"),
    Row("redo.no_other_term", date(2024, 11, 22), NEW,
        lambda c, d: served(c, d, "annulled", redone("facts")), "redo"),
    Row("opinion.report", date(2020, 11, 2), OLD, then(acc(), *LETTER), "opinion_report"),
    Row("opinion.report", date(2024, 11, 4), NEW, then(acc(), *LETTER), "opinion_report"),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_limit_is_met_on_its_last_day_and_missed_a_day_later(county: County, row: Row) -> None:
    for late in (0, 1):
        case = row.built(county, row.day)
        clock = case.clock(f"reconsideration.{row.rule}")
        assert clock.due_on == row.due, "counted by hand"
        if row.rule == "accept.review" and late:
            assert refusal(case, row.step, days=(row.due - case.on).days + 1).codes == {"reconsideration.accept.review"}
            continue
        case.on = row.due + timedelta(days=late)
        case.do(row.step, **row.told)
        clock.refresh_from_db()
        assert (clock.met_on, clock.in_time) == (case.on, not late)


def test_every_clock_has_its_row_under_every_law_that_knows_it() -> None:
    from guiju import law

    declared = {clock.rule for clock in Reconsideration.procedure.clocks if clock.rule}
    texts = {text.version_id for rule in declared for text in law.versions(rule)}
    told = {law.rule(f"reconsideration.{row.rule}", row.day).version_id for row in ROWS}
    assert texts == told


def test_a_clock_of_the_other_law_does_not_start(county: County) -> None:
    then(acc(), QUESTIONED, *FORWARDED)(county, OLD)
    started = set(ClockRow.objects.values_list("rule", flat=True))
    assert "reconsideration.incidental.forwarded_reply" not in started


@pytest.mark.parametrize("day", [OLD, NEW], ids=["2017", "2023"])
@pytest.mark.parametrize(("stop", "go"), [("suspend", "resume"), ("begin_appraisal", "end_appraisal")])
def test_a_suspension_and_an_appraisal_are_left_out(county: County, day: date, stop: str, go: str) -> None:
    case = accepted(county, day)
    start = case.clock("reconsideration.decide.ordinary").started_on
    approved(case, *MEASURES & {stop}).do(stop, days=3)
    assert case.clock("reconsideration.decide.ordinary").due_on is None
    approved(case, *MEASURES & {go}).do(go, days=20)
    due = case.clock("reconsideration.decide.ordinary").due_on
    assert start + timedelta(days=60 + 20) <= due <= start + timedelta(days=60 + 20 + 2), "a weekend at most"


@pytest.mark.parametrize(("day", "due"), [(OLD, date(2020, 11, 30)), (NEW, date(2024, 12, 2))], ids=["2017", "2023"])
def test_an_extension_adds_thirty_days_at_most(county: County, day: date, due: date) -> None:
    case = accepted(county, day).do("extend", by=ORGAN_HEAD)
    assert case.clock("reconsideration.decide.ordinary").due_on == due
    assert refusal(case, "extend", by=ORGAN_HEAD, extension_length=1).codes == {"reconsideration.decide.ordinary"}


def test_conversion_gives_the_ordinary_limits_from_acceptance(county: County) -> None:
    case = summary_sent(county, NEW).do("convert", days=2)
    assert (case.record.track, case.clock("reconsideration.decide.summary").running) == ("ordinary", False)
    assert case.clock("reconsideration.decide.ordinary").due_on == date(2024, 11, 4)
    assert (
        case.clock("reconsideration.reply.ordinary").due_on,
        case.clock("reconsideration.reply.summary").running,
    ) == (date(2024, 9, 18), False)
    assert refusal(summary(county, NEW), "extend").codes == {"reconsideration.extension_approval"}


MEASURES = {"suspend", "resume"}
SIMPLIFY, CONVERT = ("simplify", "09-03"), ("convert", "10-15")
SUSPEND, RESUME = ("suspend", "09-04"), ("resume", "10-14")


@pytest.mark.parametrize(
    ("steps", "track", "due"),
    [
        # accepted on 2024-09-03: sixty days to Saturday 11-02, thirty to the National Day holiday.
        ([], "ordinary", date(2024, 11, 4)),
        ([SIMPLIFY], "summary", date(2024, 10, 8)),
        ([SUSPEND, RESUME], "ordinary", date(2024, 12, 12)),
        # forty days of suspension count on either track, whenever it changes.
        ([SIMPLIFY, SUSPEND, RESUME, CONVERT], "ordinary", date(2024, 12, 12)),
        ([SUSPEND, RESUME, ("simplify", "10-14")], "summary", date(2024, 11, 12)),
        ([SUSPEND, RESUME, ("simplify", "10-14"), CONVERT], "ordinary", date(2024, 12, 12)),
        # and so do the days of an appraisal (2007 regulation art. 37).
        ([SIMPLIFY, ("begin_appraisal", "09-10"), ("end_appraisal", "09-20"), CONVERT], "ordinary", date(2024, 11, 12)),
        # an extension of the ordinary track rests while the case is on the summary one, which knows none.
        ([("extend", "09-03"), SIMPLIFY], "summary", date(2024, 10, 8)),
        ([("extend", "09-03"), SIMPLIFY, CONVERT], "ordinary", date(2024, 12, 2)),
        # resumed on the day of the suspension itself: nothing is left out.
        ([SUSPEND, ("resume", "09-04")], "ordinary", date(2024, 11, 4)),
        ([SUSPEND, ("resume", "09-05")], "ordinary", date(2024, 11, 4)),  # 11-02 and one day: a Sunday
    ],
)
def test_a_case_that_changes_track_keeps_what_has_run(
    county: County, steps: list[tuple[str, str]], track: str, due: date
) -> None:
    """2023 art. 39, 55, 62: one limit from acceptance, whichever track it is on."""
    case = accepted(county, NEW, amount=100)
    for step, day in steps:
        case.on = date.fromisoformat(f"2024-{day}")
        approved(case, *MEASURES & {step}).do(step)
    clock = case.clock(f"reconsideration.decide.{track}")
    assert (clock.due_on, clock.running, clock.started_on) == (due, True, date(2024, 9, 3))


def test_a_corrected_day_is_followed_on_the_other_track_too(county: County) -> None:
    """Suspended from 09-14 on, not from 09-04: thirty days of rest, not forty, whichever track the limit is on."""
    case = accepted(county, NEW, amount=100)
    steps = [SUSPEND, RESUME, ("simplify", "10-14"), CONVERT]
    for step, day in steps:
        case.on = date.fromisoformat(f"2024-{day}")
        approved(case, *MEASURES & {step}).do(step)
    wrong = Entry.objects.get(matter_id=case.record.pk, step="suspend").seq
    asked = {"right": {"entry": wrong, "on": date(2024, 9, 14)}, "reason": "日期录错"}
    case.record = engine.take("ask_correction", case.record, county.bureau_clerk, asked, case.on)
    case.record = engine.take("correct", case.record, county.legal, {"request": case.record.version}, case.on)
    assert case.clock("reconsideration.decide.ordinary").due_on == date(2024, 12, 2)
    assert [span.since for span in case.clock("reconsideration.decide.ordinary").spans] == [date(2024, 9, 14)]
    assert verify_records("reconsideration", [case.record.pk]).faults == []


@pytest.mark.parametrize(
    ("suspended_on", "in_time"),
    [
        (date(2024, 11, 4), True),  # on the last day the time still stops
        (date(2024, 11, 5), False),
        (date(2024, 11, 19), False),
    ],
)
@pytest.mark.parametrize("step", ["mediate", "terminate"])
def test_a_suspension_after_the_limit_makes_nothing_in_time(
    county: County, suspended_on: date, in_time: bool, step: str
) -> None:
    """2023 art. 62: late is late, and shows as overdue while it is suspended."""
    case = accepted(county, NEW)
    if step == "terminate":
        case.do("request_withdrawal").do("permit_withdrawal")
    case.on = suspended_on
    case.do("approve_measure", measure="suspend").do("suspend")
    assert case.clock("reconsideration.decide.ordinary").overdue(suspended_on) is not in_time
    assert case.do(step, days=1).record.decided_in_time is in_time
    assert case.clock("reconsideration.decide.ordinary").in_time is in_time


REDO = {"defect": "facts", "redo_ordered": True}


@pytest.mark.parametrize(
    ("result", "told", "step", "due"),
    [
        # served and received on Monday 2024-09-23; 09-29 is a worked Sunday.
        ("annulled", REDO | {"ordered_term": 30}, "redo", date(2024, 10, 23)),
        ("annulled", REDO | {"ordered_term": 10, "ordered_unit": "working_day"}, "redo", date(2024, 10, 11)),
        (
            "annulled",
            REDO | {"ordered_term": 2, "ordered_unit": "month"},
            "carry_out",
            date(2024, 11, 25),
        ),  # 11-23 is a Saturday
        ("perform", {"ordered_term": 15}, "carry_out", date(2024, 10, 8)),  # 10-07 is a holiday
        ("agreement", {"ordered_term": 60}, "carry_out", date(2024, 11, 22)),
    ],
)
@pytest.mark.parametrize("late", [0, 1, 200])
def test_a_term_set_in_the_decision_is_a_clock(
    county: County, result: str, told: dict[str, Any], step: str, due: date, late: int
) -> None:
    """2023 art. 64(1), 66, 71: 在一定期限内."""
    kind = {"perform": "complaint", "agreement": "agreement"}.get(result, "penalty")
    case = served(county, NEW, result, told, act_kind=kind)
    clock = case.words_clock("履行行政复议决定")
    assert (case.record.served_on, clock.started_on, clock.due_on) == (date(2024, 9, 23), date(2024, 9, 23), due)
    case.on = due + timedelta(days=late)
    assert clock.overdue(case.on) is bool(late)
    case.do(step)
    clock.refresh_from_db()
    assert clock.in_time is not bool(late)


def test_a_decision_that_orders_nothing_sets_no_term(county: County) -> None:
    served(county, NEW)
    served(county, OLD, "annulled", REDO)
    assert not ClockRow.objects.filter(rule="").exists()


def test_every_order_to_comply_sets_its_own_day(county: County) -> None:
    """2023 art. 77(2): the second order excuses nothing that the first has let run out."""
    case = served(county, NEW, "perform", {"ordered_term": 10}, act_kind="complaint")
    case.do("order_compliance", days=30, comply_by=date(2024, 11, 1))
    case.do("order_compliance", days=30, comply_by=date(2024, 12, 2))
    first, second = ClockRow.objects.filter(words="限期履行行政复议决定").order_by("id")
    assert (first.due_on, first.running, second.due_on, second.running) == (
        date(2024, 11, 1),
        False,
        date(2024, 12, 2),
        True,
    )
    case.on = date(2024, 12, 2)
    case.do("carry_out")
    second.refresh_from_db()
    assert (second.in_time, second.basis) == (True, "由责令限期履行通知确定的期限")


@pytest.mark.parametrize(("late", "in_time"), [(0, True), (1, False)])
def test_the_day_named_in_a_notice_of_2017_is_a_clock(county: County, late: int, in_time: bool) -> None:
    """2007 regulation art. 29: the notice sets a reasonable term; made longer, a later day."""
    case = received(county, OLD).do("request_correction", correct_by=OLD + timedelta(days=9))
    assert case.words_clock("补正申请材料").due_on == OLD + timedelta(days=9)
    case.do("extend_correction", correct_by=OLD + timedelta(days=20), extension_length=None)
    clock = case.words_clock("补正申请材料")
    assert (clock.first_due_on, clock.due_on) == (OLD + timedelta(days=9), OLD + timedelta(days=20))
    assert refusal(case, "waive", days=20).codes == {"house.correction_term"}
    case.do("submit_correction", days=20 + late, late_reason="住院")
    clock.refresh_from_db()
    assert clock.in_time is in_time


def test_what_nobody_decides_in_five_working_days_counts_as_accepted(county: County) -> None:
    """2023 art. 30: as the period ends. 2017 art. 17: as the application came in."""
    for day, due, accepted_on in ((NEW, date(2024, 9, 9), date(2024, 9, 9)), (OLD, date(2020, 9, 8), OLD)):
        case = received(county, day)
        [lapse] = Reconsideration.procedure.lapses
        waiting = Reconsideration.objects.filter(pk=case.record.pk)
        assert not waiting.filter(lapse.due(due)).exists()
        assert waiting.filter(lapse.due(due + timedelta(days=1))).exists()
        case.do("deem_accepted", by=SYSTEM, days=(due - day).days + 1)
        assert (case.record.accepted_on, case.record.stage) == (accepted_on, "reviewing")
        assert case.clock("reconsideration.decide.ordinary").started_on == accepted_on


def test_correction_and_negotiation_start_the_review_anew(county: County) -> None:
    case = received(county, NEW).do("request_correction", days=3).do("deliver", days=1, notice="correction")
    case.do("submit_correction", days=3)
    assert case.clock("reconsideration.accept.review").due_on == date(2024, 9, 14)
    case = received(county, OLD).do("negotiate", days=1).do("settle_jurisdiction", days=9).do("accept")
    assert case.record.accepted_on == date(2020, 9, 11)


@pytest.mark.parametrize(("later", "in_time"), [(1, True), (10, False)])
def test_days_spent_on_who_is_competent_are_none_of_those_for_a_correction(
    county: County, later: int, in_time: bool
) -> None:
    """2007 regulation art. 30: the time for agreeing is left out; five days begin when it is settled."""
    case = received(county, NEW).do("negotiate", days=1).do("settle_jurisdiction", days=9)
    if in_time:
        assert case.do("request_correction", days=later).record.stage == "correcting"
    else:
        assert refusal(case, "request_correction", days=later).codes == {"reconsideration.accept.correction_notice"}


@pytest.mark.parametrize(
    ("more", "passes"),
    [
        ({"act_known_on": date(2024, 5, 1)}, False),
        ({"act_known_on": date(2024, 5, 1), "longer_term": 180, "longer_term_law": "《某法》"}, True),
        ({"act_known_on": date(2024, 5, 1), "hindered_from": date(2024, 6, 1), "hindered_to": date(2024, 8, 10)}, True),
        (
            {"act_known_on": date(2024, 5, 1), "hindered_from": date(2024, 6, 1), "hindered_to": date(2024, 6, 10)},
            False,
        ),
        ({"act_known_on": None}, False),
        ({"act_kind": "inaction", "act_made_on": None, "act_known_on": None, "duty_term_on": date(2024, 7, 4)}, True),
        ({"act_kind": "inaction", "act_made_on": None, "act_known_on": None, "duty_term_on": date(2024, 7, 1)}, False),
        ({"act_kind": "inaction", "act_made_on": None, "act_known_on": None, "urgent": True}, True),
    ],
)
def test_the_period_for_applying(county: County, more: dict[str, Any], passes: bool) -> None:
    """2023 art. 20, 2007 regulation art. 15 and 16: a longer term, a hindrance, a duty not performed."""
    case = received(county, NEW, **more)
    if passes:
        assert case.do("accept").record.stage == "reviewing"
    else:
        assert refusal(case, "accept").codes == {"reconsideration.apply.ordinary"}


def test_rights_told_late_start_the_period_only_under_the_new_text(county: County) -> None:
    late = {"not_informed": True}
    new = {**late, "act_known_on": date(2024, 1, 10), "rights_known_on": date(2024, 8, 20)}
    assert received(county, NEW, **new).do("accept").record.stage == "reviewing"
    old = {**late, "act_known_on": date(2020, 1, 10), "rights_known_on": date(2020, 8, 20)}
    assert refusal(received(county, OLD, **old), "accept").codes == {"reconsideration.apply.ordinary"}
    assert unassigned(county, OLD).record.applied_on == OLD
