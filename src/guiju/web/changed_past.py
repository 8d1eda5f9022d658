"""程序以外的变更: rows of what is administered that stand otherwise than the ledger says, looked at and settled by the security
manager of an agency that oversees; each time after proving anew that it is they."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render

from guiju.kernel.acting import astray
from guiju.kernel.offices.people import Actor, Role
from guiju.web import proving
from guiju.web.administering import only
from guiju.web.staff import StaffRequest, staff

ROOM = "程序以外的变更"
WAYS: dict[str, tuple[str, Callable[[Actor | None, str, Iterable[str]], int]]] = {
    "restore": ("恢复", astray.restore),
    "accept": ("登记", astray.accept),
}
"""How it is settled: what is said of it, and the act."""


@staff
def changed_past(request: StaffRequest) -> HttpResponse:
    """What is astray, with what somebody has chosen of it; or what was chosen, settled."""
    only(request.actor, Role.SECURITY, ROOM)
    if not request.actor.oversees:
        raise PermissionDenied(f"“{ROOM}”由统管机关的安全管理员处理。")
    if (first := proving.stale_form(request)) is not None:
        return first
    refused: list[str] = []
    if request.method == "POST" and "add" not in request.POST:
        refused = _settled(request)
        if not refused:
            return redirect("changed_past")
    found = astray.found()
    mine = [one for one in found if one.lies_in(request.actor)]
    told = {
        "room": ROOM,
        "rows": mine,
        "others": len(found) - len(mine),
        "chosen": request.POST.getlist("code"),
        "why": request.POST.get("why", ""),
        "refused": refused,
    }
    return render(request, "web/changed_past.html", told, status=422 if refused else 200)


def _settled(request: StaffRequest) -> list[str]:
    """Settle what was chosen; why it was not."""
    codes = request.POST.getlist("code")
    if request.POST.get("how", "") not in WAYS or not codes:
        return ["请选择要处理的内容，再选择恢复或者登记。"]
    said, settle = WAYS[request.POST["how"]]
    try:
        count = settle(request.actor, request.POST.get("why", ""), codes)
    except ValidationError as error:
        return [*error.messages]
    messages.success(request, f"已{said}{count}项，记入管理记录。")
    return []
