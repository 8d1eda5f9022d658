"""How the public pages say counts, numbers and times."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django import template
from django.utils import timezone

from guiju import documents
from guiju.figures.wording import number
from guiju.kernel.finding.paging import CAP

register = template.Library()


@register.filter
def capped(count: int) -> str:
    """A count that was taken up to ``CAP`` + 1: 12, or 1000+."""
    return f"{CAP}+" if count > CAP else str(count)


@register.filter
def bare(value: Decimal) -> str:
    """A number without trailing noughts."""
    return number(value)


@register.filter
def local_time(at: str) -> str:
    """A ledger time (UTC, ISO 8601) as the clock on the wall here showed it."""
    return f"{timezone.localtime(datetime.fromisoformat(at)):%Y-%m-%d %H:%M:%S}"


@register.simple_tag
def font_note() -> str:
    """Which fonts stand in for which in a PDF; empty where none does."""
    return documents.font_note()
