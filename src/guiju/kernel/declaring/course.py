"""The course of a matter: its acts as they are held to have happened, in the order of their days.

The ledger keeps entries in the order in which they were made, for ever. An act may have been entered late, its day or what
it told corrected since, or (an act of the system) taken back: the course is what all entries together say happened.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from guiju.kernel.keeping.ledger import Entry

CORRECT, TAKE_BACK = "correct", "take_back_note"


@dataclass(slots=True, eq=False)
class Deed:
    """One act: the entry that told it, and day and content as corrected since."""

    entry: Entry
    on: date
    content: dict[str, Any]

    @property
    def seq(self) -> int:
        return self.entry.seq

    @property
    def step(self) -> str:
        return self.entry.step

    @property
    def actor_id(self) -> int | None:
        return self.entry.actor_id

    @property
    def entered_on(self) -> date:
        return timezone.localdate(datetime.fromisoformat(self.entry.at))

    @property
    def credible_day(self) -> date:
        """Its day; where the machine's clock was ahead (``acting.time_told``), no later than the last trusted one."""
        clock = self.content.get("clock") or {}
        return (
            min(self.on, timezone.localdate(datetime.fromisoformat(clock["seen"])))
            if clock.get("state") == "ahead"
            else self.on
        )

    @property
    def erased(self) -> bool:
        """Whether what it told was lawfully taken away: only that it was done is known."""
        return bool(self.content.get("redacted"))


def course(entries: Iterable[Entry], notes: Collection[str]) -> list[Deed]:
    """The acts among ``entries`` (those of steps in ``notes`` are none) as they are held to have happened."""
    deeds: dict[int, Deed] = {}
    for entry in entries:
        content = entry.content
        if entry.step == TAKE_BACK:
            deeds.pop(content.get("told", {}).get("entry", 0), None)
        elif entry.step == CORRECT:
            right = content.get("corrects", {})
            if (deed := deeds.get(right.get("seq", 0))) is not None:
                amend(deed, right)
        elif entry.step not in notes:
            deeds[entry.seq] = Deed(entry, entry.on, content)
        for seq, left in content.get("anew", {}).get("left", {}).items():
            if (deed := deeds.get(int(seq))) is not None:
                _lessen(deed, left)
    return in_order(deeds.values())


def _lessen(deed: Deed, left: dict[str, Any]) -> None:
    """What an erasure left of an act, or of what had put it right: its day, where its record lay, how it stood and led on."""
    amend(deed, left)
    if deed.erased:
        deed.content |= {name: left[name] for name in ("stage", "led")}


def amend(deed: Deed, right: dict[str, Any]) -> None:
    """Put right what one correction says of a deed: its day, columns (``set``), what else was told, rows, parties."""
    if right.get("on"):
        deed.on = date.fromisoformat(right["on"])
    deed.content = dict(deed.content)
    for kind in ("set", "told", "parts", "parties_told"):
        if kind in right:
            deed.content[kind] = {**deed.content.get(kind, {}), **right[kind]}


def in_order(deeds: Iterable[Deed]) -> list[Deed]:
    """By day; those of one day as they were entered, unless one was told to have come ahead of another of that day.

    An act of a day to come, entered while the machine's clock was ahead, stands where it was entered: after what was
    there on the last day that could be trusted, before what came later.
    """
    ordered = sorted(deeds, key=lambda deed: (deed.credible_day, deed.seq))
    for deed in [deed for deed in ordered if deed.content.get("ahead_of")]:
        other = next((d for d in ordered if d.seq == deed.content["ahead_of"] and d.on == deed.on), None)
        if other is not None:
            ordered.remove(deed)
            ordered.insert(ordered.index(other), deed)
    return ordered
