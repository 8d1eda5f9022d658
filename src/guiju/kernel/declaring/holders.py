"""Whose limit it is, where each of several has one of its own: parties in a role, or rows that steps add and tell of.

A clock names the ask (``Clock.whose``). An ask that names one party means that one; an ask for rows means each row that it
adds or tells of, so that every letter, item or finding is due, met and overdue by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from guiju.kernel.declaring.asks import Ask, PartsAsk, PartyAsk
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Part

CALLED = 200
"""So much of the name of a holder stands with its limit."""


def among(asks: Iterable[Ask]) -> dict[str, PartyAsk | PartsAsk]:
    """By name those that can say whose limit it is; of several of one name the first."""
    found: dict[str, PartyAsk | PartsAsk] = {}
    for ask in asks:
        if isinstance(ask, (PartyAsk, PartsAsk)):
            found.setdefault(ask.name, ask)
    return found


def meant(ask: PartyAsk | PartsAsk, told: Any) -> dict[str, dict[str, Any]]:
    """The keys of those whom a step has named, each with what was told of it alone."""
    if isinstance(ask, PartyAsk):
        return {str(told): {}} if told else {}
    return {row["id"].hex: row for row in told or () if row["id"] is not None}


def there(ask: PartyAsk | PartsAsk, facts: Facts, added: Iterable[Part] = ()) -> dict[str, Any]:
    """All whom it may mean, by their keys: who takes part, or the rows, those ``added`` by the step itself among them."""
    if isinstance(ask, PartyAsk):
        return dict(facts.in_role(*ask.roles))
    new = [row for row in added if type(row) is ask.model]
    return {row.pk.hex: row for row in (*facts.parts(ask.name), *new)}


def called(holder: Any) -> str:
    """As lists call a party or a row: names are masked."""
    return str(holder if isinstance(holder, Part) else holder.masked_name)[:CALLED]
