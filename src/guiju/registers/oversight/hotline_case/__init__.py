"""热线诉求 (12345、领导信箱、12315): received, answered at once or dispatched by duties, called back, closed.

How a line is run local rules say, which are not at hand; 消费者权益保护法 (2013) art. 46 sets seven working days for consumers'
complaints. What an agency has to do is an order of its own (``hotline_order``).
"""

from django.db.models import Q

from guiju.figures.declared import Count, Duration, Ratio, Sum, declare, say
from guiju.kernel.declaring.door import Door
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.offices.organs import Organ
from guiju.registers.oversight.hotline_case import handling, receiving
from guiju.registers.oversight.hotline_case.choices import ONLINE, Kind, Satisfaction, Solved, Way
from guiju.registers.oversight.hotline_case.columns import CALLED, HotlineCaseColumns

OPENINGS = (*receiving.OPENINGS, "answer_at_once")


class HotlineCase(HotlineCaseColumns):
    """热线诉求: received → dispatched → answered → closed; or answered at once, declined, merged, withdrawn."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "热线诉求"

    procedure = Procedure(
        *receiving.STEPS,
        *handling.STEPS,
        stages={
            "received": "已受理",
            "dispatched": "承办单位办理中",
            "answered": "已答复，待回访",
            "closed": "已办结",
            "declined": "不予受理",
            "merged": "已并入先前诉求",
            "withdrawn": "诉求人已撤回",
        },
        ends=("closed", "declined", "merged", "withdrawn"),
        clocks=receiving.CLOCKS,
        numbering=tuple(Numbering("hotline_case", "{mark}热线〔{year}〕{n}号", at=at) for at in OPENINGS),
        called=CALLED,
        door=Door(
            of=("caller",),
            gives=(*receiving.OPENINGS, "reissue_code"),
            papers=("receipt", "reply", "code_slip"),
            shows=("received_on", "due_on", "answered_on"),
            at=Organ.GOVERNMENT,
        ),
    )


ACCEPTED = ~Q(stage__in=("declined", "merged"))
CLOSED = Q(stage="closed")
SATISFIED = Q(satisfaction__in=(Satisfaction.SATISFIED, Satisfaction.BASICALLY))


def accepted(where: Q) -> Count:
    return Count(HotlineCase, on="received_on", where=ACCEPTED & where)


def rated(where: Q) -> Count:
    """Of those that were rated in the year, by the one who asked."""
    return Count(HotlineCase, on="rated_on", where=where)


declare(
    hotline_cases_accepted=accepted(Q()),
    hotline_direct_answers=accepted(Q(way=Way.DIRECT)),
    hotline_orders_dispatched=accepted(Q(way=Way.DISPATCHED)),
    hotline_direct_answer_rate=Ratio("hotline_direct_answers", "hotline_cases_accepted"),
    hotline_consultations=accepted(Q(kind=Kind.CONSULT)),
    hotline_help_requests=accepted(Q(kind=Kind.HELP)),
    hotline_complaints=accepted(Q(kind__in=(Kind.COMPLAINT, Kind.REPORT))),
    hotline_suggestions=accepted(Q(kind=Kind.SUGGESTION)),
    hotline_praise=accepted(Q(kind=Kind.PRAISE)),
    hotline_online_cases=accepted(Q(channel__in=ONLINE)),
    hotline_repeats=Count(HotlineCase, on="received_on", where=Q(stage="merged")),
    hotline_cases_closed=Count(HotlineCase, on="closed_on", where=CLOSED),
    hotline_closed_on_time=Count(HotlineCase, on="closed_on", where=CLOSED & Q(in_time=True)),
    hotline_closed_late=Count(HotlineCase, on="closed_on", where=CLOSED & Q(in_time=False)),
    hotline_late_rate=Ratio("hotline_closed_late", "hotline_cases_closed"),
    hotline_on_time_rate=Ratio("hotline_closed_on_time", "hotline_cases_closed"),
    hotline_average_days=Duration(HotlineCase, "received_on", "closed_on", on="closed_on", where=CLOSED),
    hotline_callbacks=Count(HotlineCase, on="called_on"),
    hotline_rated=rated(Q()),
    hotline_satisfied=rated(SATISFIED),
    hotline_dissatisfied=rated(Q(satisfaction=Satisfaction.DISSATISFIED)),
    hotline_resolved=rated(Q(solved=Solved.SOLVED)),
    hotline_satisfaction_rate=Ratio("hotline_satisfied", "hotline_rated"),
    hotline_dissatisfaction_rate=Ratio("hotline_dissatisfied", "hotline_rated"),
    hotline_resolution_rate=Ratio("hotline_resolved", "hotline_rated"),
    hotline_returned=Count(HotlineCase, on="redone_on"),
    consumer_complaints_handled=Count(HotlineCase, on="answered_on", where=Q(consumer=True)),
    consumer_losses_recovered=Sum(HotlineCase, "recovered", on="answered_on"),
)
say(
    "oversight",
    "受理12345热线诉求{hotline_cases_accepted}，其中直接答复{hotline_direct_answers}、派发{hotline_orders_dispatched}，"
    "按时办结率{hotline_on_time_rate}，群众满意率{hotline_satisfaction_rate}。",
    "处置消费者投诉举报{consumer_complaints_handled}，为消费者挽回经济损失{consumer_losses_recovered}。",
)
