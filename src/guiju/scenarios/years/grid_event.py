"""The grids of a rebuilt year with those who work in them, the events they reported and the rounds in which they looked
for disputes."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from itertools import cycle
from typing import Any

from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.offices.organs import Organ, entrust
from guiju.kernel.offices.people import Agency, Role, User
from guiju.registers.disputes.grid import Grid, Sort
from guiju.registers.disputes.grid_event import GridEvent
from guiju.registers.disputes.grid_event.choices import ANSWERS, Kind, Target
from guiju.registers.disputes.grid_posts import WORKER
from guiju.scenarios.place import LONG_AGO, Place, working_day
from guiju.scenarios.walking import Told, Walk, play

Tell = Callable[[str, int], None]
STATIONS = (("派出所", Organ.POLICE), ("综合行政执法局", Organ.URBAN), ("安全生产监督管理办公室", Organ.EMERGENCY))
"""To whom a township hands events over where no department of its county is told of."""


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Tell) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``."""
    grids = _grids(place, rng, int(numbers.get("grid_managers", 2 * len(place.townships))))
    play(grids)
    tell("划分网格、网格员到岗", len(grids))
    there = [walk.record for walk in grids]
    self_handled = int(numbers.get("grid_events_self_handled", 2 * len(place.townships)))
    transferred = int(numbers.get("grid_events_transferred", len(place.townships)))
    events = _events(place, rng, there, self_handled, transferred)
    play(events)
    tell("网格上报、处置、核查事件", len(events))
    rounds = _screenings(place, rng, there, numbers)
    play(rounds)
    tell("开展矛盾纠纷排查", len(rounds))


def _grids(place: Place, rng: random.Random, workers: int) -> list[Walk]:
    """As many as there are workers, one in each, in the villages by turns, set up the year before."""
    walks = []
    serial: dict[str, int] = {}
    named: set[tuple[int, str]] = set()
    for village, _ in zip(cycle(place.villages), range(workers), strict=False):
        n = serial[village.code] = serial.get(village.code, 0) + 1
        agency = place.agency_of(village)
        on = working_day(rng, date(place.year - 1, 3, 1), date(place.year - 1, 11, 30))
        walk = Walk(place, Grid, rng, on, agency=agency, region=village.code, brisk=True)
        walk.then("set_up", title=f"{village.name}第{n}网格{MARK}", code=f"{village.code}{n:03d}", sort=Sort.GENERAL)
        user = User.objects.get(pk=str(place.actor(agency, Role.GRID).user_id))
        name = next(one for one in _names(walk) if (agency.pk, one) not in named)
        named.add((agency.pk, name))
        walks.append(walk.then("post", posts=[{"kind": WORKER, "name": name, "holder": user}]))
    return walks


def _names(walk: Walk) -> Iterator[str]:
    """One name after another: two workers of an agency who are called alike would pass for one."""
    while True:
        yield walk.telling().person()["name"]


def _departments(place: Place) -> dict[Kind, list[Agency]]:
    """By kind of event those who answer for it; a township's own stations where it stands for itself."""
    agencies = [agency for agency in place.departments if agency not in place.townships]
    if not agencies:
        office = place.townships[0]
        for word, organ in STATIONS:
            station, _ = Agency.objects.get_or_create(name=f"{office.region.name}{word}", region=office.region)
            entrust(station, organ, since=LONG_AGO)
            agencies.append(station)
    organs = {agency: set(agency.functions.values_list("organ", flat=True)) for agency in agencies}
    found = {kind: [one for one in agencies if organs[one] & set(ANSWERS[kind])] for kind in Kind if kind in ANSWERS}
    return {kind: able for kind, able in found.items() if able}


def _events(place: Place, rng: random.Random, grids: list[Grid], own: int, transferred: int) -> list[Walk]:
    """All closed within the year, some by the grid itself, the others by departments."""
    able = _departments(place)
    kinds = [kind for kind in Kind if kind is not Kind.DISPUTE]
    walks = []
    for grid in _by_turns(grids, own):
        told: Told = {"report": {"grid": grid, "kind": rng.choice(kinds)}}
        walks.append(_event(place, rng, grid).follow("self", told=told))
    for grid in _by_turns(grids, transferred):
        kind = rng.choice(list(able))
        told = {"report": {"grid": grid, "kind": kind}, "transfer": {"handler": rng.choice(able[kind])}}
        walks.append(_event(place, rng, grid).follow("department", told=told))
    return walks


def _by_turns(grids: list[Grid], count: int) -> Iterator[Grid]:
    return (grid for grid, _ in zip(cycle(grids), range(count), strict=False))


def _event(place: Place, rng: random.Random, grid: Grid) -> Walk:
    on = working_day(rng, date(place.year, 1, 6), date(place.year, 11, 30))
    return Walk(place, GridEvent, rng, on, agency=grid.agency, region=grid.region)


def _screenings(place: Place, rng: random.Random, grids: list[Grid], numbers: dict[str, float]) -> list[Walk]:
    rounds = int(numbers.get("dispute_screenings", 2 * len(grids)))
    key = int(numbers.get("dispute_screenings_key_persons", rounds // 10))
    walks = []
    for n, grid in enumerate(_by_turns(grids, rounds)):
        target = Target.KEY if n < key else Target.ALL
        on = working_day(rng, date(place.year, 1, 6), date(place.year, 12, 20))
        round_: dict[str, Any] = {"grid": grid, "target": target}
        # Rounds come from the township's own list, which its clerk enters.
        clerk = place.actor(grid.agency, Role.CLERK)
        walk = Walk(place, GridEvent, rng, on, agency=grid.agency, region=grid.region)
        walk.plan("screen", round_, clerk)
        walks.append(walk)
    return walks
