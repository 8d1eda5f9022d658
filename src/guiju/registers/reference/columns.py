"""What a register's page says of what a record holds: its own columns, its parties and its rows, with what each may be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models

from guiju.kernel.declaring.asks import PartiesAsk, PartsAsk
from guiju.kernel.declaring.matters import Matter, Record, Stock
from guiju.kernel.declaring.procedure import Procedure
from guiju.registers.reference.table import quoted, table, together

OF_ALL = {field.name for base in (Record, Matter, Stock) for field in base._meta.fields}
"""Columns that every record has."""
TOLD = "填写"
PERSONS = "姓名（名称）、证件和联系方式，加密保存"
MANY = 20
"""Of more choices the page says only how many there are."""


def columns(model: Any) -> Iterator[str]:
    procedure: Procedure = model.procedure
    own = [field for field in model._meta.fields if field.name not in OF_ALL or field.name in procedure.columns]
    rows = [[str(field.verbose_name), _content(field), _origin(field.name, procedure)] for field in own]
    asked = {ask.name: ask for step in procedure.declared for ask in step.asked}
    rows += [[ask.label, PERSONS, TOLD] for ask in asked.values() if isinstance(ask, PartiesAsk)]
    rows += [[ask.label, f"逐项：{_parts(ask)}", TOLD] for ask in asked.values() if isinstance(ask, PartsAsk)]
    yield from table(("内容", "填什么", "怎样得来"), rows)


def _origin(name: str, procedure: Procedure) -> str:
    if any(ask.name == name for step in procedure.declared for ask in step.asked):
        return TOLD
    dating = quoted(step.label for step in procedure.declared if any(ask.name == name for ask in step.dated))
    return f"办理{dating}之日" if dating else "自动得出"


def _content(field: Any) -> str:
    return f"{_kind(field)}（{field.help_text}）" if field.help_text else _kind(field)


def _kind(field: Any) -> str:
    """What a column may hold."""
    if field.choices:
        return _among([str(label) for value, label in field.flatchoices if value != ""])
    match field:
        case models.ForeignKey():
            return f"选择{field.related_model._meta.verbose_name}"
        case models.BooleanField():
            return "是或者否"
        case models.DateField():
            return "日期"
        case models.DecimalField():
            return "数额"
        case models.IntegerField():
            return "整数"
    return "文字"


def _among(labels: list[str]) -> str:
    return together(labels) if len(labels) <= MANY else f"共{len(labels)}种，见登记页"


def _parts(ask: PartsAsk) -> str:
    fields: Any = ask.model._meta if ask.model else None
    cells = ((column.label, fields.get_field(column.name)) for column in ask.columns)
    return together(f"{label}（{_kind(field)}）" if field.choices else label for label, field in cells)
