"""inconsistent_repeat: a passage word for word twice, or one figure with two values."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ..record import Figure, Finding
from ..similarity import sentences
from .subject import Subject, defect, question, span

_SHORTEST = 20
_FILLER = re.compile(r"[了共已现有累计全年度我市县区镇乡建立拥配备目前截至今到达为各类的“”()、\s]")
_OTHER_YEAR = re.compile(r"上年|去年|同期|上一年|往年|前年")
_PERIOD = re.compile(r"季度|月份|上半年|下半年|\d月|每[年月周]|由|从|新增|分别|比")
_REACHED = re.compile("涉及|参与|覆盖|惠及|其中")  # some of them, and not all that there are
_KEPT = 8  # figures of like digits
_NOUN = 4  # characters
_TOTALS = frozenset({"stock", "ratio"})


def check(subject: Subject) -> Iterator[Finding]:
    """Repeated passages and contradicting figures."""
    yield from _passages(subject)
    yield from _values(subject)
    yield from _miscopied(subject)


def _passages(subject: Subject) -> Iterator[Finding]:
    """Sentences that stand twice; those that follow each other both times are one passage."""
    first: dict[str, tuple[int, int]] = {}
    held: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for start, end, words in sentences(subject.text, _SHORTEST):
        earlier = first.get(words)
        if earlier is None or subject.skip[start] == 2:
            first[words] = (start, end)
            continue
        if held and earlier[0] - held[-1][0][1] in range(4) and start - held[-1][1][1] in range(4):
            held[-1] = ((held[-1][0][0], earlier[1]), (held[-1][1][0], end))
        else:
            held.append((earlier, (start, end)))
    for earlier, later in held:
        opening = subject.text[earlier[0] : earlier[0] + 12]
        message = f"“{opening}…”一段（{earlier[1] - earlier[0]}字）在文中一字不差地出现两次。"
        finding = defect("inconsistent_repeat", earlier, message, "确定这段话应在哪一处，删去另一处。")
        finding.others.append(later)
        yield finding


def _values(subject: Subject) -> Iterator[Finding]:
    said: dict[tuple[str, str | None], list[Figure]] = defaultdict(list)
    for figure in subject.figures:
        key = _FILLER.sub("", figure.phrase)
        if _says_a_total(figure) and len(key) >= 4:
            said[(key, figure.unit)].append(figure)
    for (key, _), figures in said.items():
        first = figures[0]
        for figure in figures[1:]:
            if figure.value != first.value and _comparable(subject, first, figure):
                certain = first.concept is not None and (first.kind in _TOTALS or len(key) >= 6)
                yield _contradiction(first, figure, certain=certain)


def _miscopied(subject: Subject) -> Iterator[Finding]:
    """One thing told twice with its digits in another order, or all but one the same: one of the two was miscopied."""
    said: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in subject.figures:
        if not _says_a_total(figure) or figure.kind not in ("stock", "count"):
            continue
        keys = [(figure.unit or "", key) for key in _resembling(str(figure.value))]
        alike = {id(first): first for key in keys for first in said[key]}.values()
        same = [first for first in alike if _near_digits(first, figure) and _one_thing(first, figure)]
        again = any(first.value == figure.value and _one_thing(first, figure) for first in alike)
        if not again and (first := next((one for one in same if _one_time(subject, one, figure)), None)):
            yield _contradiction(first, figure, certain=True)
        for key in keys:
            if len(said[key]) < _KEPT:
                said[key].append(figure)


def _resembling(digits: str) -> list[str]:
    """What two numbers share that have the same digits, or all but one."""
    return ["".join(sorted(digits)), *(f"{digits[:at]}?{digits[at + 1 :]}" for at in range(len(digits)))]


def _near_digits(first: Figure, other: Figure) -> bool:
    """Whether two counts have the same digits, or differ in one of three and more, of two where a stock is told by name."""
    one, two = str(first.value), str(other.value)
    if one == two or len(one) < 2:
        return False
    named = first.concept is not None and first.concept == other.concept
    stock = first.kind == other.kind == "stock"
    differ = sum(a != b for a, b in zip(one, two, strict=True))
    if sorted(one) == sorted(two):
        return named or len(one) > 2
    return differ == 1 and (len(one) > 2 or (named and stock))


def _one_thing(first: Figure, other: Figure) -> bool:
    """Whether two figures bear one name, or one has none and they share their noun."""
    if (_REACHED.search(first.phrase) is None) != (_REACHED.search(other.phrase) is None):
        return False
    if first.concept is not None and other.concept is not None:
        return first.concept == other.concept
    one, two = (_FILLER.sub("", figure.phrase) for figure in (first, other))
    return any(one[at : at + _NOUN] in two for at in range(len(one) - _NOUN + 1))


def _one_time(subject: Subject, first: Figure, other: Figure) -> bool:
    """Whether two sentences may tell of the same time and place."""
    texts = [subject.text[slice(*figure.sentence)] for figure in (first, other)]
    apart = first.sentence != other.sentence and (first.scope == other.scope or not first.scope or not other.scope)
    return apart and not any(_OTHER_YEAR.search(text) or _PERIOD.search(text) for text in texts)


def _says_a_total(figure: Figure) -> bool:
    return figure.precision == "exact" and figure.value is not None and figure.part_of is None and figure.change is None


def _comparable(subject: Subject, one: Figure, other: Figure) -> bool:
    """Two sentences about the same year, place and whole."""
    texts = [subject.text[slice(*figure.sentence)] for figure in (one, other)]
    if any(_OTHER_YEAR.search(text) for text in texts) or one.scope != other.scope or one.sentence == other.sentence:
        return False
    years = [set(re.findall(r"(?:19|20)\d\d(?=年)", text)) for text in texts]
    return one.concept == other.concept and (not years[0] or not years[1] or bool(years[0] & years[1]))


def _contradiction(first: Figure, other: Figure, *, certain: bool) -> Finding:
    message = f"“{other.phrase}”前面写为{first.text}，此处写为{other.text}，前后不一致。"
    make = defect if certain else question
    finding = make("inconsistent_repeat", span(other), message, "核对两处数据，统一为准确的一个。")
    finding.others.append(span(first))
    return finding
