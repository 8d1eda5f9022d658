"""本人事项: how far it has come, what is due and when, what was served, and the steps that its party may take."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from guiju.asking import chart
from guiju.documents import parse, to_html
from guiju.kernel.acting import engine
from guiju.kernel.acting.admission import who
from guiju.kernel.acting.visiting import actor_of, hold_to_forms
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.registry import registers
from guiju.kernel.declaring.steps import NEW, Step, names
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.doors import Visit
from guiju.kernel.keeping.papers import MARKUP, Paper
from guiju.kernel.keeping.sight import Use
from guiju.portal.door import VisitRequest, inside
from guiju.portal.pages import NotNow, page
from guiju.portal.party_form import PartyForm, closed
from guiju.portal.public_papers import made

TITLE = "本人事项"


def record_of(visit: Visit) -> Any:
    """The one record that a visit leads to. Raises Http404 where there is none yet: somebody came in to apply."""
    code = visit.query_code
    if code is None:
        raise Http404("还没有可以查询的事项，请先提出申请。")
    return registers()[code.register]._default_manager.select_related("agency").get(pk=code.matter_id)


def offered(facts: Facts) -> list[tuple[Step, list[str]]]:
    """The steps that the party may take now, each with what stands against it."""
    record = facts.record
    open_now = (step for step in facts.procedure.by_party if step.allows(record.stage, facts.procedure.ends))
    return [(step, closed(step, facts)) for step in open_now if NEW not in names(step.since)]


@inside
def matter(request: VisitRequest) -> HttpResponse:
    record = record_of(request.visit)
    facts = Facts(record, timezone.localdate(), actor_of(request.visit))
    deeds = facts.history
    stages = chart.drawn(record, [(deed.step, deed.on, deed.content) for deed in deeds])
    door = record.procedure.door
    return page(
        request,
        "door_matter",
        title=TITLE,
        record=record,
        kind=record._meta.verbose_name,
        stages=[stage for stage in stages if stage.state in (chart.PASSED, chart.HERE)],
        coming=[stage.label for stage in stages if stage.state == chart.NEXT],
        columns=_columns(record, door.shows),
        acts=[(deed.on, record.procedure.steps[deed.step].label, _told(deed, record, door.tells)) for deed in deeds],
        due=_due(facts, door.of),
        papers=_papers(record),
        steps=offered(facts),
        done=_just_done(record, deeds, request.GET.get("done", "")),
    )


def _due(facts: Facts, own: tuple[str, ...]) -> list[ClockRow]:
    """The limits that run, but for those of another who takes part: whose they are is not told here."""
    theirs = facts.in_role(*own)
    return [row for row in facts.clocks if row.running and (not row.whose or row.whose in theirs)]


def _just_done(record: Any, deeds: list[Any], name: str) -> Step | None:
    """What the address says was done, where it was done last: a link from elsewhere makes this page say nothing untrue."""
    found: Step | None = record.procedure.steps.get(name)
    return found if deeds and deeds[-1].step == name else None


def _columns(record: Any, names: tuple[str, ...]) -> list[tuple[str, Any]]:
    found = []
    for name in names:
        field = record._meta.get_field(name)
        value = getattr(record, f"get_{name}_display")() if field.choices else getattr(record, name)
        if value not in (None, ""):
            found.append((field.verbose_name, value))
    return found


def _told(deed: Any, record: Any, tells: tuple[str, ...]) -> list[str]:
    """What a step told, where it is theirs to read."""
    told = deed.content.get("told", {}) if deed.step in tells else {}
    return [str(value) for value in told.values() if isinstance(value, str)]


def _papers(record: Any) -> list[Paper]:
    """The papers written here that are theirs to have, as they stand."""
    file = record.procedure.file
    kinds = set(record.procedure.door.papers) - (file.inner if file is not None else set())
    rows = Paper.objects.filter(register=record.register(), matter_id=record.pk, kind__in=kinds, media_type=MARKUP)
    return list(rows.filter(overtaken_by=None).order_by("id"))


def _paper(request: VisitRequest, number: int) -> tuple[Paper, str]:
    found = next((paper for paper in _papers(record_of(request.visit)) if paper.pk == number), None)
    if found is None:
        raise Http404("没有这份文书。")
    try:
        return found, found.content_for(Use.OWN).decode()
    except FileNotFoundError as error:
        raise NotNow("这份文书的文件暂时无法读取，请向办理机关索取。") from error


@inside
def paper(request: VisitRequest, number: int) -> HttpResponse:
    found, markup = _paper(request, number)
    trail = [(TITLE, reverse("portal:door_matter"))]
    return page(request, "door_paper", title=found.title, trail=trail, paper=found, text=to_html(parse(markup)))


@inside
def made_paper(request: VisitRequest, number: int, form: str) -> HttpResponse:
    found, markup = _paper(request, number)
    return made(parse(markup), form, found.title)


@inside
def take_step(request: VisitRequest, step: str) -> HttpResponse:
    """A step on their record: its form, or, with what was typed, the step taken."""
    record = record_of(request.visit)
    actor = actor_of(request.visit)
    found = record.procedure.steps.get(step)
    if found is None or NEW in names(found.since) or who(found, Facts(record, None, actor)) is not None:
        raise Http404("没有这一步骤，或者这一步骤不由您办理。")
    asked = PartyForm(request, request.visit, found, record)
    if asked.sent:
        hold_to_forms(request.visit)
        try:
            engine.take(found.name, asked.as_read(), actor, asked.form.told(), timezone.localdate())
        except Refused as refused:
            asked.refuse(refused.reasons)
        else:
            return redirect(f"{reverse('portal:door_matter')}?done={found.name}")
    trail = [(TITLE, reverse("portal:door_matter"))]
    status = 422 if asked.reasons else 200
    return page(request, "door_step", title=found.label, trail=trail, status=status, **asked.shown())
