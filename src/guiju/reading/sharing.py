"""What neighbouring quantities give each other: ranges, one unit for several numbers, 三个100%.

After ``settle`` every quantity stands for itself; one that still has no unit has lost it (``unit_lost``).
"""

import re
from itertools import pairwise

from .quantities import Quantity

_RANGE = re.compile(r"\s?(?:[-—~～至到]|——)\s?")
_LIST = re.compile(r"\s?[、,，和及与或]\s?")
_MEMBER = re.compile(r"、[\u4e00-\u9fff]{2,8}")  # 维持60、撤销10、终止12件
_PERIOD = re.compile(r"(?:近|过去|未来|连续|这|前|后|头|历时|每|提前|第|今后|满|入驻)\s?$")
_NORM_PERIOD = re.compile(r"(?:有效期|期限|任期|服务期|不少于|不超过|超过|至少|累计|保存|不低于|存期)[^，。；;]{0,4}$")
_CAMPAIGN = re.compile(
    r"[^，,。；;\n]{0,3}?(?:行动|攻坚|计划|规划|倒计时|周期|目标|不打烊|方案|活动|来|前|后|间|期间|制)"
)
_RING = re.compile(r"[^，,。；;\n]{0,10}(?:服务圈|生活圈|圈)")
_SPANS = frozenset("年天周日秒月")


def settle(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities that count, ranges joined, units shared, and what only says when or how often left out."""
    joined = _ranges(text, found)
    _share_units(text, joined)
    _share_direction(text, joined)
    kept: list[Quantity] = []
    for place, quantity in enumerate(joined):
        following = joined[place + 1] if place + 1 < len(joined) else None
        if following and quantity.unit == "个" and following.unit == "%" and quantity.end == following.start:
            following.times = int(quantity.value or 1)
        elif not _period(text, quantity) and not _year(text, quantity):
            kept.append(quantity)
    return kept


def _ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    joined: list[Quantity] = []
    for quantity in found:
        last = joined[-1] if joined else None
        if last and _is_range(text, last, quantity):
            last.upper, last.end = quantity.value, quantity.end
            if last.value is not None and last.unit is None:
                last.value *= _factor(text, quantity)
            last.unit = quantity.unit
        else:
            joined.append(quantity)
    return joined


def _is_range(text: str, low: Quantity, high: Quantity) -> bool:
    if low.value is None or high.value is None or high.unit is None or low.unit not in (None, high.unit):
        return False
    return bool(_RANGE.fullmatch(text[low.end : high.start])) and low.value < high.value


def _factor(text: str, quantity: Quantity) -> int:
    """The 万 of 2—3万 belongs to both numbers."""
    scale = text[quantity.digits[1] : quantity.end].strip()[:1]
    return {"万": 10**4, "亿": 10**8}.get(scale, 1)


def _share_units(text: str, found: list[Quantity]) -> None:
    """18、20家: the number without a unit takes that of the next in the list."""
    for quantity, following in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if quantity.unit is None and following.unit and not following.unit_lost:
            gap = text[quantity.end : following.start]
            listed = _LIST.fullmatch(gap) and (gap.strip() in "、和及与或" or _listed(text, quantity))
            if listed or (_MEMBER.fullmatch(gap) and not quantity.bare):
                quantity.unit = following.unit


def _share_direction(text: str, found: list[Quantity]) -> None:
    """分别下降12.3%、15.6%: both fell."""
    for quantity, following in pairwise(found):
        alike = quantity.change is not None and following.unit == quantity.unit
        if alike and _LIST.fullmatch(text[quantity.end : following.start]):
            following.change = quantity.change


def _listed(text: str, quantity: Quantity) -> bool:
    return "分别" in text[max(0, quantity.start - 20) : quantity.start]


def _period(text: str, quantity: Quantity) -> bool:
    """Years, days and hours that only say how long a campaign lasts or a service is open."""
    unit = quantity.unit
    if unit is None:
        return False
    before, after = text[max(0, quantity.start - 12) : quantity.start], text[quantity.end : quantity.end + 14]
    if unit == "年":
        if "." in text[slice(*quantity.digits)]:  # 1.25年 is a span that was measured
            return False
        return not _NORM_PERIOD.search(before)
    if unit in _SPANS:
        return bool(_PERIOD.search(before) or _CAMPAIGN.match(after))
    return unit in ("分钟", "小时", "个月") and bool(_RING.match(after) or _PERIOD.search(before))


def _year(text: str, quantity: Quantity) -> bool:
    """A bare 2022 is a year that lost its 年; it is found by the checks, and is no figure."""
    value = quantity.value
    bare = quantity.unit is None and quantity.precision == "exact" and quantity.digits == (quantity.start, quantity.end)
    return bool(bare and value is not None and 1949 <= value <= 2099 and quantity.end - quantity.start == 4)
