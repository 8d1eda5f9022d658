"""One report that came in: its text with figures and findings marked, a figure's card, what may be done, what was done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import islice
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from guiju.kernel.acting import engine
from guiju.kernel.acting.admission import who
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.refused import Reason, Refused
from guiju.kernel.declaring.steps import Step
from guiju.kernel.keeping import looking, typed
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.papers import MARKUP, Paper
from guiju.kernel.keeping.vault import WrongKey
from guiju.reading import apart
from guiju.reading.labels import KINDS
from guiju.reports import older_files
from guiju.reports.read_figures import FoundFault, LeftUnread
from guiju.reports.report_filing import ReportFiling
from guiju.web import intake_figures
from guiju.web.intake_text import Marked, marked, window_at, windows
from guiju.web.intake_upload import PATIENCE, outcomes, refile
from guiju.web.onward import lead_on
from guiju.web.staff import StaffRequest, record_of, staff, today

REGISTER = "report_filing"
COME_IN = ("hand_in", "refile")
STEPS = (*intake_figures.STEPS, "accept", "return", *COME_IN)
MOST_FOUND, MOST_HISTORY = 300, 30


@staff
def filing(request: StaffRequest, pk: UUID) -> HttpResponse:
    record = record_of(request.actor, ReportFiling, pk)
    return render(request, "web/intake_filing.html", page_of(request, record))


@staff
@require_POST
def step(request: StaffRequest, pk: UUID, step: str) -> HttpResponse:
    """Tell something of a figure, accept, return, or take in the report filed again; refused, all that was typed comes back."""
    record = record_of(request.actor, ReportFiling, pk)
    if step not in STEPS:
        raise Http404("报告收阅没有这一步骤。")
    declared = record.procedure.steps[step]
    if (stranger := who(declared, Facts(record, today(), request.actor))) is not None:
        raise PermissionDenied(stranger.words)
    record.version = typed.version(request.POST.get("version"))
    if step in COME_IN and (file := request.FILES.get("file")) is not None:
        return _refiled(request, record, declared, refile(request.actor, file, record, record.version))
    try:
        engine.take(step, record, request.actor, _told(request, record, step), today())
    except Refused as refused:
        record = record_of(request.actor, ReportFiling, pk)
        context = page_of(request, record, step, refused.reasons)
        return render(request, "web/intake_filing.html", context, status=422)
    return lead_on(request, [declared], record, _address(request, record, step), reverse("intake"))


def _address(request: StaffRequest, record: Any, step: str) -> str:
    """Where a step leads back to: the card of the figure of which something was told."""
    at = typed.number(request.POST.get("at"))
    if step == "add_figure":
        at = record.figures.order_by("-seq").values_list("start", flat=True).first()
    card = f"?at={at}#card" if step in intake_figures.STEPS and at is not None else ""
    return reverse("intake_filing", args=[record.pk]) + card


def _refiled(request: StaffRequest, record: Any, declared: Step, batch: UUID) -> HttpResponse:
    """Where the report that comes again leads: on, back with the reasons, or to the page that tells how far it has come."""
    [outcome] = outcomes(request.actor, batch, PATIENCE)
    if outcome.waits:
        return redirect("intake_batch", batch)
    if outcome.filing is not None:
        return lead_on(
            request, [declared], outcome.filing, reverse("intake_filing", args=[record.pk]), reverse("intake")
        )
    reasons = [Reason("field.file", words, "file") for words in outcome.words]
    context = page_of(request, record_of(request.actor, ReportFiling, record.pk), declared.name, reasons)
    return render(request, "web/intake_filing.html", context, status=422)


def _told(request: StaffRequest, record: Any, step: str) -> dict[str, Any]:
    sent = request.POST
    match step:
        case "accept":
            return {"reason": sent.get("reason", "")}
        case "return":
            return {"advice": sent.get("advice", "")}
        case "refile" | "hand_in":
            return {"file": None}
    text = _text(request, record, papers_of(record))[0] if step == "add_figure" else ""
    return intake_figures.told(step, record, sent, text)


def papers_of(record: Any) -> list[Paper]:
    return list(Paper.objects.filter(register=REGISTER, matter_id=record.pk).order_by("id"))


def page_of(request: StaffRequest, record: Any, refused: str = "", reasons: Sequence[Reason] = ()) -> dict[str, Any]:
    """Everything that the page shows: the window of the text asked for, with what lies in it."""
    papers = papers_of(record)
    text, missing = _text(request, record, papers)
    cut = windows(text)
    place = typed.number(request.POST.get("at") or request.GET.get("at"))
    at = -1 if place is None else place
    asked = typed.number(request.GET.get("part"), least=1)
    here = min(asked, len(cut)) - 1 if asked is not None and at < 0 else window_at(cut, max(at, 0))
    span = cut[here] if cut else (0, 0)
    within = Q(start__lt=span[1], end__gt=span[0]) | Q(start__gte=span[0], start__lt=span[1])
    figures = intake_figures.figures_within(record, within)
    faults = list(FoundFault.objects.filter(matter=record, seq=record.reading).order_by("start", "end", "pk"))
    findings = numbered(fault for fault in faults if _lies(fault, span))
    unread = _unread(record, len(findings), span, last=here + 1 == len(cut))
    query = request.GET.get("q", request.POST.get("q", "")).strip()[:60]
    return {
        "record": record,
        "endings": older_files.taken_in(),
        "text": marked(text, span, figures, [*findings, *(one for one, here in unread if here)], at),
        "begins": span[0],
        "unread": unread,
        "may": record.stage == "read" and not stranger_to(request, record, "correct_measure"),
        "text_missing": missing,
        "parts": [(n + 1, cut[n]) for n in range(len(cut))] if len(cut) > 1 else [],
        "part": here + 1,
        "findings": findings,
        "counts": {"defect": 0, "question": 0, **Counter(fault.severity for fault in faults)},
        "figures": sum(not figure.struck for figure in figures),
        "kinds": KINDS.items(),
        "card": intake_figures.card(figures, at, query),
        "offers": offered(request, record),
        "papers": [(paper, paper.media_type == MARKUP) for paper in papers],
        "written": any(paper.media_type == MARKUP for paper in papers),
        "history": history(record),
        "refused": refused,
        "refused_at": _refused_at(refused),
        "reasons": reasons,
        "typed": request.POST,
        "tab": "text",
    }


def _text(request: StaffRequest, record: Any, papers: Sequence[Paper]) -> tuple[str, str]:
    """The text of the latest file; or why it cannot be shown. One reason a day covers all reports that somebody reads."""
    paper = next((paper for paper in reversed(papers) if paper.kind == "file"), None)
    try:
        sight = looking.at(request.actor, record, "报告正文", of_register=True)
        if paper is None:
            return "", "没有报告正文。"
        return apart.text_of(paper.digest, partial(paper.content_for, sight)), ""
    except FileNotFoundError:
        return "", "报告正文已不在本机，请从备份恢复。"
    except WrongKey as error:
        return "", str(error)


def numbered(rows: Iterable[Any]) -> list[Marked]:
    """Findings in the order of the text, at most ``MOST_FOUND`` on a page."""
    return [Marked(n, row) for n, row in enumerate(islice(rows, MOST_FOUND), 1)]


def _lies(row: Any, span: tuple[int, int]) -> bool:
    """Whether a finding lies in a part of the text, be it with one sign."""
    return bool((row.start < span[1] and row.end > span[0]) or span[0] <= row.start < span[1])


def _refused_at(step: str) -> str:
    """Where on the page a step is told."""
    if step == "add_figure":
        return "add"
    return "card" if step in intake_figures.STEPS else f"do-{step}"


def _unread(record: Any, after: int, span: tuple[int, int], *, last: bool) -> list[tuple[Marked, bool]]:
    """What was left unread, numbered on from ``after``, each with whether its place lies in the part of the text shown."""
    rows = LeftUnread.objects.filter(matter=record, seq=record.reading).order_by("place", "pk")
    marks = [Marked(n, row) for n, row in enumerate(rows, after + 1)]
    return [(one, span[0] <= one.row.place < span[1] or (last and one.row.place >= span[1])) for one in marks]


def stranger_to(request: StaffRequest, record: Any, name: str) -> str:
    """Why a step is not this actor's to take; "" where it is."""
    reason = who(record.procedure.steps[name], Facts(record, today(), request.actor))
    return "" if reason is None else reason.words


def offered(request: StaffRequest, record: Any) -> list[tuple[Any, str]]:
    """What may follow from the stage besides corrections, each with why it is not the actor's to take."""
    declared = [
        step for step in record.procedure.possible(record.stage) if step.name in STEPS[len(intake_figures.STEPS) :]
    ]
    return [(step, stranger_to(request, record, step.name)) for step in declared]


def history(record: Any) -> list[tuple[Entry, str]]:
    """The latest entries of the ledger with the names of their steps; what they say stands on the matter's page."""
    rows = Entry.objects.filter(register=REGISTER, matter_id=record.pk).select_related("actor").order_by("-seq")
    steps = record.procedure.steps
    return [(row, steps[row.step].label if row.step in steps else row.step) for row in rows[:MOST_HISTORY]]
