"""幸福圆桌会: residents raise issues, sit down over them with those who can do something, and see what was agreed carried out.

No statute orders its course; what is asked here is good order of the house. What only a villagers' assembly may decide
(村民委员会组织法 art. 24) is put to it. An issue left unsolved goes on as a dispute, with a department or to the assembly.
"""

from django.db.models import Q

from guiju.figures.declared import Count, Sum, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.registers.disputes.roundtable import carrying_out, gathering, meeting
from guiju.registers.disputes.roundtable.choices import Verdict
from guiju.registers.disputes.roundtable.columns import RoundtableColumns, RoundtableIssue, RoundtableTask


class Roundtable(RoundtableColumns):
    """幸福圆桌会: issues collected → announced → held → agreed, carried out and confirmed → closed."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "幸福圆桌会"

    procedure = Procedure(
        *gathering.STEPS,
        *meeting.STEPS,
        *carrying_out.STEPS,
        stages={
            "collected": "已收集议题",
            "announced": "已公告",
            "held": "已召开",
            "doing": "落实中",
            "closed": "已办结",
            "called_off": "已取消",
        },
        ends=("closed", "called_off"),
        clocks=(*gathering.CLOCKS, *carrying_out.CLOCKS),
        numbering=(Numbering("roundtable", "{mark}圆桌〔{year}〕{n}号", at="hold"),),
        publication=Publication(shows=("number", "title", "held_on", "came", "results"), hides=("results",)),
    )


PUT = Q(struck_because="")
declare(
    roundtable_meetings=Count(Roundtable, on="held_on"),
    roundtable_attendance=Sum(Roundtable, "came", on="held_on"),
    roundtable_issues_put=Count(RoundtableIssue, on="matter__held_on", where=PUT),
    roundtable_issues_resolved=Count(RoundtableIssue, on="confirmed_on", where=Q(verdict=Verdict.SOLVED)),
    roundtable_issues_led_on=Count(RoundtableIssue, on="led_on"),
    roundtable_tasks_agreed=Count(RoundtableTask, on="matter__held_on", where=Q(dropped_because="")),
)
say(
    "disputes",
    "召开“幸福圆桌会”{roundtable_meetings}、到会{roundtable_attendance}，协商议题{roundtable_issues_put}，"
    "解决问题{roundtable_issues_resolved}、转其他途径办理{roundtable_issues_led_on}。",
)
