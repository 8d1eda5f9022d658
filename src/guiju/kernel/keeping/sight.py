"""What opens sealed data: a look that somebody has taken and the log has kept, or a use of the program's own, by name.

``Party.plain`` and ``Paper.content_for`` ask for one of the two, so that a new way out does not type-check without it. A
``Sight`` is made by ``keeping.looking`` alone; each place that names a ``Use`` stands in ``tests/test_ways_out.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import Enum
from uuid import UUID


class Use(Enum):
    """What the program itself opens sealed data for: nobody reads it there."""

    GATES = "what a step's gates and rules look at"
    WORDING = "wording official papers, which are sealed again"
    FOLDING = "telling entries again: corrections, late entries"
    COVERING = "finding what is to be covered or struck out"
    VERIFYING = "holding what is sealed against the ledger"
    ERASING = "finding what is to be erased"
    PUBLISHING = "papers that were published, covered as they were published"
    THUMBNAIL = "small pictures on a record's page, in which no document can be read"
    READING = "reading a report that an organ files, into figures and findings"
    HANDING_OVER = "a file made for whoever asked for it, of what they may read"
    COLLEAGUES = "people of one's own agency, by the name of their office, chosen on its forms"
    OWN = "a party's own data, at their own door"
    SIMULATING = "making up records that say that they are simulated"


class WrongSight(Exception):
    """A look at one matter was held out for another, or none where one is needed."""


_wording: ContextVar[bool] = ContextVar("a paper is worded", default=False)


@contextmanager
def wording() -> Iterator[None]:
    """While a paper is worded its template may name the parties: what it makes is sealed again."""
    token = _wording.set(True)
    try:
        yield
    finally:
        _wording.reset(token)


def worded_for() -> Use:
    """Raises WrongSight unless a paper is worded."""
    if not _wording.get():
        raise WrongSight
    return Use.WORDING


@dataclass(frozen=True, slots=True)
class Sight:
    """A look that was kept, at one matter."""

    register: str
    matter_id: UUID

    def holds(self, register: str, matter_id: UUID) -> None:
        """Raises WrongSight."""
        if (register, matter_id) != (self.register, self.matter_id):
            raise WrongSight(f"{self.register}/{register}")


def hold(by: Sight | Use, register: str, matter_id: UUID) -> None:
    """Raises WrongSight where a look is held out for a matter other than its own."""
    if isinstance(by, Sight):
        by.holds(register, matter_id)
