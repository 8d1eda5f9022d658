"""arithmetic_mismatch for what moved: 由120件降到90件，下降25%; 50件，比上年增加10件、增长25%; 提高5个百分点."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ..parts import same_unit
from ..record import Check, Figure
from .rates import SETTLES, prints
from .subject import Outcome, Subject, defect, shown, span

_RATES = frozenset(("%", "百分点", "倍"))
_FROM = re.compile(r"(?:由|从|上年(?:同期)?的?|去年(?:同期)?的?|(?:19|20)\d\d年的?)[^，,。；;\d]{0,10}$")
_TO = re.compile(r"(?:到|至|为|成)(?:今年的?|(?:19|20)\d\d年的?|本年的?)?\s?$")
_LAST_YEAR = re.compile(
    r"(?:上年|去年|上一年|往年)(?:同期)?(?:度)?(?:的|为|是|共)?$|同期的?$|"
    r"[比较与][^，,。；;\d]{0,4}(?:19|20)\d\d年(?:同期|度)?(?:的|为|是|共)?$"
)
_NOW = re.compile(r"[，,；;](?:今年|本年)[^，,。；;\d]{0,8}$")
_BY = re.compile(r"(?:(增加|增长|上升|增多)|减少|下降|降低)了?$")


def check(subject: Subject) -> Iterator[Outcome]:
    """Every figure that says by how much another moved, against what it was and is."""
    for place, moved in enumerate(subject.figures):
        by = moved.change or _said(subject, moved)
        if by is None or place < 1 or moved.precision != "exact" or moved.value is None:
            continue
        pair = _from_to(subject, place) if place > 1 else None
        if pair is not None:
            yield from _against(*pair, moved, by)
        elif place > 1:
            yield from _grown(*subject.figures[place - 2 : place + 1])


def _said(subject: Subject, figure: Figure) -> int | None:
    """+1 or -1 where a count stands right behind 增加 or 减少."""
    said = _BY.search(subject.text, max(0, figure.start - 4), figure.start) if figure.unit not in _RATES else None
    return (1 if said[1] else -1) if said else None


def _from_to(subject: Subject, place: int) -> tuple[Figure, Figure] | None:
    """What was and what is, of the two figures before: 90件，较上年的100件下降; 由100件降到90件，下降."""
    first, second, moved = subject.figures[place - 2 : place + 1]
    text = subject.text
    if not (first.sentence == second.sentence == moved.sentence and same_unit(first.unit, second.unit)):
        return None
    if not first.value or not second.value or {first.precision, second.precision} != {"exact"}:
        return None
    if _LAST_YEAR.search(text[max(0, second.start - 12) : second.start]):
        return second, first
    between = text[first.end : second.start]
    if _FROM.search(text[max(0, first.start - 24) : first.start]) and (_TO.search(between) or _NOW.search(between)):
        return first, second
    return None


def _against(old: Figure, new: Figure, moved: Figure, by: int) -> Iterator[Outcome]:
    """The share, the points or the count by which one became the other."""
    assert old.value is not None and new.value is not None
    was, became = Decimal(str(old.value)), Decimal(str(new.value))
    if moved.unit == "%" and old.unit != "%":
        yield from _shown(old, new, moved, (became / was - 1) * 100 * by, "%")
    elif (moved.unit == "百分点" and old.unit == "%") or (moved.unit not in _RATES and same_unit(moved.unit, old.unit)):
        yield from _shown(old, new, moved, (became - was) * by, moved.unit or "")


def _shown(old: Figure, new: Figure, moved: Figure, exact: Decimal, unit: str) -> Iterator[Outcome]:
    holds = prints(exact, moved) if unit == "%" else abs(exact - Decimal(str(moved.value))) < Decimal("0.051")
    formula = f"{shown(old.value)} → {shown(new.value)}：{exact:.2f}{unit}（所写 {moved.text}）"
    yield Check("arithmetic_mismatch", formula, holds, [span(old), span(new), span(moved)])
    if not holds:
        amount = f"{abs(exact):.2f}%" if unit == "%" else f"{shown(float(abs(exact)))}{unit}"
        message = f"由{old.text}到{new.text}，变动应为{amount}，所写为{moved.text}。"
        yield defect("arithmetic_mismatch", (min(old.start, new.start), moved.end), message, SETTLES)


def _grown(new: Figure, by: Figure, rate: Figure) -> Iterator[Outcome]:
    """50件，比上年增加10件、增长25%: the share that the difference is of what was before."""
    if not (new.sentence == by.sentence == rate.sentence and rate.unit == "%" and by.change == rate.change):
        return
    if by.change is None or new.change is not None or not same_unit(new.unit, by.unit) or by.unit in _RATES:
        return
    if {new.precision, by.precision} != {"exact"} or new.value is None or by.value is None:
        return
    was = Decimal(str(new.value)) - by.change * Decimal(str(by.value))
    if was > 0:
        exact = Decimal(str(by.value)) * 100 / was
        holds = prints(exact, rate)
        formula = f"{shown(by.value)} ÷ {shown(float(was))} = {exact:.2f}%（所写 {rate.text}）"
        yield Check("arithmetic_mismatch", formula, holds, [span(new), span(by), span(rate)])
        if not holds:
            message = f"{new.text}比原来变动{by.text}，幅度应为{exact:.2f}%，所写为{rate.text}。"
            yield defect("arithmetic_mismatch", (new.start, rate.end), message, SETTLES)
