"""Each gate of a normative document, closed and open. 2021-03-01 is a Monday; the days stand in documents."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.organs import Organ, entrust
from guiju.kernel.offices.people import Region, Role
from guiju.registers.rulemaking.normative_document import NormativeDocument
from tests.lives import case
from tests.people import County
from tests.registers.documents import CONTENT, DAYS, OPENING, TOLD, a_document, existing

COMMENT = "decision.normative_comment.minimum"
REVIEW = "normative_document.legality_review"
NO_REVIEW, LEGALITY = "normative_document.no_review_no_deliberation", "decision.normative_legality"
FAIR = "decision.normative_fair_competition"
ORDINARY, PROVISIONAL = "normative_document.validity.ordinary", "normative_document.validity.provisional"
EVALUATION = "normative_document.evaluate_before_expiry"
SMALL: dict[str, dict[str, Any]] = {"propose": {"concerns_market": False}}
TRIAL: dict[str, dict[str, Any]] = {"propose": {"title": "某市网格管理暂行办法"}}
SHORT: dict[str, dict[str, Any]] = {**SMALL, "consult": {"consultation_until": date(2021, 1, 30)}}

OF_A_GOVERNMENT: dict[str, dict[str, Any]] = {
    "end_consultation": {"hearing": "不涉及重大利益调整"},
    "submit": {"coordination": "各部门均无异议", "signed_by": "某局局长"},
    "deliberate": {"meeting_kind": "standing"},
    "publish": {"effective_on": date(2021, 4, 19)},
}
"""What a county government's document tells besides (规章制定程序条例 art. 36)."""
OPINION = {"source": "public", "opinion": "建议", "adoption": "refused", "reply": ""}
UNSURE = {"confirmed": CONTENT["confirmed"][1:]}
HEARD = {"feedback": "无", "confirmed": ["decision.normative_opinions_heard"]}
PASS = {"opinion": "合法", **CONTENT}
MEET = {"meeting": "局务会议", "unregistered": "审议时会议尚未登记"}
Changed = dict[str, dict[str, Any]]


def d(month: int, day: int, year: int = 2021) -> date:
    return date(year, month, day)


def until(day: date) -> dict[str, Any]:
    return {"consultation_until": day, "contact": "电话"}


def ends(day: date) -> dict[str, Any]:
    return {"effective_on": d(4, 1), "expires_on": day}


def refused(step: str, record: Any, actor: Any, told: dict[str, Any], on: date) -> Refused:
    before = Entry.objects.count()
    with pytest.raises(Refused) as caught:
        engine.take(step, record, actor, told, on)
    assert Entry.objects.count() == before, "nothing may be written by a refused step"
    return caught.value


# Step before, what is told otherwise, step, who, then what closes the gate (told, day) and what opens it.
CASES: list[tuple[str, str, Changed, str, str, tuple[dict[str, Any], date], tuple[dict[str, Any], date]]] = [
    (COMMENT, "draft", {}, "consult", "clerk", (until(d(2, 18)), d(1, 20)), (until(d(2, 19)), d(1, 20))),
    (
        COMMENT,
        "consult",
        {},
        "end_consultation",
        "clerk",
        (HEARD, d(2, 19)),
        (HEARD, d(2, 20)),
    ),
    (
        COMMENT,
        "draft",
        {},
        "waive_consultation",
        "head",
        ({"waiver_ground": "internal", "reason": "内部管理"}, d(1, 20)),
        ({"waiver_ground": "secret", "reason": "密"}, d(1, 20)),
    ),
    (
        "house.consultation_days",
        "draft",
        SMALL,
        "consult",
        "clerk",
        (until(d(1, 20)), d(1, 20)),
        (until(d(1, 21)), d(1, 20)),
    ),
    (
        "house.consultation_over",
        "consult",
        SHORT,
        "end_consultation",
        "clerk",
        (HEARD, d(1, 29)),
        (HEARD, d(1, 30)),
    ),
    (
        "house.reasons_for_refusal",
        "consult",
        {},
        "record_opinions",
        "clerk",
        ({"opinions": [OPINION]}, d(1, 25)),
        ({"opinions": [{**OPINION, "reply": "与上位法不符"}]}, d(1, 25)),
    ),
    (REVIEW, "submit", {}, "pass_review", "legal", (PASS, d(3, 5)), (PASS, d(3, 8))),
    (REVIEW, "submit", {}, "fail_review", "legal", ({"opinion": "越权"}, d(3, 5)), ({"opinion": "越权"}, d(3, 8))),
    (
        "normative_document.forbidden_content",
        "propose",
        {},
        "draft",
        "clerk",
        (UNSURE, d(1, 18)),
        (CONTENT, d(1, 18)),
    ),
    (
        "normative_document.forbidden_content",
        "submit",
        {},
        "pass_review",
        "legal",
        ({"opinion": "合法", **UNSURE}, d(3, 10)),
        (PASS, d(3, 10)),
    ),
    (
        ORDINARY,
        "register",
        {},
        "publish",
        "bureau_clerk",
        (ends(d(4, 1, 2026)), d(3, 19)),
        (ends(d(3, 31, 2026)), d(3, 19)),
    ),
    (
        PROVISIONAL,
        "register",
        TRIAL,
        "publish",
        "bureau_clerk",
        (ends(d(4, 1, 2023)), d(3, 19)),
        (ends(d(3, 31, 2023)), d(3, 19)),
    ),
    (
        "house.term_order",
        "register",
        {},
        "publish",
        "bureau_clerk",
        (ends(d(3, 31)), d(3, 19)),
        (ends(d(4, 1)), d(3, 19)),
    ),
    (
        "house.no_retroactive_force",
        "register",
        {},
        "publish",
        "bureau_clerk",
        ({"effective_on": d(3, 18)}, d(3, 19)),
        ({"effective_on": d(3, 19)}, d(3, 19)),
    ),
    (
        EVALUATION,
        "publish",
        {},
        "evaluate",
        "clerk",
        ({"evaluation": "keep", "report": "仍需"}, d(9, 29, 2025)),
        ({"evaluation": "keep", "report": "仍需"}, d(9, 30, 2025)),
    ),
]


