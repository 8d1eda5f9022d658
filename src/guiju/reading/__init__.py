"""Reading published reports: every figure, what it measures, and what is wrong with it.

``read`` needs nothing of the rest of the program: a text goes in, with the catalogue of figures if there is one, and
figures, findings and checks come out, each with its place in the text. No model is loaded and no service called.
"""

from typing import TYPE_CHECKING, Any

from .loading import Unreadable
from .record import Check, Figure, Finding, Reading, Section

if TYPE_CHECKING:
    from .reader import read

__all__ = ["Check", "Figure", "Finding", "Reading", "Section", "Unreadable", "read"]


def __getattr__(name: str) -> Any:
    """The reader with its hundreds of patterns, which take half a second to make, comes when it is first asked for: who only
    names what it finds does not wait for it."""
    if name == "read":
        from .reader import read

        return read
    raise AttributeError(name)
