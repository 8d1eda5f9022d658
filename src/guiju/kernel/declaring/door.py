"""A citizen's own door to a record: who is let in, which steps give them the code for it, what they are served there.

A query code leads to the record, a one-time code sent to the telephone that the record tells of proves who asks
(``keeping.doors``, ``acting.visiting``). What they may do there is every step that names ``Role.PARTY``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from guiju.kernel.keeping import doors
from guiju.kernel.keeping.parties import Party
from guiju.kernel.offices.organs import Organ


@dataclass(frozen=True)
class Door:
    """``Door(of=("applicant", "agent"), gives=("apply", "reissue_code"), papers=("receipt",), at=Organ.LEGAL_AID)``.

    of       roles of the parties whose telephone opens it: that of the first who has one
    gives    steps by which a query code is given; its paper tells it as ``query_code``
    papers   the kinds of papers that are served to them there
    shows    the columns that they read there
    tells    steps of which they read what was told
    at       to which organ a citizen may apply there, if they may at all
    """

    of: tuple[str, ...]
    gives: tuple[str, ...]
    papers: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    at: Organ | None = None

    def code(self, step: Any, facts: Any) -> str:
        """The code that a step gives: the first of the record, or, by a note, another in place of it."""
        earlier = sum(entry.step in self.gives for entry in facts.entries) if step.note else 0
        return doors.query_code(facts.record.register(), facts.record.pk, earlier)

    def phone(self, parties: Iterable[Party]) -> str:
        """The telephone that opens the door; "" where nobody has told one."""
        there = list(parties)
        told = (party.plain()["phone"] for role in self.of for party in there if party.role == role)
        return next((phone for phone in told if phone), "")
