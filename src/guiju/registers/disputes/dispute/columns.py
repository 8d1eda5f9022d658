"""矛盾纠纷: what is recorded of a dispute; what may happen to it stands in the other files."""

from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.ranges import within
from guiju.registers.disputes.dispute.choices import (
    AdministrativeKind,
    Averted,
    Confirmation,
    Form,
    HandOver,
    Jurisdiction,
    Kind,
    Level,
    Nature,
    OtherWay,
    Outcome,
    Performance,
    Phase,
    Retention,
    Satisfaction,
    Source,
    Subject,
    SuitResult,
    Way,
)
from guiju.registers.disputes.mediation_committee import MediationCommittee
from guiju.registers.disputes.mediator import Mediator


class DisputeSession(Part):
    """调解: one sitting, who was invited, what was said, whether it may come to violence."""

    matter = models.ForeignKey("disputes.Dispute", models.PROTECT, related_name="sessions")
    held_on = models.DateField("调解日期")
    place = models.CharField("调解地点", max_length=100, blank=True)
    summary = models.TextField("调解情况", max_length=4000)
    guests = models.CharField("邀请参与人", max_length=100, blank=True)
    consented = models.BooleanField("当事人同意邀请", default=False)
    risk = models.BooleanField("可能引起治安案件、刑事案件", default=False)


class DisputeMediator(Part):
    """共同调解: a mediator beside the one who leads (人民调解法 art. 19: one or several)."""

    matter = models.ForeignKey("disputes.Dispute", models.PROTECT, related_name="mediators")
    mediator = models.ForeignKey(Mediator, models.PROTECT, related_name="+", verbose_name="调解员")


class DisputeColumns(Matter):
    """What is recorded of one dispute, in the order in which it comes to be known.

    ``settled_on``: the day of the first agreement in force, with its ``settled_form``, ``settled_amount``, ``settled_way`` and
    ``settled_jointly``; neither a change of it nor a court that refuses in a later year takes them back, nor does
    ``confirmed_on`` go with a confirmation that is revoked. ``began_on`` and ``first_way`` are those of the first mediation,
    whoever tries again. So no year moves when it is over.
    """

    found_on = models.DateField("排查（申请）日期", null=True, blank=True)
    source = models.CharField("来源", max_length=12, choices=Source.choices)
    hand_over = models.CharField("对接方式", max_length=10, choices=HandOver.choices, blank=True)
    nature = models.CharField("纠纷性质", max_length=14, choices=Nature.choices)
    kind = models.CharField("纠纷类型", max_length=14, choices=Kind.choices)
    level = models.CharField("调处层级", max_length=10, choices=Level.choices)
    amount = models.DecimalField("涉及金额（元）", max_digits=14, decimal_places=2, null=True, blank=True)
    people = models.PositiveIntegerField("涉及人数", null=True, blank=True, validators=within(2, 1_000_000))
    difficult = models.BooleanField("疑难复杂纠纷", default=False)
    key = models.BooleanField("重点纠纷", default=False)
    leader = models.CharField("包案负责人", max_length=40, blank=True)
    accepted_on = models.DateField("受理日期", null=True, blank=True)
    refused_on = models.DateField("当事人拒绝调解日期", null=True, blank=True)
    mediation_kind = models.CharField("调解方式", max_length=15, choices=Way.choices, blank=True)
    administrative_kind = models.CharField(
        "行政调解类别", max_length=22, choices=AdministrativeKind.choices, blank=True
    )
    phase = models.CharField("行政争议所处阶段", max_length=16, choices=Phase.choices, blank=True)
    first_way = models.CharField("首次启动的调解方式", max_length=15, choices=Way.choices, blank=True, editable=False)
    joint = models.BooleanField("三调联动", default=False)
    committee = models.ForeignKey(
        MediationCommittee, models.PROTECT, null=True, blank=True, verbose_name="人民调解委员会"
    )
    mediator = models.ForeignKey(Mediator, models.PROTECT, null=True, blank=True, verbose_name="调解员")
    began_on = models.DateField("首次启动调解日期", null=True, blank=True)
    risk_found_on = models.DateField("发现激化可能日期", null=True, blank=True)
    risk_reported_on = models.DateField("激化报告日期", null=True, blank=True)
    averted = models.CharField("防止的后果", max_length=10, choices=Averted.choices, blank=True)
    averted_people = models.PositiveIntegerField(
        "避免受影响的人数", null=True, blank=True, validators=within(1, 100_000)
    )
    averted_on = models.DateField("防止激化登记日期", null=True, blank=True)
    agreement_form = models.CharField("协议形式", max_length=8, choices=Form.choices, blank=True)
    agreed_on = models.DateField("达成协议日期", null=True, blank=True)
    agreed_amount = models.DecimalField("协议金额（元）", max_digits=14, decimal_places=2, null=True, blank=True)
    perform_by = models.DateField("约定履行日期", null=True, blank=True)
    effective_on = models.DateField("协议生效日期", null=True, blank=True)
    settled_way = models.CharField(
        "首次生效协议的调解方式", max_length=15, choices=Way.choices, blank=True, editable=False
    )
    settled_jointly = models.BooleanField("首次生效协议经三调联动", default=False, editable=False)
    settled_form = models.CharField(
        "首次生效协议的形式", max_length=8, choices=Form.choices, blank=True, editable=False
    )
    settled_amount = models.DecimalField(
        "首次生效协议的金额（元）", max_digits=14, decimal_places=2, null=True, blank=True, editable=False
    )
    settled_on = models.DateField("调解成功日期", null=True, blank=True)
    settled_in_year = models.BooleanField("排查当年调解成功", default=False)
    subject = models.CharField("申请确认的内容", max_length=16, choices=Subject.choices, blank=True)
    jurisdiction = models.CharField("确认法院的确定", max_length=14, choices=Jurisdiction.choices, blank=True)
    confirmation = models.CharField("司法确认", max_length=10, choices=Confirmation.choices, blank=True)
    court_accepted_on = models.DateField("法院受理日期", null=True, blank=True)
    confirmed_on = models.DateField("首次确认有效日期", null=True, blank=True)
    confirmation_decided_on = models.DateField("法院裁定（决定）日期", null=True, blank=True)
    performance = models.CharField("履行情况", max_length=8, choices=Performance.choices, blank=True)
    performed_amount = models.DecimalField("已履行金额（元）", max_digits=14, decimal_places=2, null=True, blank=True)
    satisfaction = models.CharField("当事人评价", max_length=12, choices=Satisfaction.choices, blank=True)
    followed_up_on = models.DateField("最近回访日期", null=True, blank=True)
    performed_on = models.DateField("履行完毕日期", null=True, blank=True)
    sued_on = models.DateField("首次就协议起诉日期", null=True, blank=True)
    suit_result = models.CharField("起诉结果", max_length=10, choices=SuitResult.choices, blank=True)
    led_to = models.CharField("引导去向", max_length=15, choices=OtherWay.choices, blank=True)
    retention = models.CharField("保管期限", max_length=14, choices=Retention.choices, blank=True)
    archived_on = models.DateField("归档日期", null=True, blank=True)
    outcome = models.CharField("结果", max_length=40, choices=Outcome.choices, blank=True)

    class Meta(Matter.Meta):
        abstract = True
