"""处分和问责: what a review found wrong is mended, each appeal has its own term, and what is asked may be taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.registers.oversight.discipline_case.choices import Answer, Status
from tests.lives import Case
from tests.people import County
from tests.registers.test_discipline_case import decided, filed, lead, refused, row


def objections(case: Case, **told: Any) -> list[dict[str, Any]]:
    return [{"id": one.pk, **told} for one in case.record.objections.order_by("item")]


@pytest.mark.parametrize("answer", [Answer.CHANGED, Answer.REVOKED])
def test_what_a_review_found_wrong_is_put_right_before_the_case_is_closed(county: County, answer: Answer) -> None:
    case = decided(county).do("object", days=3)
    case.do("answer", days=3, objections=objections(case, answer=answer, answer_because="事实不清"))
    assert refused(case, "close") == {"house.discipline_mended"}
    case.do("change", days=1).do("decide").do("serve", days=1).do("close")


def test_who_takes_back_what_they_asked_keeps_nobody_waiting(county: County) -> None:
    case = decided(county).do("object", days=3)
    case.do("answer", days=1, objections=objections(case, answer=Answer.WITHDRAWN, answer_because="本人书面撤回"))
    assert refused(case, "change") == {"house.discipline_wrong"}
    assert "field.appeals" in refused(case, "appeal"), "there is no answer against which to go on"
    case.do("close")


def test_each_appeal_is_put_off_by_itself_once_and_while_it_runs(county: County) -> None:
    case = filed(county, 2).do("hear").do("decide", days=1).do("serve")
    higher = {"ground": "处理过重", "appeal_organ": "上级机关"}
    case.do("appeal_directly", days=3, appeals=[{"item": item, **higher} for item in (1, 2)])
    first, second = case.record.objections.order_by("item")
    due = {row.whose: row.due_on for row in clocks(case)}
    told = [{"id": first.pk, "extended_because": "案情复杂"}]
    last = due[first.pk.hex]
    assert refused(case, "extend_appeal", on=last + timedelta(days=1), appeals=told) == {"house.discipline_extend_runs"}
    case.do("extend_appeal", on=last, appeals=told)
    assert {row.whose: (row.due_on - due[row.whose]).days for row in clocks(case)}[second.pk.hex] == 0
    assert {row.whose: (row.due_on - due[row.whose]).days for row in clocks(case)}[first.pk.hex] >= 28
    assert refused(case, "extend_appeal", appeals=told) == {"field.appeals"}


def clocks(case: Case) -> Any:
    return ClockRow.objects.filter(rule="discipline.appeal", matter_id=case.record.pk)


def test_the_days_of_civil_servants_bind_nobody_else(county: County) -> None:
    case = lead(county).do("file", persons=[row(status=Status.INSTITUTION)]).do("find").do("hear")
    case.do("decide").do("serve").do("object", days=45).do("answer").do("receive_answer").do("appeal", days=20)
    assert not ClockRow.objects.filter(matter_id=case.record.pk, rule__startswith="discipline.").exists()
    text = Paper.objects.get(matter_id=case.record.pk, kind="decision").content_for(Use.READING).decode()
    assert "三十日" not in text and "人事管理规定" in text


def test_who_was_told_of_some_facts_is_not_dealt_with_on_others(county: County) -> None:
    case = filed(county).do("hear")
    assert refused(case, "find") == {"house.discipline_untold"}
    assert refused(case, "find_anew", anew=[]) >= {"field.anew"}
    case.do("find_anew")
    assert refused(case, "decide") == {"discipline.heard"}
    case.do("hear").do("find_anew").do("hear").do("decide")
