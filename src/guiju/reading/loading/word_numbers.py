"""Automatic numbering of a Word file: the 一、 and （二） that stand before a paragraph and nowhere in its text
(ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

import re
from typing import Any

from .word_looks import Looks, child, value
from .word_weight import counted, name

_CHINESE = "〇一二三四五六七八九"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_OPEN_END = re.compile(r"[\dA-Za-z]$")


def spoken(number: int) -> str:
    """1 to 99 as headings are counted: 十, 十一, 二十一; further by their figures."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    return ("" if not tens else "十" if tens == 1 else _CHINESE[tens] + "十") + (_CHINESE[ones] if ones else "")


def _roman(number: int) -> str:
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    made = ""
    for worth, sign in signs:
        times, number = divmod(number, worth)
        made += sign * min(times, 50)
    return made


def shown(number: int, kind: str) -> str:
    """A number of a list in the way ``kind`` (ST_NumberFormat) writes it."""
    match kind:
        case "none" | "bullet":
            return ""
        case "decimalZero":
            return f"{number:02d}"
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (number - 1) % 26) * min(1 + (number - 1) // 26, 50)
            return letter if kind == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman":
            return _roman(number).lower() if kind == "lowerRoman" else _roman(number)
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if 0 < number < 21:
            return chr(ord("①") + number - 1)
        case "decimalFullWidth" | "decimalFullWidth2":
            return "".join(chr(ord("０") + int(digit)) for digit in str(number))
        case "ideographTraditional":
            return _STEMS[(number - 1) % 10]
        case "ideographZodiac":
            return _BRANCHES[(number - 1) % 12]
        case "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" | "koreanDigital":
            return "".join(_CHINESE[int(digit)] for digit in str(number))
    if kind.startswith(("chinese", "japanese", "taiwanese", "ideograph")):
        return spoken(number)
    return str(number)


class Numbers:
    """The lists of a file and how far each has counted."""

    def __init__(self, numbering: Any, looks: Looks) -> None:
        parts = list(() if numbering is None else numbering)
        self._lists = {value(one, "abstractNumId"): one for one in parts if name(one.tag) == "abstractNum"}
        self._uses = {value(one, "numId"): one for one in parts if name(one.tag) == "num"}
        self._looks = looks
        self._counts: dict[str | None, dict[int, int]] = {}
        self._begun: set[tuple[str | None, int]] = set()

    def before(self, paragraph: Any) -> str:
        """What stands before a paragraph; "" where it is not numbered."""
        use, level = self._told(paragraph)
        number = self._uses.get(use)
        held = value(child(number, "abstractNumId"))
        found = self._level(number, held, level)
        if found is None:
            return ""
        counts = self._counts.setdefault(held, {})
        self._count(counts, number, use, level, found)
        text = re.sub(r"%([1-9])", lambda match: self._one(counts, number, held, int(match[1]) - 1), self._text(found))
        return f"{text}. " if _OPEN_END.search(text) else text

    def _told(self, paragraph: Any) -> tuple[str | None, int]:
        told = child(paragraph, "pPr")
        style = value(child(told, "pStyle"))
        own = child(told, "numPr")
        chain = [child(child(one, "pPr"), "numPr") for one in self._looks.chain(style)]
        candidates = [one for one in (own, *chain) if one is not None]
        use = next((said for one in candidates if (said := value(child(one, "numId"))) is not None), None)
        level = next((said for one in candidates if (said := value(child(one, "ilvl"))) is not None), None)
        return use, min(counted(level, 0), 8)

    def _level(self, number: Any, held: str | None, level: int) -> Any:
        overrides = [one for one in (() if number is None else number) if name(one.tag) == "lvlOverride"]
        for override in overrides:
            if value(override, "ilvl") == str(level) and (own := child(override, "lvl")) is not None:
                return own
        levels = self._lists.get(held)
        return next((one for one in (() if levels is None else levels)
                     if name(one.tag) == "lvl" and value(one, "ilvl") == str(level)), None)  # fmt: skip

    def _count(self, counts: dict[int, int], number: Any, use: str | None, level: int, found: Any) -> None:
        start = counted(value(child(found, "start")), 0) if child(found, "start") is not None else 1
        restarted = self._restart(number, use, level)
        counts[level] = restarted if restarted is not None else counts.get(level, start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]

    def _restart(self, number: Any, use: str | None, level: int) -> int | None:
        """Where the first paragraph of a use of a list begins to count anew."""
        if (use, level) in self._begun:
            return None
        self._begun.add((use, level))
        for override in number:
            if name(override.tag) == "lvlOverride" and value(override, "ilvl") == str(level):
                said = value(child(override, "startOverride"))
                return None if said is None else counted(said, 0)
        return None

    def _one(self, counts: dict[int, int], number: Any, held: str | None, level: int) -> str:
        found = self._level(number, held, level)
        kind = value(child(found, "numFmt")) or "decimal"
        return shown(counts.get(level, 1), kind)

    def _text(self, found: Any) -> str:
        kind = value(child(found, "numFmt"))
        return "" if kind in ("bullet", "none") else value(child(found, "lvlText")) or ""
