"""“双公示”: what was published and reported as a file in the exchange format, and a check of any such file.

The check reads the format's data and the file by itself, and nothing of what makes the file: what one of them has wrong the
other finds.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import partial
from itertools import islice
from typing import Any

import yaml
from django.db.models import Q, QuerySet

from guiju.exchange.csv_lines import csv_lines
from guiju.kernel.keeping.identifiers import check_credit_code
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.sight import Use
from guiju.registers.enforcement.credit_publication import SHOWN, CreditPublication
from guiju.registers.enforcement.credit_publication.choices import Withdrawn
from guiju.registers.enforcement.credit_publication.lines import FORMATS, fields, line

AT_ONCE = 500
SIX_PLACES = re.compile(r"^\d{1,10}(\.\d{1,6})?$")


def lines(kind: str, since: date, until: date) -> Iterator[str]:
    """What was reported from ``since`` to ``until``, both included, and still holds: what was taken down as wrong, repaired or
    has run out is not handed on again; a licence that is over is, as such, also on the day on which it was taken down."""
    days, over = (since, until), Q(stage="withdrawn", why_withdrawn=Withdrawn.LICENCE_OVER)
    rows = CreditPublication._default_manager.filter(
        Q(reported_on__range=days) & (Q(stage__in=SHOWN) | over) | Q(taken_down_on__range=days) & over,
        kind=kind,
        restricted="",
    ).select_related("agency")
    heads = [field["name"] for field in fields(kind)]
    return csv_lines(heads, (told.values() for told in _told(rows.order_by("reported_on", "pk"))))


def _told(rows: QuerySet[CreditPublication]) -> Iterator[Mapping[str, str]]:
    """The lines of records, their parties asked for some hundred at a time."""
    left = rows.iterator(AT_ONCE)
    while some := list(islice(left, AT_ONCE)):
        there = Party.objects.filter(register=CreditPublication.register(), matter_id__in=[one.pk for one in some])
        parties = {party.matter_id: party for party in there.filter(left_seq=None).order_by("-pk")}
        for record in some:
            if (party := parties.get(record.pk)) is not None:
                yield line(partial(getattr, record), party.plain(Use.HANDING_OVER), party.document, record.agency.name)


def faults(kind: str, content: bytes) -> list[str]:
    """What is wrong with a file of a kind, a sentence for each cell; none where it is as the format wants it."""
    wanted = yaml.safe_load((FORMATS / f"{kind}.yaml").read_text("utf-8"))["fields"]
    try:
        table = [*csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))]
    except (UnicodeDecodeError, csv.Error):
        return ["不是UTF-8的CSV文件"]
    heads = [field["name"] for field in wanted]
    if not table or table[0] != heads:
        return [f"表头应当依次为：{'、'.join(heads)}"]
    found: list[str] = []
    for nth, row in enumerate(table[1:], 2):
        if len(row) != len(heads):
            found.append(f"第{nth}行有{len(row)}格，应当为{len(heads)}格")
            continue
        by_name = dict(zip(heads, row, strict=True))
        found += [f"第{nth}行“{field['name']}”{why}" for field in wanted if (why := _wrong(field, by_name))]
    return found


def _wrong(field: Mapping[str, Any], row: Mapping[str, str]) -> str:
    value = row[field["name"]]
    if value == "":
        asked = bool(field.get("needed"))
        for other, values in field.get("needed_if", {}).items():
            asked = asked or not {*re.split("；", row[other])}.isdisjoint(values)
        return "没有填写" if asked else ""
    if len(value) > field["length"]:
        return f"超过{field['length']}字"
    if "codes" in field and not {*(value.split(field["several"]) if "several" in field else [value])} <= {
        *field["codes"]
    }:
        return f"不在代码之中：{value}"
    return KINDS[field.get("kind", "text")](value)


def _of_date(value: str) -> str:
    try:
        return "" if date.fromisoformat(value).isoformat() == value else "不是年-月-日"
    except ValueError:
        return "不是年-月-日"


def _of_money(value: str) -> str:
    try:
        return "" if SIX_PLACES.match(value) and Decimal(value) >= 0 else "不是最多六位小数的金额"
    except InvalidOperation:
        return "不是最多六位小数的金额"


def _of_credit_code(value: str) -> str:
    try:
        check_credit_code(value)
    except ValueError:
        return "不是统一社会信用代码"
    return ""


KINDS = {
    "text": lambda value: "",
    "date": _of_date,
    "money": _of_money,
    "credit_code": _of_credit_code,
}
