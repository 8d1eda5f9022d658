"""Agents, guardians, applicants who join, leave and succeed one another, in the registers that have them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.identifiers import make_resident_id
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.registers.oversight.reconsideration import Reconsideration
from tests.lives import MONDAY, Case, brought
from tests.people import County
from tests.registers.disputes import person, told

GATES = {
    ("accept", "house.minors_represented"),
    ("leave_applicant", "house.others_remain"),
    ("succeed", "house.successor"),
}
"""What is tried here of the gates of reconsiderations."""
CHILD = person(31, date(2014, 5, 1))
SIXTEEN = person(32, date(2007, 5, 1))
PARENT = {**person(33), "capacity": "guardian"}


def adult(n: int) -> dict[str, str]:
    return {"kind": "person", "name": f"钱某{n}", "id_number": make_resident_id("431081", date(1975, 2, 3), n)}


BEFORE_2024 = date(2023, 3, 6)


def applied(county: County, *applicants: dict[str, str], upto: str = "receive", **more: Any) -> Case:
    return brought(county, Reconsideration, upto, applicant=list(applicants), **more)


def names(case: Case, role: str) -> list[str]:
    facts = Facts(case.record, case.on, case.person(case.life.hand("accept")))
    return [party.plain(Use.VERIFYING)["name"] for party in facts.parties if party.role == role]


@pytest.mark.parametrize("step", ["agree_in_writing", "agree_orally"])
def test_a_child_of_ten_makes_no_agreement_alone(county: County, step: str) -> None:
    """民法典 arts. 19, 23: with the guardian, whoever named the guardian and whenever."""
    dispute = told(county, "hold_session", applicant=CHILD)
    with pytest.raises(Refused, match="未满18周岁"):
        dispute.do(step)
    dispute.do("appoint_agent", agent=[{**PARENT, "acts_for": CHILD["name"]}]).do(step)
    assert dispute.record.agreement_form
    guardians = Paper.objects.filter(matter_id=dispute.record.pk, kind="agreement_written")
    assert all(PARENT["name"] in paper.content_for(Use.VERIFYING).decode() for paper in guardians)


def test_who_lives_on_their_own_work_at_sixteen_is_of_age(county: County) -> None:
    """民法典 art. 18(2)."""
    dispute = told(county, "hold_session", opposite=SIXTEEN)
    with pytest.raises(Refused, match="未满18周岁"):
        dispute.do("agree_in_writing")
    dispute.do("agree_in_writing", own_work=True)
    child = told(county, "hold_session", opposite=CHILD)
    with pytest.raises(Refused, match="未满16周岁"):
        child.do("agree_in_writing", own_work=True)


def test_on_the_birthday_one_is_of_age(county: County) -> None:
    born = MONDAY.replace(year=MONDAY.year - 18)
    told(county, "hold_session", applicant=person(34, born)).do("agree_in_writing")
    younger = told(county, "hold_session", applicant=person(35, born.replace(day=born.day + 1)))
    with pytest.raises(Refused, match="未满18周岁"):
        younger.do("agree_in_writing")


def test_a_child_applies_through_the_guardian(county: County) -> None:
    """行政复议法 2023 art. 14(3)."""
    with pytest.raises(Refused, match="法定代理人"):
        applied(county, CHILD).do("accept")
    assert applied(county, CHILD, agent=[PARENT]).do("accept").record.stage == "reviewing"


def test_applicants_leave_singly_and_the_last_one_withdraws(county: County) -> None:
    case = applied(county, adult(1), adult(2), upto="accept")
    case.do("leave_applicant", leaving="1-applicant-0")
    assert names(case, "applicant") == ["钱某2"]
    with pytest.raises(Refused, match="申请人撤回申请"):
        case.do("leave_applicant", leaving="1-applicant-1")


def test_near_relatives_succeed_one_who_has_died(county: County) -> None:
    """行政复议法 2023 art. 14(2)."""
    case = applied(county, adult(1), upto="accept")
    with pytest.raises(Refused, match="承受人不能是被承受人本人"):
        case.do("succeed", succeeded="1-applicant-0", applicant=[adult(1)])
    case.do("succeed", succeeded="1-applicant-0", applicant=[adult(3), adult(4)])
    assert names(case, "applicant") == ["钱某3", "钱某4"]


def test_an_agent_is_named_in_the_decision_and_dismissed(county: County) -> None:
    agent = {**adult(9), "capacity": "lawyer", "authority": "特别授权", "acts_for": "钱某1"}
    case = applied(county, adult(1), upto="accept").do("appoint_agent", agent=[agent])
    assert names(case, "agent") == ["钱某9"]
    seq = case.record.version
    case.do("end_agency", ending_agent=f"{seq}-agent-0")
    assert names(case, "agent") == []


def test_representatives_are_asked_for_by_those_who_are_left(county: County) -> None:
    """Six apply, one leaves: five need no representative (2007 regulation art. 8)."""
    with pytest.raises(Refused):
        applied(county, *map(adult, range(1, 7)), on=BEFORE_2024).do("accept")
    five = applied(county, *map(adult, range(1, 7)), on=BEFORE_2024).do("leave_applicant", leaving="1-applicant-5")
    assert five.do("accept").record.stage == "reviewing"
