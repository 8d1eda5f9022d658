"""意见书、建议书: each letter is received, answered and held to its term by itself (2023 art. 76; 2007 regulation art. 57)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from tests.lives import Case
from tests.people import County
from tests.registers.reconsiderations import NEW, OLD, accepted, served

REPORT = "reconsideration.opinion.report"


def letter(to: str, **more: Any) -> dict[str, Any]:
    return {"to_agency": to, "faults": "未听取陈述", "measures": "改正", **more}


def of(case: Case, to: str, letters: str = "opinion_letters") -> Any:
    return getattr(case.record, letters).get(to_agency=to)


def deliver(case: Case, to: str, days: int = 0, letters: str = "opinion_letters") -> Case:
    told: dict[str, Any] = {letters: [{"id": of(case, to, letters).pk, "receiver": "收发室"}]}
    return case.do("deliver_letter", days, **told)


def answer(case: Case, to: str, days: int = 0) -> Case:
    return case.do("opinion_report", days, opinion_letters=[{"id": of(case, to).pk, "answer": "已改正"}])


def terms(case: Case, **which: Any) -> dict[str, ClockRow]:
    rows = ClockRow.objects.filter(matter_id=case.record.pk, **(which or {"rule": REPORT}))
    return {row.of_whom[11:]: row for row in rows}


@pytest.mark.parametrize("day", [OLD, NEW])
def test_each_letter_has_a_term_from_its_own_receipt_and_its_own_answer_ends_it(county: County, day: Any) -> None:
    case = accepted(county, day).do("opinion_letter", opinion_letters=[letter("某局"), letter("某委")])
    deliver(case, "某局", 1)
    first = case.on
    deliver(case, "某委", 4)
    rows = terms(case)
    assert {to: row.started_on for to, row in rows.items()} == {"某局": first, "某委": first + timedelta(days=4)}
    answer(case, "某局", 10)
    rows = terms(case)
    assert (rows["某局"].in_time, rows["某局"].running, rows["某委"].running) == (True, False, True)
    answer(case, "某委", 70)
    assert terms(case)["某委"].in_time is False
    assert terms(case)["某局"].in_time is True


def test_a_letter_of_another_day_neither_waits_for_the_first_nor_ends_it(county: County) -> None:
    case = accepted(county, NEW).do("opinion_letter", opinion_letters=[letter("某局")])
    deliver(case, "某局", 1).do("opinion_letter", 30, opinion_letters=[letter("某委")])
    deliver(case, "某委", 1)
    answer(case, "某委", 1)
    assert {to: row.running for to, row in terms(case).items()} == {"某局": True, "某委": False}


def test_a_letter_is_received_once_and_answered_after_that(county: County) -> None:
    case = accepted(county, NEW).do("opinion_letter", opinion_letters=[letter("某局")])
    with pytest.raises(Refused) as refused:
        answer(case, "某局")
    assert refused.value.codes == {"house.letter_delivered"}
    deliver(case, "某局", 1)
    with pytest.raises(Refused) as refused:
        deliver(case, "某局", 1)
    assert refused.value.codes == {"field.opinion_letters"}


def printed(case: Case, kind: str) -> list[tuple[str, str]]:
    """The number and the text of each paper of a kind."""
    papers = Paper.objects.filter(matter_id=case.record.pk, kind=kind).order_by("id")
    return [(paper.number.removeprefix(case.record.number), paper.content.decode()) for paper in papers]


def says(text: str) -> list[str]:
    return [to for to in ("某局", "某委") if to in text]


@pytest.mark.parametrize(
    ("letters", "step", "kind", "mark"),
    [
        ("opinion_letters", "opinion_letter", "opinion", "意"),
        ("proposal_letters", "proposal_letter", "proposal", "建"),
    ],
)
def test_each_organ_gets_a_paper_and_a_receipt_of_its_own(
    county: County, letters: str, step: str, kind: str, mark: str
) -> None:
    first: dict[str, Any] = {letters: [letter("某局"), letter("某委")]}
    later: dict[str, Any] = {letters: [letter("某厅")]}
    case = accepted(county, NEW).do(step, **first).do(step, **later)
    sent = printed(case, kind)
    assert [(number, says(text)) for number, text in sent] == [
        (f"{mark}1", ["某局"]),
        (f"{mark}2", ["某委"]),
        (f"{mark}3", []),
    ]
    both = [{"id": of(case, to, letters).pk, "receiver": "收发室"} for to in ("某局", "某委")]
    told: dict[str, Any] = {letters: both}
    case.do("deliver_letter", **told)
    receipts = printed(case, "letter_service")
    assert [(number, says(text)) for number, text in receipts] == [(f"{mark}1", ["某局"]), (f"{mark}2", ["某委"])]


def test_letters_put_right_are_written_anew_each_by_itself(county: County) -> None:
    case = accepted(county, NEW).do("opinion_letter", opinion_letters=[letter("某局"), letter("某委")])
    entry = case.record.version
    rows = [
        {"id": str(row.pk), **letter(row.to_agency, faults="超过期限")} for row in case.record.opinion_letters.all()
    ]
    right = {"entry": entry, "on": None, "told": {"opinion_letters": rows}}
    case.do("ask_correction", right=right, reason="笔误")
    case.do("correct", by=county.bureau_head, request=case.record.version)
    case.do("rewrite_paper", entry=entry)
    papers = Paper.objects.filter(matter_id=case.record.pk, kind="opinion")
    now = [(paper.number[-2:], "超过期限" in paper.content.decode()) for paper in papers.filter(overtaken_by=None)]
    assert sorted(now) == [("意1", True), ("意2", True)]
    assert papers.exclude(overtaken_by=None).count() == 2


def test_a_receipt_names_the_letters_that_it_is_of(county: County) -> None:
    case = accepted(county, NEW).do("opinion_letter", opinion_letters=[letter("某局"), letter("某委")])
    with pytest.raises(Refused) as refused:
        case.do("deliver_letter", opinion_letters=[], proposal_letters=[])
    assert refused.value.codes == {"house.letter_named"}
    deliver(case, "某委")
    assert [says(text) for _, text in printed(case, "letter_service")] == [["某委"]]


def test_a_proposal_that_asks_for_an_answer_by_a_day_is_held_to_that_day(county: County) -> None:
    """The law sets no term for these (2007 regulation art. 57(2)); the letter may."""
    by = NEW + timedelta(days=60)
    case = accepted(county, NEW).do("proposal_letter", proposal_letters=[letter("某局", reply_by=by), letter("某委")])
    for to in ("某局", "某委"):
        deliver(case, to, letters="proposal_letters")
    rows = terms(case, words="答复行政复议建议书")
    assert {to: row.due_on for to, row in rows.items()} == {"某局": by}
    case.do("proposal_answer", proposal_letters=[{"id": of(case, "某委", "proposal_letters").pk, "answer": "采纳"}])
    assert terms(case, words="答复行政复议建议书")["某局"].running


def test_what_is_closed_waits_for_every_letter(county: County) -> None:
    case = served(county, NEW).do("opinion_letter", opinion_letters=[letter("某局"), letter("某委")])
    deliver(case, "某局")
    deliver(case, "某委")
    answer(case, "某局", 1)
    with pytest.raises(Refused) as refused:
        case.do("close")
    assert "某委" in str(refused.value)
    assert "某局" not in str(refused.value)


def test_a_receipt_entered_late_starts_the_term_on_its_own_day(county: County) -> None:
    """The other letter's term stands as it stood."""
    case = accepted(county, NEW).do("opinion_letter", opinion_letters=[letter("某局"), letter("某委")])
    issued = case.on
    deliver(case, "某局", 3).do("hear_opinions", 5)
    case.on = issued + timedelta(days=1)
    deliver(case, "某委")
    rows = terms(case)
    assert {to: row.started_on for to, row in rows.items()} == {
        "某局": issued + timedelta(days=3),
        "某委": issued + timedelta(days=1),
    }


