"""A figure's public page: what it means, and its values in published reports; no other value is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from guiju.figures import catalogue, charts, declared, freezing, spread, wording
from guiju.figures.catalogue import Concept
from guiju.figures.chapters import CHAPTERS
from guiju.figures.declared import Count, Sum
from guiju.figures.models import Frozen
from guiju.figures.period import Period
from guiju.figures.withholding import withheld
from guiju.kernel.offices.people import Region
from guiju.portal.pages import page, public_page
from guiju.reports.annual_report import AnnualReport


@dataclass(frozen=True)
class PublishedValue:
    """A figure as one published report froze it."""

    report: AnnualReport
    frozen: Frozen
    place: str
    said: str

    @property
    def query(self) -> str:
        return f"region={self.report.region}&year={self.report.year}"


def _concept(figure_id: str) -> Concept:
    concept = catalogue.load().get(figure_id)
    if concept is None:
        raise Http404("没有这项数据。")
    return concept


def published_values(concept: Concept) -> list[PublishedValue]:
    """The values of a figure in published reports, latest year first."""
    public = {row.pk: row for row in AnnualReport.objects.public()}
    rows = list(Frozen.objects.filter(figure=concept.id, matter_id__in=list(public)).defer("ids"))
    hidden = _kept_back(public)
    names = dict(Region.objects.filter(pk__in={row.region for row in public.values()}).values_list("code", "name"))
    found = [
        PublishedValue(
            public[row.matter_id],
            row,
            names.get(row.region, row.region),
            wording.said(row.value, concept, kept_back=concept.id in hidden.get(row.matter_id, ())),
        )
        for row in rows
    ]
    return sorted(found, key=lambda value: (-value.report.year, value.frozen.region))


def _kept_back(public: Mapping[UUID, AnnualReport]) -> dict[UUID, set[str]]:
    """By report the figures that it does not tell, but for those whose approver has small numbers told."""
    of: dict[UUID, list[Frozen]] = defaultdict(list)
    for row in Frozen.objects.filter(matter_id__in=[pk for pk, one in public.items() if not one.small_in_full]).defer(
        "ids"
    ):
        of[row.matter_id].append(row)
    return {pk: freezing.kept_back(rows) for pk, rows in of.items()}


def _chosen(request: HttpRequest, values: list[PublishedValue]) -> PublishedValue | None:
    """The value for ``?region=&year=``, the latest where nothing was asked; None for one that is not published."""
    region, year = request.GET.get("region"), request.GET.get("year")
    if region is None and year is None:
        return values[0] if values else None
    for value in values:
        if region in (None, value.report.region) and year in (None, str(value.report.year)):
            return value
    return None


def months(figure_id: str, value: PublishedValue) -> list[tuple[date, Decimal]]:
    """The value month by month; empty where it is no sum of months, or they no longer add up to what was published."""
    if figure_id not in declared.figures() or not isinstance(declared.figure(figure_id).computation, Count | Sum):
        return []
    found = spread.by_month(figure_id, value.report.region, Period.year(value.report.year))
    if any(withheld(number, declared.figure(figure_id).concept) for _, number in found):
        return []
    return found if sum(number for _, number in found) == value.frozen.value else []


@public_page
def figure(request: HttpRequest, figure_id: str) -> HttpResponse:
    concept = _concept(figure_id)
    values = published_values(concept)
    chosen = _chosen(request, values)
    return page(
        request,
        "figure",
        title=concept.label,
        trail=[("年度报告", reverse("portal:reports"))],
        concept=concept,
        chapter=CHAPTERS.get(concept.chapter, ""),
        values=values,
        chosen=chosen,
        asked=bool(request.GET.get("region") or request.GET.get("year")),
        months=months(figure_id, chosen) if chosen else [],
    )


@public_page
def figure_months(request: HttpRequest, figure_id: str) -> HttpResponse:
    """The chart of a published value by month."""
    concept = _concept(figure_id)
    chosen = _chosen(request, published_values(concept))
    found = months(figure_id, chosen) if chosen else []
    if not found:
        raise Http404("这项数据没有按月公布的数值。")
    bars = tuple((f"{month.month}月", float(number)) for month, number in found)
    return HttpResponse(charts.upright(bars), content_type="image/svg+xml")
