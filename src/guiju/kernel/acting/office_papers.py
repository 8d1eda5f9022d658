"""The Word file that an office's own template makes of a paper, beside the built-in one, which stays the paper's wording.

What is corrected, covered or made anew is so by the built-in paper; the file is kept with it under the same entry, and says
by which version of which template it was made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from guiju.documents.office_template import NotMade, render
from guiju.kernel.declaring import paper_values
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Step, Writes
from guiju.kernel.keeping import office_templates, papers
from guiju.kernel.keeping.handed_in import ALLOWED
from guiju.kernel.keeping.office_templates import Changed, Version


@dataclass(frozen=True)
class OfficePaper:
    """A version and the plain values that it is to be filled in with."""

    writes: Writes
    version: Version
    values: dict[str, Any]

    def made(self, number: str) -> papers.Paper:
        """The file as a paper, not saved. Raises NotMade and Changed."""
        word = render(self.version.content, self.values)
        title = f"{self.writes.title}（本机关模板）"
        paper = papers.attach(self.writes.template, title, word, ALLOWED[".docx"], number)
        paper.by_template = self.version.digest
        return paper


def of(step: Step, facts: Facts, known: dict[str, Any], text: str) -> OfficePaper | None:
    """What the agency's own template, if it has one that day, is to be filled in with; nothing is made yet."""
    record, writes = facts.record, step.writes
    assert writes is not None
    version = office_templates.current(record.agency_id, record.register(), writes.template, facts.on)
    if version is None:
        return None
    return OfficePaper(writes, version, paper_values.values(known, text, step, record.procedure))


__all__ = ["Changed", "NotMade", "OfficePaper", "of"]
