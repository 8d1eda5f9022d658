"""复查、复核: asked for within thirty days, decided within thirty, and after that it is ended (信访工作条例 2022 arts. 35, 36)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Clock, Fork, Step
from guiju.registers.disputes.visit import gates
from guiju.registers.disputes.visit.choices import Reviewed
from guiju.registers.disputes.visit.columns import VisitColumns as Of
from guiju.registers.disputes.visit.receiving import DESK, NOT_FORWARDED


def reviewed(facts: Facts) -> dict[str, Any]:
    """What was set aside is to be forwarded or taken up anew, and nobody has answered it; what stands is where it was."""
    anew = {**NOT_FORWARDED, "replied_on": None, "served_on": None} if facts["review_result"] == Reviewed.REDO else {}
    return {"reviewed_on": facts.on, **anew}


RECHECK: dict[str, Any] = {
    "to": "rechecked",
    "by": DESK,
    "asks": (Of.recheck_result, asks.words("reasons", "复核意见的内容和依据")),
    "dates": (Of.rechecked_on,),
    "decides": (Of.recheck_result,),
    "set_right_by": ("recheck_again",),
}

STEPS = (
    Step(
        "ask_review",
        "登记复查请求",
        since="served",
        to="reviewing",
        asks=(Of.reviewer,),
        gates=gates.REVIEW,
        help_text="发生日期为复查机关收到请求之日；复查机关为原办理单位的上一级机关、单位。",
    ),
    Step(
        "review",
        "登记复查意见",
        since="reviewing",
        to=Fork(
            Of.review_result, {Reviewed.UPHELD: "reviewed", Reviewed.CHANGED: "reviewed", Reviewed.REDO: "received"}
        ),
        by=DESK,
        asks=(Of.review_result, asks.words("reasons", "复查意见的内容和依据")),
        sets=reviewed,
        decides=(Of.review_result,),
        help_text="撤销、重新办理的，重新转送或者受理，办理期限重新起算。",
    ),
    Step(
        "deliver_review",
        "登记信访人收到复查意见",
        since="reviewed",
        to="review_served",
        asks=(asks.words("delivery", "送达方式和签收情况", longest=200),),
        dates=(Of.review_served_on,),
    ),
    Step(
        "ask_recheck",
        "登记复核请求",
        since="review_served",
        to="rechecking",
        asks=(Of.rechecker,),
        gates=gates.RECHECK,
    ),
    Step(
        "open_hearing",
        "听证开始",
        since="rechecking",
        asks=(asks.words("subject", "听证的事项", longest=300),),
        gates=(gates.NO_HEARING_YET,),
        help_text="听证所需时间不计算在复核期限内。",
    ),
    Step(
        "close_hearing",
        "听证结束",
        since="rechecking",
        asks=(asks.words("heard_there", "听证情况", longest=1000),),
        gates=(gates.HEARING_OPEN,),
    ),
    Step("recheck", "登记复核意见", since="rechecking", **{**RECHECK, "gates": (gates.HEARING_OVER,)}),
    Step("recheck_again", "更正复核意见", since="rechecked", **RECHECK),
)
CLOCKS = (
    Clock("petition.review.decide", starts="ask_review", met_by="review"),
    Clock(
        "petition.recheck.decide",
        starts="ask_recheck",
        met_by="recheck",
        pauses=(("open_hearing", "close_hearing"),),
    ),
)
