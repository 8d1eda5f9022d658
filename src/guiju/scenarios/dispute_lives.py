"""What becomes of each dispute of a rebuilt year: drawn by lot, so that the totals come out as published."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import chain, repeat
from typing import Any

from guiju.kernel.offices.people import Agency
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.dispute_terms import HandOver, Kind, Level, Outcome, Source, Way
from guiju.registers.disputes.mediator import Mediator
from guiju.scenarios.place import Place, after, working_day

UNFINISHED = ""
COMMON_KINDS = [kind for kind in Kind if kind not in (Kind.DEATH, Kind.OTHER)]
WEIGHTS = {Kind.FAMILY: 8, Kind.NEIGHBOURS: 9, Kind.LAND: 6, Kind.HOUSING: 4, Kind.DAMAGE: 4, Kind.LABOUR: 3}
AMOUNTS = (1200, 3000, 5000, 8600, 12000, 20000, 36000, 58000, 90000, 150000)


@dataclass(slots=True)
class Life:
    """One dispute: how it ends, by which way of mediation, and the days on which it moves."""

    outcome: str
    kind: Kind
    level: Level
    source: Source
    found: date
    agency: Agency
    region: str
    way: Way | None = None
    joint: bool = False
    key: bool = False
    written: bool = False
    refuses: bool = False
    risky: bool = False
    confirmed: bool = False
    mediator: Mediator | None = None
    amount: Decimal | None = None
    hand_over: str = ""
    on: date = date.min
    """The day of the latest step."""
    record: Dispute | None = None
    names: list[dict[str, Any]] = field(default_factory=list)

    def later(self, rng: random.Random, least: int, most: int) -> date:
        """Moved on by some working days, never past the year's end."""
        last = date(self.found.year, 12, 31)
        self.on = min(max(self.on, after(self.on, rng.randint(least, most))), last)
        return self.on


def lives(place: Place, numbers: dict[str, float], rng: random.Random, mediators: list[Mediator]) -> list[Life]:
    """All disputes of the year by the day they were found."""
    outcomes = _outcomes(numbers, rng)
    days = sorted(working_day(rng, date(place.year, 1, 2), date(place.year, 12, 11)) for _ in outcomes)
    made = [_life(place, rng, outcome, day) for outcome, day in zip(outcomes, days, strict=True)]
    settled = [life for life in made if life.outcome == Outcome.SETTLED]
    for life in rng.sample(
        settled, min(len(settled), _number(numbers, "disputes_mediated_by_joint_mediation", 0.2, settled))
    ):
        life.joint = True
    for life in rng.sample(
        settled, min(len(settled), _number(numbers, "abnormal_death_disputes_resolved", 0.003, settled))
    ):
        life.kind, life.key, life.level = Kind.DEATH, True, Level.TOWNSHIP
        life.agency, life.region = rng.choice(place.townships), ""
    mediated = [
        life for life in made if life.outcome not in (Outcome.NOT_MEDIATED, Outcome.WITHDRAWN) and not life.refuses
    ]
    _ways(place, numbers, rng, mediated, mediators)
    _amounts(numbers, rng, mediated)
    _traits(rng, mediated)
    return made


def _number(numbers: dict[str, float], figure: str, share: float, of: list[Life]) -> int:
    return int(numbers.get(figure, len(of) * share))


