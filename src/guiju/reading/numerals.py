"""Numbers as reports write them: 1,082, １０８２, 2.5万, 3万4000, 十二, 廿八, 两万余, 三千零五, 壹佰贰拾, 百分之九十.

Values are exact: an int where the number is whole, otherwise a float of the shortest decimal.
"""

import re
from decimal import Decimal

DIGITS = {
    **{glyph: value for value, glyph in enumerate("零一二三四五六七八九")},
    **{glyph: value for value, glyph in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "〇": 0,
    "两": 2,
}
_OLD = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十", "兩": "两", "萬": "万", "億": "亿"})
CAPITAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
SCALES = {
    "万": 10**4,
    "亿": 10**8,
    "千": 10**3,
    "百": 10**2,
    "万亿": 10**12,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
}
CHINESE = "".join(DIGITS) + "".join(TENS) + "万亿廿卅"

_MOST = {10**4: 10**4, 10**8: 10**8}  # what may stand before 万 and 亿
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")

Number = int | float


def arabic(text: str) -> Decimal | None:
    """The value of 1082, 92.1 or 1,082.5; None where the digits are damaged (2606.2.6, 1,08)."""
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return None


def chinese(text: str) -> Decimal | None:
    """The value of 十二, 两万三千零五, 三点五 or 二〇二一; None where the characters make no number."""
    whole, point, part = text.translate(_OLD).partition("点")
    if point and not (part and all(glyph in DIGITS for glyph in part)):
        return None
    value = _whole(whole)
    if value is None:
        return None
    digits = "".join(str(DIGITS[glyph]) for glyph in part)
    return Decimal(f"{value}.{digits}") if digits else Decimal(value)


_STEP = re.compile(r"零?(\d+(?:\.\d+)?)([亿万千百]?)")


def mixed(text: str) -> Decimal | None:
    """The value of digits and signs together: 3万4000, 25万6千, 1千零20, 2亿3000万."""
    total, at, least = Decimal(0), 0, Decimal(10**12)
    while at < len(text):
        step = _STEP.match(text, at)
        if step is None:
            return None
        number, scale = Decimal(step[1]), SCALES.get(step[2], 1)
        if not scale * number < least:
            return None
        short = at and not step[2] and len(step[1]) == 1 and text[at] != "零"  # 3万4 is 34,000
        total += number * (least / 10 if short else scale)
        least, at = Decimal(scale), step.end()
    return total


def between(text: str) -> tuple[Decimal, Decimal] | None:
    """The two ends of a spoken guess: 一两 is 1 to 2, 三五 is 3 to 5; None for any other number."""
    if len(text) != 2 or not all(glyph in DIGITS for glyph in text):
        return None
    low, high = (DIGITS[glyph] for glyph in text)
    return (Decimal(low), Decimal(high)) if low and (high - low == 1 or (low, high) == (3, 5)) else None


def _whole(text: str) -> int | None:
    if not text:
        return None
    if all(glyph in DIGITS for glyph in text):
        return int("".join(str(DIGITS[glyph]) for glyph in text))
    for scale in ("亿", "万"):
        high, mark, low = text.rpartition(scale)
        if mark:
            return _joined(high, low, SCALES[scale])
    return _below_ten_thousand(text)


def _joined(high: str, low: str, scale: int) -> int | None:
    """三亿五千万 is read from its largest sign; 三万五 means 35,000."""
    above = _whole(high) if high else 1
    below = _whole(low) if low else 0
    if above is None or below is None or below >= scale or above >= _MOST[scale]:
        return None
    if low in DIGITS and low not in ("零", "〇"):
        below *= scale // 10
    return above * scale + below


def _below_ten_thousand(text: str) -> int | None:
    total, digit, last = 0, None, 10**4
    for glyph in text:
        if glyph in TENS:
            if TENS[glyph] >= last or digit == 0:
                return None
            last = TENS[glyph]
            total += (1 if digit is None else digit) * last
            digit = None
        elif digit is None or digit == 0:
            digit = DIGITS.get(glyph)
            if digit is None:
                return None
        else:
            return None
    return total + _tail(text, digit, last)


def _tail(text: str, digit: int | None, last: int) -> int:
    """The digit after the last sign: 一百二 is 120, 一百零二 is 102."""
    if digit is None:
        return 0
    spoken_short = last > 10 and len(text) > 1 and text[-2] in TENS
    return digit * (last // 10 if spoken_short else 1)


def plain(value: Decimal) -> Number:
    """An int where whole, else a float; 328.6 万 gives 3286000, not 3285999.99."""
    return int(value) if value == value.to_integral_value() else float(value)
