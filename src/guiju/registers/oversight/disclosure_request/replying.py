"""答复和以后: the reply by its outcome, one made anew, the suggestion to make it public to all (条例 arts. 36 to 40, 44, 51)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.disclosure_request import articles, gates, reply_gates
from guiju.registers.oversight.disclosure_request.columns import DisclosureRequestColumns as Of
from guiju.registers.oversight.disclosure_request.receiving import ANYBODY

BY_OUTCOME = (
    asks.maybe(asks.reason("理由"), "不是予以公开的，应当说明。"),
    asks.maybe(
        asks.words("legal_ground", "定密依据、法律条款或者会危及的安全", longest=300), "依法不予公开的，应当写明。"
    ),
    asks.maybe(Of.supply, "予以公开、部分公开的，应当选择。"),
    asks.maybe(asks.words("where", "获取的方式、途径和时间", longest=300)),
    asks.maybe(Of.form_given),
    asks.maybe(asks.words("why_other_form", "未按要求形式提供的原因", longest=300)),
    asks.maybe(asks.words("help", "为阅读困难、视听障碍者提供的帮助", longest=200)),
    asks.maybe(Of.not_held, "不掌握的，应当选择。"),
    asks.maybe(asks.words("search", "检索的范围、方式和结果", longest=500)),
    asks.maybe(Of.competent_organ),
    asks.yes("organ_unknown", "不能确定负责公开的机关"),
    asks.maybe(Of.earlier_number, "重复申请的，应当填写。"),
    asks.maybe(asks.upload("earlier_reply", "此前的答复书"), "此前的申请不在本台账的，应当上传。"),
    asks.maybe(asks.upload("supplied_copy", "提供的信息")),
)
REPLY: dict[str, Any] = {
    "to": "answered",
    "by": (Role.HEAD,),
    "gates": reply_gates.REPLIED,
    "confirms": reply_gates.POINTS,
    "writes": Writes("reply", "政府信息公开申请答复书", also=articles.cited),
}
DECIDED = ("reason", "legal_ground", Of.supply, "where", Of.not_held, Of.competent_organ)


def usual_term(facts: Facts) -> Any:
    """Twenty working days where whoever ordered it set no other."""
    return facts.due(gates.REPLY, facts.on)


STEPS = (
    Step(
        "reply",
        "答复申请人",
        since=("handling", "explaining"),
        asks=(Of.outcome, *BY_OUTCOME),
        sets={"in_time": gates.in_time},
        dates=(Of.ended_on,),
        decides=(Of.outcome, *DECIDED),
        set_right_by=("reply_again",),
        help_text="能够当场答复的当场答复。既有公开又有不予公开内容的，只选“部分公开”。",
        **REPLY,
    ),
    Step(
        "redo",
        "重新办理",
        since=("answered", "abandoned"),
        to="again",
        asks=(
            Of.ordered_by,
            asks.words("order", "决定、判决文号和要求", longest=300),
            asks.usually(asks.ahead(Of.redo_by), usual_term),
        ),
        sets={"review": ""},
        gates=(gates.term_ahead("redo_by"),),
        help_text="未确定期限的，自收到之日起二十个工作日内重新答复；年度报告仍按首次办理结果统计。",
    ),
    Step(
        "reply_again",
        "重新答复",
        since="again",
        asks=(Of.new_outcome, *BY_OUTCOME),
        dates=(Of.answered_again_on,),
        decides=(Of.new_outcome, *DECIDED),
        set_right_by=("reply_again",),
        **REPLY,
    ),
    Step(
        "suggest",
        "建议纳入主动公开",
        since="answered",
        by=ANYBODY,
        asks=(asks.words("why_public", "建议的理由", longest=1000),),
        gates=(gates.SUPPLIED_BEFORE,),
    ),
    Step(
        "answer_suggestion",
        "审核主动公开建议",
        since="answered",
        by=(Role.HEAD,),
        asks=(Of.suggestion, asks.REASON),
        gates=(gates.SUGGESTED,),
        confirms=("disclosure.suggested",),
        decides=(Of.suggestion, "reason"),
        help_text="属于主动公开范围的，及时主动公开。",
    ),
)
