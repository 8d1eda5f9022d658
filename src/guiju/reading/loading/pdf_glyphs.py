"""The glyphs of a PDF page that a person sees, each once, and the lines that they make.

Left out, and counted by why: what is drawn invisibly, white on white or beside the page; what runs another way than the
page; copies of a glyph laid over it to look bold. A font without a table of its signs (ToUnicode, ISO 32000-1, 9.10)
leaves numbers of glyphs, which are no text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

from . import raised
from .refusal import Unreadable

Glyph = dict[str, Any]
INVISIBLE = "invisible"
_UNKNOWN = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_LEAST_SIZE = 1.0
_SMALLER = 0.8
"""A raised mark is smaller than its line by so much, and stands higher by up to ``_HIGHER`` of the line's size."""
_HIGHER = 0.75
_APART = 0.3
"""Of the size of the text: a wider gap within a line is a space."""
_CUT = 0.7
_HALF_EMPTY = frozenset("，。、；：！？）》”’】")
"""Signs whose right half is empty, and may hang over the edge of a column."""
_MOST_GROUNDS = 200
MOST_LINES = 10_000
"""Lines and boxes on a page, of which tables are made: a page full of table has some 500."""


@dataclass
class Seen:
    """The glyphs of a page that are seen, and how many were left out for what. ``unknown`` glyphs are in fonts without a
    table of signs."""

    glyphs: list[Glyph] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    unknown: int = 0
    by_machine: bool = False


class _Device(PDFPageAggregatorWithMarkedContent):
    """Marks glyphs that are drawn in render mode 3 or 7 (neither filled nor stroked; ISO 32000-1, 9.3.6), and stops where
    more lines are drawn than a page of a report has: to lay them out takes longer than to count them."""

    _invisible = False
    _lines = 0

    def paint_path(self, *given: Any, **named: Any) -> None:
        self._lines += 1
        if self._lines > MOST_LINES:
            raise Unreadable(
                f"PDF 第 {self.pageno} 页的线条超过 {MOST_LINES} 的上限，不予打开；请另行导出或者拆分后再读。"
            )
        super().paint_path(*given, **named)

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self._invisible = textstate.render in (3, 7)
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(self, *given: Any, **named: Any) -> float:
        advance: float = super().render_char(*given, **named)
        if self._invisible and self.cur_item._objs:
            drawn: Any = self.cur_item._objs[-1]
            drawn.tag = INVISIBLE
        return advance


def upright(page: Any) -> Any:
    """The page laid out, turned so that most of its text runs from left to right."""
    _lay_out(page)
    turns = Counter(_direction(glyph) for glyph in page.chars)
    turn = turns.most_common(1)[0][0] if turns else 0
    if not turn:  # upright, or most of it aslant
        return page
    page.page_obj.rotate = page.page_obj.attrs["Rotate"] = (page.page_obj.rotate + turn) % 360
    turned = Page(page.pdf, page.page_obj, page_number=page.page_number, initial_doctop=0)
    page.close()
    _lay_out(turned)
    return turned


