"""What is recorded of an enforcement: the decision and the duty, what was demanded, decided, done, agreed, paid."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.registers import fields_of_administration
from guiju.registers.enforcement.compulsory_execution.choices import Duty, Ending, Mode, Outcome
from guiju.registers.enforcement.penalty_case.after_choices import Contest, ContestResult, CourtStage, Suspension
from guiju.registers.enforcement.penalty_case.choices import Verdict
from guiju.registers.enforcement.penalty_case.column_kinds import day, flag, money, word
from guiju.registers.enforcement.penalty_case.column_kinds import kind as chosen
from guiju.registers.services.power_item import PowerItem

CENT = [MinValueValidator(Decimal("0.01"))]


class Recovered(Part):
    """收到的款项: paid by the party, or got by force."""

    matter = models.ForeignKey("enforcement.CompulsoryExecution", models.PROTECT, related_name="recovered")
    amount = models.DecimalField("金额（元）", max_digits=14, decimal_places=2, validators=CENT)
    receipt = word("票据号码", 60)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "收到的款项"

    def __str__(self) -> str:
        return f"{self.amount}元"


class AgreedStage(Part):
    """执行协议约定的一个阶段: what is to be done by when."""

    matter = models.ForeignKey("enforcement.CompulsoryExecution", models.PROTECT, related_name="agreed_stages")
    what = models.CharField("履行内容", max_length=200)
    due_on = models.DateField("履行期限")
    amount = models.DecimalField("金额（元）", max_digits=14, decimal_places=2, null=True, blank=True, validators=CENT)
    kept = word("履行情况", 200)
    kept_on = day("履行日期")

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "分阶段履行"

    def __str__(self) -> str:
        return f"{self.due_on}以前：{self.what}"


class CompulsoryExecutionColumns(Matter):
    """The columns of an enforcement. Those of demand, suspension and court bear the names that penalty cases give them."""

    field = fields_of_administration.column()
    power = models.ForeignKey(
        PowerItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="executions",
        verbose_name="依据的权责清单事项",
    )
    decision = word("据以执行的行政决定及文号")
    decided_on = day("行政决定日期")
    served_on = day("行政决定送达日期")
    perform_by = day("行政决定确定的履行期限")
    duty_kind = models.CharField("义务类别", max_length=10, choices=Duty.choices)
    duty = models.CharField("应当履行的义务", max_length=500)
    sum_due = money("应当给付的金额（元）")
    party_kind = models.CharField("当事人类别", max_length=16, blank=True, editable=False)
    at_once = flag("立即代履行", editable=False)
    # 复议、诉讼
    contest_ends_on = day("复议、起诉期限届满日期")
    contest_kind = chosen("救济途径", Contest)
    contested_on = day("申请复议或者提起诉讼日期")
    contest_result = chosen("复议、诉讼结果", ContestResult)
    contest_over_on = day("复议或者诉讼终结日期")
    # 加处、公告、催告
    surcharge = money("加处罚款、滞纳金（元）")
    surcharged_on = day("加处罚款、滞纳金日期")
    announced_on = day("限期拆除公告日期")
    announced_until = day("公告的自行拆除期限")
    demanded_on = day("催告日期")
    demand_until = day("催告的履行期限")
    demand_sum = money("催告给付金额（元）")
    demand_served_on = day("催告书送达日期")
    demand_answered_on = day("催告后陈述申辩日期")
    demand_verdict = chosen("催告后陈述申辩的复核结论", Verdict)
    # 强制执行
    mode = chosen("强制执行方式", Mode)
    execution_decided_on = day("强制执行决定日期")
    execution_served_on = day("强制执行决定书送达日期")
    budget = money("代履行费用预算（元）")
    executor = word("代履行人", 100)
    substitute_on = day("拟定的代履行日期")
    reminded_on = day("代履行前催告日期")
    executed_on = day("强制执行日期")
    paid = money("已收金额（元）")
    agreed_on = day("执行协议日期")
    waived = money("减免的加处罚款、滞纳金（元）")
    suspended_on = day("中止执行日期")
    suspended_for = chosen("中止执行的情形", Suspension)
    # 申请法院强制执行
    court = word("申请执行的人民法院", 100)
    applied_to_court_on = day("申请法院强制执行日期")
    immediate_execution = flag("申请立即执行")
    court_stage = chosen("法院强制执行阶段", CourtStage)
    court_ruled_on = day("收到法院裁定日期")
    ruling_made_on = day("法院裁定作出日期")
    # 结束
    outcome = chosen("执行结果", Outcome)
    ended_by = chosen("终结执行的情形", Ending)
    ended_on = day("执行完毕、终结日期")
    restored_on = day("执行回转日期")

    class Meta(Matter.Meta):
        abstract = True
