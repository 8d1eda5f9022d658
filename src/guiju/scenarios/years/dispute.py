"""A year of disputes rebuilt: which of them are settled, by whom mediated, over how much, so that the totals hold."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from guiju.kernel.declaring import registry
from guiju.kernel.offices.people import Agency
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.dispute.choices import Kind, Level, Way
from guiju.registers.disputes.dispute.life import FAILED, SETTLED
from guiju.registers.disputes.mediator import Mediator
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Numbers = dict[str, float]
LEVELS = {Level.GRID: 2, Level.VILLAGE: 9, Level.TOWNSHIP: 6, Level.COUNTY: 1}
TOLD = {"found": "disputes_found", "handled": "disputes_handled", "settled": "disputes_settled"}
WAYS = ("administrative_mediation_cases", "people_mediation_cases")
"""What is mediated but for what courts send: one in fifty."""
MEDIATED = 56
"""How many are mediated where nothing was published."""
UNFINISHED = "hold_session"
"""The last step of those still in mediation as the year ends."""
LAST_FOR_COURT = (11, 1)
"""Agreements on disputes found later are not taken to court in the year."""


@dataclass
class Fate:
    """What is settled of one dispute beforehand; all else is its life's."""

    way: str
    on: date
    agency: Agency
    region: str
    upto: str = ""
    mediation: Way | None = None
    told: dict[str, dict[str, Any]] = field(default_factory=lambda: {"find": {"amount": None}, "begin": {}})

    @property
    def settled(self) -> bool:
        return self.way in (*SETTLED, "key") and self.upto != UNFINISHED

    @property
    def mediated(self) -> bool:
        return self.way not in ("not_mediated", "withdrawn", "refused")


def simulate(place: Place, numbers: Numbers, rng: random.Random, step: Callable[[str, int], None]) -> None:
    """Disputes of the year, so that their figures equal ``numbers``; committees and mediators are there already."""
    serving = Mediator.objects.filter(region__startswith=place.code, left_on=None, entered_on__year__lt=place.year)
    roll = list(serving.select_related("committee").order_by("entered_on", "id"))
    if not roll:
        raise ValueError("年初没有在册的人民调解员，请先重建调解组织和调解员。")
    fates = _fates(place, numbers, rng)
    settled = [fate for fate in fates if fate.settled]
    mediated = [fate for fate in fates if fate.mediated]
    _kinds(place, numbers, rng, settled)
    _mediations(place, numbers, rng, mediated, roll)
    _amounts(numbers, rng, mediated)
    for fate in rng.sample(settled, _number(numbers, "disputes_mediated_by_joint_mediation", 0.2, settled)):
        fate.told["begin"]["joint"] = True
    play(_walk(place, rng, fate) for fate in fates)
    step("办理矛盾纠纷", len(fates))


def _walk(place: Place, rng: random.Random, fate: Fate) -> Walk:
    there: dict[str, Any] = {"agency": fate.agency, "region": fate.region, "until": date(place.year, 12, 31)}
    told, instead = fate.told, {}
    if fate.mediation not in (Way.PEOPLE, None):
        joint = told["begin"].get("joint", False)
        told = told | {"begin_other": {"mediation_kind": fate.mediation, "joint": joint}}
        instead = {"begin": "begin_other"}
    return Walk(place, Dispute, rng, fate.on, **there).follow(fate.way, fate.upto, told, instead)


def _number(numbers: Numbers, figure: str, share: float, of: Sequence[Fate]) -> int:
    return min(len(of), int(numbers.get(figure, len(of) * share)))


