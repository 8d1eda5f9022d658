"""The file reviews of a rebuilt year: one round, its units, draws and files, as many as published."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from typing import Any

from guiju.kernel.declaring.life import days
from guiju.kernel.keeping import checkpoints
from guiju.kernel.keeping.lots import Size
from guiju.kernel.offices.people import Agency
from guiju.registers.enforcement.file_review import FileReview
from guiju.registers.enforcement.file_review.drawing import FileDraw
from guiju.registers.enforcement.file_review.file import ReviewedFile
from guiju.registers.enforcement.file_review.reviewer import FileReviewer
from guiju.registers.enforcement.file_review.unit import ReviewedUnit
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
REVIEWERS = 6
USUAL_FILES, USUAL_UNITS = 12, 4
SETTLED = ("usual", "fine", "third")


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Tell) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``. A township reviews no files of others."""
    if not place.is_county:
        return
    count = int(numbers.get("file_reviews", USUAL_FILES))
    there = [*place.departments, *place.townships]
    units = there[: int(numbers.get("file_review_units", min(USUAL_UNITS, len(place.departments))))]
    if not count or not units:
        return
    review = Review(place, rng, units)
    review.called()
    review.drawn(count)
    review.scored()
    review.put_right()
    step("评查案卷", count)


class Review:
    """One round, led from its plan in spring to its end in autumn."""

    def __init__(self, place: Place, rng: random.Random, units: list[Agency]) -> None:
        self.place, self.rng, self.units = place, rng, units
        self.on = working_day(rng, date(place.year, 4, 1), date(place.year, 4, 12))
        self.reviewers: list[Any] = []
        self.round: Any = None

    def walk(self, model: Any, on: date, agency: Agency | None = None, record: Any = None) -> Walk:
        return Walk(self.place, model, self.rng, on, agency=agency or self.place.bureau, record=record)

    def called(self) -> None:
        walks = [self.walk(FileReviewer, self.on).then("enter") for _ in range(REVIEWERS)]
        play(walks)
        self.reviewers = [walk.record for walk in walks]
        led = self.walk(FileReview, self.on).then("plan", units=self.units).then("approve", days(2, 5)).take()
        self.round, self.on = led.record, led.on

    def drawn(self, count: int) -> None:
        """As many of each unit as go, the rest in a second batch over all; each unit lists one more than are drawn of it."""
        each, rest = divmod(count, len(self.units))
        calls = {row.agency_id: row for row in ReviewedUnit.objects.filter(round=self.round)}
        gives = [
            self.walk(ReviewedUnit, self.on, unit, calls[unit.pk]).then(
                "give", days(2, 10), listed=lambda at: files(at, each + 1)
            )
            for unit in self.units
        ]
        play(gives)
        self.on = max(walk.on for walk in gives)
        for size, amount in ((Size.EACH, each), (Size.ALL, rest)):
            if amount:
                self._batch(size, amount)

    def _batch(self, size: Size, amount: int) -> None:
        led = self.walk(FileDraw, self.on).then("freeze", days(1, 2), round=self.round, size=size, amount=amount).take()
        checkpoints.make()
        self.on = led.then("draw", days(0, after="number_on")).take().on

    def scored(self) -> None:
        walks = []
        for file in ReviewedFile.objects.filter(round=self.round).select_related("unit", "agency").order_by("pk"):
            first, second, third = self.rng.sample(self.reviewers, 3)
            told = {"assign": {"first": first, "second": second}, "name_third": {"third": third}}
            walk = self.walk(ReviewedFile, self.on, record=file)
            walks.append(walk.follow(walk.life.draw(self.rng, *SETTLED), "settle", told, since="pick"))
        play(walks)
        self.on = max(walk.on for walk in walks)
        self.round = FileReview.objects.get(pk=self.round.pk)
        led = self.walk(FileReview, self.on, record=self.round).then("circulate", days(3, 6)).take()
        self.round, self.on = led.record, led.on

    def put_right(self) -> None:
        open_ones = ReviewedFile.objects.filter(round=self.round, stage="circulated").select_related(
            "handler", "agency"
        )
        walks = [self.walk(ReviewedFile, self.on, record=file).follow("usual", since="circulate") for file in open_ones]
        play(walks)
        last = max((walk.on for walk in walks), default=self.on)
        self.walk(FileReview, last, record=self.round).then("close", days(2, 5)).then("publish", days(1, 2)).take()


def files(at: Any, count: int) -> list[dict[str, Any]]:
    """So many closed files of the unit, in the period of the round."""
    review = at["round"]
    said = f"{at.agency.mark or at.agency.name}许可〔{review.closed_until.year}〕"
    return [{"number": f"{said}{n}号（模拟）", "closed_on": review.closed_from} for n in range(1, count + 1)]
