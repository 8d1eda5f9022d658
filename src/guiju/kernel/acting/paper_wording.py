"""The wording of a step's paper, held to what can be set before anything is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from guiju import documents
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.refused import Reason, Refused
from guiju.kernel.declaring.steps import Step, Writes
from guiju.kernel.keeping import papers


def worded(step: Step, facts: Facts, writes: Writes, known: Mapping[str, Any]) -> str:
    """The markup of a paper. Raises Refused where it is no document, with the field whose words stand in the line, else
    with the line of the template's own making."""
    text = papers.worded(facts.procedure.papers_folder, writes.template, dict(known))
    try:
        documents.hold(text)
    except documents.MarkupError as error:
        line = text.splitlines()[error.line - 1] if error.line else ""
        raise Refused(step.label, [_reason(step, facts, writes, error, line)]) from None
    return text


def _reason(step: Step, facts: Facts, writes: Writes, error: documents.MarkupError, line: str) -> Reason:
    typed = next((ask for ask in step.asked if _stands_in(facts.told.get(ask.name), line)), None)
    if typed is None:
        return Reason("paper.unset", f"《{writes.title}》的模板不能成文，请告知系统管理员。{error}")
    return Reason("paper.unset", f"“{typed.label}”使《{writes.title}》不能成文。{error}", typed.name)


def _stands_in(value: Any, line: str) -> bool:
    return any(documents.escape(said) in line for words in _words(value) for said in words.splitlines() if said.strip())


def _words(value: Any) -> Iterator[str]:
    """The words of what was told, of rows and choices too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list | tuple):
        inner: Iterable[Any] = value.values() if isinstance(value, Mapping) else value
        for one in inner:
            yield from _words(one)
