"""Functions that run wild, for the bounds that are to stop them."""

import ctypes
import os
import re
import time
from typing import Any


def calculating() -> None:
    while True:
        pass


def within_a_library() -> None:
    """The interpreter is not asked for anything meanwhile: no signal of Python's own would be heard."""
    re.match(r"(a+)+$", "a" * 60 + "b")


def asleep() -> None:
    time.sleep(600)


def hoarding() -> None:
    held = []
    while True:
        held.append(bytes(10_000_000))


def verbose() -> bytes:
    return bytes(70 * 1024 * 1024)


def falling() -> None:
    ctypes.string_at(0)


def busy_for(seconds: float) -> int:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
    return os.getpid()


_LEFT: list[bytes] = []


def swelling(megabytes: int) -> int:
    """What it takes it keeps, as a library's store of what it has done."""
    _LEFT.append(b"x" * (megabytes * 2**20))
    return os.getpid()


class _Spite:
    def __reduce__(self) -> Any:
        return os.system, ("true",)


def spiteful() -> Any:
    return _Spite()
