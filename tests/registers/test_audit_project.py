"""审计项目: notice, hearing, report, decision, putting right; each gate closed and open, under the text of 2021 and before it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.figures import compute
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.audit_project import AuditProject
from guiju.registers.oversight.audit_project.columns import FindingKind, Nature
from guiju.registers.oversight.audit_project.life import FINDINGS
from tests.lives import MONDAY, Case, brought
from tests.people import County

BEFORE = date(2021, 3, 1)


def refused(of: Case, step: str, **told: Any) -> list[str]:
    with pytest.raises(Refused) as caught:
        of.do(step, **told)
    return list(caught.value.codes)


@pytest.mark.parametrize(("on", "rule"), [(MONDAY, "audit.notice_three_days"), (BEFORE, "house.audit_notice")])
def test_notice_is_served_three_days_before(county: County, on: date, rule: str) -> None:
    here = brought(county, AuditProject, "plan", on)
    for days, ahead in ((2, False), (3, True)):
        told: Any = {"begins_on": date.fromordinal(on.toordinal() + days)}
        if not ahead:
            assert rule in refused(here, "notify", **told)
        else:
            here.do("notify", **told)
    assert "house.audit_begins" in refused(here, "begin", on=date.fromordinal(on.toordinal() + 2))
    here.do("begin", on=date.fromordinal(on.toordinal() + 3))


def test_only_the_head_lets_an_audit_begin_at_once(county: County) -> None:
    here = brought(county, AuditProject, "plan")
    assert "role" in refused(here, "begin_at_once", by=county.clerk)
    assert "audit.recusal" in refused(here, "begin_at_once", recusal_checked=False)
    here.do("begin_at_once")
    assert (here.record.stage, here.record.begins_on) == ("auditing", MONDAY)


def test_two_who_show_their_papers_ask(county: County) -> None:
    here = brought(county, AuditProject, "begin")
    assert "audit.inquiry_two" in refused(here, "inquire", auditors=1)
    assert "audit.inquiry_two" in refused(here, "inquire", papers_shown=False)
    here.do("inquire")


def test_the_unit_is_heard_or_its_ten_days_are_over(county: County) -> None:
    here = brought(county, AuditProject, "consult")
    last = here.clock("audit.unit_opinion").due_on
    assert "audit.unit_heard" in refused(here, "report", on=last)
    here.do("report", on=date.fromordinal(last.toordinal() + 1))


def test_an_answer_is_weighed(county: County) -> None:
    here = brought(county, AuditProject, "reply")
    assert "audit.unit_heard" in refused(here, "report", weighed="")
    here.do("report")
    text = Paper.objects.get(matter_id=here.record.pk, kind="report").content_for(Use.VERIFYING).decode()
    assert "采纳情况" in text and "120000" in text


def test_who_drew_the_draft_does_not_make_the_report(county: County) -> None:
    both = county.actor(county.department, Role.CLERK, Role.HEAD, name="both")
    here = brought(county, AuditProject, "begin").do("consult", by=both).do("reply", days=1)
    assert "house.four_eyes" in refused(here, "report", by=both)
    here.do("report")


def test_a_dropped_problem_is_in_no_figure_and_asks_for_nothing(county: County) -> None:
    here = brought(county, AuditProject, "reply")
    [first, second] = here.record.findings.order_by("item")
    here.do("report", dropped=[{"id": first.pk, "dropped_because": "证据不足"}])
    assert (here.record.found, here.record.amount) == (1, 0)
    with pytest.raises(Refused, match="不在此填写"):
        here.do("order", terms=[{"id": first.pk, "due_on": date(2024, 12, 2), "demand": "整改"}])
    assert "house.audit_unlawful" in refused(here, "decide")
    here.do("order", terms=[{"id": second.pk, "due_on": date(2024, 12, 2), "demand": "整改"}])


@pytest.mark.parametrize(("nature", "words"), [(Nature.FINANCIAL, "行政复议"), (Nature.FISCAL, "人民政府裁决")])
def test_a_decision_says_who_may_look_again_and_holds_from_its_service(county: County, nature: str, words: str) -> None:
    here = brought(county, AuditProject, "report").do("decide", nature=nature)
    assert words in Paper.objects.get(matter_id=here.record.pk, kind="decision").content_for(Use.VERIFYING).decode()
    here.do("order").do("hear", days=9).do("check", days=1)
    assert "audit.decision_served" in refused(here, "close")
    here.do("serve").do("close")


def test_every_problem_is_put_right_and_every_matter_told_back(county: County) -> None:
    here = brought(county, AuditProject, "report").do("hand_over").do("order", days=1)
    assert "audit.rectified" in refused(here, "close")
    here.do("hear", days=9)
    [first, second] = here.record.findings.order_by("item")
    here.do("check", terms=[{"id": first.pk, "checked": "到位"}])
    assert here.record.left == 1
    here.do("reset", terms=[{"id": second.pk, "reset_because": "没有到位"}])
    assert "house.audit_term" in refused(
        here, "order", terms=[{"id": second.pk, "due_on": date(2024, 1, 2), "demand": "再改"}]
    )
    here.do("order", terms=[{"id": second.pk, "due_on": date(2024, 12, 2), "demand": "再改"}])
    here.do("hear", done=[{"id": second.pk, "done": "已改"}]).do("check", terms=[{"id": second.pk, "checked": "到位"}])
    assert "audit.result_told_back" in refused(here, "close")
    told = here.record.handed.get()
    here.do("told_back", told=[{"id": told.pk, "outcome": "给予处分"}]).do("close")
    assert here.record.left == 0


def test_what_is_counted(county: County) -> None:
    """A report once, by its day; what is found with it; what is put right in the year in which it was looked at again."""
    here = brought(county, AuditProject, "report", date(2023, 9, 4))
    brought(county, AuditProject, "notify", date(2023, 9, 4))
    here.do("order").do("hear", days=9).do("check", on=date(2024, 1, 8))
    compute.refresh()
    names = ("audit_projects_completed", "audit_problems_found", "audit_suggestions", "audit_problem_amount")
    assert [compute.value(name, "431081", 2023) for name in names] == [1, len(FINDINGS), 1, 120000]
    assert compute.value("audit_problems_rectified", "431081", 2023) == 0
    assert compute.value("audit_problems_rectified", "431081", 2024) == len(FINDINGS)
    assert FINDINGS[0]["kind"] == FindingKind.UNLAWFUL


def test_no_decision_no_service_and_nobody_interested_audits(county: County) -> None:
    assert "house.audit_decided" in refused(brought(county, AuditProject, "report"), "serve")
    planned = brought(county, AuditProject, "plan")
    assert "audit.recusal" in refused(planned, "notify", recusal_checked=False)


def test_what_another_organ_has_not_answered_keeps_no_audit_open(county: County) -> None:
    """审计法 art. 54: to tell the outcome is the other organ's duty; the audit asked, and may be told after its end."""
    here = brought(county, AuditProject, "consult").do("hand_over").do("told_back", days=1)
    assert here.record.handed.get().outcome
    here.do("hand_over").do("reply").do("report", days=1).do("order").do("hear", days=9).do("check", days=1)
    assert "audit.result_told_back" in refused(here, "close")
    waiting = here.record.handed.get(outcome="")
    here.do("close", untold="已函询两次，尚未回复")
    here.do("told_back", days=60, told=[{"id": waiting.pk, "outcome": "给予处分"}])
    assert here.record.stage == "closed"


