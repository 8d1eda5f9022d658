"""新登记: the ways into a register that are open to an actor; a new record by one of them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from guiju.kernel.acting.admission import who
from guiju.kernel.acting.change import blank
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.refused import Reason
from guiju.kernel.declaring.steps import Step
from guiju.kernel.keeping import typed
from guiju.kernel.offices.people import Actor
from guiju.web.leading import led_to
from guiju.web.places import places
from guiju.web.staff import StaffRequest, model_of, staff, today
from guiju.web.taking import asked


def openings(actor: Actor, model: Any) -> list[Step]:
    """The opening steps of a register that the actor's role and place allow, in the order declared."""
    return [step for step in model.procedure.openings if _stranger(actor, model, step) is None]


def _stranger(actor: Actor, model: Any, step: Step) -> Reason | None:
    """Why the actor may not open a record by ``step`` at all: not even one of their own agency."""
    own = model(agency_id=actor.agency_id, region=actor.region)
    return who(step, Facts(own, today(), actor))


@staff
@require_safe
def open_matter(request: StaffRequest, register: str) -> HttpResponse:
    """The choice of the ways in; where there is only one, that one."""
    model = model_of(register)
    found = openings(request.actor, model)
    if not found:
        raise PermissionDenied(f"您的角色或者所在机关不能办理“{model._meta.verbose_name}”的登记。")
    if len(found) == 1:
        return redirect("open_step", register, found[0].name)
    return render(request, "web/openings.html", {"register": register, "model": model._meta, "openings": found})


@staff
def open_step(request: StaffRequest, register: str, step: str) -> HttpResponse:
    """A new record by one opening step."""
    model, actor = model_of(register), request.actor
    found = next((opening for opening in model.procedure.openings if opening.name == step), None)
    if found is None:
        raise Http404("本台账没有这一登记步骤。")
    if (stranger := _stranger(actor, model, found)) is not None:
        raise PermissionDenied(stranger.words)
    where = places(found, actor, request.POST)
    record = blank(model, where.own, where.own.region_id, today(), False)
    # The form gives the record its id, so that a form sent twice opens one record.
    record.pk = typed.uuid(request.POST.get("new_id")) or record.pk
    return asked(request, register, found, record, where, led_to(request, model, found))
