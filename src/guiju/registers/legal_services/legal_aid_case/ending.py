"""终止、异议、补贴和质量: aid ended early, the objection to the justice organ, what is paid, what was thought of it.

法律援助法 arts. 48, 49, 52, 57, 59; 法律援助条例 arts. 19, 23, 24.
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.grounds import held_by
from guiju.kernel.declaring.steps import At, Fork, Step, Writes
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Agency, Role
from guiju.registers.legal_services.legal_aid_case import articles, ending_gates
from guiju.registers.legal_services.legal_aid_case.choices import Objection, Outcome
from guiju.registers.legal_services.legal_aid_case.columns import LegalAidColumns as Of
from guiju.registers.legal_services.legal_aid_case.columns import QualityAssessment

AIDED = ("granted", "assigned", "ahead", "reported")


def ground_cited(facts: Facts) -> dict[str, str]:
    return {"cited": articles.of_ground(facts["ground"], facts.law_day)}


def what_was_decided(facts: Facts) -> dict[str, object]:
    """Which decision the objection is against, the article on which it is judged, and by which organ."""
    refusal = ending_gates.objected_to_refusal(facts)
    article = "第四十九条第二款" if articles.by_law(facts.law_day) else "第十九条"
    against = "不予法律援助决定" if refusal else "终止法律援助决定"
    organ = Agency.objects.filter(pk=facts.actor.agency_id).first()
    return {"against": against, "cited": f"{articles.text(facts.law_day)}{article}", "organ": organ}


RESUMED: dict[str, Any] = {
    "by": (Role.HEAD,),
    "asks": (asks.reason("恢复的理由"),),
    "sets": {"outcome": "", "ground": "", "terminated_on": None},
    "writes": Writes("resumption", "恢复法律援助决定书"),
    "decides": ("reason",),
    "set_right_by": ("terminate",),
}
STEPS = (
    Step(
        "terminate",
        "决定终止法律援助",
        since=AIDED,
        to="terminated",
        by=(Role.HEAD,),
        asks=(held_by(Of.ground, "legal_aid.termination_grounds"), asks.reason("事实和理由")),
        sets={"outcome": Outcome.TERMINATED},
        dates=(Of.terminated_on,),
        gates=(ending_gates.GROUND,),
        writes=Writes("termination", "终止法律援助决定书", also=ground_cited),
        decides=(Of.ground, "reason"),
        set_right_by=("resume", "resume_first"),
    ),
    Step(
        "resume",
        "恢复法律援助",
        since=("terminated", "ordered"),
        to="granted",
        gates=(ending_gates.TERMINATED_BEFORE, ending_gates.GRANTED_BEFORE),
        **RESUMED,
    ),
    Step(
        "resume_first",
        "恢复先行提供",
        since=("terminated", "ordered"),
        to="ahead",
        gates=(ending_gates.TERMINATED_BEFORE, ending_gates.NOT_GRANTED_BEFORE),
        help_text="先行提供期间终止的，恢复后仍应当补办手续，审查后决定是否给予。",
        **RESUMED,
    ),
    Step(
        "object",
        "对决定提出异议",
        since=("refused", "terminated"),
        to="objected",
        by=(Role.CLERK, Role.LEGAL, Role.PARTY),
        at=(Organ.JUSTICE, At.OWN),
        asks=(asks.words("objection_words", "异议和理由"), asks.maybe(asks.upload("objection_papers", "异议材料"))),
        dates=(Of.objected_on,),
        sets={"objection": "", "objection_decided_on": None},
        help_text="向设立该法律援助机构的司法行政部门提出，由其在五日内审查决定；法律援助机构收到的，当日转报。",
    ),
    Step(
        "decide_objection",
        "对异议作出决定",
        since="objected",
        to=Fork(Of.objection, {Objection.UPHELD: "upheld", Objection.ORDERED: "ordered"}),
        by=(Role.HEAD,),
        at=Organ.JUSTICE,
        asks=(Of.objection, asks.reason("审查认定和理由")),
        dates=(Of.objection_decided_on,),
        writes=Writes("objection_decision", "法律援助异议审查决定书", also=what_was_decided),
        decides=(Of.objection, "reason"),
    ),
    Step(
        "pay_subsidy",
        "支付法律援助补贴",
        since=("closed", "terminated"),
        asks=(Of.subsidy, asks.maybe(asks.upload("payment", "支付凭证"))),
        dates=(Of.paid_on,),
        gates=(ending_gates.CLOSING_REPORT, ending_gates.PAID_ONCE),
    ),
    Step(
        "assess",
        "评估服务质量",
        since=("closed",),
        by=(Role.CLERK, Role.LEGAL),
        at=(Organ.JUSTICE, At.OWN),
        asks=(
            asks.parts(
                "assessments",
                "质量评估",
                QualityAssessment,
                "assessor",
                "by",
                "grade",
                optional=("points", "findings"),
                dates=("assessed_on",),
            ),
        ),
    ),
    Step(
        "score",
        "受援人评价",
        since=("closed", "terminated"),
        by=(Role.CLERK, Role.PARTY),
        asks=(Of.satisfaction, asks.maybe(asks.words("comment", "意见、建议", longest=1000))),
        dates=(Of.scored_on,),
        gates=(ending_gates.OWN_SCORE,),
    ),
)
