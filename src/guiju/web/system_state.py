"""系统状态: how the installation stands, for those who look after the machine and those who look over their shoulder."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from guiju.figures import recounting
from guiju.kernel.acting import condition, nightly
from guiju.kernel.keeping import job_states, jobs
from guiju.kernel.offices.people import Actor, Role
from guiju.web.staff import StaffRequest, staff

MAY = {Role.ADMIN, Role.AUDITOR}
DOINGS = {"night": nightly.tonight, "recount": recounting.recounted}
PATIENCE = 2.0
"""Seconds that the page waits for what was asked for, before it tells how it stands."""
WORDS = {condition.GREEN: "正常", condition.AMBER: "请留意", condition.RED: "须处理"}


def _kinds() -> list[tuple[str, jobs.Kind]]:
    return [(name, jobs.KINDS[wanted.module_path]) for name, wanted in DOINGS.items()]


def may_look(actor: Actor) -> bool:
    return bool(actor.roles & MAY)


@staff
@require_safe
def state(request: StaffRequest) -> HttpResponse:
    if not may_look(request.actor):
        raise PermissionDenied("系统状态由系统管理员或者监督人员查看。")
    counts = job_states.counts()
    if request.htmx and "busy" in request.GET and not counts.waiting + counts.running:
        return HttpResponseClientRefresh()  # the lamps above are to be seen anew
    lamps = [(lamp, WORDS[lamp.colour]) for lamp in condition.lamps()]
    tiles = [(colour, words, sum(lamp.colour == colour for lamp, _ in lamps)) for colour, words in WORDS.items()]
    context = {
        "lamps": lamps,
        "tiles": tiles,
        "program": condition.program(),
        "jobs": job_states.latest_of_each(),
        "counts": counts,
        "offers": [(name, kind.label) for name, kind in _kinds() if kind.may(request.actor)],
    }
    return render(request, "web/parts/jobs.html" if request.htmx else "web/system_state.html", context)


@staff
@require_POST
def do(request: StaffRequest, what: str) -> HttpResponse:
    """Ask for what is otherwise done by the night or by a command."""
    if what not in DOINGS:
        raise Http404("没有这一项工作。")
    try:
        number = jobs.ask_unless_asked(DOINGS[what], request.actor)
    except jobs.Failed as failed:
        raise PermissionDenied("这项工作由系统管理员提出。") from failed
    jobs.ended([number], PATIENCE)
    return redirect(reverse("system_state") + "#jobs")
