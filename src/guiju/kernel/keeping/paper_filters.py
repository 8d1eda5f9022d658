"""Filters for the templates of official papers."""

from django.template import Library

from guiju import documents

register = Library()
LINE = "＿" * 8


@register.filter
def plain(value: object) -> str:
    """The value as text that is no markup: for words that somebody typed."""
    return documents.escape(str(value))


@register.filter
def paragraphs(value: object) -> str:
    """A longer text as it was typed, each of its lines a paragraph that is no markup: questions and answers, say."""
    return "\n".join(documents.escape(line) for line in str(value).splitlines() if line.strip())


@register.filter
def to_fill(value: object) -> str:
    """What was told, as ``plain``; where nothing was, a line to be filled in by hand: a blank says nothing of anybody."""
    return LINE if value in (None, "") else plain(value)
