"""A report beside others: the registers' figures of its filer's region, its own report of last year, its neighbours'.

Each as a table, as CSV, and, beside other reports, as a picture.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from guiju.figures import catalogue, wording
from guiju.kernel.offices.people import Actor
from guiju.kernel.offices.scope import visible
from guiju.reading import Figure, Reading, chart, compare, reconcile
from guiju.reports.read_figures import ReadFigure, latest_figures
from guiju.reports.reconciling import reconcile_reading
from guiju.reports.report_filing import ReportFiling
from guiju.web.asked_period import refresh
from guiju.web.downloads import attachment
from guiju.web.names import NOTHING
from guiju.web.staff import StaffRequest, record_of, staff

VERDICTS = {
    "differs": ("×", "不一致"),
    "damaged": ("误", "数字有误"),
    "equal": ("✓", "一致"),
    "only_report": ("◇", "仅报告有"),
    "only_registers": ("□", "仅台账有"),
}
BESIDE = {"last": "上年比较", "neighbours": "同级比较"}
MOST_NEIGHBOURS = 11
_DRAWN = "default-src 'none'; style-src 'unsafe-inline'"


@staff
def registers(request: StaffRequest, pk: UUID, form: str) -> HttpResponse:
    """The report's figures held against the registers of the filer's region in that year. ``form``: html or csv."""
    if form not in ("html", "csv"):
        raise Http404("对账只有网页和表格两种形式。")
    record = record_of(request.actor, ReportFiling, pk)
    refresh()
    [reading] = readings([record])
    region = record.filer.region_id
    rows = [_verdict(row, region, record.year) for row in reconcile_reading(reading, region, record.year)]
    rows.sort(key=lambda row: list(VERDICTS).index(row["verdict"]))
    if form == "csv":
        heads = ("数据", "标识", "单位", "报告", "台账", "结果")
        table = [(r["label"], r["concept"], r["unit"], *map(plain, r["both"]), r["words"]) for r in rows]
        return sheet(heads, table, f"{record.title}（台账对账）")
    tally = [
        (sign, words, count)
        for name, (sign, words) in VERDICTS.items()
        if (count := sum(r["verdict"] == name for r in rows))
    ]
    context = {"record": record, "rows": rows, "tally": tally, "tab": "registers"}
    return render(request, "web/intake_registers.html", context)


def _verdict(row: reconcile.Reconciled, region: str, year: int) -> dict[str, Any]:
    sign, words = VERDICTS[row.verdict]
    return {
        "concept": row.concept,
        "label": row.label,
        "unit": row.unit,
        "published": spoken(row.published) if row.start is not None else NOTHING,
        "computed": spoken(row.computed),
        "both": (row.published, row.computed),
        "verdict": row.verdict,
        "sign": sign,
        "words": words,
        "start": row.start,
        "address": figure_address(row.concept, region, year) if row.computed is not None else "",
    }


def figure_address(concept: str, region: str, year: int) -> str:
    """Where a figure of the registers is shown; "" where there is no such page."""
    try:
        return f"{reverse('figure', args=[concept])}?{urlencode({'region': region, 'year': year})}"
    except NoReverseMatch:
        return ""


@staff
def beside(request: StaffRequest, pk: UUID, others: str, form: str) -> HttpResponse:
    """The report beside its filer's of last year or beside its neighbours' of the year. ``form``: html, csv or svg."""
    if others not in BESIDE or form not in ("html", "csv", "svg"):
        raise Http404("没有这一比较。")
    record = record_of(request.actor, ReportFiling, pk)
    filings = _others(request.actor, record, others)
    comparison = compare.compare(readings([*filings, record]), catalogue.load())
    shared = [row for row in comparison.rows if sum(value is not None for value in row.values) > 1]
    comparison.rows = sorted(shared, key=lambda row: row.values[-1] is None)
    if form == "svg":
        return _drawn(comparison)
    if form == "csv":
        heads = ("数据", "标识", "单位", *(column.name for column in comparison.columns), "比上年")
        table = [(r.label, r.concept, r.unit, *map(plain, r.values), _change(r)) for r in comparison.rows]
        return sheet(heads, table, f"{record.title}（{BESIDE[others]}）")
    context = {
        "record": record,
        "filings": filings,
        "columns": comparison.columns,
        "rows": [_row(row, comparison.columns) for row in comparison.rows],
        "others": others,
        "label": BESIDE[others],
        "tab": others,
    }
    return render(request, "web/intake_beside.html", context)


def _others(actor: Actor, record: Any, others: str) -> list[Any]:
    """The latest filing in scope of each filer meant, those returned left out; in the order of their names."""
    rows = visible(actor, ReportFiling.objects.select_related("filer__region")).filter(reading__gt=0)
    rows = rows.exclude(stage="returned").exclude(pk=record.pk)
    if others == "last":
        rows = rows.filter(filer_id=record.filer_id, year=record.year - 1)
    else:
        # Neighbours lie on the same level: their codes are of one length, under the same region above.
        above = record.filer.region.parent_id
        rows = rows.filter(year=record.year, filer__region__parent_id=above).exclude(filer_id=record.filer_id)
    latest = {row.filer_id: row for row in rows.order_by("last_step_on", "pk")}
    return sorted(latest.values(), key=lambda row: row.filer.name)[:MOST_NEIGHBOURS]


def readings(filings: Sequence[Any]) -> list[Reading]:
    """Filings as the reader's own readings, the last word by hand in place of what was read: one query for all."""
    ids = [filing.pk for filing in filings]
    figures: dict[UUID, list[Figure]] = defaultdict(list)
    for row in latest_figures(ReadFigure.objects.filter(matter_id__in=ids)):
        if not row.struck:
            figures[row.matter_id].append(_figure(row))
    return [
        Reading("", title=filing.title, region=filing.filer.name, year=filing.year, figures=figures[filing.pk])
        for filing in filings
    ]


