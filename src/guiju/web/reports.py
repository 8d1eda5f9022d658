"""年度报告: the list, and a report as it reads, each figure a link to its definition and records."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from guiju import documents
from guiju.asking import chart
from guiju.figures import declared
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.finding import paging
from guiju.kernel.offices.scope import visible
from guiju.reports.annual_report import AnnualReport
from guiju.reports.compiling import compiled, values_of
from guiju.web.asked_period import refresh
from guiju.web.gates import offers
from guiju.web.offered import arranged, usual_after
from guiju.web.opening import openings
from guiju.web.staff import StaffRequest, record_of, staff, today

REGISTER = AnnualReport.register()


@staff
def report_list(request: StaffRequest) -> HttpResponse:
    rows = visible(request.actor, AnnualReport._default_manager.select_related("agency"))
    found = paging.page(rows, "-last_step_on", request.GET)
    ways_in = openings(request.actor, AnnualReport)
    return render(request, "web/report_list.html", {"page": found, "openings": ways_in, "register": REGISTER})


@staff
def report(request: StaffRequest, pk: UUID) -> HttpResponse:
    record = record_of(request.actor, AnnualReport, pk)
    refresh()
    values = values_of(record)
    body = documents.to_html(compiled(record, values), top=2)
    facts = Facts(record, today(), request.actor)
    context = {
        "register": REGISTER,
        "record": record,
        "body": body,
        "stages": chart.drawn(record, [(deed.step, deed.on, deed.content) for deed in facts.history]),
        "groups": arranged(
            [offer for offer in offers(facts) if not offer.stranger],
            usual_after(record, [deed.step for deed in facts.history]),
            record,
        ),
        "clocks": facts.clocks,
        "changed": [_changed(value) for value in values.values() if value.changed],
        "frozen": any(value.frozen for value in values.values()),
        "total": len(values),
    }
    return render(request, "web/report.html", context)


def _changed(value: Any) -> dict[str, Any]:
    return {"figure": declared.figure(value.id), "said": value.said, "now": value.now_said}