@dataclass(frozen=True)
class Totals:
    """How many disputes get how far in the year; the counted figures follow."""

    found: int
    handled: int
    mediated: int
    settled: int

    @classmethod
    def of(cls, numbers: Numbers) -> Totals:
        """From published values; what is absent is plausible beside them. Raises ValueError where they contradict."""
        told = {name: int(numbers[figure]) for name, figure in TOLD.items() if figure in numbers}
        ways = [int(numbers[figure]) for figure in WAYS if figure in numbers]
        mediated = cls._mediated(ways, told)
        rest = told.get("found", mediated + mediated // 25) - mediated
        handled = told.get("handled", mediated + rest * 2 // 3)
        found = told.get("found", handled + handled // 50)
        made = cls(found, handled, mediated, told.get("settled", mediated * 23 // 24))
        if not made.settled <= made.mediated <= made.handled <= made.found or sum(ways) > made.mediated:
            raise ValueError("矛盾纠纷的各项数据互相矛盾：化解不得多于调解，调解不得多于受理，受理不得多于排查。")
        return made

    @staticmethod
    def _mediated(ways: list[int], told: dict[str, int]) -> int:
        """By either way as published; else most of what there is, or somewhat more than what came of it."""
        if len(ways) == len(WAYS):
            return sum(ways) + sum(ways) // 50
        settled, there = told.get("settled"), told.get("handled", told.get("found"))
        least = max(sum(ways), settled or 0)
        if there is None:
            return least + least // 20 if least else MEDIATED
        return max(sum(ways), there * 23 // 25 if settled is None else settled + (there - settled) * 3 // 4)


def _fates(place: Place, numbers: Numbers, rng: random.Random) -> list[Fate]:
    """A fate for each dispute, on the day on which it is found."""
    life, made = registry.life(Dispute.register()), Totals.of(numbers)
    drawn = [life.draw(rng, *SETTLED) for _ in range(made.settled)]
    unfinished = (made.mediated - made.settled) // 7
    # One in ten agreements is not yet followed up when the year ends.
    ends = [(way, _agreement(way) if rng.random() < 0.1 else "") for way in drawn]
    ends += [("not_mediated", "")] * (made.found - made.handled)
    ends += [(life.draw(rng, *FAILED), "") for _ in range(made.mediated - made.settled - unfinished)]
    ends += [("oral", UNFINISHED)] * unfinished
    ends += [("withdrawn", "")] * (made.handled - made.mediated)
    return [_fate(place, rng, way, upto) for way, upto in ends]


def _agreement(way: str) -> str:
    return "agree_orally" if way == "oral" else "sign"


def _fate(place: Place, rng: random.Random, way: str, upto: str) -> Fate:
    """Where it is found, and by whom it is kept: most in villages, which townships answer for."""
    on = working_day(rng, date(place.year, 1, 2), date(place.year, 12, 9))
    way = "written" if way == "confirmed" and (on.month, on.day) > LAST_FOR_COURT else way
    levels = [level for level in LEVELS if level != Level.COUNTY or place.is_county]
    level = rng.choices(levels, [LEVELS[level] for level in levels])[0]
    agency = rng.choice(place.townships) if level == Level.TOWNSHIP else place.office
    region = agency.region_id
    if level in (Level.GRID, Level.VILLAGE):
        village = rng.choice(place.villages)
        agency, region = place.agency_of(village), village.code
    fate = Fate(way, on, agency, region, upto)
    fate.told["find"]["level"] = level
    return fate


def _kinds(place: Place, numbers: Numbers, rng: random.Random, settled: list[Fate]) -> None:
    """Abnormal deaths are key disputes of a township; two in a hundred of the others are key ones too."""
    deaths = _number(numbers, "abnormal_death_disputes_resolved", 0.003, settled)
    for n, fate in enumerate(rng.sample(settled, min(len(settled), deaths + len(settled) // 50))):
        fate.way = "key"
        if n < deaths:
            fate.told["find"] |= {"kind": Kind.DEATH, "level": Level.TOWNSHIP}
            fate.agency = rng.choice(place.townships)
            fate.region = fate.agency.region_id


def _mediations(
    place: Place, numbers: Numbers, rng: random.Random, mediated: list[Fate], mediators: list[Mediator]
) -> None:
    """People's mediation by a mediator of the place, or of the agency; departments mediate what they answer for."""
    ways = _drawn_ways(numbers, rng, len(mediated))
    for fate, way in zip(mediated, ways, strict=True):
        fate.mediation = way
        if way is Way.ADMINISTRATIVE and fate.told["find"]["level"] == Level.COUNTY and place.departments:
            fate.agency, fate.region = rng.choice(place.departments), place.code
        elif way is Way.PEOPLE:
            near = [one for one in mediators if one.region == fate.region] or [
                one for one in mediators if one.agency_id == fate.agency.pk
            ]
            fate.told["begin"]["mediator"] = rng.choice(near or mediators)


def _drawn_ways(numbers: Numbers, rng: random.Random, total: int) -> list[Way]:
    administrative = min(total, int(numbers.get("administrative_mediation_cases", total // 9)))
    people = int(numbers.get("people_mediation_cases", total - administrative - total // 50))
    people = min(people, total - administrative)
    drawn = [Way.ADMINISTRATIVE] * administrative + [Way.PEOPLE] * people
    drawn += [Way.JUDICIAL] * (total - len(drawn))
    rng.shuffle(drawn)
    return drawn


def _amounts(numbers: Numbers, rng: random.Random, mediated: list[Fate]) -> None:
    """Amounts for two in five; where the total is published, scaled so that it comes out to the cent."""
    with_money = [fate for fate in mediated if rng.random() < 0.4] or mediated[:1]
    amounts = [Decimal(rng.randrange(10, 1500) * 100) for _ in with_money]
    if "dispute_amount_involved" in numbers and with_money:
        total, drawn = Decimal(str(numbers["dispute_amount_involved"])), sum(amounts)
        amounts = [(amount * total / drawn).quantize(Decimal("0.01")) for amount in amounts]
        largest = amounts.index(max(amounts))
        amounts[largest] += total - sum(amounts)
    for fate, amount in zip(with_money, amounts, strict=True):
        fate.told["find"]["amount"] = amount
