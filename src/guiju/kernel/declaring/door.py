"""A citizen's own door to a record: who is let in, which steps give them the code for it, what they are served there.

A query code leads to the record, a one-time code sent to the telephone that the record tells of proves who asks
(``keeping.doors``, ``acting.visiting``). What they may do there is every step that names ``Role.PARTY``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from guiju.kernel.keeping import doors
from guiju.kernel.keeping.parties import GUARDIAN
from guiju.kernel.keeping.phones import takes_messages
from guiju.kernel.offices.organs import Organ


@dataclass(frozen=True)
class Door:
    """``Door(of=("applicant", "agent"), gives=("apply", "reissue_code"), papers=("receipt",), at=Organ.LEGAL_AID)``.

    of       roles of the parties whose telephone opens it: that of the first who has one that takes messages
    gives    steps by which a query code is given; its paper tells it as ``query_code``
    papers   the kinds of papers that are served to them there
    shows    the columns that they read there
    tells    steps of which they read what was told
    at       to whom a citizen may apply there, if they may at all: an organ, or the keys of agencies on a day
    """

    of: tuple[str, ...]
    gives: tuple[str, ...]
    papers: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    at: Organ | Callable[[date], Any] | None = None

    def code(self, step: Any, facts: Any) -> str:
        """The code that a step gives: the first of the record, or, by a note, another in place of it."""
        earlier = sum(entry.step in self.gives for entry in facts.entries) if step.note else 0
        return doors.query_code(facts.record.register(), facts.record.pk, earlier)

    def openers(self, people: Iterable[tuple[str, dict[str, Any]]]) -> list[tuple[str, dict[str, Any]]]:
        """Those of the people, told of with their roles, whose telephone may open the door, in order: for whom a guardian
        acts, the guardian does here too (民法典 art. 23)."""
        told = list(people)
        there = [(role, one) for of in self.of for role, one in told if role == of]
        guardians = [(role, one) for role, one in there if one.get("capacity") == GUARDIAN]
        found = []
        for role, one in there:
            theirs = [each for each in guardians if each[1].get("acts_for") in ("", one["name"])]
            found += theirs if theirs and one.get("capacity") != GUARDIAN else [(role, one)]
        return found

    def phone(self, people: Iterable[tuple[str, dict[str, Any]]]) -> str:
        """The telephone that opens the door; "" where nobody has told one that takes messages."""
        phones = (str(one.get("phone") or "") for _, one in self.openers(people))
        return next(filter(takes_messages, phones), "")
