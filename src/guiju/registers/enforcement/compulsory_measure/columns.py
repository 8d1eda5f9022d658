"""What is recorded of a compulsory measure: who imposed it, the list of what is held, the term and how it came to its end."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.ranges import within
from guiju.registers import fields_of_administration
from guiju.registers.enforcement.compulsory_measure.choices import Contested, Fate, Kind, Presence, Why
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.enforcement.penalty_case.after_choices import Contest
from guiju.registers.enforcement.penalty_case.column_kinds import ListedThing, day, flag, money, word
from guiju.registers.enforcement.penalty_case.column_kinds import kind as chosen
from guiju.registers.services.power_item import PowerItem
from guiju.registers.services.power_item.choices import TextLevel


class OfficerOnSite(Part):
    """执法人员: an officer who imposed the measure, with the certificate that was shown."""

    matter = models.ForeignKey("enforcement.CompulsoryMeasure", models.PROTECT, related_name="officers_on_site")
    certificate = models.ForeignKey(EnforcementCertificate, models.PROTECT, verbose_name="执法证件")
    shown = models.BooleanField("已出示证件", default=False)
    interested = models.BooleanField("与当事人有利害关系", default=False)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "执法人员"

    def __str__(self) -> str:
        return str(self.certificate)


class HeldThing(ListedThing):
    """查封、扣押的场所、设施、财物: as the list names it, and what became of it."""

    matter = models.ForeignKey("enforcement.CompulsoryMeasure", models.PROTECT, related_name="held_things")
    fate = chosen("处理", Fate)
    fate_note = word("处理说明", 300)
    settled_on = day("处理日期")

    class Meta(ListedThing.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "查封、扣押清单"


class CompulsoryMeasureColumns(Matter):
    """The columns of a compulsory measure."""

    kind = models.CharField("强制措施种类", max_length=8, choices=Kind.choices)
    field = fields_of_administration.column()
    power = models.ForeignKey(
        PowerItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="measures",
        verbose_name="依据的权责清单事项",
    )
    penalty = models.ForeignKey(
        PenaltyCase, models.PROTECT, null=True, blank=True, related_name="measures", verbose_name="所涉行政处罚案件"
    )
    ground = models.CharField("采取强制措施的理由", max_length=500)
    basis = models.CharField("依据的法律、法规及条款", max_length=300)
    basis_level = models.CharField("依据的效力层级", max_length=16, choices=TextLevel.choices)
    urgent = flag("情况紧急当场实施", editable=False)
    approved_on = day("负责人批准日期")
    disapproved_on = day("负责人不同意日期")
    place = models.CharField("实施地点", max_length=200, blank=True)
    presence = chosen("到场情况", Presence)
    imposed_on = day("实施日期")
    term = models.PositiveSmallIntegerField("期限（日）", null=True, blank=True, validators=within(1, 1000))
    other_term_law = word("另定期限的法律、行政法规及条款")
    involved = money("违法行为涉及的金额（元）")
    frozen = money("冻结数额（元）")
    unfrozen = money("累计解除冻结的数额（元）")
    scene_recorded_on = day("现场笔录日期")
    delivered_on = day("冻结决定书交付日期")
    testing_since = day("检测、鉴定开始日期")
    test_until = day("检测、鉴定期间至")
    extended_on = day("延长日期")
    why_ended = chosen("解除、处理的情形", Why)
    ended_on = day("解除、处理完毕日期")
    contest_kind = chosen("救济途径", Contest)
    contested_on = day("申请复议或者提起诉讼日期")
    contest_result = chosen("复议、诉讼结果", Contested)
    contest_over_on = day("复议或者诉讼终结日期")

    class Meta(Matter.Meta):
        abstract = True
