"""文件审查: limits that people set, gates closed and open, lawful courses, unlawful ones, papers, what is counted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.life import Hand
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.organs import Organ, entrust
from guiju.kernel.offices.people import Role
from guiju.registers.rulemaking.document_review import DocumentReview
from guiju.registers.rulemaking.document_review.choices import (
    Conclusion,
    Decision,
    Ground,
    Origin,
    Remedy,
    Response,
)
from guiju.registers.rulemaking.document_review.life import ISSUE, WRONG
from guiju.registers.rulemaking.normative_document import NormativeDocument
from tests.lives import MONDAY, Case, brought, case
from tests.people import LONG_AGO, County
from tests.reaching_back import folds_to_itself

Told = dict[str, Any]
Begun = Callable[[County], Case]


def new(county: County) -> Case:
    return case(county, DocumentReview)


def received(county: County, **told: Any) -> Case:
    return new(county).do("receive_filing", **told)


def examining(county: County, **told: Any) -> Case:
    return received(county).do("accept", 1, **told)


def drafted(county: County) -> Case:
    return new(county).do("receive_draft").do("accept", 1)


def signing(county: County) -> Case:
    return examining(county).do("conclude", 5, **WRONG)


def issued(county: County) -> Case:
    return signing(county).do("issue", 1)


def delivered(county: County, **told: Any) -> Case:
    return issued(county).do("deliver", 1, **told)


def answered(county: County, **told: Any) -> Case:
    return delivered(county).do("answer", 5, **told)


def declined(county: County) -> Case:
    return answered(county, response=Response.NONE)


def referred(county: County) -> Case:
    return declined(county).do("refer", 2)


def draft_answered(county: County, **told: Any) -> Case:
    return drafted(county).do("conclude", 2, **WRONG).do("issue").do("deliver").do("answer", 3, **told)


def from_above(county: County) -> Case:
    return new(county).do("receive_opinion").do("deliver", 1)


def on_document(one: Case, step: str) -> Any:
    """A step on the document in its own register, on the day to which its review has come."""
    document = NormativeDocument.objects.get(pk=one.record.document_id)
    case_of = new_document(one, document.agency)
    case_of.record = document
    return case_of.do(step, reason="依照审查意见").record


def new_document(one: Case, agency: Any) -> Case:
    return case(one.place, NormativeDocument, one.on, agency=agency)  # type: ignore[arg-type]


def ends(one: Case, step: str = "repeal", days: int = 20) -> Case:
    """The document comes to its end, so many days later."""
    one.on += timedelta(days)
    on_document(one, step)
    one.record.refresh_from_db()
    return one


def incomplete(county: County) -> Case:
    return received(county, complete=False)


def asked_for_papers(county: County) -> Case:
    return incomplete(county).do("ask_papers", 1)


def inquired(county: County) -> Case:
    return examining(county).do("inquire", 1)


def found_lawful(county: County) -> Case:
    return examining(county).do("conclude")


def draft_cleared(county: County) -> Case:
    return drafted(county).do("conclude").do("clear")


def day(days: int) -> date:
    return MONDAY + timedelta(days)


LATE_QUESTION = [{"whom": "某局", "question": "依据", "due_on": MONDAY}]
ONLY_WORDING: Told = {"conclusion": Conclusion.UNLAWFUL, "issues": [{**ISSUE, "ground": Ground.WORDING}]}
DECLINED_WITH_REMEDY: Told = {"response": Response.NONE, "remedy": Remedy.REVISE}
Try = tuple[str, str, Told]
STATES: list[tuple[Begun, tuple[str, date] | None, list[Try], tuple[str, Told] | None]] = [
    (
        new,
        None,
        [
            ("house.review_origin", "receive_filing", {"origin": Origin.FILED, "sent_on": None}),
            ("house.review_origin", "receive_filing", {"origin": Origin.SPECIAL, "sent_on": MONDAY}),
            ("house.review_origin", "receive_filing", {"sent_on": date(2020, 1, 6)}),
            ("house.review_proposed", "receive_filing", {"origin": Origin.PROPOSAL, "sent_on": None}),
            ("day.future", "receive_draft", {"on": date(2099, 1, 5)}),
        ],
        ("receive_filing", {"on": MONDAY}),
    ),
    (
        received,
        None,
        [
            ("house.days_in_order", "accept", {"examine_by": day(-1)}),
            ("stage", "conclude", WRONG),
            ("field.reason", "refuse", {"reason": ""}),
        ],
        ("accept", {"examine_by": MONDAY}),
    ),
    (incomplete, None, [("house.review_papers", "accept", {})], None),
    (
        asked_for_papers,
        ("补充备案、送审材料", day(11)),
        [("stage", "accept", {}), ("house.review_supplement_over", "refuse", {"on": day(11)})],
        ("refuse", {"on": day(12)}),
    ),
    (
        examining,
        ("提出审查意见", day(46)),
        [
            ("house.review_later", "prolong", {"examine_by": day(46)}),
            ("house.review_inquiry_ahead", "inquire", {"inquiries": LATE_QUESTION}),
            ("document_review.grounds", "conclude", {**WRONG, "issues": []}),
            ("document_review.grounds", "conclude", {**WRONG, "issues": [{**ISSUE, "basis": ""}]}),
            ("document_review.grounds", "conclude", {"conclusion": Conclusion.LAWFUL, "issues": [ISSUE]}),
            ("house.review_wording", "conclude", {**WRONG, **ONLY_WORDING}),
            ("house.review_written", "conclude", {**WRONG, "written": False}),
            ("document_review.ends", "terminate", {}),
            ("stage", "issue", {}),
            ("stage", "refuse", {}),
        ],
        ("conclude", {**WRONG, "conclusion": Conclusion.UNLAWFUL}),
    ),
    (
        inquired,
        ("回复征求意见", day(12)),
        [("house.review_inquiries", "conclude", {"on": day(12)})],
        ("conclude", {"on": day(13)}),
    ),
    (found_lawful, None, [("house.review_signed_as_found", "issue", {})], ("clear", {})),
    (signing, None, [("house.review_signed_as_found", "clear", {}), ("stage", "deliver", {})], None),
    (
        issued,
        None,
        [
            ("house.review_to_maker", "deliver", {"handler": None}),
            ("house.review_answer_term", "deliver", {"answer_by": day(69)}),
            ("house.days_in_order", "deliver", {"answer_by": MONDAY}),
            ("stage", "answer", {}),
            ("stage", "transfer", {}),
        ],
        ("deliver", {"answer_by": day(68)}),
    ),
    (
        delivered,
        ("反馈审查意见处理情况", day(38)),
        [
            ("house.review_remedy", "answer", {"remedy": ""}),
            ("house.review_remedy", "answer", {"correct_by": None}),
            ("house.review_remedy", "answer", DECLINED_WITH_REMEDY),
            ("house.days_in_order", "answer", {"correct_by": MONDAY}),
            ("field.measures", "answer", {"measures": ""}),
            ("house.review_referred", "refer", {"on": day(38)}),
            ("stage", "confirm", {}),
        ],
        ("refer", {"on": day(39)}),
    ),
    (
        answered,
        ("纠正规范性文件", day(73)),
        [
            ("house.review_corrected", "confirm", {}),
            ("house.review_referred", "refer", {"on": day(73)}),
            ("stage", "answer", {}),
            ("stage", "decide", {}),
        ],
        ("refer", {"on": day(74)}),
    ),
    (declined, None, [("house.review_corrected", "confirm", {})], ("take_back", {})),
    (
        referred,
        None,
        [("field.basis", "decide", {"basis": ""}), ("stage", "take_back", {}), ("stage", "refer", {})],
        ("decide", {"decision": Decision.REVOKE}),
    ),
    (lambda c: ends(referred(c)), None, [("document_review.revoke", "decide", {"decision": Decision.REVOKE})], None),
    (
        lambda c: from_above(c).do("answer", 2, response=Response.NONE),
        None,
        [("house.review_corrected", "confirm", {"checked": ""}), ("house.review_referred", "refer", {})],
        ("confirm", {"checked": "备案机关同意"}),
    ),
    (draft_cleared, None, [("house.review_public", "publish", {}), ("stage", "conclude", WRONG)], None),
]
"""Each state with a limit that runs in it, what is refused there and by which rule, and a step that is open all the same."""


@pytest.mark.parametrize(("begun", "limit", "refused", "opened"), STATES)
def test_limits_and_gates_of_each_state(
    county: County, begun: Begun, limit: tuple[str, date] | None, refused: list[Try], opened: tuple[str, Told] | None
) -> None:
    one = begun(county)
    if limit is not None:
        clock = one.words_clock(limit[0])
        assert clock.due_on == limit[1] and clock.running
    on = one.on
    for rule, step, told in refused:
        with pytest.raises(Refused) as caught:
            one.do(step, **told)
        assert rule in caught.value.codes, (rule, caught.value.codes)
        one.on = on
    if opened is not None:
        one.do(opened[0], **opened[1])


COURSES: list[tuple[str, Begun, str]] = [
    (
        "wording only, told along in writing",
        lambda c: (
            examining(c)
            .do("conclude", written=True, issues=[{**ISSUE, "ground": Ground.WORDING, "basis": ""}])
            .do("clear")
        ),
        "cleared",
    ),
    ("papers twice asked for", lambda c: twice_asked(c).do("accept"), "examining"),
    ("put right though late", lambda c: ends(answered(c), days=90).do("confirm"), "closed"),
    ("put right before it was answered", lambda c: ends(delivered(c)).do("terminate"), "terminated"),
    ("partly taken, declared void", lambda c: ends(partly(c), "declare_void").do("confirm"), "closed"),
    ("declined, then ended all the same", lambda c: ends(declined(c)).do("confirm"), "closed"),
    ("declined, ordered, put right", lambda c: ordered(c), "closed"),
    ("found wrong by ourselves before it went out", lambda c: issued(c).do("take_back"), "withdrawn"),
    ("a draft, declined with reasons", lambda c: draft_answered(c, response=Response.NONE).do("confirm"), "closed"),
    ("from above, put right", lambda c: ends(from_above(c).do("answer", 3)).do("confirm"), "closed"),
    ("asked, answered late", lambda c: examining(c).do("inquire").do("note_replies", 30).do("conclude"), "signing"),
]
"""Those that no way of its life goes."""


def partly(county: County) -> Case:
    return answered(county, response=Response.PARTLY, remedy=Remedy.VOID)


def twice_asked(county: County) -> Case:
    return (
        received(county, complete=False)
        .do("ask_papers")
        .do("add_papers", 2, complete=False)
        .do("ask_papers")
        .do("add_papers", 3)
    )


def ordered(county: County) -> Case:
    again = referred(county).do("decide", 3, decision=Decision.ORDER).do("deliver").do("answer", 3)
    return ends(again).do("confirm")


@pytest.mark.parametrize(("course", "stage"), [row[1:] for row in COURSES], ids=[row[0] for row in COURSES])
def test_lawful_courses(county: County, course: Begun, stage: str) -> None:
    one = course(county)
    assert one.record.stage == stage
    assert not verify_records("document_review", [one.record.pk]).faults
    assert folds_to_itself(one.record)


def test_other_hands_are_refused(county: County) -> None:
    """The bureau neither answers for the maker nor decides for the government; a clerk decides nothing."""
    one, both = examining(county), county.actor(county.bureau, Role.LEGAL, Role.HEAD)
    one.do("conclude", 5, by=both, **WRONG)
    tries: list[tuple[str, Any, str, int]] = [
        ("issue", Hand(Role.CLERK), "", 0),
        ("issue", both, "issue", 1),
        ("deliver", Hand(Role.HEAD), "deliver", 0),
        ("answer", Hand(Role.CLERK), "answer", 3),
        ("decide", Hand(Role.HEAD, Organ.JUSTICE), "", 0),
        ("decide", Hand(Role.CLERK, Organ.GOVERNMENT), "", 0),
    ]
    for step, by, after, days in tries:
        with pytest.raises(Refused) as caught:
            one.do(step, by=by)
        if by is both:
            assert caught.value.codes == {"house.four_eyes"}
        if after:
            said: Told = {"response": Response.NONE} if after == "answer" else {}
            one.do(after, days, **said)
        if after == "answer":
            one.do("refer")


def test_the_maker_does_not_decide_for_the_government_over_it(county: County) -> None:
    """A review that lies where a township is, is in the sight of the township's own government."""
    entrust(county.township, Organ.GOVERNMENT, since=LONG_AGO)
    county.township.oversees = True
    county.township.save()
    own = brought(county, NormativeDocument, "enter_existing", agency=county.township).record
    one = Case(county, DocumentReview, county.rng, MONDAY, region=own.region, brisk=True)
    one.do("receive_filing", document=own).do("accept").do("conclude", **WRONG).do("issue").do("deliver")
    one.do("answer", 3, response=Response.NONE).do("refer")
    with pytest.raises(Refused) as caught:
        one.do("decide", by=county.actor(county.township, Role.HEAD))
    assert "house.review_decided_by" in caught.value.codes
    assert one.do("decide").record.stage == "upheld"


