"""A round of file reviews led by hand: the bureau that plans it, two units, their lists, draws and files."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from guiju.kernel.acting import engine
from guiju.kernel.keeping.lots import Size
from guiju.kernel.offices.people import Actor, Agency, Role
from guiju.registers.enforcement.file_review import FileReview
from guiju.registers.enforcement.file_review.choices import Checked, FileKind, Finding, Range, Sort
from guiju.registers.enforcement.file_review.drawing import FileDraw
from guiju.registers.enforcement.file_review.file import ReviewedFile
from guiju.registers.enforcement.file_review.reviewer import FileReviewer
from guiju.registers.enforcement.file_review.unit import ReviewedUnit
from tests.people import County

MONDAY = date(2024, 3, 4)
LISTS_BY = date(2024, 3, 25)
NUMBER = "12 34 56 78"


def d(day: int, month: int = 3) -> date:
    return date(2024, month, day)


GIVEN, FROZEN, DRAWN, SCORED, PUT_RIGHT, CHECKED = d(6), d(7), d(8), d(11), d(22), d(25)


class Round:
    """``record`` is the round; units, draws and files stand beside it."""

    def __init__(self, county: County) -> None:
        self.county = county
        self.clerk, self.head, self.legal = county.bureau_clerk, county.bureau_head, county.legal
        self.officer = county.actor(county.bureau, Role.OFFICER)
        self.record: Any = FileReview
        self.people = 0

    def now(self, record: Any) -> Any:
        return type(record).objects.get(pk=record.pk)

    def plan(self, **told: Any) -> Round:
        said = {
            "title": "2024年案卷评查",
            "kind": FileKind.LICENCE,
            "closed_from": date(2023, 1, 1),
            "closed_until": date(2023, 12, 31),
            "range": Range.CHOSEN,
            "units": [self.county.department, self.county.township],
            "lists_by": LISTS_BY,
            "basis": "年度计划",
        }
        self.record = engine.take("plan", FileReview, self.clerk, said | told, MONDAY)
        return self

    def take(self, step: str, on: date, by: Actor | None = None, **told: Any) -> Round:
        self.record = engine.take(step, self.now(self.record), by or self.clerk, told, on)
        return self

    def called(self, **told: Any) -> Round:
        return self.plan(**told).take("approve", d(5), self.head)

    def unit(self, agency: Agency | None = None) -> Any:
        return ReviewedUnit.objects.get(round=self.record, agency=agency or self.county.department)

    def give(self, agency: Agency | None = None, count: int = 4, on: date = GIVEN, **told: Any) -> Any:
        agency = agency or self.county.department
        listed = [
            {"number": f"{agency.mark}许〔2023〕{n}号", "closed_on": date(2023, 5, n)} for n in range(1, count + 1)
        ]
        actor = self.county.actor(agency, Role.CLERK)
        return engine.take("give", self.unit(agency), actor, {"listed": listed} | told, on)

    def given(self) -> Round:
        self.called()
        self.give()
        self.give(self.county.township, 3)
        return self

    def freeze(self, on: date = FROZEN, by: Actor | None = None, **told: Any) -> Any:
        said = {"round": self.record, "title": "第一批", "source": "某彩票第31期", "number_on": on + timedelta(days=1)}
        said |= {"size": Size.EACH, "amount": 2}
        return engine.take("freeze", FileDraw, by or self.clerk, said | told, on, simulated=True)

    def draw(self, frozen: Any = None, on: date = DRAWN, number: str = NUMBER, again: str | None = None) -> Any:
        told = {"public_number": number, "number_again": number if again is None else again}
        return engine.take("draw", frozen or self.freeze(), self.clerk, told, on)

    def reviewer(self, sort: Sort = Sort.LAWYER, on: date = MONDAY, **told: Any) -> Any:
        self.people += 1
        person = [{"kind": "person", "name": f"评查员{'甲乙丙丁戊己庚'[self.people - 1]}"}]
        return engine.take("enter", FileReviewer, self.clerk, {"person": person, "sort": sort} | told, on)

    def pick(self, on: date = DRAWN, by: Actor | None = None, **told: Any) -> Any:
        said = {
            "round": self.record,
            "unit": self.county.department,
            "file_number": "某许〔2023〕9号",
            "reason": "投诉",
        }
        return engine.take("pick", ReviewedFile, by or self.head, said | told, on)

    def of(self, record: Any, step: str, by: Actor | None = None, on: date = SCORED, **told: Any) -> Any:
        """A step on a file, or another record beside the round."""
        return engine.take(step, self.now(record), by or self.clerk, told, on)

    def assigned(self, record: Any = None, **told: Any) -> Any:
        said = {"no_interest": True} | told
        for seat in ("first", "second"):
            said.setdefault(seat, None)
            said[seat] = said[seat] or self.reviewer()
        return self.of(record or self.pick(), "assign", **said)

    def scored(self, record: Any = None, first: Any = (), second: Any = ()) -> Any:
        """Both sheets in and compared: deductions as pairs of item and points."""
        record = record if record is not None and record.stage == "assigned" else self.assigned(record)
        self.of(record, "score_first", first_deductions=rows(first))
        self.of(record, "score_second", self.legal, second_deductions=rows(second))
        return self.of(record, "compare")

    def settled(self, record: Any = None, finding: Finding = Finding.RECTIFY, **scores: Any) -> Any:
        return self.of(self.scored(record, **scores), "settle", self.head, finding=finding, opinion="有瑕疵")

    def circulated(self) -> Round:
        return self.take("circulate", d(20), self.head, rectify_by=d(20, 4), problems="文书", demands="整改")

    def rectified(self, record: Any, on: date = PUT_RIGHT) -> Any:
        unit = self.county.actor(self.county.department, Role.CLERK)
        return self.of(record, "rectify", unit, on, measures="已补正")

    def checked(self, record: Any, checked: Checked = Checked.DONE, on: date = CHECKED, **told: Any) -> Any:
        return self.of(record, "check", on=on, checked=checked, check_opinion="属实", **told)


def rows(deductions: Any) -> list[dict[str, Any]]:
    return [{"item": item, "points": Decimal(points), "why": "材料不全"} for item, points in deductions]


@dataclass(frozen=True)
class House:
    """A round led as far as a test begins: its lists given, a draw made, files at each stage. Each test has it anew."""

    review: Round
    drawn: Any
    files: dict[str, Any]
    """A file that is ``new``, ``assigned``, ``half`` scored, ``apart``, ``settled``."""


def brought_up(county: County) -> House:
    review = Round(county)
    for actor in (county.clerk, county.head, county.officer, county.government):
        assert actor  # made once for all tests
    drawn = review.given().draw()
    mine = iter(ReviewedFile.objects.filter(draw=drawn, unit=county.department).order_by("place"))
    files = {"new": next(mine), "assigned": review.assigned(next(mine))}
    picked = [review.pick(file_number=f"某许〔2023〕9{n}号") for n in range(3)]
    half = review.assigned(picked[0], **seated(files["assigned"]))
    files["half"] = review.of(half, "score_first", first_deductions=rows([("X2.1", 3)]))
    apart = review.assigned(picked[1], **seated(half))
    files["apart"] = review.scored(apart, first=[("X3.1", 15)])
    settled = review.assigned(picked[2], **seated(half))
    files["settled"] = review.settled(settled, first=[("X2.1", 3)])
    return House(review, drawn, files)


def seated(record: Any) -> dict[str, Any]:
    return {"first": record.first, "second": record.second}


def again(house: House) -> House:
    """The same house, whose round a test may lead on."""
    return replace(house, review=copy(house.review), files=dict(house.files))
