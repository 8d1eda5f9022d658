"""Filters for the templates of official papers."""

from django.template import Library

from guiju import documents

register = Library()


@register.filter
def plain(value: object) -> str:
    """The value as text that is no markup: for words that somebody typed."""
    return documents.escape(str(value))


@register.filter
def paragraphs(value: object) -> str:
    """A longer text as it was typed, each of its lines a paragraph that is no markup: questions and answers, say."""
    return "\n".join(documents.escape(line) for line in str(value).splitlines() if line.strip())
