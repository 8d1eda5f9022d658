"""行政应诉: what is recorded of a suit in one instance, its hearings, its evidence, and what court and organ wrote each other."""

from __future__ import annotations

from decimal import Decimal

from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.ranges import within
from guiju.registers import fields_of_administration
from guiju.registers.oversight.litigation.choices import (
    Absence,
    Adviser,
    Appellant,
    Attendance,
    Capacity,
    Exchanged,
    Force,
    Handling,
    Instance,
    MediationGround,
    Outcome,
    Standing,
    StayGround,
)
from guiju.registers.oversight.reconsideration.choices import ActKind, EvidenceKind


class LitigationEvidence(Part):
    """One item of the organ's evidence (arts. 33, 34)."""

    matter = models.ForeignKey("oversight.Litigation", models.PROTECT, related_name="evidence")
    name = models.CharField("证据名称", max_length=100)
    kind = models.CharField("种类", max_length=12, choices=EvidenceKind.choices)
    obtained_on = models.DateField("取得日期")

    def __str__(self) -> str:
        return self.name


class LitigationDefender(Part):
    """诉讼代理人 of the organ (art. 31)."""

    matter = models.ForeignKey("oversight.Litigation", models.PROTECT, related_name="defenders")
    name = models.CharField("姓名", max_length=40)
    capacity = models.CharField("身份", max_length=14, choices=Capacity.choices)
    unit = models.CharField("单位和职务", max_length=80)
    powers = models.CharField("代理权限", max_length=200)
    ended_because = models.CharField("解除委托的理由", max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name


class LitigationHearing(Part):
    """开庭: one hearing, and who came to it for the organ (art. 3(3))."""

    matter = models.ForeignKey("oversight.Litigation", models.PROTECT, related_name="hearings")
    held_on = models.DateField("开庭日期", editable=False)
    attendance = models.CharField("出庭情况", max_length=10, choices=Attendance.choices)
    attendee = models.CharField("出庭人员姓名和职务", max_length=80, blank=True)
    staff = models.BooleanField("另有工作人员出庭", default=False)
    absence = models.CharField("负责人未出庭的事由", max_length=14, choices=Absence.choices, blank=True)
    explained = models.CharField("事由说明", max_length=200, blank=True)
    onlookers = models.PositiveIntegerField("组织旁听人次", null=True, blank=True, validators=within(1, 9999))

    def __str__(self) -> str:
        return f"{self.held_on}{self.get_attendance_display()}"


class LitigationAdvice(Part):
    """司法建议、检察建议 that the organ got in this case, and its answer."""

    matter = models.ForeignKey("oversight.Litigation", models.PROTECT, related_name="advice")
    adviser = models.CharField("种类", max_length=14, choices=Adviser.choices)
    organ = models.CharField("建议机关", max_length=80)
    document_number = models.CharField("文号", max_length=60)
    content = models.CharField("建议内容", max_length=1000)
    received_on = models.DateField("收到日期", editable=False)
    reply_by = models.DateField("要求回复日期", null=True, blank=True)
    answer = models.CharField("回复、整改情况", max_length=1000, blank=True)
    answered_on = models.DateField("回复日期", null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.organ}{self.document_number}"


class LitigationExchange(Part):
    """府院联动: one time that government and court spoke about the case."""

    matter = models.ForeignKey("oversight.Litigation", models.PROTECT, related_name="exchanges")
    held_on = models.DateField("日期", editable=False)
    way = models.CharField("方式", max_length=14, choices=Exchanged.choices)
    counterpart = models.CharField("参加的法院和单位", max_length=100)
    gist = models.CharField("主要内容和议定事项", max_length=500)

    def __str__(self) -> str:
        return f"{self.held_on}{self.get_way_display()}"


class LitigationColumns(Matter):
    """The columns of a suit."""

    instance = models.CharField("审级", max_length=8, choices=Instance.choices)
    court = models.CharField("审理法院", max_length=80)
    court_number = models.CharField("法院案号", max_length=60)
    filed_on = models.DateField("法院立案日期", null=True, blank=True)
    received_on = models.DateField("收到应诉通知日期", null=True, blank=True)
    standing = models.CharField("被告形式", max_length=10, choices=Standing.choices)
    handling = models.CharField("应诉方式", max_length=12, choices=Handling.choices)
    plaintiffs = models.PositiveIntegerField("原告人数", validators=within(1, 100_000))
    field = fields_of_administration.column()
    act_kind = models.CharField("行政行为种类", max_length=16, choices=ActKind.choices)
    act_name = models.CharField("被诉行政行为", max_length=200, help_text="名称和文号；不作为的，写明事项")
    claim = models.CharField("诉讼请求", max_length=500)
    compensation_asked = models.DecimalField(
        "请求赔偿、补偿（元）",
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=within(Decimal("0.01"), 10**12),
    )
    document_asked = models.CharField("请求一并审查的规范性文件", max_length=200, blank=True)
    public_interest = models.BooleanField("检察机关提起的公益诉讼", default=False)
    lost_before = models.BooleanField("原审裁判本机关败诉", default=False)
    owed_before = models.BooleanField("原审裁判要求本机关履行", default=False)
    tried_as_first = models.BooleanField(
        "按第一审程序再审", default=False, help_text="再审的是第一审法院作出的生效裁判，由原审法院审理的"
    )
    appealed_by_us = models.BooleanField("本机关上诉（申请再审）", default=False)
    head_asked_on = models.DateField("收到负责人出庭通知日期", null=True, blank=True)
    guided_on = models.DateField("司法行政部门指导日期", null=True, blank=True)
    answered_on = models.DateField("提交答辩和证据日期", null=True, blank=True)
    evidence_by = models.DateField("准许延期提供证据至", null=True, blank=True)
    stay_ground = models.CharField("停止执行的情形", max_length=10, choices=StayGround.choices, blank=True)
    stayed_on = models.DateField("停止执行日期", null=True, blank=True)
    suspended_on = models.DateField("中止诉讼日期", null=True, blank=True)
    act_changed_on = models.DateField("改变被诉行为日期", null=True, blank=True)
    heard_on = models.DateField("首次开庭日期", null=True, blank=True)
    head_appeared = models.BooleanField("负责人出庭", default=False)
    outcome = models.CharField("结案方式", max_length=20, choices=Outcome.choices, blank=True)
    force = models.CharField("裁判效力", max_length=12, choices=Force.choices, blank=True)
    mediation_ground = models.CharField("可以调解的情形", max_length=14, choices=MediationGround.choices, blank=True)
    ruling_number = models.CharField("裁判文书号", max_length=80, blank=True)
    ruled_on = models.DateField("裁判日期", null=True, blank=True)
    holding = models.CharField("裁判主要内容", max_length=1000, blank=True)
    compensation = models.DecimalField(
        "判决赔偿、补偿（元）",
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=within(Decimal("0.01"), 10**12),
    )
    lost = models.BooleanField("败诉", default=False)
    owed = models.BooleanField("需要本机关履行", default=False)
    settled = models.BooleanField("行政争议实质性化解", default=False)
    ruling_served_on = models.DateField("裁判送达日期", null=True, blank=True)
    appellant = models.CharField("上诉人", max_length=10, choices=Appellant.choices, blank=True)
    appealed_on = models.DateField("上诉日期", null=True, blank=True)
    effective_on = models.DateField("裁判生效日期", null=True, blank=True)
    perform_by = models.DateField("履行期限", null=True, blank=True)
    performed_on = models.DateField("履行日期", null=True, blank=True)
    went_on = models.ForeignKey(
        "oversight.Litigation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="came_from",
        verbose_name="后续审级案件",
    )

    class Meta(Matter.Meta):
        abstract = True
