"""Units as tables state them: 万元 in brackets behind a label, 单位：件、万元 above, 起 in a cell of its own."""

import re
from decimal import Decimal

from .counters import UNIT
from .quantities import Quantity

BRACKET = re.compile(r"\((?:单位[:：]\s?)?([^()]{1,6})\)\s*$")
UNIT_LINE = re.compile(r"(?:计量)?单位\s?[:：]\s?([^\s)）。]{1,12})[)）\s]*$")
_SCALED = re.compile(r"(?P<scale>[万亿]?)(?P<unit>\S{1,6})")
_MONEY = re.compile(r"金额|款|费|经费|资金|损失|标的|产值|收入|支出")
_FACTOR = {"": 1, "万": 10**4, "亿": 10**8}


def of_several(caption: str, head: str, label: str = "") -> str:
    """单位:件、万元 — a head of money takes the one that is money, all else the other; 罚没金额 under 数量 may be either."""
    units = [unit for unit in re.split(r"[、,，/]", caption) if _read(unit)]
    if len(units) < 2:
        return units[0] if units else ""
    money = [unit for unit in units if unit.endswith("元")]
    others = [unit for unit in units if not unit.endswith("元")]
    fitting = money if _MONEY.search(head) else [] if _MONEY.search(label) else others
    return fitting[0] if len(fitting) == 1 else ""


def bracketed(words: str) -> str:
    """The unit in brackets behind a label."""
    bracket = BRACKET.search(words)
    return bracket[1] if bracket and _read(bracket[1]) else ""


def is_unit(words: str) -> bool:
    return len(words) < 6 and _read(words) is not None


def give(quantity: Quantity, said: str) -> None:
    """A number without a unit takes the one that is stated, its 万 expanded."""
    read = _read(said)
    if read is not None and quantity.unit is None and quantity.value is not None:
        quantity.value, quantity.unit = quantity.value * Decimal(read[0]), read[1]


def _read(said: str) -> tuple[int, str] | None:
    match = _SCALED.fullmatch(said.strip())
    return (_FACTOR[match["scale"]], match["unit"]) if match and UNIT.fullmatch(match["unit"]) else None
