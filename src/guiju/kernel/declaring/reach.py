"""How far a choice reaches: agencies and people of one's own, or, where somebody moves or a matter goes, of others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from guiju.kernel.declaring.asks import Ask, Asked, Marked, RowField, as_ask


class FarField(RowField):
    """A choice of an agency of whatever county; each is shown with the place it is of (``beside``)."""

    beside: ClassVar[tuple[str, ...]] = ("region",)


class PersonField(FarField):
    """A choice of a person of any agency of one's own county or above it, each shown with their agency."""

    beside = ("agency",)


class PublishedField(RowField):
    """A choice among records that the public reads anyway: offered to whoever has the form, also of offices out of sight."""


def published(asked: Asked | Marked, rows: Any) -> Marked:
    """A choice of a record of a public list, of whatever office; ``rows``: those of the list, as a queryset made when asked."""

    def marked() -> Ask:
        ask = as_ask(asked)
        field: Any = ask.field
        options: dict[str, Any] = {"required": field.required, "help_text": field.help_text}
        return replace(ask, field=PublishedField(rows(), label=ask.label, **options), elsewhere=True)

    return marked


def anywhere(asked: Asked | Marked, label: str) -> Marked:
    """A choice of an agency that may be one of another county: ``anywhere(Of.agency, "变更后的机关")``."""

    def marked() -> Ask:
        ask = as_ask(asked)
        field: Any = ask.field
        return replace(ask, field=FarField(field.queryset, label=label, required=field.required))

    return marked
