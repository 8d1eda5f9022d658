"""The yearly table of penalties that every organ publishes (国办发〔2018〕118号): kinds, sums, reviews, contests, transfers.

A decision counts in the year of its day, once, under the heaviest of its kinds, and stays counted when it is annulled later.
What happens to it afterwards counts in the year of its own day, an application for reconsideration by that and its result by
the result's, so that a year whose table is out does not move. The figures are columns of a form that no report tells of in
sentences: their concepts stand here, not in the catalogue by which reports are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from guiju.figures.catalogue import Concept
from guiju.figures.declared import Count, Counted, Figure, Sum
from guiju.registers.enforcement.penalty_case.after_choices import ContestResult
from guiju.registers.enforcement.penalty_case.choices import Leniency, MainKind, Outcome

PENALISED, EXEMPT = Q(outcome=Outcome.PENALISED), Q(outcome=Outcome.EXEMPT)
MITIGATED = PENALISED & Q(leniency=Leniency.MITIGATED)
REVIEWED = Q(outcome__in=(Outcome.PENALISED, Outcome.EXEMPT), legal_reviewed_on__isnull=False)
CORRECTED = "决定被变更、撤销、确认违法或者无效"


def table(cases: Any) -> Iterator[Figure]:
    """The figures of the table over ``cases``, the register's model."""

    def figure(name: str, label: str, definition: str, counted: Counted, whole: str = "") -> Figure:
        unit, kind = ("元", "sum") if isinstance(counted, Sum) else ("件", "count")
        relation = f"<= {whole}" if whole else None
        concept = Concept(name, label, unit, kind, definition, cases.register(), "enforcement", (), relation)
        return Figure(name, concept, counted)

    def decided(name: str, label: str, what: str, where: Q, whole: str = "") -> Figure:
        """Decisions by their day."""
        counted = Count(cases, on="decided_on", where=where)
        return figure(name, label, f"年内作出的{what}件数，按决定日期计，含其后被变更、撤销的", counted, whole)

    def happened(name: str, label: str, what: str, on: str, where: Q | None = None) -> Figure:
        """What happens to a case, by the day of that."""
        return figure(name, label, f"年内{what}的件数，不论何年决定", Count(cases, on=on, where=where or Q()))

    def spared(name: str, label: str, what: str, where: Q) -> Figure:
        return figure(name, label, f"年内{what}，按决定日期计", Sum(cases, "fine_spared", on="decided_on", where=where))

    for kind in MainKind:
        what = f"处罚决定中以“{kind.label}”为最重种类（一件只计一次）的"
        name, label = f"penalties_of_kind_{kind.value}", f"行政处罚决定：{kind.label}"
        yield decided(name, label, what, PENALISED & Q(main_kind=kind), "penalty_cases")
    yield figure(
        "penalty_money_imposed",
        "罚没金额",
        "年内处罚决定所载罚款与没收金额之和，按决定日期计；没收数额不能确定的不计，其后变更、未缴的不扣减",
        Sum(cases, "money_imposed", on="decided_on", where=PENALISED),
    )
    on_the_spot, ordinary = PENALISED & Q(summary=True), PENALISED & Q(summary=False)
    yield decided("penalties_on_the_spot", "简易程序处罚案件数", "当场处罚决定", on_the_spot, "penalty_cases")
    yield decided("penalties_ordinary", "普通程序处罚案件数", "普通程序处罚决定", ordinary, "penalty_cases")
    yield happened("penalty_cases_filed", "行政处罚立案数", "批准立案", "filed_on")
    yield happened("penalty_cases_closed", "行政处罚结案数", "结案归档", "closed_on", PENALISED)
    reviews = "penalty_legality_reviews"
    yield decided(reviews, "处罚决定法制审核数", "经过法制审核的处罚和不予处罚决定", REVIEWED)
    corrected, what = REVIEWED & Q(review_corrected=True), "曾经法制审核未通过、改正后作出的决定"
    yield decided(f"{reviews}_corrected", "处罚决定法制审核纠错数", what, corrected, reviews)
    yield decided("penalties_waived", "不予处罚案件数", "不予处罚决定", EXEMPT)
    yield spared("penalty_sum_waived", "不罚金额", "不予处罚决定登记的不予处罚金额之和", EXEMPT)
    yield decided("penalties_mitigated", "减轻处罚案件数", "减轻处罚决定", MITIGATED, "penalty_cases")
    yield spared("penalty_sum_mitigated", "轻罚金额", "减轻处罚决定比法定最低罚款少罚的金额之和", MITIGATED)
    lost = ContestResult.CORRECTED
    yield happened("penalties_reconsidered", "被行政复议数", "被申请行政复议（按申请日期）", "reconsidered_on")
    yield happened(
        "penalties_corrected_on_reconsideration",
        "被复议纠错数",
        f"复议终结、{CORRECTED}（按终结日期）",
        "reconsideration_over_on",
        Q(reconsideration_result=lost),
    )
    yield happened("penalties_sued", "被行政诉讼数", "被提起行政诉讼（按起诉日期）", "sued_on")
    what = f"诉讼终结、{CORRECTED}（按终结日期）"
    yield happened("penalty_suits_lost", "诉讼败诉数", what, "suit_over_on", Q(suit_result=lost))
    what = "涉嫌犯罪移送司法机关（按移送书发出之日，再次移送的按最后一次）"
    yield happened("penalty_transfers", "涉嫌犯罪移送案件数", what, "transferred_on")
    what = "收到公安机关立案通知（按收到之日，不论何年移送）"
    yield happened("penalty_transfers_accepted", "司法机关受理案件数", what, "justice_accepted_on")
    what = "申请人民法院强制执行（按申请日期）"
    yield happened("penalty_court_applications", "申请法院强制执行数", what, "applied_to_court_on")
    yield happened("penalty_surcharges", "加处罚款案件数", "首次决定加处罚款（按决定加处之日）", "surcharged_on")
