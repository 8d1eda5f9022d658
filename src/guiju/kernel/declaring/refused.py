"""Why a step was refused: every reason at once, each with the field or the article it rests on."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason. ``code`` is for programs (a rule id, ``field.required``, ``stage`` …), ``words`` for people.

    ``act``: of which of several acts entered together, the first being 0.
    """

    code: str
    words: str
    field: str = ""
    citation: str = ""
    act: int = 0

    def __str__(self) -> str:
        return f"{self.words}（{self.citation}）" if self.citation else self.words


class Refused(Exception):
    """The engine did not take a step; nothing was written."""

    def __init__(self, step: str, reasons: list[Reason]) -> None:
        super().__init__(step, reasons)
        self.step, self.reasons = step, reasons

    def __str__(self) -> str:
        return f"“{self.step}”未能办理：" + "；".join(str(reason) for reason in self.reasons)

    def told(self) -> list[dict[str, Any]]:
        return [asdict(reason) for reason in self.reasons]

    @property
    def codes(self) -> set[str]:
        return {reason.code for reason in self.reasons}
