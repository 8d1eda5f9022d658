"""Arithmetic on administrative division codes: GB/T 2260 to the county, the statistical code of +3 and +3 digits below.

Codes are kept trimmed: ``43`` 湖南省, ``4310`` 郴州市, ``431081`` 资兴市, ``431081103`` a township, ``431081103201`` a
village. A code's length is its level; one region lies in another exactly when the other's code is a prefix of its own.
"""

import unicodedata
from enum import IntEnum

# GB/T 2260: the provincial codes, with 81–82 for the special administrative regions and 71 / 83 for Taiwan.
PROVINCES = frozenset(
    str(number)
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
    for number in range(first, last + 1)
)


class Level(IntEnum):
    """A level of administration; its value is the length of a trimmed code, in digits."""

    PROVINCE = 2
    CITY = 4
    COUNTY = 6
    TOWNSHIP = 9
    VILLAGE = 12

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Level.PROVINCE: "省级",
    Level.CITY: "市级",
    Level.COUNTY: "县级",
    Level.TOWNSHIP: "乡级",
    Level.VILLAGE: "村级",
}


def check(code: str) -> str:
    """The code in half-width digits; ValueError with a Chinese sentence when it is not a trimmed code."""
    tidy = unicodedata.normalize("NFKC", code).strip()
    if not (tidy.isascii() and tidy.isdigit()):
        raise ValueError(f"行政区划代码“{code}”应全部为数字（GB/T 2260）。")
    if len(tidy) not in set(Level):
        raise ValueError(f"行政区划代码“{tidy}”为 {len(tidy)} 位；应为 2、4、6、9 或 12 位（省、市、县、乡、村）。")
    if tidy[:2] not in PROVINCES:
        raise ValueError(f"行政区划代码“{tidy}”的前两位“{tidy[:2]}”不是省级代码（GB/T 2260）。")
    if (short := _trimmed(tidy)) != tidy:
        raise ValueError(f"行政区划代码“{tidy}”末尾有补位的零；应写作“{short}”。")
    return tidy


def trim(code: str) -> str:
    """A code that others pad with zeros (``430000``, ``431081000000``) in our trimmed form; ValueError as `check`."""
    return check(_trimmed(unicodedata.normalize("NFKC", code).strip()))


def level(code: str) -> Level:
    """The level of a trimmed code; ValueError when its length belongs to none."""
    try:
        return Level(len(code))
    except ValueError:
        raise ValueError(f"行政区划代码“{code}”为 {len(code)} 位；应为 2、4、6、9 或 12 位。") from None


def parent(code: str) -> str | None:
    """The region directly above, or None for a province.

    A group of zeros is passed over: the towns of a city without counties (东莞, 441900003) lie in the city (4419).
    """
    below = level(code)
    above = [size for size in Level if size < below]
    return _trimmed(code[: above[-1]]) if above else None


def ancestors(code: str) -> tuple[str, ...]:
    """All regions above, the province first; empty for a province."""
    above = parent(code)
    return () if above is None else (*ancestors(above), above)


def contains(outer: str, inner: str) -> bool:
    """Whether ``inner`` is ``outer`` or lies in it."""
    level(outer), level(inner)
    return inner.startswith(outer)


def span(code: str) -> tuple[str, str]:
    """``(low, high)`` such that ``low <= other < high`` holds, as strings, exactly for the region and all below it.

    Both ends are plain digits, so that the order is the same under every collation of a database.
    """
    level(code)
    head = code.rstrip("9")
    if not head:
        raise ValueError(f"行政区划代码“{code}”不是有效代码。")
    return code, head[:-1] + str(int(head[-1]) + 1)


def _trimmed(code: str) -> str:
    """The code without the groups of zeros at its end; a text that is no code comes back unchanged."""
    for size in sorted(Level, reverse=True):
        if len(code) == size and size > Level.PROVINCE:
            shorter = max(other for other in Level if other < size)
            if set(code[shorter:]) != {"0"}:
                return code
            code = code[:shorter]
    return code
