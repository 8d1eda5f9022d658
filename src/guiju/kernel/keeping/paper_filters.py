"""Filters for the templates of official papers."""

from django.template import Library

from guiju import documents

register = Library()


@register.filter
def plain(value: object) -> str:
    """The value as text that is no markup: for words that somebody typed."""
    return documents.escape(str(value))
