"""Calls with room for the frames of all that they call.

CPython keeps frames in pieces of 16 KB; where a hot loop happens to stand at the end of one, each call in it asks the kernel
for another and gives it back: a fifth of the time of a test that walks pages, deep below the frames of pytest.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
SLOTS = 17_000
"""A frame of so many slots of eight bytes gets a piece of the next power of two, of which a half is left to those below it."""


def roomy(do: Callable[[], T]) -> T:
    return do()


roomy.__code__ = roomy.__code__.replace(co_stacksize=SLOTS)