@pytest.mark.parametrize(("gate", "upto", "changed", "step", "who", "closed", "open_"), CASES)
def test_a_gate_is_closed_and_opens(
    county: County,
    gate: str,
    upto: str,
    changed: Changed,
    step: str,
    who: str,
    closed: tuple[dict[str, Any], date],
    open_: tuple[dict[str, Any], date],
) -> None:
    document = a_document(county, upto, **changed)
    why = refused(step, document, getattr(county, who), *closed)
    assert why.codes == {gate}
    if not gate.startswith("house."):
        assert "《" in str(why), "a gate of law names its law"
    assert engine.take(step, document, getattr(county, who), *open_).version > 1


def test_without_a_review_nothing_goes_before_the_meeting(county: County) -> None:
    document = a_document(county, "end_consultation")
    why = refused("deliberate", document, county.head, MEET, d(2, 22))
    assert why.codes == {NO_REVIEW, LEGALITY, FAIR}
    assert "第六十三条第二款" in str(why)
    assert "国办发〔2018〕37号" in str(why)


@pytest.mark.parametrize(
    ("begin", "closed", "clocked"),
    [
        (d(5, 2, 2018), set(), False),
        (d(6, 4, 2018), {NO_REVIEW}, False),
        (d(6, 3, 2019), {NO_REVIEW}, True),
        (d(6, 1, 2020), {NO_REVIEW, LEGALITY, FAIR}, True),
    ],
)
def test_the_law_of_the_day_decides(county: County, begin: date, closed: set[str], clocked: bool) -> None:
    """37号 came in May 2018, 115号 in December 2018, the regulation on the business environment with 2020."""
    document: Any = engine.take("propose", NormativeDocument, county.clerk, OPENING, begin)
    engine.take("draft", document, county.clerk, CONTENT, begin)
    told = {"waiver_ground": "secret", "reason": "依法需要保密"}
    engine.take("waive_consultation", document, county.head, told, begin)
    if closed:
        assert refused("deliberate", document, county.head, MEET, begin).codes == closed
    engine.take("submit", document, county.clerk, {"explanation": "说明"}, begin)
    assert ClockRow.objects.filter(matter_id=document.pk, rule=REVIEW).exists() is clocked
    if not closed:
        assert engine.take("deliberate", document, county.head, MEET, begin).stage == "deliberated"


def test_the_regulation_on_business_says_nothing_of_other_documents(county: County) -> None:
    document = a_document(county, "end_consultation", **SMALL)
    assert refused("deliberate", document, county.head, MEET, d(2, 22)).codes == {NO_REVIEW}


@pytest.mark.parametrize(("review", "cured"), [("fail_review", False), ("ask_changes", True)])
def test_a_review_that_did_not_pass_keeps_the_meeting_closed(county: County, review: str, cured: bool) -> None:
    document = a_document(county, "submit", **SMALL)
    engine.take(review, document, county.legal, {"opinion": "见附件"}, d(3, 10))
    assert refused("deliberate", document, county.head, MEET, d(3, 11)).codes == {NO_REVIEW}
    if cured:
        engine.take(
            "revise", document, county.clerk, {"review_adoption": "all", "revision": "已修改", **CONTENT}, d(3, 11)
        )
        assert engine.take("deliberate", document, county.head, MEET, d(3, 11)).stage == "deliberated"


