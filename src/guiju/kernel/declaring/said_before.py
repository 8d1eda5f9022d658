"""Lines that an office writes again and again: a legal basis, a benchmark, an organisation it entrusts. Picked, not typed.

A form offers what the same agency has written in the column before, the latest first; another line can still be typed.
Only for columns that name no private person.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from guiju.kernel.declaring.asks import Ask, Asked, Marked, as_ask
from guiju.kernel.declaring.matters import Record

LOOKED_THROUGH, MOST = 300, 20
"""Of how many latest records the lines are taken, and how many different ones are offered."""


class PickedLine(forms.TextInput):
    """A line of text with the lines to pick from beside it."""

    lines: Sequence[str] = ()

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        if not self.lines:
            return super().render(name, value, attrs, renderer)
        beside = f"{(attrs or {}).get('id', name)}_lines"
        options = format_html_join("", '<option value="{}"></option>', ((line,) for line in self.lines))
        shown = super().render(name, value, {**(attrs or {}), "list": beside}, renderer)
        return format_html('{}<datalist id="{}">{}</datalist>', shown, beside, options)


def said_before(asked: Asked | Marked) -> Marked:
    """A column of text whose form offers what the agency has said in it before: ``said_before(basis)``."""
    return lambda: _picked(as_ask(asked))


def _picked(ask: Ask) -> Ask:
    field = copy(ask.field)
    field.widget = PickedLine({name: value for name, value in ask.field.widget.attrs.items() if name != "rows"})
    return replace(ask, field=field)


def lines(record: Record, agency_id: Any, column: str) -> list[str]:
    """What an agency has said in a column of the register of ``record``, but for the record itself and for restricted ones."""
    rows = type(record)._default_manager.filter(agency_id=agency_id, restricted="")
    rows = rows.exclude(pk=record.pk).exclude(**{column: ""}).order_by("-last_step_on", "-pk")
    said = rows.values_list(column, flat=True)[:LOOKED_THROUGH]
    return list(dict.fromkeys(said))[:MOST]
