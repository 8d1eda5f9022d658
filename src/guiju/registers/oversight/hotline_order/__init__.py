"""承办工单: what the line gives one agency to do: assigned → signed for → answered; sent back, recalled, put off, urged.

It comes from a request (``hotline_case``) and lies on the desk of the agency that answers for it. Who asked it does not say.
"""

from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.procedure import Procedure
from guiju.registers.oversight.hotline_order import doing
from guiju.registers.oversight.hotline_order.columns import HotlineOrderColumns


class HotlineOrder(HotlineOrderColumns):
    """承办工单: assigned → handling → answered; returned; recalled."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "热线承办工单"

    procedure = Procedure(
        *doing.STEPS,
        stages={
            "assigned": "待签收",
            "returned": "承办单位退回",
            "handling": "办理中",
            "answered": "已反馈",
            "recalled": "已收回",
        },
        ends=("answered", "recalled"),
        clocks=doing.CLOCKS,
    )