def _outcomes(numbers: dict[str, float], rng: random.Random) -> list[str]:
    found = int(numbers.get("disputes_found", numbers.get("disputes_handled", 60)))
    settled = int(numbers.get("disputes_settled", found * 0.92))
    accepted = int(numbers.get("disputes_handled", found))
    rest = found - settled
    unaccepted = min(rest, max(found - accepted, 0)) if "disputes_handled" in numbers else rest // 12
    others = list(
        chain(repeat(Outcome.FAILED, (rest - unaccepted) * 7 // 10), repeat(UNFINISHED, (rest - unaccepted) // 8))
    )
    others += repeat(Outcome.WITHDRAWN, rest - unaccepted - len(others))
    drawn = [*repeat(Outcome.SETTLED, settled), *repeat(Outcome.NOT_MEDIATED, unaccepted), *others]
    rng.shuffle(drawn)
    return [str(outcome) for outcome in drawn]


def _life(place: Place, rng: random.Random, outcome: str, day: date) -> Life:
    kind = rng.choices(COMMON_KINDS, [WEIGHTS.get(kind, 1) for kind in COMMON_KINDS])[0]
    level = rng.choices([Level.GRID, Level.VILLAGE, Level.TOWNSHIP, Level.COUNTY], [2, 9, 6, 1])[0]
    source = rng.choices(list(Source), [8, 1, 2, 5, 3])[0]
    if level in (Level.GRID, Level.VILLAGE):
        village = rng.choice(place.villages)
        agency, region = place.agency_of(village), village.code
    else:
        agency = rng.choice(place.townships) if level == Level.TOWNSHIP else place.bureau
        region = agency.region_id
    life = Life(outcome, kind, level, source, day, agency, region, on=day)
    life.hand_over = rng.choice(list(HandOver)) if source == Source.HANDED_OVER else ""
    life.refuses = outcome == Outcome.FAILED and rng.random() < 0.15
    return life


def _ways(
    place: Place, numbers: dict[str, float], rng: random.Random, mediated: list[Life], mediators: list[Mediator]
) -> None:
    """People's mediation where a mediator of the place is on the roll; departments mediate what they answer for."""
    by_region: dict[str, list[Mediator]] = {}
    by_agency: dict[int, list[Mediator]] = {}
    for mediator in mediators:
        by_region.setdefault(mediator.region, []).append(mediator)
        by_agency.setdefault(mediator.agency_id, []).append(mediator)
    ways = _drawn_ways(numbers, rng, len(mediated))
    for life, way in zip(mediated, ways, strict=True):
        near = by_region.get(life.region) or by_agency.get(life.agency.pk) or mediators
        life.way = way
        if way is Way.ADMINISTRATIVE and life.level is Level.COUNTY and place.departments:
            life.agency, life.region = rng.choice(place.departments), place.code
        elif way is Way.PEOPLE:
            life.mediator = rng.choice(near)


def _drawn_ways(numbers: dict[str, float], rng: random.Random, total: int) -> list[Way]:
    administrative = min(total, int(numbers.get("administrative_mediation_cases", total // 9)))
    people = int(numbers.get("people_mediation_cases", total - administrative - total // 50))
    people = min(people, total - administrative)
    drawn = [Way.ADMINISTRATIVE] * administrative + [Way.PEOPLE] * people
    drawn += [Way.JUDICIAL] * (total - len(drawn))
    rng.shuffle(drawn)
    return drawn


def _amounts(numbers: dict[str, float], rng: random.Random, mediated: list[Life]) -> None:
    """Amounts for two in five; where the total is published, scaled so that it comes out to the cent."""
    with_money = [life for life in mediated if rng.random() < 0.4] or mediated[:1]
    for life in with_money:
        life.amount = Decimal(rng.choice(AMOUNTS) * rng.randint(8, 12)) / 10
    if "dispute_amount_involved" not in numbers or not with_money:
        return
    total = Decimal(str(numbers["dispute_amount_involved"]))
    drawn = sum((life.amount or Decimal() for life in with_money), Decimal())
    for life in with_money:
        assert life.amount is not None
        life.amount = (life.amount * total / drawn).quantize(Decimal("0.01"))
    left = total - sum((life.amount or Decimal() for life in with_money), Decimal())
    largest = max(with_money, key=lambda life: life.amount or Decimal())
    largest.amount = (largest.amount or Decimal()) + left


def _traits(rng: random.Random, mediated: list[Life]) -> None:
    for life in mediated:
        life.key = life.key or rng.random() < 0.02
        life.written = life.key or rng.random() < 0.6
        life.risky = rng.random() < 0.01
        life.confirmed = life.written and life.way is Way.PEOPLE and life.kind != Kind.FAMILY and rng.random() < 0.06
