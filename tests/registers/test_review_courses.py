"""合法性审查: whose opinion it is. Drafted, signed off by the head of the organ that took it on, and signed anew whenever it is
drafted anew (决策条例 arts. 25–28): lawful courses in a line each, unlawful ones refused at their last step.

A course is told in words, a day each from Monday 2024-03-04 on; ``own`` is the agency that sends, else the justice bureau.
"""

from __future__ import annotations

from typing import Any

import pytest

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.people import Role
from guiju.registers.decisions.legality_review import LegalityReview
from guiju.registers.decisions.legality_review.choices import Adoption, Conclusion, Decider, Finding, Lawyer, Subject
from tests.people import County
from tests.reaching_back import folds_to_itself
from tests.registers.test_legality_review import COUNSEL, DRAFT, Desk, d

CONTRACT = {"decider": Decider.AGENCY, "subject": Subject.CONTRACT}
ANEW = {"basis": "价格法", "procedure_told": "已听证", "wanted_by": d(29)}
PUBLIC = {"counsel_opinions": [{"name": "赵某", "lawyer": Lawyer.PUBLIC, "opinion": "可行"}]}
LATER = {"wanted_by": d(28), "reason": "案情复杂，已与送审单位商定"}
TOLD: dict[str, dict[str, Any]] = {
    "send": {"wanted_by": d(15)},
    "send_back": {"lacking": "依据文本"},
    "complete": {"supplement": DRAFT, **ANEW},
    "take_on": {"reviewers": "李某"},
    "reassign": {"reviewers": "王某", "reason": "李某休假"},
    "hear_counsel": COUNSEL,
    "put_off": LATER,
    "hand_back": {"reason": "请核实依据"},
    "reconsider": {"reason": "上位法修改", "wanted_by": d(29)},
    "adjust": {"adoption": Adoption.ALL, "changes": "已改", "adjusted_draft": DRAFT},
    "send_again": {"new_draft": DRAFT, "changes": "价格另定", **ANEW},
    "report_adoption": {"adoption": Adoption.ALL, "what_became": "已提交"},
    "withdraw": {"reason": "不再推进"},
}
SHORT = {
    "back": "send_back",
    "take": "take_on",
    "counsel": "hear_counsel",
    "handback": "hand_back",
    "again": "send_again",
    "report": "report_adoption",
}
SENDERS = ("send", "complete", "adjust", "send_again", "report_adoption", "withdraw")
SAID: dict[str, dict[str, Any]] = {
    "own": {},
    "contract": CONTRACT,
    "reform": {"exploratory": True},
    "public": PUBLIC,
    "partly": {"adoption": Adoption.PARTLY, "why_not": "另有依据", "wanted_by": d(29)},
    "risk": {"risk": "尚无上位法依据"},
    "until": {"valid_until": d(12)},
    "sooner": {"wanted_by": d(14)},
    "unreasoned": {"reason": ""},
}


def go(desk: Desk, word: str, day: int) -> None:
    """One word of a course: a step, after colons whose, or what it says: ``draft:unlawful:risk``, ``sign:lawful:own``."""
    verb, *rest = word.split(":")
    own, bare = "own" in rest, [one for one in rest if one in set(Conclusion)]
    said: dict[str, Any] = {name: value for one in rest if one in SAID for name, value in SAID[one].items()}
    if verb == "draft":
        drafter = desk.county.actor(desk.county.bureau, Role.LEGAL, Role.HEAD) if "both" in rest else None
        desk.draft(Conclusion(bare[0]), d(day), desk.own_legal if own else drafter, **said)
        return
    if verb == "sign":
        both = desk.county.actor(desk.county.bureau, Role.LEGAL, Role.HEAD) if "both" in rest else desk.signer
        desk.sign(Conclusion(bare[0]), d(day), desk.own_head if own else desk.reviewer if "clerk" in rest else both)
        return
    step = SHORT.get(verb, verb)
    if step == "send":
        desk.send(d(day), **TOLD["send"] | said)
        return
    legal = desk.own_legal if own else desk.reviewer
    head = desk.own_head if own else desk.signer
    who = desk.clerk if step in (*SENDERS, "put_off") else head if step == "hand_back" else legal
    desk.take(step, who, d(day), **TOLD[step] | said)


def led(desk: Desk, course: str) -> tuple[str, int]:
    """All but the last word taken, a day each; the last word and its day."""
    *before, last = course.split()
    for n, word in enumerate(before):
        go(desk, word, 4 + n)
    return last, 4 + len(before)