def _lay_out(page: Any) -> None:
    device = _Device(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()


def _direction(glyph: Glyph) -> int | None:
    """By how many degrees the page must turn for the glyph to stand upright; None where it is aslant."""
    along, up = glyph["matrix"][0], glyph["matrix"][1]
    if abs(up) <= 0.1 * abs(along):
        return 0 if along > 0 else 180
    if abs(along) <= 0.1 * abs(up):
        return 90 if up > 0 else 270
    return None


def seen(page: Any) -> Seen:
    """What is seen of an upright page."""
    found = Seen()
    shown: list[Glyph] = []
    hidden: list[Glyph] = []
    for glyph in page.chars:
        (hidden if _is_hidden(glyph, page) else shown).append(glyph)
    if page.images and hidden and len(shown) < 10:  # a scan with the text that was recognised in it laid under
        shown, hidden, found.by_machine = [*shown, *hidden], [], True
    shown, white = _off_the_ground(page, shown)
    found.left_out["hidden"] = _runs([*hidden, *white])
    straight = [glyph for glyph in shown if _direction(glyph) == 0]
    found.left_out["turned"] = _runs([glyph for glyph in shown if _direction(glyph) != 0])
    found.glyphs = _once(straight)
    for glyph in found.glyphs:
        if _UNKNOWN.search(glyph["text"]):
            glyph["text"] = "\ufffd"
            found.unknown += 1
    return found


def _is_hidden(glyph: Glyph, page: Any) -> bool:
    across, down = (glyph["x0"] + glyph["x1"]) / 2, (glyph["top"] + glyph["bottom"]) / 2
    outside = not (page.bbox[0] <= across <= page.bbox[2] and page.bbox[1] <= down <= page.bbox[3])
    speck = glyph["size"] < _LEAST_SIZE and not glyph["text"].isspace()
    return bool(outside or speck or glyph.get("tag") == INVISIBLE)


def _runs(glyphs: Sequence[Glyph]) -> int:
    """How many pieces the glyphs make, of those that are more than blanks."""
    runs, last = 0, None
    for glyph in glyphs:
        if glyph["text"].isspace():
            continue
        if (
            last is None
            or abs(glyph["top"] - last["top"]) > 2 * last["size"]
            or abs(glyph["x0"] - last["x1"]) > 3 * last["size"]
        ):
            runs += 1
        last = glyph
    return runs


def _off_the_ground(page: Any, glyphs: list[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
    """Glyphs that stand out from what lies under them, and those that are white on white."""
    if not any(_is_white(glyph["non_stroking_color"]) for glyph in glyphs):
        return glyphs, []
    grounds = [
        one for one in [*page.rects, *page.curves] if one.get("fill") and not _is_white(one["non_stroking_color"])
    ]
    grounds = [*grounds, *page.images]
    if len(grounds) > _MOST_GROUNDS:
        return glyphs, []
    out: list[Glyph] = []
    white: list[Glyph] = []
    for glyph in glyphs:
        lost = _is_white(glyph["non_stroking_color"]) and not any(_covers(one, glyph) for one in grounds)
        (white if lost else out).append(glyph)
    return out, white


def _is_white(colour: Any) -> bool:
    """Of grey, RGB and CMYK."""
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    if not parts or any(not isinstance(part, int | float) for part in parts):
        return False
    return all(part <= 0.01 for part in parts) if len(parts) == 4 else all(part >= 0.99 for part in parts)


def _covers(ground: dict[str, Any], glyph: Glyph) -> bool:
    across, down = (glyph["x0"] + glyph["x1"]) / 2, (glyph["top"] + glyph["bottom"]) / 2
    return bool(ground["x0"] <= across <= ground["x1"] and ground["top"] <= down <= ground["bottom"])


def _once(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Each glyph once: the same sign laid over itself, moved by less than a sixth of its size, is bold and no second sign."""
    there: dict[tuple[str, int, int], list[Glyph]] = {}
    kept = []
    for glyph in glyphs:
        reach = max(glyph["size"] / 6, 0.5)
        across, down = int(glyph["x0"] // reach), int(glyph["top"] // reach)
        near = (
            there.get((glyph["text"], x, y), ())
            for x in range(across - 1, across + 2)
            for y in range(down - 1, down + 2)
        )
        if glyph["text"].isspace() or not any(_alike(glyph, other, reach) for others in near for other in others):
            kept.append(glyph)
            there.setdefault((glyph["text"], across, down), []).append(glyph)
    return kept


def _alike(glyph: Glyph, other: Glyph, reach: float) -> bool:
    near = abs(glyph["x0"] - other["x0"]) <= reach and abs(glyph["top"] - other["top"]) <= reach
    return bool(near and abs(glyph["size"] - other["size"]) < 1)


@dataclass
class Line:
    """Glyphs on one line in their order, each with whether it is raised."""

    glyphs: list[tuple[Glyph, bool]]

    @property
    def size(self) -> float:
        return max((float(glyph["size"]) for glyph, up in self.glyphs if not up), default=10.0)

    @property
    def top(self) -> float:
        return min(float(glyph["top"]) for glyph, _ in self.glyphs)

    @property
    def left(self) -> float:
        return float(self.glyphs[0][0]["x0"])

    @property
    def right(self) -> float:
        return max(float(glyph["x1"]) for glyph, _ in self.glyphs)

    def text(self) -> str:
        pieces: list[tuple[str, bool]] = []
        last = None
        for glyph, up in self.glyphs:
            apart = last is not None and glyph["x0"] - last["x1"] > _APART * self.size
            if apart and not glyph["text"].isspace() and last is not None and not last["text"].isspace():
                pieces.append((" ", False))
            pieces.append((glyph["text"], up))
            last = glyph
        return raised.joined(pieces).strip()

    def segments(self) -> list[Line]:
        """The line cut where a gap is nearly as wide as a sign."""
        cut: list[list[tuple[Glyph, bool]]] = []
        end = float("-inf")
        for glyph, up in self.glyphs:
            if glyph["text"].isspace():
                continue
            if glyph["x0"] - end > _CUT * self.size or not cut:
                cut.append([])
            cut[-1].append((glyph, up))
            end = max(end, glyph["x1"] - (glyph["size"] / 2 if glyph["text"] in _HALF_EMPTY else 0))
        return [Line(part) for part in cut]


def lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """Lines from above to below: glyphs on one base line, with the smaller ones that are raised above it."""
    rows: list[list[Glyph]] = []
    base = float("-inf")
    for glyph in sorted(glyphs, key=_base):
        if not rows or _base(glyph) - base > max(1.0, 0.25 * glyph["size"]):
            rows.append([])
        base = _base(glyph)
        rows[-1].append(glyph)
    joined: list[tuple[list[Glyph], list[Glyph]]] = []  # of a line: its own, and those raised
    pending: list[Glyph] = []
    for row in rows:
        inked = [glyph for glyph in row if not glyph["text"].isspace()]
        if not inked:
            continue
        if pending and not _lifted(pending, row):
            joined.append((pending, []))
            pending = []
        small = max(glyph["size"] for glyph in inked)
        if pending:
            joined.append((row, pending))
            pending = []
        elif joined and _base(row[0]) - _base(joined[-1][0][0]) < 0.25 * small:
            joined[-1][0].extend(row)
        else:
            pending = row
    if pending:
        joined.append((pending, []))
    made = [
        sorted([(glyph, False) for glyph in own] + [(glyph, True) for glyph in up], key=lambda one: float(one[0]["x0"]))
        for own, up in joined
    ]
    return [Line(line) for line in made]


def _base(glyph: Glyph) -> float:
    """How far below the upper edge the base line lies: of the origin of the glyph, whatever its font says of its height."""
    return float(glyph["top"] + glyph["y1"] - glyph["matrix"][5])


def _lifted(small: Sequence[Glyph], row: Sequence[Glyph]) -> bool:
    """Whether the glyphs of one row are marks raised above the next row."""
    size = max(glyph["size"] for glyph in row)
    higher = _base(row[0]) - _base(small[0])
    return bool(max(glyph["size"] for glyph in small) <= _SMALLER * size and higher <= _HIGHER * size)
