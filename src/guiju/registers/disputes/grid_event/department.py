"""划转、退回、收回、延期、处置: an event handed to the department that answers for it, and back."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.called import called
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.photos import photos
from guiju.kernel.declaring.steps import At, Clock, Step, Writes
from guiju.kernel.offices.people import Agency, Role
from guiju.registers.disputes.grid_event import gates
from guiju.registers.disputes.grid_event.choices import Handled
from guiju.registers.disputes.grid_event.columns import GridEventColumns as Of

DEPARTMENT = (Role.CLERK, Role.OFFICER)
BACK: dict[str, Any] = {
    "handler": None,
    "department": None,
    "transferred_on": None,
    "demand": "",
    "due_on": None,
    "handled_by": "",
    "result": "",
    "handled_on": None,
}
"""What an event says no more that is with the grid again, and by nobody handled yet."""


def receiving(facts: Facts) -> Agency:
    """Who handles it from now on, also once they have handed it back done."""
    handler: Agency = facts["handler"]
    return handler


STEPS = (
    Step(
        "transfer",
        "划转部门",
        since="reported",
        to="transferred",
        asks=(called(Of.handler, "接收部门"), asks.ahead(Of.due_on), Of.demand),
        sets={"handled_by": Handled.DEPARTMENT, "department": receiving},
        dates=(Of.transferred_on,),
        gates=(gates.ANSWERS_FOR_IT, gates.TERM_AHEAD, gates.WITHIN_A_YEAR),
        writes=Writes("handing_over", "网格事件交办单"),
        help_text="接收部门应当对当地有管辖权，有该类事件的职能；处置期限由本机关确定。",
    ),
    Step(
        "send_back",
        "退回",
        since="transferred",
        to="reported",
        by=DEPARTMENT,
        at=At.HANDLER,
        asks=(asks.reason("退回理由"),),
        sets=BACK,
        help_text="不属于本部门职责的，写明理由退回，由原机关另行划转或者处置。",
    ),
    Step("take_back", "收回", since="transferred", to="reported", asks=(asks.reason("收回理由"),), sets=BACK),
    Step(
        "extend",
        "延长处置期限",
        since="transferred",
        by=(Role.CLERK, Role.HEAD),
        asks=(asks.ahead(Of.due_on), asks.REASON),
        gates=(gates.NOT_OVER, gates.TERM_AHEAD, gates.LATER, gates.WITHIN_A_YEAR),
    ),
    Step(
        "finish",
        "处置完毕",
        since="transferred",
        to="handled",
        by=DEPARTMENT,
        at=At.HANDLER,
        asks=(Of.result, asks.maybe(photos("photos_after", "处置后照片"))),
        sets={"handler": None},
        dates=(Of.handled_on,),
        writes=Writes("receipt", "网格事件处置回执"),
    ),
)
CLOCKS = (
    Clock(
        until=Of.due_on,
        words="处置网格事件",
        source="网格事件交办单",
        starts="transfer",
        met_by="finish",
        dropped_by=("send_back", "take_back", "lead_to_dispute", "lead_to_penalty"),
        extended_by="extend",
    ),
)
