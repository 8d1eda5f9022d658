"""Organs: what the law calls an agency by, and since when it is that; whom it works for.

``Agency.oversees`` says only over which region an agency looks. What it may do there as the organ that a law names follows
from its functions, each from a day to a day: a justice bureau is 司法行政部门, and works for the government as the unit of
its reconsiderations (行政复议法 2023 art. 4(2)).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from django.db import models
from django.db.models.functions import Length

from guiju.kernel.asked import Asked


class Organ(StrEnum):
    """The organs that the registers know, as laws name them."""

    GOVERNMENT = "government"
    JUSTICE = "justice"
    RECONSIDERATION = "reconsideration"
    POLICE = "police"
    EMERGENCY = "emergency"
    ECOLOGY = "ecology"
    URBAN = "urban"
    MARKET = "market"
    LABOUR = "labour"
    CIVIL_AFFAIRS = "civil_affairs"
    HOUSING = "housing"
    LEGAL_AID = "legal_aid"
    NOTARY = "notary"
    SUPERVISORY = "supervisory"

    @property
    def label(self) -> str:
        return ORGAN_LABELS[self]


ORGAN_LABELS = {
    Organ.GOVERNMENT: "人民政府",
    Organ.JUSTICE: "司法行政部门",
    Organ.RECONSIDERATION: "行政复议机构",
    Organ.POLICE: "公安机关",
    Organ.EMERGENCY: "应急管理部门",
    Organ.ECOLOGY: "生态环境主管部门",
    Organ.URBAN: "城市管理部门",
    Organ.MARKET: "市场监督管理部门",
    Organ.LABOUR: "人力资源社会保障行政部门",
    Organ.CIVIL_AFFAIRS: "民政部门",
    Organ.HOUSING: "住房和城乡建设主管部门",
    Organ.LEGAL_AID: "法律援助机构",
    Organ.NOTARY: "公证机构",
    Organ.SUPERVISORY: "监察机关",
}


class Function(models.Model):
    """An agency is an organ from ``since`` to ``until``, both included; for its own, or for the agency it ``acts_for``."""

    agency = models.ForeignKey("kernel.Agency", models.CASCADE, related_name="functions", verbose_name="机关")
    organ = models.CharField("职能", max_length=20, choices=[(organ.value, organ.label) for organ in Organ])
    acts_for = models.ForeignKey(
        "kernel.Agency", models.CASCADE, null=True, blank=True, related_name="served_by", verbose_name="为其办理"
    )
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "机关职能"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "organ", "acts_for", "since"], nulls_distinct=False, name="organ_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency} {Organ(self.organ).label}"


def holding(on: date) -> models.Q:
    """Functions that an agency has on a day."""
    return models.Q(since__lte=on) & (models.Q(until=None) | models.Q(until__gte=on))


def entrust(agency: Any, *organs: Organ, since: date, until: date | None = None, acts_for: Any = None) -> None:
    """Make an agency these organs from a day on; said again, the last day is set anew."""
    for organ in organs:
        Function.objects.update_or_create(
            agency=agency, organ=organ, acts_for=acts_for, since=since, defaults={"until": until}
        )


def organ_over(organ: Organ, region: str, on: date) -> int | None:
    """The id of the agency that is ``organ`` on a day for ``region`` or, where there is none, the nearest region above."""
    above = [region[:length] for length in (2, 4, 6, 9, 12) if length <= len(region)]
    found = Function.objects.filter(holding(on), organ=organ, acts_for=None, agency__region_id__in=above)
    nearest = found.order_by(Length("agency__region_id").desc(), "agency_id")
    return nearest.values_list("agency_id", flat=True).first()


HELD = Asked(
    lambda agency, on: Function.objects.filter(holding(on), agency_id=agency, acts_for=None).values_list(
        "organ", flat=True
    )
)


def organs_of(agency_id: int, on: date) -> set[Organ]:
    """What an agency is on a day for its own."""
    return {Organ(organ) for (organ,) in HELD(agency_id, on)}
