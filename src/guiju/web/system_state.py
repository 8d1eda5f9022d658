"""系统状态: how the installation stands, for those who look after the machine and those who look over their shoulder."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guiju.kernel.acting import condition
from guiju.kernel.offices.people import Actor, Role
from guiju.web.staff import StaffRequest, staff

MAY = {Role.ADMIN, Role.AUDITOR}
WORDS = {condition.GREEN: "正常", condition.AMBER: "请留意", condition.RED: "须处理"}


def may_look(actor: Actor) -> bool:
    return bool(actor.roles & MAY)


@staff
@require_safe
def state(request: StaffRequest) -> HttpResponse:
    if not may_look(request.actor):
        raise PermissionDenied("系统状态由系统管理员或者监督人员查看。")
    lamps = [(lamp, WORDS[lamp.colour]) for lamp in condition.lamps()]
    counts = [(colour, words, sum(lamp.colour == colour for lamp, _ in lamps)) for colour, words in WORDS.items()]
    context = {"lamps": lamps, "tiles": counts, "program": condition.program()}
    return render(request, "web/system_state.html", context)
