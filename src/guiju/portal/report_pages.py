"""年度报告: published annual reports, each figure leading to its public page; what changed after the freeze is said."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from guiju.documents import to_html
from guiju.figures.declared import figure
from guiju.kernel.finding import paging
from guiju.kernel.offices.people import Region
from guiju.portal.pages import PAGE, page, public_page
from guiju.portal.public_papers import made
from guiju.portal.register_pages import record
from guiju.reports.annual_report import AnnualReport
from guiju.reports.compiling import compiled, values_of

TITLE = "法治政府建设年度报告"


@public_page
def reports(request: HttpRequest) -> HttpResponse:
    """Published reports, the latest first."""
    rows = AnnualReport.objects.public().select_related("agency")
    found = paging.page(rows, "-published_on", request.GET, PAGE)
    names = Region.objects.in_bulk([row.region for row in found.rows])
    listed = [(row, names.get(row.region)) for row in found.rows]
    return page(request, "reports", title=TITLE, found=found, listed=listed)


@public_page
def report(request: HttpRequest, matter: UUID) -> HttpResponse:
    """One report as a page; one that was withdrawn says so."""
    row: Any = AnnualReport.objects.public().filter(pk=matter).select_related("agency", "approver").first()
    if row is None:
        answer: HttpResponse = record(request, register=AnnualReport.register(), matter=matter)  # type: ignore[assignment]
        return answer
    values = values_of(row)
    return page(
        request,
        "report",
        title=row.title,
        trail=[(TITLE, reverse("portal:reports"))],
        row=row,
        text=to_html(compiled(row, values, public=True)),
        changed=[(figure(value.id).concept.label, value) for value in values.values() if value.changed],
    )


@public_page
def report_file(request: HttpRequest, matter: UUID, form: str) -> HttpResponse:
    """The report as Word or PDF (GB/T 9704-2012)."""
    row = AnnualReport.objects.public().filter(pk=matter).select_related("approver").first()
    if row is None:
        raise Http404("没有这份报告，或者这份报告没有公开。")
    return made(compiled(row, public=True), form, row.title)
