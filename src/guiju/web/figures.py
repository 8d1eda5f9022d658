"""数据: every figure of a region and year; one figure by month and agency, and down to the records it counts.

No page here counts a restricted matter (``figures.rows``).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from guiju.exchange.csv_lines import csv_lines
from guiju.figures import charts, compute, declared, rows, series, spread, withholding, wording
from guiju.figures.chapters import CHAPTERS
from guiju.figures.declared import Count, Counted, Figure, OverRows, StockAt
from guiju.figures.withholding import KEPT_BACK, of_closed, withheld
from guiju.kernel.finding import paging
from guiju.kernel.keeping import looking, typed
from guiju.kernel.offices.people import Agency
from guiju.kernel.offices.regions import span
from guiju.kernel.offices.scope import visible
from guiju.reports.annual_report import AnnualReport
from guiju.web.asked_period import Asked, asked, refresh
from guiju.web.figure_numbers import Numbers
from guiju.web.staff import StaffRequest, staff

MOST_AGENCIES, PAGE = 20, 20


@staff
def figures(request: StaffRequest) -> HttpResponse:
    where = asked(request)
    refresh()
    known = declared.figures()
    numbers = Numbers.of(request.actor, where, known)
    monthly = spread.each_by_month(where.region.code, where.period)
    chapters: dict[str, dict[str, list[Any]]] = {}
    for name, figure in known.items():
        if figure.listed:
            row = _row(figure, numbers, monthly.get(name, {}))
            label = CHAPTERS.get(figure.concept.chapter, figure.concept.chapter)
            chapters.setdefault(label, {}).setdefault(_register_label(figure), []).append(row)
    order = {label: n for n, label in enumerate(CHAPTERS.values())}
    context = {
        "where": where,
        "chapters": sorted(chapters.items(), key=lambda item: order.get(item[0], len(order))),
        "size": (charts.WIDE, charts.HIGH),
    }
    return render(request, "web/figures.html", context)


def _register_label(figure: Figure) -> str:
    """The register whose records a figure counts, or whose figures it is made of."""
    return str(compute.register_of(declared.counted_of(figure.id)[0])._meta.verbose_name)


def _row(figure: Figure, numbers: Numbers, monthly: dict[date, Decimal]) -> Any:
    months = [monthly.get(month, Decimal(0)) for month in numbers.where.period.months()]
    flow = not figure.is_derived and not isinstance(figure.computation, (StockAt, OverRows))
    drawn = flow and not _hides(figure, numbers, months)
    return {
        "figure": figure,
        "said": numbers.said(figure),
        "change": numbers.change(figure),
        "bars": charts.bars(months) if drawn else [],
    }


def _hides(figure: Figure, numbers: Numbers, parts: Iterable[Decimal]) -> bool:
    """Whether any part of a figure is kept back, so that none may be drawn."""
    told = numbers.in_full(figure) or not any(withheld(value, figure.concept) for value in parts)
    return not (told and numbers.parts_told(figure))


def _figure(figure_id: str) -> Figure:
    try:
        return declared.figure(figure_id)
    except KeyError:
        raise Http404(f"没有名为“{figure_id}”的数据。") from None


@staff
def figure(request: StaffRequest, figure_id: str) -> HttpResponse:
    found, where = _figure(figure_id), asked(request)
    refresh()
    base = list({one.id: one for one in declared.counted_of(figure_id)}.values())
    numbers = Numbers.of(request.actor, where, [figure_id])
    context = {
        "where": where,
        "figure": found,
        "register": _register_label(found),
        "chapter": CHAPTERS.get(found.concept.chapter, found.concept.chapter),
        "said": numbers.said(found),
        "before": numbers.said_before(found),
        "change": numbers.change(found),
        "parts": [(one, numbers.said(one)) for one in base if one.id != figure_id],
        "relation": _relation(found),
        "related": _related(found),
        "report": _report(request),
        "years": _years(found, where) if numbers.in_full(found) else [],
        **(_drilled(request, found, numbers) if not found.is_derived else {}),
    }
    return render(request, "web/figure.html", context)


def _years(found: Figure, where: Asked) -> list[tuple[series.Point, str]]:
    """What was stated of the years up to the one asked for, in words."""
    points = series.of(found.id, where.region.code, where.year)
    return [(point, wording.said(point.value, found.concept)) for point in points]


def _report(request: StaffRequest) -> AnnualReport | None:
    """The report from which somebody came, to go back to."""
    if (pk := typed.uuid(request.GET.get("report"))) is None:
        return None
    found: AnnualReport | None = visible(request.actor, AnnualReport._default_manager.filter(pk=pk)).first()
    return found


SIGNS = {"=": "等于", "<=": "不大于", "/": "除以", "+": "加", "-": "减", "*": "乘以"}


def _relation(found: Figure) -> str:
    """How the figure is held to others, in words."""
    parts = (found.concept.relation or "").split()
    known = declared.figures()
    named = (f"“{known[part].concept.label}”" if part in known else SIGNS.get(part, part) for part in parts)
    return "".join(named) if all(part in known or not part.isidentifier() for part in parts) else ""


def _related(found: Figure) -> list[Figure]:
    """Figures that are made of this one."""
    made = declared.figures().values()
    return [one for one in made if one.is_derived and found.id in {base.id for base in declared.counted_of(one.id)}]


def _drilled(request: StaffRequest, found: Figure, numbers: Numbers) -> dict[str, Any]:
    """The records behind a counted figure that the actor may see, page by page, and how they spread."""
    computation: Counted = found.computation  # type: ignore[assignment]
    where, in_full, told = numbers.where, numbers.in_full(found), numbers.parts_told(found)
    prefix = declared.place(computation.model)
    counted = rows.counted(computation, where.region.code, where.period)
    seen = visible(request.actor, counted)
    if (agency := typed.number(request.GET.get("agency"))) is not None:
        seen = seen.filter(**{f"{prefix}agency_id": agency})
    day = computation.since if isinstance(computation, StockAt) else computation.on
    seen = seen.select_related("matter__agency" if declared.hangs_on(computation.model) else "agency")
    page = paging.page(seen, f"-{day}", request.GET, PAGE)
    flow = not isinstance(computation, (StockAt, OverRows))
    total, sight = _counts(found, where, counted, seen) if in_full else ("", "")
    return {
        "page": page,
        "rows": [_record(row, day) for row in page.rows],
        "total": total,
        "sight": sight,
        "agencies": _agencies(request, found, where, in_full) if told and not isinstance(computation, OverRows) else [],
        "flow": flow and told and bool(page.rows or sight),
        "months": _months(found, where, in_full) if flow and told else [],
        "may_export": not _closed(found),
        "seen": seen,
        "chosen_agency": "" if agency is None else str(agency),
        "day": day,
        "day_label": declared.column_label(computation.model, day),
    }


def _counts(found: Figure, where: Asked, counted: Any, seen: Any) -> tuple[str, str]:
    """How many records there are, and, where the actor sees fewer, how many of them are in sight ("" if all are)."""
    counts = paging.capped_counts({"seen": seen, "all": counted})
    hidden = counts["all"] > counts["seen"]
    total = paging.spoken(counts["all"])
    if counts["all"] > paging.CAP and isinstance(found.computation, (Count, StockAt)):
        # The figure is that number, and the cells know it.
        total = wording.number(compute.value(found.id, where.region.code, where.year) or Decimal(0))
    return total, paging.spoken(counts["seen"]) if hidden else ""


def _record(row: Any, day: str) -> dict[str, Any]:
    record = getattr(row, "matter", row)
    return {
        "record": record,
        "register": record.register(),
        "on": paging.day_of(row, day),
        "part": declared.hangs_on(type(row)),
    }


def _told(parts: list[tuple[Any, Decimal]], found: Figure, in_full: bool) -> list[tuple[Any, str]]:
    """Parts of a sum in words, those kept back among them."""
    told = parts if in_full else withholding.parts(parts, found.concept)
    return [(label, KEPT_BACK if value is None else wording.said(value, found.concept)) for label, value in told]


def _months(found: Figure, where: Asked, in_full: bool) -> list[tuple[str, str]]:
    by_month = spread.by_month(found.id, where.region.code, where.period)
    return _told([(f"{month.month}月", value) for month, value in by_month], found, in_full)


def _agencies(request: StaffRequest, found: Figure, where: Asked, in_full: bool) -> list[tuple[int, str, str]]:
    """Who it comes from; an agency that oversees nobody sees its own share only, and not where it tells of the others'."""
    shares = [(name, value) for name, value in spread.by_agency(found.id, where.region.code, where.period) if value]
    told = _told(shares, found, in_full)
    if not request.actor.oversees:
        told = [(name, words) for name, words in told if name == str(request.user.agency)]
    low, high = span(where.region.code)
    names = [name for name, _ in told]
    keys = dict(Agency.objects.filter(name__in=names, region_id__gte=low, region_id__lt=high).values_list("name", "pk"))
    return [(keys.get(name, 0), name, words) for name, words in told]


