"""What a penalty case records of the time after its decision: contests, enforcement, the people's court."""

from __future__ import annotations

from django.db import models

from guiju.registers.enforcement.penalty_case.after_choices import (
    Contest,
    ContestResult,
    CourtStage,
    Ending,
    Means,
    Revocation,
    Suspension,
)
from guiju.registers.enforcement.penalty_case.choices import Verdict
from guiju.registers.enforcement.penalty_case.column_kinds import day, flag, kind, money, word


class AfterDecision(models.Model):
    # 复议、诉讼
    contested_on = day("申请复议或者提起诉讼日期")
    contest_over_on = day("复议或者诉讼终结日期")
    reconsidered_on = day("申请行政复议日期")
    reconsideration_result = kind("行政复议结果", ContestResult)
    reconsideration_over_on = day("行政复议终结日期")
    sued_on = day("提起行政诉讼日期")
    suit_result = kind("行政诉讼结果", ContestResult)
    suit_over_on = day("行政诉讼终结日期")
    contest_ends_on = day("申请执行期限起算日期")
    revocation = kind("处罚决定被", Revocation)
    fine_upheld = money("变更后的罚款（元）")
    # 加处罚款、催告、强制执行
    surcharged_on = day("加处罚款日期")
    demanded_on = day("催告日期")
    demand_sum = money("催告缴纳金额（元）")
    demand_until = day("催告的履行期限")
    demand_served_on = day("催告书送达日期")
    demand_answered_on = day("催告后陈述申辩日期")
    demand_verdict = kind("催告后陈述申辩的复核结论", Verdict)
    execution_decided_on = day("强制执行决定日期")
    execution_means = kind("强制执行方式", Means)
    executed_on = day("强制执行完毕日期")
    suspended_on = day("中止执行日期")
    suspended_for = kind("中止执行的情形", Suspension)
    stay_asked_on = day("申请暂缓执行拘留日期")
    stayed_on = day("拘留暂缓执行日期")
    goods_disposed_on = day("没收财物处理日期")
    proceeds = money("没收财物处理所得（元）")
    # 申请法院强制执行
    court = word("申请执行的人民法院", 100)
    applied_to_court_on = day("申请法院强制执行日期")
    immediate_execution = flag("申请立即执行")
    court_stage = kind("法院强制执行阶段", CourtStage)
    court_ruled_on = day("收到法院裁定日期")
    ruling_made_on = day("法院裁定作出日期")
    ended_by = kind("终结执行的情形", Ending)

    class Meta:
        abstract = True


CONTESTS = {
    Contest.RECONSIDERATION: ("reconsidered_on", "reconsideration_result", "reconsideration_over_on"),
    Contest.SUIT: ("sued_on", "suit_result", "suit_over_on"),
}
"""The columns with the day, the result and the last day of each kind of contest."""
