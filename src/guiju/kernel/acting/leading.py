"""A matter led into another register: the record opened there and the step that leads to it, both or neither."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from guiju.kernel.acting import ahead, engine
from guiju.kernel.declaring.leading import leading
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import Actor, Agency


def lead(
    step: str,
    record: Any,
    actor: Actor,
    told: dict[str, Any],
    on: date,
    *,
    row: UUID | None = None,
    agency: Agency | None = None,
    region: str = "",
    new_id: UUID | None = None,
) -> Any:
    """Open the record to which ``step`` of ``record`` leads, told as its own form was, and take the step; the record opened.
    ``row``: which of its rows leads there, where rows do.

    Both registers hold to all that they demand: the role, the place, the fields, the gates. Raises Refused; then nothing is
    written in either but the refusal.
    """
    ask = leading(record.procedure.steps[step])
    if ask is None:
        raise LookupError(f"{record.register()}.{step} leads into no other register")
    opening = engine.Taking(data=told)
    engine.prepare(ask.opening, ask.other, [opening])

    def led() -> Any:
        opened = engine.take(
            ask.opening, ask.other, actor, opening.data, on,
            agency=agency, region=region, simulated=record.simulated, new_id=new_id,
        )  # fmt: skip
        engine.take(step, record, actor, {ask.name: ask.telling(opened, row)}, on)
        return opened

    try:
        return ahead.whole(led, [record])
    except Refused as refused:
        # What was kept of it inside has gone with the rest.
        engine.keep(refused, step, record, actor, on)
        raise
