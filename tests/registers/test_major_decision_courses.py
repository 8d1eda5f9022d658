"""重大行政决策: what a second pair of eyes tried: courses that must be open and courses that must not.

2024-03-04 is a Monday.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from guiju.kernel.declaring.refused import Refused
from guiju.registers.decisions.major_decision import MajorDecision
from guiju.registers.decisions.major_decision.life import PLAIN
from guiju.registers.decisions.major_decision.verdicts import Result
from guiju.registers.governance.meeting import Meeting
from guiju.registers.governance.meeting.choices import Business, Kind
from tests.lives import Case, brought, case
from tests.people import County

MARCH = date(2024, 3, 4)


def refused(begun: Case, step: str, days: int = 0, **told: Any) -> set[str]:
    day = begun.on
    with pytest.raises(Refused) as refusal:
        begun.do(step, days, **told)
    begun.on = day
    return {one.code for one in refusal.value.reasons}


def decision(county: County, upto: str, *, way: str = "", **told: Any) -> Case:
    return brought(county, MajorDecision, upto, MARCH, way=way, **told)


def test_a_hearing_that_was_announced_is_held_or_called_off(county: County) -> None:
    """决策条例 arts. 16, 17: nobody goes on as if there had been none, and nothing else waits for ever."""
    begun = decision(county, "draft", **PLAIN).do("hear_others", 1).do("feed_back", 1)
    begun.do("call_hearing", 1, hearing_on=begun.on + timedelta(days=15))
    assert "house.hearing_not_called" in refused(begun, "bind_review", 3)
    begun.do("call_off_hearing", 3, reason="参加人都已书面同意")
    assert not begun.words_clock("举行听证会").running
    assert "house.hearing_called" in refused(begun, "hold_hearing", 1)
    assert begun.do("bind_review", 3).record.stage == "reviewed"


def test_only_the_organ_that_decided_adjusts_its_decision(county: County) -> None:
    """Art. 37: by the procedure of the organ that decided; a township or a department does not take its place."""
    held = decision(county, "keep_closed", way="closed")
    other = case(county, MajorDecision, held.on, agency=county.township)
    assert refused(other, "propose", adjusts=held.record) == {"field.adjusts"}
    assert case(county, MajorDecision, held.on).do("propose", adjusts=held.record).record.adjusts == held.record


def test_a_consultation_that_is_over_is_not_lengthened(county: County) -> None:
    begun = decision(county, "consult")
    until = begun.record.consultation_until
    begun.on = until + timedelta(days=1)
    assert refused(begun, "prolong", consultation_until=until + timedelta(days=20)) == {"house.consultation_prolonged"}
    begun.on = until
    assert begun.do("prolong", consultation_until=until + timedelta(days=20)).record.stage == "consulting"


@pytest.mark.parametrize("over", ["drop", "rejected"])
def test_what_was_given_up_or_turned_down_comes_before_no_meeting(county: County, over: str) -> None:
    """Art. 29: what is discussed was submitted, and stands."""
    begun = decision(county, "submit")
    if over == "drop":
        begun.do("drop")
    else:
        begun.do("decide", 1, verdict=Result.REJECTED)
    day = begun.on + timedelta(days=1)
    meeting = case(county, Meeting, day, agency=county.government).do("plan", kind=Kind.EXECUTIVE, planned_on=day)
    item = {"title": "审议", "business": Business.DECISION, "review": begun.record.review, "as_reviewed": True}
    assert "decision.submission_materials" in refused(meeting, "set_agenda", items=[item])


def test_a_draft_is_shown_anew_for_a_term_of_its_own(county: County) -> None:
    """A reason for a shorter term is of that time alone."""
    begun = decision(county, "draft")
    begun.do("consult", 1, consultation_until=begun.on + timedelta(days=9), shortened_because="情况紧急")
    begun.do("end_consultation", 12).do("redraft", 1)
    short = begun.on + timedelta(days=9)
    assert refused(begun, "consult", 1, consultation_until=short) == {"decision.shortened_comment_reason"}
    again = begun.do("consult", 1).record
    assert (again.consulted_on, again.shortened_because) == (None, "")


def test_what_was_shown_by_mistake_is_taken_down_and_shown_again(county: County) -> None:
    """A matter turned down, or with words that nobody may read, does not stay public for want of a step."""
    begun = decision(county, "end_consultation")
    assert begun.do("unpublish", 1, reason="附有个人信息").record.withdrawn_on == begun.on
    assert begun.do("republish", 1).record.withdrawn_on is None
    closed = decision(county, "keep_closed", way="closed")
    assert "house.decision_public" in refused(closed, "republish", 1)


def test_a_draft_taken_down_while_it_is_discussed_was_not_shown_for_its_term(county: County) -> None:
    begun = decision(county, "consult").do("unpublish", 1, reason="附有个人信息")
    days = (begun.record.consultation_until - begun.on).days + 1
    assert refused(begun, "end_consultation", days) == {"house.comment_still_shown"}
    begun.do("republish", days).do("end_consultation")
    assert begun.record.stage == "forming"
