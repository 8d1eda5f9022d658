"""办理: taking a step. What is refused comes back with every reason and all that was typed."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from guiju.kernel.acting import engine
from guiju.kernel.acting.admission import admit, by_itself, who
from guiju.kernel.acting.leading import lead
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.publication import decided_before
from guiju.kernel.declaring.refused import Reason, Refused
from guiju.kernel.keeping import incoming, typed
from guiju.kernel.offices.scope import visible
from guiju.web.act_form import ActForm, acts_of, joining, look_around
from guiju.web.duplicates import WORD, twins, warning
from guiju.web.erasure import asked_for
from guiju.web.leading import Led, way_on
from guiju.web.onward import lead_on
from guiju.web.places import Places
from guiju.web.preview import hold_to, look, preview
from guiju.web.staff import StaffRequest, model_of, record_of, staff, today


@staff
def take_step(request: StaffRequest, register: str, pk: UUID, step: str) -> HttpResponse:
    model = model_of(register)
    record = record_of(request.actor, model, pk)
    found = model.procedure.steps.get(step)
    if found is None or not found.has_form:
        raise Http404("本台账没有这一步骤。")
    if (stranger := who(found, Facts(record, today(), request.actor))) is not None:
        if request.POST.get("version", str(record.version)) == str(record.version):
            raise PermissionDenied(stranger.words)
        # A form from before the matter moved, as when it is sent twice: the page says how the matter stands.
        messages.error(request, f"{stranger.words}该事项在您打开之后已办理，现状如下。")
        return redirect(_page(record))
    return asked(request, register, found, record)


def asked(
    request: StaffRequest, register: str, step: Any, record: Any, places: Places | None = None, led: Led | None = None
) -> HttpResponse:
    """The form; or, with what was typed, the step taken. ``places``: for a record that is to be opened; ``led``: by which
    matter of another register."""
    acts = acts_of(request, step, record, led.given if led is not None else None)
    reasons: list[Reason] = []
    if request.method == "POST" and "add" not in request.POST:
        try:
            done = _take(request, record, acts, places, led)
        except Refused as refused:
            reasons = refused.reasons
            for n, act in enumerate(acts):
                act.form.put([reason for reason in reasons if reason.act == n])
        else:
            incoming.use(request.actor, [one.pk for act in acts for one in act.form.came])
            to_list = reverse("register_list", args=[register])
            return lead_on(request, [act.step for act in acts], done, _page(done), to_list)
    context = _context(request, register, record, acts, reasons) | {"places": places, "led": led}
    return render(request, "web/step.html", context, status=422 if reasons else 200)


def _page(record: Any) -> str:
    return reverse("matter", args=[record.register(), record.pk])


def _take(
    request: StaffRequest, record: Any, acts: list[ActForm], places: Places | None, led: Led | None = None
) -> Any:
    [act, *added] = acts
    if added:
        return _take_together(request, record, acts)
    step, form, on, told = act.step, act.form, act.day, act.form.told()
    whose, misplaced = _whose(step, record, places)
    if on is None or misplaced:
        # Nothing can be taken of no day or in no place; all else that is wrong is said in the same round.
        raise Refused(step.label, [*misplaced, *admit(step, Facts(record, on, request.actor), told).reasons])
    hold_to(step, Facts(record, today(), request.actor), form, request.POST)
    if places is not None:
        if found := twins(request.actor, record, whose["agency"], told, on, request.POST):
            raise Refused(step.label, [warning(found), *admit(step, Facts(record, on, request.actor), told).reasons])
        if led is not None:
            return lead(led.step.name, led.record, request.actor, told, on, row=led.key, **whose)
        return engine.take(step.name, type(record), request.actor, told, on, **whose)
    return engine.take(step.name, _as_read(record, request.POST), request.actor, told, on)


def _take_together(request: StaffRequest, record: Any, acts: list[ActForm]) -> Any:
    if any(act.day is None for act in acts):
        asking = [(act, Facts(record, act.day, request.actor)) for act in acts]
        wrong = [by_itself(act.step, facts, act.form.told()) for act, facts in asking]
        reasons = [replace(reason, act=n) for n, found in enumerate(wrong) for reason in found]
        raise Refused(acts[0].step.label, reasons)
    together = [(act.step.name, engine.Taking(data=act.form.told(), on=act.day)) for act in acts]
    return engine.take_together(_as_read(record, request.POST), together, request.actor)


def _as_read(record: Any, sent: QueryDict) -> Any:
    """The record of the version the form was made from: whoever came in between has changed it, as the engine will say."""
    read = copy(record)
    read.version = typed.version(sent.get("version"))
    return read


def _whose(step: Any, record: Any, places: Places | None) -> tuple[dict[str, Any], list[Reason]]:
    """Of a record that is to be opened: whose it is and where it lies, and what is wrong with what was typed of it."""
    if places is None:
        return {}, []
    try:
        agency, region = places.chosen(step.label)
    except Refused as refused:
        return {}, refused.reasons
    return {"agency": agency, "region": region, "new_id": record.pk}, []


def _context(
    request: StaffRequest, register: str, record: Any, acts: list[ActForm], reasons: list[Reason]
) -> dict[str, Any]:
    look_around(acts, record, told=bool(reasons))
    [act, *added] = acts
    step, form = act.step, act.form
    publication = record.procedure.publication
    facts = Facts(record, today(), request.actor)
    previewed = preview(step, facts, form)
    before = decided_before(record).strike if step.publishes else []
    if request.method == "GET":
        look(facts, previewed)
    return {
        "register": register,
        "model": record._meta,
        "record": record,
        "step": step,
        "form": form,
        "act": act,
        "added": added,
        "joining": joining(request, step, record),
        "conditions": sorted(acts, key=lambda act: act.on) if added else acts,
        "out_of_place": any(reason.code == "stage" for reason in reasons),
        "reasons": [_said(reason, acts) for reason in reasons],
        "there": _there(request, record, reasons),
        "version": request.POST.get("version") or record.version,
        "wrong": {name: [reason for reason in reasons if reason.field == name] for name in ("agency", "region")},
        "doubled": any(reason.field == WORD for reason in reasons) or WORD in request.POST,
        "strikes": step.publishes and publication is not None and bool(publication.hides),
        "strike": request.POST.get("strike", "\n".join(before)),
        "struck_before": bool(before),
        "preview": previewed,
        "erasures": asked_for(step, record),
        "way_on": way_on(request.actor, step, record),
    }


def _said(reason: Reason, acts: list[ActForm]) -> tuple[Reason, str, str]:
    """A reason, the id of what it is about on the page, and which of several acts it is against."""
    act = acts[reason.act]
    elsewhere = reason.field if reason.field in ("agency", "region", "preview", WORD) else ""
    anchor = f"id_{elsewhere}" if elsewhere else act.anchor(reason)
    return reason, anchor, act.step.label if len(acts) > 1 else ""


def _there(request: StaffRequest, record: Any, reasons: list[Reason]) -> str:
    """The page of the record as it now stands, where a reason speaks of it and the actor may see it; else ""."""
    if not {"opened", "changed"} & {reason.code for reason in reasons}:
        return ""
    rows = visible(request.actor, type(record)._default_manager.filter(pk=record.pk))
    return _page(record) if rows.exists() else ""
