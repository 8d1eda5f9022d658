"""What is recorded of a reconsideration: its columns, by the phase that fills them, who works on it, its evidence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import models

from guiju.kernel.declaring import ranges
from guiju.kernel.declaring.matters import Matter, Part
from guiju.registers import fields_of_administration
from guiju.registers.oversight.reconsideration.choices import (
    ActKind,
    Channel,
    Condition,
    Damage,
    Defect,
    DocumentKind,
    Duty,
    Ending,
    EvidenceKind,
    GivenBy,
    HearingGround,
    MandatoryFirst,
    NoDuty,
    Respondent,
    Result,
    SuedOver,
    SuitOutcome,
    SummaryGround,
    Suspension,
    TermUnit,
    Track,
    UnlawfulGround,
    Verdict,
    VoidGround,
)
from guiju.registers.oversight.reconsideration.statistics import Filing, Level, OutOfScope, Visit, Withdrawal


class ReconsiderationStaff(Part):
    """One of the reconsideration staff in one duty of one case (2023 art. 6, 36, 45, 50; 2007 regulation art. 32)."""

    matter = models.ForeignKey("oversight.Reconsideration", models.PROTECT, related_name="staff")
    name = models.CharField("姓名", max_length=40)
    duty = models.CharField("职责", max_length=12, choices=Duty.choices)
    work_card = models.CharField("工作证件号", max_length=40, blank=True)
    first_time = models.BooleanField("初次从事行政复议", default=False)
    qualified_on = models.DateField("取得法律职业资格日期", null=True, blank=True)
    trained_on = models.DateField("参加职前培训日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "行政复议人员"


class ReconsiderationEvidence(Part):
    """One item of evidence (2023 art. 43)."""

    matter = models.ForeignKey("oversight.Reconsideration", models.PROTECT, related_name="evidence")
    name = models.CharField("证据名称", max_length=100)
    kind = models.CharField("种类", max_length=12, choices=EvidenceKind.choices)
    given_by = models.CharField("提供人", max_length=12, choices=GivenBy.choices)
    obtained_on = models.DateField("取得日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "行政复议证据"


class ReconsiderationVisit(Part):
    """Somebody received about a case, by two of the staff (tables of reception)."""

    matter = models.ForeignKey("oversight.Reconsideration", models.PROTECT, related_name="visits")
    kind = models.CharField("接待事由", max_length=12, choices=Visit.choices)
    persons = models.PositiveSmallIntegerField("来访人数", default=1, validators=ranges.within(1, 999))
    receiver = models.CharField("接待人", max_length=40)
    second_receiver = models.CharField("第二接待人", max_length=40)
    received_on = models.DateField("接待日期")

    class Meta:
        verbose_name = verbose_name_plural = "行政复议接待"


class ReconsiderationCompensation(Part):
    """Compensation decided along with the act, of one kind (2023 art. 72(1), 2017 art. 29(1); 国家赔偿法 arts. 33 to 36)."""

    matter = models.ForeignKey("oversight.Reconsideration", models.PROTECT, related_name="compensation")
    kind = models.CharField("赔偿类型", max_length=10, choices=Damage.choices)
    amount = models.DecimalField(
        "金额（元）", max_digits=14, decimal_places=2, validators=ranges.within(Decimal("0.01"), 10**12)
    )

    class Meta:
        verbose_name = verbose_name_plural = "行政赔偿"


class ReconsiderationLetter(Part):
    """A letter to an organ, and what that organ has reported. Its paper bears the number that it has in its case."""

    item = models.PositiveIntegerField("编号", editable=False)
    to_agency = models.CharField("送达机关", max_length=100)
    faults = models.CharField("发现的问题", max_length=1000)
    measures = models.CharField("纠正、改进的意见", max_length=1000)
    issued_on = models.DateField("制发日期")
    receiver = models.CharField("签收人", max_length=60, blank=True)
    received_on = models.DateField("签收日期", null=True, blank=True)
    answer = models.CharField("处理情况", max_length=1000, blank=True)
    answered_on = models.DateField("回复日期", null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.issued_on} {self.to_agency}"


class ReconsiderationOpinion(ReconsiderationLetter):
    """行政复议意见书 (2023 art. 76, 2007 regulation art. 57(1)): a wrong act is to be put right and reported."""

    title, mark = "行政复议意见书", "意"
    matter = models.ForeignKey("oversight.Reconsideration", models.PROTECT, related_name="opinion_letters")
    report_by = models.DateField("责令报送期限", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "行政复议意见书"


class ReconsiderationProposal(ReconsiderationLetter):
    """行政复议建议书 (2007 regulation art. 57(2)): what is wrong in general, for whoever may mend the rule or the practice."""

    title, mark = "行政复议建议书", "建"
    matter = models.ForeignKey("oversight.Reconsideration", models.PROTECT, related_name="proposal_letters")
    reply_by = models.DateField("请于何日前回复", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "行政复议建议书"


class ReconsiderationColumns(Matter):
    """The columns of a case, and the days on which it went back and forth."""

    # 申请与受理
    channel = models.CharField("申请方式", max_length=16, choices=Channel.choices)
    applied_on = models.DateField("申请日期", null=True, help_text="邮寄的，为交邮日期")
    handed_in_on = models.DateField("向处罚机关提出日期", null=True, blank=True)
    received_on = models.DateField("收到申请日期", null=True, blank=True)
    applicants = models.PositiveIntegerField("申请人人数", null=True, blank=True, validators=ranges.within(1, 100000))
    enterprise = models.BooleanField("涉企案件", default=False)
    respondents = models.CharField("被申请人", max_length=300)
    respondent_level = models.CharField("被申请人级别和类别", max_length=20, choices=Level.choices, blank=True)
    organ_level = models.CharField("复议机关级别和类别", max_length=20, choices=Level.choices, blank=True)
    respondent_kind = models.CharField("被申请人类别", max_length=12, choices=Respondent.choices)
    act_kind = models.CharField("行政行为种类", max_length=16, choices=ActKind.choices)
    field = fields_of_administration.column()
    act_name = models.CharField("被申请复议的行政行为", max_length=200, help_text="名称和文号")
    on_the_spot = models.BooleanField("当场作出", default=False)
    by_camera = models.BooleanField("依据电子技术监控设备记录作出", default=False)
    mandatory_first = models.CharField("复议前置事由", max_length=12, choices=MandatoryFirst.choices, blank=True)
    act_public = models.BooleanField("该行为已向社会公开", default=False)
    act_made_on = models.DateField("行为作出日期", null=True, blank=True)
    act_known_on = models.DateField("知道行为日期", null=True, blank=True)
    not_informed = models.BooleanField("未告知复议权利、机关和期限", default=False)
    rights_known_on = models.DateField("知道复议权利、机关和期限日期", null=True, blank=True)
    real_estate = models.BooleanField("因不动产提出", default=False)
    longer_term = models.PositiveSmallIntegerField(
        "法律另定的更长申请期限（日）", null=True, blank=True, validators=ranges.within(1, 3650)
    )
    longer_term_law = models.CharField("规定更长申请期限的法律及条款", max_length=60, blank=True)
    shorter_term = models.PositiveSmallIntegerField(
        "法律规定的少于六十日的审理期限（日）", null=True, blank=True, validators=ranges.within(1, 59)
    )
    shorter_term_law = models.CharField("规定该审理期限的法律及条款", max_length=60, blank=True)
    hindered_from = models.DateField("因不可抗力等耽误自", null=True, blank=True)
    hindered_to = models.DateField("耽误至", null=True, blank=True)
    duty_requested_on = models.DateField("机关收到履责申请日期", null=True, blank=True)
    duty_term_on = models.DateField("履责期限届满日期", null=True, blank=True)
    urgent = models.BooleanField("紧急情况下请求保护", default=False)
    request = models.CharField("复议请求", max_length=500)
    amount = models.DecimalField("涉及款额（元）", max_digits=14, decimal_places=2, null=True, blank=True)
    compensation_asked = models.DecimalField(
        "请求行政赔偿（元）",
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=ranges.within(0, 10**12),
    )
    withdrawn_before = models.BooleanField("曾就同一事实和理由申请复议，撤回获准", default=False)
    acts = models.PositiveSmallIntegerField("所列行政行为数", default=1, validators=ranges.within(1, 999))
    suit_pending = models.BooleanField("法院已受理同一行为的诉讼", default=False)
    incidental = models.BooleanField("一并申请审查规范性文件", default=False)
    document_name = models.CharField("被审查的规范性文件", max_length=200, blank=True)
    document_kind = models.CharField("规范性文件种类", max_length=12, choices=DocumentKind.choices, blank=True)
    review_from = models.DateField("受理审查起算日期", null=True, blank=True)
    correct_by = models.DateField("要求补正日期", null=True, blank=True)
    accepted_on = models.DateField("受理日期", null=True, blank=True)
    filing = models.CharField("立案审查结果", max_length=12, choices=Filing.choices, blank=True)
    out_of_scope = models.CharField("不属于复议范围的情形", max_length=20, choices=OutOfScope.choices, blank=True)
    turned_away_for = models.CharField("不予受理、驳回申请的理由", max_length=14, choices=Condition.choices, blank=True)
    platform_on = models.DateField("录入复议工作平台日期", null=True, blank=True)
    transferred_on = models.DateField("移送日期", null=True, blank=True)
    # 审理
    track = models.CharField("审理程序", max_length=10, choices=Track.choices, blank=True)
    summary_ground = models.CharField("简易程序理由", max_length=16, choices=SummaryGround.choices, blank=True)
    complex = models.BooleanField("重大、疑难、复杂", default=False)
    technical = models.BooleanField("专业性、技术性较强", default=False)
    committee = models.BooleanField("有必要提请委员会咨询", default=False)
    first_handler = models.CharField("承办人", max_length=40, blank=True)
    second_handler = models.CharField("第二承办人", max_length=40, blank=True)
    merged_with = models.ForeignKey(
        "oversight.Reconsideration", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="并入的案件"
    )
    decided_jointly = models.BooleanField("与他案合并作出决定", default=False)
    joint_decision_on = models.DateField("合并制作决定书日期", null=True, blank=True)
    investigated = models.BooleanField("经过调查取证", default=False)
    heard = models.BooleanField("经过听证", default=False)
    file_shown = models.BooleanField("查阅过案卷", default=False)
    consulted = models.BooleanField("经过委员会咨询", default=False)
    extended = models.BooleanField("延期审理", default=False)
    withdrawn_for = models.CharField("撤回的原因", max_length=10, choices=Withdrawal.choices, blank=True)
    sent_on = models.DateField("副本发送日期", null=True, blank=True)
    opinions_heard = models.BooleanField("已听取意见", default=False)
    hearing_ground = models.CharField("听证理由", max_length=12, choices=HearingGround.choices, blank=True)
    hearing_on = models.DateField("听证日期", null=True, blank=True)
    suspension = models.CharField("中止事由", max_length=16, choices=Suspension.choices, blank=True)
    suspended_on = models.DateField("中止日期", null=True, blank=True)
    stayed = models.BooleanField("停止执行", default=False)
    # 附带审查
    basis_questioned_on = models.DateField("认为依据不合法日期", null=True, blank=True)
    verdict = models.CharField("附带审查结论", max_length=10, choices=Verdict.choices, blank=True)
    # 决定与履行
    result = models.CharField("复议结果", max_length=20, choices=Result.choices, blank=True)
    ending = models.CharField("终止事由", max_length=16, choices=Ending.choices, blank=True)
    defect = models.CharField("违法情形", max_length=14, choices=Defect.choices, blank=True)
    unlawful_ground = models.CharField("确认违法的情形", max_length=14, choices=UnlawfulGround.choices, blank=True)
    void_ground = models.CharField("确认无效的情形", max_length=10, choices=VoidGround.choices, blank=True)
    no_duty = models.CharField("驳回复议请求的情形", max_length=6, choices=NoDuty.choices, blank=True)
    compensation_awarded = models.DecimalField(
        "决定给予赔偿（元）",
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=ranges.within(0, 10**12),
    )
    holding = models.CharField("决定内容", max_length=1000, blank=True)
    redo_ordered = models.BooleanField("责令重新作出", default=False)
    ordered_term = models.PositiveSmallIntegerField(
        "责令履行或者重作的期限",
        null=True,
        blank=True,
        validators=ranges.within(1, 730),
        help_text="自被申请人收到决定书之日起；责令重作而不填的，依法律、法规、规章的规定，没有规定的为六十日。",
    )
    ordered_unit = models.CharField("期限单位", max_length=12, choices=TermUnit.choices, blank=True)
    reopened_on = models.DateField("责令重新审理日期", null=True, blank=True)
    concluded_on = models.DateField("审结日期", null=True, blank=True)
    decided_in_time = models.BooleanField("在法定期限内审结", null=True, blank=True)
    docket_left_on = models.DateField("受理后审结或者移送日期", null=True, blank=True)
    served_on = models.DateField("送达日期", null=True, blank=True)
    carried_out_on = models.DateField("履行日期", null=True, blank=True)
    # 诉讼
    sued_on = models.DateField("诉讼立案日期", null=True, blank=True)
    sued_over = models.CharField("起诉的事项", max_length=10, choices=SuedOver.choices, blank=True)
    suit_number = models.CharField("诉讼案号", max_length=60, blank=True)
    litigation = models.ForeignKey(
        "oversight.Litigation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reconsiderations",
        verbose_name="行政应诉案件",
    )
    suit_ended_on = models.DateField("诉讼了结日期", null=True, blank=True)
    suit_outcome = models.CharField("诉讼结果", max_length=10, choices=SuitOutcome.choices, blank=True)
    decide_by = models.DateField("判决确定的复议期限届满日期", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True

    @property
    def deciding_from(self) -> date | None:
        """The day from which the limit for deciding runs: of acceptance, or that on which it was reopened."""
        return self.reopened_on or self.accepted_on
