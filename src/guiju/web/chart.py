"""The procedure drawn as steps: where a record has been, where it stands, where it can go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from guiju.kernel.declaring.steps import NEW

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
    """The stages passed in the order of their days, the one where the record stands, those that may follow, the others.

    ``taken``: the last day of each step taken.
    """
    procedure = record.procedure
    reached: dict[str, date] = {}
    for name, on in taken.items():
        step = procedure.steps.get(name)
        if step is not None and step.to:
            reached[step.to] = max(on, reached.get(step.to, on))
    following = {step.to for step in procedure.possible(record.stage) if step.to}
    stages = []
    for name, label in procedure.stages.items():
        if name != NEW:
            state = _state(name, record.stage, reached, following)
            stages.append(Stage(name, label, state, reached.get(name), name in procedure.ends))
    order = (PASSED, HERE, NEXT, AHEAD)
    return sorted(stages, key=lambda stage: (order.index(stage.state), stage.on or date.max))


def _state(name: str, here: str, reached: dict[str, date], following: set[str]) -> str:
    if name == here:
        return HERE
    if name in reached:
        return PASSED
    return NEXT if name in following else AHEAD
