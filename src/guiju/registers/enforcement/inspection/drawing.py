"""双随机抽取: whom to inspect is drawn by lot, and by a draw of its own who inspects; anybody may make either again.

优化营商环境条例 art. 54(1). Riskier subjects are drawn oftener: by a share of each class, or by more draws of one class alone.
Who has to keep away is left out of the frame of officers before it is closed, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import models

from guiju.kernel.declaring import asks, draws
from guiju.kernel.declaring.draws import Draw
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.steps import Gate, Writes
from guiju.kernel.keeping.lots import Lot
from guiju.kernel.offices.people import Role
from guiju.registers import fields_of_administration
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate
from guiju.registers.enforcement.inspection.choices import Drawn, Risk
from guiju.registers.enforcement.inspection.subject import InspectedSubject


class ExcludedOfficer(Part):
    """不参加抽取的检查人员: who keeps away from this task, and why."""

    matter = models.ForeignKey("enforcement.InspectionDraw", models.PROTECT, related_name="excluded")
    certificate = models.ForeignKey(EnforcementCertificate, models.PROTECT, verbose_name="执法证件")
    why = models.CharField("回避的理由", max_length=200)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "回避的检查人员"

    def __str__(self) -> str:
        return str(self.certificate)


class InspectionDrawColumns(Draw):
    """The columns of a draw for inspections."""

    whom = models.CharField("抽取对象", max_length=8, choices=Drawn.choices)
    field = fields_of_administration.column()
    risk = models.CharField("限于风险等级", max_length=8, choices=Risk.choices, blank=True)

    class Meta(Matter.Meta):
        abstract = True

    @classmethod
    def choosable(cls, day: date) -> models.Q:
        return models.Q(drawn_on__lte=day)

    def why_not(self, day: date) -> str:
        return "" if self.drawn_on is not None and self.drawn_on <= day else f"{self.stage_label}，在{day}没有抽取"


EXCLUDED = asks.parts("excluded", "回避的检查人员", ExcludedOfficer, "certificate", "why", least=0)


def frame(facts: Facts) -> Iterator[Lot]:
    """The subjects of the field that stand in the list that day by their risk, or the officers certified that day."""
    if facts["whom"] == Drawn.SUBJECTS:
        yield from _subjects(facts)
    else:
        yield from _officers(facts)


def _subjects(facts: Facts) -> Iterator[Lot]:
    there = InspectedSubject.objects.filter(
        InspectedSubject.lasting(facts.on), agency=facts.record.agency_id, field=facts["field"], restricted=""
    )
    rows = there.filter(risk=facts["risk"]) if facts["risk"] else there
    yield from (Lot(pk.hex, Risk(risk).label) for pk, risk in rows.values_list("pk", "risk"))


def _officers(facts: Facts) -> Iterator[Lot]:
    away = {row["certificate"].pk for row in facts["excluded"]}
    there = EnforcementCertificate.objects.filter(
        EnforcementCertificate.choosable(facts.on), agency=facts.record.agency_id
    ).exclude(pk__in=away)
    yield from (Lot(pk.hex, "检查人员") for pk in there.values_list("pk", flat=True))


def only_of_its_kind(facts: Facts) -> str | None:
    if facts["whom"] == Drawn.SUBJECTS:
        return "抽取检查对象的，不填回避的检查人员。" if facts["excluded"] else None
    if facts["risk"]:
        return "选派检查人员的，不填风险等级。"
    return (
        None if facts["amount"] >= 2 or facts["size"] == "share" else "每次检查至少两人，选派的检查人员不得少于两名。"
    )


def away(facts: Facts) -> dict[str, Any]:
    return {"away": [str(row["certificate"]) for row in facts["excluded"]]}


def named(facts: Facts) -> dict[str, Any]:
    """Who was drawn, as the office reads it in its record of the draw; the public reads tickets alone."""
    draw: Any = facts.record
    model: Any = InspectedSubject if draw.whom == Drawn.SUBJECTS else EnforcementCertificate
    called = {row.pk.hex: facts.named(row) for row in model.objects.filter(pk__in=draw.keys)}
    return {"rows": [(one.place, one.lot.key, one.lot.stratum, called.get(one.lot.key, "")) for one in draw.lots_drawn]}


class InspectionDraw(InspectionDrawColumns):
    """双随机抽取: one draw of subjects, or of officers. What is drawn is inspected by ``inspection``, which is held to it."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "双随机抽取"

    procedure = Procedure(
        draws.freezing(
            frame,
            InspectionDrawColumns.whom,
            InspectionDrawColumns.field,
            asks.maybe(InspectionDrawColumns.risk, "只抽取某一风险等级的，应当选择。"),
            EXCLUDED,
            by=(Role.CLERK, Role.LEGAL, Role.HEAD),
            gates=(
                Gate("house.inspection_draw_kind", only_of_its_kind, "whom", "所填内容与抽取对象一致"),
                fields_of_administration.OF_ITS_DAY,
            ),
            writes=Writes("frame", "双随机抽取公告", also=away),
        ),
        draws.drawing(by=(Role.CLERK, Role.LEGAL, Role.HEAD), writes=Writes("draw", "双随机抽取记录", also=named)),
        draws.voiding(),
        stages=draws.STAGES,
        ends=draws.ENDS,
        clocks=(draws.waiting(),),
        numbering=(Numbering("inspection_draw", "{mark}双随机〔{year}〕{n}号", at="freeze"),),
        publication=Publication(shows=("whom", "field", "risk", *draws.SHOWN, *draws.REVEALED)),
    )
