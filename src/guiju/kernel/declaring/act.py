"""What a step's ``then`` is handed: the step just taken, and what may follow from it in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol, TypeVar

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Record
from guiju.kernel.offices.people import Agency

R = TypeVar("R", bound=Record)


class Act(Protocol):
    """A step just taken; the engine makes it."""

    facts: Facts

    @property
    def record(self) -> Any: ...

    def take(self, step: str, record: Any, data: dict[str, Any] | None = None, *, agency: Agency | None = None) -> Any:
        """Take a step on another record; its refusal refuses the whole."""

    def take_many(self, step: str, model: type[R], given: Iterable[tuple[R, dict[str, Any]]]) -> list[R]:
        """Take one step on many records of one register, each with its own data; a refusal refuses the whole."""

    def open_many(self, step: str, model: type[R], given: Iterable[tuple[Agency, dict[str, Any]]]) -> list[R]:
        """Open many records of one register, each for its agency and with its own data; a refusal refuses the whole."""

    def as_system(self, step: str, record: Any, data: dict[str, Any] | None = None) -> Any:
        """What follows by itself from this act on another record, whoever took the act."""
