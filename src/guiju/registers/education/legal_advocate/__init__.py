"""法律明白人: chosen in a village, trained, given a certificate, of some the backbone, serving, assessed each year, gone.

乡村“法律明白人”培养工作规范（试行）(2021), from memory, not confirmed.
"""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q

from guiju.figures.declared import Among, Count, Distinct, DistinctAt, Norm, Ratio, StockAt, declare, say
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.matters import Stock
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.steps import NEW, At, Step, Writes
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.education.legal_advocate import gates
from guiju.registers.education.legal_advocate.columns import (
    AdvocateColumns,
    AdvocateService,
    AdvocateSpell,
    AdvocateTraining,
)
from guiju.registers.education.villages import OF_VILLAGES, named_place

A_VILLAGE = 3
"""So many are asked of each village (rule ``legal_advocate.three_a_village``)."""
TRAININGS = asks.parts("trainings", "培训", AdvocateTraining, "held_on", "topic", "hours", optional=("organiser",))
SERVICES = asks.parts("services", "服务", AdvocateService, "served_on", "kind", "what", optional=("people",))
JUSTICE: dict[str, Any] = {"by": (Role.HEAD,), "at": Organ.JUSTICE}
EITHER: dict[str, Any] = {"by": (Role.CLERK, Role.HEAD), "at": (At.OWN, Organ.JUSTICE)}


class LegalAdvocate(AdvocateColumns):
    """法律明白人: a candidate from the choice on, on the roll from the certificate on, until one leaves."""

    class Meta(Stock.Meta):
        verbose_name = verbose_name_plural = "法律明白人"

    bearer = "person"
    procedure = Procedure(
        Step(
            "choose",
            "遴选登记",
            since=NEW,
            to="candidate",
            asks=(
                asks.parties("person", "本人", most=1),
                *(AdvocateColumns.source, AdvocateColumns.recommended_by, asks.maybe(AdvocateColumns.expertise)),
            ),
            sets=gates.known_by,
            gates=gates.ROLL,
            confirms=("legal_advocate.fit",),
        ),
        Step(
            "train",
            "培训",
            since=("candidate", "serving"),
            at=(At.OWN, Organ.JUSTICE),
            asks=(TRAININGS,),
            sets={"training_hours": gates.hours},
            gates=gates.TRAINING,
        ),
        Step(
            "certify",
            "颁发证书",
            since="candidate",
            to="serving",
            dates=(AdvocateColumns.certified_on,),
            gates=(gates.TRAINED,),
            writes=Writes("certificate", "法律明白人证书", also=named_place),
            **JUSTICE,
        ),
        Step("drop", "终止培养", since="candidate", to="dropped", asks=(asks.REASON,), **EITHER),
        Step(
            "name_backbone",
            "确定为骨干",
            since="serving",
            sets={"backbone": True},
            gates=(gates.BACKBONE,),
            **JUSTICE,
        ),
        Step(
            "end_backbone",
            "取消骨干",
            since="serving",
            asks=(asks.REASON,),
            sets={"backbone": False},
            gates=(gates.NO_BACKBONE,),
            **JUSTICE,
        ),
        Step("serve", "登记服务", since="serving", asks=(SERVICES,), gates=(gates.SERVICE,)),
        Step(
            "assess",
            "年度考核",
            since="serving",
            asks=(AdvocateColumns.assessed_year, AdvocateColumns.grade, asks.maybe(asks.words("opinion", "考核意见"))),
            sets=gates.assessed,
            gates=(gates.YEAR_ONCE,),
            help_text="考核不合格的，骨干随之取消。",
            **EITHER,
        ),
        Step("publish", "公开", since="serving", publishes=True),
        Step("unpublish", "撤回公开", since="serving", withdraws=True, asks=(asks.REASON,)),
        Step(
            "leave",
            "退出",
            since="serving",
            to="left",
            asks=(AdvocateColumns.leaving, asks.maybe(asks.words("note", "说明"))),
            gates=(gates.GROUND,),
            withdraws=True,
            **EITHER,
        ),
        stages={"candidate": "培养中", "serving": "在册", "dropped": "已终止培养", "left": "已退出"},
        ends=("dropped", "left"),
        numbering=(Numbering("legal_advocate", "{mark}法明〔{year}〕{n}号", at="certify"),),
        spells=AdvocateSpell,
        publication=Publication(shows=("title", "source", "expertise", "backbone", "certified_on"), named=("person",)),
    )


ROLL = StockAt(LegalAdvocate, since="certified_on")


def villages(least: int) -> DistinctAt:
    """Villages with at least so many on the roll."""
    return DistinctAt(LegalAdvocate, OF_VILLAGES, since="certified_on", of=F("region"), said="村（社区）", least=least)


declare(
    legal_advocates=ROLL,
    legal_advocate_backbones=StockAt(AdvocateSpell, Q(backbone=True)),
    legal_advocates_trained=Count(AdvocateTraining, on="held_on"),
    legal_advocates_in_post_trained=Distinct(AdvocateTraining, "matter_id", on="held_on", among=Among(ROLL, "pk")),
    legal_advocate_training_coverage=Ratio("legal_advocates_in_post_trained", "legal_advocates"),
    legal_advocate_services=Count(AdvocateService, on="served_on"),
    villages_with_legal_advocate=villages(1),
    villages_with_enough_legal_advocates=villages(A_VILLAGE),
    legal_advocate_village_norm=Norm("villages_with_enough_legal_advocates", "villages_with_legal_advocate"),
)
say(
    "education",
    "年末在册法律明白人{legal_advocates}，其中法律明白人骨干{legal_advocate_backbones}，"
    "培训法律明白人{legal_advocates_trained}，法律明白人培训覆盖率{legal_advocate_training_coverage}，"
    "法律明白人开展服务{legal_advocate_services}。",
)