@pytest.fixture
def desk(county: County) -> Desk:
    return Desk(county)


HEARD = "send take counsel"
OWN = "send:contract take:own"
LAWFUL = [
    (f"{HEARD} draft:lawful sign:lawful", "cleared"),
    (f"{HEARD} draft:changes sign:changes adjust", "cleared"),
    (f"{HEARD} draft:changes sign:changes adjust:partly draft:lawful sign:lawful report", "closed"),
    (f"{HEARD} draft:unlawful handback draft:changes sign:changes", "changing"),
    (f"{HEARD} draft:unlawful draft:lawful sign:lawful", "cleared"),
    (f"{HEARD} draft:lawful counsel:public draft:changes sign:changes", "changing"),
    (f"{HEARD} reassign draft:lawful sign:lawful", "cleared"),
    (f"{HEARD} put_off draft:lawful sign:lawful", "cleared"),
    ("send take counsel:public draft:lawful sign:lawful", "cleared"),
    ("send back complete take counsel draft:lawful sign:lawful", "cleared"),
    ("send take back complete take counsel draft:lawful sign:lawful", "cleared"),
    (f"{HEARD} draft:lawful withdraw", "withdrawn"),
    (f"{HEARD} draft:lawful sign:lawful again take counsel draft:unlawful sign:unlawful", "failed"),
    (f"{HEARD} draft:lawful sign:lawful reconsider draft:unlawful sign:unlawful", "failed"),
    (f"{HEARD} draft:unlawful sign:unlawful reconsider draft:lawful sign:lawful", "cleared"),
    (f"{OWN} draft:lawful:own sign:lawful:own report", "closed"),
    ("send:contract take draft:lawful sign:lawful", "cleared"),
    (f"{HEARD} draft:lawful:until sign:lawful", "cleared"),
    ("send:reform take counsel draft:unlawful:risk sign:unlawful", "failed"),
    (f"{OWN} back:own complete take:own draft:lawful:own sign:lawful:own", "cleared"),
]
SIGNED_BY_OTHERS = "审签人员不得与送审、修改、拟具审查意见的人员相同"
OUT_OF_ORDER = "当前阶段|不能办理"
UNLAWFUL = [
    # Whose it is
    (f"{HEARD} draft:lawful:both sign:lawful:both", SIGNED_BY_OTHERS),
    (f"{HEARD} draft:lawful sign:lawful:clerk", "负责人"),
    (f"{HEARD} draft:lawful sign:lawful:own", "由政府负责合法性审查的部门审查.*第二十五条第一款"),
    (f"{OWN} draft:lawful:own sign:lawful", "由资兴市某局受理审查，应当由该机构办理"),
    (f"{OWN} draft:lawful", "由资兴市某局受理审查"),
    ("send:contract take draft:lawful:own", "由资兴市司法局受理审查"),
    (f"{OWN} counsel", "由资兴市某局受理审查"),
    (f"{OWN} reassign", "由资兴市某局受理审查"),
    (f"{OWN} draft:lawful:own handback", "由资兴市某局受理审查"),
    (f"{OWN} draft:lawful:own sign:lawful:own reconsider", "由资兴市某局受理审查"),
    # What is signed
    (f"{HEARD} sign:lawful", OUT_OF_ORDER),
    (f"{HEARD} draft:unlawful sign:lawful", "所拟具的结论是“不合法”，与审签的“合法”不一致"),
    (f"{HEARD} draft:lawful draft:changes sign:lawful", "所拟具的结论是“应当修改”"),
    (f"{HEARD} draft:lawful handback sign:lawful", OUT_OF_ORDER),
    (f"{HEARD} draft:lawful counsel sign:lawful", OUT_OF_ORDER),
    (f"{HEARD} draft:lawful sign:lawful sign:lawful", OUT_OF_ORDER),
    (f"{HEARD} draft:lawful sign:lawful draft:unlawful", OUT_OF_ORDER),
    (f"{HEARD} draft:lawful sign:lawful handback", OUT_OF_ORDER),
    (f"{HEARD} draft:lawful sign:lawful reconsider sign:lawful", OUT_OF_ORDER),
    (f"{HEARD} draft:lawful reassign", OUT_OF_ORDER),
    ("send:reform take counsel draft:unlawful", "应当明示法律风险"),
    ("send take draft:lawful", "尚未组织法律顾问"),
    ("send take back complete take draft:lawful", "尚未组织法律顾问"),
    # What comes of it
    (f"{HEARD} draft:lawful report", OUT_OF_ORDER),
    (f"{HEARD} draft:changes adjust", OUT_OF_ORDER),
    (f"{HEARD} draft:unlawful again", OUT_OF_ORDER),
    (f"{HEARD} draft:lawful back", OUT_OF_ORDER),
    (f"{HEARD} put_off:sooner", "只能延后"),
    (f"{HEARD} put_off:unreasoned", "理由"),
    (f"{HEARD} draft:lawful sign:lawful put_off", OUT_OF_ORDER),
]


