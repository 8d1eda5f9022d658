"""How a value is said: with its unit, large sums in 万元, rates with two decimals at most."""

from decimal import Decimal

from guiju.figures.catalogue import Concept
from guiju.figures.withholding import KEPT_BACK, LEAST, small

WAN = Decimal(10_000)


def number(value: Decimal, places: int = 2) -> str:
    """The number with at most ``places`` decimals, none of them a trailing nought."""
    text = format(round(value, places), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def said(value: Decimal | None, concept: Concept, *, kept_back: bool = False) -> str:
    """The value as a report says it: 1082起, 92.05%, 2606.26万元; “无数据” where there is none.

    Of what is asked of each (a norm) the value says how many of a hundred keep to it. ``kept_back``: it is not for these eyes
    (``withholding``); of a small number that is said, and no more.
    """
    if kept_back:
        return f"少于{LEAST}{concept.unit}" if small(value, concept) else KEPT_BACK
    if value is None:
        return "无数据"
    if concept.kind == "norm":
        return f"{number(value)}%达到"
    if concept.unit == "元" and abs(value) >= WAN:
        return f"{number(value / WAN, 6)}万元"
    return f"{number(value)}{concept.unit}"
