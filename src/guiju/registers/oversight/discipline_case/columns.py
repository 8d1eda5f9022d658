"""处分和问责: what is recorded of a case, of each person and of each objection. Names stand among the parties, sealed."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.ranges import within
from guiju.registers.oversight.audit_project import AuditProject
from guiju.registers.oversight.discipline_case.choices import (
    Answer,
    PartySanction,
    Rank,
    Result,
    Sanction,
    Source,
    Status,
    Subject,
    Track,
)
from guiju.registers.oversight.litigation import Litigation
from guiju.registers.oversight.supervision import Supervision


class DisciplinedPerson(Part):
    """被调查人: one person of a case, by their place among those named; heard, decided on, served, freed of it again."""

    matter = models.ForeignKey("oversight.DisciplineCase", models.PROTECT, related_name="persons")
    item = models.PositiveSmallIntegerField("人员序号", editable=False)
    rank = models.CharField("职级", max_length=10, choices=Rank.choices)
    status = models.CharField("人员类别", max_length=14, choices=Status.choices)
    member = models.BooleanField("中共党员", default=False)
    defence = models.CharField("陈述和申辩", max_length=1000, blank=True)
    found_anew = models.CharField("告知以后补充、更正的事实", max_length=500, blank=True)
    heard_on = models.DateField("告知和听取日期", null=True, blank=True)
    result = models.CharField("处理结果", max_length=12, choices=Result.choices, blank=True)
    sanction = models.CharField("政务处分、处分", max_length=14, choices=Sanction.choices, blank=True)
    party_sanction = models.CharField("党纪处分", max_length=16, choices=PartySanction.choices, blank=True)
    measure = models.CharField("问责、其他处理方式", max_length=100, blank=True)
    months = models.PositiveSmallIntegerField("处分期间（月）", null=True, blank=True, validators=within(1, 24))
    decided_on = models.DateField("决定日期", null=True, blank=True)
    served_how = models.CharField("书面通知本人的情况", max_length=100, blank=True)
    served_on = models.DateField("本人收到日期", null=True, blank=True)
    handed_to = models.CharField("移送的人民检察院", max_length=80, blank=True)
    handed_on = models.DateField("移送日期", null=True, blank=True)
    conduct = models.CharField("处分期间的表现", max_length=200, blank=True)
    lifted_on = models.DateField("解除日期", null=True, blank=True)
    changed_because = models.CharField("变更、撤销处理的依据", max_length=200, blank=True)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "被调查人"

    def __str__(self) -> str:
        return f"第{self.item}人"


class Objection(Part):
    """复审、复核、申诉: what a person asks against a decision, and what comes of it, there and with the higher organ."""

    matter = models.ForeignKey("oversight.DisciplineCase", models.PROTECT, related_name="objections")
    item = models.PositiveSmallIntegerField("人员序号", validators=within(1, 999))
    ground = models.CharField("申请理由", max_length=500)
    asked_on = models.DateField("申请复审（复核）日期", null=True, blank=True)
    answer = models.CharField("复审（复核）决定", max_length=10, choices=Answer.choices, blank=True)
    answer_because = models.CharField("复审（复核）的理由", max_length=500, blank=True)
    answered_on = models.DateField("复审（复核）决定日期", null=True, blank=True)
    received_on = models.DateField("本人收到复审（复核）决定日期", null=True, blank=True)
    appeal_organ = models.CharField("受理复核（申诉）的机关", max_length=80, blank=True)
    appealed_on = models.DateField("申请复核（申诉）日期", null=True, blank=True)
    extended_because = models.CharField("延长办理期限的理由", max_length=200, blank=True)
    appeal_result = models.CharField("复核（申诉）处理决定", max_length=10, choices=Answer.choices, blank=True)
    appeal_because = models.CharField("复核（申诉）处理的理由", max_length=500, blank=True)
    appeal_on = models.DateField("复核（申诉）处理日期", null=True, blank=True)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "复审、复核和申诉"

    def __str__(self) -> str:
        return f"第{self.item}人的申请"


class DisciplineCaseColumns(Matter):
    """The columns of a case."""

    track = models.CharField("办理方式", max_length=12, choices=Track.choices)
    source = models.CharField("线索来源", max_length=12, choices=Source.choices)
    subject = models.CharField("问题性质", max_length=14, choices=Subject.choices)
    gist = models.TextField("问题线索", max_length=2000)
    audit = models.ForeignKey(
        AuditProject, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="所涉审计项目"
    )
    supervision = models.ForeignKey(
        Supervision, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="所涉法治督察"
    )
    suit = models.ForeignKey(
        Litigation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="所涉行政应诉案件"
    )
    led_on = models.DateField("受理线索日期", null=True, blank=True)
    filed_on = models.DateField("立案日期", null=True, blank=True)
    found = models.TextField("认定的事实和依据", max_length=4000, blank=True)
    decided_on = models.DateField("首次作出处理日期", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True
