"""How live matters are told: the desk with its calendar around today, and stories of single steps."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from guiju import law
from guiju.kernel.acting import engine
from guiju.kernel.declaring.matters import Record
from guiju.kernel.offices.people import Actor, Agency, Role
from guiju.scenarios.place import Place
from guiju.scenarios.simulated_people import masked, person

MARK = "（模拟）"


@dataclass(frozen=True, slots=True)
class Act:
    step: str
    on: date
    actor: Actor
    told: dict[str, Any]


@dataclass
class Desk:
    """``place`` as of the year of ``today``, and the stories to be told there."""

    place: Place
    today: date
    rng: random.Random
    stories: list[Story] = field(default_factory=list)

    def play(self) -> None:
        """Take the steps of all stories through the engine, day by day, so that numbers run as in life."""
        acts = [(act, story) for story in self.stories for act in story.acts]
        for act, story in sorted(acts, key=lambda pair: pair[0].on):
            story.take(act)
        self.stories.clear()

    def ago(self, working_days: int) -> date:
        """So many working days before today."""
        return law.days.calendar().back(self.today, working_days)

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
        return next(found, self.place.departments[0])

    def pair(self) -> tuple[dict[str, str], dict[str, str], str]:
        """Two persons, and how a title names them."""
        one, other = (person(self.rng, self.place.code, self.place.year - 22) for _ in range(2))
        return one, other, f"{masked(one)}与{masked(other)}"


class Story:
    """One matter told step by step; its agency takes the steps unless another is named."""

    def __init__(self, desk: Desk, model: type[Record], agency: Agency, record: Any = None) -> None:
        self.desk, self.agency, self.record = desk, agency, record or model
        self.acts: list[Act] = []
        desk.stories.append(self)

    def then(self, step: str, on: date, role: Role = Role.CLERK, at: Agency | None = None, **told: Any) -> Story:
        """``step`` on the day ``on``, by the person of ``at`` in ``role``."""
        return self.act(step, on, self.desk.place.actor(at or self.agency, role), told)

    def act(self, step: str, on: date, actor: Actor, told: dict[str, Any]) -> Story:
        self.acts.append(Act(step, on, actor, told))
        return self

    def take(self, act: Act) -> None:
        told, agency = act.told, self.agency
        self.record = engine.take(act.step, self.record, act.actor, told, act.on, agency=agency, simulated=True)
