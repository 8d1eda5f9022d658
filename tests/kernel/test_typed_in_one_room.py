"""Text from a request becomes a number or a day in one room, ``keeping/typed.py``, and every field of a filter is bounded."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.urls import get_resolver

import guiju

TOP = Path(guiju.__file__).parent
ROOMS = ("web", "portal", "asking")
"""Where requests are read. What they hand on, the kernel holds to its asks."""
BY_HAND = {"isdigit", "isdecimal", "isnumeric", "fromisoformat", "to_python", "strptime"}
OURS = {
    "int(visiting.LONGEST.total_seconds())",
    "int(self.content.get('ahead_of', 0))",
    "int(row.value)",
    "UUID(fault.matter_id)",
    "int(time.time())",
    "int(guesses.WINDOW.total_seconds() // 60)",
    "int(signing.loads(told, salt=TYPIST))",
}
"""What never was typed: a length of time, an entry of the ledger, a number of a figure, a fault found."""
OF_ENTRIES = {"datetime.fromisoformat(self.entry.at)", "datetime.fromisoformat(at)", "datetime.fromisoformat(told[0])"}
"""What the program wrote itself: into an entry, into a session."""


def by_hand(tree: ast.AST) -> list[str]:
    """Calls that make a number, a key or a day of some text."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in BY_HAND | {"int", "UUID"} and ast.unparse(node) not in OURS | OF_ENTRIES:
                found.append(ast.unparse(node))
    return found


def test_nothing_typed_is_read_by_hand() -> None:
    found = {}
    for room in ROOMS:
        for path in sorted((TOP / room).rglob("*.py")):
            if calls := by_hand(ast.parse(path.read_text("utf-8"))):
                found[str(path.relative_to(TOP))] = calls
    assert found == {}


@pytest.mark.parametrize(
    "code",
    ["int(request.GET['n'])", "typed.isdigit()", "date.fromisoformat(x)", "UUID(x)", "model._meta.pk.to_python(x)"],
)
def test_the_rule_sees_what_it_looks_for(code: str) -> None:
    assert by_hand(ast.parse(code)) == [code]


def filters() -> list[type[forms.Form]]:
    """Every form that a page of the two sites reads by itself; those of steps are made of asks (``declaring.ranges``)."""
    assert get_resolver().url_patterns, "all pages are imported"
    found, rest = [], [forms.BaseForm]
    while rest:
        kind: Any = rest.pop()
        rest += kind.__subclasses__()
        if kind.__module__.startswith(tuple(f"guiju.{room}." for room in ROOMS)):
            found.append(kind)
    return sorted(found, key=str)


def test_there_are_such_forms() -> None:
    assert {"CatalogueFilter", "Filters", "ListFilter", "UploadForm"} <= {form.__name__ for form in filters()}


@pytest.mark.parametrize("form", filters(), ids=lambda form: form.__name__)
def test_days_and_numbers_of_a_filter_are_bounded(form: Any) -> None:
    beyond = {
        forms.DateField: (date.min, date(1899, 12, 31), date(2200, 1, 1), date.max),
        forms.IntegerField: (-1, 2**31),
    }
    for name, asked in form.base_fields.items():
        for value in next((values for kind, values in beyond.items() if isinstance(asked, kind)), ()):
            with pytest.raises(forms.ValidationError):
                asked.clean(str(value))
                pytest.fail(f"{form.__name__}.{name} takes {value}")
