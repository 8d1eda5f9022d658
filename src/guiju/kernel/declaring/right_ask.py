"""What is told in asking for a correction: what an entry should have said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from guiju.kernel.declaring.asks import Ask
from guiju.kernel.keeping import typed


@dataclass(frozen=True)
class RightAsk(Ask):
    """What an entry should have said: ``{"entry": n, "on": day, "told": {name: value}}``, day and told where they differ.

    What is told is held to the asks of the step that told it once the entry is known.
    """

    def clean(self, value: Any) -> dict[str, Any]:
        given = dict(value or {})
        entry, on = typed.number(given.get("entry") or 0), given.get("on") or None
        day = on if on is None or isinstance(on, date) else typed.day(on)
        if entry is None or (on is not None and day is None):
            raise ValidationError("请指明更正的是哪一条账簿记录，日期写作“2026-03-05”。")
        told = dict(given.get("told") or {})
        if not told and day is None:
            raise ValidationError("请至少指明一项需要更正的内容。")
        return {"entry": entry, "on": day, "told": told}
