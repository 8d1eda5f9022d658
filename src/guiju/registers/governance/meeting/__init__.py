"""会议: planned, its agenda set, held, each item given its verdict, minutes issued (决策条例 arts. 25, 30; 地方组织法 art. 78).

What has not passed its legality review comes onto no agenda: the gates here look into the registers of the reviews.
"""

from datetime import date

from django.db.models import Q

from guiju.figures.declared import Count, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.offices.regions import contains
from guiju.registers.governance.meeting import holding
from guiju.registers.governance.meeting.choices import GOVERNMENT, PASSING, PREPARING, Kind, Topic, Verdict
from guiju.registers.governance.meeting.columns import AgendaItem, MeetingColumns
from guiju.registers.rulemaking.normative_document import NormativeDocument


class Meeting(MeetingColumns):
    """会议: planned → agenda set → held → minutes issued."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "会议"

    @classmethod
    def choosable(cls, day: date) -> Q:
        return Q(held_on=day)

    def why_not(self, day: date) -> str:
        if self.held_on is None:
            return self.stage_label
        return "" if self.held_on == day else f"于{self.held_on}召开，不是{day}"

    def why_not_passed(self, document: NormativeDocument, day: date) -> str:
        """In a word why ``document`` was not passed here on ``day``; "" where it was (国办发〔2018〕37号).

        The meeting of its maker passes it, or that of the government over the maker; one that only prepares does not.
        """
        if why := self.why_not(day):
            return why
        of_its_government = self.kind in GOVERNMENT and contains(self.region, document.region)
        if self.agency_id != document.agency_id and not of_its_government:
            return f"是{self.agency}的会议，不是制定机关{document.agency}的"
        if self.kind in PREPARING:
            return f"是{self.get_kind_display()}，可以先行研究，不代替制定机关的会议审议"
        if not self.quorate:
            return f"应到{self.due_to_come}人，实到{self.came}人，未过半数"
        items = AgendaItem.objects.filter(matter=self, document=document, struck_because="")
        if not (verdicts := [item.verdict for item in items]):
            return "的议程上没有该文件"
        if any(verdict in PASSING for verdict in verdicts):
            return ""
        return f"对该文件的审议结果是“{Verdict(verdicts[-1]).label}”" if verdicts[-1] else "尚未记录对该文件的审议结果"

    @property
    def is_of_a_government(self) -> bool:
        """Whether it is one of those at which a government decides (决策条例 30(1))."""
        return self.kind in GOVERNMENT

    @property
    def quorate(self) -> bool:
        """Whether more than half came of those due to come."""
        return bool(self.came and self.due_to_come and self.came * 2 > self.due_to_come)

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
