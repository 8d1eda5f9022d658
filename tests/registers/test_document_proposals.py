"""Proposals that a document be reviewed, with their answers; words in a draft marked for whoever reviews it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from guiju import documents
from guiju.figures.compute import refresh, value
from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.people import Role
from guiju.registers.rulemaking.normative_document.columns import ReviewProposal
from guiju.registers.rulemaking.normative_document.marked_words import TOPICS, marks
from tests.people import County
from tests.registers.documents import a_document, existing

RECEIVED = date(2023, 3, 6)
SURE = {"confirmed": ["normative_document.review_proposal"]}


def proposal(n: int = 1, on: date = RECEIVED) -> dict[str, Any]:
    told = {"clauses": "第三条", "grounds": "增加了企业义务，没有法律依据"}
    return {"received_on": on, "letter": f"2023年第{n}件", "proposer": "citizen", **told}


def received(county: County, document: Any, *told: dict[str, Any], on: date = RECEIVED) -> Any:
    return engine.take("receive_proposal", document, county.clerk, {"proposals": list(told)}, on)


def answer(n: int, finding: str = "lawful") -> dict[str, Any]:
    """What was found of the proposal in the n-th letter."""
    row = ReviewProposal.objects.get(letter=f"2023年第{n}件")
    return {"proposals_answered": [{"id": row.pk, "finding": finding, "reply": "理由见说明。"}], **SURE}


def test_a_proposal_is_received_and_answered(county: County) -> None:
    document = received(county, existing(county), proposal(1), proposal(2))
    document = engine.take("answer_proposal", document, county.legal, answer(1), date(2023, 4, 6))
    printed = documents.to_text(documents.parse(Paper.objects.get(kind="proposal_answer").content.decode()))
    assert "2023年第1件" in printed and "2023年第2件" not in printed and "不与上位法抵触" in printed
    engine.take("answer_proposal", document, county.legal, answer(2, "change"), date(2024, 1, 8))
    refresh()
    for year, came, told in ((2023, 2, 1), (2024, 0, 1)):
        assert value("normative_document_review_proposals", "431081", year) == came
        assert value("normative_document_review_proposals_answered", "431081", year) == told


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ([proposal(1), proposal(1)], "house.proposal_once"),
        ([proposal(7)], "house.proposal_once"),
        ([proposal(2, date(2018, 5, 2))], "house.proposal_after_publication"),
        ([proposal(2, date(2018, 5, 3))], None),
    ],
)
def test_a_letter_is_entered_once_and_after_the_text_was_published(
    county: County, told: list[dict[str, Any]], rule: str | None
) -> None:
    document = received(county, existing(county), proposal(7))
    if rule is None:
        received(county, document, *told)
        return
    with pytest.raises(Refused) as caught:
        received(county, document, *told)
    assert caught.value.codes == {rule}


def test_each_who_proposed_gets_an_answer_of_their_own(county: County) -> None:
    """No proposer reads of another's letter."""
    document = received(county, existing(county), proposal(1), proposal(2))
    rows = [answer(n)["proposals_answered"][0] for n in (1, 2)]
    engine.take("answer_proposal", document, county.legal, {"proposals_answered": rows, **SURE}, date(2023, 4, 6))
    printed = [paper.content.decode() for paper in Paper.objects.filter(kind="proposal_answer").order_by("id")]
    assert [[n for n in (1, 2) if f"2023年第{n}件" in text] for text in printed] == [[1], [2]]


def test_who_drafted_a_document_answers_no_proposal_on_it(county: County) -> None:
    document = received(county, a_document(county, "file"), proposal(1, date(2023, 3, 6)))
    drafter = replace(county.clerk, roles=frozenset({Role.LEGAL}))
    with pytest.raises(Refused) as caught:
        engine.take("answer_proposal", document, drafter, answer(1), date(2023, 4, 6))
    assert caught.value.codes == {"house.four_eyes"}
    engine.take("answer_proposal", document, county.legal, answer(1), date(2023, 4, 6))


def test_an_answer_is_confirmed_and_not_given_twice(county: County) -> None:
    document = received(county, existing(county), proposal(1))
    told = answer(1)
    with pytest.raises(Refused) as caught:
        engine.take("answer_proposal", document, county.legal, {**told, "confirmed": []}, RECEIVED)
    assert caught.value.codes == {"normative_document.review_proposal"}
    document = engine.take("answer_proposal", document, county.legal, told, RECEIVED)
    with pytest.raises(Refused):
        engine.take("answer_proposal", document, county.legal, told, RECEIVED)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("第一条 为了规范管理，制定本办法。", []),
        ("第二条 违反规定的，处500元罚款。\n第三条 经审批后方可经营。", ["行政处罚", "行政许可"]),
        ("逾期不缴的，加收滞纳金。", ["行政强制"]),
        ("申请人应当交纳保证金，并提交无犯罪记录证明。", ["收费、保证金", "证明事项"]),
        ("未列入目录的不得准入。", ["市场准入"]),
    ],
)
def test_words_of_a_draft_are_marked(text: str, labels: list[str]) -> None:
    assert [mark.topic.label for mark in marks(text)] == labels
    assert all(sentence in text for mark in marks(text) for sentence in mark.sentences)


def test_what_is_marked_is_bounded_and_says_where_the_law_stands() -> None:
    [mark] = marks("处以罚款。" * 30)
    assert (len(mark.sentences), mark.more) == (20, 10)
    assert all("条" in topic.source for topic in TOPICS)


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (("送审稿.txt", "第二条 违反的，处*罚款*。\n第三条 依法执行。".encode()), "罚款"),
        (("送审稿.txt", "第三条 各单位做好宣传。".encode()), "没有发现所列用语"),
        (None, ""),
    ],
)
def test_the_reviewer_finds_a_draft_marked_and_nothing_is_closed_by_it(county: County, draft: Any, said: str) -> None:
    document = a_document(county, "pass_review", submit={"review_draft": draft})
    notes = Paper.objects.filter(kind="marked_words", matter_id=document.pk)
    assert document.stage == "reviewed"
    assert bool(notes) is bool(said)
    for note in notes:
        printed = documents.to_text(documents.parse(note.content.decode()))
        assert said in printed and "不是审核结论" in printed


def test_marks_stand_beside_the_whole_text_in_one_page(county: County) -> None:
    """Whoever reviews reads a doubt in its place: what stands before and after may say that a law has laid it down."""
    draft = ("送审稿.txt", "第二条 违反的，处罚款。\n第三条 依法执行。".encode())
    document = a_document(county, "pass_review", submit={"review_draft": draft})
    note = Paper.objects.get(kind="marked_words", matter_id=document.pk)
    lines = documents.to_text(documents.parse(note.content.decode())).splitlines()
    [fine] = [line for line in lines if "违反的，处罚款" in line and "第二条" in line and "行政处罚" in line]
    [plain] = [line for line in lines if "依法执行" in line]
    assert "行政处罚" not in plain and lines.index(fine) < lines.index(plain)


def test_a_letter_is_answered_though_the_document_has_ended(county: County) -> None:
    document = received(county, existing(county), proposal(1))
    document = engine.take("repeal", document, county.head, {"reason": "清理"}, date(2023, 4, 3))
    with pytest.raises(Refused) as caught:
        received(county, document, proposal(2), on=date(2023, 4, 4))
    assert "stage" in caught.value.codes
    engine.take("answer_proposal", document, county.legal, answer(1, "repeal"), date(2023, 4, 6))
