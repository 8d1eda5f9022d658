"""One report that came in: its text with figures and findings marked, a figure's card, what may be done, what was done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from guiju.figures import catalogue
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
from guiju.reading.labels import KINDS, PRECISIONS
from guiju.reports.report_filing import FoundFault, MeasureByHand, ReadFigure, ReportFiling
from guiju.web.intake_text import Marked, marked, window_at, windows
from guiju.web.intake_upload import PATIENCE, outcomes, refile
from guiju.web.onward import lead_on
from guiju.web.staff import StaffRequest, record_of, staff, today

REGISTER = "report_filing"
STEPS = ("correct_measure", "accept", "return", "refile")
MOST_FOUND, MOST_HISTORY, OFFERED = 300, 30, 12


@staff
def filing(request: StaffRequest, pk: UUID) -> HttpResponse:
    record = record_of(request.actor, ReportFiling, pk)
    return render(request, "web/intake_filing.html", page_of(request, record))


@staff
@require_POST
def step(request: StaffRequest, pk: UUID, step: str) -> HttpResponse:
    """Correct a measure, accept, return, or take in the report filed again; refused, all that was typed comes back."""
    record = record_of(request.actor, ReportFiling, pk)
    if step not in STEPS:
        raise Http404("报告收阅没有这一步骤。")
    declared = record.procedure.steps[step]
    if (stranger := who(declared, Facts(record, today(), request.actor))) is not None:
        raise PermissionDenied(stranger.words)
    record.version = typed.version(request.POST.get("version"))
    if step == "refile" and (file := request.FILES.get("file")) is not None:
        return _refiled(request, record, declared, refile(request.actor, file, record, record.version))
    try:
        engine.take(step, record, request.actor, _told(request, record, step), today())
    except Refused as refused:
        record = record_of(request.actor, ReportFiling, pk)
        context = page_of(request, record, step, refused.reasons)
        return render(request, "web/intake_filing.html", context, status=422)
    at = typed.number(request.POST.get("at"))
    card = f"?at={at}#card" if step == "correct_measure" and at is not None else ""
    return lead_on(request, [declared], record, reverse("intake_filing", args=[pk]) + card, reverse("intake"))


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
    context = page_of(request, record_of(request.actor, ReportFiling, record.pk), "refile", reasons)
    return render(request, "web/intake_filing.html", context, status=422)


def _told(request: StaffRequest, record: Any, step: str) -> dict[str, Any]:
    sent = request.POST
    match step:
        case "accept":
            return {"reason": sent.get("reason", "")}
        case "return":
            return {"advice": sent.get("advice", "")}
        case "refile":
            return {"file": None}
    here, place = ReadFigure.objects.filter(matter=record, seq=record.reading), typed.number(sent.get("at"))
    figure = here.filter(start=place).first() if place is not None else None
    if figure is None or "concept" not in sent:
        raise Refused("订正数据", [Reason("field.by_hand", "请选定一项数据（或者“目录中没有”）再提交。", "by_hand")])
    return {"by_hand": [{"figure": figure, "concept": sent["concept"], "why": sent.get("why", "")}]}


def page_of(request: StaffRequest, record: Any, refused: str = "", reasons: Sequence[Reason] = ()) -> dict[str, Any]:
    """Everything that the page shows: the window of the text asked for, with what lies in it."""
    papers = list(Paper.objects.filter(register=REGISTER, matter_id=record.pk).order_by("id"))
    text, missing = _text(request, record, papers)
    cut = windows(text)
    place = typed.number(request.POST.get("at") or request.GET.get("at"))
    at = -1 if place is None else place
    asked = typed.number(request.GET.get("part"), least=1)
    here = min(asked, len(cut)) - 1 if asked is not None and at < 0 else window_at(cut, max(at, 0))
    span = cut[here] if cut else (0, 0)
    within = Q(start__lt=span[1], end__gt=span[0]) | Q(start__gte=span[0], start__lt=span[1])
    figures = list(ReadFigure.objects.filter(within, matter=record, seq=record.reading).order_by("start", "pk"))
    findings = numbered(FoundFault.objects.filter(within, matter=record, seq=record.reading))
    return {
        "record": record,
        "text": marked(text, span, figures, findings, at),
        "text_missing": missing,
        "parts": [(n + 1, cut[n]) for n in range(len(cut))] if len(cut) > 1 else [],
        "part": here + 1,
        "findings": findings,
        "counts": _counts(record),
        "figures": len(figures),
        "kinds": KINDS.items(),
        "card": _card(request, record, figures, at),
        "offers": offered(request, record),
        "papers": [(paper, paper.media_type == MARKUP) for paper in papers],
        "written": any(paper.media_type == MARKUP for paper in papers),
        "history": history(record),
        "refused": refused,
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


def numbered(rows: Any) -> list[Marked]:
    """Findings in the order of the text, at most ``MOST_FOUND`` on a page."""
    return [Marked(n, row) for n, row in enumerate(rows.order_by("start", "end", "pk")[:MOST_FOUND], 1)]


def _counts(record: Any) -> dict[str, int]:
    rows = FoundFault.objects.filter(matter=record, seq=record.reading).order_by()
    return {"defect": 0, "question": 0, **dict(rows.values_list("severity").annotate(Count("pk")))}


def _card(request: StaffRequest, record: Any, figures: Sequence[Any], at: int) -> dict[str, Any] | None:
    """What is known of the figure at ``at``, and the concepts that it may be taken for; None where none stands there."""
    figure = next((figure for figure in figures if figure.start == at), None)
    if figure is None:
        return None
    words = list(MeasureByHand.objects.filter(figure=figure).order_by("seq", "pk"))
    concept = words[-1].concept if words else figure.concept
    query = request.GET.get("q", request.POST.get("q", "")).strip()[:60]
    return {
        "figure": figure,
        "value": "数值不明" if figure.value is None else f"{figure.value.normalize():,f}",
        "kind": KINDS.get(figure.kind, figure.kind),
        "precision": PRECISIONS.get(figure.precision, figure.precision),
        "concept": catalogue.load().get(concept),
        "read_as": catalogue.load().get(figure.concept),
        "by_hand": words,
        "q": query,
        "offered": concepts_like(query or f"{figure.phrase} {figure.unit}", leave=concept),
        "may": record.stage == "read" and not stranger_to(request, record, "correct_measure"),
    }


def concepts_like(words: str, *, leave: str = "") -> list[Any]:
    """The concepts of the catalogue nearest to some words: by pairs of characters shared with the label, the ways people
    say it, the definition; one that says the very words comes first."""
    pairs = {words[n : n + 2] for n in range(len(words) - 1) if " " not in words[n : n + 2]}
    scored = []
    for concept in catalogue.load().values():
        said = " ".join(concept.wordings)
        score = sum(3 * (pair in concept.label) + 2 * (pair in said) + (pair in concept.definition) for pair in pairs)
        score += 100 * (bool(words) and (words in concept.label or words in said or words == concept.id))
        if score and concept.id != leave:
            scored.append((-score, concept.label, concept))
    return [concept for *_, concept in sorted(scored, key=lambda item: item[:2])[:OFFERED]]


def stranger_to(request: StaffRequest, record: Any, name: str) -> str:
    """Why a step is not this actor's to take; "" where it is."""
    reason = who(record.procedure.steps[name], Facts(record, today(), request.actor))
    return "" if reason is None else reason.words


def offered(request: StaffRequest, record: Any) -> list[tuple[Any, str]]:
    """What may follow from the stage besides corrections, each with why it is not the actor's to take."""
    declared = [step for step in record.procedure.possible(record.stage) if step.name in STEPS[1:]]
    return [(step, stranger_to(request, record, step.name)) for step in declared]


def history(record: Any) -> list[tuple[Entry, str]]:
    """The latest entries of the ledger with the names of their steps; what they say stands on the matter's page."""
    rows = Entry.objects.filter(register=REGISTER, matter_id=record.pk).select_related("actor").order_by("-seq")
    steps = record.procedure.steps
    return [(row, steps[row.step].label if row.step in steps else row.step) for row in rows[:MOST_HISTORY]]
