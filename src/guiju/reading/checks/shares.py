"""arithmetic_mismatch for shares: 其中女性30人，占25%; 调解50件，占审结总数的28%."""

import re
from collections.abc import Iterator

from ..record import Figure
from .rates import counts_before, gives, held, may_hold, mismatch, name_of
from .subject import Outcome, Subject

_SHARE = re.compile(r"占(?:比|总数的?|[^，,。；;\d]{0,8}的?)?\s?$")
_PLAIN = re.compile(r"占(?:比|总数的?|总量的?)?\s?$")
_WORD = re.compile(r"审结|办结|受理|收到|立案|诉求|监测|总户|检查|申请|调解|处罚")


def check(subject: Subject) -> Iterator[Outcome]:
    """Every 占 against the part before it and its whole."""
    for place, rate in enumerate(subject.figures):
        if rate.unit != "%" or rate.value is None or rate.change is not None or not place:
            continue
        said = _SHARE.search(subject.text[max(0, rate.start - 14) : rate.start])
        if said and not name_of(subject, rate):
            yield from _shared(subject, place, said.group())


def _shared(subject: Subject, place: int, said: str) -> Iterator[Outcome]:
    rate, part = subject.figures[place], subject.figures[place - 1]
    if part.sentence != rate.sentence or part.value is None or rate.precision != "exact" or part.precision != "exact":
        return
    if "分别" in subject.text[part.end : rate.start]:  # several shares, of what is told elsewhere
        return
    bases, certain = _wholes(subject, place, said)
    if not bases or any(base.precision != "exact" or not base.value for base in bases):
        return
    giving = next((base for base in bases if gives(part, base, rate)), None)
    if giving is not None:
        yield held(part, giving, rate, True)
    elif len(bases) == 1 or _PLAIN.search(said):  # of all that could be meant none gives it
        yield from mismatch(part, bases[0], rate, certain=certain)


def _wholes(subject: Subject, place: int, said: str) -> tuple[list[Figure], bool]:
    """What the part may be a share of, nearest first, and whether it can be nothing else: its own whole, what 占审结总数
    names, the counts of its unit in the sentence, or in the sentence before where that is named."""
    rate, part = subject.figures[place], subject.figures[place - 1]
    if part.part_of is not None:
        return [subject.figures[part.part_of]], True
    bases = [figure for figure in counts_before(subject, place) if may_hold(figure, part)]
    here = [figure for figure in bases if figure.sentence == rate.sentence]
    words = _WORD.findall(said)
    named = [base for base in here or bases if any(word in base.phrase for word in words)]
    if named:
        return named[:1], len(named) == 1
    return here, bool(here) and not words
