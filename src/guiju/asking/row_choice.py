"""A choice of another row (a committee, an officer's certificate, an agency): a few signs typed narrow the list.

The list is made anew by the page's own form, with and without scripts: “查找” sends what was typed and takes no step.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import EmptyResultSet
from django.db.models import Model, Q, QuerySet

from guiju.kernel.declaring.asks import RowField
from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.reach import FarField, PublishedField
from guiju.kernel.finding.choosing import Choice, Choices, called, choices, within
from guiju.kernel.keeping import texts, typed
from guiju.kernel.offices.people import Actor

FEW = 8
"""So many are read at a glance: nobody needs to search among them."""
FIND = "find-"
"""What the page's button sends, before the name of the field it searches for."""
NONE_SUCH = "不在可选范围内"


@dataclass(frozen=True)
class Search:
    """Who chooses on which day; what they typed to find a row; and what is chosen so far (a key)."""

    actor: Actor
    day: date
    words: str = ""
    chosen: str = ""


class Pick(forms.Select):
    """A list with those who may be chosen first, and apart from them, with the reason, those who may not."""


class RowChoice(forms.CharField):
    """``row`` finds what was chosen among all ``rows`` in scope; ``likely``, a part of them, are offered.

    ``follows``: the fields on the page whose value narrows it. ``sole``: the one row that a search has left.
    """

    def __init__(
        self,
        rows: QuerySet[Any],
        search: Search,
        *,
        likely: Q | None = None,
        beside: tuple[str, ...] = (),
        follows: tuple[str, ...] = (),
        known: dict[Any, Choices] | None = None,
        **options: Any,
    ) -> None:
        self.rows, self.search, self.follows = rows, search, follows
        offered = rows.filter(likely) if likely is not None else rows
        found = _once(offered, search, beside, {} if known is None else known)
        self.more, self.found = found.more, bool(found.found)
        listed = found.found
        self.sole = str(listed[0].row.pk) if search.words and len(listed) == 1 and not listed[0].why_not else ""
        self.searched = found.more or bool(search.words) or len(listed) > FEW
        super().__init__(widget=Pick(choices=_options(self._with_chosen(listed, offered, beside))), **options)

    def _with_chosen(self, listed: list[Choice], offered: QuerySet[Any], beside: tuple[str, ...]) -> list[Choice]:
        """What is chosen stays in sight while others are looked for."""
        chosen = self.search.chosen
        if not chosen or chosen in {str(choice.row.pk) for choice in listed}:
            return listed
        row = _keyed(offered, chosen)
        return [*called([row], self.search.actor, self.search.day, beside), *listed] if row is not None else listed

    def prepare_value(self, value: Any) -> Any:
        return str(value.pk) if isinstance(value, Model) else value

    def row(self, typed: Any, words: str = "") -> Any:
        """The row in scope that was chosen, or, where none was, the only one that ``words`` find; "" for neither, a text
        that is no row for what is out of scope."""
        text = texts.cleaned(str(typed or ""))
        if text:
            return _keyed(self.rows, text) or NONE_SUCH
        if not texts.cleaned(words):
            return ""
        found = choices(self.rows, self.search.actor, self.search.day, words).found
        return found[0].row if len(found) == 1 else "请从查找结果中选择"


def _keyed(rows: QuerySet[Any], key: str) -> Any | None:
    pk = typed.key(rows.model, key)
    return None if pk is None else rows.filter(pk=pk).first()


def _once(rows: QuerySet[Any], search: Search, beside: tuple[str, ...], known: dict[Any, Choices]) -> Choices:
    """Rows of one form that offer the same ask the database once."""
    try:
        key = (str(rows.query), search.words)
    except EmptyResultSet:  # nothing is in reach: there is no query to ask
        return Choices([], False)
    if key not in known:
        known[key] = choices(rows, search.actor, search.day, search.words, beside)
    return known[key]


def _options(listed: list[Choice]) -> list[tuple[Any, Any]]:
    fit = [(str(choice.row.pk), choice.words) for choice in listed if not choice.why_not]
    unfit = [(str(choice.row.pk), f"{choice.words}（{choice.why_not}）") for choice in listed if choice.why_not]
    return [("", "请选择"), *fit, *([("发生日期当日不能选择的", unfit)] if unfit else [])]


def is_row(field: Any) -> bool:
    return isinstance(field, RowField)


def field_for(field: Any, search: Search, **more: Any) -> RowChoice:
    """The field for a choice of a row, within the actor's reach; offices of several counties with the place they are of."""
    far = isinstance(field, FarField)
    open_to_all = isinstance(field, PublishedField)
    rows = field.queryset if open_to_all else within(field.queryset, search.actor, anywhere=far)
    more |= {"beside": field.beside} if isinstance(field, FarField) else {}
    return RowChoice(rows, search, label=field.label, required=field.required, help_text=field.help_text, **more)


def hint(model: type[Model]) -> str:
    """What rows of a kind are found by."""
    if not issubclass(model, Record):
        return "名称"
    return "姓名或者编号" if model.bearer else "名称或者编号"
