"""Until when: worked examples by rule and day, boundary days, interruptions, extensions, hours, backwards."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from guiju import law


def day(text: str) -> date:
    return date.fromisoformat(text)


def limit(**changes: Any) -> law.Limit:
    """A limit made for a test: ten calendar days, ending on a working day, unless changed."""
    facts: dict[str, Any] = {
        "id": "test.limit",
        "version_id": "test.limit",
        "subject": "test",
        "law": "试验法(2020)",
        "article": "第一条",
        "in_force_from": None,
        "in_force_to": None,
        "scope": None,
        "confirmed": True,
        "note": "",
        "who": "机关",
        "starts": "收到之日",
        "must": "办理",
        "length": 10,
        "length_max": None,
        "unit": "calendar_day",
        "kind": "within",
        "day_zero": "excluded",
        "on_holiday": "next_working_day",
        "extension": None,
        "pauses": (),
        "on_lapse": "",
    }
    return law.Limit(**(facts | changes))


@pytest.mark.parametrize(
    ("rule", "start", "due"),
    [
        # 2017: ten calendar days; the tenth is in the National Day holiday, the next working day is the 9th.
        ("reconsideration.reply.ordinary", "2020-09-24", "2020-10-09"),
        # the last day on which the older text governs, and the first of the newer: ten working days.
        ("reconsideration.reply.ordinary", "2023-12-31", "2024-01-10"),
        ("reconsideration.reply.ordinary", "2024-01-01", "2024-01-15"),
        # a Sunday made a working day counts, a Saturday does not.
        ("reconsideration.reply.ordinary", "2024-09-24", "2024-10-12"),
        ("reconsideration.decide.ordinary", "2024-03-01", "2024-04-30"),
        # the sixtieth day is Saturday 2 March 2024.
        ("reconsideration.decide.ordinary", "2024-01-02", "2024-03-04"),
        ("penalty.decide.ordinary", "2024-01-10", "2024-04-09"),
        ("penalty.hearing.request", "2024-04-30", "2024-05-10"),
        # three months from the last of November end on the last of February; 29 February 2020 was a Saturday.
        ("compulsory.court.apply", "2019-11-30", "2020-03-02"),
        # the Spring Festival of 2020 was prolonged; the library follows the later notice.
        ("disclosure.request.reply", "2020-01-20", "2020-02-25"),
        # a state ends when it ends: thirty days of seizure do not wait for Monday.
        ("compulsory.seizure.duration", "2024-08-02", "2024-09-01"),
        # a leap day: two years from 29 February.
        ("penalty.limitation.ordinary", "2024-02-29", "2026-02-28"),
        # length 0 means that very day, a Saturday too.
        ("disclosure.request.confirm_ordinary_mail", "2024-06-07", "2024-06-07"),
        ("disclosure.request.confirm_ordinary_mail", "2024-06-08", "2024-06-08"),
    ],
)
def test_due_days_worked_by_hand(rule: str, start: str, due: str) -> None:
    assert law.due(law.limit(rule, day(start)), day(start)).day == day(due)


@pytest.mark.parametrize(
    ("rule", "start", "extra", "due"),
    [
        # 60 + 30 days from 1 March 2024 is 30 May.
        ("reconsideration.decide.ordinary", "2024-03-01", 0, "2024-05-30"),
        ("licence.decide.ordinary", "2024-03-01", 0, "2024-04-15"),
        # every further prolongation of the device is another three months.
        ("correction.monitor.electronic_device", "2024-01-15", 3, "2024-10-14"),
        # the text sets no figure: the person says how much.
        ("litigation.judge.first_instance", "2024-01-15", 2, "2024-09-18"),
    ],
)
def test_extended(rule: str, start: str, extra: int, due: str) -> None:
    found = law.limit(rule, day(start))
    assert law.due(found, day(start), extended=True, extra=extra).day == day(due)


@pytest.mark.parametrize(
    ("unit", "length", "start", "pauses", "due"),
    [
        ("calendar_day", 10, "2024-03-01", [("2024-03-05", "2024-03-07")], "2024-03-14"),
        ("calendar_day", 10, "2024-03-01", [("2024-03-05", "2024-03-05")], "2024-03-12"),
        # before the start, on the day of the event, or after the end: nothing is lost.
        ("calendar_day", 10, "2024-03-01", [("2024-02-01", "2024-03-01")], "2024-03-11"),
        ("calendar_day", 10, "2024-03-01", [("2024-03-12", "2024-03-20")], "2024-03-11"),
        # on the last day itself: the period has one day left afterwards.
        ("calendar_day", 10, "2024-03-01", [("2024-03-11", "2024-03-20")], "2024-03-21"),
        # overlapping and touching interruptions are one.
        ("calendar_day", 9, "2024-03-01", [("2024-03-04", "2024-03-06"), ("2024-03-05", "2024-03-08")], "2024-03-15"),
        ("calendar_day", 9, "2024-03-01", [("2024-03-07", "2024-03-08"), ("2024-03-04", "2024-03-06")], "2024-03-15"),
        # the second lies wholly in the days that the first has added.
        ("calendar_day", 9, "2024-03-01", [("2024-03-05", "2024-03-09"), ("2024-03-13", "2024-03-14")], "2024-03-18"),
        # working days: only the working days inside are lost (Friday to Tuesday: three).
        ("working_day", 5, "2024-03-06", [("2024-03-08", "2024-03-12")], "2024-03-18"),
        ("working_day", 5, "2024-03-06", [("2024-03-09", "2024-03-10")], "2024-03-13"),
        # months move by the days lost.
        ("month", 2, "2024-01-15", [("2024-02-01", "2024-02-10")], "2024-03-25"),
        # the ninth day is Sunday; the interruption begins on the Monday to which it moved.
        ("calendar_day", 9, "2024-03-01", [("2024-03-11", "2024-03-13")], "2024-03-14"),
    ],
)
def test_interruptions(unit: str, length: int, start: str, pauses: list[tuple[str, str]], due: str) -> None:
    found = law.due(limit(unit=unit, length=length), day(start), pauses=[(day(a), day(b)) for a, b in pauses])
    assert found.day == day(due)


@pytest.mark.parametrize(("unit", "remaining"), [("calendar_day", 6), ("working_day", 8)])
def test_an_open_interruption_names_no_day_and_says_what_is_left(unit: str, remaining: int) -> None:
    found = law.due(limit(unit=unit), day("2024-03-01"), pauses=[(day("2024-03-06"), None)])
    assert (found.day, found.paused, found.remaining) == (law.NEVER, True, remaining)
    assert law.counted(found)[-1].day == day("2024-03-06")


def test_an_open_interruption_after_the_end_changes_nothing() -> None:
    found = law.due(limit(), day("2024-03-01"), pauses=[(day("2024-03-12"), None)])
    assert (found.day, found.paused) == (day("2024-03-11"), False)


@pytest.mark.parametrize(
    ("rule", "event", "last"),
    [
        # seven working days back over the National Day holiday of 2024.
        ("penalty.hearing.notice", "2024-10-10", "2024-09-25"),
        ("licence.renew.apply", "2024-10-31", "2024-10-01"),
        ("licence.renew.decide", "2024-10-31", "2024-10-30"),
        ("decision.hearing.material_delivery", "2024-03-10", "2024-03-03"),
    ],
)
def test_latest_day_before_an_event(rule: str, event: str, last: str) -> None:
    assert law.latest(law.limit(rule, day(event)), day(event)).day == day(last)


@pytest.mark.parametrize(
    ("rule", "start", "first"),
    [
        ("decision.public_comment.minimum", "2024-05-01", "2024-06-01"),
        ("compulsory.court.demand_wait", "2024-04-30", "2024-05-17"),
        # a review that takes so many working days or more is done on the last; time left to others is left whole.
        ("decision.legality_review.minimum", "2024-04-30", "2024-05-13"),
        ("normative_document.legality_review", "2024-03-01", "2024-03-08"),
        ("normative_document.legality_review", "2021-03-01", "2021-03-08"),
    ],
)
def test_earliest_lawful_day(rule: str, start: str, first: str) -> None:
    assert law.earliest(law.limit(rule, day(start)), day(start)) == day(first)


@pytest.mark.parametrize(
    ("rule", "begins", "last"),
    [
        # five years of force from 1 April 2021 are over on the eve of 1 April 2026, and move for no holiday.
        ("normative_document.validity.ordinary", "2021-04-01", "2026-03-31"),
        ("normative_document.validity.ordinary", "2020-10-08", "2025-10-07"),
        ("normative_document.validity.provisional", "2024-03-01", "2026-02-28"),
        # a leap day: two years from 1 March 2022 end on 29 February 2024; from 29 February 2024 on 28 February 2026.
        ("normative_document.validity.provisional", "2022-03-01", "2024-02-29"),
        ("normative_document.validity.provisional", "2024-02-29", "2026-02-28"),
        ("mediation.committee.term", "2023-01-30", "2026-01-29"),
        # 31 December 2023 is a Sunday: a state does not wait for Monday.
        ("licence.temporary.one_year", "2023-01-01", "2023-12-31"),
        ("drug_rehab.compulsory.duration", "2023-05-20", "2025-05-19"),
        ("drug_rehab.compulsory.police_facility_maximum", "2024-08-31", "2025-02-28"),
        ("correction.monitor.electronic_device", "2024-01-15", "2024-04-14"),
    ],
)
def test_a_state_that_begins_on_the_day_itself_ends_on_the_eve(rule: str, begins: str, last: str) -> None:
    """施行、任期、措施: the first day is a day of it (decision 0003, 3a)."""
    found = law.due(law.limit(rule, day(begins), "431081"), day(begins))
    counted = law.counted(found)
    assert found.day == day(last)
    assert (counted[0].day, counted[0].number, counted[-1].day) == (day(begins), 1, day(last))


def test_what_an_included_day_zero_loses_to_an_interruption() -> None:
    found = limit(length=10, day_zero="included", on_holiday="stays")
    assert law.due(found, day("2024-03-01")).day == day("2024-03-10")
    assert law.due(found, day("2024-03-01"), pauses=[(day("2024-03-01"), day("2024-03-02"))]).day == day("2024-03-12")
    working = limit(length=1, unit="working_day", day_zero="included")
    assert law.due(working, day("2024-03-01")).day == day("2024-03-01")
    assert law.due(working, day("2024-03-02")).day == day("2024-03-04")


def test_the_review_of_a_draft_ends_after_fifteen_working_days() -> None:
    assert law.due(law.limit("normative_document.legality_review", day("2024-03-01")), day("2024-03-01")).day == day(
        "2024-03-22"
    )


def test_hours_run_from_moment_to_moment() -> None:
    found = law.limit("compulsory.measure.emergency_report", day("2024-05-01"))
    due = law.due(found, datetime(2024, 5, 1, 9, 30))
    assert (due.moment, due.day) == (datetime(2024, 5, 2, 9, 30), day("2024-05-02"))


def test_a_moment_elsewhere_is_a_day_in_shanghai() -> None:
    late = datetime(2024, 3, 1, 17, 0, tzinfo=UTC)  # 1:00 on the 2nd in Shanghai
    assert law.due(limit(length=3), late).start == day("2024-03-02")


@pytest.mark.parametrize(
    ("year", "unit", "on_holiday", "provisional"),
    [
        (2024, "working_day", "next_working_day", False),
        (2090, "working_day", "next_working_day", True),
        (2090, "calendar_day", "next_working_day", True),
        (2090, "calendar_day", "stays", False),
    ],
)
def test_a_year_without_its_notice_is_provisional(year: int, unit: str, on_holiday: str, provisional: bool) -> None:
    found = law.due(limit(unit=unit, on_holiday=on_holiday), date(year, 3, 1))
    assert found.provisional is provisional


@pytest.mark.parametrize(
    ("ask", "complaint"),
    [
        (lambda: law.due(limit(kind="before"), day("2024-03-01")), "往前算"),
        (lambda: law.latest(limit(), day("2024-03-01")), "往后算"),
        (lambda: law.earliest(limit(), day("2024-03-01")), "不限定最早"),
        (lambda: law.due(limit(), day("2024-03-01"), extended=True), "没有规定延长"),
        (
            lambda: law.due(limit(extension=law.Extension(None, "month", "")), day("2024-03-01"), extended=True),
            "没有规定多久",
        ),
        (lambda: law.due(limit(), day("2024-03-01"), pauses=[(day("2024-03-05"), day("2024-03-04"))]), "早于开始日"),
        (
            lambda: law.due(limit(unit="hour"), day("2024-03-01"), pauses=[(day("2024-03-05"), None)]),
            "以小时计算",
        ),
        (lambda: law.due(limit(unit="working_day"), date.max - timedelta(days=400)), "只覆盖"),
    ],
)
def test_questions_that_do_not_fit_are_refused_in_words(ask: Any, complaint: str) -> None:
    with pytest.raises(law.LawError, match=complaint):
        ask()
