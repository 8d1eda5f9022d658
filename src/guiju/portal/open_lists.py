"""The catalogue as open data: the whole list a reader sees, as CSV and JSON, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import reverse

from guiju.exchange.csv_lines import csv_lines
from guiju.portal.pages import public_page
from guiju.portal.validity_list import CatalogueFilter, Listed, all_listed

COLUMNS = {
    "index_number": "索引号",
    "title": "名称",
    "number": "文号",
    "registration_number": "统一登记号",
    "agency": "发布机构",
    "subject_class": "主题分类",
    "issued_on": "印发日期",
    "announced_on": "公布日期",
    "effective_on": "施行日期",
    "expires_on": "有效期至",
    "validity": "有效性",
    "days_left": "剩余天数",
    "simulated": "模拟数据",
    "address": "网址",
}


def facts(item: Listed, request: HttpRequest) -> dict[str, Any]:
    """One document as open data, by the names of COLUMNS; days in ISO 8601."""
    row = item.document
    days = {name: getattr(row, name) for name in ("issued_on", "announced_on", "effective_on", "expires_on")}
    return {
        "index_number": row.index_number,
        "title": item.title,
        "number": row.number,
        "registration_number": row.registration_number,
        "agency": row.agency.name,
        "subject_class": row.get_subject_class_display(),
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "validity": str(item.state.label),
        "days_left": item.left,
        "simulated": row.simulated,
        "address": request.build_absolute_uri(reverse("portal:document", args=[row.pk])),
    }


def _all(request: HttpRequest, form: CatalogueFilter) -> Iterator[dict[str, Any]]:
    rows = form.found().order_by("-announced_on", "-pk").iterator(chunk_size=1000)
    return (facts(item, request) for item in all_listed(rows, form.day))


@public_page
def documents_csv(request: HttpRequest) -> StreamingHttpResponse:
    form = CatalogueFilter(request.GET)
    rows = ([*(row[name] for name in COLUMNS), form.day.isoformat()] for row in _all(request, form))
    lines = csv_lines([*COLUMNS.values(), "截至日期"], rows)
    return _attached(lines, "text/csv; charset=utf-8", f"documents-{form.day}.csv")


@public_page
def documents_json(request: HttpRequest) -> StreamingHttpResponse:
    """``{"on": day, "columns": {name: label}, "documents": [...]}``."""
    form = CatalogueFilter(request.GET)

    def pieces() -> Iterator[bytes]:
        yield b'{"on":' + orjson.dumps(form.day) + b',"columns":' + orjson.dumps(COLUMNS) + b',"documents":['
        for place, row in enumerate(_all(request, form)):
            yield (b",\n" if place else b"\n") + orjson.dumps(row)
        yield b"\n]}\n"

    return _attached(pieces(), "application/json", f"documents-{form.day}.json")


def _attached(content: Iterator[Any], media_type: str, name: str) -> StreamingHttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(content, content_type=media_type, headers=headers)
