"""网格事件: reported from the field, handled on the spot or by a department, seen by the grid again, closed.

No statute orders its course; 《城乡社区网格化服务管理规范》GB/T 34300—2017 describes it (from memory, not confirmed), and what
asks for verification and for time limits here are rules of good order of the house. What becomes a dispute or a penalty case
goes on in that register, under that register's law.
"""

from django.db.models import Q

from guiju.figures.declared import Count, Duration, Ratio, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.registers.disputes.grid_event import department, ending, reporting
from guiju.registers.disputes.grid_event.choices import Handled, Target
from guiju.registers.disputes.grid_event.columns import GridEventColumns


class GridEvent(GridEventColumns):
    """网格事件: reported → handled by the grid or by a department → verified → closed; or led on. A screening ends at once."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "网格事件"

    lies_on = "grid_id"

    procedure = Procedure(
        *reporting.STEPS,
        *department.STEPS,
        *ending.STEPS,
        stages={
            "reported": "已上报",
            "transferred": "部门处置中",
            "handled": "已处置，待核查",
            "verified": "已核查",
            "closed": "已办结",
            "led_on": "已转入其他台账",
            "screened": "排查已登记",
            "voided": "已作废",
        },
        ends=("closed", "led_on", "screened", "voided"),
        clocks=department.CLOCKS,
        numbering=(
            Numbering("grid_event", "{mark}网〔{year}〕{n}号", at="report"),
            Numbering("dispute_screening", "{mark}排查〔{year}〕{n}号", at="screen"),
        ),
    )


STANDS = ~Q(stage="voided")
CLOSED = Q(stage__in=("closed", "led_on"))
declare(
    grid_events_reported=Count(GridEvent, on="reported_on", where=STANDS),
    grid_events_self_handled=Count(GridEvent, on="reported_on", where=STANDS & Q(handled_by=Handled.GRID)),
    grid_events_transferred=Count(GridEvent, on="reported_on", where=STANDS & Q(handled_by=Handled.DEPARTMENT)),
    grid_events_closed=Count(GridEvent, on="reported_on", where=CLOSED),
    grid_events_closing_rate=Ratio("grid_events_closed", "grid_events_reported"),
    grid_events_led_on=Count(GridEvent, on="reported_on", where=Q(stage="led_on")),
    grid_event_days=Duration(GridEvent, "reported_on", "closed_on", on="closed_on", where=CLOSED),
    dispute_screenings=Count(GridEvent, on="screened_on", where=STANDS),
    dispute_screenings_key_persons=Count(GridEvent, on="screened_on", where=STANDS & Q(target=Target.KEY)),
)
say(
    "disputes",
    "网格上报事件{grid_events_reported}，其中自行处置{grid_events_self_handled}，划转部门处置{grid_events_transferred}，"
    "办结率{grid_events_closing_rate}。",
    "开展矛盾纠纷排查{dispute_screenings}，其中针对重点人群{dispute_screenings_key_persons}。",
)
