"""How much of a wording was heard, and how near the number: what one concept's wording weighs against another's."""

from .context import Context
from .record import ConceptLike
from .wordings import Wording

_TOPIC, _REIGNING, UNSPOKEN = 1.1, 1.3, 0.85
_LOUD = 0.6  # what a word weighs that must not stand

Heard = dict[str, float]


def weighed(wording: Wording, heard: Heard, context: Context) -> float:
    """How much of a wording was heard and how near; 0 where a group of it was not."""
    total = 0.0
    for group in wording.clause:
        best = 0.0
        for word in group:
            if word in heard and (worth := len(word) * heard[word]) > best:
                best = worth
        if not best:
            return 0.0
        total += best
    for word in wording.absent:
        if heard.get(word, 0.0) >= _LOUD:
            return 0.0
    for group in wording.sentence:
        near = max(_nearness(word, context) for word in group)
        if not near:
            return 0.0
        total += near
    for group in wording.section:
        if not any(word in context.section for word in group):
            return 0.0
        total += 0.2
    return total * _fit(wording.concept, context) * _reign(wording.concept.topic, context)


def _fit(concept: ConceptLike, context: Context) -> float:
    """The same counter speaks for a concept; a duty speaks for a norm, and against a count."""
    unit = 1.2 if context.unit == concept.unit else 0.9
    return unit * ((1.4 if context.norm else 0.6) if concept.kind == "norm" else (0.8 if context.norm else 1.0))


def _nearness(word: str, context: Context) -> float:
    """Up to 0.6 a character, less the further off the word stands; half as much behind the number."""
    at = context.sentence.rfind(word)
    before = 0.6 / (1 + (len(context.sentence) - at) / 40) if at >= 0 else 0.0
    at = context.rest.find(word)
    behind = 0.3 / (1 + at / 40) if at >= 0 else 0.0
    return len(word) * max(before, behind)


def _reign(topic: str, context: Context) -> float:
    """The topic spoken of speaks for its concepts, most of all the one whose chapter it is."""
    if not topic:
        return 1.0
    return _REIGNING if topic in context.reigning else _TOPIC if topic in context.topics else UNSPOKEN


def said_of(wording: Wording, heard: Heard) -> tuple[str, ...]:
    """The words that speak for a wording: of each group the longest that was heard."""
    return tuple(max((word for word in group if word in heard), key=len) for group in wording.clause)
