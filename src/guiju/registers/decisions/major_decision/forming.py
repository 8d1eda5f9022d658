"""决策启动和草案: proposed, listed, started, drafted (决策条例 arts. 3, 10 to 13)."""

from __future__ import annotations

from typing import Any

from django.apps import apps

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.asks import Ask, RowField
from guiju.kernel.declaring.called import called
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.grounds import held_by
from guiju.kernel.declaring.steps import NEW, At, Step
from guiju.kernel.offices.people import Role
from guiju.registers.decisions.major_decision import gates
from guiju.registers.decisions.major_decision.columns import MajorDecisionColumns as Of

UNDERTAKER: dict[str, Any] = {"by": (Role.CLERK, Role.LEGAL, Role.HEAD), "at": At.HANDLER}
"""Who forms the draft."""
ABOUT = (Of.technical, Of.risky, Of.concerns_groups, Of.concerns_market)


def another(name: str, label: str) -> Ask:
    """The choice of another decision."""
    found = apps.get_model("decisions", "MajorDecision")._default_manager.all()
    return Ask(name, RowField(found, label=label), column=True)


def adjusted() -> Ask:
    return another("adjusts", "拟调整的原决策")


def undertaken(facts: Facts) -> dict[str, Any]:
    return {"undertaker": facts["handler"] or facts.record.agency}


def notice(facts: Facts) -> dict[str, Any]:
    return {"unit": facts["undertaker"]}


STEPS = (
    Step(
        "propose",
        "登记决策事项建议",
        since=NEW,
        to="proposed",
        asks=(
            Of.title,
            Of.kind,
            Of.proposer,
            Of.secret,
            asks.maybe(adjusted, "重大调整、停止执行已经作出的决策的，应当选择。"),
            asks.words("problem", "拟解决的主要问题、理由依据和初步方案"),
        ),
        gates=(gates.ADJUSTS,),
    ),
    Step(
        "list",
        "列入目录",
        since="proposed",
        to="listed",
        by=(Role.HEAD,),
        dates=(Of.listed_on,),
        asks=(Of.catalogue_year, Of.party_agreed_on),
        gates=(
            gates.PUBLIC,
            gates.AGREED,
            gates.YEAR,
            four_eyes("公布目录的人员不得与登记建议的人员相同。", "propose"),
        ),
        publishes=True,
        help_text="年度目录逐项公布；年内增加的事项同样办理。",
    ),
    Step(
        "start",
        "启动决策程序",
        since=("proposed", "listed"),
        to="started",
        by=(Role.HEAD,),
        asks=(
            held_by(Of.study, "decision.study_before_start"),
            asks.maybe(called(Of.handler, "决策承办单位"), "两个以上的选牵头单位；由本机关承办的不填。"),
            asks.maybe(asks.words("joint", "其他承办单位", longest=200)),
        ),
        sets=undertaken,
        gates=(gates.LISTED,),
        confirms=("decision.lead_unit",),
    ),
    Step(
        "draft",
        "拟订草案",
        since="started",
        to="forming",
        asks=(
            *ABOUT,
            asks.upload("draft", "决策草案"),
            asks.words("explained", "起草说明"),
            held_by(
                asks.words("coordination", "与有关单位协商情况，不一致的写明争议问题和各方意见"),
                "decision.consult_agencies",
            ),
        ),
        **UNDERTAKER,
    ),
)
