"""监管帮教对象: 社区矫正、安置帮教、后续照管、社区戒毒、社区康复 — received, registered, helped and watched, ended.

社区矫正法 (2019), 禁毒法 (2007) ch. 4, 戒毒条例 (2018) chs. 3 and 5. Closed to all but those who serve; every look recorded.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from guiju.figures.declared import Count, StockAt, declare, say
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.kernel.offices.scope import SERVED
from guiju.registers.care.supervised_person import (
    clocks,
    discipline,
    ending,
    leave,
    losing,
    managing,
    minors,
    moving,
    receiving,
    rehabilitation,
    revoking,
)
from guiju.registers.care.supervised_person.choices import DRUG_USERS, DRUGS, Kind
from guiju.registers.care.supervised_person.columns import PersonSpell, SupervisedPersonColumns

SERVING_ROLES = frozenset({Role.CORRECTION, Role.HEAD})
SERVING_ORGANS = frozenset({Organ.JUSTICE})
"""The county's correction agency: its workers and its head, and no other office of the bureau (社区矫正法 art. 8)."""


class SupervisedPerson(SupervisedPersonColumns):
    """监管帮教对象: on the list of one place, until the term ends or something else ends it."""

    audience = SERVED
    serving_roles, serving_organs = SERVING_ROLES, SERVING_ORGANS

    def as_of(self, day: date) -> SupervisedPerson | PersonSpell:
        """How this person stood on a day: a spell; before the first and after the last, as it stands now."""
        then = self.spells.filter(Q(left_on=None) | Q(left_on__gt=day), entered_on__lte=day).last()
        return then if then is not None else self

    class Meta(SupervisedPersonColumns.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "监管帮教对象"

    procedure = Procedure(
        *receiving.STEPS,
        *managing.STEPS,
        *minors.STEPS,
        *leave.STEPS,
        *moving.STEPS,
        *losing.STEPS,
        *discipline.STEPS,
        *revoking.STEPS,
        *rehabilitation.STEPS,
        *ending.STEPS,
        stages={"received": "待报到", "registered": "在册", "expired": "期满待解除", "ended": "已结束"},
        ends=("ended",),
        clocks=clocks.CLOCKS,
        duties=(clocks.WEEKLY, clocks.MONTHLY, clocks.HEALTH),
        spells=PersonSpell,
        lapses=ending.LAPSES,
        numbering=(Numbering("supervised_person", "{mark}{kind}〔{year}〕{n}号", at="receive", by="series"),),
    )


HERE_FIRST = Q(begun_by="register")
declare(
    community_correction_received=Count(PersonSpell, on="entered_on", where=HERE_FIRST & Q(kind=Kind.CORRECTION)),
    community_correction_registered=StockAt(PersonSpell, Q(kind=Kind.CORRECTION)),
    community_correction_key_persons=StockAt(PersonSpell, Q(kind=Kind.CORRECTION, key_person=True)),
    community_correction_ended=Count(
        PersonSpell, on="left_on", where=Q(kind=Kind.CORRECTION, ended_by__in=clocks.ENDING)
    ),
    resettlement_received=Count(PersonSpell, on="entered_on", where=HERE_FIRST & Q(kind=Kind.RESETTLEMENT)),
    resettlement_registered=StockAt(PersonSpell, Q(kind=Kind.RESETTLEMENT)),
    resettlement_key_persons=StockAt(PersonSpell, Q(kind=Kind.RESETTLEMENT, key_person=True)),
    aftercare_received=Count(PersonSpell, on="entered_on", where=HERE_FIRST & Q(kind=Kind.AFTERCARE)),
    aftercare_registered=StockAt(PersonSpell, Q(kind=Kind.AFTERCARE)),
    aftercare_model_persons=StockAt(PersonSpell, Q(kind=Kind.AFTERCARE, model_case=True)),
    drug_users_registered=StockAt(PersonSpell, Q(kind__in=DRUG_USERS)),
    community_rehabilitation_persons=StockAt(PersonSpell, Q(kind__in=DRUGS)),
)
say(
    "care",
    "新接收社区矫正对象{community_correction_received}，年末在册{community_correction_registered}，"
    "其中重点人员{community_correction_key_persons}。",
    "接收安置帮教对象{resettlement_received}，年末在册{resettlement_registered}，其中重点人员{resettlement_key_persons}。",
    "接收后续照管人员{aftercare_received}，年末在册{aftercare_registered}，其中典型培育{aftercare_model_persons}。",
    "年末登记在册吸毒人员{drug_users_registered}，其中社区戒毒（康复）{community_rehabilitation_persons}。",
)
