"""政府信息公开申请: what is recorded of one, in the order in which it comes to be known."""

from django.db import models

from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.ranges import within
from guiju.registers.oversight.disclosure_request.choices import (
    Applicant,
    Channel,
    Charge,
    Form,
    NotHeld,
    Orderer,
    Outcome,
    Review,
    Suggested,
    Supply,
)


class DisclosureRequestColumns(Matter):
    """``outcome`` and ``ended_on`` are of the first end, which the report of its year counts; what an order, or the organ
    itself, makes it answer anew stands in ``new_outcome``."""

    channel = models.CharField("提出方式", max_length=14, choices=Channel.choices)
    applicant_kind = models.CharField("申请人类别", max_length=14, choices=Applicant.choices)
    description = models.TextField("所需信息的文号或者特征描述", max_length=2000)
    wanted = models.CharField("希望的获取形式", max_length=10, choices=Form.choices)
    delivery = models.CharField("获取的方式、途径", max_length=200, help_text="如邮寄、电子邮箱、当面领取")
    needs_help = models.BooleanField("阅读困难或者视听障碍，需要帮助", default=False)
    arrived_on = models.DateField("到达日期", null=True, blank=True)
    received_on = models.DateField("收到申请日期", null=True, blank=True)
    correct_by = models.DateField("补正期限", null=True, blank=True)
    explain_by = models.DateField("说明理由期限", null=True, blank=True)
    delayed_until = models.DateField("延迟答复的期限", null=True, blank=True)
    charge = models.CharField("计费方式", max_length=6, choices=Charge.choices, blank=True)
    quantity = models.PositiveIntegerField("计费数量", null=True, blank=True, validators=within(1, 1_000_000))
    fee = models.DecimalField("信息处理费（元）", max_digits=12, decimal_places=2, null=True, blank=True)
    pay_by = models.DateField("缴费期限", null=True, blank=True)
    paid_on = models.DateField("缴费日期", null=True, blank=True)
    review = models.CharField("公开审查意见", max_length=8, choices=Review.choices, blank=True)
    outcome = models.CharField("办理结果", max_length=16, choices=Outcome.choices, blank=True)
    supply = models.CharField("公开的方式", max_length=10, choices=Supply.choices, blank=True)
    form_given = models.CharField("实际提供形式", max_length=10, choices=Form.choices, blank=True)
    not_held = models.CharField("不掌握的情形", max_length=12, choices=NotHeld.choices, blank=True)
    competent_organ = models.CharField("负责公开的机关及联系方式", max_length=200, blank=True)
    earlier_number = models.CharField("此前已经答复的申请编号", max_length=80, blank=True)
    ended_on = models.DateField("办结日期", null=True, blank=True)
    in_time = models.BooleanField("按期答复", default=False)
    ordered_by = models.CharField("重新办理的依据", max_length=16, choices=Orderer.choices, blank=True)
    redo_by = models.DateField("重新答复期限", null=True, blank=True)
    new_outcome = models.CharField("重新办理的结果", max_length=16, choices=Outcome.choices, blank=True)
    answered_again_on = models.DateField("重新答复日期", null=True, blank=True)
    suggestion = models.CharField("对主动公开建议的审核", max_length=10, choices=Suggested.choices, blank=True)

    class Meta(Matter.Meta):
        abstract = True
