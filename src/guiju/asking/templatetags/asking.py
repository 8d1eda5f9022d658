"""What the templates of a form need said: kinds of fields, what is wrong beside them, the rules that reasons rest on."""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse

from guiju import law
from guiju.asking.process_chart import drawn
from guiju.asking.row_choice import hint

register = template.Library()


@register.filter
def any_said(groups: Any) -> bool:
    """Whether something is told in any of the groups that a heading folds away, or is wrong with one."""
    return any(group.said for group in groups)


@register.inclusion_tag("asking/process_chart.html")
def process_chart(label: str, words: str) -> dict[str, Any]:
    """The steps that ``words`` tell, drawn; the words themselves stand beside for whoever listens."""
    return {"label": label, "chart": drawn(words)}


@register.filter
def rule_address(rule_id: str) -> str:
    """Where a rule of the catalogue is shown; "" for a rule of the house or a code of the engine."""
    try:
        law.versions(rule_id)
        return reverse("rule", args=[rule_id])
    except (law.UnknownRule, NoReverseMatch):
        return ""


@register.filter
def invalid(bound: Any, errors: Any) -> Any:
    """The field's widget, marked as wrong and tied to its message for those who listen."""
    attributes = {"aria-invalid": "true"} if errors else {}
    described = [f"{bound.id_for_label}_help"] if bound.field.help_text else []
    described += [f"{bound.id_for_label}_error"] if errors else []
    if described:
        attributes["aria-describedby"] = " ".join(described)
    return bound.as_widget(attrs={**bound.field.widget.attrs, **attributes})


@register.filter
def is_kind(bound: Any, name: str) -> bool:
    """Whether the field's widget is of a kind: ``CheckboxInput``, ``CheckboxSelectMultiple``, ``Textarea``."""
    return type(bound.field.widget).__name__ == name


@register.filter
def found_by(bound: Any) -> str:
    """What the rows of a choice are found by."""
    return hint(bound.field.rows.model)


@register.filter
def is_long(bound: Any) -> bool:
    """Whether a field takes the whole width: free text, a long line, a file."""
    widget = type(bound.field.widget).__name__
    return "Textarea" in widget or "File" in widget or (getattr(bound.field, "max_length", 0) or 0) >= 100


@register.filter
def beside(reason: Any) -> str:
    """A reason's words where they stand beside their field: the field's name need not be said again."""
    return re.sub(r"^“[^”]*”：", "", reason.words)
