"""Superscripts: the mark of a note is no part of the number before it; the ² of m² is part of the unit."""

import re
from collections.abc import Iterable

_MARK = re.compile(r"[\s\d*＊†‡#,，、\-–—~\[\]()（）〔〕【】①-⑳⑴-⒇注]+")
_UNIT = re.compile(r"(?:^|[^A-Za-z])(?:[kcdmμ]?m|公里|千米|米)$")
_POWER = re.compile(r"[×xX*]\s?10$")
_SIGNS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def joined(pieces: Iterable[tuple[str, bool]]) -> str:
    """The text of pieces, each with whether it is raised. Marks of notes are left out, powers written as such."""
    text = held = ""
    for piece, is_raised in pieces:
        if is_raised:
            held += piece
        elif piece:
            text, held = text + _lowered(text, held) + piece, ""
    return text + _lowered(text, held)


def _lowered(before: str, raised: str) -> str:
    if not _MARK.fullmatch(raised):
        return raised
    power = raised.strip()
    if (power in ("2", "3") and _UNIT.search(before)) or (power.lstrip("-").isdigit() and _POWER.search(before)):
        return power.translate(_SIGNS)
    return ""
