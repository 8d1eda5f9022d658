"""sum_mismatch and part_exceeds_whole: parts against the whole that 其中 or 合计 names."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..cuts import exhausts
from ..parts import same_unit
from ..record import Check, Figure
from .subject import Outcome, Subject, defect, question, shown, span

_STAGE = re.compile(
    "申请|收到|受理|立案|审结|判决|办结|结案|完成|整改|化解|答复|开庭|解决|销号|回访|评价|不满意|满意|听证|上报|移送|公开|督办|派发|直接解答"
)
# One person, one case may belong to several of these.
_GROUPS = re.compile(
    "残疾人|老年人|妇女|女性|农民工|未成年|军人|军属|少数民族|党员|学生|儿童|低保|困难|涉企|民营|外来|大专|本科|专职|持证"
)
_COMPLETE = re.compile(r"^[^，,。；;、\d]{0,8}[:：]|分别|均为|包括[:：]|其中[:：]|[:：]$")
_ROUNDED = re.compile(r"\.\d+[余多]?[万亿]")
_NEARLY_ALL, _MANY, _ALL_BUT = 0.9, 4, 0.985
_TOTAL = re.compile(r"(?:合计|共计|总计|总共|[，,；;]总[数量]|(?P<bare>[，,；;]总?共))(?:为|约|达|有)?\s?$")
_OPENS = re.compile("[:：]")
_REST = re.compile(r"^(?:其余|余下|剩余)")
_OPEN_LIST = re.compile(r"等|主要|部分|包括但不限于")
_LONGEST = 60
_SETTLES = "逐项核对各分项与总数，改正其中一处。"


def check(subject: Subject) -> Iterator[Outcome]:
    """Every whole against its parts, and every 合计 against what was counted before it."""
    families: dict[int, list[Figure]] = defaultdict(list)
    for figure in subject.figures:
        if figure.part_of is not None and figure.value is not None:
            families[figure.part_of].append(figure)
    for place, parts in families.items():
        whole = subject.figures[place]
        if whole.value is not None:
            yield from _bounded(whole, parts)
            if len(parts) > 1:
                yield from _added(subject, whole, parts)
    yield from _totals(subject)
    yield from _remainders(subject)


def _bounded(whole: Figure, parts: Sequence[Figure]) -> Iterator[Outcome]:
    assert whole.value is not None
    for part in parts:
        assert part.value is not None
        if part.value > whole.value * (1 if whole.precision == "exact" else 1.2) and part.precision != "nearly":
            message = f"“其中”的分项{part.text}大于总数{whole.text}。"
            make = defect if whole.precision == part.precision == "exact" else question
            yield make("part_exceeds_whole", span(part), message, _SETTLES)
        else:
            yield Check("part_exceeds_whole", f"{part.text} ≤ {whole.text}", True, [span(whole), span(part)])


def _added(subject: Subject, whole: Figure, parts: Sequence[Figure]) -> Iterator[Outcome]:
    values = [part.value for part in parts if part.value is not None]
    total = sum(values)
    if any(figure.precision != "exact" for figure in (whole, *parts)) or max(values) > (whole.value or 0):
        return
    formula = f"{' + '.join(shown(value) for value in values)} = {shown(total)}（总数 {shown(whole.value)}）"
    spans = [span(whole), *(span(part) for part in parts)]
    if total == whole.value:
        yield Check("sum_mismatch", formula, True, spans)
    elif additive(parts):
        between = subject.text[whole.end : parts[-1].end]
        yield Check("sum_mismatch", formula, False, spans)
        certain = total > (whole.value or 0) or _close(total, whole, between) or _all_told(parts, total, whole, between)
        yield _mismatch(whole, parts, total, certain=certain)


def _close(total: float, whole: Figure, between: str) -> bool:
    """A list that says it is complete, in a bracket or by 分别, and nearly reaches its whole; else it may be a choice."""
    said = between.startswith("(") or _COMPLETE.search(between) is not None
    return said and total >= 0.9 * (whole.value or 0) and not _OPEN_LIST.search(between)


def additive(parts: Sequence[Figure]) -> bool:
    """Parts of one cut add up; stages of one case (受理, 审结) and groups that overlap (妇女, 农民工) count some twice."""
    if sum(_GROUPS.search(part.phrase) is not None for part in parts) > 1:
        return False
    first, *others = [frozenset(_STAGE.findall(part.phrase)) for part in parts]
    return all(one == first for one in others) or not any(others)  # 受理复议30件、调解40件: the verb holds for all


def _all_told(parts: Sequence[Figure], total: float, whole: Figure, between: str) -> bool:
    """Parts that exhaust the whole, or four and more that come near it: what is missing was counted wrongly."""
    rounded = any(_ROUNDED.search(figure.text) for figure in (whole, *parts))
    near = total >= _NEARLY_ALL * (whole.value or 0) and not rounded
    return (
        near and (len(parts) >= _MANY or exhausts([part.phrase for part in parts])) and not _OPEN_LIST.search(between)
    )


def _mismatch(whole: Figure, parts: Sequence[Figure], total: float, *, certain: bool) -> Outcome:
    gap = shown(abs(total - (whole.value or 0)))
    message = f"各分项相加为{shown(total)}，与总数{whole.text}相差{gap}。"
    make = defect if certain else question
    return make("sum_mismatch", (whole.start, parts[-1].end), message, _SETTLES)


def _totals(subject: Subject) -> Iterator[Outcome]:
    """甲 5 件、乙 7 件，合计 12 件."""
    for place, total in enumerate(subject.figures):
        if total.value is None or total.part_of is not None:
            continue
        said = _TOTAL.search(subject.text[max(0, total.start - 6) : total.start])
        if not said:
            continue
        parts = _counted_before(subject, place)
        if len(parts) > 1 and additive(parts) and all(part.precision == "exact" for part in (*parts, total)):
            yield from _total(total, parts, bare=said["bare"] is not None)


def _counted_before(subject: Subject, place: int) -> list[Figure]:
    figures = subject.figures
    total = figures[place]
    parts: list[Figure] = []
    for figure in reversed(figures[max(0, place - _LONGEST) : place]):
        if figure.sentence != total.sentence or not same_unit(figure.unit, total.unit) or figure.value is None:
            break
        if parts and _OPENS.search(subject.text, figure.end, parts[0].start):  # 结案情况：维持8件…
            break
        parts.insert(0, figure)
    wholes = {part.part_of for part in parts}
    return [part for part in parts if not any(figures[place] is part for place in wholes if place is not None)]


def _total(total: Figure, parts: Sequence[Figure], *, bare: bool) -> Iterator[Outcome]:
    added = sum(part.value for part in parts if part.value is not None)
    formula = f"{' + '.join(shown(part.value) for part in parts)} = {shown(added)}（合计 {shown(total.value)}）"
    yield Check("sum_mismatch", formula, added == total.value, [span(total), *(span(part) for part in parts)])
    if added != total.value:
        message = f"前面各项相加为{shown(added)}，与合计{total.text}不符。"
        near = abs(added - (total.value or 0)) <= 0.1 * added
        if bare and not near:  # 共 may count anything
            return
        yield (defect if near else question)("sum_mismatch", (parts[0].start, total.end), message, _SETTLES)


def _remainders(subject: Subject) -> Iterator[Outcome]:
    """受理50件，办结30件，其余20件: what is left of the first count of the sentence."""
    for place, rest in enumerate(subject.figures):
        before = _counted_before(subject, place) if _REST.match(rest.phrase) else []
        if len(before) < 2 or any(figure.precision != "exact" for figure in (*before, rest)):
            continue
        whole, *done = (figure.value or 0 for figure in before)
        left = {whole - sum(done), *(whole - one for one in done)}
        yield Check(
            "sum_mismatch", f"{shown(whole)} − {shown(sum(done))}（其余 {rest.text}）", rest.value in left, [span(rest)]
        )
        if rest.value not in left and len(done) == 1:
            message = f"{before[0].text}减去{before[1].text}应余{shown(whole - done[0])}，所写为{rest.text}。"
            yield defect("sum_mismatch", (before[0].start, rest.end), message, _SETTLES)
