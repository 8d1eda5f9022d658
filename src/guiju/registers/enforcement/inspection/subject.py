"""检查对象名录: who may be inspected in one field, with the risk by which more or fewer of them are drawn."""

from __future__ import annotations

from datetime import date

from django.db import models

from guiju.figures.declared import StockAt, declare, say
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import title_without_names
from guiju.kernel.declaring.matters import Stock
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.steps import NEW, Gate, Step
from guiju.kernel.keeping import parties
from guiju.kernel.offices.people import Role
from guiju.registers import fields_of_administration
from guiju.registers.enforcement.inspection.choices import Risk, SubjectKind

SUBJECT = "subject"


def key_of(facts: Facts) -> str:
    """Who is meant, the same in every register: by number, where there is none by name."""
    [subject] = facts[SUBJECT]
    return str(parties.key_of(subject) or parties.name_key_of(subject))


def listed_once(facts: Facts) -> str | None:
    there = InspectedSubject.objects.filter(
        agency=facts.record.agency_id, field=facts["field"], subject_key=key_of(facts), left_on=None
    )
    twin = facts.look_at(there.exclude(pk=facts.record.pk)[:1])
    return f"该领域的名录中已有这一检查对象（{facts.named(twin[0])}）。" if twin else None


class InspectedSubject(Stock):
    """检查对象: on the list of one office in one field from a day to a day."""

    field = fields_of_administration.column()
    subject_kind = models.CharField("检查对象类别", max_length=14, choices=SubjectKind.choices)
    subject_key = models.CharField("检查对象指纹", max_length=64, blank=True, db_index=True, editable=False)
    risk = models.CharField("风险等级", max_length=8, choices=Risk.choices)
    why_risk = models.CharField("等级依据", max_length=200)

    class Meta(Stock.Meta):
        verbose_name = verbose_name_plural = "检查对象名录"

    @classmethod
    def choosable(cls, day: date) -> models.Q:
        return cls.lasting(day)

    procedure = Procedure(
        Step(
            "enter",
            "列入名录",
            since=NEW,
            to="listed",
            by=(Role.CLERK, Role.OFFICER),
            asks=(Stock.title, field, subject_kind, asks.parties(SUBJECT, "检查对象", most=1), risk, why_risk),
            sets={"subject_key": key_of},
            gates=(
                Gate("house.inspected_subject_once", listed_once, SUBJECT, "同一领域的名录中不重复列入"),
                fields_of_administration.OF_ITS_DAY,
                title_without_names(SUBJECT),
            ),
        ),
        Step(
            "grade",
            "调整风险等级",
            since="listed",
            by=(Role.CLERK, Role.HEAD),
            asks=(risk, why_risk),
            help_text="已经固定目录的抽取不受影响。",
        ),
        Step("leave", "移出名录", since="listed", to="left", by=(Role.CLERK, Role.HEAD), asks=(asks.REASON,)),
        stages={"listed": "在名录中", "left": "已移出"},
        ends=("left",),
        numbering=(Numbering("inspected_subject", "{mark}检查对象〔{year}〕{n}号", at="enter"),),
    )


declare(inspected_subjects=StockAt(InspectedSubject))
say("enforcement", "年末检查对象名录{inspected_subjects}。")
