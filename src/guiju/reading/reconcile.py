"""A report against the registers: which figures are equal, which differ, which stand on one side only. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from . import agreement
from .agreement import last_digit
from .record import ConceptLike, Figure, Reading

Verdict = Literal["equal", "differs", "damaged", "only_report", "only_registers"]


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

    ``computed`` maps concept ids to the registers' figures. When they agree: ``agreement``.
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
    verdict: Verdict = "equal" if value is not None and agrees(figure, value) else "differs"
    if value is None:
        verdict = "only_report"
    elif figure.value is None:
        verdict = "damaged"
    return Reconciled(concept.id, concept.label, concept.unit, figure.value, value, verdict, figure.start, figure.end)


def agrees(figure: Figure, value: int | float) -> bool:
    """Whether a computed value bears out a printed figure."""
    step = last_digit(figure.text, figure.unit)
    return agreement.agrees(figure.value, value, precision=figure.precision, kind=figure.kind, step=step)