def test_an_audit_that_was_notified_may_begin_at_once(county: County) -> None:
    """Art. 42(1): special circumstances come up after the notice too."""
    here = brought(county, AuditProject, "notify").do("begin_at_once", days=1)
    assert (here.record.stage, here.record.begins_on) == ("auditing", here.on)
    assert not here.words_clock("实施审计").running


def test_ten_days_that_end_on_a_day_of_rest_end_after_it(county: County) -> None:
    """Told on 25 April 2024, the tenth day is Sunday 5 May, of the holidays, and the limit ends on Monday 6 May."""
    here = brought(county, AuditProject, "consult", days={"consult": date(2024, 4, 25)})
    assert here.clock("audit.unit_opinion").due_on == date(2024, 5, 6)
    assert "audit.unit_heard" in refused(here, "report", on=date(2024, 5, 6))
    here.do("report", on=date(2024, 5, 7))


def test_a_decision_may_be_annulled_and_a_problem_need_not_be_put_right_any_more(county: County) -> None:
    """Arts. 46, 53: a superior, the government or a court sets it aside; a report that is out keeps its numbers."""
    here = brought(county, AuditProject, "report").do("decide").do("serve", days=3).do("publish").do("order")
    [first, second] = here.record.findings.order_by("item")
    here.do("annul", days=30, by_whom="资兴市人民政府", reason="定性依据不足")
    assert (here.record.decided_on, here.record.served_on, here.record.withdrawn_on) == (None, None, here.on)
    assert "house.audit_decided" in refused(here, "serve")
    here.do("release", terms=[{"id": first.pk, "released_because": "审计决定已被撤销"}])
    assert (here.record.found, here.record.left) == (2, 1)
    here.do("hear", days=9, done=[{"id": second.pk, "done": "已改"}])
    here.do("check", terms=[{"id": second.pk, "checked": "到位"}]).do("close")
    assert here.record.left == 0


def test_a_draft_that_was_changed_is_put_to_the_unit_again(county: County) -> None:
    """Arts. 44, 45(1): what the unit says is looked into; what comes of it, it is heard on for ten days anew."""
    here = brought(county, AuditProject, "reply")
    [first, _] = here.record.findings.order_by("item")
    more = {**FINDINGS[0], "amount": 90000}
    here.do(
        "consult_again", 5, dropped=[{"id": first.pk, "dropped_because": "金额有误"}], findings=[more], suggestions=[]
    )
    assert (here.record.replied_on, here.record.opinion) == (None, "")
    last = here.clock("audit.unit_opinion").due_on
    assert (last - here.on).days >= 10 and "audit.unit_heard" in refused(here, "report", on=last, weighed="")
    here.do("report", on=date.fromordinal(last.toordinal() + 1), weighed="")
    assert (here.record.found, here.record.amount) == (2, 90000)


def test_report_and_decision_reach_those_whom_the_law_names(county: County) -> None:
    """Art. 45(2): the unit, those above it, and the audit organ of the next level."""
    here = brought(county, AuditProject, "check")
    assert "audit.decision_served" in refused(here, "close", confirmed=[])
    here.do("close")
