"""What a penalty case records: its columns and its parts.

The columns under “处罚内容” hold what is proposed until a decision is made, and what was decided from then on; the
ledger keeps both.
"""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.ranges import within
from guiju.kernel.keeping import parties
from guiju.registers import fields_of_administration
from guiju.registers.enforcement.authority_columns import WithAuthority
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate
from guiju.registers.enforcement.penalty_case.after_columns import AfterDecision
from guiju.registers.enforcement.penalty_case.choices import (
    Aside,
    Business,
    Channel,
    Correction,
    EvidenceKind,
    Exemption,
    Harm,
    KeptFor,
    Leniency,
    Licence,
    MainKind,
    Mitigation,
    Source,
    UnitKind,
    Verdict,
    Warned,
)
from guiju.registers.enforcement.penalty_case.column_kinds import ListedThing, day, flag, kind, money, word
from guiju.registers.enforcement.penalty_case.justice_columns import WithJustice


class OfficerPresent(Part):
    """An officer who took part in an inquiry, an inspection or an on-the-spot decision."""

    matter = models.ForeignKey("enforcement.PenaltyCase", models.PROTECT, related_name="officers")
    certificate = models.ForeignKey(EnforcementCertificate, models.PROTECT, verbose_name="执法证件")
    shown = flag("已出示证件")
    interested = flag("与案件有利害关系")

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "执法人员"

    def __str__(self) -> str:
        return str(self.certificate)


class RecusedOfficer(Part):
    """An officer whom the head took off the case (Art. 43)."""

    matter = models.ForeignKey("enforcement.PenaltyCase", models.PROTECT, related_name="recused_officers")
    certificate = models.ForeignKey(EnforcementCertificate, models.PROTECT, verbose_name="执法证件")

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "准予回避的执法人员"

    def __str__(self) -> str:
        return str(self.certificate)


class Evidence(Part):
    """An item of evidence, numbered within its case by the record."""

    matter = models.ForeignKey("enforcement.PenaltyCase", models.PROTECT, related_name="evidence")
    item = models.PositiveSmallIntegerField("证据编号")
    kind = models.CharField("证据种类", max_length=12, choices=EvidenceKind.choices)
    proves = models.CharField("证明事项", max_length=200)
    unlawful = flag("以非法手段取得")
    device = word("监控设备编号", 60)
    device_reviewed = flag("设备经法制和技术审核且地点已公布")
    record_reviewed = flag("监控记录经审核符合要求")

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "证据"

    def __str__(self) -> str:
        return f"证据{self.item}：{self.proves}"


