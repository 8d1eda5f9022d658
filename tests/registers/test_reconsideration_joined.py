"""合并审理: heard once, decided on one day in one paper, each counted by itself; parted again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from guiju.figures import compute
from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role
from tests.lives import Case
from tests.people import County, verified
from tests.registers.reconsiderations import NEW, PANEL, accepted, answered, person, suspended

GATES = {
    ("merge", "house.heard_together"),
    ("separate", "house.is_joined"),
    ("decide", "house.decided_on_one_day"),
    ("decide_together", "house.all_decided"),
    ("file_decision", "house.written_for_it"),
    ("serve", "house.joint_decision_written"),
    ("deliver_decision", "house.joint_decision_written"),
}
"""Closed and open here, for they look at two cases."""
Do = Callable[[], Any]


def pair(county: County) -> tuple[Case, Case]:
    """Two cases against one respondent, both answered; the second joined to the first."""
    lead, other = answered(county, NEW), answered(county, NEW, applicant=[person(2)])
    other.do("merge", merged_with=lead.record)
    return lead, other


def codes(do: Do) -> set[str]:
    with pytest.raises(Refused) as refused:
        do()
    found: set[str] = refused.value.codes
    return found


def now(case: Case) -> Any:
    case.record.refresh_from_db()
    return case.record


def agree(case: Case, result: str) -> Case:
    case.on = max(case.on, now(case).last_step_on)
    return case.do("approve", 3, proposed=result)


def agreed(county: County, *results: str) -> tuple[Case, Case]:
    lead, other = pair(county)
    agree(lead, results[0])
    agree(other, results[1]).on = lead.on
    return lead, other


def texts(case: Case, kind: str) -> list[str]:
    return [
        one.content_for(Use.VERIFYING).decode() for one in Paper.objects.filter(matter_id=case.record.pk, kind=kind)
    ]


def test_what_is_done_in_the_leading_case_is_done_in_those_joined_to_it(county: County) -> None:
    lead, other = pair(county)
    lead.do("call_hearing", hearing_on=lead.on + timedelta(days=14)).do("hold_hearing", 14, panel=PANEL)
    lead.do("investigate").do("consult").do("record_advice").do("begin_appraisal").do("end_appraisal", 5)
    done = [
        "call_hearing",
        "hold_hearing",
        "investigate",
        "consult",
        "record_advice",
        "begin_appraisal",
        "end_appraisal",
    ]
    assert other.steps()[-7:] == done == lead.steps()[-7:]
    case = now(other)
    assert (case.heard, case.investigated, case.consulted, case.stage) == (True, True, True, "reviewing")
    assert case.staff.filter(duty="presider").count() == lead.record.staff.filter(duty="presider").count() == 1
    decide = "reconsideration.decide.ordinary"
    assert other.clock(decide).due_on == lead.clock(decide).due_on > other.clock(decide).started_on + timedelta(days=60)
    assert verified().faults == []


def test_what_concerns_one_party_is_done_in_its_own_case(county: County) -> None:
    lead, other = pair(county)
    before = other.steps()
    lead.do("hear_opinions").do("submit_evidence").do("extend")
    assert other.steps() == before


def test_a_case_that_rests_is_not_carried_along(county: County) -> None:
    lead, other = pair(county)
    other.do("approve_measure", measure="suspend").do("suspend", suspension="other_case", reason=None)
    lead.on = other.on
    lead.do("investigate").do("call_hearing", hearing_on=lead.on + timedelta(days=14))
    assert other.steps()[-2:] == ["suspend", "investigate"], "an inquiry may be made while it rests, no hearing called"


def test_what_one_of_them_refuses_refuses_the_whole_and_says_whose(county: County) -> None:
    """Joined after the first was called to its hearing: the parties of the second have had no notice."""
    lead = answered(county, NEW)
    lead.do("call_hearing", hearing_on=lead.on + timedelta(days=14))
    other = answered(county, NEW, title="李某不服处罚案").do("merge", merged_with=lead.record)
    with pytest.raises(Refused, match="李某不服处罚案") as refused:
        lead.do("hold_hearing", 14, panel=PANEL)
    assert "house.hearing_called" in refused.value.codes
    assert not now(lead).heard
    other.do("separate")
    lead.on = NEW
    lead.do("hold_hearing", on=now(lead).hearing_on, panel=PANEL)
    assert (now(lead).heard, now(other).heard) == (True, False)


def test_joined_cases_are_decided_in_one_paper_and_counted_each_by_itself(county: County) -> None:
    lead, other = agreed(county, "upheld", "annulled")
    lead.do("decide", result="upheld", holding="维持该决定")
    assert codes(lambda: lead.do("serve")) == {"house.joint_decision_written"}
    assert codes(lambda: lead.do("decide_together")) == {"house.all_decided"}
    other.do("decide", result="annulled", defect="facts", holding="撤销该决定")
    assert codes(lambda: other.do("decide_together")) == {"house.all_decided"}
    assert codes(lambda: other.do("deliver_decision")) == {"house.joint_decision_written"}
    lead.do("decide_together")
    assert (texts(lead, "decision"), texts(other, "decision")) == ([], [])
    [paper], [copy] = texts(lead, "joint_decision"), texts(other, "joint_decision")
    assert paper == copy
    for words in (
        "维持该决定",
        "撤销该决定",
        "第六十八条",
        "第六十四条第一款第一项",
        "张某1",
        "张某2",
        other.record.number,
    ):
        assert words in paper
    number = Paper.objects.get(matter_id=other.record.pk, kind="joint_decision").number
    assert number == lead.record.number
    assert [now(one).result for one in (lead, other)] == ["upheld", "annulled"]
    compute.refresh()
    values = [compute.value(f"reconsideration_{name}", "431081", 2024) for name in ("closed", "corrected")]
    assert values == [2, 1]
    assert codes(lambda: lead.do("decide_together")) == {"house.all_decided"}
    assert [case.do("serve", 2).record.stage for case in (lead, other)] == ["served", "served"]


def test_who_is_decided_on_another_day_is_parted_first(county: County) -> None:
    lead, other = agreed(county, "upheld", "upheld")
    lead.do("decide", result="upheld")
    assert codes(lambda: other.do("decide", 1, result="upheld")) == {"house.decided_on_one_day"}
    other.do("separate").do("decide", 1, result="upheld")
    assert len(texts(other, "decision")) == 1
    lead.do("decide_together")
    assert len(texts(lead, "joint_decision")) == 1
    assert [case.do("serve", 2).record.stage for case in (lead, other)] == ["served", "served"]


def test_who_leads_may_end_otherwise_and_the_others_are_decided(county: County) -> None:
    lead, other = agreed(county, "upheld", "upheld")
    other.do("decide", result="upheld")
    assert codes(lambda: other.do("decide_together")) == {"house.all_decided"}, "it lies with the one that leads"
    lead.do("mediate")
    assert other.do("decide_together").do("serve", 1).record.stage == "served"
    lead, other = agreed(county, "upheld", "upheld")
    lead.do("mediate")
    assert len(texts(other.do("decide", result="upheld"), "decision")) == 1


def test_one_leads_and_the_others_follow(county: County) -> None:
    lead, other = pair(county)
    third = accepted(county, NEW)
    assert codes(lambda: third.do("merge", merged_with=other.record)) == {"house.heard_together"}
    assert codes(lambda: lead.do("merge", merged_with=third.record)) == {"house.heard_together"}
    assert third.do("merge", merged_with=lead.record).record.merged_with == lead.record
    assert codes(lambda: lead.do("separate")) == {"house.is_joined"}
    resting = suspended(county, NEW)
    resting.on = lead.on
    assert third.do("separate").do("merge", merged_with=resting.record).record.merged_with == resting.record


def test_nobody_files_the_decision_by_itself(county: County) -> None:
    lead, other = agreed(county, "upheld", "upheld")
    lead.do("decide", result="upheld")
    other.do("decide", result="upheld")
    assert codes(lambda: other.do("file_decision")) == {"house.written_for_it"}
    legal = county.actor(county.government, Role.LEGAL, name="legal")
    assert codes(lambda: engine.take("file_decision", other.record, legal, {}, other.on)) == {"follows"}


def test_what_is_reviewed_anew_is_joined_no_more(county: County) -> None:
    lead, other = agreed(county, "upheld", "upheld")
    lead.do("decide", result="upheld")
    other.do("decide", result="upheld")
    lead.do("decide_together")
    now(other)
    other.do("serve", 1).do("register_suit", 10, sued_over="decision", suit_number="1号")
    other.do("end_suit", 60, suit_outcome="judged")
    other.do("order_anew", 1, wherefore="judgment", act_by=None, ordered_in="某法院行政判决", reason="认定有误")
    case = now(other)
    assert (case.merged_with, case.decided_jointly, case.joint_decision_on) == (None, False, None)
    other.do("approve", 5, proposed="annulled").do("decide", result="annulled", defect="facts")
    assert len(texts(other, "decision")) == 1
