"""报告收阅: whose reports on a year have come in, how they stand, who still owes one; and the way in for new ones."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from guiju import law
from guiju.kernel.finding import paging
from guiju.kernel.keeping import typed
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.offices.people import Actor
from guiju.kernel.offices.scope import visible
from guiju.reports.read_figures import FoundFault
from guiju.reports.report_filing import ReportFiling
from guiju.web.intake_upload import UploadForm, owing, receive
from guiju.web.lamps import Lamp, lamp
from guiju.web.opening import openings
from guiju.web.staff import StaffRequest, staff, today

RULE = "annual_report.department"
OLDEST = 2000


@staff
def intake(request: StaffRequest) -> HttpResponse:
    """The list of a year; with POST, files received, each with its own outcome."""
    actor = request.actor
    may = bool(openings(actor, ReportFiling))
    form = UploadForm(request.POST if request.method == "POST" else None, actor) if may else None
    outcomes, wrong = _received(request, form) if request.method == "POST" else ([], "")
    if len(outcomes) == 1 and outcomes[0].filing is not None:
        return redirect("intake_filing", outcomes[0].filing.pk)
    context = _listed(request, actor) | {"form": form, "outcomes": outcomes, "wrong": wrong}
    failed = wrong or any(outcome.filing is None for outcome in outcomes)
    return render(request, "web/intake.html", context, status=422 if failed else 200)


def _received(request: StaffRequest, form: UploadForm | None) -> tuple[list[Any], str]:
    files = request.FILES.getlist("files")
    if form is None:
        return [], "您的角色不能收报告；收报告由经办人办理。"
    if not form.is_valid():
        return [], "请先更正下面标明的内容，再选择文件上传。"
    if not files:
        return [], "请选择至少一份报告文件。"
    return receive(request.actor, files, form), ""


def _listed(request: StaffRequest, actor: Actor) -> dict[str, Any]:
    year = _year(request.GET.get("year", ""))
    filings = visible(actor, ReportFiling.objects.filter(year=year))
    stages = [(name, label) for name, label in ReportFiling.procedure.stages.items() if name not in ("new", "received")]
    stage = request.GET.get("stage", "")
    shown = filings.filter(stage=stage) if stage in dict(stages) else filings
    found = paging.page(shown.select_related("filer", "agency"), "-last_step_on", request.GET)
    filed = set(filings.order_by().values_list("filer_id", flat=True).distinct())
    owed = owing(actor)
    return {
        "year": year,
        "years": range(today().year, today().year - 8, -1),
        "stage": stage,
        "stages": stages,
        "rows": _rows(found.rows),
        "page": found,
        "filed": sum(agency.pk in filed for agency in owed),
        "owed": owed,
        "missing": [agency for agency in owed if agency.pk not in filed],
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
    clocks = ClockRow.objects.filter(register="report_filing", matter_id__in=ids, rule=RULE).order_by("id")
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
