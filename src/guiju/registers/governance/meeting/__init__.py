"""会议: planned, its agenda set, held, each item given its verdict, minutes issued (决策条例 arts. 25, 30; 地方组织法 art. 78).

What has not passed its legality review comes onto no agenda: the gates here look into the registers of the reviews.
"""

from django.db.models import Q

from guiju.figures.declared import Count, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.registers.governance.meeting import holding
from guiju.registers.governance.meeting.choices import Kind, Topic
from guiju.registers.governance.meeting.columns import AgendaItem, MeetingColumns


class Meeting(MeetingColumns):
    """会议: planned → agenda set → held → minutes issued."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "会议"

    procedure = Procedure(
        *holding.STEPS,
        stages={
            "planned": "已拟定",
            "on_agenda": "已排议程",
            "held": "已召开",
            "minuted": "已印发纪要",
            "called_off": "已取消",
        },
        ends=("minuted", "called_off"),
        clocks=holding.CLOCKS,
        numbering=(Numbering("minutes", "{kind}纪要〔{year}〕{n}号", at="issue_minutes", by="kind"),),
        publication=Publication(shows=("number", "title", "kind", "held_on")),
    )


declare(
    plenary_meetings=Count(Meeting, on="held_on", where=Q(kind=Kind.PLENARY)),
    executive_meetings=Count(Meeting, on="held_on", where=Q(kind=Kind.EXECUTIVE)),
    resettlement_meetings=Count(Meeting, on="held_on", where=Q(topic__in=(Topic.RESETTLEMENT, Topic.JOINT))),
    agenda_items_deliberated=Count(AgendaItem, on="matter__held_on", where=~Q(verdict="")),
)
say(
    "governance",
    "召开政府全体会议{plenary_meetings}、常务会议{executive_meetings}，审议议题{agenda_items_deliberated}。",
    "召开安置帮教、多所联动会议{resettlement_meetings}。",
)
