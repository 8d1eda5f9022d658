"""What every check is given: the report's text, its figures, and how to speak of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..identity import Identity
from ..quantities import Quantity
from ..record import Check, ConceptLike, Figure, Finding, Severity
from ..structure import Layout


@dataclass(slots=True)
class Subject:
    """One report under examination. ``text`` has uniform glyphs; ``skip`` marks names, titles and furniture."""

    text: str
    layout: Layout
    skip: bytearray
    quantities: list[Quantity]
    figures: list[Figure]
    identity: Identity
    concepts: Mapping[str, ConceptLike] = field(default_factory=dict)
    earlier: tuple[str, ...] = ()
    torn: tuple[int, ...] = ()  # where a number ran over two lines
    lost: list[tuple[int, int]] = field(default_factory=list)  # where a number is gone, as far as was looked


Outcome = Finding | Check


def defect(kind: str, span: tuple[int, int], message: str, settles: str) -> Finding:
    """A plain defect of the text."""
    return _finding(kind, "defect", span, message, settles)


def question(kind: str, span: tuple[int, int], message: str, settles: str) -> Finding:
    """Something only a person can settle."""
    return _finding(kind, "question", span, message, settles)


def _finding(kind: str, severity: Severity, span: tuple[int, int], message: str, settles: str) -> Finding:
    return Finding(kind, severity, span[0], span[1], message, settles)


def span(figure: Figure) -> tuple[int, int]:
    """Where a figure stands."""
    return figure.start, figure.end


def shown(value: float | int | None) -> str:
    """A value as a reader writes it: 92.05, not 92.05000001."""
    return "?" if value is None else f"{value:.6g}" if isinstance(value, float) else str(value)
