"""矛调中心接待与信访: received at the window, led where the law has a way, handled, answered, reviewed, reviewed again.

信访工作条例 (2022) binds all of it from 1 May 2022; 信访条例 (2005) is not at hand, and for earlier days no limit runs.
"""

from django.db.models import Q

from guiju.figures.declared import Count, Ratio, Sum, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.registers.disputes.visit import handling, receiving, reviewing
from guiju.registers.disputes.visit.choices import Channel
from guiju.registers.disputes.visit.columns import VisitColumns


class Visit(VisitColumns):
    """接待与信访: received → forwarded → handled → served → reviewed → rechecked; closed, led on, declined, joined, withdrawn."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "接待与信访"

    procedure = Procedure(
        *receiving.STEPS,
        *handling.STEPS,
        *reviewing.STEPS,
        stages={
            "received": "已登记",
            "forwarded": "已转送、交办",
            "objected": "承办单位有异议",
            "handling": "办理中",
            "replied": "已答复，待送达",
            "served": "已送达答复",
            "reviewing": "复查中",
            "reviewed": "已复查，待送达",
            "review_served": "已送达复查意见",
            "rechecking": "复核中",
            "rechecked": "已复核终结",
            "closed": "已办结",
            "led_on": "已导入法定途径",
            "declined": "不予受理",
            "joined": "已并入先前信访事项",
            "withdrawn": "信访人已撤回",
        },
        ends=("rechecked", "closed", "led_on", "declined", "joined", "withdrawn"),
        clocks=(*receiving.CLOCKS, *handling.CLOCKS, *reviewing.CLOCKS),
        numbering=tuple(Numbering("visit", "{mark}访〔{year}〕{n}号", at=at) for at in ("receive", "settle_at_once")),
    )


TAKEN_UP = ~Q(stage__in=("declined", "joined", "withdrawn"))
declare(
    visits_received=Sum(Visit, "persons", on="received_on", where=Q(channel=Channel.VISIT)),
    visit_matters_taken_up=Count(Visit, on="received_on", where=TAKEN_UP),
    visit_matters_resolved=Count(Visit, on="received_on", where=TAKEN_UP & Q(resolved=True)),
    visit_resolution_rate=Ratio("visit_matters_resolved", "visit_matters_taken_up"),
)
say(
    "disputes",
    "矛调中心接待群众{visits_received}，受理事项{visit_matters_taken_up}，化解率{visit_resolution_rate}。",
)
