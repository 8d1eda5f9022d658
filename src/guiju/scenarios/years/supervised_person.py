"""The persons supervised and helped in a rebuilt year, and the visits to them: as many as published, every duty kept."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from guiju import law
from guiju.kernel.declaring.duties import MONTH, WEEK, Every
from guiju.kernel.offices.people import Agency
from guiju.law.counting import add_months
from guiju.registers.care.home_visit import HomeVisit, Relief
from guiju.registers.care.supervised_person import SupervisedPerson
from guiju.registers.care.supervised_person.choices import Kind, Measure
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
LISTS = {
    Kind.CORRECTION: "community_correction",
    Kind.RESETTLEMENT: "resettlement",
    Kind.AFTERCARE: "aftercare",
}
"""Kinds of whom a year tells how many were received, were on the list at its end, and were marked."""
PUBLISHED = {
    *(f"{name}_{what}" for name in LISTS.values() for what in ("received", "registered", "key_persons")),
    *("aftercare_model_persons", "drug_users_registered", "community_rehabilitation_persons"),
}
TERM = 30
"""In months; long enough that nobody's ends in the year."""
RELIEF = {
    "spring_festival_relief_persons": (Relief.SPRING, 2, 1),
    "childrens_day_relief_children": (Relief.CHILDREN, 5, 28),
    "summer_relief_persons": (Relief.SUMMER, 7, 10),
}
"""What is given on which occasion, and about when."""


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Tell) -> None:
    """Rebuild the year so that the figures of both registers equal ``numbers``; nobody where none were published."""
    if not PUBLISHED & numbers.keys():
        return
    people = [walk for kind, name in LISTS.items() for walk in _listed(place, numbers, rng, kind, name)]
    treated = int(numbers.get("community_rehabilitation_persons", 0))
    watched = max(int(numbers.get("drug_users_registered", treated)) - treated, 0)
    people += [_on_list(place, rng, Kind.TREATMENT, _before(place, rng)) for _ in range(treated)]
    people += [_on_list(place, rng, Kind.CONTROLLED, _before(place, rng)) for _ in range(watched)]
    play(people)
    tell("登记监管帮教对象", len(people))
    visits = [*_of_key_persons(place, rng, people), *_with_relief(place, numbers, rng, people)]
    play(visits)
    tell("登记走访", len(visits))


def _listed(place: Place, numbers: dict[str, float], rng: random.Random, kind: Kind, name: str) -> Iterator[Walk]:
    """Those of one kind: received before the year, or in it; of these some marked, and some gone by its end."""
    received = int(numbers.get(f"{name}_received", 0))
    registered = int(numbers.get(f"{name}_registered", received))
    marked = int(numbers.get("aftercare_model_persons" if kind is Kind.AFTERCARE else f"{name}_key_persons", 0))
    for n in range(max(registered - received, 0)):
        walk = _on_list(place, rng, kind, _before(place, rng))
        yield _marked(walk, place) if n < marked else walk
    early = max(registered - received, 0)
    for n in range(received):
        walk = _on_list(place, rng, kind, working_day(rng, date(place.year, 1, 8), date(place.year, 11, 20)))
        if early + n < marked:
            walk = _marked(walk, place)
        elif n < received - registered:
            walk = walk.then("terminate", on=working_day(rng, date(place.year, 12, 1), date(place.year, 12, 20)))
        yield walk


def _before(place: Place, rng: random.Random) -> date:
    return working_day(rng, date(place.year - 1, 2, 1), date(place.year - 1, 11, 30))


def _on_list(place: Place, rng: random.Random, kind: Kind, on: date) -> Walk:
    agency: Agency = rng.choice(place.townships or [place.office])
    walk = Walk(place, SupervisedPerson, rng, on, agency=agency, until=date(place.year, 12, 31))
    measure = Measure.PROBATION if kind is Kind.CORRECTION else ""
    ends = None if kind in (Kind.TREATMENT, Kind.CONTROLLED) else add_months(on, TERM)
    walk.then("receive", kind=kind, measure=measure, term_ends=ends)
    return walk.then("register", on=on + timedelta(days=1))


def _marked(walk: Walk, place: Place) -> Walk:
    """A key person, or one who is fostered, from early in the year, or soon after registration."""
    step = "foster" if walk.said["kind"] == Kind.AFTERCARE else "mark_key"
    return walk.then(step, on=max(date(place.year, 1, 4), walk.on + timedelta(days=2)))


def _of_key_persons(place: Place, rng: random.Random, people: list[Walk]) -> Iterator[Walk]:
    """One visit in every period in which one was due, on a working day of it where there is one."""
    every: dict[str, Every] = {Kind.CORRECTION: WEEK, Kind.RESETTLEMENT: MONTH}
    for walk in people:
        marked = next((act for act in walk.acts if act.step == "mark_key"), None)
        if marked is None or walk.acts[0].data["kind"] not in every:
            continue
        last = date(place.year, 12, 31)
        for first, end in every[walk.acts[0].data["kind"]].between(marked.on, last):
            days = [
                day for n in range((end - first).days + 1) if marked.on <= (day := first + timedelta(days=n)) <= last
            ]
            working = [day for day in days if law.days.is_working_day(day)] or days
            yield _visit(place, rng, walk, rng.choice(working))


def _with_relief(place: Place, numbers: dict[str, float], rng: random.Random, people: list[Walk]) -> Iterator[Walk]:
    """As many as published, each of them somebody else; two children at one visit."""
    for name, (relief, month, day) in RELIEF.items():
        wanted, on = int(numbers.get(name, 0)), date(place.year, month, day)
        there = [walk for walk in people if walk.acts[1].on < on and walk.on <= on]
        if relief is Relief.CHILDREN and wanted:
            yield _visit(place, rng, there[0], on, relief=relief, children=wanted, relief_goods="学习用品（模拟）")
        elif relief is not Relief.CHILDREN:
            for walk in there[:wanted]:
                yield _visit(place, rng, walk, on, relief=relief, relief_amount=200)


def _visit(place: Place, rng: random.Random, person: Walk, on: date, **told: Any) -> Walk:
    walk = Walk(place, HomeVisit, rng, on, agency=person.agency, until=date(place.year, 12, 31))
    return walk.then("visit", person=person.record, **told).then("review", on=on)