@staff
def records_csv(request: StaffRequest, figure_id: str) -> HttpResponseBase:
    """The records that a figure counts, as far as the actor may see them, as a list for a spreadsheet."""
    found, where = _figure(figure_id), asked(request)
    if found.is_derived:
        raise Http404("该数据由其他数据算出，没有所计的记录。")
    if _closed(found):
        raise Http404("该台账只供办理人员查看，不提供导出。")
    looking.at_list(request.actor, compute.register_of(found).register(), f"导出清单：{found.concept.label}")
    refresh()
    drilled = _drilled(request, found, Numbers.of(request.actor, where, [figure_id]))
    heads = ["编号", "名称", "承办机关", drilled["day_label"], "阶段", "模拟数据"]
    rows = (_cells(_record(row, drilled["day"])) for row in drilled["seen"].iterator(chunk_size=1000))
    answer = StreamingHttpResponse(csv_lines(heads, rows), content_type="text/csv; charset=utf-8")
    name = f"{found.concept.label}（{where.region.name}{where.year}年）.csv"
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer


def _closed(found: Figure) -> bool:
    """Whether it counts records of a register that is closed to all but those who serve: of these nothing is exported."""
    return of_closed(found.concept)


def _cells(row: dict[str, Any]) -> list[Any]:
    record = row["record"]
    return [record.number, record.title, record.agency, row["on"], record.stage_label, record.simulated]


