"""The form of a step, made from what the step asks; and what was typed, read back for the engine.

The engine alone says what is wrong: this form shows fields, keeps what was typed and puts each reason beside its field.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Q
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from guiju.asking import row_choice
from guiju.asking.party_fields import AGENCY, AGENT, PARTICULARS, PARTY, WORD_GIVEN, party_choice
from guiju.asking.represented import ActsFor, represented
from guiju.asking.row_choice import FIND, RowChoice, Search
from guiju.asking.rows_given import rows_among, spread
from guiju.kernel.declaring.asks import Ask, PartiesAsk, PartsAsk, PartyAsk, UploadAsk
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.picked import PickedAsk
from guiju.kernel.declaring.recordings import PiecesInput
from guiju.kernel.declaring.refused import Reason
from guiju.kernel.declaring.retelling import GoesAsk
from guiju.kernel.declaring.rows import RowsAsk
from guiju.kernel.declaring.said_before import PickedLine, lines
from guiju.kernel.finding.choosing import Choices, within
from guiju.kernel.keeping import incoming, texts, typed
from guiju.kernel.keeping.incoming import Incoming
from guiju.kernel.keeping.party_told import awaits_confirmation, is_blank
from guiju.kernel.offices.people import Actor

MOST_ROWS = 60
ID = Ask("id", forms.CharField(required=False, widget=forms.HiddenInput()))


@dataclass
class Group:
    """One ask on the page: single fields, or rows of fields.

    ``heads``: which row each line of fields speaks of; ``added``: a row was just asked for.
    """

    ask: Ask
    kind: str
    key: str
    fields: list[forms.BoundField] = field(default_factory=list)
    rows: list[list[forms.BoundField]] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    least: int = 1
    added: bool = False
    errors: list[Reason] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"ask-{self.key}"

    @property
    def folds(self) -> bool:
        """Whether it is shut until somebody opens it: people whom the usual matter does not have, such as agents."""
        return self.kind == "parties" and not self.least and not self.ask.needed and not self._begun

    @property
    def _begun(self) -> bool:
        """Whether anything is told there, or wrong with it. A choice says nothing: one is always made."""
        telling = (one for row in self.rows for one in row if not isinstance(one.field, forms.ChoiceField))
        return self.added or bool(self.errors) or any(one.value() for one in telling)

    @property
    def said(self) -> bool:
        """Whether something is told in it, or is wrong with it: it is not to be folded away."""
        rows = (bound for row in self.rows for bound in row if not bound.is_hidden)
        return bool(self.errors) or any(bound.value() for bound in (*self.fields, *rows))

    @property
    def lines(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Each line of fields with what it speaks of; "" where it is a row to add."""
        return list(zip(self.heads or [""] * len(self.rows), self.rows, strict=True))


class Shown(forms.Form):
    """Shows fields and keeps what was typed. What is wrong is said by the engine alone."""

    @property
    def errors(self) -> ErrorDict:
        return ErrorDict()


