"""When a printed figure and a computed one agree: as exactly as it was printed."""

from typing import SupportsFloat

_WITHIN = {"more_than": (0.0, 0.1), "less_than": (0.1, 0.0), "nearly": (0.05, 0.05)}


def agrees(
    printed: SupportsFloat | None,
    computed: SupportsFloat | None,
    *,
    precision: str = "exact",
    kind: str = "count",
    step: float = 0.0,
) -> bool:
    """Whether ``computed`` bears out ``printed``.

    Exact numbers are equal. 余, 多, 以上 allow up to a tenth more (and one), 不足 up to a tenth less, 近, 约, 左右 a
    twentieth either way. ``step`` is the weight of the last printed digit of a number with decimals (0.1 for 84.6%): such
    a number may have been rounded or cut off there. A norm is kept by all (100). A damaged number agrees with nothing.
    """
    if printed is None or computed is None or precision == "malformed":
        return False
    said, found = float(printed), float(computed)
    if kind == "norm":
        return found == 100
    if precision in _WITHIN:
        below, above = (share * abs(said) for share in _WITHIN[precision])
        return said - below <= found <= said + above + (precision == "more_than" and above > 0)
    slack = 1e-6 * max(1.0, abs(said))
    return -step / 2 - slack <= found - said < max(step, slack)


def last_digit(text: str, unit: str | None) -> float:
    """The weight of the last printed digit: 0.1 for 84.6%, 1000 for 2.5万件, 1 for 85%; 0 for any other whole number."""
    _, point, rest = text.partition(".")
    decimals = len(rest) - len(rest.lstrip("0123456789"))
    if not point or not decimals:
        return 1.0 if unit == "%" else 0.0
    tail = rest[decimals:].lstrip(" 余多")
    scale = 10_000 if tail.startswith("万") else 100_000_000 if tail.startswith("亿") else 1
    return scale / float(10**decimals)
