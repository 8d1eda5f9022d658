"""Steps that carry: taken on one record, they are taken on those tied to it too, each held to its own gates.

``carried(step, to)``: cases heard together are called to one hearing, and each has it in its own course.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.asks import PartsAsk
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.rows import RowsAsk
from guiju.kernel.declaring.steps import Step


def carried(step: Step, to: Callable[[Any], Iterable[Any]]) -> Step:
    """The step, taken also on those records that ``to`` finds and whose stage allows it, with what it was told.

    What one of them refuses refuses the whole, and says of which. A step that tells of rows on file, or does more already,
    cannot be carried.
    """
    if step.then is not None or any(isinstance(ask, RowsAsk) for ask in step.asked):
        raise ValueError(f"{step.name}: what it does is its own record's")

    def carry(act: Act) -> None:
        for other in to(act.record):
            if step.allows(other.stage, other.procedure.ends):
                _take(act, step, other)

    return replace(step, then=carry)


def _take(act: Act, step: Step, other: Any) -> None:
    try:
        act.take(step.name, other, _told(step, act.facts))
    except Refused as refused:
        reasons = [replace(reason, words=f"“{other}”：{reason.words}") for reason in refused.reasons]
        raise Refused(step.label, reasons) from refused


def _told(step: Step, facts: Facts) -> dict[str, Any]:
    """What the step was told, as it is told anew: rows without the ids that they have got."""
    told = {ask.name: facts.told[ask.name] for ask in step.asked}
    for ask in step.asked:
        if isinstance(ask, PartsAsk):
            names = {column.name for column in ask.columns}
            told[ask.name] = [{name: row[name] for name in names & row.keys()} for row in told[ask.name] or ()]
    return told
