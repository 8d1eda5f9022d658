"""责令整改、复查、约谈、责令暂停、转出、办结: what follows from what was found (安全生产法 art. 65; 条例 art. 59(1))."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.leading import leads_to, of
from guiju.kernel.declaring.steps import Clock, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.inspection import gates
from guiju.registers.enforcement.inspection.choices import Kind
from guiju.registers.enforcement.inspection.columns import Hazard, Interview
from guiju.registers.enforcement.inspection.columns import InspectionColumns as Of
from guiju.registers.enforcement.inspection.making import FIELDWORK
from guiju.registers.enforcement.penalty_case.choices import Source

ORDERING = rows.of_each(
    "terms",
    "整改要求和期限",
    Hazard,
    "due_on",
    "measure",
    ahead=("due_on",),
    closed_by=("passed",),
    clears=("left_seen", "left_on"),
)
RECHECKING = rows.of_each(
    "terms",
    "整改到位的问题",
    Hazard,
    "seen",
    dates=("rectified_on",),
    closed_by=("passed",),
    among=lambda row: row.due_on is not None,
)
LEAVING = rows.of_each(
    "terms",
    "未整改到位的问题",
    Hazard,
    "left_seen",
    dates=("left_on",),
    closed_by=("seen", "passed"),
    among=lambda row: row.due_on is not None,
    clears=("due_on", "measure"),
)
HANDING_ON = rows.of_each(
    "terms", "移送的问题隐患", Hazard, "passed", dates=("passed_on",), closed_by=("seen",), least=0
)


SOURCES = {
    Kind.RANDOM: Source.RANDOM,
    Kind.SPECIAL: Source.SPECIAL,
    Kind.CAUSED: Source.COMPLAINT,
    Kind.ROUTINE: Source.OTHER,
}


def source(facts: Facts, row: Any) -> str:
    return SOURCES[facts["kind"]]


def task(facts: Facts, row: Any) -> str:
    """The number of the draw that led here: of one's own, or of another platform."""
    lot = facts["lot"]
    return str(facts["draw"] if lot is None else lot.number)


TO_PENALTY = {
    "title": of("title"),
    "field": of("field"),
    "found_on": of("held_on"),
    "source": source,
    "draw": task,
}

AFTER = ("checked", "found", "rectifying")
HEAD: dict[str, Any] = {"by": (Role.HEAD,)}


def ordered(facts: Facts) -> dict[str, Any]:
    """The lines of the order: each hazard told of, with what is asked and by when."""
    return {"lines": ORDERING.lines(facts)}


def handed_on(facts: Facts) -> dict[str, Any]:
    return {"lines": HANDING_ON.lines(facts)}


def interviewed(facts: Facts) -> dict[str, Any]:
    return {"talks": facts["interviews"]}


LEFT = {"left": lambda facts: len(gates.left(facts))}
STEPS = (
    Step(
        "order",
        "责令限期整改",
        since=("found", "rectifying"),
        to="rectifying",
        asks=(ORDERING,),
        gates=(gates.TERMS,),
        writes=Writes("order", "责令限期整改通知书", also=ordered),
        decides=(ORDERING,),
        set_right_by=("find_left",),
        help_text="复查没有到位的，在这里重新确定要求和期限。",
        **FIELDWORK,
    ),
    Step("recheck", "复查到位", since="rectifying", asks=(RECHECKING,), sets=LEFT, **FIELDWORK),
    Step(
        "find_left",
        "复查未到位",
        since="rectifying",
        asks=(LEAVING,),
        help_text="登记以后再次责令整改；要求、期限定错的，也在这里登记后重新确定；依法应当处罚的，转入行政处罚。",
        **FIELDWORK,
    ),
    Step(
        "interview",
        "约谈警示",
        since=AFTER,
        asks=(asks.parts("interviews", "约谈", Interview, "capacity", "words", dates=("held_on",)),),
        writes=Writes("interview", "约谈记录", also=interviewed),
        by=(Role.OFFICER, Role.HEAD),
    ),
    Step(
        "stop",
        "责令暂停",
        since=("found", "rectifying"),
        asks=(Of.stopped,),
        dates=(Of.stopped_on,),
        sets={"resumed_on": None},
        gates=(*gates.STOPPING, four_eyes("决定责令暂停的负责人不得是检查人员。", "hold", "register")),
        writes=Writes("stop", "责令暂停决定书"),
        decides=(Of.stopped,),
        set_right_by=("resume", "stop"),
        help_text="重大问题排除前或者排除过程中无法保证安全的，责令暂停生产、营业、施工或者停止使用。",
        **HEAD,
    ),
    Step(
        "resume",
        "同意恢复",
        since="rectifying",
        asks=(asks.words("opinion", "审查意见", longest=300),),
        dates=(Of.resumed_on,),
        gates=gates.RESUMING,
        **HEAD,
    ),
    Step(
        "lead_to_penalty",
        "转入行政处罚立案",
        since=AFTER,
        asks=(leads_to(Of.penalty, "file", carry=TO_PENALTY),),
        help_text="整改照常进行；处罚在行政处罚台账办理。",
        **FIELDWORK,
    ),
    Step(
        "hand_on",
        "移送其他机关",
        since=AFTER,
        asks=(
            asks.agencies("receiver", "接收机关"),
            asks.words("handed", "移送的问题", longest=500),
            HANDING_ON,
        ),
        writes=Writes("hand_on", "问题移送函", also=handed_on),
        help_text="应当由其他有关部门处理的，及时移送并形成记录；所登记的隐患由其处理的，逐项写明，本机关不再责令、复查。",
        **FIELDWORK,
    ),
    Step("close", "办结", since=AFTER, to="closed", gates=gates.CLOSING, **FIELDWORK),
    Step("publish", "公开检查结果", since=(*AFTER, "closed"), publishes=True, **FIELDWORK),
    Step("unpublish", "撤回公开", since=(*AFTER, "closed"), withdraws=True, asks=(asks.REASON,), **FIELDWORK),
)
CLOCKS = (
    Clock(
        until=Of.planned_on,
        words="开展检查",
        source="检查计划",
        starts=("plan", "put_off"),
        met_by="hold",
        dropped_by=("put_off", "call_off"),
    ),
    Clock(
        until=Hazard.due_on,
        words="整改问题隐患",
        source="责令限期整改通知书",
        whose="terms",
        starts="order",
        met_by="recheck",
        dropped_by=("find_left", "hand_on"),
    ),
    Clock(
        "enforcement.publish.decision",
        starts=("hold", "register"),
        met_by="publish",
    ),
)
