"""What a penalty case records of its transfer to the judiciary."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Part
from guiju.kernel.declaring.ranges import within
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate
from guiju.registers.enforcement.penalty_case.after_choices import JusticeResult, JusticeStage
from guiju.registers.enforcement.penalty_case.column_kinds import ListedThing, day, kind, money, word


class GroupMember(Part):
    """An officer of the special group that checks a suspected crime (移送规定 art. 5(1))."""

    matter = models.ForeignKey("enforcement.PenaltyCase", models.PROTECT, related_name="group_members")
    certificate = models.ForeignKey(EnforcementCertificate, models.PROTECT, verbose_name="执法证件")

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "专案组人员"

    def __str__(self) -> str:
        return str(self.certificate)


class ListedGood(ListedThing):
    """A thing on the list that goes to the police (移送规定 arts. 4(2), 6(3))."""

    matter = models.ForeignKey("enforcement.PenaltyCase", models.PROTECT, related_name="listed_goods")
    kept = word("存放地点")

    class Meta(ListedThing.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "涉案物品清单"


class WithJustice(models.Model):
    justice_stage = kind("移送所处环节", JusticeStage)
    group_formed_on = day("指定专案组日期")
    transfer_reported_on = day("报请移送日期")
    transfer_approved_on = day("批准移送日期")
    transferred_on = day("移送日期")
    persons_transferred = models.PositiveSmallIntegerField("移送人数", null=True, blank=True, validators=within(0, 999))
    police_received_on = day("公安机关接受日期")
    justice_accepted_on = day("司法机关受理日期")
    police_declined_on = day("收到不予立案通知书日期")
    recheck_upheld_on = day("收到复议维持决定日期")
    goods_handed_over_on = day("移交涉案物品和材料日期")
    justice_result = kind("司法机关处理结果", JusticeResult)
    set_off = money("折抵罚金的罚款（元）")
    duty_clue_on = day("移送职务违法犯罪线索日期")

    class Meta:
        abstract = True
