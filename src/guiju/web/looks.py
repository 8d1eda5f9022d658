"""查看记录: who looked at records of closed registers, for the head of the office that serves them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from guiju.kernel.declaring.registry import registers
from guiju.kernel.finding import paging
from guiju.kernel.keeping.second_log import Look
from guiju.kernel.offices.people import Actor, Role
from guiju.kernel.offices.scope import SERVED, closed, serves, visible
from guiju.web.names import named
from guiju.web.staff import StaffRequest, staff

A_PAGE, BESIDE = 50, 12


def may_see(actor: Actor, model: Any) -> bool:
    """Whether looks are shown to ``actor``: to the head of an office that serves."""
    return model.audience == SERVED and Role.HEAD in actor.roles and serves(actor, model)


def any_for(actor: Actor) -> bool:
    """Whether there is any register whose looks are shown to ``actor``."""
    return any(may_see(actor, model) for model in closed().values())


def of(record: Any, actor: Actor) -> list[Look] | None:
    """The latest looks at one record, by staff and by parties who came in by a door of their own; None where they are not
    shown to ``actor``: of a closed register to the head of an office that serves, of one with a door to whoever sees it."""
    if not may_see(actor, type(record)) and record.procedure.door is None:
        return None
    rows = Look.objects.filter(register=record.register(), matter_id=record.pk).select_related("user__agency")
    return list(rows.order_by("-at", "-pk")[:BESIDE])


def _mine(actor: Actor) -> QuerySet[Look]:
    """Looks at all records that one's own office serves."""
    found = Look.objects.none()
    for name, model in closed().items():
        if may_see(actor, model):
            records = visible(actor, model._default_manager.all()).values("pk")
            found = found | Look.objects.filter(register=name, matter_id__in=records)
    return found


@staff
def looks(request: StaffRequest) -> HttpResponse:
    """The looks at all records that the head's office serves, latest first."""
    if not any_for(request.actor):
        raise PermissionDenied("查看记录由办理机关的负责人查看。")
    page = paging.page(_mine(request.actor).select_related("user__agency"), "-at", request.GET, A_PAGE)
    names = named(request.actor, [(look.register, look.matter_id) for look in page.rows])
    rows = [
        (look, registers()[look.register]._meta.verbose_name, names.get((look.register, look.matter_id)))
        for look in page.rows
    ]
    return render(request, "web/looks.html", {"rows": rows, "page": page})
