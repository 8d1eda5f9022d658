"""Numbers so small that they point at somebody: figures of registers closed to all but those who serve.

The one place of it. Of such a register a count below ``LEAST`` is not told to other eyes, on a page, in a chart, a report
or a command; nor is what it could be worked out from: of two figures one of which is part of the other, the part where
what is left of the whole is as small; a rate of either; of the parts of a known sum so many that the sum does not tell
them (个人信息保护法 arts. 6, 28). Numbers are kept back and not rounded, for a rounded one beside the list that somebody
sees tells as much as the exact one. Who sees every record that a figure counts sees the figure. No page tells other eyes a
figure of one place below the county: taken from what the county's page says, it would tell of the places that are kept
back; what may be told of places above it, ``across_regions`` says.

Restricted matters are counted in frozen figures of reports alone (``figures.rows``): there a small number in which one is
counted is kept back like those.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from guiju.figures import declared
from guiju.figures.catalogue import Concept
from guiju.figures.declared import Figure, Norm, Ratio
from guiju.kernel.offices.regions import Level, level
from guiju.kernel.offices.scope import closed

LEAST = 5
OF_PERSONS = frozenset({"count", "stock", "sum"})
KEPT_BACK = "不单独列出"

T = TypeVar("T")


def of_closed(concept: Concept) -> bool:
    """Whether a figure, a rate too, says anything of a register closed to all but those who serve."""
    return concept.register in closed()


def told_of(region: str, concept: Concept) -> bool:
    """Whether a page tells other eyes the figure of a region at all: of a county or what is above it."""
    return not of_closed(concept) or level(region) <= Level.COUNTY


def parts_told_of(region: str, concept: Concept) -> bool:
    """Whether other eyes are told months and agencies of a region: of a closed register in the county alone. In the city they
    would add up, with those that the counties tell, to the ones that these keep back."""
    return not of_closed(concept) or level(region) == Level.COUNTY


def small(value: Any, concept: Concept) -> bool:
    """Whether a number is one of few persons or matters. Nought points at nobody."""
    return value is not None and concept.kind in OF_PERSONS and 0 < value < LEAST


def withheld(value: Any, concept: Concept) -> bool:
    """Whether this number of a closed register is not told to other eyes, whatever else is."""
    return of_closed(concept) and small(value, concept)


def beside(figure_ids: Iterable[str]) -> list[str]:
    """Those figures, what they are made of, and of closed registers all from which something could be worked out."""
    known = [declared.figure(name) for name in figure_ids]
    registers = {figure.concept.register for figure in known if of_closed(figure.concept)}
    alike = (name for name, figure in declared.figures().items() if figure.concept.register in registers)
    under = (base.id for figure in known for base in declared.counted_of(figure.id))
    return list(dict.fromkeys([*(figure.id for figure in known), *under, *alike]))


def kept_back(values: Mapping[str, Decimal | None], restricted: Container[str] = ()) -> set[str]:
    """Of the figures of one place and period those that other eyes are not told. ``restricted``: in these, restricted
    matters are counted."""
    figures = {name: figure for name, figure in declared.figures().items() if name in values}
    found = {
        name
        for name, figure in figures.items()
        if small(values[name], figure.concept) and (of_closed(figure.concept) or name in restricted)
    }
    found |= {
        part
        for part, whole in _parts_of(figures.values())
        if of_closed(figures[part].concept) and _left(values, part, whole)
    }
    made = {name for name, figure in figures.items() if figure.is_derived}
    return found | {name for name in made if found & {base.id for base in declared.counted_of(name)}}


def _parts_of(figures: Iterable[Figure]) -> Iterable[tuple[str, str]]:
    """Figures that are parts of others, by what is made of both or by what the catalogue says of them."""
    for figure in figures:
        match figure.computation:
            case Ratio(part, whole) | Norm(part, whole):
                yield part, whole
            case _ if (relation := figure.concept.relation or "").startswith("<= "):
                yield figure.id, relation.removeprefix("<= ")


def _left(values: Mapping[str, Decimal | None], part: str, whole: str) -> bool:
    """Whether what a part leaves of its whole is a small number."""
    some, every = values.get(part), values.get(whole)
    return some is not None and every is not None and 0 < every - some < LEAST


def solved(numbers: Sequence[Decimal]) -> bool:
    """Whether numbers kept back are known by their sum: a single one, or all of them the least that such a number can be, or all
    the most, for everybody knows below what numbers are kept back."""
    return len(numbers) == 1 or (bool(numbers) and sum(numbers) in (len(numbers), (LEAST - 1) * len(numbers)))


def parts(spread: Iterable[tuple[T, Decimal]], concept: Concept) -> list[tuple[T, Decimal | None]]:
    """Parts whose sum is known: None for those kept back."""
    rows = list(spread)
    few = {n for n, (_, value) in enumerate(rows) if withheld(value, concept)}
    others = sorted((n for n, (_, value) in enumerate(rows) if value and n not in few), key=lambda n: -rows[n][1])
    while others and solved([rows[n][1] for n in few]):
        few.add(others.pop())
    return [(label, None if n in few else value) for n, (label, value) in enumerate(rows)]
