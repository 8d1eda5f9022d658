"""What CI walks of a long row of like cases, and what is walked by hand (docs/decisions/0042)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet


def each(nth: int, of: Iterable[Any], begin: int = 0) -> list[Any]:
    """The cases ``of`` a test, of which CI walks each ``nth`` from ``begin`` on, and the others are marked ``whole``.

    Two walks over the same registers begin at different places, so that each register is in some of them.
    """
    return [case if (place - begin) % nth == 0 else _by_hand(case) for place, case in enumerate(of)]


def _by_hand(case: Any) -> Any:
    """``case``, a value, a tuple of values or a ``pytest.param`` of them, marked."""
    if isinstance(case, ParameterSet):
        return pytest.param(*case.values, id=case.id, marks=[*case.marks, pytest.mark.whole])
    return pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=pytest.mark.whole)
