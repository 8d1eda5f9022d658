"""办理中: corrections, reasons asked for, longer terms, the fee for excess, the review before release.

条例 (2019) arts. 17, 30, 33, 35, 42.
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.disclosure_request import gates
from guiju.registers.oversight.disclosure_request.choices import Outcome
from guiju.registers.oversight.disclosure_request.columns import DisclosureRequestColumns as Of
from guiju.registers.oversight.disclosure_request.consulting_gates import NONE_WAITED_FOR
from guiju.registers.oversight.disclosure_request.receiving import ANYBODY

PAY = "disclosure.fee.pay"
EXPLANATION = asks.words("explanation", "说明的理由")
CORRECTED = (
    asks.words("corrected", "补正的内容"),
    asks.maybe(asks.upload("correction_papers", "补正的材料")),
)


def last_day_to_pay(facts: Facts) -> Any:
    return facts.due(PAY, facts.on)


STEPS = (
    Step(
        "request_correction",
        "告知补正",
        since="handling",
        to="lacking",
        asks=(asks.words("missing", "需要补正的事项"), asks.ahead(Of.correct_by)),
        gates=(gates.ASKED_ONCE, gates.EARLY_ENOUGH, gates.term_ahead("correct_by"), NONE_WAITED_FOR),
        writes=Writes("correction", "政府信息公开申请补正告知书"),
        decides=("missing", Of.correct_by),
        help_text="内容不明确的给予指导和释明，七个工作日内一次性告知；答复期限自收到补正的申请之日起计算。",
    ),
    Step("submit_correction", "收到补正", since="lacking", to="handling", by=ANYBODY, asks=CORRECTED),
    Step(
        "give_up",
        "逾期不补正，不再处理",
        since="lacking",
        to="abandoned",
        by=(Role.SYSTEM,),
        sets={"outcome": Outcome.NOT_CORRECTED},
        dates=(Of.ended_on,),
        gates=(gates.over("correct_by", "disclosure.given_up"),),
    ),
    Step(
        "resume",
        "有正当理由逾期补正，恢复办理",
        since="abandoned",
        to="handling",
        asks=(asks.REASON, *CORRECTED),
        sets={"outcome": "", "ended_on": None},
        gates=(gates.NOT_CORRECTED,),
        help_text="逾期有正当理由的不视为放弃；答复期限自收到补正的申请之日起计算。",
    ),
    Step(
        "ask_reasons",
        "要求说明申请理由",
        since="handling",
        to="explaining",
        asks=(asks.words("excess", "申请数量、频次明显超过合理范围的情况"), asks.ahead(Of.explain_by)),
        gates=(gates.term_ahead("explain_by"),),
        writes=Writes("reasons", "说明申请理由告知书"),
        decides=("excess", Of.explain_by),
        help_text="所用时间不从答复期限中扣除。",
    ),
    Step("explain", "收到说明的理由", since="explaining", to="handling", by=ANYBODY, asks=(EXPLANATION,)),
    Step(
        "delay",
        "确定延迟答复的期限",
        since="handling",
        by=(Role.HEAD,),
        asks=(asks.ahead(Of.delayed_until), asks.REASON),
        gates=(gates.EXPLAINED, gates.NOT_OVER, gates.LATER, NONE_WAITED_FOR),
        writes=Writes("delay", "延迟答复告知书"),
        decides=(Of.delayed_until, "reason"),
        set_right_by=("delay",),
        help_text="申请理由合理、但是数量过多不能按期答复的，确定合理期限并告知申请人。",
    ),
    Step(
        "extend",
        "延长答复期限",
        since=("handling", "explaining"),
        by=(Role.HEAD,),
        asks=(asks.number("extension_length", "延长的工作日数", least=1, most=20), asks.REASON),
        gates=(gates.EXTENDED_ONCE,),
        writes=Writes("extension", "延期答复告知书"),
        decides=("extension_length", "reason"),
        help_text="由政府信息公开工作机构负责人同意，并告知申请人，最长二十个工作日。",
    ),
    Step(
        "charge",
        "发出收费通知",
        since="handling",
        to="charged",
        by=(Role.HEAD,),
        asks=(Of.charge, Of.quantity, Of.fee, asks.words("charged_for", "超过合理范围的情况和计算方法")),
        gates=(*gates.FEE, gates.NOT_OVER, NONE_WAITED_FOR),
        writes=Writes("fee", "政府信息公开信息处理费收费通知"),
        decides=(Of.charge, Of.quantity, Of.fee, "charged_for"),
        help_text="按件计费的填同一申请人当月累计件数，按量计费的填页数。",
    ),
    Step(
        "serve_charge",
        "登记收费通知送达",
        since="charged",
        sets={"pay_by": last_day_to_pay},
        gates=(gates.NOTICE_SENT,),
        help_text="发生日期为申请人收到收费通知之日。",
    ),
    Step(
        "pay",
        "收到信息处理费",
        since="charged",
        to="handling",
        asks=(asks.words("payment", "缴费方式和票据号", longest=100),),
        dates=(Of.paid_on,),
        gates=(gates.NOTICE_SERVED,),
        help_text="答复期限自缴费的次日起重新计算。",
    ),
    Step(
        "leave_unpaid",
        "逾期未缴费，不再处理",
        since="charged",
        to="abandoned",
        by=(Role.SYSTEM,),
        sets={"outcome": Outcome.UNPAID},
        dates=(Of.ended_on,),
        gates=(gates.over("pay_by", "house.not_paid"),),
    ),
    Step(
        "review_release",
        "公开审查",
        since=("handling", "explaining", "again"),
        by=(Role.CLERK, Role.LEGAL),
        asks=(Of.review, asks.words("review_opinion", "审查意见", longest=1000)),
        confirms=("disclosure.doubt_reported",),
        edits=True,
        help_text="审查是否涉及国家秘密、危及安全稳定、商业秘密和个人隐私；不能确定的，先报请确定。",
    ),
)