@staff
def chart(request: StaffRequest, figure_id: str, kind: str) -> HttpResponse:
    """A chart of one counted figure as a picture: ``months`` or ``agencies``, of a stated one ``years``."""
    found, where = _figure(figure_id), asked(request)
    allowed = ("months", "agencies", "years") if request.actor.oversees else ("months", "years")
    if found.is_derived or kind not in allowed:
        raise Http404("该数据没有这种图表。")
    values = _charted(found, where, kind)
    if not values:
        raise Http404("该数据没有可以画的数值。")
    numbers = Numbers.of(request.actor, where, [figure_id])
    if _hides(found, numbers, (Decimal(value) for _, value in values)):
        raise Http404("该数据有少于五或者不单独列出的数值，不出图表。")
    draw = charts.agencies if kind == "agencies" else charts.upright
    response = HttpResponse(draw(values), content_type="image/svg+xml")
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return response


def _charted(found: Figure, where: Asked, kind: str) -> tuple[tuple[str, float], ...]:
    if kind == "years":
        points = series.of(found.id, where.region.code, where.year)
        return tuple((point.label, float(point.value)) for point in points)
    if kind == "months":
        by_month: Iterable[Any] = spread.by_month(found.id, where.region.code, where.period)
        return tuple((f"{month.month}月", float(value)) for month, value in by_month)
    shares = spread.by_agency(found.id, where.region.code, where.period)
    return tuple((name, float(value)) for name, value in shares[:MOST_AGENCIES] if value)