class PreservedThing(ListedThing):
    """A thing kept in place as evidence, and what was decided on it (Art. 56)."""

    matter = models.ForeignKey("enforcement.PenaltyCase", models.PROTECT, related_name="things")
    disposal = models.CharField("处理决定", max_length=12, choices=KeptFor.choices, blank=True)
    measure_number = word("查封、扣押决定书文号", 80)
    disposal_note = word("处理的理由和要求", 500)
    settled_on = models.DateField("处理日期", null=True, blank=True)

    class Meta(ListedThing.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "登记保存的物品"


class SampleTaken(ListedThing):
    """A sample taken as evidence (Art. 56)."""

    matter = models.ForeignKey("enforcement.PenaltyCase", models.PROTECT, related_name="samples")

    class Meta(ListedThing.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "抽取的样品"


class Verification(Part):
    """Whether an item of evidence was found to be true."""

    matter = models.ForeignKey("enforcement.PenaltyCase", models.PROTECT, related_name="verifications")
    item = models.PositiveSmallIntegerField("证据编号", validators=within(1, 9999))
    true = flag("查证属实")
    note = word("说明")

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "证据核实"

    def __str__(self) -> str:
        return f"证据{self.item}{'属实' if self.true else '不予采信'}"


class FactFound(Part):
    """A fact as found, with the items of evidence that carry it: ``1、3``."""

    matter = models.ForeignKey("enforcement.PenaltyCase", models.PROTECT, related_name="facts_found")
    words = models.CharField("违法事实", max_length=300)
    items = word("所依据的证据编号", 100)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "认定的事实"

    def __str__(self) -> str:
        return self.words


class Payment(Part):
    """A payment of the fine."""

    matter = models.ForeignKey("enforcement.PenaltyCase", models.PROTECT, related_name="payments")
    amount = models.DecimalField(
        "缴款金额", max_digits=14, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    receipt = word("票据号码", 60)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "缴款"

    def __str__(self) -> str:
        return f"{self.amount}元"


class PenaltyColumns(WithAuthority, WithJustice, AfterDecision, Matter):
    """The columns of a penalty case, by the phase that fills them."""

    lead = models.ForeignKey(
        "enforcement.PenaltyCase",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="joint_cases",
        verbose_name="同案的首件",
    )
    # 立案
    field = fields_of_administration.column()
    act = models.CharField("违法行为", max_length=200)
    act_on = models.DateField("违法行为发生或者终了日期", null=True)
    found_on = day("发现日期")
    source = models.CharField("案件来源", max_length=12, choices=Source.choices, blank=True)
    grave_danger = flag("涉及生命健康安全、金融安全且有危害后果")
    limitation_months = models.PositiveSmallIntegerField(
        "其他法律规定的追责期限（月）", null=True, blank=True, validators=within(1, 600)
    )
    delegate = word("受委托组织")
    summary = flag("简易程序")
    party_kind = models.CharField("当事人类别", max_length=12, blank=True, choices=parties.KINDS)
    party_key = models.CharField("当事人指纹", max_length=64, blank=True, db_index=True, editable=False)
    name_key = models.CharField("当事人名称指纹", max_length=64, blank=True, db_index=True, editable=False)
    age_at_act = models.PositiveSmallIntegerField("违法时周岁", null=True, blank=True)
    filed_on = day("立案日期")
    time_aside = models.CharField("不计入办案期限的事由", max_length=12, choices=Aside.choices, blank=True)
    # 调查
    preservation_allowed_on = day("批准先行登记保存日期")
    preserved_on = day("先行登记保存日期")
    preserved_settled_on = day("保存证据处理日期")
    sampled_on = day("抽样取证日期")
    samples_settled_on = day("抽样物品处理日期")
    recusal_pending = flag("回避申请待决定")
    concluded_on = day("调查终结日期")
    findings = models.TextField("认定的违法事实和证据", blank=True)
    facts_proved = flag("事实清楚、证据确实")
    monitored = flag("采用了监控设备记录")
    suspects_crime = flag("涉嫌犯罪")
    incapable = flag("违法时不能辨认或者控制自己行为")
    minor_act = flag("违法行为轻微")
    corrected = flag("已及时改正")
    harm = models.CharField("危害后果", max_length=8, choices=Harm.choices, blank=True)
    no_fault = flag("有证据足以证明没有主观过错")
    mitigation = models.CharField("从轻、减轻的情形", max_length=12, choices=Mitigation.choices, blank=True)
    public_interest = flag("涉及重大公共利益")
    major_rights = flag("直接关系当事人或者第三人重大权益")
    complex_relations = flag("案情疑难复杂、涉及多个法律关系")
    review_by_rule = flag("法律、法规规定应当法制审核的其他情形")
    # 审查、告知、听证
    head_reviewed_on = day("负责人审查日期")
    grave_case = flag("情节复杂或者重大违法行为")
    discussed_on = day("集体讨论日期")
    legal_reviewed_on = day("法制审核日期")
    legal_review_passed = flag("法制审核通过")
    notified_on = day("告知日期")
    notice_received_on = day("当事人收到告知书日期")
    hearing_offered = flag("告知听证权利")
    notice_jointly = flag("告知书与同案当事人合并制作")
    joint_notice_on = day("合并告知书制作日期")
    defence_until = day("陈述申辩截止日期")
    defended_on = day("陈述申辩日期")
    defence_reviewed_on = day("陈述申辩复核日期")
    defence_verdict = models.CharField("复核结论", max_length=8, choices=Verdict.choices, blank=True)
    waived_on = day("放弃陈述申辩日期")
    hearing_requested_on = day("要求听证日期")
    hearing_set_for = day("听证日期")
    hearing_held_on = day("举行听证日期")
    hearing_reported_on = day("听证报告日期")
    hearing_forgone_on = day("放弃听证日期")
    # 处罚内容：告知后为拟处罚内容，决定后为处罚决定内容
    provision = word("违法依据（所违反的规定）", 300)
    basis = word("处罚依据", 300)
    warned = models.CharField("警告、通报批评", max_length=12, choices=Warned.choices, blank=True)
    fine = money("罚款（元）")
    confiscated = money("没收金额或者价值（元）")
    gains_confiscated = money("其中没收违法所得（元）")
    goods_confiscated = flag("没收非法财物")
    other_penalty = word("其他行政处罚")
    licence = models.CharField("许可证件", max_length=12, choices=Licence.choices, blank=True)
    business = models.CharField("生产经营", max_length=12, choices=Business.choices, blank=True)
    # 治安管理处罚法: fifteen days, twenty where several are carried out together.
    detained_days = models.PositiveSmallIntegerField("行政拘留（日）", null=True, blank=True, validators=within(1, 20))
    sanction = word("处罚内容", 300)
    # 决定
    basis_published_on = day("处罚依据公布日期")
    unlawful_gains = money("查明的违法所得（元）")
    gains_refunded = money("依法退赔的违法所得（元）")
    fine_spared = money("不予、减轻处罚的金额（元）")
    unit_kind = kind("单位类别", UnitKind)
    executing_body = word("办理的派出机构、内设机构", 100)
    main_kind = kind("年度统计的处罚种类", MainKind)
    money_imposed = money("罚没金额（元）")
    review_corrected = flag("法制审核纠错")
    tier = models.PositiveSmallIntegerField(
        "裁量阶次", null=True, blank=True, validators=within(1, 99), help_text="所依据事项的裁量基准中的第几档。"
    )
    tier_words = word("适用的裁量阶次", 800)
    benchmark = word("裁量基准")
    benchmark_low, benchmark_high = money("裁量基准下限（元）"), money("裁量基准上限（元）")
    leniency = models.CharField("裁量情节", max_length=10, choices=Leniency.choices, blank=True)
    correction = models.CharField("责令改正", max_length=10, choices=Correction.choices, blank=True)
    correct_by = day("限期改正至")
    exemption = models.CharField("不予处罚情形", max_length=12, choices=Exemption.choices, blank=True)
    social_impact = flag("具有一定社会影响")
    decided_on = day("决定日期")
    decision_jointly = flag("决定书与同案当事人合并制作")
    joint_decision_on = day("合并决定书制作日期")
    first_of_year = flag("本年首次受处罚的单位", help_text="由系统按单位逐年识别，用于统计受处罚单位数")
    first_suspension = flag("本年首次被责令停产停业的单位", help_text="由系统按单位逐年识别")
    referred_on = day("移送其他机关日期")
    # 执行
    channel = models.CharField("送达方式", max_length=12, choices=Channel.choices, blank=True)
    noticed_on = day("公告日期")
    served_on = day("送达日期")
    reported_on = day("报所属机关备案日期")
    paid = money("已缴（元）")
    surcharge = money("加处罚款（元）")
    deferral_asked_on = day("申请延期、分期日期")
    deferred_until = day("准予延期、分期至")
    collected_on = day("当场收缴日期")
    landed_on = day("抵岸日期")
    carried_out_on = day("执行完毕日期")
    closing_asked_on = day("申请结案日期")
    kept_private = flag("不予公开")
    revoked_on = day("被变更、撤销、确认违法或者无效日期")

    class Meta:
        abstract = True
