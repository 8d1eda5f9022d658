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
