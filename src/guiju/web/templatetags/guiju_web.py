"""What the templates need said: days, digests, the rules that reasons rest on."""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse

from guiju import documents, law
from guiju.web.row_choice import hint
from guiju.web.verification import may_verify

register = template.Library()


@register.filter
def verifies(user: Any) -> bool:
    """Whether the room where the ledger is verified is open to this user."""
    return may_verify(user.actor)


@register.filter
def any_said(groups: Any) -> bool:
    """Whether something is told in any of the groups that a heading folds away, or is wrong with one."""
    return any(group.said for group in groups)


@register.filter
def brief(digest: str) -> str:
    """The first and last characters of a digest, enough to compare by eye."""
    return f"{digest[:8]}…{digest[-4:]}" if len(digest) > 14 else digest


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
def size(octets: int) -> str:
    """A file's size in words."""
    if octets < 1024:
        return f"{octets} 字节"
    return f"{octets / 1024:.0f} KB" if octets < 1024 * 1024 else f"{octets / 1024 / 1024:.1f} MB"


@register.filter
def num(value: float) -> str:
    """A number as pictures want it: with a point, whatever the language of the page."""
    return f"{value:g}"


@register.filter
def day_word(why: str) -> str:
    """Why a day counts or does not, in a word that fits a calendar's square; nothing for a day like any other."""
    word = why.partition("，")[0]
    return "" if word in ("计入", "工作日") else "起算日" if why.endswith("当日不计入") else word.removesuffix("期间")


@register.filter
def ahead(stages: list[Any]) -> list[str]:
    """The labels of the stages a record has not come to and cannot come to next."""
    return [stage.label for stage in stages if stage.state == "ahead"]


@register.filter
def is_day(text: str) -> bool:
    """Whether a cell holds a day, which must not be broken over two lines."""
    return re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None


@register.filter
def is_long(bound: Any) -> bool:
    """Whether a field takes the whole width: free text, a long line, a file."""
    widget = type(bound.field.widget).__name__
    return "Textarea" in widget or "File" in widget or (getattr(bound.field, "max_length", 0) or 0) >= 100


@register.filter
def beside(reason: Any) -> str:
    """A reason's words where they stand beside their field: the field's name need not be said again."""
    return re.sub(r"^“[^”]*”：", "", reason.words)


@register.simple_tag
def font_note() -> str:
    """Which fonts stand in for which in a PDF; empty where none does."""
    return documents.font_note()