def test_what_the_organ_above_found_is_taken_back_by_it_alone(county: County) -> None:
    one = from_above(county).do("answer", 2, response=Response.NONE)
    with pytest.raises(Refused) as caught:
        one.do("take_back")
    assert "house.review_ours" in caught.value.codes
    assert one.do("terminate", reason="备案机关撤回审查意见").record.stage == "terminated"


def test_put_right_is_what_had_ended_by_the_day(county: County) -> None:
    one = answered(county)
    before = one.on + timedelta(5)
    ends(one)
    with pytest.raises(Refused) as caught:
        one.do("confirm", on=before)
    assert "house.review_corrected" in caught.value.codes
    assert one.do("confirm", on=before + timedelta(15)).record.stage == "closed"


def test_no_department_reviews_and_each_document_lies_before_its_own_organ(county: County) -> None:
    with pytest.raises(Refused):
        new(county).do("receive_draft", by=county.clerk)
    above = from_above(county).record.document
    with pytest.raises(Refused) as caught:
        received(county, document=above, origin=Origin.FILED, sent_on=MONDAY)
    assert "document_review.filed_with" in caught.value.codes
    below = received(county).record.document
    with pytest.raises(Refused) as caught:
        new(county).do("receive_opinion", document=below)
    assert "document_review.filed_with" in caught.value.codes


