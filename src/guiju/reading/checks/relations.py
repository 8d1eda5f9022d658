"""The catalogue's relations: one concept's figure against the figures it must follow from or stay below."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ..parts import same_unit
from ..record import Check, ConceptLike, Figure
from .subject import Outcome, Subject, defect, question, shown, span

_BOUND = re.compile(r"<= (\w+)$")
_SUM = re.compile(r"= (\w+(?: \+ \w+)+)$")
_RATIO = re.compile(r"= (\w+) / (\w+)$")
_GOAL = re.compile(r"力争|争取|确保|目标|计划|要求|不低于|不得低于")
_SETTLES = "核对两处数据的口径与来源。"


def check(subject: Subject) -> Iterator[Outcome]:
    """Bounds and sums between figures that the text gives once; rates whose bases are nowhere."""
    single = _single(subject)
    for concept_id, figure in single.items():
        concept = subject.concepts.get(concept_id)
        if concept is None or not concept.relation:
            continue
        yield from _bounded(figure, concept, single)
        yield from _added(figure, concept, single)
    yield from _baseless(subject)


def _single(subject: Subject) -> dict[str, Figure]:
    """The figures whose concept stands in the text once, with an exact value."""
    by_concept: dict[str, list[Figure]] = defaultdict(list)
    for figure in subject.figures:
        if figure.concept:
            by_concept[figure.concept].append(figure)
    return {
        concept: found[0]
        for concept, found in by_concept.items()
        if len(found) == 1 and found[0].precision == "exact" and found[0].value is not None
    }


def _bounded(figure: Figure, concept: ConceptLike, single: dict[str, Figure]) -> Iterator[Outcome]:
    match = _BOUND.match(concept.relation or "")
    whole = single.get(match[1]) if match else None
    if whole is None or figure.part_of is not None or not same_unit(figure.unit, whole.unit):
        return
    assert figure.value is not None and whole.value is not None
    holds = figure.value <= whole.value
    yield Check("part_exceeds_whole", f"{figure.text} ≤ {whole.text}", holds, [span(figure), span(whole)])
    if not holds:
        message = f"{concept.label}{figure.text}大于{whole.label}{whole.text}。"
        near = whole.sentence == figure.sentence
        yield (defect if near else question)("part_exceeds_whole", span(figure), message, _SETTLES)


def _added(figure: Figure, concept: ConceptLike, single: dict[str, Figure]) -> Iterator[Outcome]:
    match = _SUM.match(concept.relation or "")
    parts = [single.get(name) for name in match[1].split(" + ")] if match else []
    if not parts or any(part is None or part.part_of is not None for part in parts):
        return
    found = [part for part in parts if part is not None]
    total = sum(part.value for part in found if part.value is not None)
    formula = (
        f"{' + '.join(shown(part.value) for part in found)} = {shown(total)}（{concept.label} {shown(figure.value)}）"
    )
    yield Check("sum_mismatch", formula, total == figure.value, [span(figure), *(span(part) for part in found)])
    if total != figure.value:
        message = f"{concept.label}{figure.text}与各分项之和{shown(total)}不符。"
        near = all(part.sentence == figure.sentence for part in found)
        yield (defect if near else question)("sum_mismatch", span(figure), message, _SETTLES)


def _is_goal(subject: Subject, figure: Figure) -> bool:
    """Whether the rate is aimed at, not reached: 力争化解率达到98%以上."""
    return _GOAL.search(subject.text, figure.sentence[0], figure.start) is not None


def _baseless(subject: Subject) -> Iterator[Outcome]:
    """A rate of 100% is only as good as its base: asked for where neither count of it is stated."""
    present = {figure.concept for figure in subject.figures}
    for figure in subject.figures:
        concept = subject.concepts.get(figure.concept or "")
        match = _RATIO.match(concept.relation or "") if concept else None
        if concept and match and not {match[1], match[2]} & present and not _is_goal(subject, figure):
            message = f"{concept.label}为{figure.text}，但文中没有写出它的分子和分母。"
            yield question("missing_number", span(figure), message, "补写基数，如应当办理数与实际办理数。")
