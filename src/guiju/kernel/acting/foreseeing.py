"""What acts not yet entered would find on their days, so that a page can show their gates; nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from guiju.kernel.acting.admission import admit
from guiju.kernel.acting.change import Change
from guiju.kernel.acting.fold import fold
from guiju.kernel.acting.office_papers import OfficePaper
from guiju.kernel.acting.refolding import Entered, deeds_of
from guiju.kernel.acting.sources import Sources
from guiju.kernel.declaring.course import Deed, in_order
from guiju.kernel.declaring.facts import Batch, Facts
from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.steps import Once, Writes


class Foreseen(Change):
    """An act looked at and not taken: no number is drawn for it, nothing is issued, no paper kept."""

    def _worked_out(self, name: str, value: Any) -> Any:
        return None if isinstance(value, Once) else Change._worked_out(self, name, value)

    def _number(self, numbering: Numbering) -> str:
        return ""

    def _paper(self, writes: Writes, text: str) -> None:
        pass

    def _own_paper(self, own: OfficePaper) -> None:
        pass

    def _upload(self, ask: Any, value: Any) -> None:
        pass

    def _publication(self) -> None:
        pass


def in_their_places(row: Record, acts: Sequence[Entered], batch: Batch) -> list[Facts]:
    """What each act finds on its day, those before it taken as far as they can be; nothing is kept."""
    deeds, sources, new = batch.course(row), Sources(row), deeds_of(row, acts)
    found: dict[Deed, Facts] = {}

    def taker(deed: Deed, record: Record, surroundings: Batch) -> Change:
        return new[deed].take(record, surroundings, Foreseen)

    for deed in [deed for deed in in_order([*deeds, *new]) if deed in new]:
        among = in_order([*deeds, deed])
        made = fold(row, among[: among.index(deed)], sources, new=new, taker=taker)
        made.record.version = row.version
        found[deed], asking = (new[deed].facts(made.record, made.batch) for _ in range(2))
        if not admit(new[deed].step, asking, new[deed].data).reasons:
            deeds = [*deeds, deed]
    return [found[deed] for deed in new]
