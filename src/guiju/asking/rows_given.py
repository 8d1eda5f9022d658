"""What a form says before anybody has typed: single things and rows, by the names of their fields on the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def spread(said: Mapping[str, Any]) -> dict[str, Any]:
    """What a form says, its rows too, by the names that their fields have on the page."""
    flat: dict[str, Any] = {}
    for name, value in said.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            flat |= {f"{name}-{n}-{key}": cell for n, row in enumerate(value) for key, cell in row.items()}
        else:
            flat[name] = value
    return flat


def rows_among(said: Mapping[str, Any], name: str) -> int:
    """How many rows are said under ``name``."""
    rows = said.get(name)
    return len(rows) if isinstance(rows, list) else 0
