"""How far a choice reaches: agencies of one's own county, or, where somebody moves or a matter goes, of any."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from guiju.kernel.declaring.asks import Ask, Asked, Marked, RowField, as_ask


class FarField(RowField):
    """A choice of an agency of whatever county; each is shown with the place it is of."""


def anywhere(asked: Asked | Marked, label: str) -> Marked:
    """A choice of an agency that may be one of another county: ``anywhere(Of.agency, "变更后的机关")``."""

    def marked() -> Ask:
        ask = as_ask(asked)
        field: Any = ask.field
        return replace(ask, field=FarField(field.queryset, label=label, required=field.required))

    return marked
