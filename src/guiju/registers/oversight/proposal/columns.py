"""建议提案: what is recorded of one, of each talk and of what joint organs gave."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.ranges import within
from guiju.registers.oversight.proposal.choices import Contacting, Form, Kind, Rating, Result, Topic


class ProposalContact(Part):
    """联系沟通: once that the organ spoke with whoever made the proposal."""

    matter = models.ForeignKey("oversight.Proposal", models.PROTECT, related_name="contacts")
    held_on = models.DateField("日期", editable=False)
    way = models.CharField("方式", max_length=8, choices=Contacting.choices)
    gist = models.CharField("沟通内容和代表、委员意见", max_length=500)

    def __str__(self) -> str:
        return f"{self.held_on}{self.get_way_display()}"


class ProposalOpinion(Part):
    """协办意见: what a joint organ gave to the reply."""

    matter = models.ForeignKey("oversight.Proposal", models.PROTECT, related_name="opinions")
    given_on = models.DateField("登记日期", editable=False)
    unit = models.CharField("协办单位", max_length=100)
    opinion = models.CharField("协办意见", max_length=1000, blank=True)
    missing_because = models.CharField("催办情况和未提供的理由", max_length=200, blank=True)

    def __str__(self) -> str:
        return self.unit


class ProposalColumns(Matter):
    """The columns of a proposal."""

    kind = models.CharField("类型", max_length=8, choices=Kind.choices)
    form = models.CharField("提出形式", max_length=12, choices=Form.choices)
    session = models.CharField("届次", max_length=40, help_text="如“十八届三次会议”")
    proposal_number = models.CharField("建议、提案编号", max_length=40)
    topic = models.CharField("内容类别", max_length=12, choices=Topic.choices)
    content = models.TextField("建议、提案主要内容", max_length=2000)
    assigner = models.CharField("交办单位", max_length=80)
    seconders = models.PositiveSmallIntegerField("联名、附议人数", null=True, blank=True, validators=within(1, 999))
    complex = models.BooleanField("涉及面广、处理难度大", default=False)
    key = models.BooleanField("重点督办件", default=False)
    reply_by = models.DateField("要求答复日期", null=True, blank=True)
    assigned_on = models.DateField("交办日期", null=True, blank=True)
    team = models.CharField("承办科室和人员", max_length=100, blank=True)
    replied_on = models.DateField("首次答复日期", null=True, blank=True)
    replied_in_time = models.BooleanField("按期答复", default=False)
    result = models.CharField("办理结果", max_length=10, choices=Result.choices, blank=True)
    reply = models.TextField("答复内容", max_length=4000, blank=True)
    promised_by = models.DateField("计划解决日期", null=True, blank=True)
    rated_on = models.DateField("反馈日期", null=True, blank=True)
    satisfaction = models.CharField("对办理结果", max_length=14, choices=Rating.choices, blank=True)
    attitude = models.CharField("对办理态度", max_length=14, choices=Rating.choices, blank=True)
    unrated_because = models.CharField("未反馈的情况", max_length=200, blank=True)
    fulfilled_on = models.DateField("承诺落实日期", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True
