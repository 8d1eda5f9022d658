"""The registers that there are: each model with a procedure enters itself as its class is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guiju.kernel.matters import Record

_registers: dict[str, type[Record]] = {}


def enter(model: type[Record]) -> None:
    _registers[model.register()] = model


def registers() -> dict[str, type[Record]]:
    """All registers by name, in the order they were declared."""
    return dict(_registers)


def register(name: str) -> type[Record]:
    """Raises KeyError where there is no such register."""
    return _registers[name]
