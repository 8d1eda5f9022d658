"""合法性审查: each gate closed and open, what is cleared when, and the figures (决策条例 arts. 25 to 28).

2024-03-04 is a Monday; seven working days after it is 2024-03-13.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.figures import compute, spread
from guiju.figures.period import Period
from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Actor, Role
from guiju.registers.decisions.legality_review import LegalityReview
from guiju.registers.decisions.legality_review.choices import Adoption, Conclusion, Decider, Finding, Lawyer, Subject
from tests.people import County
from tests.reaching_back import folds_to_itself

MONDAY = date(2024, 3, 4)
DRAFT = ("送审稿.txt", "模拟".encode())
COUNSEL = {"counsel_opinions": [{"name": "王律师", "lawyer": Lawyer.COUNSEL, "opinion": "可行"}]}
NOT_REPLACED = {"confirmed": ["decision.legality_review_not_replaced"]}
SAID: dict[str, Any] = {
    "power": Finding.FITS,
    "on_power": "符合",
    "procedure": Finding.FITS,
    "on_procedure": "已履行",
    "on_content": "见所附意见",
    **NOT_REPLACED,
}


def d(day: int, month: int = 3) -> date:
    return date(2024, month, day)


def sending(**told: Any) -> dict[str, Any]:
    return {
        "title": "某县公交票价调整方案",
        "subject": Subject.DECISION,
        "decider": Decider.GOVERNMENT,
        "draft": DRAFT,
        "basis": "价格法",
        "procedure_told": "已听证",
        "wanted_by": d(13),
    } | told


class Desk:
    """One review, led step by step by the department that sends it and the justice bureau that reviews it."""

    def __init__(self, county: County) -> None:
        self.county = county
        self.record: Any = LegalityReview
        self.clerk = county.actor(county.department, Role.CLERK)
        self.own_legal = county.actor(county.department, Role.LEGAL)
        self.reviewer = county.actor(county.bureau, Role.LEGAL)
        self.signer = county.actor(county.bureau, Role.HEAD)
        self.own_head = county.actor(county.department, Role.HEAD)

    def take(self, step: str, actor: Actor, on: date, **told: Any) -> Desk:
        self.record = engine.take(step, self.record, actor, told, on)
        return self

    def send(self, on: date = MONDAY, **told: Any) -> Desk:
        return self.take("send", self.clerk, on, **sending(**told))

    def heard(self, **told: Any) -> Desk:
        self.send(**told).take("take_on", self.reviewer, d(5), reviewers="李某")
        return self.take("hear_counsel", self.reviewer, d(6), **COUNSEL)

    def draft(self, conclusion: Conclusion, on: date, actor: Actor | None = None, **told: Any) -> Desk:
        content = Finding.FITS if conclusion == Conclusion.LAWFUL else Finding.NOT
        articles = "" if conclusion == Conclusion.LAWFUL else "价格法第二十三条"
        said = SAID | {"content": content, "articles": articles} | told
        return self.take("conclude", actor or self.reviewer, on, conclusion=conclusion, **said)

    def sign(self, signed: Conclusion, on: date, actor: Actor | None = None) -> Desk:
        return self.take("sign_off", actor or self.signer, on, signed=signed, opinion="同意")

    def conclude(self, conclusion: Conclusion, on: date, actor: Actor | None = None, **told: Any) -> Desk:
        """Drafted, and signed by the head of the organ whose reviewer drafted it."""
        self.draft(conclusion, on, actor, **told)
        return self.sign(conclusion, on, self.own_head if actor == self.own_legal else self.signer)

    def send_again(self, on: date, wanted_by: date) -> Desk:
        told = {"basis": "价格法", "procedure_told": "已听证", "wanted_by": wanted_by}
        return self.take("send_again", self.clerk, on, new_draft=DRAFT, changes="已改", **told)

    def adjust(self, adoption: Adoption, on: date, actor: Actor | None = None, **told: Any) -> Desk:
        said = {"adoption": adoption, "changes": "已改", "adjusted_draft": DRAFT} | told
        return self.take("adjust", actor or self.clerk, on, **said)


@pytest.fixture
def desk(county: County) -> Desk:
    return Desk(county)


@pytest.mark.parametrize(
    ("told", "refused"),
    [
        ({}, ""),
        ({"wanted_by": d(12)}, "应当留足审查时间，一般至少到2024-03-13.*第二十六条第二款"),
        ({"wanted_by": d(12), "urgent_because": "防汛应急"}, ""),
        ({"wanted_by": d(5), "subject": Subject.CONTRACT}, ""),
        ({"wanted_by": d(1)}, "要求审结日期早于送审日期"),
        ({"basis": ""}, "还应当提供所依据的法律.*第二十六条第一款"),
        ({"basis": "", "procedure_told": ""}, "、履行决策法定程序的说明"),
        ({"basis": "", "procedure_told": "", "subject": Subject.PROJECT}, ""),
    ],
)
def test_a_decision_is_sent_with_its_papers_and_with_time_left(desk: Desk, told: dict[str, Any], refused: str) -> None:
    if not refused:
        desk.send(**told)
        return
    with pytest.raises(Refused, match=refused):
        desk.send(**told)


def test_what_a_government_decides_its_own_department_reviews_and_no_other(desk: Desk) -> None:
    desk.send()
    with pytest.raises(Refused, match="由政府负责合法性审查的部门审查"):
        desk.take("take_on", desk.own_legal, d(5), reviewers="李某")
    desk.take("take_on", desk.reviewer, d(5), reviewers="李某").take("hear_counsel", desk.reviewer, d(6), **COUNSEL)
    with pytest.raises(Refused, match="由政府负责合法性审查的部门审查"):
        desk.conclude(Conclusion.LAWFUL, d(7), desk.own_legal)
    desk.conclude(Conclusion.UNLAWFUL, d(7))
    with pytest.raises(Refused, match="由政府负责合法性审查的部门审查"):
        desk.take("reconsider", desk.own_legal, d(8), reason="有误", wanted_by=d(15))
    desk.take("reconsider", desk.reviewer, d(8), reason="有误", wanted_by=d(15))


def test_what_an_agency_decides_itself_its_own_reviewer_may_review_but_not_who_sent_it(desk: Desk) -> None:
    desk.take("send", desk.own_legal, MONDAY, **sending(decider=Decider.AGENCY, subject=Subject.CONTRACT))
    desk.take("take_on", desk.own_legal, d(5), reviewers="李某")
    with pytest.raises(Refused, match="送审、修改人员不得审查同一事项"):
        desk.conclude(Conclusion.LAWFUL, d(6), desk.own_legal)
    other = Desk(desk.county).send(decider=Decider.AGENCY, subject=Subject.CONTRACT)
    other.take("take_on", desk.own_legal, d(5), reviewers="李某")
    assert other.conclude(Conclusion.LAWFUL, d(6), desk.own_legal).record.stage == "cleared"


def test_no_conclusion_on_a_decision_without_counsel_on_what_was_sent_this_time(desk: Desk) -> None:
    desk.send().take("take_on", desk.reviewer, d(5), reviewers="李某")
    with pytest.raises(Refused, match=r"尚未组织法律顾问、公职律师.*第二十八条"):
        desk.conclude(Conclusion.LAWFUL, d(6))
    desk.take("hear_counsel", desk.reviewer, d(6), **COUNSEL).conclude(Conclusion.UNLAWFUL, d(7))
    desk.send_again(d(8), d(19))
    desk.take("take_on", desk.reviewer, d(8), reviewers="李某")
    with pytest.raises(Refused, match="尚未组织法律顾问"):
        desk.conclude(Conclusion.LAWFUL, d(11))
    desk.take("hear_counsel", desk.reviewer, d(11), **COUNSEL).conclude(Conclusion.LAWFUL, d(12))
    assert desk.record.cleared_by(d(12)) and not desk.record.cleared_by(d(11))


def test_a_contract_needs_no_counsel(desk: Desk) -> None:
    desk.send(subject=Subject.CONTRACT).take("take_on", desk.reviewer, d(5), reviewers="李某")
    assert desk.conclude(Conclusion.LAWFUL, d(6)).record.stage == "cleared"


def test_reform_may_go_before_the_meeting_once_its_risk_is_told(desk: Desk) -> None:
    desk.heard(exploratory=True)
    with pytest.raises(Refused, match=r"应当明示法律风险.*第二十五条第二款"):
        desk.conclude(Conclusion.UNLAWFUL, d(7))
    desk.conclude(Conclusion.UNLAWFUL, d(7), risk="尚无上位法依据")
    assert desk.record.cleared_by(d(7))
    assert "尚无上位法依据" in Paper.objects.get(kind="review_opinion").content_for(Use.VERIFYING).decode()


def test_what_is_unlawful_and_no_reform_is_not_cleared(desk: Desk) -> None:
    desk.heard().conclude(Conclusion.UNLAWFUL, d(7), risk="无")
    assert not desk.record.cleared_by(d(30))


@pytest.mark.parametrize(("adoption", "stage"), [(Adoption.ALL, "cleared"), (Adoption.PARTLY, "reviewing")])
def test_all_adopted_it_is_cleared_else_it_is_reviewed_again(desk: Desk, adoption: Adoption, stage: str) -> None:
    desk.heard().conclude(Conclusion.CHANGES, d(7))
    assert not desk.record.cleared_by(d(7))
    if adoption != Adoption.ALL:
        with pytest.raises(Refused, match="没有全部采纳审查意见的，请说明理由"):
            desk.adjust(adoption, d(8), wanted_by=d(15))
    desk.adjust(adoption, d(8), why_not="另有依据", wanted_by=d(15))
    assert desk.record.stage == stage and desk.record.cleared_by(d(8)) is (adoption == Adoption.ALL)
    assert folds_to_itself(desk.record)


def test_what_is_told_of_adoption_has_reasons_where_not_all_was_adopted(desk: Desk) -> None:
    desk.heard().conclude(Conclusion.LAWFUL, d(7))
    with pytest.raises(Refused, match="没有全部采纳"):
        desk.take("report_adoption", desk.clerk, d(8), adoption=Adoption.NONE, what_became="未提交")
    desk.take("report_adoption", desk.clerk, d(8), adoption=Adoption.ALL, what_became="已签订")
    assert desk.record.closed_on == d(8)


def test_the_opinion_is_due_on_the_day_wanted_and_anew_after_papers_were_completed(desk: Desk) -> None:
    desk.send()
    assert ClockRow.objects.get().due_on == d(13)
    desk.take("send_back", desk.reviewer, d(5), lacking="依据")
    assert not ClockRow.objects.get().running
    told = {"basis": "价格法", "procedure_told": "已听证"}
    desk.take("complete", desk.clerk, d(7), supplement=DRAFT, wanted_by=d(18), **told)
    assert ClockRow.objects.filter(due_on=d(18), met_on=None).exists()


def test_a_review_counts_once_by_its_first_conclusion(desk: Desk) -> None:
    desk.heard().conclude(Conclusion.UNLAWFUL, d(7))
    desk.send_again(d(8, 4), d(30, 4))
    desk.take("take_on", desk.reviewer, d(9, 4), reviewers="李某")
    desk.take("hear_counsel", desk.reviewer, d(9, 4), **COUNSEL).conclude(Conclusion.LAWFUL, d(10, 4))
    compute.refresh()
    months = dict(spread.by_month("counsel_major_matter_reviews", "431081", Period.year(2024)))
    assert {month.month for month, count in months.items() if count} == {3}
