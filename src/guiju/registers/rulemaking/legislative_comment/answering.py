"""研究、汇总、回复: each opinion is weighed, the reply is signed by another, what the lawmaker made of it is told back."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.rulemaking.legislative_comment import gates
from guiju.registers.rulemaking.legislative_comment.collecting import OPEN, STAFF
from guiju.registers.rulemaking.legislative_comment.columns import LegislativeCommentColumns as Of
from guiju.registers.rulemaking.legislative_comment.columns import LegislativeOpinion

WEIGHING = rows.of_each("weighing", "研究意见", LegislativeOpinion, "weighed", optional=("because",))
FATES = rows.of_each(
    "fates", "采纳结果", LegislativeOpinion, "fate", dates=("told_on",), among=lambda row: row.went_out
)
TEXT = asks.words("text", "总体意见", longest=4000)


def going_out(facts: Facts) -> list[Any]:
    return [row for row in facts.parts("opinions") if row.went_out]


def replied(facts: Facts) -> dict[str, Any]:
    """The first reply counts: what was told in time is not late for being added to."""
    told = {"sent": len(going_out(facts))}
    if facts["replied_on"] is not None:
        return told
    return {**told, "replied_on": facts.on, "replied_in_time": facts.on <= facts["reply_by"]}


def letter(facts: Facts) -> dict[str, Any]:
    return {"opinions": going_out(facts), "text": facts.ever("text")}


STEPS = (
    Step("weigh", "研究意见", since=OPEN, asks=(WEIGHING,), gates=(gates.REASONS,), **STAFF),
    Step(
        "merge",
        "汇总意见",
        since=OPEN,
        to="merged",
        asks=(TEXT,),
        gates=(rows.every(WEIGHING, "每条意见应当研究处理"), *gates.HEARD),
        help_text="没有意见的，在总体意见中写明。",
        **STAFF,
    ),
    Step("rework", "退回重新研究", since="merged", to="collecting", by=(Role.HEAD,), asks=(asks.REASON,)),
    Step(
        "reply",
        "签发回复",
        since="merged",
        to="replied",
        by=(Role.HEAD,),
        sets=replied,
        gates=(gates.SIGNED,),
        writes=Writes("reply", "关于立法征求意见的复函", also=letter),
    ),
    Step(
        "reopen",
        "补充征集",
        since="replied",
        to="collecting",
        asks=(asks.REASON,),
        help_text="回复以后又有意见的，补充征集并再次回复；按期与否仍看首次回复。",
        **STAFF,
    ),
    Step(
        "feed_back",
        "公布意见处理情况",
        since=("replied", "closed"),
        asks=(Of.feedback,),
        gates=(gates.WAS_SHOWN,),
        publishes=True,
        **STAFF,
    ),
    Step("tell_fates", "登记采纳结果", since=("replied", "closed"), asks=(FATES,), **STAFF),
    Step("close", "办结归档", since="replied", to="closed", sets={"outcome": "已回复"}, **STAFF),
    Step(
        "withdraw",
        "来文机关撤回",
        since=("received", "collecting", "merged"),
        to="withdrawn",
        asks=(asks.REASON,),
        sets={"outcome": "来文机关撤回"},
        withdraws=True,
        **STAFF,
    ),
    Step(
        "unpublish",
        "撤回公开",
        since=("collecting", "merged", "replied", "closed"),
        withdraws=True,
        asks=(asks.REASON,),
        **STAFF,
    ),
)
