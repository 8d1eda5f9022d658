"""重大行政决策: what arts. 3, 14 to 37 of the regulation of 2019 hold a decision to; each gate closed and open, days, courses.

2024-03-04 is a Monday.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from guiju.kernel.declaring.life import Hand
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.decisions.legality_review import LegalityReview
from guiju.registers.decisions.legality_review.choices import Conclusion, Decider, Subject
from guiju.registers.decisions.major_decision import MajorDecision
from guiju.registers.decisions.major_decision.choices import Adoption, Risk
from guiju.registers.decisions.major_decision.life import PLAIN, experts
from guiju.registers.decisions.major_decision.verdicts import Result
from guiju.registers.governance.meeting import Meeting
from guiju.registers.governance.meeting.choices import Business, Kind
from tests.lives import Case, brought, case
from tests.people import County

MARCH = date(2024, 3, 4)
OFFICE = Hand(Role.CLERK)
"""Somebody of the office that decides, where it forms the draft itself."""


def decision(county: County, upto: str, *, way: str = "", **told: Any) -> Case:
    return brought(county, MajorDecision, upto, MARCH, way=way, **told)


def refused(begun: Case, step: str, days: int = 0, **told: Any) -> set[str]:
    """The rules that refuse a step; it must be refused, and the day stays."""
    day = begun.on
    with pytest.raises(Refused) as refusal:
        begun.do(step, days, **told)
    begun.on = day
    return {one.code for one in refusal.value.reasons}


def test_the_catalogue_comes_first_and_with_the_consent_of_the_party(county: County) -> None:
    begun = case(county, MajorDecision, MARCH).do("propose")
    assert refused(begun, "start", 1) == {"decision.catalogue_published"}
    assert "field.party_agreed_on" in refused(begun, "list", 1, party_agreed_on=MARCH + timedelta(days=9))
    assert refused(begun, "list", 1, catalogue_year=2027) == {"house.decision_year"}
    begun.do("list", 1, catalogue_year=2025)
    assert begun.record.published_on == begun.on
    assert begun.do("start", 1).record.undertaker == county.department


def test_what_is_secret_stands_in_no_catalogue_and_is_shown_to_nobody(county: County) -> None:
    begun = case(county, MajorDecision, MARCH).do("propose", secret=True)
    assert refused(begun, "list", 1) == {"house.decision_public"}
    begun.do("start", 1).do("draft", 1, **PLAIN)
    assert refused(begun, "consult", 1) == {"house.decision_public"}
    assert decision(county, "keep_closed", way="closed").record.published_on is None
    open_one = decision(county, "decide")
    assert refused(open_one, "keep_closed", 1) == {"house.decision_secret"}


@pytest.mark.parametrize(
    ("days", "because", "rules"),
    [
        (29, "", {"decision.shortened_comment_reason"}),
        (30, "", set()),
        (10, "情况紧急", set()),
        (0, "情况紧急", {"house.consultation_days"}),
    ],
)
def test_a_draft_is_shown_for_thirty_days_or_less_with_reasons(
    county: County, days: int, because: str, rules: set[str]
) -> None:
    begun = decision(county, "draft")
    until = begun.on + timedelta(days=days + 1)
    told: dict[str, Any] = {"consultation_until": until if days else begun.on, "shortened_because": because}
    if rules:
        assert refused(begun, "consult", 1 if days else 0, **told) == rules
        return
    begun.do("consult", 1, **told)
    assert "house.consultation_over" in refused(begun, "end_consultation", days)
    assert begun.do("end_consultation", days + 1).record.consulted_on == until + timedelta(days=1)


def test_opinions_are_answered_with_reasons_before_anything_goes_on(county: County) -> None:
    begun = decision(county, "end_consultation")
    assert refused(begun, "feed_back", 1) == {"house.every_row"}
    bare = [{"nth": n, "adoption": Adoption.PARTLY, "reply": ""} for n in range(2)]
    assert refused(begun, "answer_opinions", 1, answers=bare) == {"house.reasons_for_refusal"}
    begun.do("answer_opinions", 1)
    begun.do("argue", 1).do("assess", 1)
    assert refused(begun, "bind_review", 9) == {"decision.opinions_handled"}
    assert "逐条" in begun.do("feed_back", 1).record.feedback


def formed(county: County, **draft: Any) -> Case:
    """A draft of which nothing was heard, argued or assessed yet."""
    return decision(county, "draft", **draft)


@pytest.mark.parametrize(
    ("flag", "rule", "cure", "told"),
    [
        ({}, "decision.public_participation", "hear_others", {}),
        ({"technical": True}, "decision.expert_argumentation", "argue", {}),
        ({"risky": True}, "decision.risk_assessment", "assess", {}),
        ({"concerns_groups": True}, "decision.specific_groups", "hear_others", {"groups_heard": True}),
    ],
)
def test_what_the_law_asks_of_a_draft_is_asked_where_it_asks(
    county: County, flag: dict[str, bool], rule: str, cure: str, told: dict[str, Any]
) -> None:
    begun = formed(county, **{**PLAIN, **flag})
    if flag:
        begun.do("hear_others", 1, groups_heard=False)
    begun.do("feed_back", 1)
    assert refused(begun, "bind_review", 1) == {rule}
    begun.do(cure, 1, **told)
    assert begun.do("bind_review", 9).record.stage == "reviewed"


def test_a_risk_that_is_not_under_control_is_assessed_anew_on_another_draft(county: County) -> None:
    begun = formed(county, **{**PLAIN, "risky": True}).do("hear_others", 1).do("feed_back", 1)
    begun.do("assess", 1, risk=Risk.UNCONTROLLABLE)
    assert refused(begun, "bind_review", 9) == {"decision.risk_controllable"}
    begun.do("redraft", 1)
    assert refused(begun, "bind_review", 9) == {"decision.risk_assessment"}
    assert begun.do("take_over", 1).do("bind_review", 9).record.risk == Risk.CONTROLLABLE


def test_experts_sign_and_have_no_interest(county: County) -> None:
    begun = formed(county)
    [one, *_] = experts(begun.telling())
    assert refused(begun, "argue", 1, experts=[{**one, "signed": False}]) == {"decision.expert_signed"}
    assert refused(begun, "argue", 1, experts=[{**one, "disinterested": False}]) == {"decision.expert_no_interest"}


def test_papers_of_a_hearing_are_served_seven_days_before(county: County) -> None:
    begun = formed(county)
    held = begun.on + timedelta(days=14)
    assert refused(begun, "hold_hearing", 1) == {"house.hearing_called"}
    begun.do("call_hearing", 1, hearing_on=held)
    assert refused(begun, "call_hearing", 1) == {"house.hearing_not_called"}
    late, in_time = held - timedelta(days=6), held - timedelta(days=7)
    begun.on = held
    assert refused(begun, "hold_hearing", materials_served_on=late) == {"decision.hearing.material_delivery"}
    assert begun.do("hold_hearing", materials_served_on=in_time).record.heard_on == held


def a_review(
    county: County, on: date, upto: str = "sign_off", *, conclusion: Conclusion = Conclusion.LAWFUL, **sent: Any
) -> Any:
    """A review of the day, which may be wrong."""
    review = case(county, LegalityReview, on, agency=county.government)
    told = {"subject": Subject.DECISION, "decider": Decider.GOVERNMENT, "exploratory": False, **sent}
    risk: dict[str, Any] = {"risk": "没有上位法依据"} if told["exploratory"] else {}
    review.do("send", **told).do("take_on").do("hear_counsel").do("conclude", conclusion=conclusion, **risk)
    return review.do(upto).record if upto == "sign_off" else review.record


def ready(county: County) -> Case:
    return formed(county, **PLAIN).do("hear_others", 1).do("feed_back", 1)


@pytest.mark.parametrize(
    ("sent", "rules"),
    [
        ({"subject": Subject.CONTRACT}, {"house.review_of_a_decision"}),
        ({"decider": Decider.AGENCY}, {"decision.legality_reviewer"}),
        ({"conclusion": Conclusion.UNLAWFUL}, {"decision.legality_review"}),
        ({"upto": "conclude"}, {"decision.legality_review", "house.reviewed_last"}),
        ({"exploratory": True, "conclusion": Conclusion.UNLAWFUL}, set()),
        ({}, set()),
    ],
)
def test_only_a_review_that_passed_or_states_the_risk_of_a_reform_opens_the_way(
    county: County, sent: dict[str, Any], rules: set[str]
) -> None:
    begun = ready(county)
    review = a_review(county, begun.on, **sent)
    if rules:
        assert refused(begun, "bind_review", review=review) == rules
    else:
        assert begun.do("bind_review", review=review).record.review_id == review.pk


def test_a_review_is_of_one_decision_and_of_the_draft_as_it_stands(county: County) -> None:
    begun = ready(county).do("bind_review", 9)
    review = begun.record.review
    assert refused(ready(county), "bind_review", 20, review=review) == {"house.review_of_its_own"}
    begun.do("redraft", 3)
    assert begun.record.review_id is None
    assert refused(begun, "bind_review", 1, review=review) == {"house.reviewed_last"}
    assert begun.do("bind_review", 1).record.stage == "reviewed"


def test_what_touches_the_market_is_looked_at_for_fair_competition(county: County) -> None:
    begun = decision(county, "bind_review")
    assert refused(begun, "submit", 1, fair_competition="") == {"decision.fair_competition"}


def agenda(county: County, begun: Case, kind: Kind = Kind.EXECUTIVE) -> Case:
    meeting = case(county, Meeting, begun.on, agency=county.government).do("plan", kind=kind, planned_on=begun.on)
    review = begun.record.review
    item = {"title": "审议", "business": Business.DECISION, "review": review, "as_reviewed": True}
    return meeting.do("set_agenda", items=[item])


def test_a_decision_comes_onto_the_agenda_once_it_is_submitted(county: County) -> None:
    begun = decision(county, "bind_review")
    with pytest.raises(Refused) as refusal:
        agenda(county, begun)
    assert [one.code for one in refusal.value.reasons] == ["decision.submission_materials"]
    assert agenda(county, begun.do("submit", 1)).record.stage == "on_agenda"


def test_the_meeting_decides_and_nobody_says_otherwise(county: County) -> None:
    begun = decision(county, "submit")
    begun.on += timedelta(days=1)
    meeting = agenda(county, begun).do("hold")
    resolved = [{"nth": 0, "verdict": "rejected", "dissent": "无"}]
    for verdict in (Result.PASSED, Result.POSTPONED):
        assert refused(begun, "decide", verdict=verdict, at_meeting=meeting.record) == {
            "decision.collective_discussion"
        }
    meeting.do("resolve", verdicts=resolved, noted=[])
    assert refused(begun, "decide", at_meeting=meeting.record) == {"decision.collective_discussion"}
    assert refused(begun, "decide", 1, at_meeting=meeting.record) == {"decision.collective_discussion"}
    rejected = begun.do("decide", verdict=Result.REJECTED, at_meeting=meeting.record).record
    assert (rejected.stage, rejected.decided_on) == ("rejected", None)


def test_publication_is_due_in_twenty_working_days_and_shows_the_explanation(county: County) -> None:
    begun = decision(county, "decide")
    assert begun.clock("disclosure.proactive.publish").met_on is None
    begun.do("publish", 1)
    assert begun.clock("disclosure.proactive.publish").met_on == begun.on
    assert begun.record.handler == begun.record.executor == county.department


def test_only_another_decision_changes_what_was_decided(county: County) -> None:
    begun = decision(county, "keep_closed", way="closed")
    other = decision(county, "keep_closed", way="closed").record
    assert refused(begun, "change", 1, replaced_by=other, reason="有变化") == {"decision.no_arbitrary_change"}
    opened = case(county, MajorDecision, begun.on).do("propose", adjusts=begun.record, secret=True).record
    assert refused(begun, "stop", 1, replaced_by=opened, reason="有变化") == {"decision.no_arbitrary_change"}
    assert begun.do("suspend", 1).record.stage == "suspended"


def test_who_argued_before_does_not_evaluate_after(county: County) -> None:
    begun = decision(county, "publish")
    for who in ("某咨询公司（模拟）", "某研究院（模拟）"):
        assert refused(begun, "evaluate", 30, evaluator=who) == {"decision.post_evaluation_independent"}
    assert begun.do("evaluate", 30, evaluator="另一机构").record.evaluated_on == begun.on


def test_a_file_is_whole_before_it_is_put_away_for_good(county: County) -> None:
    begun = decision(county, "complete")
    assert refused(begun, "archive", 1) == {"decision.archive"}
    assert begun.do("add_papers", 1).do("archive", 1).record.closed_on == begun.on


def test_the_office_itself_may_form_the_draft_and_carry_it_out(county: County) -> None:
    begun = case(county, MajorDecision, MARCH).do("propose").do("list", 1).do("start", 1, handler=None)
    assert begun.record.undertaker == county.government
    begun.do("draft", 1, by=OFFICE, **PLAIN)
    assert begun.record.stage == "forming"


def test_a_township_decides_at_its_own_meeting_and_by_its_own_review(county: County) -> None:
    """决策条例 art. 42: it follows the regulation, and has no executive meeting (地方组织法 art. 78)."""
    begun = case(county, MajorDecision, MARCH, agency=county.township).do("propose").do("list", 1)
    begun.do("start", 1, handler=None).do("draft", 1, by=OFFICE, **PLAIN)
    begun.do("hear_others", 1, by=OFFICE).do("feed_back", 1, by=OFFICE)
    begun.do("bind_review", 1, by=OFFICE).do("submit", 1, by=OFFICE)
    assert begun.do("decide", 1, handler=None).record.stage == "decided"


def test_another_unit_takes_over_and_the_one_before_does_no_more(county: County) -> None:
    begun = decision(county, "draft").do("hand_over", 1, handler=None)
    row: Any = begun.record
    assert (row.undertaker, row.handler) == (county.government, None)
    assert refused(begun, "hear_others", 1, by=Hand(Role.CLERK, Organ.JUSTICE)) == {"agency"}
    assert begun.do("hear_others", 1, by=OFFICE).record.stage == "forming"


def test_what_is_changed_or_stopped_is_public_no_more(county: County) -> None:
    begun = decision(county, "publish")
    other = case(county, MajorDecision, begun.on).do("propose", adjusts=begun.record, secret=True)
    other.do("start", 1).do("draft", 1, **PLAIN).do("bind_review").do("submit").do("decide")
    begun.on = other.on
    row: Any = begun.do("stop", replaced_by=other.record, reason="不再具备条件").record
    assert (row.stage, row.withdrawn_on) == ("stopped", begun.on)


def test_what_no_decision_may_skip(county: County) -> None:
    """Too early, in another order, past the end, by the wrong hands: each is refused."""
    begun = decision(county, "draft")
    for step in ("submit", "decide", "publish", "keep_closed", "archive", "complete", "resume"):
        with pytest.raises(Refused) as refusal:
            begun.do(step, 1, **({"at_meeting": None, "handler": None} if step == "decide" else {}))
        assert "stage" in {one.code for one in refusal.value.reasons}, step
    for step, hand in (("argue", Hand(Role.CLERK)), ("hand_over", Hand(Role.CLERK)), ("drop", Hand(Role.CLERK))):
        assert refused(begun, step, 1, by=hand) & {"agency", "role"}, step
    over = decision(county, "drop", way="dropped")
    for step in ("list", "start", "consult", "drop"):
        with pytest.raises(Refused):
            over.do(step, 1)
