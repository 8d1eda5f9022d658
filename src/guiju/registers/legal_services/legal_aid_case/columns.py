"""法律援助: what is recorded of one matter, in the order in which it comes to be known."""

from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.ranges import within
from guiju.registers.legal_services.legal_aid_case.choices import (
    Assessor,
    Cause,
    Ending,
    Exempt,
    Form,
    Forwarder,
    Grade,
    Ground,
    Group,
    HelperKind,
    Kind,
    Means,
    NoticeGround,
    Notifier,
    Objection,
    Outcome,
    Phase,
    Refusal,
    Satisfaction,
    Source,
    Subject,
    Unlimited,
    Urgency,
)


class AidedGroup(Part):
    """受援人群: how many of those aided are of one group; one person may be of several."""

    matter = models.ForeignKey("legal_services.LegalAidCase", models.PROTECT, related_name="groups")
    group = models.CharField("人群", max_length=10, choices=Group.choices)
    people = models.PositiveIntegerField("人数", validators=within(1, 100_000))


class QualityAssessment(Part):
    """质量评估: one look at how a matter was handled."""

    matter = models.ForeignKey("legal_services.LegalAidCase", models.PROTECT, related_name="assessments")
    assessor = models.CharField("评估方式", max_length=12, choices=Assessor.choices)
    by = models.CharField("评估单位或者人员", max_length=80)
    points = models.PositiveSmallIntegerField("得分", null=True, blank=True, validators=within(0, 100))
    grade = models.CharField("等次", max_length=10, choices=Grade.choices)
    findings = models.CharField("评估意见", max_length=1000, blank=True)
    assessed_on = models.DateField("评估日期")


class LegalAidColumns(Matter):
    """``granted_on`` and ``assigned_on`` are the first of their kind; ``grade`` is that of the latest assessment."""

    received_on = models.DateField("收到申请（通知）日期", null=True, blank=True)
    source = models.CharField("来源", max_length=12, choices=Source.choices)
    kind = models.CharField("案件类别", max_length=14, choices=Kind.choices)
    form = models.CharField("援助形式", max_length=16, choices=Form.choices)
    subject = models.CharField("申请事项", max_length=14, choices=Subject.choices, blank=True)
    phase = models.CharField("案件阶段", max_length=14, choices=Phase.choices, blank=True)
    case_organ = models.CharField("办案（争议处理）机关", max_length=80, blank=True)
    people = models.PositiveIntegerField("受援人数", default=1, validators=within(1, 100_000))
    accused = models.PositiveIntegerField("同案人数", null=True, blank=True, validators=within(1, 10_000))
    unlimited = models.CharField("不受经济困难条件限制的情形", max_length=10, choices=Unlimited.choices, blank=True)
    exempt = models.CharField("免予核查经济困难状况的情形", max_length=10, choices=Exempt.choices, blank=True)
    forwarder = models.CharField("转交单位", max_length=12, choices=Forwarder.choices, blank=True)
    handed_in_on = models.DateField("向转交单位提出申请日期", null=True, blank=True)
    notifier = models.CharField("通知机关", max_length=14, choices=Notifier.choices, blank=True)
    notice_number = models.CharField("通知书文号", max_length=80, blank=True)
    notice_ground = models.CharField("通知事由", max_length=14, choices=NoticeGround.choices, blank=True)
    found_on = models.DateField("通知机关发现应当通知情形日期", null=True, blank=True)
    notice_late = models.BooleanField("通知超过法定期限", default=False)
    hearing_on = models.DateField("开庭日期", null=True, blank=True)
    supplement_by = models.DateField("补充材料期限", null=True, blank=True)
    means = models.CharField("经济状况核查方式", max_length=12, choices=Means.choices, blank=True)
    examined_on = models.DateField("审查日期", null=True, blank=True)
    urgency = models.CharField("先行提供的情形", max_length=14, choices=Urgency.choices, blank=True)
    provided_first_on = models.DateField("决定先行提供日期", null=True, blank=True)
    completed_on = models.DateField("补办手续日期", null=True, blank=True)
    granted_on = models.DateField("首次决定给予日期", null=True, blank=True)
    refusal = models.CharField("不予援助理由", max_length=14, choices=Refusal.choices, blank=True)
    refused_on = models.DateField("不予援助日期", null=True, blank=True)
    helper = models.CharField("承办人员", max_length=40, blank=True)
    helper_kind = models.CharField("承办人员类别", max_length=14, choices=HelperKind.choices, blank=True)
    firm = models.CharField("承办单位", max_length=80, blank=True)
    practice_years = models.PositiveSmallIntegerField("相关执业年限", null=True, blank=True, validators=within(0, 60))
    assigned_on = models.DateField("首次指派日期", null=True, blank=True)
    cause = models.CharField("更换承办人员的原因", max_length=12, choices=Cause.choices, blank=True)
    ending = models.CharField("案件结果", max_length=16, choices=Ending.choices, blank=True)
    recovered = models.DecimalField(
        "挽回损失或者取得利益（元）", max_digits=14, decimal_places=2, null=True, blank=True
    )
    reported_on = models.DateField("承办人员报告日期", null=True, blank=True)
    ground = models.CharField("终止事由", max_length=12, choices=Ground.choices, blank=True)
    terminated_on = models.DateField("终止日期", null=True, blank=True)
    objected_on = models.DateField("收到异议日期", null=True, blank=True)
    objection = models.CharField("异议审查决定", max_length=8, choices=Objection.choices, blank=True)
    objection_decided_on = models.DateField("异议决定日期", null=True, blank=True)
    subsidy = models.DecimalField("法律援助补贴（元）", max_digits=10, decimal_places=2, null=True, blank=True)
    paid_on = models.DateField("补贴支付日期", null=True, blank=True)
    satisfaction = models.CharField("受援人评价", max_length=10, choices=Satisfaction.choices, blank=True)
    scored_on = models.DateField("评价日期", null=True, blank=True)
    outcome = models.CharField("结果", max_length=40, choices=Outcome.choices, blank=True)

    class Meta(Matter.Meta):
        abstract = True
