"""Which figures an annual report says: those of the registers' sentences, and those that its passages name."""

from __future__ import annotations

from typing import Any

from guiju.figures import declared
from guiju.figures.chapters import CHAPTERS


def chapters_with_figures() -> list[str]:
    """Chapters in which some register yields figures, in the order of the report."""
    return [chapter for chapter in CHAPTERS if declared.sentences(chapter)]


def figures_of(record: Any) -> list[str]:
    """The figures a report says: those of all sentences and passages, in order."""
    said = [name for chapter in CHAPTERS for sentence in declared.sentences(chapter) for name in sentence.figures]
    written = [name for passage in record.passages.all() for name in declared.Sentence("", passage.text).figures]
    return [name for name in dict.fromkeys([*said, *written]) if name in declared.figures()]


def unknown_in(texts: list[str]) -> list[str]:
    """The names in braces that are no figures, each once, in order."""
    said = [name for text in texts for name in declared.Sentence("", text).figures]
    return [name for name in dict.fromkeys(said) if name not in declared.figures()]
