"""办理: taking a step. What is refused comes back with every reason and all that was typed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from guiju.kernel.acting import engine
from guiju.kernel.acting.admission import admit, checklist, who
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.refused import Reason, Refused
from guiju.kernel.offices.people import Role
from guiju.kernel.offices.scope import visible
from guiju.web.gates import OWN_PAGES, look
from guiju.web.onward import lead_on
from guiju.web.places import Places
from guiju.web.preview import hold_to, note_look, preview
from guiju.web.staff import StaffRequest, model_of, record_of, staff, today
from guiju.web.step_form import StepForm, day_typed


@staff
def take_step(request: StaffRequest, register: str, pk: UUID, step: str) -> HttpResponse:
    model = model_of(register)
    record = record_of(request.actor, model, pk)
    found = model.procedure.steps.get(step)
    if found is None or set(found.by) == {Role.SYSTEM} or step in OWN_PAGES:
        raise Http404("本台账没有这一步骤。")
    if (stranger := who(found, Facts(record, today(), request.actor))) is not None:
        if request.POST.get("version", str(record.version)) == str(record.version):
            raise PermissionDenied(stranger.words)
        # A form from before the matter moved, as when it is sent twice: the page says how the matter stands.
        messages.error(request, f"{stranger.words}该事项在您打开之后已办理，现状如下。")
        return redirect(_page(record))
    return asked(request, register, found, record)


def asked(request: StaffRequest, register: str, step: Any, record: Any, places: Places | None = None) -> HttpResponse:
    """The form; or, with what was typed, the step taken. ``places``: for a record that is to be opened."""
    typed: QueryDict | None = request.POST if request.method == "POST" else None
    form = StepForm(step, record, request.actor, typed, request.FILES if request.method == "POST" else None)
    reasons: list[Reason] = []
    if request.method == "POST" and "add" not in request.POST:
        try:
            done = _take(request, step, record, form, places)
        except Refused as refused:
            reasons = form.put(refused.reasons)
        else:
            return lead_on(request, step, done, _page(done), reverse("register_list", args=[register]))
    context = _context(request, register, step, record, form, reasons) | {"places": places}
    return render(request, "web/step.html", context, status=422 if reasons else 200)


def _page(record: Any) -> str:
    return reverse("matter", args=[record.register(), record.pk])


def _take(request: StaffRequest, step: Any, record: Any, form: StepForm, places: Places | None) -> Any:
    on, told = day_typed(request.POST), form.told()
    whose, misplaced = _whose(step, record, places, request.POST)
    if on is None or misplaced:
        # Nothing can be taken of no day or in no place; all else that is wrong is said in the same round.
        raise Refused(step.label, [*misplaced, *admit(step, Facts(record, on, request.actor), told).reasons])
    hold_to(step, Facts(record, today(), request.actor), form, request.POST)
    if places is not None:
        return engine.take(step.name, type(record), request.actor, told, on, **whose)
    # The version the form was made from: whoever came in between has changed it, and the engine will say so.
    version = request.POST.get("version", "")
    record.version = int(version) if version.isdecimal() and len(version) < 10 else -1
    return engine.take(step.name, record, request.actor, told, on)


def _whose(step: Any, record: Any, places: Places | None, typed: QueryDict) -> tuple[dict[str, Any], list[Reason]]:
    """Of a record that is to be opened: whose it is and where it lies, and what is wrong with what was typed of it."""
    if places is None:
        return {}, []
    try:
        agency, region = places.chosen(step.label, typed)
    except Refused as refused:
        return {}, refused.reasons
    return {"agency": agency, "region": region, "new_id": record.pk}, []


def _context(
    request: StaffRequest, register: str, step: Any, record: Any, form: StepForm, reasons: Any
) -> dict[str, Any]:
    facts = Facts(record, today(), request.actor)
    publication = record.procedure.publication
    previewed = preview(step, facts, form)
    if request.method == "GET":
        note_look(request.user, register, facts, previewed)
    shown = {"on", "confirmed", "agency", "region", "preview"}
    shown |= {group.ask.name for group in form.groups if group.fields or group.rows}
    return {
        "register": register,
        "model": record._meta,
        "record": record,
        "step": step,
        "form": form,
        "reasons": [(reason, _anchor(reason, form, shown)) for reason in reasons],
        "there": _there(request, record, reasons),
        "gates": look(step, facts),
        "checklist": checklist(step, facts),
        "ticked": set(request.POST.getlist("confirmed")),
        "on": request.POST.get("on") or today().isoformat(),
        "version": request.POST.get("version") or record.version,
        "agency": request.POST.get("agency", ""),
        "region": request.POST.get("region", ""),
        "strikes": step.publishes and publication is not None and bool(publication.hides),
        "strike": request.POST.get("strike", ""),
        "preview": previewed,
    }


def _there(request: StaffRequest, record: Any, reasons: list[Reason]) -> str:
    """The page of the record as it now stands, where a reason speaks of it and the actor may see it; else ""."""
    if not {"opened", "changed"} & {reason.code for reason in reasons}:
        return ""
    rows = visible(request.actor, type(record)._default_manager.filter(pk=record.pk))
    return _page(record) if rows.exists() else ""


def _anchor(reason: Reason, form: StepForm, shown: set[str]) -> str:
    """The id of what a reason is about on the page; "" where it is not on it."""
    if reason.field not in shown:
        return ""
    group = next((group for group in form.groups if group.ask.name == reason.field), None)
    if group is None:
        return f"id_{reason.field}" if reason.field != "confirmed" else "checklist"
    return group.fields[0].id_for_label or group.anchor if group.kind in ("field", "upload") else group.anchor