@pytest.mark.parametrize(("result", "opens"), [("failed", False), ("exception", True), ("passed", True)])
def test_fair_competition_comes_before_the_meeting(county: County, result: str, opens: bool) -> None:
    document = a_document(county, "pass_review")
    assert refused("deliberate", document, county.head, MEET, d(3, 15)).codes == {FAIR}
    told = {"fair_competition": result, "competition_opinion": "见附件"}
    engine.take("review_competition", document, county.clerk, told, d(3, 15))
    if opens:
        assert engine.take("deliberate", document, county.head, MEET, d(3, 15)).stage == "deliberated"
    else:
        assert refused("deliberate", document, county.head, MEET, d(3, 15)).codes == {FAIR}


def test_who_drafted_does_not_review(county: County) -> None:
    both = county.actor(county.bureau, Role.CLERK, Role.LEGAL, name="both")
    making = case(county, NormativeDocument, agency=county.bureau, days=DAYS)
    making.follow("made", "submit", TOLD)
    making.acts = [replace(act, actor=both) for act in making.acts]
    document = making.take().record
    assert refused("pass_review", document, both, PASS, d(3, 10)).codes == {"house.four_eyes"}
    assert engine.take("pass_review", document, county.legal, PASS, d(3, 10)).stage == "reviewed"


def test_a_department_has_its_own_reviewer_and_registers_nothing(county: County) -> None:
    """国办发〔2018〕115号: departments review their own documents; the number is the bureau's to give."""
    own = county.actor(county.department, Role.LEGAL)
    assert engine.take("pass_review", a_document(county, "submit"), own, PASS, d(3, 10)).stage == "reviewed"
    assert refused("register", a_document(county, "sign"), county.clerk, {}, d(3, 18)).codes == {"agency"}


def test_a_government_does_not_review_its_own_document(county: County) -> None:
    entrust(county.department, Organ.GOVERNMENT, since=d(1, 1, 2000))
    own = county.actor(county.department, Role.LEGAL)
    document = a_document(county, "submit", **OF_A_GOVERNMENT)
    assert refused("pass_review", document, own, PASS, d(3, 10)).codes == {"normative_document.reviewer"}
    assert engine.take("pass_review", document, county.legal, PASS, d(3, 10)).stage == "reviewed"


def test_a_consultation_is_shortened_for_a_reason_only(county: County) -> None:
    """优化营商环境条例 art. 62(2): 一般不少于30日."""
    document = a_document(county, "draft")
    short = {**until(d(2, 9)), "shortened_because": "上级文件限期落实"}
    assert refused("consult", document, county.clerk, until(d(2, 9)), d(1, 20)).codes == {COMMENT}
    engine.take("consult", document, county.clerk, short, d(1, 20))
    assert "上级文件限期落实" in Paper.objects.get(kind="consultation").content.decode()
    assert engine.take("end_consultation", document, county.clerk, HEARD, d(2, 9)).stage == "consulted"


def test_what_was_not_adopted_is_explained_to_the_reviewer_and_to_the_meeting(county: County) -> None:
    document = a_document(county, "submit", **SMALL)
    engine.take("ask_changes", document, county.legal, {"opinion": "删去第三条"}, d(3, 10))
    told = {"review_adoption": "none", "revision": "第三条有上位法依据", **CONTENT}
    engine.take("revise", document, county.clerk, told, d(3, 11))
    note = Paper.objects.get(kind="revision_note").content.decode()
    assert "未采纳" in note
    assert "第三条有上位法依据" in note
    why = refused("deliberate", document, county.head, MEET, d(3, 12))
    assert why.codes == {"normative_document.unadopted_explained"}
    explained = {**MEET, "unadopted": "依据某条例第五条"}
    assert engine.take("deliberate", document, county.head, explained, d(3, 12)).stage == "deliberated"


@pytest.mark.parametrize(("step", "word"), [("repeal", "废止"), ("declare_void", "失效")])
def test_the_end_of_a_document_is_announced(county: County, step: str, word: str) -> None:
    document = existing(county)
    engine.take(step, document, county.head, {"reason": "依据已经修改"}, d(6, 1))
    paper = Paper.objects.get(matter_id=document.pk, kind="ending").content.decode()
    assert word in paper
    assert "依据已经修改" in paper


