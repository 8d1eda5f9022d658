"""How a record stood, act by act: its columns and stage after each of them, on the day of each.

Worked out of the course, so that an act entered late or put right moves all that follows from it. What duties and spells
are told of: nothing here asks the database.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
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


def telling(procedure: Any) -> set[str]:
    """The columns by which handlings, spells and duties are told: where a record lies, who has it, how it stands."""
    return {"agency", "region", "handler", *(procedure.spells.tells() if procedure.spells else ())}.union(
        *({*duty.while_, duty.through} - {""} for duty in procedure.duties)
    )


def left_of(record: Any, deed: Deed) -> dict[str, Any]:
    """What stays known of an act that is erased (``course``): by this what is told of the course of its record moves no day.
    None of it is a word that somebody wrote."""
    said = deed.content.get("set", {})
    return {
        "on": deed.on.isoformat(),
        "set": {name: said[name] for name in sorted(telling(record.procedure)) if name in said},
        "stage": deed.content.get("stage"),
        "led": _led_to(record.procedure.steps[deed.step], deed),
    }


def stands(record: Any, deeds: Collection[Deed]) -> Iterator[Stand]:
    """One after each act, in the order of the course.

    Columns are what acts told or set; of a value that a step worked out, what its entry says.
    """
    procedure, columns = record.procedure, record._meta.concrete_fields
    state = {column.name: digests.plain(column.get_default()) for column in columns}
    for deed in deeds:
        # An entry made late says in which stage the record is by now; here it is where the act led.
        stage = _led_to(procedure.steps[deed.step], deed) or state["stage"]
        state = {**state, **deed.content.get("set", {}), "stage": stage}
        yield Stand(deed.on, deed.step, state)


def _led_to(step: Any, deed: Deed) -> str | None:
    if deed.erased:
        return cast("str | None", deed.content["led"])
    return cast("str | None", step.leads({**deed.content.get("set", {}), **deed.content.get("told", {})}))


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
