"""An annual report as Word or PDF: made by a job; at once where it is soon done, else by a page that tells how far it has come."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from guiju.kernel.keeping import jobs
from guiju.kernel.keeping.handed_in import ALLOWED
from guiju.kernel.keeping.job_states import State
from guiju.kernel.keeping.sight import Use
from guiju.reports import compiling_job
from guiju.reports.annual_report import AnnualReport
from guiju.reports.compiling_job import CompiledReport
from guiju.web.downloads import attachment
from guiju.web.staff import StaffRequest, record_of, staff

PATIENCE = 2.0
"""Seconds that a download waits for its job before the page tells how far it has come."""
FORGOTTEN = "生成的文件只保留一天，已不在本机，请重新下载。"


@staff
def report_file(request: StaffRequest, pk: UUID, form: str) -> HttpResponse:
    """Ask for the report as Word or PDF; the file where it is soon there."""
    record = record_of(request.actor, AnnualReport, pk)
    if form not in compiling_job.SETTING:
        raise Http404("年度报告只有 Word 和 PDF 两种格式。")
    asked = compiling_job.ask(request.actor, record, form)
    if asked.job is not None and jobs.ended([asked.job], PATIENCE):
        return _handed_over(request, CompiledReport.objects.get(pk=asked.pk))
    return redirect("compiled_report", pk, asked.pk)


@staff
@require_safe
def compiled_report(request: StaffRequest, pk: UUID, asked: UUID) -> HttpResponse:
    """How far a file has come that one has asked for; ``?get``: the file itself."""
    record = record_of(request.actor, AnnualReport, pk)
    row = CompiledReport.objects.filter(pk=asked, report_id=pk, by_id=request.actor.user_id).first()
    if row is None:
        raise Http404(FORGOTTEN)
    state, waits = row.state, row.under_way
    if not waits and request.htmx:
        return HttpResponseClientRefresh()
    if not waits and ("get" in request.GET or not row.digest):
        return _handed_over(request, row)
    context = {"record": record, "row": row, "waits": waits, "job": state, "now": _step(state)}
    return render(request, "web/parts/compiling.html" if request.htmx else "web/compiled_report.html", context)


def _step(state: State | None) -> str:
    done = state.done if state is not None and state.begun else -1
    return compiling_job.STEPS[min(done, len(compiling_job.STEPS) - 1)] if done >= 0 else "等候"


def _handed_over(request: StaffRequest, row: CompiledReport) -> HttpResponse:
    """The file; where there is none, the report's page and why."""
    try:
        content = row.content_for(Use.HANDING_OVER) if row.digest else b""
    except FileNotFoundError:
        content, row.words = b"", FORGOTTEN
    if content:
        return attachment(content, ALLOWED[f".{row.form}"], row.name)
    failed = row.state
    told = f"{failed.words}（编号{failed.number.hex}）" if failed is not None and failed.words else FORGOTTEN
    messages.error(request, row.words or told)
    return redirect("report", row.report_id)
