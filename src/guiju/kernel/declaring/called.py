"""What a step calls otherwise than the record does: who receives a matter is not yet who has it."""

from __future__ import annotations

from copy import copy
from dataclasses import replace

from guiju.kernel.declaring.asks import Ask, Asked, Marked, as_ask


def called(asked: Asked | Marked, label: str) -> Marked:
    """An ask under a label of this step: ``called(handler, "接收部门")``."""

    def made() -> Ask:
        ask = as_ask(asked)
        field = copy(ask.field)  # shared with other steps
        field.label = label
        return replace(ask, field=field)

    return made
