"""台账: what there is of one register within one's scope, found by stage, agency, day, number or words of the title."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.apps import apps
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from guiju.figures.chapters import CHAPTERS
from guiju.kernel.declaring.registry import registers
from guiju.kernel.declaring.steps import NEW
from guiju.kernel.finding import paging
from guiju.kernel.finding.search import named
from guiju.kernel.keeping import typed
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.offices.people import Actor
from guiju.kernel.offices.scope import SERVED, reaches, visible
from guiju.web import duties
from guiju.web.lamps import lamp
from guiju.web.names import agency_page
from guiju.web.opening import openings
from guiju.web.places import agencies_below
from guiju.web.staff import StaffRequest, model_of, staff, today

PAGE = 30


class Filters(forms.Form):
    """What a list can be narrowed by. Everything may be left out; what cannot be read narrows nothing."""

    q = forms.CharField(label="编号或者名称", required=False, max_length=60)
    stage = forms.ChoiceField(label="阶段", required=False)
    agency = forms.ChoiceField(label="承办机关", required=False)
    since = forms.DateField(
        label="最近办理自", required=False, validators=typed.DAYS, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label="至", required=False, validators=typed.DAYS, widget=forms.DateInput(attrs={"type": "date"})
    )
    simulated = forms.ChoiceField(
        label="数据", required=False, choices=[("", "全部"), ("no", "不含模拟数据"), ("yes", "仅模拟数据")]
    )

    def __init__(self, given: Any, model: Any, actor: Actor) -> None:
        super().__init__(given)
        stages = [(name, label) for name, label in model.procedure.stages.items() if name != NEW]
        self._choices("stage", [("", "全部阶段"), *stages])
        if actor.oversees and model.audience not in ("agency", SERVED):
            self._choices("agency", [("", "全部机关"), *agencies_below(actor)])
        else:
            del self.fields["agency"]

    def _choices(self, name: str, choices: list[tuple[Any, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        self.is_valid()
        asked = self.cleaned_data
        if words := (asked.get("q") or "").strip():
            rows = rows.filter(named(words))
        if asked.get("stage"):
            rows = rows.filter(stage=asked["stage"])
        if asked.get("agency"):
            rows = rows.filter(agency_id=asked["agency"])
        if asked.get("since"):
            rows = rows.filter(last_step_on__gte=asked["since"])
        if asked.get("until"):
            rows = rows.filter(last_step_on__lte=asked["until"])
        if asked.get("simulated"):
            rows = rows.filter(simulated=asked["simulated"] == "yes")
        return rows


@staff
def register_index(request: StaffRequest) -> HttpResponse:
    """All registers, chapter by chapter."""
    chapters: dict[str, list[Any]] = {}
    for name, model in registers().items():
        if not reaches(request.actor, model):
            continue
        chapters.setdefault(chapter_of(model), []).append((name, model._meta.verbose_name))
    return render(request, "web/register_index.html", {"chapters": chapters})


def chapter_of(model: Any) -> str:
    """The chapter a register stands in: the app that lists it."""
    app = apps.get_app_config(model._meta.app_label)
    return CHAPTERS.get(app.label, str(app.verbose_name))


@staff
def register_list(request: StaffRequest, register: str) -> HttpResponse:
    model, actor = model_of(register), request.actor
    filters = Filters(request.GET, model, actor)
    rows = filters.narrow(visible(actor, model._default_manager.all()))
    found = paging.page(rows.select_related("agency"), "-last_step_on", request.GET, PAGE)
    count = paging.capped_counts({"all": rows})["all"]
    clocks = _next_clocks(register, found.rows)
    periods = duties.nearest(register, found.rows, today())
    narrowed = {key: value for key, value in request.GET.items() if value and key not in ("after", "before")}
    context = {
        "register": register,
        "model": model._meta,
        "reached": reaches(actor, model),
        "filters": filters,
        "narrowed": narrowed,
        "rows": [
            (row, clocks.get(row.pk), periods.get(row.pk), agency_page(row.agency, actor, register))
            for row in found.rows
        ],
        "page": found,
        "count": paging.spoken(count),
        "openings": openings(actor, model),
    }
    return render(request, "web/register_list.html", context)


def _next_clocks(register: str, rows: list[Any]) -> dict[Any, Any]:
    """For each row the lamp of the clock that ends first: one query."""
    day: date = today()
    running = ClockRow.objects.filter(register=register, matter_id__in=[row.pk for row in rows], running=True)
    found: dict[Any, Any] = {}
    for clock in running.order_by("-due_on"):
        if clock.due_on is not None or clock.matter_id not in found:
            found[clock.matter_id] = (clock, lamp(clock, day))
    return found