def test_what_is_reviewed_is_published_here_and_told_of_once(county: County) -> None:
    signed = brought(county, NormativeDocument, "sign", agency=county.department).record
    strange = brought(county, NormativeDocument, "enter_existing", agency=county.elsewhere).record
    told: Told = {"origin": Origin.SPECIAL, "sent_on": None, "on": date(2024, 6, 3)}
    for document, rule in ((signed, "house.review_published"), (strange, "house.review_in_region")):
        with pytest.raises(Refused) as caught:
            received(county, document=document, **told)
        assert rule in caught.value.codes
    above = from_above(county).record
    with pytest.raises(Refused) as caught:
        new(county).do("receive_opinion", document=above.document, letter=above.letter)
    assert caught.value.codes == {"house.review_letter_once"}


def test_a_document_is_reviewed_once_at_a_time_and_filed_once(county: County) -> None:
    first = examining(county)
    same: Told = {"document": first.record.document, "sent_on": None, "origin": Origin.SPECIAL}
    with pytest.raises(Refused, match="正在审查"):
        received(county, **same)
    first.do("conclude").do("clear")
    with pytest.raises(Refused, match="已经报送备案"):
        received(county, document=same["document"], origin=Origin.FILED, sent_on=MONDAY)
    assert received(county, **same).record.stage == "received"


