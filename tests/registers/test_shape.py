"""One shape for a register: one file, or a folder; its steps are told outside of models."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from guiju.kernel.declaring.registry import registers
from guiju.kernel.declaring.steps import Step

LONGEST = 350
"""Lines of one file; a register that needs more is a folder."""


def files_of(model: Any) -> list[Path]:
    file = Path(str(sys.modules[model.__module__].__file__))
    return sorted(file.parent.glob("*.py")) if file.name == "__init__.py" else [file]


@pytest.mark.parametrize("name", registers())
def test_no_file_of_a_register_is_too_long_to_read(name: str) -> None:
    lines = {file.name: len(file.read_text("utf-8").splitlines()) for file in files_of(registers()[name])}
    assert {file: count for file, count in lines.items() if count > LONGEST} == {}


@pytest.mark.parametrize("name", registers())
def test_no_class_of_a_register_holds_steps(name: str) -> None:
    inside = [
        f"{cls.__name__}.{attribute}"
        for cls in registers()[name].__mro__
        for attribute, value in vars(cls).items()
        if any(isinstance(one, Step) for one in (value if isinstance(value, (list, tuple)) else (value,)))
    ]
    assert inside == []


@pytest.mark.parametrize("name", registers())
def test_a_limit_for_each_of_several_is_told_by_an_ask_that_names_them(name: str) -> None:
    procedure = registers()[name].procedure
    assert {clock.whose for clock in procedure.clocks if clock.whose} <= procedure.whose.keys()


@pytest.mark.parametrize("name", registers())
def test_what_is_public_can_be_taken_down_at_every_stage(name: str) -> None:
    """Where a register has a step that does nothing else: whatever else moves on, a wrong word does not stay up till then."""
    procedure = registers()[name].procedure
    undoing = [step for step in procedure.declared if step.withdraws and step.to is None and not step.sets]
    if undoing:
        closed = {
            stage for stage in _public(procedure) if not any(one.allows(stage, procedure.ends) for one in undoing)
        }
        assert closed == set()


def _public(procedure: Any) -> set[str]:
    """The stages in which something may be public: where a step leads that publishes, and on from there till one withdraws."""
    found: set[str] = set()
    todo = [
        stage for step in procedure.declared if step.publishes for stage in step.leads_to or _since(procedure, step)
    ]
    while todo:
        stage = todo.pop()
        if stage not in found:
            found.add(stage)
            going = (step for step in procedure.possible(stage) if not step.withdraws)
            todo += [to for step in going for to in step.leads_to]
    return found


def _since(procedure: Any, step: Step) -> list[str]:
    return [stage for stage in procedure.stages if step.allows(stage, procedure.ends)]
