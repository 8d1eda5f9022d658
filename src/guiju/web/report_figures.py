"""数据确认: the page on which an agency says of its own numbers in an annual report whether they are right, and on which the
compiling agency sees who has answered, and settles what is left when the term is over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from guiju.figures import declared
from guiju.kernel.acting import engine
from guiju.kernel.acting.admission import who
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.refused import Reason, Refused
from guiju.kernel.offices.people import Actor, Agency
from guiju.kernel.offices.scope import visible
from guiju.reports.annual_report import AnnualReport
from guiju.reports.confirming import Number, Verdict, as_told, confirmable, numbers, unanswered
from guiju.web.staff import StaffRequest, record_of, staff, today

SAID = [("", "请选择"), (Verdict.CONFIRMED.value, "确认"), (Verdict.OBJECTED.value, "有异议")]
"""What may be said of a number; left open, nothing is."""
DONE = {"confirm": "已经记入账簿。", "vouch": "未答复的数据已经核定。"}


def mine(actor: Actor) -> list[AnnualReport]:
    """The reports on whose numbers somebody's agency is asked and has yet to say something."""
    step = AnnualReport.procedure.steps["confirm"]
    if actor.agency_id is None or not actor.roles & set(step.by):
        return []
    rows = AnnualReport._default_manager.filter(stage="compiling", confirm_by__isnull=False)
    return [row for row in visible(actor, rows)[:5] if any(not one.settled for one in numbers(row, actor.agency_id))]


@staff
def report_figures(request: StaffRequest, pk: UUID) -> HttpResponse:
    """The numbers; with POST what is said of them. Refused, all that was typed comes back."""
    record = record_of(request.actor, AnnualReport, pk)
    if request.method != "POST":
        return shown(request, record)
    act = "vouch" if request.POST.get("act") == "vouch" else "confirm"
    if (stranger := who(record.procedure.steps[act], Facts(record, today(), request.actor))) is not None:
        raise PermissionDenied(stranger.words)
    told = vouched(request, record) if act == "vouch" else confirmed(request, record)
    try:
        engine.take(act, record, request.actor, told, today())
    except Refused as refused:
        return shown(request, record_of(request.actor, AnnualReport, pk), refused.reasons)
    messages.success(request, DONE[act])
    return redirect("report_figures", pk)


def confirmed(request: StaffRequest, record: Any) -> dict[str, Any]:
    """What the page tells: of each number that it showed, the value shown and the word chosen; of no word, none."""
    sent, own = request.POST, request.actor.agency_id
    rest = Verdict.CONFIRMED.value if sent.get("act") == "rest" else ""
    shown_there = [name.removeprefix("value.") for name in sent if name.startswith("value.")]
    told = [_row(sent, own, name, sent.get(f"word.{name}") or rest) for name in shown_there]
    if missing := sent.get("missing"):
        here = next((one.value for one in numbers(record, own) if one.figure == missing), 0)
        reason = sent.get("missing_reason", "")
        told.append(
            {"department": own, "figure": missing, "value": here, "verdict": Verdict.OBJECTED, "reason": reason}
        )
    return {"confirmations": [row for row in told if row["verdict"]]}


def _row(sent: QueryDict, own: int | None, name: str, verdict: str) -> dict[str, Any]:
    reason = sent.get(f"reason.{name}", "")
    return {"department": own, "figure": name, "value": sent[f"value.{name}"], "verdict": verdict, "reason": reason}


def vouched(request: StaffRequest, record: Any) -> dict[str, Any]:
    return {"vouched": as_told(unanswered(record)), "how": request.POST.get("how", "")}


def shown(request: StaffRequest, record: Any, reasons: Sequence[Reason] = ()) -> HttpResponse:
    found, own = numbers(record), request.actor.agency_id
    facts = Facts(record, today(), request.actor)
    may = {name: who(record.procedure.steps[name], facts) is None for name in ("confirm", "vouch", "answer")}
    open_now = record.stage == "compiling" and record.confirm_by is not None
    theirs = [one for one in found if one.agency == own]
    context = {
        "record": record,
        "reasons": reasons,
        "lines": [_line(one, request.POST) for one in theirs],
        "agencies": by_agency(found),
        "objections": [word for word in record.figure_words.select_related("department") if word.open],
        "answering": reverse("take_step", args=[AnnualReport.register(), record.pk, "answer"]) if may["answer"] else "",
        "others": _others(record, theirs),
        "open": open_now,
        "may_confirm": open_now and may["confirm"],
        "may_vouch": open_now and may["vouch"] and record.confirm_by < today(),
        "left": len(unanswered(record)) if open_now else 0,
        "words": SAID,
        "typed": request.POST,
    }
    return render(request, "web/report_figures.html", context, status=422 if reasons else 200)


def _line(number: Number, sent: QueryDict) -> dict[str, Any]:
    name = number.figure
    return {"number": number, "word": sent.get(f"word.{name}", ""), "reason": sent.get(f"reason.{name}", "")}


def _others(record: Any, theirs: Sequence[Number]) -> list[tuple[str, str]]:
    """The figures of which one's agency has nothing: it may say that something is missing."""
    there = {one.figure for one in theirs}
    return [(name, declared.figure(name).concept.label) for name in confirmable(record) if name not in there]


def by_agency(found: Sequence[Number]) -> list[dict[str, Any]]:
    """For each agency how many numbers it has and how they stand."""
    names = Agency.objects.in_bulk({one.agency for one in found})
    all_of, left = Counter(one.agency for one in found), Counter(one.agency for one in found if not one.settled)
    rows = [{"agency": names[pk], "count": count, "left": left[pk]} for pk, count in all_of.items()]
    return sorted(rows, key=lambda row: (-row["left"], row["agency"].region_id, row["agency"].name))
