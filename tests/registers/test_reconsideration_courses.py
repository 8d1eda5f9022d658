"""Courses of events that found something when they were tried (AUDIT 3 and 4): lawful ones go, unlawful ones are refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from guiju.kernel.declaring.refused import Refused
from tests.lives import Case
from tests.people import County
from tests.registers.reconsiderations import NEW, accepted, answered, application, blank, person, proof, received

INACTION: dict[str, Any] = {
    "act_kind": "inaction",
    "act_known_on": None,
    "act_made_on": None,
    "duty_requested_on": None,
}
INACTION["duty_term_on"] = NEW.replace(month=8, day=20)
TWO = [person(1), person(2)]


def test_a_third_party_proves_the_act_where_the_respondent_is_silent(county: County) -> None:
    """2023 art. 70: the exception; such an act may be upheld."""
    case = accepted(county, NEW).do("join", third_party=[person(9)]).do("send").do("deliver_copy")
    case.do("submit_evidence", evidence=proof("third_party")).do("hear_opinions").do("approve", days=20)
    assert case.do("decide", result="upheld").record.outcome == "维持"


def test_what_was_refused_may_be_annulled_though_it_was_a_duty(county: County) -> None:
    """2023 art. 11(11), 64: a refusal is an act."""
    told = {"act_kind": "inaction", "duty_term_on": NEW.replace(month=8, day=20)}
    case = answered(county, NEW, **told).do("approve", proposed="annulled")
    assert case.do("decide", result="annulled", defect="basis").record.outcome == "撤销"


def test_approved_anew_after_what_came_on_file_it_is_decided(county: County) -> None:
    case = answered(county, NEW).do("approve").do("submit_evidence").do("approve", proposed="annulled")
    assert case.do("decide", result="annulled", defect="facts").record.stage == "concluded"


Unlawful = tuple[str, Callable[[County], Case], str, dict[str, Any], str]
UNLAWFUL: list[Unlawful] = [
    ("nothing done is not annulled", lambda c: answered(c, NEW, **INACTION).do("approve", proposed="annulled"),
     "decide", {"result": "annulled", "defect": "facts"}, "reconsideration.annulled"),
    ("nothing done is not upheld", lambda c: answered(c, NEW, **INACTION).do("approve", proposed="upheld"),
     "decide", {"result": "upheld"}, "reconsideration.upheld"),
    ("a hard case is not simple", lambda c: accepted(c, NEW, amount=9).do("assign", complex=True),
     "simplify", {"summary_ground": "amount"}, "reconsideration.summary_conditions"),
    ("silence is not made good by a supplement", lambda c: accepted(c, NEW).do("send").do("deliver_copy"),
     "supplement", {}, "reconsideration.supplement_consent"),
    ("approved before new evidence", lambda c: answered(c, NEW).do("approve").do("supplement"),
     "decide", {}, "house.as_agreed"),
    ("approved before the reply",
     lambda c: accepted(c, NEW).do("send").do("deliver_copy").do("approve").do("reply", days=2).do("hear_opinions"),
     "decide", {}, "house.as_agreed"),
    ("dead, and others go on", lambda c: accepted(c, NEW, applicant=TWO),
     "terminate", {"ending": "death"}, "reconsideration.termination_grounds"),
    ("an applicant told of twice", lambda c: blank(c, NEW),
     "receive", application(NEW, applicant=[person(1), person(1)]), "field.applicant"),
    ("an applicant who is there joins", lambda c: accepted(c, NEW),
     "join_applicant", {"applicant": [person(1)]}, "field.applicant"),
    ("judge of itself after acceptance", lambda c: accepted(c, NEW),
     "join_respondent", {"respondent": "资兴市人民政府"}, "reconsideration.jurisdiction"),
    ("sent on to itself", lambda c: accepted(c, NEW),
     "transfer", {"competent_organ": "资兴市人民政府", "by_superior": True}, "house.another_organ"),
    ("decided though withdrawn", lambda c: answered(c, NEW).do("approve").do("request_withdrawal").do("permit_withdrawal"),
     "decide", {}, "house.not_withdrawn"),
    ("permitted though nobody asked", lambda c: accepted(c, NEW), "permit_withdrawal", {}, "house.withdrawal_asked"),
    ("resumed while the document is under review",
     lambda c: accepted(c, NEW).do("question_basis").do("suspend", suspension="document"),
     "resume", {}, "house.cause_gone"),
    ("an application sent back to where it came from", lambda c: received(c, NEW),
     "transfer", {"competent_organ": "资兴市人民政府"}, "house.another_organ"),
]  # fmt: skip


@pytest.mark.parametrize("course", UNLAWFUL, ids=lambda course: course[0])
def test_an_unlawful_course_is_refused(county: County, course: Unlawful) -> None:
    _, brought, step, told, code = course
    case = brought(county)
    with pytest.raises(Refused) as caught:
        case.do(step, **told)
    assert caught.value.codes == {code}
