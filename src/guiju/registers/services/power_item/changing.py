"""动态调整: an item in the list is changed, cancelled, handed down, of the office's own accord or as ordered from above.

While a change is considered the item stands as it was published.
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.steps import Fork, Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers import fields_of_administration
from guiju.registers.services.power_item import gates
from guiju.registers.services.power_item.choices import Change, Finding
from guiju.registers.services.power_item.columns import PowerItemColumns as Of
from guiju.registers.services.power_item.listing import ANEW, REVIEW, REVIEWERS

DECIDED = ("change_reviewed", "ordered")
LEAVES: dict[str, Any] = {"since": DECIDED, "by": (Role.HEAD,), "withdraws": True, "sets": gates.leaves}
NOT_THE_PROPOSER = four_eyes("公布调整的人员不得与提出调整的人员相同。", "propose_change")
STEPS = (
    Step(
        "propose_change",
        "提出调整",
        since="listed",
        to="changing",
        asks=(Of.change, asks.words("why", "调整内容和理由", longest=1000), asks.maybe(Of.source)),
        help_text="依据修改或者废止、机构职能改变的，提出变更、取消或者下放。审核期间清单不变。",
    ),
    Step(
        "review_change",
        "审核调整",
        since="changing",
        to=Fork("finding", {Finding.PASSED: "change_reviewed", Finding.RETURNED: "listed"}),
        asks=REVIEW,
        sets=lambda facts: {"change": facts["change"] if facts["finding"] == Finding.PASSED else ""},
        gates=(four_eyes("审核人员不得与提出调整的人员相同。", "propose_change"),),
        help_text="退回的，事项照原样在清单中。",
        **REVIEWERS,
    ),
    Step(
        "take_back_change",
        "不再调整",
        since=("changing", "change_reviewed"),
        to="listed",
        asks=(asks.REASON,),
        sets={"change": ""},
        help_text="提出的调整撤回，或者没有批准的，事项照原样在清单中。",
    ),
    Step(
        "receive_order",
        "收到上级取消、下放文件",
        since=("listed", "changing", "change_reviewed"),
        to="ordered",
        asks=(Of.change, Of.source, Of.ordered_on),
        gates=(
            Gate("house.power_ordered", gates.ordered_from_above, "change", "上级文件取消或者下放本事项"),
            Gate("house.power_ordered_by_then", gates.ordered_by_then, "ordered_on", "收到日期不早于公布日期"),
        ),
        help_text="上级决定的不再审核，在规定的工作日内办理“取消”或者“下放”。",
    ),
    Step(
        "order_lifted",
        "上级文件收回、登记有误",
        since="ordered",
        to="listed",
        by=(Role.HEAD,),
        asks=(asks.REASON,),
        sets={"change": "", "ordered_on": None},
        help_text="上级收回取消、下放的决定，或者文件不涉及本事项的，事项照原样在清单中。",
    ),
    Step(
        "adopt_change",
        "公布变更",
        since="change_reviewed",
        to="listed",
        by=(Role.HEAD,),
        asks=(Of.title, Of.field, Of.level, *ANEW),
        sets=gates.listed,
        gates=(
            gates.meant(Change.CHANGED),
            *gates.BASIS,
            gates.IN_FULL,
            gates.DUTIES,
            fields_of_administration.OF_ITS_DAY,
            NOT_THE_PROPOSER,
        ),
        confirms=gates.LIMITS,
        edits=True,
        publishes=True,
        writes=Writes("listing", "权责清单事项公布表"),
        help_text="依据、责任、步骤不改的不填；填写的，以这次填写的全部内容代替原来的。",
    ),
    Step(
        "cancel",
        "取消",
        to="cancelled",
        gates=(gates.meant(Change.CANCELLED), NOT_THE_PROPOSER),
        asks=(asks.reason("取消的依据和理由"),),
        **LEAVES,
    ),
    Step(
        "hand_down",
        "下放",
        to="handed_down",
        gates=(gates.meant(Change.HANDED_DOWN), NOT_THE_PROPOSER),
        asks=(asks.agencies("receiver", "承接的乡镇、街道", most=50), asks.reason("下放的依据和要求")),
        help_text="承接的乡镇、街道在各自的清单中拟定该事项，由来选“承接”。",
        **LEAVES,
    ),
)
