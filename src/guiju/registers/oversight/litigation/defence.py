"""举证、答辩和出庭: evidence and answer within fifteen days, hearings with a head or the reason (arts. 3, 34 to 36, 56, 62, 67)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import in_order
from guiju.kernel.declaring.grounds import held_by
from guiju.kernel.declaring.steps import Step, Writes
from guiju.registers.oversight.litigation import gates
from guiju.registers.oversight.litigation.actors import AFTER, DESK, OPEN
from guiju.registers.oversight.litigation.choices import HEADS
from guiju.registers.oversight.litigation.columns import LitigationColumns as Of
from guiju.registers.oversight.litigation.columns import LitigationEvidence, LitigationExchange, LitigationHearing

ITEM = ("name", "kind", "obtained_on")
HEARINGS = asks.parts(
    "hearings",
    "庭审",
    LitigationHearing,
    "attendance",
    optional=("attendee", "staff", "absence", "explained", "onlookers"),
    dates=("held_on",),
)


def first_heard(facts: Facts) -> Any:
    return min(facts.on, facts["heard_on"] or facts.on)


def head_came(facts: Facts) -> bool:
    return any(row["attendance"] in HEADS for row in facts["hearings"]) or any(
        row.attendance in HEADS for row in facts.parts("hearings")
    )


def without_head(facts: Facts) -> bool:
    return any(row["attendance"] not in HEADS for row in facts["hearings"])


def absent(facts: Facts) -> dict[str, Any]:
    """The hearings to which no head came, in the words of the explanation."""
    rows = [LitigationHearing(**row) for row in facts["hearings"] if row["attendance"] not in HEADS]
    return {"hearings": rows}


STEPS = (
    Step(
        "delay_evidence",
        "准许延期提供证据",
        since="summoned",
        asks=(asks.ahead(Of.evidence_by), asks.reason("不可抗力等正当事由")),
        gates=in_order("on", "evidence_by"),
        help_text="行政行为作出时已经收集、因正当事由不能按期提供的证据，经人民法院准许，可以延期提供。",
        **DESK,
    ),
    Step(
        "defend",
        "提交答辩状和证据",
        since=("summoned", "answered", "heard"),
        to="answered",
        asks=(
            asks.words("facts_told", "答辩的事实和理由", longest=4000),
            asks.words("basis", "所依据的规范性文件", longest=1000),
            asks.maybe(asks.parts("evidence", "证据", LitigationEvidence, *ITEM)),
        ),
        dates=(Of.answered_on,),
        gates=(gates.ONCE_ANSWERED, gates.BURDEN_OF_PROOF, gates.NOT_COLLECTED_NOW),
        writes=Writes("defence", "行政答辩状"),
        help_text="登记日期为向人民法院提交之日。逾期不提供证据的，视为没有相应证据。",
        **DESK,
    ),
    Step(
        "add_evidence",
        "延期、补充提供证据",
        since=OPEN,
        asks=(asks.parts("evidence", "证据", LitigationEvidence, *ITEM),),
        confirms=("litigation.supplement_permission",),
        gates=(gates.ANSWERED_FIRST,),
        help_text="经人民法院准许延期提供，或者针对原告、第三人提出的新理由、新证据补充提供的，在此登记。",
        **DESK,
    ),
    Step(
        "stay",
        "停止执行被诉行为",
        since=OPEN,
        asks=(held_by(Of.stay_ground, "litigation.stay_execution"), asks.REASON),
        dates=(Of.stayed_on,),
        **DESK,
    ),
    Step(
        "change_act",
        "改变被诉行为",
        since=OPEN,
        asks=(asks.words("change", "改变的内容", longest=1000),),
        dates=(Of.act_changed_on,),
        help_text="撤销、改变被诉行为，或者履行了原告请求的职责；原告同意并撤诉的，由人民法院裁定。",
        **DESK,
    ),
    Step(
        "hear",
        "开庭审理",
        since=("summoned", "answered", "heard"),
        to="heard",
        asks=(HEARINGS,),
        sets={"heard_on": first_heard, "head_appeared": head_came},
        gates=gates.HEARING,
        writes=Writes("absence", "行政机关负责人不能出庭的情况说明", when=without_head, also=absent),
        help_text="登记日期为开庭之日；几次开庭的，逐次登记。负责人未出庭的，写明事由，并打印情况说明提交人民法院。",
        **DESK,
    ),
    Step(
        "suspend",
        "中止诉讼",
        since=("summoned", "answered", "heard"),
        to="suspended",
        asks=(asks.reason("中止的情形和裁定书文号"),),
        dates=(Of.suspended_on,),
        help_text="中止前没有提交答辩状的，恢复审理后提交。",
        **DESK,
    ),
    Step(
        "resume",
        "恢复审理",
        since="suspended",
        to="answered",
        asks=(asks.words("notice_number", "通知书文号", longest=60),),
        sets={"suspended_on": None},
        **DESK,
    ),
    Step(
        "exchange",
        "登记府院联动",
        since=(*OPEN, *AFTER),
        asks=(
            asks.parts("exchanges", "联动情况", LitigationExchange, "way", "counterpart", "gist", dates=("held_on",)),
        ),
        **DESK,
    ),
)
