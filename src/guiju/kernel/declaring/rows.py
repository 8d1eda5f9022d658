"""Steps on rows: what a later step tells of rows that an earlier one added.

An item of an agenda gains its verdict, a finding the day on which it was put right: once, by a step of its own. The form
shows a line for each row that is still open; what a line leaves blank stays open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django import forms

from guiju.kernel.declaring.asks import PartsAsk, column
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Part
from guiju.kernel.declaring.refused import Reason
from guiju.kernel.declaring.steps import Gate


@dataclass(frozen=True)
class RowsAsk(PartsAsk):
    """Columns told of rows that are there: a list of dicts by column, each with the row's ``id``.

    A row is open while none of its columns ``closed_by`` says anything; which rows are open, and of which matter, the
    admission looks at. ``among``: of which rows this is told at all; ``clears``: what is said of the row no more.
    """

    closed_by: tuple[str, ...] = ()
    among: Callable[[Any], bool] | None = None
    clears: tuple[str, ...] = ()

    @property
    def cleared(self) -> dict[str, Any]:
        """The columns that the step empties."""
        assert self.model is not None
        return {name: self.model._meta.get_field(name).get_default() for name in self.clears}  # type: ignore[union-attr]

    def clean(self, value: Any) -> list[dict[str, Any]]:
        given = list(value or [])
        return [{"id": _key(row), **told} for row, told in zip(given, super().clean(given), strict=True)]

    def is_open(self, row: Part) -> bool:
        return self.is_told_of(row) and all(getattr(row, name) in (None, "") for name in self.closed_by)

    def is_told_of(self, row: Part) -> bool:
        return self.among is None or self.among(row)

    def there(self, facts: Facts) -> dict[UUID, Part]:
        """The rows that may be spoken of, by their ids."""
        return {row.pk: row for row in facts.parts(self.name)}

    def lines(self, facts: Facts) -> list[tuple[Part, dict[str, Any]]]:
        """Each row told of with what is told of it, for a paper."""
        there = self.there(facts)
        return [(there[told["id"]], told) for told in facts[self.name] if told["id"] in there]

    def cannot_be_meant(self, facts: Facts) -> list[Reason]:
        """Why rows told of cannot be meant: none of this matter, told of before, or told of twice."""
        there = self.there(facts)
        seen: set[UUID] = set()
        wrong: list[str] = []
        for n, told in enumerate(facts.told[self.name], 1):
            row = there.get(told["id"])
            if row is None:
                wrong.append(f"第{n}项不是本事项的内容，请重新打开表单。")
            elif not self.is_told_of(row):
                wrong.append(f"第{n}项“{row}”不在此填写。")
            elif not self.is_open(row) or row.pk in seen:
                wrong.append(f"第{n}项“{row}”已经填过，不能重复填写；原来填错的，请办理更正。")
            seen.add(told["id"])
        return [Reason(f"field.{self.name}", f"“{self.label}”：{one}", self.name) for one in wrong]


def _key(row: dict[str, Any]) -> UUID | None:
    """The id of the row as told; None where it is none, and then no row is meant."""
    told = row.get("id")
    try:
        return told if isinstance(told, UUID) else UUID(str(told))
    except ValueError:
        return None


def of_each(
    name: str,
    label: str,
    model: type[Part],
    *columns: str,
    optional: tuple[str, ...] = (),
    dates: tuple[str, ...] = (),
    closed_by: tuple[str, ...] = (),
    least: int = 1,
    among: Callable[[Any], bool] | None = None,
    ahead: tuple[str, ...] = (),
    clears: tuple[str, ...] = (),
) -> RowsAsk:
    """These columns, and if told the optional, of each row of ``model`` whose first column here says nothing yet.

    ``closed_by``: other columns that close a row. ``dates`` get the day of the step; ``least``: of so many rows it must be
    told; ``among``: of which rows it is told at all, where not of every one; ``ahead``: columns with a day that may lie ahead;
    ``clears``: columns that it empties, so that an earlier step may tell them anew: what was given back, what has come up again.
    """
    field = model._meta.get_field
    made = [column(field(c)) for c in columns] + [column(field(c), required=False) for c in optional]
    return RowsAsk(
        name,
        forms.Field(label=label, required=bool(least)),
        model=model,
        columns=tuple(replace(one, ahead=one.name in ahead) for one in made),
        dates=dates,
        least=least,
        closed_by=(columns[0], *closed_by),
        among=among,
        clears=clears,
    )


def every(ask: RowsAsk, words: str, rule: str = "house.every_row", field: str = "") -> Gate:
    """Closed while a row is open that the step itself does not tell of; ``words`` say what must be done with each row."""

    def reason(facts: Facts) -> str | None:
        telling = {told["id"] for told in facts[ask.name]} if facts.asks(ask.name) else set()
        left = [row for row in ask.there(facts).values() if ask.is_open(row) and row.pk not in telling]
        if not left:
            return None
        return f"{words}，尚有{len(left)}项没有：{'、'.join(map(str, left[:3]))}{'等' if len(left) > 3 else ''}。"

    return Gate(rule, reason, field, words)
