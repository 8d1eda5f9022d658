"""Which registers are in use: of sixty an office begins with a few, and a page asks for rows of no others."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.registry import registers
from guiju.kernel.keeping import stored


def in_use() -> dict[str, Any]:
    """The registers that have any record, by name: one statement, however many registers and records there are."""
    theirs = registers()
    found = stored.filled(tuple(theirs.values()))
    return {name: model for name, model in theirs.items() if model in found}
