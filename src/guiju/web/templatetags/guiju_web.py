"""What the templates need said: days, digests, sizes."""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.utils.html import format_html

from guiju import documents
from guiju.figures.verifying import may_verify
from guiju.web import typed
from guiju.web.system_state import may_look

register = template.Library()


@register.filter
def verifies(user: Any) -> bool:
    """Whether the room where the ledger is verified is open to this user."""
    return may_verify(user.actor)


@register.filter
def looks_after(user: Any) -> bool:
    """Whether the page of the system's state is open to this user."""
    return may_look(user.actor)


@register.simple_tag(takes_context=True)
def typist(context: dict[str, Any]) -> str:
    """A hidden field by which a form says whose it is, so that it can be given back to them after signing in anew."""
    return format_html(
        '<input type="hidden" name="{}" value="{}">', typed.TYPIST, typed.signed(context["request"].user)
    )


@register.filter
def brief(digest: str) -> str:
    """The first and last characters of a digest, enough to compare by eye."""
    return f"{digest[:8]}…{digest[-4:]}" if len(digest) > 14 else digest


@register.filter
def size(octets: int) -> str:
    """A file's size in words."""
    if octets < 1024:
        return f"{octets} 字节"
    if octets < 2**20:
        return f"{octets / 2**10:.0f} KB"
    return f"{octets / 2**20:.1f} MB" if octets < 2**30 else f"{octets / 2**30:.2f} GB"


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


@register.simple_tag
def font_note() -> str:
    """Which fonts stand in for which in a PDF; empty where none does."""
    return documents.font_note()
