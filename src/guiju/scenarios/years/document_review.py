"""The reviews of a rebuilt year: drafts that were sent, with a paper or without, and the documents that were filed below."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from guiju.kernel.declaring.life import Way, days
from guiju.registers.rulemaking.document_review import DocumentReview
from guiju.registers.rulemaking.document_review.life import CLEARED, DRAFT_IN, DRAFT_OBJECTED, FOUND_WRONG, TAKEN_IN
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.registers.rulemaking.normative_document.choices import Origin as Source
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
USUAL = {"documents_reviewed": 10, "legality_opinions_issued": 6}
"""So many drafts in a year of a county that tells of none."""
BY_WORD = Way("", *DRAFT_IN, *CLEARED)
IN_WRITING = Way("", *DRAFT_OBJECTED, "answer" @ days(1, 5), "confirm" @ days(0, 2))
GOOD = Way("", *TAKEN_IN, *CLEARED)
WRONG = Way("", *TAKEN_IN, FOUND_WRONG, "issue" @ days(1, 3), "deliver" @ days(0, 2), "answer" @ days(2, 5))


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Tell) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``: to a township count the documents that it
    filed; drafts are sent to the county alone."""
    walks = [*(_drafts(place, numbers, rng) if place.is_county else ()), *_filings(place, numbers, rng)]
    play(walks)
    tell("文件审查", len(walks))


def drafts(numbers: dict[str, float]) -> tuple[int, int]:
    """How many were reviewed, and how many of them in writing. Raises ValueError where the published figures contradict."""
    written = numbers.get("legality_opinions_issued")
    reviewed = int(numbers.get("documents_reviewed", max(USUAL["documents_reviewed"], written or 0)))
    made = int(min(USUAL["legality_opinions_issued"], reviewed) if written is None else written)
    if made > reviewed:
        raise ValueError("文件审查的数据互相矛盾：书面合法性意见不得多于文件审查数。")
    return reviewed, made


def _drafts(place: Place, numbers: dict[str, float], rng: random.Random) -> Iterator[Walk]:
    reviewed, written = drafts(numbers)
    for n in range(reviewed):
        on = working_day(rng, date(place.year, 1, 5), date(place.year, 11, 5))
        maker = rng.choice(place.departments or [place.government])
        yield _walk(place, rng, on, IN_WRITING if n < written else BY_WORD, {"receive_draft": {"maker": maker}})


def _filings(place: Place, numbers: dict[str, float], rng: random.Random) -> Iterator[Walk]:
    """What departments and townships filed early enough to be looked at within the year; one of old where there is none."""
    there = NormativeDocument.objects.filter(region__startswith=place.code)
    there = there.exclude(agency=place.government) if place.is_county else there
    last = date(place.year, 11, 1)
    filed = there.filter(filed_on__gte=date(place.year, 1, 1), filed_on__lte=last).order_by("filed_on", "pk")
    old = there.filter(origin=Source.EXISTING, stage="published", reviews=None)
    documents = list(filed) or list(old.order_by("pk")[:1])
    good = round(len(documents) * numbers.get("normative_document_filing_pass_rate", 100) / 100)
    sent = round(len(documents) * numbers.get("normative_document_review_rate", 100) / 100)
    for n, document in enumerate(documents):
        on = document.filed_on or date(place.year, 10, 15)
        told: dict[str, Any] = {"document": document, "reviewed_before": n < sent}
        yield _walk(place, rng, on, GOOD if n < good else WRONG, {"receive_filing": told}, document.region)


def _walk(
    place: Place, rng: random.Random, on: date, way: Way, told: dict[str, dict[str, Any]], region: str = ""
) -> Walk:
    """It lies where the maker does."""
    where: dict[str, Any] = {"agency": place.bureau, "region": region or place.code}
    walk = Walk(place, DocumentReview, rng, on, until=date(place.year, 12, 31), **where)
    return walk.follow(way, told=told)
