"""How the styles of a Word file make text look: struck out, hidden, a line of the contents (ISO/IEC 29500-1, 17.7)."""

from __future__ import annotations

from functools import cache
from typing import Any

from .word_weight import name

_OFF = ("0", "false", "off")
_DEEPEST = 20  # styles on styles; a circle of them ends here too


def child(element: Any, kind: str) -> Any:
    """The first child of that name; None where there is none."""
    return None if element is None else next((one for one in element if name(one.tag) == kind), None)


def value(element: Any, kind: str = "val") -> str | None:
    """An attribute of WordprocessingML."""
    if element is None:
        return None
    return next((told for key, told in element.attrib.items() if name(key) == kind), None)


class Looks:
    """The styles by id."""

    def __init__(self, styles: Any) -> None:
        self._styles = {
            value(one, "styleId"): one for one in (() if styles is None else styles) if name(one.tag) == "style"
        }
        self.switched = cache(self._switched)

    def of(self, run: Any, paragraph_style: str | None, kinds: tuple[str, ...]) -> bool:
        """Whether one of the switches ``kinds`` is on for the text of a run: told of itself, else by its styles."""
        told = child(run, "rPr")
        own = value(child(told, "rStyle"))
        for kind in kinds:
            direct = child(told, kind)
            on = None if direct is None else value(direct) not in _OFF
            if on is None:
                on = self.switched(own, kind)
            if on is None:
                on = self.switched(paragraph_style, kind)
            if on:
                return True
        return False

    def _switched(self, style: str | None, kind: str) -> bool | None:
        for one in self.chain(style):
            if (switch := child(child(one, "rPr"), kind)) is not None:
                return value(switch) not in _OFF
        return None

    def chain(self, style: str | None) -> list[Any]:
        """A style and those it is based on, nearest first."""
        found: list[Any] = []
        while style in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[style])
            style = value(child(found[-1], "basedOn"))
        return found

    def is_contents(self, style: str | None) -> bool:
        """Whether paragraphs of a style are lines of the table of contents."""
        named = value(child(self._styles.get(style), "name")) or ""
        return named.lower().startswith(("toc ", "table of figures"))
