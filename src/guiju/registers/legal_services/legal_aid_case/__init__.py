"""法律援助: applied for or notified, examined, granted or refused, assigned, closed with a report, objected to.

法律援助法 (2021), in force since 2022-01-01; 法律援助条例 (2003) before it. Nothing of a matter is public; whoever applied
follows it through a door of their own.
"""

from django.db.models import Q

from guiju.figures.declared import Count, Duration, Norm, Ratio, Sum, declare, say
from guiju.kernel.declaring.door import Door
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.offices.organs import Organ
from guiju.registers.legal_services.legal_aid_case import (
    application,
    articles,
    assignment,
    clocks,
    dossier,
    ending,
    examination,
)
from guiju.registers.legal_services.legal_aid_case.choices import (
    Kind,
    NoticeGround,
    Satisfaction,
    Source,
    Subject,
)
from guiju.registers.legal_services.legal_aid_case.columns import AidedGroup, LegalAidColumns


class LegalAidCase(LegalAidColumns):
    """法律援助案件: one matter in which somebody is aided, from application or notice to its close."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "法律援助"

    procedure = Procedure(
        *application.STEPS,
        *examination.STEPS,
        *assignment.STEPS,
        *ending.STEPS,
        stages={
            "applied": "已收到申请，审查中",
            "lacking": "待补充材料",
            "ahead": "先行援助中",
            "granted": "已决定援助，待指派",
            "assigned": "承办中",
            "reported": "已报告结案，待审核",
            "closed": "已结案",
            "refused": "不予援助",
            "terminated": "已终止",
            "objected": "异议审查中",
            "ordered": "已责令改正",
            "upheld": "异议不成立，维持决定",
            "withdrawn": "已撤回",
        },
        ends=("closed", "refused", "terminated", "upheld", "withdrawn"),
        clocks=clocks.CLOCKS,
        lapses=clocks.LAPSES,
        file=dossier.FILE,
        numbering=tuple(
            Numbering("legal_aid_case", "{mark}援〔{year}〕{n}号", at=at)
            for at in ("apply", "take_forwarded", "take_notice")
        ),
        door=Door(
            of=("applicant", "agent"),
            gives=("apply", "take_forwarded", "reissue_code"),
            papers=(
                *("receipt", "code_slip", "supplement_notice", "first_aid", "grant", "refusal", "assignment"),
                *("termination", "resumption", "objection_decision"),
            ),
            shows=("received_on", "form", "supplement_by", "granted_on", "helper", "firm", "closed_on"),
            tells=("inform",),
            at=Organ.LEGAL_AID,
        ),
    )


OWED = Q(found_on__gte=articles.IN_FORCE) & ~Q(notice_ground=NoticeGround.ORDINARY)
"""Notices for which there is a limit, since the law of 2021, and that say from which day it ran."""
APPLIED = ~Q(source=Source.NOTICE)
GROUPS = {"disabled", "elderly", "minor", "woman", "migrant", "soldier"}


def aided(group: str) -> Sum:
    """How many of a group were granted aid; one person may be of several groups."""
    return Sum(AidedGroup, "people", on="matter__granted_on", where=Q(group=group))


declare(
    legal_aid_cases=Count(LegalAidCase, on="received_on"),
    wage_arrears_workers_aided=Sum(LegalAidCase, "people", on="granted_on", where=Q(subject=Subject.WAGES)),
    legal_aid_applications=Count(LegalAidCase, on="received_on", where=APPLIED),
    legal_aid_notices=Count(LegalAidCase, on="received_on", where=Q(source=Source.NOTICE)),
    legal_aid_notices_dated=Count(LegalAidCase, on="received_on", where=OWED),
    legal_aid_notices_in_time=Count(LegalAidCase, on="received_on", where=OWED & Q(notice_late=False)),
    legal_aid_notices_in_time_rate=Norm("legal_aid_notices_in_time", "legal_aid_notices_dated"),
    legal_aid_granted=Count(LegalAidCase, on="granted_on"),
    legal_aid_granted_criminal=Count(LegalAidCase, on="granted_on", where=Q(kind=Kind.CRIMINAL)),
    legal_aid_granted_civil=Count(LegalAidCase, on="granted_on", where=Q(kind=Kind.CIVIL)),
    legal_aid_granted_administrative=Count(
        LegalAidCase, on="granted_on", where=Q(kind__in=[Kind.ADMINISTRATIVE, Kind.COMPENSATION])
    ),
    legal_aid_refused=Count(LegalAidCase, on="refused_on"),
    legal_aid_people=Sum(LegalAidCase, "people", on="granted_on"),
    **{f"legal_aid_people_{group}": aided(group) for group in sorted(GROUPS)},
    legal_aid_closed=Count(LegalAidCase, on="closed_on", where=Q(stage="closed")),
    legal_aid_terminated=Count(LegalAidCase, on="terminated_on"),
    legal_aid_recovered=Sum(LegalAidCase, "recovered", on="reported_on"),
    legal_aid_subsidies=Sum(LegalAidCase, "subsidy", on="paid_on"),
    legal_aid_objections=Count(LegalAidCase, on="objected_on"),
    legal_aid_scored=Count(LegalAidCase, on="scored_on"),
    legal_aid_satisfied=Count(
        LegalAidCase, on="scored_on", where=Q(satisfaction__in=[Satisfaction.VERY, Satisfaction.SATISFIED])
    ),
    legal_aid_satisfaction_rate=Ratio("legal_aid_satisfied", "legal_aid_scored"),
    legal_aid_days_to_grant=Duration(LegalAidCase, "received_on", "granted_on", on="granted_on", where=APPLIED),
)
say(
    "legal_services",
    "全年受理法律援助案件{legal_aid_cases}，其中收到通知辩护（代理）{legal_aid_notices}，帮助受援人{legal_aid_people}，"
    "为欠薪职工{wage_arrears_workers_aided}提供援助；办结{legal_aid_closed}，挽回损失或者取得利益{legal_aid_recovered}。",
)
