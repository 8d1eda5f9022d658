"""How a review usually goes: nothing wrong; an opinion taken and the document put right, declined and decided above; a draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.db.models import Q

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling, open_places
from guiju.kernel.offices.people import Agency
from guiju.registers.rulemaking.document_review import DocumentReview
from guiju.registers.rulemaking.document_review.choices import (
    Conclusion,
    Decision,
    Draft,
    Ground,
    Origin,
    Remedy,
    Response,
    Reviewer,
)
from guiju.registers.rulemaking.document_review.examining import REPLIES
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.registers.rulemaking.normative_document.choices import Origin as Source


def document_of(agency: Agency, at: Telling) -> Any:
    """A document in force of an agency, published and filed by then, that nobody has reviewed yet."""
    unfit = Q(reviews__isnull=False) | Q(filed_on__gt=at.on) | Q(announced_on__gt=at.on)
    left_out = set(NormativeDocument.objects.filter(unfit, agency=agency).values_list("pk", flat=True))
    there = at.finds(NormativeDocument, replace(at, agency=agency), len(left_out) + 1)
    return next(document for document in there if document.pk not in left_out)


def origin(at: Telling) -> Origin:
    """What its maker filed was filed, and so was what was issued before it could be filed here."""
    document = at["document"]
    return Origin.FILED if document.filed_on or document.origin == Source.EXISTING else Origin.SPECIAL


def of_department(at: Telling) -> Any:
    return document_of(at.place.department, at)


def of_government(at: Telling) -> Any:
    return document_of(at.place.government, at)


def maker(at: Telling) -> Agency:
    document = at["document"]
    found: Agency = document.agency if document is not None else at["maker"]
    return found


def sent_on(at: Telling) -> Any:
    """The day on which it was filed, where its maker filed it here; that of an older one is told."""
    return (at["document"].filed_on or at.on) if at["origin"] == Origin.FILED else None


def put_right(at: Telling) -> bool:
    return at["document"] is not None and at["response"] != Response.NONE


def replies(at: Telling) -> list[dict[str, Any]]:
    waiting = open_places(REPLIES, at) if at.record is not None else range(len(at.said["inquiries"]))
    return [{"nth": n, "reply": f"没有不同意见{MARK}"} for n in waiting]


ISSUE = {
    "clause": "第五条",
    "ground": Ground.UPPER,
    "basis": f"某某条例第十条{MARK}",
    "finding": f"增设的条件没有依据，建议删去{MARK}",
}
WRONG: dict[str, Any] = {"conclusion": Conclusion.CHANGES, "written": True, "issues": [ISSUE]}
TAKEN_IN = ("receive_filing", "accept" @ days(1, 3))
DRAFT_IN = ("receive_draft", "accept" @ days(0, 2))
CLEARED = ("conclude" @ days(3, 12), "clear" @ days(1, 3))
FOUND_WRONG = ("conclude" @ days(3, 12)).saying(**WRONG)
OBJECTED = (*TAKEN_IN, FOUND_WRONG, "issue" @ days(1, 3), "deliver" @ days(0, 2))
DECLINED = ("answer" @ days(5, 15)).saying(response=Response.NONE)
DRAFT_OBJECTED = (*DRAFT_IN, FOUND_WRONG, "issue" @ days(0, 2), "deliver" @ days(0, 1))

LIFE = Life(
    DocumentReview,
    keeper=Keeper.BUREAU,
    usual={
        "receive_filing": {
            "document": of_department,
            "origin": origin,
            "sent_on": sent_on,
            "complete": True,
            "reviewed_before": True,
        },
        "receive_draft": {
            "title": lambda at: f"关于第{at.rng.randrange(1, 10**5)}号工作的实施方案{MARK}",
            "maker": lambda at: at.place.department,
            "draft_kind": Draft.PLAN,
            "complete": True,
        },
        "receive_opinion": {
            "document": of_government,
            "reviewer": Reviewer.CONGRESS,
            "letter": lambda at: f"备审〔{at.on.year}〕{at.rng.randrange(1, 10**6)}号{MARK}",
            "issues": [ISSUE],
        },
        "ask_papers": {"missing": f"缺少合法性审核意见{MARK}", "supplement_by": lambda at: at.day(10)},
        "add_papers": {"complete": True},
        "refuse": {"reason": f"不属于规范性文件{MARK}"},
        "accept": {"examiner": f"备案审查人员{MARK}", "examine_by": lambda at: at.day(45)},
        "prolong": {
            "examine_by": lambda at: (at["examine_by"] or at.on) + timedelta(days=20),
            "reason": f"需要专家论证{MARK}",
        },
        "inquire": {
            "inquiries": lambda at: [
                {"whom": f"有关部门{MARK}", "question": f"第五条的依据{MARK}", "due_on": at.day(10)}
            ]
        },
        "note_replies": {"inquiries": replies},
        "transfer": {"organ": f"上一级人民政府{MARK}", "reason": f"联合制定的文件由上级审查{MARK}"},
        "conclude": {"conclusion": Conclusion.LAWFUL, "written": False, "issues": []},
        "rework": {"reason": f"请核对上位法条款{MARK}"},
        "terminate": {"reason": f"文件已经终止、撤回{MARK}"},
        "deliver": {
            "handler": lambda at: None if maker(at) == at.agency else maker(at),
            "answer_by": lambda at: at.day(30),
        },
        "answer": {
            "response": Response.FULL,
            "measures": f"采纳，按意见修改{MARK}",
            "remedy": lambda at: Remedy.REPEAL if put_right(at) else "",
            "correct_by": lambda at: at.day(60) if put_right(at) else None,
        },
        "ask_again": {"reason": f"请写明纠正的安排{MARK}"},
        "confirm": {"checked": f"已经核实{MARK}"},
        "take_back": {"reason": f"制定机关的说明成立{MARK}"},
        "refer": {"advice": f"建议责令改正{MARK}"},
        "decide": {
            "decision": Decision.UPHOLD,
            "basis": f"政府常务会议纪要第3期{MARK}",
            "reason": f"该条款有上位法依据{MARK}",
        },
        "unpublish": {"reason": f"信息有误{MARK}"},
    },
    ways={
        "usual": Way("备案审查，未发现问题", *TAKEN_IN, *CLEARED, share=70),
        "draft": Way("送审文件，口头意见", *DRAFT_IN, *CLEARED, share=10),
        "draft_opinion": Way(
            "送审文件，书面意见并采纳", *DRAFT_OBJECTED, "answer" @ days(1, 5), "confirm" @ days(0, 2), share=10
        ),
        "answered": Way(
            "征求意见后提出问题，退回研究，不采纳后撤回意见",
            *(*TAKEN_IN, "inquire" @ days(1, 3), "prolong" @ days(1, 3), "note_replies" @ days(1, 5), FOUND_WRONG),
            *("rework" @ days(0, 2), FOUND_WRONG, "issue" @ days(1, 3), "deliver" @ days(0, 2), DECLINED),
            "take_back" @ days(1, 5),
            share=3,
        ),
        "again": Way(
            "重新反馈，报请政府处理",
            *(*OBJECTED, "answer" @ days(5, 15), "ask_again" @ days(1, 3), "deliver" @ days(0, 2), DECLINED),
            *("refer" @ days(1, 5), "decide" @ days(5, 15)),
            share=2,
        ),
        "revoked": Way(
            "报请政府撤销",
            *(*OBJECTED, DECLINED, "refer" @ days(1, 5), ("decide" @ days(5, 15)).saying(decision=Decision.REVOKE)),
            *("publish" @ days(1, 5), "unpublish" @ days(5, 20)),
            share=1,
        ),
        "supplemented": Way(
            "补充材料",
            "receive_filing",
            "ask_papers" @ days(1, 2),
            "add_papers" @ days(2, 5),
            "accept",
            *CLEARED,
            share=3,
        ),
        "above": Way(
            "上级、人大的审查意见",
            *("receive_opinion", "deliver" @ days(0, 2), DECLINED, "confirm" @ days(5, 20)),
            share=1,
        ),
        "refused": Way("不予备案登记", "receive_filing", "refuse" @ days(1, 5)),
        "transferred": Way("移送", *TAKEN_IN, "transfer" @ days(1, 5)),
        "withdrawn": Way("送审单位撤回", *DRAFT_IN, "terminate" @ days(1, 5)),
    },
)
