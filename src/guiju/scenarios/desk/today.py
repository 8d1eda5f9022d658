"""A desk with its calendar around today, and the matters that lie on it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from guiju import law
from guiju.kernel.declaring.matters import Record
from guiju.kernel.offices.people import Agency
from guiju.scenarios.place import Place
from guiju.scenarios.walking import AS_USUAL, Told, Walk


@dataclass
class Desk:
    """``place`` as of the year of ``today``, and the records on their way there."""

    place: Place
    today: date
    rng: random.Random
    walks: list[Walk] = field(default_factory=list)

    def play(self) -> None:
        """Take the steps of all walks through the engine, day by day, so that numbers run as in life."""
        acts = [(act, walk) for walk in self.walks for act in walk.acts]
        for act, walk in sorted(acts, key=lambda pair: pair[0].on):
            walk.carry_out(act)
        self.walks.clear()

    def ago(self, working_days: int) -> date:
        """So many working days before the last one that has come: today, or the Friday of a weekend."""
        return law.days.calendar().back(self.today + timedelta(days=1), working_days + 1)

    def ahead(self, working_days: int) -> date:
        """So many working days after today."""
        return law.days.calendar().forward(self.today, working_days)

    def start_of(self, rule: str, due: date) -> date:
        """The first working day from which the time limit ``rule`` ends on ``due`` or later; within 200 days of it."""
        limit, day = law.limit(rule, self.today, self.place.code), due - timedelta(days=200)
        while not law.days.is_working_day(day) or law.due(limit, day).day < due:
            day += timedelta(days=1)
        return day

    def department(self, word: str) -> Agency:
        """The department with ``word`` in its name; the first where none has it."""
        found = (agency for agency in self.place.departments if word in agency.name)
        return next(found, self.place.department)

    def walk(self, model: type[Record], on: date, agency: Agency | None = None, record: Any = None) -> Walk:
        """A record to be opened on a day, or one that goes on; after the shortest waits."""
        self.walks.append(Walk(self.place, model, self.rng, on, agency=agency, record=record, brisk=True))
        return self.walks[-1]

    def stands(
        self,
        model: type[Record],
        upto: str,
        ago: int,
        agency: Agency | None = None,
        *,
        way: str = "",
        told: Told = AS_USUAL,
    ) -> Walk:
        """A record that took the step ``upto`` so many working days ago, opened as long before as its way takes."""
        last = opened = self.ago(ago)
        while True:
            walk = self.walk(model, opened, agency)
            walk.follow(way or walk.life.way_to(upto), upto, told)
            if walk.on <= last:
                return walk
            self.walks.remove(walk)
            opened = law.days.calendar().back(opened, max(1, law.days.working_days(last, walk.on) - 1))