def test_what_its_maker_filed_here_is_taken_in_as_filed(county: County) -> None:
    document = brought(county, NormativeDocument, "file", agency=county.department).record
    told: Told = {"document": document, "on": document.filed_on + timedelta(1)}
    for wrong in ({"sent_on": document.filed_on - timedelta(1)}, {"origin": Origin.UNFILED, "sent_on": None}):
        with pytest.raises(Refused) as caught:
            received(county, **told, **wrong)
        assert caught.value.codes == {"house.review_origin"}
    one = received(county, **told).record
    assert (one.sent_on, one.maker, one.title) == (document.filed_on, county.department, document.title)


def test_what_was_not_filed_is_called_in_once_its_term_is_over(county: County) -> None:
    document = brought(county, NormativeDocument, "publish", agency=county.department).record
    told: Told = {"document": document, "origin": Origin.UNFILED, "sent_on": None}
    due = document.filing_counted_on
    with pytest.raises(Refused, match="尚未届满"):
        received(county, on=due, **told)
    assert received(county, on=due + timedelta(1), **told).record.stage == "received"


def test_what_is_revoked_is_repealed_by_the_same_act(county: County) -> None:
    one = referred(county).do("decide", 3, decision=Decision.REVOKE, basis="常务会议纪要第三期")
    document = NormativeDocument.objects.get(pk=one.record.document_id)
    assert (document.stage, document.closed_on) == ("repealed", one.on)
    assert folds_to_itself(document)


