"""Whether what is printed fits: a page of a PDF is looked at sign by sign."""

from collections.abc import Iterator
from typing import Any

from pdfplumber.page import Page

from guiju.documents import layout
from guiju.documents.lines import BREAK

Sign = dict[str, Any]
"""A sign as pdfplumber finds it: text, size, and the sides of its box in points from the top left of the page."""
Box = tuple[float, float, float, float]
MM = layout.PT_PER_MM
TIGHT = 0.6  # points that a glyph may stand beyond its advance, or be kerned into its neighbour at these sizes
BLANK_BEFORE, BLANK_AFTER = set("（《〈“‘「『〔【"), set("），。、；：！？》〉”’」』〕】")


def unfit(page: Page) -> list[str]:
    """What stands outside the type area, outside its cell, or over its neighbour."""
    is_turned = page.width > page.height
    top, right, bottom, left = (
        side * MM for side in (layout.TOP_MM, layout.RIGHT_MM, layout.BOTTOM_MM, layout.LEFT_MM)
    )
    if is_turned:
        top, right, bottom, left = left, top, right, bottom
    area = (left, top, page.width - right, page.height - bottom)
    printed = [one for one in page.chars if one["text"].strip(f" {BREAK}")]
    number = [one for one in printed if _is_of_page_number(one)]
    signs = [_ink(one) for one in printed if not _is_of_page_number(one)]
    wrong = ["page number off the page" for one in number if not _inside(one, (0, 0, page.width, page.height))]
    wrong += [f"{one['text']} outside the type area" for one in signs if not _inside(one, area)]
    cells = [cell for found in page.find_tables() for cell in found.cells]
    wrong += [f"{one['text']} outside its cell" for one in signs if _crosses(one, cells)]
    return wrong + [f"{one['text']} over {other['text']}" for one, other in _overprinted(signs)]


def _is_of_page_number(sign: Sign) -> bool:
    """The only signs that are turned, and the only ones of 4号."""
    return bool(abs(sign["matrix"][0]) < 0.01 or round(sign["size"]) == layout.PAGE_NUMBER_PT)


def _ink(sign: Sign) -> Sign:
    """The sign without the blank half of a full-width mark, which may stand over the line's end or its neighbour."""
    half = (sign["x0"] + sign["x1"]) / 2
    mark = sign["text"].strip(BREAK)
    narrowed = {"x0": half} if mark in BLANK_BEFORE else {"x1": half} if mark in BLANK_AFTER else {}
    kerned = {"x1": sign["x1"] - sign["size"] * 0.1} if mark.isascii() else {}
    return {**sign, **narrowed, **kerned}


def _inside(sign: Sign, box: Box) -> bool:
    across = sign["x0"] > box[0] - TIGHT and sign["x1"] < box[2] + TIGHT
    return bool(across and sign["top"] > box[1] - 4 and sign["bottom"] < box[3] + 4)


def _crosses(sign: Sign, cells: list[Box]) -> bool:
    """Whether a sign that begins in a cell ends beyond it."""
    middle = (sign["top"] + sign["bottom"]) / 2
    at = [cell for cell in cells if cell[0] <= sign["x0"] <= cell[2] and cell[1] <= middle <= cell[3]]
    return bool(at) and all(sign["x1"] > cell[2] + TIGHT for cell in at)


def _overprinted(signs: list[Sign]) -> Iterator[tuple[Sign, Sign]]:
    """Pairs of signs of which one stands over the other: their middles are closer than half a sign, their sides cross."""
    ordered = sorted(signs, key=lambda one: one["x0"])
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other["x0"] > one["x1"] - TIGHT:
                break
            apart = abs(one["top"] + one["bottom"] - other["top"] - other["bottom"]) / 2
            if apart < one["size"] / 2 and min(one["x1"], other["x1"]) - other["x0"] > TIGHT:
                yield one, other