def order(case: Case, to: str, days: int, by: timedelta) -> Case:
    told = [{"id": of(case, to).pk, "report_by": case.on + timedelta(days) + by}]
    return case.do("order_report", days, opinion_letters=told)


def test_an_order_over_an_unanswered_letter_is_met_by_its_answer_and_by_nothing_else(county: County) -> None:
    """2023 art. 77(2): a case that leaves the respondent nothing to carry out closes once the letter is answered."""
    case = served(county, NEW).do("opinion_letter", opinion_letters=[letter("某局"), letter("某委")])
    deliver(deliver(case, "某局", 1), "某委")
    with pytest.raises(Refused) as refused:
        order(case, "某局", 70, timedelta(days=-1))
    assert refused.value.codes == {"house.report_day_ahead"}
    order(case, "某局", 0, timedelta(days=15))
    ordered = terms(case, words="限期报送纠正情况")
    assert {to: row.running for to, row in ordered.items()} == {"某局": True}
    with pytest.raises(Refused) as refused:
        case.do("carry_out", 1)
    assert refused.value.codes == {"house.something_to_perform"}
    with pytest.raises(Refused) as refused:
        case.do("order_compliance", 1)
    assert refused.value.codes == {"reconsideration.compliance_order"}
    answer(case, "某委", 1)
    assert terms(case, words="限期报送纠正情况")["某局"].running is True
    answer(case, "某局", 1)
    assert terms(case, words="限期报送纠正情况")["某局"].in_time is True
    assert case.do("close", 1).record.stage == "closed"
