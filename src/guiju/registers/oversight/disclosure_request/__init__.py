"""政府信息公开申请: come in by whichever door, corrected, others asked, answered with one outcome of the yearly form.

政府信息公开条例 (2019) arts. 27 to 45, in force since 2019-05-15. Nothing of a request is public; whoever asked follows it
through a door of their own.
"""

from django.db.models import Q

from guiju.figures.declared import Count, Ratio, StockAt, add, declare, say
from guiju.kernel.declaring.door import Door
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.offices.organs import Organ
from guiju.registers.oversight.disclosure_request import (
    clocks,
    consulting,
    examining,
    receiving,
    replying,
    yearly_table,
)
from guiju.registers.oversight.disclosure_request.choices import (
    NOT_HANDLED,
    OTHERWISE,
    REFUSED,
    UNABLE,
    Applicant,
    Outcome,
)
from guiju.registers.oversight.disclosure_request.columns import DisclosureRequestColumns

OPENINGS = ("apply", "register_unconfirmed", "receive")


class DisclosureRequest(DisclosureRequestColumns):
    """政府信息公开申请: one request to one organ, from its arrival to its end."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "政府信息公开申请"

    procedure = Procedure(
        *receiving.STEPS,
        *examining.STEPS,
        *consulting.STEPS,
        *replying.STEPS,
        stages={
            "unconfirmed": "待与申请人确认",
            "handling": "办理中",
            "lacking": "待补正",
            "explaining": "待说明理由",
            "charged": "待缴纳信息处理费",
            "answered": "已答复",
            "abandoned": "不再处理",
            "withdrawn": "已撤回",
            "set_aside": "未能确认，不作登记",
            "again": "重新办理中",
        },
        ends=("answered", "abandoned", "withdrawn", "set_aside"),
        clocks=clocks.CLOCKS,
        lapses=clocks.LAPSES,
        numbering=tuple(Numbering("disclosure_request", "{mark}依申请〔{year}〕{n}号", at=at) for at in OPENINGS),
        door=Door(
            of=("applicant", "agent"),
            gives=(*OPENINGS, "reissue_code"),
            papers=("receipt", "code_slip", "correction", "reasons", "delay", "extension", "fee", "reply"),
            shows=("arrived_on", "received_on", "correct_by", "delayed_until", "pay_by", "ended_on"),
            at=Organ.GOVERNMENT,
        ),
    )


def ended(*outcomes: str) -> Count:
    """How many came to one of these ends in the year."""
    return Count(DisclosureRequest, on="ended_on", where=Q(outcome__in=outcomes))


def received(where: Q) -> Count:
    return Count(DisclosureRequest, on="received_on", where=where)


ANSWERED = ~Q(outcome__in=(Outcome.NOT_CORRECTED, Outcome.UNPAID)) & ~Q(stage="withdrawn")
"""Those to whom a reply was owed to the end."""
declare(
    disclosure_requests_received=Count(DisclosureRequest, on="received_on"),
    disclosure_requests_natural_persons=received(Q(applicant_kind=Applicant.PERSON)),
    disclosure_requests_legal_persons=received(~Q(applicant_kind=Applicant.PERSON)),
    disclosure_requests_open=StockAt(DisclosureRequest, since="received_on", until="ended_on"),
    disclosure_requests_closed=Count(DisclosureRequest, on="ended_on"),
    disclosure_requests_granted=ended(Outcome.GRANTED),
    disclosure_requests_partly_granted=ended(Outcome.PARTLY),
    disclosure_requests_refused=ended(*REFUSED),
    disclosure_requests_unable=ended(*UNABLE),
    disclosure_requests_not_handled=ended(*NOT_HANDLED),
    disclosure_requests_otherwise=ended(*OTHERWISE),
    disclosure_requests_answered=Count(DisclosureRequest, on="ended_on", where=ANSWERED),
    disclosure_requests_answered_in_time=Count(DisclosureRequest, on="ended_on", where=ANSWERED & Q(in_time=True)),
    disclosure_reply_rate=Ratio("disclosure_requests_answered_in_time", "disclosure_requests_answered"),
)
add(*yearly_table.table(DisclosureRequest))
say(
    "oversight",
    "全年收到政府信息公开申请{disclosure_requests_received}，办结{disclosure_requests_closed}，其中予以公开"
    "{disclosure_requests_granted}、部分公开{disclosure_requests_partly_granted}、不予公开{disclosure_requests_refused}、"
    "无法提供{disclosure_requests_unable}、不予处理{disclosure_requests_not_handled}，按期答复率{disclosure_reply_rate}。",
)
