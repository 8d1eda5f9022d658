"""The applications of a rebuilt year: as many on line, at other hours, in bundles and rated as published; a few other ones."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from typing import Any

from guiju.kernel.declaring.life import days
from guiju.registers.services.service_branch import ServiceBranch
from guiju.registers.services.service_case import ServiceCase
from guiju.registers.services.service_case.choices import Channel, Level
from guiju.registers.services.service_item import ServiceItem
from guiju.registers.services.service_item.choices import Kind
from guiju.registers.services.service_rating import ServiceRating
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
USUAL = 4
"""So many applications on line, and as many at other hours, has a county of which no number is told."""
TOGETHER = 2000
"""So many are laid together: what hangs on a walk is let go with it."""
LED = ("usual", "supplement", "to_follow", "withdrawn")
"""Ways of which a county has one each."""


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Tell) -> None:
    """Rebuild the year so that the figures of these registers equal ``numbers``; a township has no window of its own here."""
    if not place.is_county:
        return
    at = {name: int(value) for name, value in numbers.items()}
    online, apart = at.get("online_service_cases", USUAL), at.get("off_hours_service_cases", USUAL)
    rated = at.get("service_ratings_received", USUAL)
    # Those who rate came on line, at other hours, and to the window: as many more as are needed.
    channels = [Channel.ONLINE] * online + [Channel.OFF_HOURS] * apart
    channels += [Channel.WINDOW] * max(0, rated - len(channels))
    good = round(rated * numbers.get("service_satisfaction_rate", 100) / 100)
    levels = [Level.GOOD] * good + [Level.POOR] * (rated - good)
    item = of_the_list(place, at_once=True)
    for first in range(0, len(channels), TOGETHER):
        span = slice(first, first + TOGETHER)
        rate(place, rng, lay(place, rng, item, channels[span]), levels[span])
    project = of_the_list(place, project=True)
    projects = [started(place, rng, project).follow("usual", told={"receive": {"item": project}}) for _ in range(2)]
    others = [started(place, rng, None).follow(way) for way in LED]
    play([*projects, *others])
    bundles = in_bundles(place, rng, at)
    tell("受理、办理政务服务办件", len(channels) + len(projects) + len(others) + bundles)


def of_the_list(place: Place, **marks: bool) -> Any:
    """The first item of the year with these marks: its own module has published one of each."""
    rows = ServiceItem.objects.filter(region__startswith=place.code, listed=True, **marks).select_related("agency")
    return rows.order_by("pk")[0]


def started(place: Place, rng: random.Random, item: Any) -> Walk:
    """Once the items of the year are published, early enough to be over in it."""
    on = working_day(rng, date(place.year, 8, 1), date(place.year, 10, 31))
    return Walk(place, ServiceCase, rng, on, agency=item.agency if item is not None else None)


def lay(place: Place, rng: random.Random, item: Any, channels: list[Channel]) -> list[Any]:
    """Cases done at once, by the day on which they come."""
    walks = []
    for channel in channels:
        walk = started(place, rng, item)
        if channel is Channel.ONLINE:
            walks.append(walk.then("apply", item=item).then("finish", days(0, 1)))
        else:
            walks.append(walk.then("handle_at_once", item=item, channel=channel))
    play(walks)
    return [walk.record for walk in walks]


def rate(place: Place, rng: random.Random, cases: list[Any], levels: list[Level]) -> None:
    """The first of the cases are rated by who applied; what is poor is called back and settled."""
    given = zip(cases, levels, strict=False)
    play([onward(place, rng, case).then("rate", days(0, 2), level=level) for case, level in given])
    poor = ServiceRating.objects.filter(stage="to_call", region__startswith=place.code).select_related("agency")
    play(
        [Walk(place, ServiceRating, rng, one.last_step_on, record=one).follow("poor", since="receive") for one in poor]
    )


def onward(place: Place, rng: random.Random, case: Any) -> Walk:
    return Walk(place, ServiceCase, rng, case.last_step_on, agency=case.agency, record=case)


def in_bundles(place: Place, rng: random.Random, at: dict[str, int]) -> int:
    """Cases of bundles: each accepted, answered by every agency of it, decided, delivered."""
    rows = ServiceItem.objects.filter(region__startswith=place.code, listed=True, kind=Kind.BUNDLE)
    many = at.get("one_matter_services_with_cases", 1)
    bundles = list(rows.select_related("agency").order_by("pk")[:many])
    whole = at.get("one_matter_cases", len(bundles))
    for first in range(0, whole, TOGETHER):
        walks = []
        for n in range(first, min(first + TOGETHER, whole)):
            item = bundles[n % len(bundles)]
            walk = started(place, rng, item)
            walks.append(walk.then("receive", item=item).then("accept", days(0, 1)))
        play(walks)
        cases = [walk.record for walk in walks]
        branches = ServiceBranch.objects.filter(case__in=cases).select_related("agency", "case")
        play([answered(place, rng, one) for one in branches])
        later = [onward(place, rng, case).then("examine", days(4)) for case in cases]
        play([walk.then("decide", days(0, 1)).then("deliver", days(0, 1)) for walk in later])
    return whole


def answered(place: Place, rng: random.Random, branch: Any) -> Walk:
    walk = Walk(place, ServiceBranch, rng, branch.case.accepted_on, record=branch, agency=branch.agency)
    return walk.then("answer", days(1, 3))
