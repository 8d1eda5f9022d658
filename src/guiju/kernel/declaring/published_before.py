"""What was decided of the publication before: the words struck out, and which places of which texts were covered.

It holds for the next publication until somebody says otherwise; it is kept sealed, for it names what was hidden. A place is
known again by what stands around it, wherever a correction has moved it. Where it is gone, its name stays covered.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from difflib import SequenceMatcher

from guiju.kernel.keeping.covering import Place

AROUND = 2
"""So many signs on either side, as far as there were as many, tell a place."""


@dataclass(frozen=True)
class Decided:
    """A text as it was published, and each place in it: from, to, whether covered."""

    text: str
    places: list[tuple[int, int, bool]]

    def found_again(self, text: str) -> dict[int, bool]:
        """Where the places stand in another text, by their starts, and whether they were covered."""
        return {start: covered for start, (_, _, covered) in self._kept(text).items()}

    def _kept(self, text: str) -> dict[int, tuple[int, int, bool]]:
        """The places that stand in another text too, by their starts there."""
        blocks = SequenceMatcher(None, self.text, text, autojunk=False).get_matching_blocks()
        found = {}
        for start, end, covered in self.places:
            low, high = max(0, start - AROUND), min(len(self.text), end + AROUND)
            block = next((block for block in blocks if block.a <= low and high <= block.a + block.size), None)
            if block is not None:
                found[start - block.a + block.b] = start, end, covered
        return found

    def gone(self, text: str) -> set[str]:
        """The words that were covered in places that are not in another text any more."""
        kept = {place[:2] for place in self._kept(text).values()}
        return {self.text[start:end] for start, end, covered in self.places if covered and (start, end) not in kept}


@dataclass(frozen=True)
class Before:
    """``texts``: by column. Empty where nothing was hidden."""

    strike: list[str] = field(default_factory=list)
    texts: dict[str, Decided] = field(default_factory=dict)

    def turned(self, column: str, text: str, places: Iterable[Place]) -> set[str]:
        """The open places of a column, as ``column.start``, that are to be decided otherwise than is guessed."""
        if (decided := self.texts.get(column)) is None:
            return set()
        again, gone, turned = decided.found_again(text), decided.gone(text), set()
        for place in places:
            covered = again.get(place.start, place.covered or text[place.start : place.end] in gone)
            if place.open and covered is not place.covered:
                turned.add(f"{column}.{place.start}")
        return turned

    def told(self) -> str:
        """In one text, to be sealed."""
        return json.dumps(asdict(self), ensure_ascii=False) if self.strike or self.texts else ""

    @classmethod
    def read(cls, text: str) -> Before:
        told = json.loads(text or "{}")
        texts = {
            column: Decided(one["text"], [(start, end, covered) for start, end, covered in one["places"]])
            for column, one in told.get("texts", {}).items()
        }
        return cls(told.get("strike", []), texts)
