"""Which Chinese numerals count: 两起纠纷 and 三批次 do, 三项制度, 一步 and 第二轮 do not."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from . import names, numerals
from .lexicon import COUNTED_NOUNS, LONG_COUNTERS, MAKING, NOT_COUNTER

if TYPE_CHECKING:
    from .quantities import Quantity

_COUNTER = re.compile(
    r"\s?(?P<more>[余多来])?\s?[万亿]?(?P<unit>"
    + "|".join(LONG_COUNTERS)
    + r"|[件起个名人家部次条项份册张本篇幅场期处所位户例宗桩支辆台套座栋间只块面批轮天日年米里亩吨元角成节课组队])"
)
_NOUN = re.compile(rf".{{0,6}}?(?:{COUNTED_NOUNS})")
_MADE = re.compile(rf"(?:{MAKING})(?:了|各类|共|相关|有关|以下|重点){{0,2}}$")
# Behind a small numeral and its counter these make the name of a place or belong to a person: 三台县, 七台河, 张三名下.
_PLACE = re.compile(
    r"(?:县(?!级|直|乡|域)|市(?!直|级|场|民|区)|镇(?!级|办|属)|村(?!民|委|级|干|里|组|居)|区(?!直|级|域)|乡(?!镇|级|村)|"
    r"山(?!区)|河(?!道|长)|渠|沟|湾|坝(?!会)|寨|屯|塘|岭|洞|堡|庄)"
)
_PLACED = frozenset("台家户所间件面")
_OWNED = re.compile(r"下(?!岗|派|属|沉|乡|辖|放)")
_CLOSES = re.compile(r"(?:[，,。；;、)\n）]|$|以上)")
_NORM = re.compile(
    r"每(?:周|月|季度|季|年|半年|天|日|人|名|村|个|户|件|旬|两周|两月)[^，,。；;\n]{0,14}$|(?:至少|不少于|各|仅)$"
)
_EVENTS = frozenset("次起件场期名例宗家处人份")
_ALWAYS = frozenset("起件名人家场份处所期部批例宗支辆台套册本篇户张幅位座栋间次天")
_VAGUE = frozenset("几数好若多某任每这那另哪上半")

Build = Callable[..., "Quantity | None"]


def spoken(text: str, match: re.Match[str], build: Build) -> tuple["Quantity | None", int]:
    """The quantity in Chinese numerals at ``match``, if it is one, and where to go on."""
    start, end = match.span("chinese")
    if name_end := names.slogan_at(text, start):
        return None, name_end
    counter = _COUNTER.match(text, end)
    if counter is None or not _counts(text, start, end, counter):
        return None, end
    if counter["unit"] == "成":
        return _tenths(text, start, end, build)
    quantity = build(text, start, end, numerals.chinese(text[start:end]), numeral=True)
    if quantity and (between := numerals.between(text[start:end])):
        quantity.value, quantity.upper = between
        quantity.precision = "nearly" if quantity.precision == "exact" else quantity.precision
    return quantity, counter.end()


def _tenths(text: str, start: int, end: int, build: Build) -> tuple["Quantity | None", int]:
    """六成 is 60 %, 七成五 is 75 %."""
    quantity = build(text, start, end, numerals.chinese(text[start:end]), numeral=True)
    if quantity is None or quantity.value is None or quantity.unit != "成":
        return quantity, end + 1
    more = numerals.DIGITS.get(text[end + 1 : end + 2], 0)
    quantity.value, quantity.unit = quantity.value * 10 + more, "%"
    quantity.end = max(quantity.end, end + 2) if more else quantity.end
    return quantity, quantity.end


def _counts(text: str, start: int, end: int, counter: re.Match[str]) -> bool:
    numeral, unit, before = text[start:end], counter["unit"], text[max(0, start - 20) : start]
    if numerals.chinese(numeral) is None or (before[-1:] in _VAGUE and not before.endswith("上")):
        return False
    if text[counter.end() : counter.end() + 1] in set(NOT_COUNTER.get(unit, "")):
        return False
    if numeral in "零〇" or (unit == "名" and _OWNED.match(text, counter.end())):
        return False
    if len(numeral) == 1 and unit in _PLACED and _PLACE.match(text, counter.end()):
        return False
    if not numerals.CAPITAL.isdisjoint(numeral):
        return True
    if unit == "成" and text[counter.end() : counter.end() + 1] in numerals.DIGITS:
        return len(numeral) == 1
    if unit == "成":
        return before.endswith(("占", "近", "约", "超", "超过", "达", "达到", "有", "降", "长", "了", "为")) or bool(
            _CLOSES.match(text, counter.end())
        )
    if numeral[0] in "百千万亿":
        return bool(counter["more"] or before.endswith(("近", "上", "超", "逾", "约", "超过", "突破")))
    if numeral == "一":
        return _one(text, counter, unit, before)
    if len(unit) > 1 or counter["more"]:
        return True
    rest = text[counter.end() : counter.end() + 14]
    if unit == "个":
        return bool(_NOUN.match(rest) or _CLOSES.match(rest)) and not (rest[:1] == ")" and before.endswith("("))
    if unit in "项条轮面":
        return bool(_MADE.search(before))
    return unit in _ALWAYS


def _one(text: str, counter: re.Match[str], unit: str, before: str) -> bool:
    """一 mostly says 'a'. It counts in a norm (每周走访一次) and where the phrase ends with it."""
    if unit not in _EVENTS or before[-1:] in "第同统唯在到了进这那与和一":
        return False
    if _NORM.search(before):
        return not (unit == "人" and not _CLOSES.match(text, counter.end()))
    return bool(_CLOSES.match(text, counter.end())) and unit != "起" and unit != "人"
