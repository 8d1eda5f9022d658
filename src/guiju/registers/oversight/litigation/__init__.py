"""行政应诉: a suit against an organ in one instance, from the summons to the judgment carried out (行政诉讼法 2017).

Each instance is a record, as courts number and statistics count them; one leads into the next (``went_on``). Steps stand in
the order of the law: ``summons``, ``defence``, ``rulings``, ``advice``.
"""

from django.db.models import F, Q

from guiju.figures.declared import Count, Ratio, StockAt, Sum, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.registers.oversight.litigation import advice, defence, rulings, summons
from guiju.registers.oversight.litigation.choices import (
    WITHDRAWN,
    Adviser,
    Attendance,
    Handling,
    Instance,
    Outcome,
    Standing,
)
from guiju.registers.oversight.litigation.columns import LitigationAdvice, LitigationColumns, LitigationHearing


class Litigation(LitigationColumns):
    """行政应诉案件: summoned → answered → heard → ruled → appealed | in effect → carried out → closed."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "行政应诉"

    procedure = Procedure(
        *summons.STEPS,
        *defence.STEPS,
        *rulings.STEPS,
        *advice.STEPS,
        stages={
            "summoned": "待答辩",
            "answered": "审理中",
            "heard": "已开庭",
            "suspended": "中止诉讼",
            "ruled": "已裁判，待生效",
            "unappealed": "上诉期已届满，待登记生效",
            "appealed": "已上诉，待转入二审",
            "effective": "已生效",
            "closed": "已结案",
        },
        ends=("closed",),
        clocks=advice.CLOCKS,
        lapses=advice.LAPSES,
        numbering=tuple(
            Numbering("litigation", "{mark}诉〔{year}〕{n}号", at=at)
            for at in ("summon", "take_appeal", "take_retrial")
        ),
    )


def received(where: Q) -> Count:
    return Count(Litigation, on="received_on", where=where)


def ruled(where: Q) -> Count:
    return Count(Litigation, on="ruling_served_on", where=where)


def advised(adviser: Adviser) -> Count:
    return Count(LitigationAdvice, on="received_on", where=Q(adviser=adviser))


def answered(adviser: Adviser) -> Count:
    in_time = Q(reply_by=None) | Q(answered_on__lte=F("reply_by"))
    return Count(LitigationAdvice, on="answered_on", where=Q(adviser=adviser) & in_time)


declare(
    litigation_cases=Count(Litigation, on="received_on"),
    litigation_first_instance=received(Q(instance=Instance.FIRST)),
    litigation_second_instance=received(Q(instance=Instance.SECOND)),
    litigation_retrial=received(Q(instance=Instance.RETRIAL)),
    litigation_as_joint_defendant=received(Q(standing=Standing.JOINT)),
    litigation_cases_handled_by_justice_bureau=received(Q(handling=Handling.REPRESENTED)),
    litigation_cases_guided_by_justice_bureau=Count(Litigation, on="guided_on"),
    litigation_heard=Count(Litigation, on="heard_on"),
    head_appearances=Count(Litigation, on="heard_on", where=Q(head_appeared=True)),
    head_appearance_rate=Ratio("head_appearances", "litigation_heard"),
    head_appearances_due=Count(Litigation, on="head_asked_on"),
    litigation_staff_appearances=Count(
        LitigationHearing, on="held_on", where=Q(attendance=Attendance.STAFF) | Q(staff=True)
    ),
    court_hearings_attended=Count(LitigationHearing, on="held_on", where=Q(onlookers__gt=0)),
    court_hearings_attendance=Sum(LitigationHearing, "onlookers", on="held_on"),
    litigation_closed=Count(Litigation, on="ruling_served_on"),
    litigation_lost=ruled(Q(lost=True)),
    litigation_lost_rate=Ratio("litigation_lost", "litigation_closed"),
    litigation_dismissed=ruled(Q(outcome__in=[Outcome.DISMISSED, Outcome.REJECTED])),
    litigation_withdrawn=ruled(Q(outcome__in=WITHDRAWN)),
    litigation_mediated=ruled(Q(outcome=Outcome.MEDIATED)),
    administrative_disputes_resolved=ruled(Q(settled=True)),
    litigation_open=StockAt(Litigation, since="received_on", until="ruling_served_on"),
    judicial_suggestions_received=advised(Adviser.COURT),
    judicial_suggestions_answered=answered(Adviser.COURT),
    procuratorial_suggestions=advised(Adviser.PROCURATORATE),
    procuratorial_suggestions_answered=answered(Adviser.PROCURATORATE),
)
say(
    "oversight",
    "办理行政应诉案件{litigation_cases}，开庭审理{litigation_heard}，审结{litigation_closed}，败诉{litigation_lost}；"
    "行政机关负责人出庭应诉率{head_appearance_rate}。",
    "司法局代表政府应诉{litigation_cases_handled_by_justice_bureau}，指导部门应诉{litigation_cases_guided_by_justice_bureau}。",
    "收到司法建议{judicial_suggestions_received}，按期回复{judicial_suggestions_answered}。",
)
