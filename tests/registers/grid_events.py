"""A township with two grids and those who work in them: what the tests of grid events need."""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.kernel.acting import engine
from guiju.kernel.offices.organs import Organ, entrust
from guiju.kernel.offices.people import Actor, Role, User
from guiju.registers.disputes.grid import Grid
from guiju.registers.disputes.grid_event import GridEvent
from guiju.registers.disputes.grid_event.choices import Kind
from tests.people import LONG_AGO, County

MONDAY = date(2024, 3, 4)


def d(day: int, month: int = 3) -> date:
    return date(2024, month, day)


NEW_YEAR, TUESDAY, THURSDAY, FRIDAY, TERM = d(1, 2), d(5), d(7), d(8), d(12)


class Town:
    """Its grids are led step by step by its clerk; ``worker`` is of the first grid, ``other`` of the second."""

    def __init__(self, county: County) -> None:
        self.county = county
        self.clerk = county.actor(county.township, Role.CLERK)
        entrust(county.department, Organ.URBAN, since=LONG_AGO)
        self.theirs = county.actor(county.department, Role.CLERK)
        self.first = self.grid("一", "worker")
        self.second = self.grid("二", "other")

    @property
    def worker(self) -> Actor:
        return self.acting("worker")

    @property
    def other(self) -> Actor:
        return self.acting("other")

    def acting(self, name: str) -> Actor:
        """Somebody in office as a grid worker, with the posts that they now hold."""
        return self.county.actor(self.county.township, Role.GRID, name=name)

    def grid(self, title: str, worker: str = "", parent: Grid | None = None) -> Grid:
        told = {"title": f"第{title}网格", "code": f"43108110300{Grid.objects.count() + 1:03d}", "sort": "general"}
        told |= {"parent": parent}  # type: ignore[dict-item]
        made: Grid = engine.take("set_up", Grid, self.clerk, told, d(1, 2))
        return self.post(made, worker) if worker else made

    def post(self, grid: Grid, worker: str, kind: str = "worker", on: date = NEW_YEAR) -> Grid:
        user = User.objects.get(pk=str(self.acting(worker).user_id))
        posts = [{"kind": kind, "name": f"{worker}甲", "holder": user}]
        posted: Grid = engine.take("post", grid, self.clerk, {"posts": posts}, on)
        return posted

    def report(self, on: date = MONDAY, *, by: Actor | None = None, **told: Any) -> Event:
        usual = {"kind": Kind.CITY, "grid": self.first, "place": "东街口", "what": "占道堆放杂物"}
        return Event(self, engine.take("report", GridEvent, by or self.worker, usual | told, on))


class Event:
    """One event."""

    def __init__(self, town: Town, record: Any) -> None:
        self.town, self.record = town, record

    def take(self, step: str, by: Actor, on: date, **told: Any) -> Event:
        self.record = engine.take(step, self.record, by, told, on)
        return self

    def transfer(self, on: date = TUESDAY, due: date = TERM, to: Any = None) -> Event:
        told = {"handler": to or self.town.county.department, "due_on": due, "demand": "清理"}
        return self.take("transfer", self.town.clerk, on, **told)

    def finish(self, on: date = THURSDAY) -> Event:
        return self.take("finish", self.town.theirs, on, result="已经清理")

    def verify(self, on: date = FRIDAY, *, by: Actor | None = None, verdict: str = "good") -> Event:
        return self.take("verify", by or self.town.worker, on, verdict=verdict, seen="到现场查看")
