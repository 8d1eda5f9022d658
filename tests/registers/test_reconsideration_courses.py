"""Courses of events that found something when they were tried (AUDIT 3 and 4): lawful ones go, unlawful ones are refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from guiju.kernel.declaring.refused import Refused
from tests.lives import Case
from tests.people import County
from tests.registers.reconsiderations import (
    NEW,
    OLD,
    PANEL,
    accepted,
    answered,
    application,
    blank,
    person,
    proof,
    received,
    served,
    staff,
    suspended,
)

DAY = timedelta(days=1)

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


REFUSED = {"act_kind": "inaction", "duty_requested_on": NEW - 30 * DAY}
SILENT: dict[str, Any] = {"act_made_on": None, "act_known_on": None}
LAWFUL: list[tuple[str, Callable[[County], Case], str]] = [
    ("a duty refused at once is applied against at once (2023 art. 20: a refusal is an act that is known)",
     lambda c: received(c, NEW, **REFUSED, act_made_on=NEW - 20 * DAY, act_known_on=NEW - 20 * DAY).do("accept"), "reviewing"),
    ("a licence not answered within its term (2007 regulation art. 16)",
     lambda c: received(c, NEW, **SILENT, act_kind="licence", duty_term_on=NEW - 10 * DAY).do("accept"), "reviewing"),
    ("a benefit not answered within sixty days",
     lambda c: received(c, NEW, **SILENT, act_kind="benefit", duty_requested_on=NEW - 70 * DAY).do("accept"), "reviewing"),
    ("information not given in time is ordered to be given",
     lambda c: answered(c, NEW, **SILENT, act_kind="disclosure", duty_term_on=NEW - 10 * DAY)
     .do("approve", proposed="perform").do("decide", result="perform", ordered_term=15), "concluded"),
    ("put right where it was handed in, nothing is sent on (2023 art. 32(2))",
     lambda c: blank(c, NEW).do("hand_in", **application(NEW, on_the_spot=True)).do("end_at_agency", 2, ended_for="put_right"),
     "dropped"),
    ("the heir has come in the place of the dead",
     lambda c: suspended(c, NEW, "death").do("succeed", succeeded="1-applicant-0", applicant=[person(5)])
     .do("approve_measure", measure="resume").do("resume"), "reviewing"),
    ("taken in by the county for another organ (2017 art. 18)",
     lambda c: received(c, OLD, channel="county").do("transfer", competent_organ="某市人民政府", by_superior=False), "transferred"),
]  # fmt: skip


@pytest.mark.parametrize("course", LAWFUL, ids=lambda course: course[0])
def test_a_lawful_course_goes(county: County, course: tuple[str, Callable[[County], Case], str]) -> None:
    _, brought, stage = course
    assert brought(county).record.stage == stage


def test_put_right_where_it_was_handed_in_it_was_never_received(county: County) -> None:
    """No table counts it: neither among the applications nor among those dropped."""
    case = blank(county, NEW).do("hand_in", **application(NEW, on_the_spot=True))
    record = case.do("end_at_agency", 2, ended_for="put_right").record
    assert (record.received_on, record.filing, record.outcome) == (None, "", "处罚机关自行纠正")
    assert not case.clock("reconsideration.forward.by_penalty_agency").running


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
     lambda c: accepted(c, NEW).do("question_basis").do("approve_measure", measure="suspend")
     .do("suspend", suspension="document").do("approve_measure", measure="resume"),
     "resume", {}, "house.cause_gone"),
    ("a duty refused long ago, counted from what was asked",
     lambda c: received(c, NEW, act_kind="inaction", duty_requested_on=NEW - 100 * DAY, act_made_on=NEW - 95 * DAY,
                        act_known_on=NEW - 95 * DAY), "accept", {}, "reconsideration.apply.ordinary"),
    ("simple as on the spot, which it was not", lambda c: accepted(c, NEW),
     "simplify", {"summary_ground": "on_the_spot"}, "reconsideration.summary_conditions"),
    ("one handler told of twice", lambda c: received(c, NEW).do("accept"),
     "assign", {"handlers": [*staff("handler", 1), *staff("handler", 1)]}, "reconsideration.two_handlers"),
    ("one investigator told of twice", lambda c: accepted(c, NEW),
     "investigate", {"investigators": [*staff("investigator", 1), *staff("investigator", 1)]},
     "reconsideration.two_investigators"),
    ("one person as the whole panel", lambda c: accepted(c, NEW).do("assign", complex=True).do("call_hearing"),
     "hold_hearing", {"days": 14, "panel": [{**row, "name": "甲"} for row in PANEL]}, "reconsideration.hearing_composition"),
    ("a department of another county", lambda c: received(c, NEW, respondent_kind="department", respondent=[c.elsewhere]),
     "accept", {}, "reconsideration.jurisdiction"),
    ("a department as the government below", lambda c: received(c, NEW, respondent_kind="lower", respondent=[c.department]),
     "accept", {}, "reconsideration.jurisdiction"),
    ("enforced though sued over", lambda c: served(c, NEW).do("register_suit", 10, sued_over="decision", suit_number="1号"),
     "enforce", {"days": 20}, "reconsideration.enforcement"),
    ("enforced before a term that ends in holidays has run", lambda c: served(c, OLD),
     "enforce", {"days": 16, "enforcer": "respondent"}, "reconsideration.enforcement"),
    ("corrected late without a reason, under the old text",
     lambda c: received(c, OLD).do("request_correction", correct_by=OLD + 9 * DAY),
     "submit_correction", {"days": 10}, "house.correction_term"),
    ("agreed to before the parties were heard",
     lambda c: accepted(c, NEW).do("send").do("deliver_copy").do("reply", 1).do("approve").do("hear_opinions"),
     "decide", {}, "house.as_agreed"),
    ("resumed with an applicant who is dead",
     lambda c: suspended(c, NEW, "death").do("approve_measure", measure="resume"), "resume", {}, "house.cause_gone"),
    ("resumed with nobody who acts for one who cannot",
     lambda c: suspended(c, NEW, "incapacity").do("approve_measure", measure="resume"), "resume", {}, "house.cause_gone"),
    ("told of the rights late, and nobody says when the act was known",
     lambda c: received(c, NEW, not_informed=True, act_known_on=None, rights_known_on=NEW - 9 * DAY),
     "accept", {}, "reconsideration.apply.not_informed"),
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