def _figure(row: Any) -> Figure:
    """A figure as it now stands; what a person told is exact, to its last digit."""
    value = row.value_now
    number = None if value is None else round(value) if value == round(value) else float(value)
    text = f"{value.normalize():f}{row.unit_now}" if row.valued else row.text
    precision = "exact" if row.valued else row.precision
    return Figure(row.start, row.end, text, number, row.unit_now or None, precision, row.kind, row.concept_now or None)


def spoken(value: int | float | None) -> str:
    """A number in full with its thousands parted, two decimals at most; — for none."""
    if value is None:
        return NOTHING
    return f"{Decimal(wording.number(Decimal(str(value)))):,f}"


def plain(value: int | float | None) -> str:
    """A number as a spreadsheet takes it; "" for none."""
    return "" if value is None else wording.number(Decimal(str(value)), 6)


def _change(row: compare.Row) -> str:
    """The change on the year before that ends in the report at hand, the last column."""
    if not row.changes:
        return NOTHING
    change, unit = list(row.changes.values())[-1], "个百分点" if row.unit == "%" else "%"
    return f"{'上升' if change > 0 else '下降'}{abs(change):g}{unit}" if change else "持平"


def _row(row: compare.Row, columns: Sequence[compare.Column]) -> dict[str, Any]:
    cells = [
        (column.name, spoken(value), place in row.outliers)
        for place, (column, value) in enumerate(zip(columns, row.values, strict=True))
    ]
    return {"label": row.label, "concept": row.concept, "unit": row.unit, "cells": cells, "change": _change(row)}


def _drawn(comparison: compare.Comparison) -> HttpResponse:
    columns = tuple((column.name, column.region, column.year) for column in comparison.columns)
    rows = tuple((row.concept, row.label, row.unit, tuple(row.values)) for row in comparison.rows)
    try:
        response = HttpResponse(_picture(columns, rows), content_type="image/svg+xml")
    except ValueError as error:
        raise Http404(str(error)) from None
    response["Content-Security-Policy"] = _DRAWN
    return response


@lru_cache(maxsize=32)
def _picture(columns: tuple[Any, ...], rows: tuple[Any, ...]) -> str:
    """The chart of a comparison; the same one is drawn once."""
    made = [compare.Row(concept, label, unit, list(values)) for concept, label, unit, values in rows]
    return chart.svg(compare.Comparison([compare.Column(*column) for column in columns], made))


def sheet(heads: Sequence[str], rows: Sequence[Sequence[str]], name: str) -> HttpResponse:
    """CSV as spreadsheets of the office open it: UTF-8 with its mark, and nothing that they would take for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_cell(head) for head in heads])
    writer.writerows([[_cell(cell) for cell in row] for row in rows])
    return attachment(out.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", f"{name}.csv")


def _cell(text: str) -> str:
    return f"'{text}" if text[:1] in "=+-@\t\r" and text and not _is_number(text) else text


def _is_number(text: str) -> bool:
    try:
        float(text.removesuffix("%"))
    except ValueError:
        return False
    return True
