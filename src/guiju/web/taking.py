"""办理: opening a matter, taking a step. What is refused comes back with every reason and all that was typed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from guiju.kernel.acting import engine
from guiju.kernel.acting.admission import admit, checklist, who
from guiju.kernel.acting.change import blank
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.refused import Reason, Refused
from guiju.kernel.offices.people import Agency, Region, Role
from guiju.kernel.offices.regions import span
from guiju.web.corrections import OWN_PAGES
from guiju.web.gates import look
from guiju.web.preview import hold_to, note_look, preview
from guiju.web.register_list import may_open
from guiju.web.staff import StaffRequest, model_of, record_of, staff, today
from guiju.web.step_form import StepForm, day_typed

MOST_REGIONS = 400


@staff
def open_matter(request: StaffRequest, register: str) -> HttpResponse:
    """The first step of a register: a new record for one's own agency."""
    model, actor = model_of(register), request.actor
    if not may_open(actor, model):
        raise PermissionDenied(f"您的角色或者所在机关不能办理“{model.procedure.opening.label}”。")
    agency = Agency.objects.select_related("region").get(pk=actor.agency_id)
    record = blank(model, agency, agency.region_id, today(), False)
    record.pk = _id_typed(request.POST) or record.pk
    regions = _regions(agency)
    return _asked(request, register, model.procedure.opening, record, regions=regions)


def _id_typed(typed: QueryDict) -> UUID | None:
    """The id that the form gave the record to open, so that a form sent twice opens one record."""
    try:
        return UUID(typed.get("new_id", ""))
    except ValueError:
        return None


@staff
def take_step(request: StaffRequest, register: str, pk: UUID, step: str) -> HttpResponse:
    model = model_of(register)
    record = record_of(request.actor, model, pk)
    found = model.procedure.steps.get(step)
    if found is None or set(found.by) == {Role.SYSTEM} or step in OWN_PAGES:
        raise Http404("本台账没有这一步骤。")
    if (stranger := who(found, Facts(record, today(), request.actor))) is not None:
        raise PermissionDenied(stranger.words)
    return _asked(request, register, found, record)


def _regions(agency: Agency) -> list[tuple[str, str]]:
    """Where a matter of the agency may lie: its own region and those below."""
    low, high = span(agency.region_id)
    rows = Region.objects.filter(code__gte=low, code__lt=high).order_by("code")
    return list(rows.values_list("code", "name")[:MOST_REGIONS])


def _asked(
    request: StaffRequest, register: str, step: Any, record: Any, regions: list[tuple[str, str]] | None = None
) -> HttpResponse:
    """The form; or, with what was typed, the step taken."""
    typed: QueryDict | None = request.POST if request.method == "POST" else None
    form = StepForm(step, record, request.actor, typed, request.FILES if request.method == "POST" else None)
    reasons: list[Reason] = []
    if request.method == "POST" and "add" not in request.POST:
        try:
            done = _take(request, step, record, form, regions)
        except Refused as refused:
            reasons = form.put(refused.reasons)
        else:
            messages.success(request, f"“{step.label}”已办理，记入账簿第{done.version}条。")
            return redirect("matter", register, done.pk)
    context = _context(request, register, step, record, form, reasons, regions)
    return render(request, "web/step.html", context, status=422 if reasons else 200)


def _take(request: StaffRequest, step: Any, record: Any, form: StepForm, regions: Any) -> Any:
    on, told = day_typed(request.POST), form.told()
    region = request.POST.get("region", "")
    elsewhere = not record.version and bool(region) and region not in {code for code, _ in regions or ()}
    if on is None or elsewhere:
        misplaced = [Reason("field.region", "“所在地”：请从列表中选择。", "region")] if elsewhere else []
        # Nothing can be taken of no day or in no place; all else that is wrong is said in the same round.
        raise Refused(step.label, [*misplaced, *admit(step, Facts(record, on, request.actor), told).reasons])
    hold_to(step, Facts(record, today(), request.actor), form, request.POST)
    if not record.version:
        return engine.take(step.name, type(record), request.actor, told, on, region=region, new_id=record.pk)
    # The version the form was made from: whoever came in between has changed it, and the engine will say so.
    version = request.POST.get("version", "")
    record.version = int(version) if version.isdecimal() and len(version) < 10 else -1
    return engine.take(step.name, record, request.actor, told, on)


def _context(
    request: StaffRequest, register: str, step: Any, record: Any, form: StepForm, reasons: Any, regions: Any
) -> dict[str, Any]:
    facts = Facts(record, today(), request.actor)
    publication = record.procedure.publication
    previewed = preview(step, facts, form)
    if request.method == "GET":
        note_look(request.user, register, facts, previewed)
    shown = {group.ask.name for group in form.groups if group.fields or group.rows} | {"on", "confirmed", "region"}
    shown.add("preview")
    return {
        "register": register,
        "model": record._meta,
        "record": record,
        "step": step,
        "form": form,
        "reasons": [(reason, _anchor(reason, form, shown)) for reason in reasons],
        "gates": look(step, facts),
        "checklist": checklist(step, facts),
        "ticked": set(request.POST.getlist("confirmed")),
        "on": request.POST.get("on") or today().isoformat(),
        "version": request.POST.get("version") or record.version,
        "regions": regions,
        "region": request.POST.get("region", ""),
        "strikes": step.publishes and publication is not None and bool(publication.hides),
        "strike": request.POST.get("strike", ""),
        "preview": previewed,
    }


def _anchor(reason: Reason, form: StepForm, shown: set[str]) -> str:
    """The id of what a reason is about on the page; "" where it is not on it."""
    if reason.field not in shown:
        return ""
    group = next((group for group in form.groups if group.ask.name == reason.field), None)
    if group is None:
        return f"id_{reason.field}" if reason.field != "confirmed" else "checklist"
    return group.fields[0].id_for_label or group.anchor if group.kind in ("field", "upload") else group.anchor
