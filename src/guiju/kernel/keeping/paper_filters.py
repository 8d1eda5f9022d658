"""Filters for the templates of official papers, beside Django's own."""

from django.template import Library

from guiju import documents
from guiju.kernel.keeping.paper_engine import Markup

register = Library()
LINE = "＿" * 8


@register.filter
def paragraphs(value: object) -> Markup:
    """A longer text as it was typed, each of its lines a paragraph that is no markup: questions and answers, say."""
    return Markup("\n".join(documents.escape(line) for line in str(value).splitlines() if line.strip()))


@register.filter
def to_fill(value: object) -> object:
    """What was told; where nothing was, a line to be filled in by hand: a blank says nothing of anybody."""
    return LINE if value in (None, "") else value
