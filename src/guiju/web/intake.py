"""报告收阅: whose reports on a year have come in, how they stand, who still owes one; and the way in for new ones."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Count, F
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from guiju import law
from guiju.kernel.finding import paging
from guiju.kernel.keeping import typed
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.offices.people import Actor
from guiju.kernel.offices.scope import visible
from guiju.reports import older_files
from guiju.reports.read_figures import FoundFault
from guiju.reports.report_filing import ReportFiling
from guiju.reports.report_round import ReportRound
from guiju.web.intake_upload import PATIENCE, Outcome, UploadForm, outcomes, owing, receive
from guiju.web.lamps import Lamp, lamp
from guiju.web.opening import openings
from guiju.web.staff import StaffRequest, staff, today

RULE = "annual_report.department"
OLDEST = 2000
NOT_THERE = ("owed", "excused")
"""Stages in which nothing has come in."""
HIDDEN = ("new", "received", *NOT_THERE)


@staff
def intake(request: StaffRequest) -> HttpResponse:
    """The list of a year; with POST, files received, each with its own outcome."""
    actor = request.actor
    may = bool(openings(actor, ReportFiling))
    form = UploadForm(request.POST if request.method == "POST" else None, actor) if may else None
    wrong = _wrong(request, form) if request.method == "POST" else ""
    became: list[Outcome] = []
    if request.method == "POST" and form is not None and not wrong:
        batch = receive(actor, request.FILES.getlist("files"), form)
        became = outcomes(actor, batch, PATIENCE)
        if any(outcome.waits for outcome in became):
            return redirect("intake_batch", batch)
    if (only := _only(became)) is not None:
        return redirect("intake_filing", only.pk)
    context = _listed(request, actor) | {"form": form, "outcomes": became, "wrong": wrong}
    failed = wrong or any(outcome.filing is None for outcome in became)
    return render(request, "web/intake.html", context, status=422 if failed else 200)


def _wrong(request: StaffRequest, form: UploadForm | None) -> str:
    if form is None:
        return "您的角色不能收报告；收报告由经办人办理。"
    if not form.is_valid():
        return "请先更正下面标明的内容，再选择文件上传。"
    return "" if request.FILES.getlist("files") else "请选择至少一份报告文件。"


@staff
@require_safe
def batch(request: StaffRequest, batch: UUID) -> HttpResponse:
    """What has become of the files that were handed in together; while some wait, the page asks again by itself."""
    became = outcomes(request.actor, batch)
    if not became:
        raise Http404("没有这一批文件，或者它不是您上传的。")
    waits = sum(bool(outcome.waits) for outcome in became)
    if not waits and request.htmx:
        return HttpResponseClientRefresh()
    if not waits and (only := _only(became)) is not None:
        return redirect("intake_filing", only.pk)
    context = {"outcomes": became, "waits": waits, "done": len(became) - waits, "of": len(became)}
    return render(request, "web/parts/batch.html" if waits and request.htmx else "web/intake_batch.html", context)


def _only(became: list[Outcome]) -> Any:
    """The filing that came of the only file; None where there were several, or none came of it."""
    return became[0].filing if len(became) == 1 else None


def _listed(request: StaffRequest, actor: Actor) -> dict[str, Any]:
    year = _year(request.GET.get("year", ""))
    all_of_year = visible(actor, ReportFiling.objects.filter(year=year))
    filings = all_of_year.exclude(stage__in=NOT_THERE)
    stages = [(name, label) for name, label in ReportFiling.procedure.stages.items() if name not in HIDDEN]
    stage = request.GET.get("stage", "")
    shown = filings.filter(stage=stage) if stage in dict(stages) else filings
    found = paging.page(shown.select_related("filer", "agency"), "-last_step_on", request.GET)
    filed = set(filings.order_by().values_list("filer_id", flat=True).distinct())
    excused = set(all_of_year.filter(stage="excused").values_list("filer_id", flat=True))
    called = {row.filer_id: row for row in all_of_year.filter(stage="owed").select_related("filer")}
    owed = [*{agency.pk: agency for agency in (*owing(actor), *(row.filer for row in called.values()))}.values()]
    owed = [agency for agency in owed if agency.pk not in excused]
    return {
        "year": year,
        "endings": older_files.taken_in(),
        "years": range(today().year, today().year - 8, -1),
        "stage": stage,
        "stages": stages,
        "rows": _rows(found.rows),
        "page": found,
        "filed": sum(agency.pk in filed for agency in owed),
        "owed": owed,
        "missing": [agency for agency in owed if agency.pk not in filed],
        "to_come": [(agency, called.get(agency.pk)) for agency in owed if agency.pk not in filed],
        "rounds": visible(actor, ReportRound.objects.filter(year=year)).exclude(stage="abandoned"),
        "due": _due(actor, year),
    }


def _year(asked: str) -> int:
    """The year asked for; without one, the year that is now reported on."""
    this = today().year
    return typed.number(asked, least=OLDEST, most=this) or this - 1


def _rows(filings: list[Any]) -> list[dict[str, Any]]:
    """Filings with the numbers of their latest reading and the lamp of their time limit: two queries."""
    ids = [filing.pk for filing in filings]
    latest = FoundFault.objects.filter(matter_id__in=ids, seq=F("matter__reading")).order_by()
    counted = latest.values_list("matter_id", "severity").annotate(Count("pk"))
    counts = {(matter, severity): count for matter, severity, count in counted}
    clocks = ClockRow.objects.filter(register="report_filing", matter_id__in=ids, rule__in=(RULE, "")).order_by(
        "-rule", "id"
    )
    lamps = {row.matter_id: (row, lamp(row, today())) for row in clocks}
    return [
        {
            "filing": filing,
            "defects": counts.get((filing.pk, "defect"), 0),
            "questions": counts.get((filing.pk, "question"), 0),
            "clock": lamps.get(filing.pk),
            "address": reverse("intake_filing", args=[filing.pk]),
        }
        for filing in filings
    ]


def _due(actor: Actor, year: int) -> tuple[Any, Any, Lamp] | None:
    """The rule, the last day and the lamp for those who have not filed; None where no text is in force."""
    try:
        rule = law.rule(RULE, today(), actor.region or None)
    except law.NotInForce:
        return None
    assert isinstance(rule, law.Yearly)
    day = rule.due_in(year + 1)
    return rule, day, lamp(ClockRow(rule=RULE, rule_version=rule.version_id, due_on=day, running=True), today())
