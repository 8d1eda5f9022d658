"""专家论证、风险评估、合法性审查、提请讨论: what a draft is put to before it goes to the meeting (决策条例 arts. 19 to 29)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.asks import Ask, as_ask
from guiju.kernel.declaring.called import called
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.grounds import held_by
from guiju.kernel.declaring.steps import Step
from guiju.kernel.offices.people import Role
from guiju.registers.decisions.major_decision import gates, hearing_gates
from guiju.registers.decisions.major_decision.choices import Risk
from guiju.registers.decisions.major_decision.columns import DecisionExpert
from guiju.registers.decisions.major_decision.columns import MajorDecisionColumns as Of
from guiju.registers.decisions.major_decision.forming import ABOUT, UNDERTAKER, undertaken

BEFORE_DISCUSSION = ("proposed", "listed", "started", "forming", "consulting", "reviewed", "submitted")
EXPERTS = asks.parts(
    "experts",
    "论证专家",
    DecisionExpert,
    "name",
    "opinion",
    optional=("unit", "signed", "disinterested"),
    dates=("argued_on",),
)


def review_chosen() -> Ask:
    """A review is of the office that sent it, which may be another's."""
    return replace(as_ask(Of.review), elsewhere=True)


def redrafted(facts: Facts) -> dict[str, Any]:
    """What was reviewed was another draft; a risk that was not under control is assessed anew."""
    anew = {"risk": "", "assessed_on": None, "assessor": ""} if facts["risk"] == Risk.UNCONTROLLABLE else {}
    return {"review": None, "submitted_on": None, **anew}


STEPS = (
    Step(
        "argue",
        "专家论证",
        since=("forming", "consulting"),
        dates=(Of.argued_on,),
        asks=(
            Of.argument,
            EXPERTS,
            asks.words("used", "论证意见的研究采纳情况"),
            asks.upload("argument_paper", "论证意见书"),
        ),
        gates=(gates.SIGNED, gates.DISINTERESTED),
        **UNDERTAKER,
    ),
    Step(
        "assess",
        "风险评估",
        since=("forming", "consulting"),
        dates=(Of.assessed_on,),
        asks=(
            Of.assessor,
            held_by(asks.words("departments", "听取有关部门意见情况"), "decision.risk_report"),
            held_by(asks.words("points", "风险点"), "decision.risk_report"),
            held_by(asks.words("measures", "风险防范措施和处置预案"), "decision.risk_report"),
            asks.upload("risk_report", "风险评估报告"),
            Of.risk,
        ),
        **UNDERTAKER,
    ),
    Step(
        "take_over",
        "采用已有的风险评估",
        since=("forming", "consulting"),
        dates=(Of.assessed_on,),
        asks=(
            Of.assessor,
            asks.words("which", "已有评价、评估的名称和依据"),
            asks.upload("risk_report", "风险评估报告"),
            Of.risk,
        ),
        help_text="按照有关规定已经对有关风险进行评价、评估的，不作重复评估。",
        **UNDERTAKER,
    ),
    Step(
        "redraft",
        "调整草案",
        since=("forming", "reviewed"),
        to="forming",
        asks=(*ABOUT, asks.upload("new_draft", "调整后的草案"), asks.words("changes", "调整情况和理由")),
        sets=redrafted,
        edits=True,
        **UNDERTAKER,
    ),
    Step(
        "bind_review",
        "登记合法性审查",
        since="forming",
        to="reviewed",
        asks=(review_chosen,),
        gates=(*gates.FORMED, hearing_gates.NOT_CALLED, *gates.RIGHT_REVIEW),
        help_text="合法性审查在“合法性审查”台账中送审、审查；履行完草案形成程序以后送审。",
        **UNDERTAKER,
    ),
    Step(
        "submit",
        "提请讨论",
        since="reviewed",
        to="submitted",
        dates=(Of.submitted_on,),
        asks=(asks.maybe(asks.words("fair_competition", "公平竞争审查情况"), "涉及市场主体经济活动的应当填写。"),),
        sets={"handler": None},
        gates=(*gates.FORMED, gates.REVIEWED, gates.FAIR),
        confirms=("decision.submission_materials",),
        **UNDERTAKER,
    ),
    Step(
        "send_back",
        "退回完善",
        since="submitted",
        to="forming",
        by=(Role.HEAD, Role.CLERK),
        asks=(asks.maybe(called(Of.handler, "决策承办单位"), "由本机关承办的不填。"), asks.REASON),
        sets=lambda facts: {**redrafted(facts), **undertaken(facts)},
    ),
    Step(
        "drop",
        "终止决策程序",
        since=BEFORE_DISCUSSION,
        to="dropped",
        by=(Role.HEAD,),
        asks=(asks.REASON,),
        sets={"handler": None},
        withdraws=True,
        help_text="从目录中调出的，也在此办理。",
    ),
)
