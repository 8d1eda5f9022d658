"""When a stated figure and a computed one agree: by how exactly it was stated."""

from __future__ import annotations

from decimal import Decimal


def places(text: str) -> int:
    """Decimals in a printed number: 84.6% has one."""
    digits = "".join(c for c in text if c.isdigit() or c == ".").strip(".")
    return len(digits.split(".")[1]) if "." in digits else 0


def agrees(
    stated: Decimal | None,
    computed: Decimal | None,
    *,
    precision: str = "exact",
    unit: str = "",
    kind: str = "count",
    decimals: int = 0,
) -> bool:
    """Exact figures are equal. 余, 多, 以上: from the stated value to a tenth above. 近, 约, 左右: within 5 %.

    Rates agree at the printed decimals, rounded or cut off. A norm is kept to by all. Damaged figures agree with nothing.
    """
    if stated is None or computed is None:
        return False
    if kind == "norm":
        return computed == 100
    if precision == "more_than":
        return stated <= computed < stated * Decimal("1.1") + 1
    if precision == "nearly":
        return abs(computed - stated) <= stated * Decimal("0.05")
    if unit == "%":
        last = Decimal(1).scaleb(-decimals)
        return -last / 2 <= computed - stated < last
    return computed == stated
