"""裁判、上诉、生效和履行: how a court ends an instance, where the case goes, what the organ then does.

行政诉讼法 (2017) arts. 60, 69 to 79 (judgments), 85 to 92 (appeal, retrial), 94, 96 (carrying out).
"""

from __future__ import annotations

from typing import Any

from django.apps import apps

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import in_order
from guiju.kernel.declaring.leading import Carried, leads_to, of
from guiju.kernel.declaring.steps import Fork, Point, Step
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.litigation import gates
from guiju.registers.oversight.litigation.actors import DESK, OPEN
from guiju.registers.oversight.litigation.choices import (
    REDONE,
    Appellant,
    Force,
    Instance,
)
from guiju.registers.oversight.litigation.columns import LitigationColumns as Of
from guiju.registers.oversight.litigation.going_on import REPLACED, RETRIED, goes_on_as

WHERE_TO = {
    Force.AWAITED.value: "ruled",
    Force.IN_FORCE.value: "effective",
    Force.HANDED_ON.value: "closed",
}
SAME: dict[str, Carried] = {
    name: of(name) for name in ("title", "standing", "handling", "plaintiffs", "field", "act_kind", "act_name", "claim")
}
"""What a case takes along into the next instance; who takes part is told anew by the summons of that court."""
ON_APPEAL: dict[str, Carried] = {
    **SAME,
    "lost_before": of("lost"),
    "owed_before": of("owed"),
    "appealed_by_us": lambda facts, row: facts["appellant"] in (Appellant.DEFENDANT, Appellant.BOTH),
}


def next_instance() -> asks.Ask:
    """The choice of the case that this one goes on as."""
    return asks.column(apps.get_model("oversight", "Litigation")._meta.get_field("went_on"))


def as_told(facts: Facts) -> Any:
    """The day that the ruling itself said."""
    suit: Any = facts.record
    return suit.perform_by


def ruled(facts: Facts) -> dict[str, Any]:
    force = gates.force(facts)
    told = {"lost": gates.lost(facts), "owed": gates.owed(facts), "force": force}
    return {**told, "effective_on": facts.on if force == Force.IN_FORCE else None}


def yet_owed(facts: Facts, row: Any) -> bool:
    """A judgment is carried out though a retrial was asked for (art. 90): what is done is not owed again."""
    return bool(facts["owed"] and not facts["performed_on"])


def redone(facts: Facts) -> bool:
    return facts["outcome"] in REDONE


STEPS = (
    Step(
        "rule",
        "收到裁判文书",
        since=OPEN,
        to=Fork(Of.force, WHERE_TO),
        asks=(
            Of.outcome,
            asks.maybe(Of.mediation_ground, "调解结案的，应当填写。"),
            Of.ruling_number,
            Of.ruled_on,
            Of.holding,
            asks.maybe(Of.compensation),
            asks.maybe(asks.ahead(Of.perform_by), "即时生效而需要本机关履行的，应当填写。"),
            Of.settled,
        ),
        sets=ruled,
        dates=(Of.ruling_served_on,),
        gates=(*in_order("received_on", "ruled_on", "on"), *gates.RULING, gates.PERFORMANCE_TOLD),
        help_text="登记日期为裁判文书送达本机关之日，上诉期自该日起算；不得上诉的，自该日生效。二审、再审改判的，选改判后的结果。",
        **DESK,
    ),
    Step("appeal_ends", "上诉期届满", since="ruled", to="unappealed", by=(Role.SYSTEM,)),
    Step(
        "appeal",
        "登记上诉",
        since=("ruled", "unappealed", "appealed"),
        to="appealed",
        asks=(Of.appellant, asks.maybe(asks.words("grounds", "上诉理由", longest=1000))),
        dates=(Of.appealed_on,),
        gates=(gates.MAY_APPEAL, gates.APPEALED_ONCE),
        help_text="本机关上诉的，登记日期为提交上诉状之日；他人上诉的，为得知之日。二审裁判和按二审程序再审的裁判是终审裁判，不得上诉。一方上诉后另一方也上诉的，再次登记，上诉人选“双方”。",
        **DESK,
    ),
    Step(
        "go_up",
        "转入二审",
        since="appealed",
        to="closed",
        asks=(leads_to(next_instance, "take_appeal", carry=ON_APPEAL),),
        gates=(goes_on_as(Instance.SECOND),),
        **DESK,
    ),
    Step(
        "appeal_fails",
        "上诉未成立",
        since="appealed",
        to="effective",
        asks=(asks.reason("未成立的情形"), asks.usually(asks.maybe(asks.ahead(Of.perform_by)), as_told)),
        dates=(Of.effective_on,),
        gates=(gates.PAST_APPEAL, gates.PERFORMANCE_TOLD),
        help_text="上诉人在二审立案前撤回，或者未按规定交纳费用，一审裁判生效的，在此登记。",
        **DESK,
    ),
    Step(
        "take_effect",
        "登记裁判生效",
        since=("ruled", "unappealed"),
        to="effective",
        asks=(asks.maybe(asks.ahead(Of.perform_by), "裁判要求本机关履行的，应当填写。"),),
        dates=(Of.effective_on,),
        gates=(gates.PAST_APPEAL, gates.PERFORMANCE_TOLD),
        help_text="一审裁判在上诉期届满而无人上诉时生效，在此登记；终审裁判收到时已经生效。",
        **DESK,
    ),
    Step(
        "perform",
        "登记履行",
        since="effective",
        asks=(asks.words("performance", "履行情况", longest=1000),),
        dates=(Of.performed_on,),
        gates=(gates.OWES,),
        confirms=(Point("litigation.no_same_act", holds=redone),),
        **DESK,
    ),
    Step("close", "结案归档", since="effective", to="closed", gates=(gates.PERFORMED,), **DESK),
    Step(
        "be_retried",
        "转入再审",
        since=("effective", "closed"),
        asks=(
            leads_to(
                next_instance,
                "take_retrial",
                carry={**SAME, "lost_before": of("lost"), "owed_before": yet_owed, "appealed_by_us": False},
            ),
        ),
        gates=(RETRIED, goes_on_as(Instance.RETRIAL)),
        **DESK,
    ),
    Step(
        "be_replaced",
        "再审改变，原裁判不再履行",
        since="effective",
        to="closed",
        gates=(REPLACED,),
        help_text="转入的再审改判、发回重审或者以调解等方式结案，原裁判不再执行的，在此结案。",
        **DESK,
    ),
    Step(
        "go_back",
        "转入重审",
        since="closed",
        asks=(leads_to(next_instance, "summon", carry=SAME),),
        gates=(gates.HANDED_ON_BY_COURT, goes_on_as(Instance.FIRST)),
        help_text="发回重审、移送其他法院的案件，由受理法院重新编立案号，在此登记为新的一审案件。",
        **DESK,
    ),
)
