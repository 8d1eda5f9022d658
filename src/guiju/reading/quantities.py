"""Finding quantities: a number, the words that bend it, and the counter behind it.

``scan`` walks the text once. A quantity carries its span in the text, its exact value with 万 and 亿 expanded, its
unit, and whether its digits or its unit are damaged.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from . import names, numerals
from .counters import UNIT
from .counters import UNITS as _UNITS
from .lexicon import (
    AFTER,
    BEFORE,
    FALL,
    LAST_YEAR,
    NAMING,
    NOT_COUNTER,
    NOUN_COUNTERS,
    RISE,
    UNIT_OF,
)
from .spoken import spoken

# The look ahead passes over all that no number begins with, several times as fast as trying each kind of number there.
_CANDIDATE = re.compile(
    rf"(?=[\dlIoO{numerals.CHINESE}])(?:"
    r"(?P<mixed>\d{1,4}(?:\.\d+)?[亿万千](?:零?\d{1,4}(?:\.\d+)?[万千百]?){1,2}(?![\d年月.%]))|"
    rf"(?P<torn>\d{{1,3}}， \d{{3}}(?=\s?[余多]?[万亿]?(?:{_UNITS}))|"
    rf"\d{{1,3}}(?: \d{{1,3}}){{1,3}}(?:\.\d{{1,2}})?(?=\s?[余多]?[万亿]?(?:{_UNITS}))(?!\s?[年月日])|"
    rf"\d{{1,4}}(?: \.\d|\. \d)\d{{0,3}}(?=\s?[余多]?[万亿]?(?:{_UNITS})))|"
    rf"(?P<lettered>\d{{2,5}}[一二三四五六七八九](?={_UNITS})(?!一件事)|(?<![A-Za-z0-9〇零一二三四五六七八九十])[lIoO〇]{{1,2}}(?:\d{{1,5}}|,\d{{3}})(?=[余多]?[万亿]?(?:{_UNITS})))|"
    rf"(?P<digits>\d{{1,3}}(?: \d{{3}}){{1,3}}(?:\.\d+)?(?=\s?[余多]?[万亿]?(?:{_UNITS}))|"
    rf"\d+(?:[.,·，]{{1,3}}\d+|(?<=\d)[oOlI]{{1,3}}(?:\d+|(?=[.,]\d)|(?=\s?(?:[%万亿]|{_UNITS})))|\.(?=[%‰万亿余])){{0,6}})|"
    r"(?P<share>[百千万]|[二三四五六七八九十]{1,2})分之(?P<percent>[〇零一二两三四五六七八九十百点]{1,12}|\d{1,6}(?:\.\d{1,4})?)|"
    rf"(?P<chinese>[{numerals.CHINESE}](?:[{numerals.CHINESE}]|点(?=[〇零一二三四五六七八九])){{0,15}})"
    rf"(?=\s?[余多来]?\s?[万亿]?(?:{_UNITS})))"
)
_THOUSANDS = re.compile(r"\d{1,3}(?: \d{3})+(?:\.\d+)?")
_GROUP_LOST = re.compile(r"\d{1,3},(?:\d{1,2}|\d{4,5})(?:\.\d+)?")
_SCALE = re.compile(r"[ \t]?(万亿|亿|千万|百万|十万|万|千|百)?[ \t]?(余|多|来)?[ \t]?(万|亿)?[ \t]?(余|多)?[ \t]?")
_EACH = re.compile(r"/(?:万人|千人|百人|[人户年月天件亩次日])")
_BRACKET = re.compile(r"\s?\(([^()\d\n]{1,8})\)")
_BEFORE = re.compile(
    rf"(?<![民公条合契签预节制履附最亲临靠赶反网线会以])(?:{'|'.join(sorted(BEFORE, key=len, reverse=True))})\s?$"
)
_MINUS = re.compile(r"(?:增长|增幅|增速|下降|降幅|提高|增加|同比|环比|为|达|是|率|约|\()-(?=\d|$)$")
_MONEY = re.compile(r"(?:金额|工资|资金|投资|损失|款|经费|收入|产值|补贴|费用|薪资|标的额?)[^，,。；;、\d]{0,4}$")
_RATIO = re.compile(r"(?:比|之比|指数|系数|比值|死亡率|发病率|发案率|出生率)(?:达到?|为|是|约|降至|升至)?\s?$")
_MOST = 10**15  # no county counts further
_AFTER = re.compile("|".join(AFTER))
_MOVED = re.compile(rf"(?P<sign>{FALL}|{RISE})(?:了|约|近|超过|超|逾|达到|达|幅度|率|为|\s){{0,3}}$")
_SHARES = {"百": "%", "千": "‰", "万": "‱"}
_FALL = re.compile(FALL)
_LAST_YEAR = re.compile(LAST_YEAR)


@dataclass(slots=True)
class Quantity:
    """A number in the text. ``start:end`` spans the bending words, the digits, the counter and its bracket."""

    start: int
    end: int
    digits: tuple[int, int]
    value: Decimal | None
    unit: str | None
    precision: str
    unit_lost: bool = False
    change: int | None = None
    upper: Decimal | None = None
    numeral: bool = False
    times: int = 1
    torn: bool = False  # its digits stood apart
    cell: str | None = None  # the row and column of the table that it stands in
    bare: bool = False  # a ratio, a score: no unit is missing


def scan(text: str, skip: bytearray) -> list[Quantity]:
    """All quantities of ``text`` (uniform glyphs) that do not begin where ``skip`` is set, in order."""
    found: list[Quantity] = []
    at = 0
    while match := _CANDIDATE.search(text, at):
        start, at = match.span()
        if skip[start]:
            continue
        if match["digits"]:
            quantity, at = _in_digits(text, start, match.end())
        elif match["lettered"]:
            quantity = build(text, start, match.end(), None)
        elif match["mixed"]:
            quantity = build(text, start, match.end(), numerals.mixed(match["mixed"]))
        elif match["torn"]:
            quantity, at = _in_spaces(text, start, match.end())
        elif match["percent"]:
            quantity = _percent(match)
        else:
            quantity, at = spoken(text, match, build)
        if quantity:
            found.append(quantity)
            at = max(at, quantity.end)
    return found


def _in_digits(text: str, start: int, end: int) -> tuple[Quantity | None, int]:
    """The quantity whose digits stand at ``start:end``, and where to go on."""
    first_end = _first_number(text, start, end)
    if name_end := names.named_at(text, start, first_end):
        return None, name_end
    measured = text[first_end : first_end + 1] == "年" and "." in text[start:first_end]  # 1.25年 is a span
    if first_end < len(text) and text[first_end] in NAMING and not measured:
        return None, first_end + 1
    value = numerals.arabic(text[start:first_end].replace("，", ",").replace(" ", ","))
    return build(text, start, first_end, value), first_end


def _in_spaces(text: str, start: int, end: int) -> tuple[Quantity | None, int]:
    """Digits with spaces between: 1 206 groups its thousands, 11 70 and 36. 3 were torn apart."""
    said = text[start:end].replace("，", "")
    if "，" not in text[start:end] and _THOUSANDS.fullmatch(said):
        return _in_digits(text, start, end)
    if not "\u4e00" <= text[start - 1 : start] <= "\u9fff" and "." not in said:  # columns side by side
        return _in_digits(text, start, start + said.index(" "))
    quantity = build(text, start, end, numerals.arabic(said.replace(" ", "")))
    if quantity:
        quantity.torn = True
    return quantity, end


def _first_number(text: str, start: int, end: int) -> int:
    """A comma between digits that groups no thousands parts two numbers: 101，98件."""
    token = text[start:end].replace("，", ",")
    if "," not in token or numerals.arabic(token) is not None or "," + "," in token:
        return end
    if (
        "，" not in text[start:end]
        and _GROUP_LOST.fullmatch(token)
        and (text[end : end + 1] in "万亿" or UNIT.match(text, end))
    ):
        return end  # 12,4件: a group of thousands lost its digits
    if text[start + token.index(",") + 1] == "0" and "，" not in text[start:end]:  # 1,08件: no number begins with 0
        return end
    return start + token.index(",")


def build(text: str, start: int, end: int, value: Decimal | None, numeral: bool = False) -> Quantity | None:
    """A quantity from its digits and what stands around them."""
    digits = (start, end)
    precision = "exact" if value is not None else "malformed"
    scale = _SCALE.match(text, end)
    assert scale is not None
    factor, more = _scaled(scale)
    lead = _lead(text, start)
    minus = _MINUS.search(text, max(0, start - 8), start) if text[start - 1 : start] == "-" else None
    if value is not None:
        value = value * factor if value * factor < _MOST else None
        precision = "malformed" if value is None else "more_than" if more else precision
        precision = BEFORE[lead.group().strip()] if lead and value is not None else precision
    if scale.group().strip():
        end += len(scale.group().rstrip())
    unit, unit_end, lost = _counter(text, scale.end() if text[scale.end() : scale.end() + 1] != "\n" else end)
    end = unit_end if unit or lost else end
    if value is not None and (tail := _AFTER.match(text, end)):
        precision, end = AFTER[tail.group()], tail.end()
    if minus and value is not None:
        value, start = -value, start - 1
    elif lead:
        start -= len(lead.group())
    if unit is None and scale.group().strip() and _MONEY.search(text[max(0, start - 12) : start]):
        unit = "元"
    moved = _moved(text, start, unit)
    bare = unit is None and _RATIO.search(text, max(0, start - 12), start) is not None
    return Quantity(
        start, end, digits, value, unit, precision, lost, -moved if minus and moved else moved, numeral=numeral,
        bare=bare,
    )  # fmt: skip


def _lead(text: str, start: int) -> re.Match[str] | None:
    """The bending word before the digits; 上 bends only round numbers: 上千, not 网上100."""
    lead = _BEFORE.search(text[max(0, start - 5) : start])
    return None if lead and lead.group() == "上" and text[start] not in "百千万十" else lead


def _scaled(scale: re.Match[str]) -> tuple[int, bool]:
    factor = numerals.SCALES.get(scale[1] or "", 1) * numerals.SCALES.get(scale[3] or "", 1)
    return factor, bool(scale[2] or scale[4])


def _counter(text: str, at: int) -> tuple[str | None, int, bool]:
    """The unit at ``at``, where it ends, and whether it was lost: (次) alone is what is left of a counter."""
    match = UNIT.match(text, at)
    if not match or _begins_word(text, match):
        bracket = _BRACKET.match(text, at)
        if bracket and all(UNIT.fullmatch(part) for part in re.split("[、/]", bracket[1])):
            return bracket[1], bracket.end(), True
        return None, at, False
    unit, end = UNIT_OF.get(match.group(), match.group()), match.end()
    if each := _EACH.match(text, end):
        return unit + each.group(), each.end(), False
    if bracket := _BRACKET.match(text, end):
        parts = re.split("[、/]", bracket[1])
        if unit in NOUN_COUNTERS and all(part in NOUN_COUNTERS or part == "区" for part in parts):
            return text[match.start() : bracket.end()], bracket.end(), False
        if all(UNIT.fullmatch(part) for part in parts):
            end = bracket.end()
    return unit, end, False


def counter_at(text: str, at: int) -> bool:
    """Whether a counter stands at ``at``."""
    match = UNIT.match(text, at)
    return match is not None and not _begins_word(text, match)


def _begins_word(text: str, match: re.Match[str]) -> bool:
    """个 of 个人, 成 of 成立: the character looks like a counter but begins another word."""
    following = text[match.end() : match.end() + 1]
    return bool(following) and following in NOT_COUNTER.get(match.group(), "")


def _moved(text: str, start: int, unit: str | None) -> int | None:
    """+1 or -1 where the number says by how much something moved against last year."""
    before = text[max(0, start - 16) : start]
    match = _MOVED.search(before)
    if not match or (unit not in ("%", "百分点", "倍") and not _LAST_YEAR.search(before)):
        return None
    return -1 if _FALL.fullmatch(match["sign"]) else 1


def _percent(match: re.Match[str]) -> Quantity:
    spoken_value, share = match["percent"], match["share"]
    unit = _SHARES.get(share, "%")
    value = numerals.arabic(spoken_value) or numerals.chinese(spoken_value)
    if value is not None and share not in _SHARES:
        whole = numerals.chinese(share)
        value = round(value * 100 / whole, 2) if whole else None
    precision = "exact" if value is not None else "malformed"
    return Quantity(match.start(), match.end(), match.span(), value, unit, precision, numeral=True)