class StepForm:
    """The fields of one step. ``typed``: what came back with POST, or None on the first look; ``prefix`` tells its names
    from those of other steps on the same page; ``given``: what the link to it says."""

    def __init__(
        self,
        step: Any,
        record: Any,
        actor: Actor,
        typed: QueryDict | None,
        files: Any = None,
        prefix: str = "",
        given: Mapping[str, Any] = {},
    ) -> None:
        self.given = given
        self.step, self.record, self.actor, self.prefix = step, record, actor, prefix
        self.typed, self.files = typed, files or MultiValueDict()
        self.usual: Mapping[str, Any] = {}
        self._make()

    def _make(self) -> None:
        self.usual = self._usual() if self.typed is None else {}
        initial = self._initial() if self.typed is None else None
        self.offered: dict[Any, Choices] = {}
        # With files, though none, a form counts as sent and shows no defaults.
        files = self.files if self.typed is not None else None
        self.form = Shown(self.typed, files, initial=initial, prefix=self.prefix or None)
        self.form.use_required_attribute = False
        self.groups = [self._group(ask) for ask in self.step.asked]

    def key(self, name: str) -> str:
        """What the page calls it."""
        return f"{self.prefix}-{name}" if self.prefix else name

    def _initial(self) -> dict[str, Any]:
        """The defaults of a new record's columns, or what the link to the page gives. A later step asks for new facts:
        nothing old stands in, unless it edits what there is, or the ask itself says what is usual."""
        said = {**self.usual} | {ask.name: self.given[ask.name] for ask in self.step.asked if ask.name in self.given}
        if self.record.version and not self.step.edits:
            return spread(said)
        return {ask.name: getattr(self.record, ask.name, None) for ask in self.step.asked if ask.column} | spread(said)

    def _usual(self) -> dict[str, Any]:
        facts = Facts(self.record, timezone.localdate(), self.actor)
        return {ask.name: ask.offered(facts) for ask in self.step.asked if ask.usual is not None}

    def _group(self, ask: Ask) -> Group:
        if isinstance(ask, PartiesAsk) and ask.of_agencies:
            return self._rows(ask, "parties", [Ask(name, one) for name, one in AGENCY.items()], ask.least)
        if isinstance(ask, PartiesAsk):
            columns: dict[str, forms.Field] = {**PARTY, **(PARTICULARS if ask.particulars else {})}
            if ask.acting_for:
                columns |= {"acts_for": self._acts_for(ask), **AGENT}
            return self._rows(ask, "parties", [Ask(name, one) for name, one in columns.items()], ask.least)
        if isinstance(ask, PartyAsk):
            return Group(ask, "field", self.key(ask.name), [self._bound(ask.name, party_choice(ask, self.record))])
        if isinstance(ask, RowsAsk):
            return self._each(ask)
        if isinstance(ask, PartsAsk):
            columns_on = ask.columns_on(Facts(self.record, None, self.actor))
            return self._rows(ask, "parts", list(columns_on), ask.least)
        if isinstance(ask, (GoesAsk, PickedAsk)):
            ask = ask.on(Facts(self.record, None, self.actor))
        kind = "upload" if isinstance(ask, UploadAsk) else "field"
        return Group(ask, kind, self.key(ask.name), [self._bound(ask.name, ask)])

    def _acts_for(self, ask: PartiesAsk) -> ActsFor:
        on_form = [one.name for one in self.step.asked if isinstance(one, PartiesAsk) and one.name in ask.acting_for]
        names = {role: self._names(role) for role in on_form}
        return ActsFor(represented(ask, self.record, names), [self.key(role) for role in on_form])

    def _names(self, role: str) -> list[str]:
        """What the rows of a role say, as typed or as the act that stands says."""
        if self.typed is None:
            return [str(self.form.initial.get(f"{role}-{n}-name") or "") for n in range(self.rows_typed(role))]
        return [self.typed.get(self.key(f"{role}-{n}-name"), "") for n in range(self.rows_typed(role))]

    def _bound(self, name: str, ask: Ask) -> forms.BoundField:
        made = self._choice(name, ask) if row_choice.is_row(ask.field) else copy.deepcopy(ask.field)
        if isinstance(made, forms.ModelMultipleChoiceField) and made.queryset is not None:
            made.queryset = within(made.queryset, self.actor)
        if isinstance(made, forms.ChoiceField):
            choices: Any = made.choices
            made.choices = [("", "请选择") if value == "" else (value, label) for value, label in choices]
        if isinstance(made.widget, PiecesInput) and self.typed is not None:
            made.widget.came = incoming.waiting(self.actor, self.typed.getlist(f"{self.key(name)}-came"))
        if isinstance(made.widget, PickedLine):
            made.widget.lines = lines(self.record, self.record.agency_id or self.actor.agency_id, ask.name)
        self.form.fields[name] = made
        return self.form[name]

    def _choice(self, name: str, ask: Ask) -> RowChoice:
        """The field for a choice of a row, narrowed to what goes with the choices that it follows."""
        key = self.key(name)
        others = {column: self._other(column) for column in ask.alike}
        likely = Q(**{column: value for column, value in others.items() if value})
        asked = {one.name for one in self.step.asked}
        follows = tuple(f"id_{self.key(column)}" for column in ask.alike if column in asked)
        search = self._search(key, str(self.form.initial.get(name) or ""))
        made = row_choice.field_for(
            ask.field, search, likely=likely, beside=ask.alike, follows=follows, known=self.offered
        )
        if made.sole and self.typed is not None and self.typed.get("add") == FIND + key:
            self.form.data = self.typed = self.typed.copy()
            self.typed[key] = made.sole
        return made

    def _other(self, name: str) -> str:
        """The key of what another choice of the form says; where it asks for none, what the record does."""
        if any(ask.name == name for ask in self.step.asked):
            return self.typed.get(self.key(name), "") if self.typed is not None else ""
        return str(getattr(self.record, f"{name}_id") or "")

    def _search(self, key: str, initial: str) -> Search:
        if self.typed is None:
            return Search(self.actor, timezone.localdate(), chosen=initial)
        day = typed.day(self.typed.get(self.key("on"))) or timezone.localdate()
        return Search(self.actor, day, self.typed.get(f"{key}-find", ""), self.typed.get(key, initial))

    def _rows(self, ask: Ask, kind: str, columns: list[Ask], least: int) -> Group:
        added = self.typed is not None and self.typed.get("add") == self.key(ask.name)
        count = min(max(self.rows_typed(ask.name), least, 1) + added, MOST_ROWS)
        asked = [columns + self._word(f"{ask.name}-{n}", kind) for n in range(count)]
        rows = [[self._bound(f"{ask.name}-{n}-{c.name}", c) for c in row] for n, row in enumerate(asked)]
        return Group(ask, kind, self.key(ask.name), rows=rows, least=least, added=added)

    def _each(self, ask: RowsAsk) -> Group:
        """A line for each row that is open; after the form came back, for each that it spoke of."""
        there = ask.there(Facts(self.record, None, self.actor)) if self.record.version else {}
        shown = self._lines_of(ask, there) if self.typed is None else self._ids(ask)
        rows = []
        for n, pk in enumerate(shown):
            self.form.initial[f"{ask.name}-{n}-id"] = pk
            rows.append([self._bound(f"{ask.name}-{n}-{column.name}", column) for column in (ID, *ask.columns)])
        named = {str(pk): str(row) for pk, row in there.items()}
        return Group(ask, "each", self.key(ask.name), rows=rows, heads=[named.get(pk, "") for pk in shown])

    def _lines_of(self, ask: RowsAsk, there: dict[UUID, Any]) -> list[str]:
        return [str(pk) for pk, row in there.items() if ask.is_open(row)]

    def _ids(self, ask: Ask) -> list[str]:
        assert self.typed is not None
        return [self.typed.get(self.key(f"{ask.name}-{n}-id"), "") for n in range(self.rows_typed(ask.name))]

    def _word(self, row: str, kind: str) -> list[Ask]:
        """The tick by which a clerk stands for a party's number, where it is wrong in nothing but its check digit."""
        asked = self.typed is not None and kind == "parties"
        if not asked or self.typed is None or self.key(f"{row}-kind") not in self.typed:
            return []
        given = {name: self.typed.get(self.key(f"{row}-{name}")) for name in PARTY}
        return [WORD_GIVEN] if awaits_confirmation(given) else []

    def rows_typed(self, name: str) -> int:
        """How many rows were on the page that came back; on the first look, how many the link to it gives, or are usual."""
        if self.typed is None:
            return min(rows_among({**self.usual, **self.given}, name), MOST_ROWS)
        return min(typed.number(self.typed.get(self.key(f"{name}-rows"))) or 0, MOST_ROWS)

    def told(self) -> dict[str, Any]:
        """What was typed, as the engine takes it."""
        told = {group.ask.name: self._told(group) for group in self.groups}
        assert self.typed is not None
        told["confirmed"] = self.typed.getlist(self.key("confirmed"))
        if ahead_of := self.typed.get(self.key("ahead_of")):
            place = typed.number(ahead_of)
            told["ahead_of"] = ahead_of if place is None else place
        if self.struck is not None:
            told["strike"] = self.struck
        if self.turned is not None:
            told["turned"] = self.turned
        return told

    @property
    def struck(self) -> list[str] | None:
        """Words to strike out of a publication, a line each; None where the page has not asked."""
        if self.typed is None or "strike" not in self.typed:
            return None
        return [line for line in map(texts.cleaned, self.typed.get("strike", "").splitlines()) if line]

    @property
    def turned(self) -> list[str] | None:
        """Places of a publication where the clerk decides otherwise than was guessed; None where the page has not asked."""
        if self.typed is None or not {"turned", "previewed"} & self.typed.keys():
            return None
        return self.typed.getlist("turned")

    def _told(self, group: Group) -> Any:
        if group.rows or group.kind == "each":
            rows = [{bound.name.rsplit("-", 1)[1]: self._value(bound) for bound in row} for row in group.rows]
            return [row for row in rows if (not is_blank(row) if group.kind == "parties" else _is_filled(row))]
        return self._value(group.fields[0])

    def _value(self, bound: forms.BoundField) -> Any:
        raw = bound.data
        if isinstance(bound.field.widget, PiecesInput):
            return [*raw, *(one.handed_in for one in bound.field.widget.came)]
        if isinstance(bound.field, RowChoice):
            words = self.typed.get(f"{bound.html_name}-find", "") if self.typed is not None else ""
            return bound.field.row(raw, words)
        if isinstance(bound.field, ActsFor):
            return bound.field.named(raw)
        return raw

    def put(self, reasons: list[Reason]) -> list[Reason]:
        """Put each reason beside its field; all of them back, for the summary."""
        by_name = {group.ask.name: group for group in self.groups}
        for reason in reasons:
            if reason.field in by_name:
                by_name[reason.field].errors.append(reason)
        return reasons

    @property
    def came(self) -> list[Incoming]:
        """The files of its fields that came in piece by piece."""
        return [one for field in self.form.fields.values() for one in getattr(field.widget, "came", ())]

    @property
    def has_uploads(self) -> bool:
        return any(group.kind == "upload" for group in self.groups)


def _is_filled(row: dict[str, Any]) -> bool:
    """Whether a row says anything; its id and an unticked box alone do not."""
    return any(value not in (None, "", False, []) for name, value in row.items() if name != "id")
