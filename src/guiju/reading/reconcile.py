"""A report against the registers: which figures are equal, which differ, which stand on one side only. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .record import ConceptLike, Figure, Reading

Verdict = Literal["equal", "differs", "only_report", "only_registers"]
_TOLERANCE = {"more_than": 0.1, "nearly": 0.1, "less_than": 0.1}


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One concept on both sides; ``start`` and ``end`` point into the report, None where it is silent."""

    concept: str
    label: str
    unit: str
    published: int | float | None
    computed: int | float | None
    verdict: Verdict
    start: int | None = None
    end: int | None = None


def reconcile(
    reading: Reading, computed: Mapping[str, int | float | None], catalogue: Mapping[str, ConceptLike]
) -> list[Reconciled]:
    """Every concept that the report or the registers know, in the order of the catalogue.

    ``computed`` maps concept ids to the registers' figures. A figure published with 余, 以上 or 近 is equal to one that
    it does not contradict: 余 and 以上 allow up to a tenth more, 近 up to a tenth less.
    """
    published: dict[str, Figure] = {}
    for figure in reading.figures:
        if figure.concept:
            published.setdefault(figure.concept, figure)
    return [
        _line(concept, published.get(concept_id), computed.get(concept_id))
        for concept_id, concept in catalogue.items()
        if concept_id in published or computed.get(concept_id) is not None
    ]


def _line(concept: ConceptLike, figure: Figure | None, value: int | float | None) -> Reconciled:
    if figure is None:
        return Reconciled(concept.id, concept.label, concept.unit, None, value, "only_registers")
    verdict: Verdict = "only_report" if value is None else "equal" if agrees(figure, value) else "differs"
    return Reconciled(concept.id, concept.label, concept.unit, figure.value, value, verdict, figure.start, figure.end)


def agrees(figure: Figure, value: int | float) -> bool:
    """Whether a computed value bears out a printed one, rounded or cut to the printed decimals."""
    if figure.value is None:
        return False
    slack = _TOLERANCE.get(figure.precision, 0.0) * abs(figure.value)
    low = figure.value - (slack if figure.precision in ("nearly", "less_than") else 0)
    high = figure.value + (slack if figure.precision == "more_than" else 0)
    step = 0.0 if isinstance(figure.value, int) and figure.unit != "%" else 10.0 ** -_decimals(figure.text)
    return low - step / 2 - 1e-9 <= value < high + max(step, 1e-9)


def _decimals(text: str) -> int:
    digits = text.partition(".")[2]
    return len(digits) - len(digits.lstrip("0123456789"))
