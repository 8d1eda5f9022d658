"""Persons on the list of one township today: key persons called on, one visit missed, leave asked for, one lost,
one about to report."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from guiju.kernel.declaring.duties import MONTH, WEEK, Every
from guiju.kernel.offices.people import Agency
from guiju.registers.care.home_visit import HomeVisit
from guiju.registers.care.supervised_person import SupervisedPerson
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.walking import Walk, play

TOLD = "今日在册监管帮教对象和走访"
BEFORE = 50
"""So many working days ago they came onto the list."""


def open_matters(desk: Desk) -> int:
    """How many persons and visits there are."""
    town = desk.place.township
    weekly = _person(desk, town, "key", "plan").then("mark_key", on=desk.ago(BEFORE - 8))
    monthly = _person(desk, town, "resettled", "mark_key")
    leave = _person(desk, town, "leave", "register").then("ask_leave", on=desk.ago(1), **_leave(desk))
    others = [_person(desk, town, way, upto) for way, upto in WAYS]
    waiting = Walk(desk.place, SupervisedPerson, desk.rng, desk.ago(3), agency=town, brisk=True).then("receive")
    people = [weekly, monthly, leave, *others, waiting]
    play(people)
    visits = [*_visits(desk, weekly, WEEK, but=1), *_visits(desk, monthly, MONTH)]
    play(visits)
    return len(people) + len(visits)


WAYS = (
    ("minor", "plan"),
    ("lost", "call_police"),
    ("treatment", "sign_agreement"),
    ("recovery", "sign_agreement"),
    ("aftercare", "foster"),
    ("controlled", "register"),
    ("usual", "plan"),
)


def _person(desk: Desk, town: Agency, way: str, upto: str) -> Walk:
    walk = Walk(desk.place, SupervisedPerson, desk.rng, desk.ago(BEFORE), agency=town, brisk=True)
    return walk.follow(way, upto)


def _leave(desk: Desk) -> dict[str, Any]:
    return {"leave_from": desk.today + timedelta(days=1), "leave_until": desk.today + timedelta(days=4)}


def _visits(desk: Desk, person: Walk, every: Every, but: int = 0) -> list[Walk]:
    """One in every period that is over since the person was marked, but in the last ``but`` of them."""
    marked = next(act.on for act in person.acts if act.step == "mark_key")
    over = [(first, last) for first, last in every.between(marked, desk.today) if last < desk.today]
    return [_visit(desk, person, max(first + timedelta(days=1), marked)) for first, _ in over[: len(over) - but]]


def _visit(desk: Desk, person: Walk, on: date) -> Walk:
    walk = Walk(desk.place, HomeVisit, desk.rng, on, agency=person.agency, brisk=True)
    return walk.then("visit", person=person.record).then("review", on=on)
