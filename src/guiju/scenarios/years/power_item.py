"""The list of powers of a rebuilt year, published the year before, changed in the year; the yearly clean-up of a county."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import cycle, islice, product
from typing import Any

from guiju.kernel.declaring.life import days
from guiju.kernel.offices.people import Agency
from guiju.registers.services.power_item import PowerItem
from guiju.registers.services.power_item.choices import Change, Kind, Origin
from guiju.registers.services.power_list_review import PowerListReview
from guiju.registers.services.reviewed_power_list import ReviewedPowerList
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play
from guiju.scenarios.years.penalty_case import acts_in

Tell = Callable[[str, int], None]
EACH = 3
"""So many items has an office where nothing is published."""
OTHERS = (
    *("发展和改革局", "财政局", "工业和信息化局", "审计局", "统计局", "医疗保障局", "退役军人事务局", "投资促进局"),
    *("乡村振兴局", "信访局", "机关事务服务中心", "档案局", "地震局", "供销合作社", "档案馆", "粮食和物资储备局"),
)
"""Offices of a county that keep no other register, where more went through their lists than the place names."""
ENFORCED = (Kind.PENALTY, Kind.INSPECTION)
"""Powers on which cases and inspections rest: an office has them in all its fields in the list, or none."""
OTHER_KINDS = (Kind.LICENCE, Kind.CONFIRMATION, Kind.LEVY)


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Tell) -> None:
    """Rebuild the year so that the figures of these registers equal ``numbers``."""
    departments, townships = units(place, numbers)
    offices = list(dict.fromkeys([*departments, *townships])) or [place.office]
    total = int(numbers.get("power_items", EACH * len(offices)))
    taken = min(int(numbers.get("power_items_taken_over", 0)), total)
    cancelled = int(numbers.get("power_items_cancelled", 1))
    changed = max(int(numbers.get("power_items_adjusted", cancelled + 1)) - cancelled, 0)
    ours = cycle(offices)
    keepers = [*islice(ours, total - taken)]
    standing = [item(place, rng, agency, **told) for agency, told in rested_on(acts_in(place), keepers)]
    gone = [item(place, rng, agency) for agency in islice(ours, cancelled)]
    play([*standing, *gone])
    orders = {"receive_order": {"change": Change.CANCELLED}}
    play([onward(place, rng, walk.record).follow("ordered", told=orders, since="publish") for walk in gone])
    play([onward(place, rng, walk.record).follow("changed", since="publish") for walk in standing[:changed]])
    play([item(place, rng, agency, taken_over=True) for agency in islice(ours, taken)])
    step("编制、调整权责清单", total)
    if place.is_county:
        go_through(place, rng, [*departments, *townships])
        step("清理权责清单", len(offices))


def rested_on(acting: dict[int, list[str]], keepers: list[Agency]) -> Iterator[tuple[Agency, dict[str, Any]]]:
    """Each item's keeper, and its kind and field where the year's cases will rest on it."""
    many = Counter(agency.pk for agency in keepers)
    wanted = {pk: [*product(fields, ENFORCED)] for pk, fields in acting.items()}
    left = {pk: iter(told) for pk, told in wanted.items() if len(told) <= many[pk]}
    for agency in keepers:
        pair = next(left.get(agency.pk, iter(())), None)
        yield agency, {} if pair is None else {"field": pair[0], "kind": pair[1]}


def units(place: Place, numbers: dict[str, float]) -> tuple[list[Agency], list[Agency]]:
    """The departments and townships that went through their lists; those of the county that the place does not name are made."""
    many = int(numbers.get("power_list_departments", len(place.departments)))
    there = departments(place, many) if place.is_county else place.departments[:many]
    return there, place.townships[: int(numbers.get("power_list_townships", len(place.townships)))]


def departments(place: Place, many: int) -> list[Agency]:
    """So many departments of a county: those that it names, then others, made on first use."""
    county, there = place.government.region, place.departments[:many]
    of_county = Agency.objects.filter(region=county)
    for name in OTHERS[: max(many - len(there), 0)]:
        there.append(of_county.get_or_create(name=f"{county.name}{name}", mark=name[:2], region=county)[0])
    if len(there) < many:
        raise ValueError(f"部门数{many}超出可以模拟的{len(there)}家。")
    return there


def item(place: Place, rng: random.Random, agency: Agency, *, taken_over: bool = False, **more: Any) -> Walk:
    """One published the year before; one taken over, in the year."""
    year = place.year if taken_over else place.year - 1
    on = working_day(rng, date(year, 2, 10), date(year, 10, 20))
    origin = Origin.TAKEN_OVER if taken_over else Origin.FIRST
    told = {"kind": rng.choice(OTHER_KINDS), "origin": origin, **more}
    return Walk(place, PowerItem, rng, on, agency=agency).follow("usual", told={"propose": told})


def onward(place: Place, rng: random.Random, record: PowerItem) -> Walk:
    """Further in the first months of the year, after the shortest waits: a change is over when its office publishes its list."""
    on = working_day(rng, date(place.year, 1, 5), date(place.year, 1, 25))
    return Walk(place, PowerItem, rng, on, record=record, brisk=True)


def go_through(place: Place, rng: random.Random, called: list[Agency]) -> None:
    """One round: called in May, published by July, closed in autumn."""
    on = working_day(rng, date(place.year, 5, 20), date(place.year, 5, 31))
    opening = Walk(place, PowerListReview, rng, on, agency=place.bureau)
    led = opening.then("call", units=called, due_on=date(place.year, 7, 31)).take()
    owed = ReviewedPowerList.objects.filter(round=led.record).select_related("agency")
    walks = [
        Walk(place, ReviewedPowerList, rng, led.on, record=unit, agency=unit.agency).then("publish", days(10, 30))
        for unit in owed
    ]
    play(walks)
    last = max((walk.on for walk in walks), default=led.on)
    closing = Walk(place, PowerListReview, rng, last, agency=place.bureau, record=led.record)
    closing.then("close", days(10, 20)).take()
