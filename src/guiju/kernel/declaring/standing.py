"""How a record stood, act by act: its columns and stage after each of them, on the day of each.

Worked out of the course, so that an act entered late or put right moves all that follows from it. What duties and spells
are told of: nothing here asks the database.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from guiju.kernel.declaring.course import Deed
from guiju.kernel.keeping import digests

State = Mapping[str, Any]
"""Columns as entries keep them (``digests.plain``), and ``stage``."""
While = Mapping[str, Any]
"""What must hold, by column: a value, or several of which any will do: ``{"kind": CORRECTION, "key_person": True}``."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How a record stood from a day on, and by which step it came to stand so."""

    on: date
    step: str
    state: State


Stood = Callable[[date], State]
"""What else is known of how a record stood on a day."""


def stands(record: Any, deeds: Collection[Deed], stood: Stood) -> Iterator[Stand]:
    """One after each act, in the order of the course.

    Columns are what acts told or set; of a value that a step worked out, what its entry says. Of an entry that was lawfully
    erased they are what is known of its day besides (``stood``), and what no other act told, as it stands now.
    """
    procedure, columns = record.procedure, record._meta.concrete_fields
    state = {column.name: digests.plain(column.get_default()) for column in columns}
    now: dict[str, Any] = {}
    if any(deed.erased for deed in deeds):
        told = {name for deed in deeds for name in deed.content.get("set", {})}
        now = {c.name: digests.plain(getattr(record, c.attname)) for c in columns if c.name not in told}
    for deed in deeds:
        said = {**now, **stood(deed.on)} if deed.erased else deed.content.get("set", {})
        # An entry made late says in which stage the record is by now; here it is where the act led.
        stage = _led_to(procedure.steps[deed.step], deed, record, said) or state["stage"]
        state = {**state, **said, "stage": stage}
        yield Stand(deed.on, deed.step, state)


def _led_to(step: Any, deed: Deed, record: Any, said: State) -> str | None:
    """Where one led that was erased is known where it can lead to one stage only, or the record is there now."""
    if not deed.erased:
        return cast("str | None", step.leads({**said, **deed.content.get("told", {})}))
    return next((stage for stage in step.leads_to if stage == record.stage or len(step.leads_to) == 1), None)


def holds(state: State, while_: While) -> bool:
    return all(_is(state.get(name), wanted) for name, wanted in while_.items())


def _is(value: Any, wanted: Any) -> bool:
    among = wanted if isinstance(wanted, Collection) and not isinstance(wanted, str) else (wanted,)
    return any(value == digests.plain(one) for one in among)


def spans(found: Iterable[Stand], while_: While) -> Iterator[tuple[Stand, date | None]]:
    """From when to when it held: how the record stood as it began, and the day on which it held no more (None: it holds)."""
    since: Stand | None = None
    for stand in found:
        if since is None and holds(stand.state, while_):
            since = stand
        elif since is not None and not holds(stand.state, while_):
            if stand.on > since.on:
                yield since, stand.on
            since = None
    if since is not None:
        yield since, None
