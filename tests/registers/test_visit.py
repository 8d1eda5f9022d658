"""接待与信访: days of each limit, gates closed and open, lawful courses, unlawful ones, what is counted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.life import Hand
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.visit import Visit
from guiju.registers.disputes.visit.choices import Channel, Declined, Finding, Forwarding, Nature, Reviewed, Route
from tests.lives import MONDAY, Case, case
from tests.people import County
from tests.reaching_back import folds_to_itself

Told = dict[str, Any]
Begun = Callable[[County], Case]


def new(county: County) -> Case:
    return case(county, Visit)


def received(county: County, **told: Any) -> Case:
    return new(county).do("receive", **told)


def forwarded(county: County, **told: Any) -> Case:
    return received(county).do("forward", **told)


def handling(county: County) -> Case:
    return forwarded(county).do("accept")


def served(county: County) -> Case:
    return handling(county).do("reply").do("deliver")


def review_served(county: County) -> Case:
    return served(county).do("ask_review").do("review").do("deliver_review")


def rechecking(county: County) -> Case:
    return review_served(county).do("ask_recheck")


LIMITS: list[tuple[str, Begun, date]] = [
    ("petition.register.dispose", received, date(2024, 3, 19)),
    ("petition.register.dispose", lambda c: forwarded(c).do("object", 3).do("agree", 1), date(2024, 3, 19)),
    ("petition.register.dispose", lambda c: received(c).do("decline", 3).do("take_on", 2), date(2024, 3, 19)),
    ("petition.inform.direct", received, date(2024, 3, 19)),
    ("petition.inform.transferred", forwarded, date(2024, 3, 19)),
    ("petition.handle.ordinary", handling, date(2024, 5, 6)),
    ("petition.handle.ordinary", lambda c: handling(c).do("extend", extension_length=30), date(2024, 6, 3)),
    ("petition.review.decide", lambda c: served(c).do("ask_review"), date(2024, 4, 3)),
    ("petition.recheck.decide", rechecking, date(2024, 4, 3)),
    (
        "petition.recheck.decide",
        lambda c: rechecking(c).do("open_hearing", on=date(2024, 3, 11)).do("close_hearing", on=date(2024, 3, 15)),
        date(2024, 4, 7),
    ),
]
"""All begin on Monday, 4 March 2024; sixty days end within the holiday of May, ninety on a Sunday."""


@pytest.mark.parametrize(("rule", "begun", "due"), LIMITS)
def test_limits_end_on_their_days(county: County, rule: str, begun: Begun, due: date) -> None:
    clock = begun(county).clock(rule)
    assert (clock.due_on, clock.running) == (due, True)


REPORT = {"nature": Nature.REPORT}


def told_of_the_department(county: County) -> Case:
    return received(county, nature=Nature.REPORT, accused=county.department)


GATES: list[tuple[str, Begun, str, Told, Told | None]] = [
    ("house.petition_accused", new, "receive", {"accused": "department"}, {"accused": "department", **REPORT}),
    ("house.petition_at_once", new, "settle_at_once", REPORT, {"nature": Nature.SUGGESTION}),
    ("petition.no_leak", told_of_the_department, "forward", {"handler": "department"}, {"handler": "township"}),
    ("house.petition_report_day", received, "forward", {"forwarding": Forwarding.CHARGED}, {}),
    ("petition.transfer.objection", forwarded, "object", {"on": date(2024, 3, 12)}, {"on": date(2024, 3, 11)}),
    ("house.petition_declined", received, "decline", {"declined": Declined.IN_HAND}, {}),
    ("house.petition_declined", received, "decline", {"declined": Declined.ENDED}, {}),
    ("petition.route_to_legal_procedure", lambda c: received(c, **REPORT), "lead_to_dispute", {}, None),
    ("house.petition_route", lambda c: received(c, **REPORT), "lead_elsewhere", {}, {"route": Route.DISCIPLINE}),
    ("house.petition_route", received, "lead_elsewhere", {"route": Route.DISCIPLINE}, {}),
    ("petition.hear_and_investigate", handling, "reply", {"heard": False}, {}),
    ("petition.hear_and_investigate", handling, "reply", {"investigated": False}, {}),
    ("house.petition_basis", handling, "reply", {"basis": ""}, {"finding": Finding.EXPLAINED}),
    ("petition.extension_approval", handling, "extend", {"told": False}, {}),
    ("house.petition_extended_once", lambda c: handling(c).do("extend"), "extend", {}, None),
    ("house.petition_term_runs", handling, "extend", {"on": date(2024, 5, 7)}, {"on": date(2024, 5, 6)}),
    ("petition.review.request", served, "ask_review", {"on": date(2024, 4, 4)}, {"on": date(2024, 4, 3)}),
    ("petition.recheck.request", review_served, "ask_recheck", {"on": date(2024, 4, 4)}, {"on": date(2024, 4, 3)}),
    ("house.petition_closed", served, "close", {"resolved": False}, {"resolved": False, "on": date(2024, 4, 4)}),
    ("house.petition_closed", review_served, "close", {"resolved": False}, {"resolved": True}),
    ("house.petition_hearing_open", rechecking, "close_hearing", {}, None),
    ("house.petition_hearing_over", lambda c: rechecking(c).do("open_hearing"), "recheck", {}, None),
]


def of_county(county: County, told: Told) -> Told:
    agencies = {"department": county.department, "township": county.township}
    return {name: agencies.get(value, value) if isinstance(value, str) else value for name, value in told.items()}


@pytest.mark.parametrize(("rule", "begun", "step", "closed", "opened"), GATES)
def test_each_gate_closed_and_open(
    county: County, rule: str, begun: Begun, step: str, closed: Told, opened: Told | None
) -> None:
    one = begun(county)
    with pytest.raises(Refused) as caught:
        one.do(step, **of_county(county, closed))
    assert rule in caught.value.codes
    if opened is not None:
        one.do(step, **of_county(county, opened))


@pytest.mark.parametrize(
    ("channel", "count", "lawful"), [(Channel.VISIT, 5, True), (Channel.VISIT, 6, False), (Channel.LETTER, 6, True)]
)
def test_who_comes_in_numbers_sends_five_at_most(county: County, channel: Channel, count: int, lawful: bool) -> None:
    told: Told = {"channel": channel, "persons": 30, "petitioner": lambda at: [at.person() for _ in range(count)]}
    if lawful:
        assert received(county, **told).record.persons == 30
        return
    with pytest.raises(Refused) as caught:
        received(county, **told)
    assert "petition.representatives" in caught.value.codes


def test_the_same_again_joins_what_is_in_hand_and_is_declined_when_that_is_ended(county: County) -> None:
    """信访工作条例 (2022) arts. 19(3), 36(3)."""
    first = handling(county)
    again = received(county, first=first.record)
    with pytest.raises(Refused) as caught:
        again.do("accept")
    assert "house.petition_in_hand" in caught.value.codes
    assert again.do("join", first=first.record).record.stage == "joined"
    first.do("reply").do("deliver").do("ask_review").do("review").do("deliver_review").do("ask_recheck").do("recheck")
    third = received(county, first=first.record)
    with pytest.raises(Refused) as caught:
        third.do("accept")
    assert "petition.no_repeat" in caught.value.codes
    assert third.do("decline", declined=Declined.ENDED).record.stage == "declined"


def test_what_is_set_aside_is_taken_up_anew_with_a_limit_anew(county: County) -> None:
    one = handling(county).do("extend").do("reply").do("deliver").do("ask_review")
    one.do("review", 9, review_result=Reviewed.REDO)
    assert (one.record.stage, one.record.handler, one.record.served_on) == ("received", None, None)
    one.do("forward").do("accept", on=date(2024, 3, 18))
    assert one.clock("petition.handle.ordinary").due_on == date(2024, 5, 17)
    assert one.do("extend").do("reply").do("deliver").do("ask_review").record.stage == "reviewing"


def test_a_report_is_restricted_and_is_not_handled_by_whom_it_accuses(county: County) -> None:
    assert received(county, **REPORT).record.restricted
    own = received(county, nature=Nature.REPORT, accused=county.bureau)
    assert own.record.agency == county.bureau
    with pytest.raises(Refused) as caught:
        own.do("accept")
    assert "house.petition_accused_apart" in caught.value.codes


UNLAWFUL: list[tuple[str, Begun, str, Told, str]] = [
    ("answered without being taken up", received, "reply", {}, "stage"),
    ("forwarded twice", forwarded, "forward", {}, "stage"),
    ("objected to after it was taken up", handling, "object", {}, "stage"),
    ("reviewed before it is answered", handling, "ask_review", {}, "stage"),
    ("reviewed before the answer is served", lambda c: handling(c).do("reply"), "ask_review", {}, "stage"),
    ("ended before the answer", handling, "close", {}, "stage"),
    ("no petitioner", new, "receive", {"petitioner": []}, "field.petitioner"),
    ("fewer persons than names", new, "receive", {"persons": 0}, "field.persons"),
    ("received tomorrow", new, "receive", {"on": date(2099, 1, 5)}, "day.future"),
    ("forwarded to itself", received, "forward", {"handler": "bureau"}, "house.petition_here"),
    ("lengthened by more than thirty days", handling, "extend", {"extension_length": 31}, "field.extension_length"),
    ("lengthened with no reason", handling, "extend", {"reason": ""}, "field.reason"),
    ("declined without a word", received, "decline", {"told_where": ""}, "field.told_where"),
    ("reviewed again after the end", lambda c: rechecking(c).do("recheck"), "ask_review", {}, "stage"),
    ("a recusal not confirmed", handling, "reply", {"confirmed": []}, "petition.recusal"),
    ("given back by nobody who looked", lambda c: forwarded(c).do("object"), "forward", {}, "stage"),
]


@pytest.mark.parametrize(
    ("begun", "step", "told", "code"), [row[1:] for row in UNLAWFUL], ids=[row[0] for row in UNLAWFUL]
)
def test_unlawful_courses(county: County, begun: Begun, step: str, told: Told, code: str) -> None:
    one = begun(county)
    told = {name: county.bureau if value == "bureau" else value for name, value in told.items()}
    with pytest.raises(Refused) as caught:
        one.do(step, **told)
    assert code in caught.value.codes


def test_a_clerk_signs_no_opinion(county: County) -> None:
    with pytest.raises(Refused):
        handling(county).do("reply", by=Hand(Role.CLERK))


def test_what_is_counted(county: County) -> None:
    """Visitors by heads; a letter brings none. The rate is of what was taken up; what is resolved late counts for its year."""
    new(county).do("settle_at_once", persons=4)
    new(county).do("settle_at_once", channel=Channel.LETTER, persons=9, resolved=False).do("resolve_late", 300)
    served(county)
    declined = received(county).do("decline")
    compute.refresh()
    wanted = ["visits_received", "visit_matters_taken_up", "visit_matters_resolved", "visit_resolution_rate"]
    found = compute.values(wanted, county.bureau.region_id, Period.year(MONDAY.year))
    assert [found[name] for name in wanted[:3]] == [6, 3, 2]
    assert round(float(found[wanted[3]] or 0)) == 67
    assert not verify_records("visit", [declined.record.pk]).faults and folds_to_itself(declined.record)
