"""The procedure drawn as steps: where a record has been, where it stands, where it can go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from guiju.kernel.declaring.steps import NEW, Step

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


Led = Iterable[tuple[str, date, dict[str, Any]]]
"""Steps taken: name, day, content of the entry."""


def drawn(record: Any, led: Led) -> list[Stage]:
    """The stages passed in the order of their days, the one where the record stands, those that may follow, the others."""
    procedure = record.procedure
    reached = _reached(procedure.steps, led)
    following = {stage for step in procedure.possible(record.stage) for stage in step.leads_to}
    stages = []
    for name, label in procedure.stages.items():
        if name != NEW:
            state = _state(name, record.stage, reached, following)
            stages.append(Stage(name, label, state, reached.get(name), name in procedure.ends))
    order = (PASSED, HERE, NEXT, AHEAD)
    return sorted(stages, key=lambda stage: (order.index(stage.state), stage.on or date.max))


def _reached(steps: dict[str, Step], led: Led) -> dict[str, date]:
    """The last day on which a step led to each stage. Of an entry that was erased nobody knows where a fork led."""
    reached: dict[str, date] = {}
    for name, on, content in led:
        if name in steps:
            told = defaultdict(str, {**content.get("told", {}), **content.get("set", {})})
            if (stage := steps[name].leads(told)) is not None:
                reached[stage] = max(on, reached.get(stage, on))
    return reached


def _state(name: str, here: str, reached: dict[str, date], following: set[str]) -> str:
    if name == here:
        return HERE
    if name in reached:
        return PASSED
    return NEXT if name in following else AHEAD
