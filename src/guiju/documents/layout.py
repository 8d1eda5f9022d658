"""The layout of GB/T 9704-2012 in numbers, shared by Word and PDF so that both come out alike.

Lengths are millimetres or points as named; 1 字 is the width of a body character, 16 pt.
"""

from collections.abc import Iterator

from guiju.documents.blocks import Annex, Document, chinese_date, clean

PAGE_MM = (210.0, 297.0)
# 5.2.1: top 37 and left 28; what the type area of 156 by 225 leaves are right 26 and bottom 35.
TOP_MM, LEFT_MM, RIGHT_MM, BOTTOM_MM = 37.0, 28.0, 26.0, 35.0
WIDTH_MM, HEIGHT_MM = PAGE_MM[0] - LEFT_MM - RIGHT_MM, PAGE_MM[1] - TOP_MM - BOTTOM_MM
PT_PER_MM = 72 / 25.4
PICTURE_MM = 200.0  # a picture is no higher, so that it and its caption fit on one page
# 7.5: the page number stands 7 mm below the type area.
PAGE_NUMBER_GAP_MM = 7.0

TITLE_PT = 22.0  # 2号
BODY_PT = 16.0  # 3号
PAGE_NUMBER_PT = 14.0  # 4号
IMPRINT_PT = 14.0  # 4号
CAPTION_PT = 12.0  # 小4号; the standard leaves tables and pictures open
# 5.2.3: 22 lines in 225 mm (28.99 pt, rounded down so that the last line still fits), and 28 characters in 156 mm
# (442.2 pt): a body character of 16 pt must give up a little on its right.
LINE_PT = 28.95
TRACKING_PT = -0.25


def annex_label(place: int, count: int) -> str:
    """What stands at the head of an annex: 附件, or 附件2 where there are several."""
    return "附件" if count == 1 else f"附件{place}"


def annex_list(annexes: tuple[Annex, ...]) -> Iterator[str]:
    """The lines of the annex note (7.3.4): 附件：名称, or 附件：1. 名称 with the others under it."""
    for place, annex in enumerate(annexes, 1):
        number = "" if len(annexes) == 1 else f"{place}. "
        yield ("附件：" if place == 1 else "") + number + clean(annex.title)


def over_title(document: Document) -> tuple[str, str] | None:
    """Number and 签发人 on one line over the title (7.2.5, 7.2.6), of a paper that says who signed it; else None."""
    return (clean(document.number or ""), f"签发人：{clean(document.signer)}") if document.signer else None


def imprint_lines(document: Document) -> list[tuple[str, str]]:
    """The lines of the imprint (7.4), each with what stands at its left and at its right."""
    told = document.imprint
    if told is None:
        return []
    copied = [(f"抄送：{clean(told.copied_to)}。", "")] if told.copied_to else []
    return [*copied, (clean(told.printed_by), f"{chinese_date(told.printed_on)}印发")]


def sign_off_indents(document: Document) -> tuple[float, float]:
    """How far issuer and date stand from the right edge, in 字 (7.3.5.1, with a seal).

    The date keeps four; the issuer is centred on it, but stays within the type area.
    """
    day = width(chinese_date(document.signed_on)) if document.signed_on else 0.0
    axis = 4 + day / 2
    return max(0.0, axis - width(clean(document.issuer or "")) / 2), 4.0


def width(text: str) -> float:
    """The width of a text in 字: half a one for each ASCII character."""
    return sum(0.5 if character.isascii() else 1.0 for character in text)
