"""A year of normative documents, rebuilt through the engine: made, reviewed, published, filed; some late or open."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from guiju.kernel.offices.people import Agency
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.registers.rulemaking.normative_document.life import LIFE, MAKING
from guiju.registers.rulemaking.normative_document.titles import NEW_KINDS, titles
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Progress = Callable[[str, int], None]


ISSUED = (
    "normative_documents_issued",
    "normative_documents_published",
    "normative_documents_due_for_filing",
    "normative_documents_filed",
    "normative_document_review_opinions",
)
"""What says how many were made, where that itself was not published: what is made is published, is due and is filed."""


@dataclass(frozen=True)
class Goals:
    """How many documents get how far in the year."""

    issued: int
    published: int
    filed: int
    filed_in_time: int
    reviewed: int
    submitted: int

    @classmethod
    def of(cls, numbers: dict[str, float]) -> Goals:
        """From published values; what is absent is plausible. Later steps never outnumber earlier ones."""
        said = (name for name in ISSUED if name in numbers)
        issued = int(numbers.get(next(said, ""), 12))
        rate = numbers.get("normative_document_unification_rate", 100)
        published = min(int(numbers.get("normative_documents_published", round(issued * rate / 100))), issued)
        rate = numbers.get("normative_document_filing_rate", 100)
        filed = min(int(numbers.get("normative_documents_filed", round(published * rate / 100))), published)
        rate = numbers.get("normative_document_filing_on_time_rate", 100 if filed < 20 else 95)
        in_time = int(numbers.get("normative_documents_filed_on_time", round(filed * rate / 100)))
        reviewed = max(int(numbers.get("normative_document_review_opinions", issued + 1)), issued)
        submitted = max(int(numbers.get("normative_documents_submitted_for_review", reviewed + 1)), reviewed)
        return cls(issued, published, filed, min(in_time, filed), reviewed, submitted)

    def last_steps(self) -> Iterator[tuple[str, str]]:
        """For each document the step at which its year ends, and its way where that is settled."""
        yield from [("file", "")] * self.filed_in_time
        yield from [("file", "filed_late")] * (self.filed - self.filed_in_time)
        yield from [("publish", "")] * (self.published - self.filed)
        yield from [("sign", "")] * (self.issued - self.published)
        yield from [("pass_review", "made")] * (self.reviewed - self.issued)
        yield from [("submit", "made")] * (self.submitted - self.reviewed)
        yield from [("consult", "made"), ("draft", "made")]


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Progress) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers`` (by figure id)."""
    named = titles(NEW_KINDS, rng)
    walks = [_walk(place, rng, *next(named), upto, way) for upto, way in Goals.of(numbers).last_steps()]
    play(walks)
    step("行政规范性文件", len(walks))


def maker(place: Place, rng: random.Random) -> Agency:
    """Departments make most documents, the government some, townships few."""
    among = [place.departments or [place.government], [place.government], place.townships or [place.government]]
    return rng.choice(rng.choices(among, weights=(6, 3, 1))[0])


def _walk(place: Place, rng: random.Random, title: str, subject: str, upto: str, way: str) -> Walk:
    """A way that fits into the year, tried from earlier and earlier days."""
    agency, first = maker(place, rng), date(place.year, 1, 2)
    way = way or LIFE.draw(rng, *MAKING)
    told = {"propose": {"title": f"{agency.region.name}{title}", "subject_class": subject}}
    for latest in (10, 8, 6, 4, 3, 2, 1):
        for _ in range(10):
            opened = working_day(rng, first, date(place.year, latest, 25))
            walk = Walk(place, NormativeDocument, rng, opened, agency=agency, until=date(place.year, 12, 31))
            if not walk.follow(way, upto, told).over:
                return walk
    raise ValueError(f"{place.year}年内排不下一件规范性文件的制定过程。")
