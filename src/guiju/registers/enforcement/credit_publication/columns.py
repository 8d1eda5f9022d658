"""What is recorded of one item of credit information: whom it is about, what was decided, until when it is shown."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models

from guiju.kernel.declaring.matters import Matter
from guiju.kernel.keeping.identifiers import check_credit_code
from guiju.registers import fields_of_administration
from guiju.registers.enforcement.credit_publication.choices import Counterpart, Kind, LicenceKind, Withdrawn
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.enforcement.penalty_case.column_kinds import day, flag, money, word
from guiju.registers.enforcement.penalty_case.column_kinds import kind as chosen
from guiju.registers.services.power_item import PowerItem


def good_credit_code(text: str) -> None:
    """Raises ValidationError, in the words of GB 32100."""
    try:
        check_credit_code(text)
    except ValueError as wrong:
        raise ValidationError(str(wrong)) from wrong


class CreditPublicationColumns(Matter):
    """The columns of one item of credit information."""

    kind = models.CharField("信息类别", max_length=10, choices=Kind.choices, editable=False)
    penalty = models.ForeignKey(
        PenaltyCase,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="credit_publications",
        verbose_name="行政处罚案件",
    )
    power = models.ForeignKey(
        PowerItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="credit_publications",
        verbose_name="行政许可事项",
    )
    field = fields_of_administration.column()
    counterpart = models.CharField("行政相对人类别", max_length=16, choices=Counterpart.choices)
    party_key = models.CharField("行政相对人指纹", max_length=64, blank=True, db_index=True, editable=False)
    representative = word("法定代表人、负责人", 50)
    document = word("决定文书名称", 64)
    decision_number = word("决定文书号", 64)
    decided_on = day("决定日期")
    changed_on = day("处罚决定被变更的日期")
    basis = word("依据", 2048)
    content = models.CharField("内容", max_length=4000, blank=True)
    # 处罚
    offence = word("违法行为类型", 2000)
    facts_found = models.CharField("违法事实", max_length=5000, blank=True)
    penalty_kinds = word("处罚类别", 200)
    fine = money("罚款金额（元）")
    confiscated = money("没收金额（元）")
    licence_taken = word("暂扣或者吊销证照名称及编号", 200)
    # 许可
    licence_kind = chosen("许可类别", LicenceKind)
    certificate = word("许可证书名称", 64)
    certificate_number = word("许可编号", 64)
    valid_from = day("有效期自")
    valid_until = day("有效期至")
    # 公示
    agency_code = models.CharField("本机关统一社会信用代码", max_length=18, blank=True, validators=[good_credit_code])
    remark = word("备注", 500)
    reported_on = day("公示、报送日期")
    in_time = flag("按期报送", editable=False)
    shown_until = day("公示截止期")
    repair_asked_on = day("申请信用修复日期")
    repaired_on = day("信用修复日期")
    why_withdrawn = chosen("提前撤下的原因", Withdrawn)
    annulled_on = day("决定被变更、撤销等的日期")
    taken_down_on = day("撤下日期")

    class Meta(Matter.Meta):
        abstract = True
