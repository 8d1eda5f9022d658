"""The Word file that an office's own template makes of a paper, beside the built-in one, which stays the paper's wording.

What is corrected, covered or made anew is so by the built-in paper; the file is kept with it under the same entry, and says
by which version of which template it was made.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from guiju import bounded, documents
from guiju.documents.office_template import NotMade, render
from guiju.kernel.declaring import paper_values
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Step, Writes
from guiju.kernel.keeping import digests, office_templates, papers
from guiju.kernel.keeping.handed_in import ALLOWED
from guiju.kernel.keeping.office_templates import Changed, Version

SECONDS, MEGABYTES = 10, 400
"""Of the processor, for one paper: an ordinary one takes a twentieth of a second."""
LATE = "办理时内容有变，来不及按模板重新填写。"


@dataclass(frozen=True)
class OfficePaper:
    """A version and the plain values that it is to be filled in with."""

    writes: Writes
    version: Version
    values: dict[str, Any]

    @property
    def key(self) -> str:
        return digests.of(digests.canonical({"template": self.version.digest, "values": self.values}).encode())

    def filled_in(self) -> bytes:
        """The Word file, made in a process with bounds. Raises NotMade and Changed."""
        try:
            return bounded.run(
                render, self.version.content, self.values, seconds=SECONDS, megabytes=MEGABYTES, turns=documents.TURNS
            )
        except bounded.Exceeded as stopped:
            raise NotMade(f"{stopped}。") from stopped

    def made(self, number: str) -> papers.Paper | None:
        """The file as a paper, not saved; None where it is still to be made (``ahead``). Raises NotMade and Changed."""
        found = _ahead.get()
        word = found.of(self) if found is not None else self.filled_in()
        if word is None:
            return None
        title = f"{self.writes.title}（本机关模板）"
        paper = papers.attach(self.writes.template, title, word, ALLOWED[".docx"], number)
        paper.by_template = self.version.digest
        return paper


@dataclass
class Ahead:
    """Papers made ahead of a transaction, or why they could not be; and those that it wants and are not made yet."""

    made: dict[str, bytes | NotMade | Changed] = field(default_factory=dict)
    wanted: dict[str, OfficePaper] = field(default_factory=dict)
    is_over: bool = False

    def of(self, own: OfficePaper) -> bytes | None:
        if (found := self.made.get(own.key)) is None:
            if self.is_over:
                raise NotMade(LATE)
            self.wanted[own.key] = own
            return None
        if isinstance(found, Exception):
            raise found
        return found

    def make(self) -> None:
        for key, own in self.wanted.items():
            try:
                self.made[key] = own.filled_in()
            except (NotMade, Changed) as error:
                self.made[key] = error
        self.wanted.clear()


_ahead: ContextVar[Ahead | None] = ContextVar("papers made ahead", default=None)


def under_way() -> bool:
    return _ahead.get() is not None


@contextmanager
def ahead() -> Iterator[Ahead]:
    """While papers are made ahead of the transaction, none is made within it."""
    found = Ahead()
    token = _ahead.set(found)
    try:
        yield found
    finally:
        _ahead.reset(token)


def of(step: Step, facts: Facts, known: dict[str, Any], text: str) -> OfficePaper | None:
    """What the agency's own template, if it has one that day, is to be filled in with; nothing is made yet."""
    record, writes = facts.record, step.writes
    assert writes is not None
    version = office_templates.current(record.agency_id, record.register(), writes.template, facts.on)
    if version is None:
        return None
    return OfficePaper(writes, version, paper_values.values(known, text, step, record.procedure))


__all__ = ["Changed", "NotMade", "OfficePaper", "ahead", "of", "under_way"]
