"""文字对照: two versions of an annual report's text side by side, with what was taken out and what was put in marked."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.keeping import typed
from guiju.kernel.offices.people import User
from guiju.reports.annual_report import AnnualReport
from guiju.reports.versions import Version, side_by_side, versions
from guiju.web.staff import StaffRequest, record_of, staff, today


@staff
@require_safe
def report_versions(request: StaffRequest, pk: UUID) -> HttpResponse:
    """The versions asked for; without that the last two."""
    record = record_of(request.actor, AnnualReport, pk)
    found = versions(Facts(record, today(), request.actor).history)
    before, after = _asked(found, request, "before", -2), _asked(found, request, "after", -1)
    names = User.objects.in_bulk({one.actor for one in found if one.actor is not None})
    context = {
        "record": record,
        "versions": [(n, one, names.get(one.actor or 0)) for n, one in enumerate(found, 1)],
        "before": before,
        "after": after,
        "parts": side_by_side(before, after) if before and after and len(found) > 1 else [],
    }
    return render(request, "web/report_versions.html", context)


def _asked(found: list[Version], request: StaffRequest, name: str, usual: int) -> Version | None:
    """The version with the number in the address; else the one that stands there ``usual``ly, or the only one."""
    seq = typed.number(request.GET.get(name), least=1)
    there = next((one for one in found if one.seq == seq), None)
    return there or (found[usual] if len(found) >= -usual else next(iter(found), None))
