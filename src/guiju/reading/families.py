"""Lists of kinds without a head: 婚姻家庭20件、邻里30件、山林土地10件 name each other where three are of one thing."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from .naming import Context, Index
from .record import Figure

_LEAST = 3
Unnamed = tuple[Figure, Context]


def name_lists(unnamed: Sequence[Unnamed], index: Index) -> None:
    """Names figures of one sentence and unit, three of which may be kinds of the same whole."""
    for _, run in groupby(unnamed, key=lambda pair: (pair[0].sentence, pair[0].unit)):
        listed = list(run)
        if len(listed) >= _LEAST:
            _name(listed, index)


def _name(listed: Sequence[Unnamed], index: Index) -> None:
    votes = Counter(kind for _, context in listed for kind in index.kinds(context)).most_common(2)
    if not votes or votes[0][1] < _LEAST or (len(votes) > 1 and votes[1][1] == votes[0][1]):
        return
    (topic, whole), _ = votes[0]
    for figure, context in listed:
        named = index.name(context._replace(topics=context.topics | {topic}, reigning=frozenset({topic})))
        if named.concept is not None and named.concept.whole == whole:
            figure.concept, figure.label, figure.kind = named.concept.id, named.concept.label, named.concept.kind
            figure.said, figure.candidates = named.words, named.candidates