def test_what_is_replaced_is_live_and_ours(county: County) -> None:
    dead, alive = existing(county, 1), existing(county, 2)
    engine.take("repeal", dead, county.head, {"reason": "清理"}, d(1, 6))
    stranger = county.actor(county.elsewhere, Role.CLERK)
    opening = {**OPENING, "replaces": alive}
    closed = {"house.replaces_live_document"}
    assert refused("propose", NormativeDocument, county.clerk, {**OPENING, "replaces": dead}, d(1, 7)).codes == closed
    assert refused("propose", NormativeDocument, stranger, opening, d(1, 7)).codes == {"house.replaces_own_document"}
    document = a_document(county, "register", propose={"replaces": alive})
    engine.take("repeal", alive, county.head, {"reason": "另行废止"}, d(3, 18))
    told = {"effective_on": d(4, 1)}
    assert refused("publish", document, county.bureau_clerk, told, d(3, 19)).codes == closed


def test_a_province_without_a_rule_leaves_the_term_open(county: County) -> None:
    for code, name in (("52", "贵州省"), ("520425", "某县")):
        Region.objects.create(code=code, name=name)
    type(county.department).objects.filter(pk__in=[county.department.pk, county.bureau.pk]).update(region_id="520425")
    for agency in (county.department, county.bureau):
        agency.refresh_from_db()
    assert a_document(county, "publish").expires_on is None
    assert a_document(county, "publish", publish={"expires_on": d(1, 1, 2040)}).expires_on == d(1, 1, 2040)


def test_filed_once_and_by_its_maker(county: County) -> None:
    told = {"filed_with": "市人民政府"}
    assert refused("file", a_document(county, "file"), county.clerk, told, d(3, 29)).codes == {"house.filed_once"}
    assert refused("file", existing(county), county.clerk, told, d(3, 29)).codes == {"house.filed_by_maker"}


@pytest.mark.parametrize(
    ("before", "opens"),
    [
        (None, False),
        (("evaluate", {"evaluation": "lapse", "report": "不再需要"}), False),
        (("evaluate", {"evaluation": "keep", "report": "仍需执行"}), True),
        (("order_reissue", {"reason": "清理"}), True),
    ],
)
def test_published_again_only_after_evaluation_or_clean_up(
    county: County, before: tuple[str, dict[str, Any]] | None, opens: bool
) -> None:
    document, on, told = a_document(county, "publish"), d(12, 1, 2025), {"renewed_from": d(1, 5, 2026)}
    if before:
        actor = county.clerk if before[0] == "evaluate" else county.head
        engine.take(before[0], document, actor, before[1], on)
    if opens:
        changed = refused("renew", document, county.head, {**told, "changed": True}, on)
        assert changed.codes == {NO_REVIEW}
        assert engine.take("renew", document, county.head, told, on).stage == "renewed"
    else:
        assert refused("renew", document, county.head, told, on).codes == {EVALUATION}


@pytest.mark.parametrize("step", ["keep_valid", "order_reissue", "renew"])
def test_what_has_run_out_is_not_kept_alive(county: County, step: str) -> None:
    document = existing(county, expires_on=d(5, 31))
    told = {"renewed_from": d(7, 1)} if step == "renew" else {"reason": "清理"}
    assert "house.still_running" in refused(step, document, county.head, told, d(6, 1)).codes
    if step != "renew":
        assert engine.take(step, document, county.head, told, d(5, 31)).cleaned_on == d(5, 31)


def test_what_was_never_published_is_not_kept_valid(county: County) -> None:
    why = refused("keep_valid", existing(county, announced_on=None), county.head, {"reason": "清理"}, d(6, 1))
    assert why.codes == {"decision.normative_published"}
    assert "第六十四条第二款" in str(why)
    assert engine.take("keep_valid", existing(county, 2), county.head, {"reason": "清理"}, d(6, 1)).cleaned_on


def test_documents_of_this_year_are_not_entered_as_existing(county: County) -> None:
    with pytest.raises(Refused) as caught:
        existing(county, issued_on=d(1, 4), announced_on=d(1, 5))
    assert caught.value.codes == {"house.existing_means_earlier"}
    assert existing(county, issued_on=d(12, 31, 2020), announced_on=d(1, 4)).origin == "existing"


def test_days_of_a_document_follow_one_another(county: County) -> None:
    with pytest.raises(Refused) as caught:
        existing(county, announced_on=date(2018, 5, 1))
    assert caught.value.codes == {"house.days_in_order"}
    document = existing(county, 2)
    told = {"renewed_from": d(6, 1), "renewed_until": d(5, 1)}
    assert "house.days_in_order" in refused("renew", document, county.head, told, d(3, 1)).codes


def test_a_reissue_comes_from_a_renewal_only(county: County) -> None:
    document = existing(county)
    told = {"title": "冒充", "predecessor": document, "subject_class": "01", "effective_on": d(6, 1)}
    codes = refused("reissue", NormativeDocument, county.head, told, d(3, 1)).codes
    assert codes == {"follows"}
