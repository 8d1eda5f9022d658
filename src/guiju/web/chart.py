"""The procedure drawn as steps: where a record has been, where it stands, where it can go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from guiju.kernel.procedure import NEW

PASSED, HERE, NEXT, AHEAD = "passed", "here", "next", "ahead"
WORDS = {PASSED: "已经过", HERE: "当前阶段", NEXT: "可以进入", AHEAD: "尚未到达"}


@dataclass(frozen=True, slots=True)
class Stage:
    name: str
    label: str
    state: str
    on: date | None
    end: bool

    @property
    def words(self) -> str:
        return WORDS[self.state]


def drawn(record: Any, taken: dict[str, date]) -> list[Stage]:
    """The stages of the record's procedure, in the order declared. ``taken``: the last day of each step taken."""
    procedure = record.procedure
    reached: dict[str, date] = {}
    for name, on in taken.items():
        step = procedure.steps.get(name)
        if step is not None and step.to:
            reached[step.to] = max(on, reached.get(step.to, on))
    following = {step.to for step in procedure.possible(record.stage) if step.to}
    stages = []
    for name, label in procedure.stages.items():
        if name == NEW:
            continue
        state = HERE if name == record.stage else PASSED if name in reached else NEXT if name in following else AHEAD
        stages.append(Stage(name, label, state, reached.get(name), name in procedure.ends))
    return stages
