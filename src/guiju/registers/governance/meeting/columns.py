"""会议: what is recorded of a meeting, of each item and of those who came."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.registers.decisions.legality_review import LegalityReview
from guiju.registers.governance.meeting.choices import Business, Capacity, Chair, Kind, Topic, Verdict
from guiju.registers.rulemaking.normative_document import NormativeDocument

CLOCK = RegexValidator(r"^([01]?\d|2[0-3])[:：][0-5]\d$", "请按“时:分”填写，如 9:30。")


class AgendaItem(Part):
    """议题: what is put before the meeting, and what the meeting said to it."""

    matter = models.ForeignKey("governance.Meeting", models.PROTECT, related_name="items")
    title = models.CharField("议题", max_length=200)
    business = models.CharField("类别", max_length=10, choices=Business.choices)
    review = models.ForeignKey(
        LegalityReview, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="合法性审查"
    )
    document = models.ForeignKey(
        NormativeDocument, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="规范性文件"
    )
    as_reviewed = models.BooleanField("与审查通过的稿子一致", default=False)
    stated = models.CharField("向会议明示的法律风险、紧急情形", max_length=500, blank=True)
    reported_by = models.CharField("汇报单位", max_length=80, blank=True)
    struck_because = models.CharField("撤下理由", max_length=200, blank=True)
    verdict = models.CharField("审议结果", max_length=10, choices=Verdict.choices, blank=True)
    resolved = models.CharField("议定事项", max_length=500, blank=True)
    dissent = models.CharField("不同意见", max_length=500, blank=True)
    against_majority = models.CharField("决定与多数人意见不一致的理由", max_length=500, blank=True)

    def __str__(self) -> str:
        return self.title


class Attendee(Part):
    """参会人员: who sat in, and as what."""

    matter = models.ForeignKey("governance.Meeting", models.PROTECT, related_name="attendees")
    name = models.CharField("姓名", max_length=40)
    capacity = models.CharField("身份", max_length=14, choices=Capacity.choices)
    unit = models.CharField("单位职务", max_length=80, blank=True)
    absent_because = models.CharField("缺席原因", max_length=80, blank=True)

    def __str__(self) -> str:
        return f"{self.get_capacity_display()}{self.name}"


class MeetingColumns(Matter):
    """The columns of a meeting."""

    kind = models.CharField("会议类型", max_length=10, choices=Kind.choices)
    topic = models.CharField("议题领域", max_length=12, choices=Topic.choices, blank=True)
    planned_on = models.DateField("拟定日期", null=True, blank=True)
    hour = models.CharField("开会时刻（时:分）", max_length=5, blank=True, validators=[CLOCK])
    place = models.CharField("地点", max_length=80, blank=True)
    held_on = models.DateField("召开日期", null=True, blank=True)
    chair = models.CharField("主持人", max_length=8, choices=Chair.choices, blank=True)
    chair_name = models.CharField("主持人姓名", max_length=40, blank=True)
    due_to_come = models.PositiveSmallIntegerField("应到人数", null=True, blank=True)
    came = models.PositiveSmallIntegerField("实到人数", null=True, blank=True)
    first_topic = models.CharField("第一议题、会前学法内容", max_length=200, blank=True)
    counsel_there = models.BooleanField("法律顾问、公职律师列席", default=False)

    class Meta(Matter.Meta):
        abstract = True
