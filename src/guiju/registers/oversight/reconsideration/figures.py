"""What is counted of 行政复议, each figure by the day and the cohort that its definition says.

An accepted case is open from the day of acceptance until it is concluded or, after acceptance, sent on: what was open at the
end of the day before a span, with what is accepted in it, is what left in it and what is open at its end.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from guiju.figures.declared import Count, Ratio, StockAt, Sum, declare, say
from guiju.registers.oversight.reconsideration.choices import Ending, Result, SuedOver
from guiju.registers.oversight.reconsideration.columns import ReconsiderationOpinion, ReconsiderationProposal
from guiju.registers.oversight.reconsideration.statistics import Filing, Withdrawal

CORRECTED = {
    *(Result.ANNULLED, Result.PARTLY_ANNULLED, Result.CHANGED, Result.UNLAWFUL, Result.VOID, Result.PERFORM),
    Result.AGREEMENT,
}
"""Results that put the act right (直接纠错)."""


def declared(case: Any) -> None:
    """Bind the figures to the register's model."""
    concluded = "concluded_on"
    accepted = Q(accepted_on__isnull=False)
    declare(
        reconsideration_applications=Count(case, on="received_on"),
        reconsideration_applicants=Sum(case, "applicants", on="received_on"),
        reconsideration_mandatory_first=Count(case, on="received_on", where=~Q(mandatory_first="")),
        reconsideration_accepted=Count(case, on="accepted_on"),
        reconsideration_accepted_enterprise=Count(case, on="accepted_on", where=Q(enterprise=True)),
        reconsideration_incidental_reviews=Count(case, on="accepted_on", where=Q(incidental=True)),
        reconsideration_compensation_asked=Count(case, on="accepted_on", where=Q(compensation_asked__isnull=False)),
        reconsideration_refused=Count(case, on="closed_on", where=Q(filing=Filing.REFUSED)),
        reconsideration_told=Count(case, on="closed_on", where=Q(filing=Filing.TOLD)),
        reconsideration_forwarded=Count(case, on="transferred_on", where=Q(filing=Filing.FORWARDED)),
        reconsideration_dropped=Count(
            case, on="closed_on", where=Q(filing__in=[Filing.WAIVED, Filing.SETTLED, Filing.WITHDRAWN])
        ),
        reconsideration_closed=Count(case, on=concluded),
        reconsideration_handed_on=Count(case, on="docket_left_on", where=accepted & Q(concluded_on=None)),
        reconsideration_open=StockAt(case, since="accepted_on", until="docket_left_on"),
        reconsideration_closed_on_time=Count(case, on=concluded, where=Q(decided_in_time=True)),
        reconsideration_extended=Count(case, on=concluded, where=Q(extended=True)),
        reconsideration_heard=Count(case, on=concluded, where=Q(heard=True)),
        reconsideration_investigated=Count(case, on=concluded, where=Q(investigated=True)),
        reconsideration_consulted=Count(case, on=concluded, where=Q(consulted=True)),
        reconsideration_corrected=Count(case, on=concluded, where=Q(result__in=CORRECTED)),
        reconsideration_mediated=Count(case, on=concluded, where=Q(result=Result.MEDIATED)),
        reconsideration_settled=Count(case, on=concluded, where=Q(ending=Ending.SETTLED)),
        reconsideration_changed_and_withdrawn=Count(
            case, on=concluded, where=Q(ending=Ending.WITHDRAWN, withdrawn_for=Withdrawal.CHANGED)
        ),
        reconsideration_compensated=Count(case, on=concluded, where=Q(compensation_awarded__gt=0)),
        reconsideration_compensation=Sum(case, "compensation_awarded", on=concluded),
        reconsideration_sued_after=Count(
            case, on="sued_on", where=Q(sued_over__in=[SuedOver.DECISION, SuedOver.REFUSAL])
        ),
        reconsideration_opinions=Count(ReconsiderationOpinion, on="issued_on"),
        reconsideration_opinions_answered=Count(ReconsiderationOpinion, on="answered_on"),
        reconsideration_proposals=Count(ReconsiderationProposal, on="issued_on"),
        reconsideration_proposals_answered=Count(ReconsiderationProposal, on="answered_on"),
        reconsideration_transferred=Count(case, on="transferred_on"),
        reconsideration_entered_online=Count(case, on="accepted_on", where=Q(platform_on__isnull=False)),
        reconsideration_online_entry_rate=Ratio("reconsideration_entered_online", "reconsideration_accepted"),
        reconsideration_on_time_rate=Ratio("reconsideration_closed_on_time", "reconsideration_closed"),
        reconsideration_corrected_rate=Ratio("reconsideration_corrected", "reconsideration_closed"),
    )


say(
    "oversight",
    "收到行政复议申请{reconsideration_applications}，受理{reconsideration_accepted}，审结{reconsideration_closed}，"
    "法定期限内结案率{reconsideration_on_time_rate}。",
    "行政复议以调解方式结案{reconsideration_mediated}。",
    "移送行政复议案件{reconsideration_transferred}。",
    "新受理行政复议案件线上录入率{reconsideration_online_entry_rate}。",
)