def test_what_is_objected_to_is_not_kept_on_as_it_is(county: County) -> None:
    one = delivered(county)
    for step in ("keep_valid", "renew"):
        with pytest.raises(Refused) as caught:
            on_document(one, step)
        assert "house.no_open_objection" in caught.value.codes
    one.do("answer", response=Response.NONE).do("take_back")
    assert on_document(one, "keep_valid").stage == "published"


def test_the_bureau_answers_an_opinion_on_its_own_document(county: County) -> None:
    own = brought(county, NormativeDocument, "enter_existing", agency=county.bureau).record
    one = received(county, document=own, sent_on=MONDAY).do("accept").do("conclude", **WRONG).do("issue")
    with pytest.raises(Refused) as caught:
        one.do("deliver", handler=county.department)
    assert "house.review_to_maker" in caught.value.codes
    assert ends(one.do("deliver").do("answer", 3)).do("confirm").record.stage == "closed"


def test_the_opinion_has_the_issues_of_the_last_conclusion_alone(county: County) -> None:
    first, last = ({**ISSUE, "clause": clause, "finding": "删去"} for clause in ("第八条", "第九条"))
    one = examining(county).do("conclude", **{**WRONG, "issues": [first]}).do("rework")
    one.do("conclude", **{**WRONG, "issues": [last]}).do("issue")
    text = Paper.objects.get(matter_id=one.record.pk, kind="opinion").content_for(Use.READING).decode()
    assert "第九条" in text and "第八条" not in text and "应当修改" in text and one.record.number in text


def test_the_public_reads_whose_document_it_was_and_what_was_found(county: County) -> None:
    one = found_lawful(county).do("clear").do("publish")
    view = str(PublicRecord.objects.get(matter_id=one.record.pk).view)
    assert county.department.name in view and "未发现问题" in view


def test_rates_have_one_cohort(county: County) -> None:
    """Nothing wrong and wrong; not reviewed before it was issued; refused; a draft with a paper, one without; one from above."""
    received(county, reviewed_before=False).do("accept").do("conclude").do("clear")
    ends(answered(county)).do("confirm")
    received(county).do("refuse")
    draft_answered(county)
    drafted(county).do("conclude").do("clear")
    new(county).do("receive_draft").do("refuse")
    from_above(county)
    compute.refresh()
    wanted = {
        "documents_reviewed": 2,
        "legality_opinions_issued": 1,
        "normative_document_filings_registered": 2,
        "normative_document_filings_refused": 1,
        "normative_document_filings_examined": 2,
        "normative_documents_filed_in_order": 1,
        "normative_document_filing_pass_rate": 50,
        "normative_document_filings_corrected": 1,
        "normative_document_review_rate": 50,
    }
    assert compute.values([*wanted], county.bureau.region_id, Period.year(2024)) == wanted


def test_a_document_is_taken_into_the_list_of_filings_once(county: County) -> None:
    """Whatever reviews of it follow: a special one is no second filing."""
    here = examining(county).do("conclude", 5).do("clear", 1)
    again: Told = {"document": here.record.document, "origin": Origin.SPECIAL, "sent_on": None}
    case(county, DocumentReview, here.on).do("receive_filing", **again, reviewed_before=False).do("accept", 1)
    compute.refresh()
    names = ["normative_document_filings_registered", "normative_document_review_rate"]
    values = compute.values(names, county.bureau.region_id, Period.year(2024))
    assert [values[name] for name in names] == [1, 100]


def test_a_document_put_right_before_its_maker_answered_was_put_right_by_the_review(county: County) -> None:
    """立法法 art. 112(2): the review ends there; what ended before anything was found was not put right by it."""
    ends(delivered(county)).do("terminate")
    ends(examining(county)).do("terminate")
    compute.refresh()
    assert compute.value("normative_document_filings_corrected", county.bureau.region_id, 2024) == 1
