"""有瑕疵的步骤: beside the matter, and all of them in sight of supervision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render

from guiju.kernel.declaring.facts import Batch
from guiju.kernel.keeping.flaws import Flaw
from guiju.kernel.offices.people import Role
from guiju.kernel.offices.regions import span
from guiju.kernel.offices.scope import open_to
from guiju.web.names import named
from guiju.web.staff import StaffRequest, staff

MOST = 200


@dataclass
class Shown:
    """A flaw beside its matter: the act, what was wrong, and the lawful acts by which the register sets it right."""

    entry: int
    words: str
    rule: str
    citation: str
    ways: str


def of(record: Any) -> list[Shown]:
    """The record's flaws that are not cured."""
    open_ones = list(
        Flaw.objects.filter(register=record.register(), matter_id=record.pk, cured_by=None).order_by("entry")
    )
    deeds = {deed.seq: deed for deed in Batch([record]).course(record)} if open_ones else {}
    steps = record.procedure.steps
    shown = []
    for flaw in open_ones:
        deed = deeds.get(flaw.entry)
        ways = steps[deed.step].set_right_by if deed is not None else ()
        labels = "、".join(steps[name].label for name in ways)
        step = steps[deed.step].label if deed is not None else ""
        shown.append(Shown(flaw.entry, f"“{step}”：{flaw.words}", flaw.rule, flaw.citation, labels))
    return shown


@staff
def flaws(request: StaffRequest) -> HttpResponse:
    """All flaws not cured in the region that the actor oversees."""
    actor = request.actor
    if not (actor.oversees or Role.AUDITOR in actor.roles):
        raise PermissionDenied("“有瑕疵的步骤”由统管本行政区域的机关和监督人员查看。")
    rows = Flaw.objects.filter(cured_by=None).select_related("agency").order_by("-on", "-pk")
    if actor.oversees:
        low, high = span(actor.region)
        rows = rows.filter(region__gte=low, region__lt=high)
    else:
        rows = rows.filter(agency_id=actor.agency_id)
    found = list(open_to(actor, rows)[:MOST])
    names = named(actor, [(flaw.register, flaw.matter_id) for flaw in found])
    shown = [(flaw, names.get((flaw.register, flaw.matter_id))) for flaw in found]
    return render(request, "web/flaws.html", {"flaws": shown})
