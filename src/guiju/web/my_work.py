"""我的工作台: what is due in my agency or region, how much stands in each register, what I did last."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from guiju.kernel.acting import administration
from guiju.kernel.declaring.in_use import in_use
from guiju.kernel.declaring.registry import registers
from guiju.kernel.declaring.steps import Step
from guiju.kernel.finding import paging
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Actor
from guiju.kernel.offices.scope import reaches, visible
from guiju.web import duties, exam_sitting, looks, report_figures
from guiju.web.awaiting import awaiting
from guiju.web.lamps import lamp, soon_until
from guiju.web.names import named
from guiju.web.opening import openings
from guiju.web.staff import StaffRequest, staff, today

SHOWN, A_PAGE, RECENT = 15, 50, 8
LAMPS = {"red": "已逾期", "today": "今日到期", "amber": "五个工作日内到期", "green": "其他在办期限", "grey": "中止计算"}


@staff
def my_work(request: StaffRequest) -> HttpResponse:
    actor, day = request.actor, today()
    running = visible(actor, ClockRow.objects.filter(running=True))
    lamps = _by_lamp(running, day)
    chosen = request.GET.get("lamp", "")
    page = _page(lamps, chosen, request.GET) if chosen in lamps else None
    due = page.rows if page else list(running.filter(due_on__isnull=False).order_by("due_on", "id")[:SHOWN])
    mine = list(
        Entry.objects.filter(actor=request.user)
        .exclude(register__in=administration.OF_NO_RECORD)
        .order_by("-id")[:RECENT]
    )
    used = in_use()
    mine_to_do = list(awaiting(actor, used))
    waiting = {one.key: one.rows for one in mine_to_do}
    counts = paging.capped_counts({**lamps, **_open_matters(actor, used), **waiting})
    names = named(actor, [(row.register, row.matter_id) for row in (*due, *mine)])
    context = {
        "today": day,
        "ways_in": _ways_in(actor),
        "due": [_due(row, names, day) for row in due],
        "lamps": [(colour, words, paging.spoken(counts[colour])) for colour, words in LAMPS.items()],
        "chosen": LAMPS.get(chosen, ""),
        "duties": duties.due(actor, day),
        "report_figures": report_figures.mine(actor),
        "exams": [(exam, exam_sitting.address(exam)) for exam in exam_sitting.mine(actor)],
        "sees_looks": looks.any_for(actor),
        "awaiting": [(one, paging.spoken(counts[one.key])) for one in mine_to_do if counts[one.key]],
        "registers": [
            (name, model._meta.verbose_name, paging.spoken(counts.get(name, 0)))
            for name, model in _theirs(actor, registers()).items()
        ],
        "recent": [_recent(entry, names) for entry in mine],
        "page": page,
        "more_due": page is None and sum(counts[colour] for colour in LAMPS if colour != "grey") > SHOWN,
    }
    return render(request, "web/my_work.html", context)


def _by_lamp(running: QuerySet[ClockRow], day: date) -> dict[str, QuerySet[Any]]:
    soon = soon_until(day)
    return {
        "red": running.filter(due_on__lt=day),
        "today": running.filter(due_on=day),
        "amber": running.filter(due_on__gt=day, due_on__lte=soon),
        "green": running.filter(due_on__gt=soon),
        "grey": running.filter(due_on__isnull=True),
    }


def _page(lamps: dict[str, QuerySet[Any]], chosen: str, asked: Mapping[str, str]) -> paging.Page[Any]:
    """All limits of one lamp, page by page: by their last day, those at rest, which have none, by their first."""
    return paging.page(lamps[chosen], "started_on" if chosen == "grey" else "due_on", asked, A_PAGE)


def _open_matters(actor: Actor, used: Mapping[str, Any]) -> dict[str, QuerySet[Any]]:
    """Of each register in use what is not at an end."""
    return {
        name: visible(actor, model._default_manager.filter(**{f"{model.ended}__isnull": True}))
        for name, model in _theirs(actor, used).items()
    }


def _theirs(actor: Actor, among: Mapping[str, Any]) -> dict[str, Any]:
    """The registers of which records can be theirs."""
    return {name: model for name, model in among.items() if reaches(actor, model)}


def _ways_in(actor: Actor) -> list[tuple[str, Step]]:
    """What those in the field open most: there are few, so that each is a tap away."""
    if not actor.confined:
        return []
    return [(name, step) for name, model in _theirs(actor, registers()).items() for step in openings(actor, model)]


def _due(row: ClockRow, names: dict[Any, Any], day: date) -> dict[str, Any]:
    return {"row": row, "lamp": lamp(row, day), "matter": names.get((row.register, row.matter_id))}


def _recent(entry: Entry, names: dict[Any, Any]) -> dict[str, Any]:
    model = registers().get(entry.register)
    step = model.procedure.steps.get(entry.step) if model else None
    return {
        "entry": entry,
        "label": step.label if step else entry.step,
        "matter": names.get((entry.register, entry.matter_id)),
    }
