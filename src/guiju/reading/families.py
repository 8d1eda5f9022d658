"""Lists of kinds without a head: 婚姻家庭20件、邻里30件、山林土地10件 name each other where three are of one thing."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from .context import Context, Named
from .naming import Index
from .record import Figure

_LEAST = 3
_BESIDE = 2  # figures
_HEAD = 12  # characters before the first number
_INVOLVES = re.compile("涉(?:及|案)?|类[型别]|不服")
Told = tuple[Figure, Context]


def name_lists(told: Sequence[Told], index: Index) -> None:
    """Names figures of one sentence and unit, three of which may be kinds of the same whole."""
    for _, run in groupby(told, key=lambda pair: (pair[0].sentence, pair[0].unit)):
        listed = list(run)
        if len(listed) >= _LEAST:
            _name(listed, index)


def _name(listed: Sequence[Told], index: Index) -> None:
    """What is a kind of the whole of which most are kinds bears no other name: 行政征收 among 行政复议's is none itself."""
    may_be = [index.kinds(context) for _, context in listed]
    votes = Counter(kind for kinds in may_be for kind in kinds)
    weights = {
        kind: sum(kinds.get(kind, 0) for kinds in may_be) for kind, several in votes.items() if several >= _LEAST
    }
    most = max(weights.values(), default=0)
    first = [kind for kind, weight in weights.items() if weight == most]
    if len(first) != 1:
        return
    kind = first[0]
    topic, whole = kind
    of_it = topic in listed[0][1].topics or _INVOLVES.search(listed[0][1].sentence[-_HEAD:]) is not None
    for (figure, context), kinds in zip(listed, may_be, strict=True):
        if figure.candidates and (kind not in kinds or not of_it):
            continue
        told = context._replace(topics=context.topics | {topic}, reigning=frozenset({topic}))
        named = index.name(told)
        if named.concept is None or named.concept.whole != whole:
            named = index.of_whole(told, whole)
        _give(figure, named)


def name_beside(told: Sequence[Told], index: Index) -> None:
    """What is named beside a figure says of what that speaks, where no word did."""
    for place, (figure, context) in enumerate(told):
        if figure.concept is not None:
            continue
        beside = {
            index.topic(other.concept)
            for other, _ in told[max(0, place - _BESIDE) : place + _BESIDE + 1]
            if other.concept is not None
        } - {""}
        if len(beside) == 1 and not beside <= context.reigning:
            _give(figure, index.name(context._replace(topics=context.topics | beside, reigning=frozenset(beside))))


def name_parts(figures: Sequence[Figure], told: Sequence[Told], index: Index) -> None:
    """A part is a kind of its whole where the catalogue has one: 其中刑事 of what was granted, not of what was applied for."""
    for figure, context in told:
        whole = figures[figure.part_of].concept if figure.part_of is not None else None
        if whole is not None:
            heard = {candidate.concept for candidate in figure.candidates}
            _give(figure, index.of_whole(context, whole, figure.concept, heard))


def _give(figure: Figure, named: Named) -> None:
    if named.concept is not None:
        figure.concept, figure.label, figure.kind = named.concept.id, named.concept.label, named.concept.kind
        figure.said, figure.candidates = named.words, named.candidates