@pytest.mark.parametrize(("course", "stage"), LAWFUL)
def test_lawful_courses_lead_to_their_end(desk: Desk, course: str, stage: str) -> None:
    go(desk, *led(desk, course))
    assert desk.record.stage == stage
    assert desk.record.cleared_by(d(28)) is ((stage == "cleared" and "until" not in course) or "risk" in course)
    assert folds_to_itself(desk.record)


@pytest.mark.parametrize(("course", "words"), UNLAWFUL)
def test_unlawful_courses_are_refused_at_their_last_step(desk: Desk, course: str, words: str) -> None:
    last, day = led(desk, course)
    with pytest.raises(Refused, match=words):
        go(desk, last, day)


def test_an_opinion_whose_term_ran_out_while_it_waited_is_not_signed(desk: Desk) -> None:
    go(desk, *led(desk, f"{HEARD} draft:lawful:until"))
    with pytest.raises(Refused, match="早于出具日期2024-03-13"):
        desk.sign(Conclusion.LAWFUL, d(13))
    desk.sign(Conclusion.LAWFUL, d(12))


def test_a_draft_opens_nothing_and_is_no_paper_until_it_is_signed(desk: Desk) -> None:
    desk.heard().draft(Conclusion.LAWFUL, d(7), on_power="由市政府决定")
    assert not desk.record.cleared_by(d(8)) and desk.record.concluded_on is None
    assert desk.record.why_not(d(8)) == "待审签" and not Paper.objects.filter(kind="review_opinion").exists()
    assert not LegalityReview.objects.filter(LegalityReview.choosable(d(8)), pk=desk.record.pk).exists()
    assert [row.due_on for row in ClockRow.objects.all() if row.running] == [d(13)]
    sheet = Paper.objects.get(kind="signing_sheet").content.decode().replace("\\", "")
    assert "由市政府决定" in sheet and "王律师（法律顾问）：可行" in sheet and "审签：" in sheet
    desk.sign(Conclusion.LAWFUL, d(8))
    text = Paper.objects.get(kind="review_opinion").content.decode()
    assert desk.record.cleared_on == desk.record.concluded_on == desk.record.opined_on == d(8)
    assert "由市政府决定" in text and "法定权限：符合" in text and "2024年3月8日" in text
    assert not [row for row in ClockRow.objects.all() if row.running]


def test_what_is_signed_is_what_was_drafted_last(desk: Desk) -> None:
    desk.heard().draft(Conclusion.UNLAWFUL, d(7), on_content="与价格法不符", risk="无")
    desk.draft(Conclusion.CHANGES, d(8), on_content="第三条应当修改", procedure=Finding.NOT)
    desk.sign(Conclusion.CHANGES, d(8))
    text = Paper.objects.get(kind="review_opinion").content.decode()
    assert "第三条应当修改" in text and "与价格法不符" not in text and "法定程序：不符合" in text


def test_the_day_on_which_it_is_due_moves_with_the_senders_consent(desk: Desk) -> None:
    go(desk, *led(desk, f"{HEARD} put_off"))
    assert [row.due_on for row in ClockRow.objects.all() if row.running] == [d(28)]
    assert desk.record.wanted_by == d(28)


@pytest.mark.parametrize(
    ("course", "offered"),
    [
        (f"{HEARD} reassign", None),
        (f"{HEARD} draft:unlawful", "见所附意见"),
        (f"{HEARD} draft:unlawful handback", "见所附意见"),
        (f"{HEARD} draft:unlawful counsel", "见所附意见"),
        (f"{HEARD} draft:unlawful sign:unlawful reconsider", None),
    ],
)
def test_a_draft_that_is_mended_is_not_told_all_over(desk: Desk, course: str, offered: str | None) -> None:
    go(desk, *led(desk, course))
    asked = {ask.name: ask for ask in LegalityReview.procedure.steps["conclude"].asked}
    facts = Facts(desk.record, d(28), desk.reviewer)
    assert asked["on_content"].offered(facts) == offered
    assert asked["conclusion"].offered(facts) == (Conclusion.UNLAWFUL if offered else None)
