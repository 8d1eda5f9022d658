"""The items of public services of a rebuilt year: as many as published in each list, in their batches, with their partners."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from itertools import count, cycle
from typing import Any

from guiju.kernel.declaring.life import days
from guiju.kernel.declaring.simulated import MARK
from guiju.registers.services.service_item import ServiceItem
from guiju.registers.services.service_item.choices import Delegated, Kind, Visits
from guiju.registers.services.service_item.life import PAPERS
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
DAYS = 20
USUAL = 6
"""So many items has a county of which no number is told."""
BARE: dict[str, Any] = {"may_follow": False, "materials": PAPERS[:1], "power": None}
BATCHES = {
    "zero_visit_items": ("zero_visit_item_batches", Visits.ZERO),
    "one_visit_items": ("one_visit_item_batches", Visits.ONE),
}
DELEGATED = {
    "delegated_service_items_township": Delegated.TOWNSHIP,
    "delegated_service_items_village": Delegated.VILLAGE,
}


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Tell) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``; a township has no list of its own."""
    if not place.is_county:
        return
    at = {name: int(value) for name, value in numbers.items()}
    listed = [*marked(at, BATCHES), *delegated(at)]
    offline, whole = shares(numbers.get("online_available_item_rate"), max(len(listed), USUAL))
    tax_offline, tax = shares(numbers.get("online_tax_item_rate"), 0)
    codes = at.get("notice_qr_codes", 0)
    plans: list[dict[str, Any]] = [{"then": then, "told": {}} for then in listed]
    plans += [{"then": [], "told": {}} for _ in range(whole - len(listed))]
    for plan in plans[len(plans) - offline :]:
        plan["told"] |= {"online": False}
    plans += [{"then": [], "told": {"field": "tax", "online": n >= tax_offline}} for n in range(tax)]
    # One that is done at once and one of a project, for the cases of the year.
    plans[0]["told"] |= {"at_once": True, "promised_days": 0}
    plans[1]["told"] |= {"project": True, **promised(numbers.get("project_approval_time_reduction_rate"))}
    for plan in plans[:codes]:
        plan["then"] = [*plan["then"], ("make_code", {})]
    partners = at.get("cross_province_agreement_counties", 0)
    if partners:
        signed = [{"county": f"第{n + 1}个协议县{MARK}"} for n in range(partners)]
        plans.append({"then": [("sign_agreements", {"partners": signed})], "told": {"across": True}})
    offices = cycle(place.departments or [place.office])
    walks = [published(place, rng, next(offices), **plan) for plan in plans]
    play(walks)
    others = at.get("intermediary_service_items", 0)
    play([published(place, rng, next(offices), {"kind": Kind.INTERMEDIARY, "online": False}) for _ in range(others)])
    bundles = at.get("one_matter_services", 1)
    taken = [{"item": walk.record} for walk in walks[:2]]
    told = {"kind": Kind.BUNDLE, "bundled": taken}
    play([published(place, rng, place.departments[0], told, late=True) for _ in range(bundles)])
    tell("编制、公布政务服务事项", len(walks) + others + bundles)


def promised(rate: float | None) -> dict[str, int]:
    """The terms of the item of a project, which cuts that by law by ``rate`` percent or a little more; as usual without one."""
    return {} if rate is None else {"legal_days": DAYS, "promised_days": int(DAYS * (100 - rate) / 100)}


def marked(at: dict[str, int], lists: dict[str, tuple[str, Visits]]) -> list[list[tuple[str, dict[str, Any]]]]:
    """For each item of a list announced in batches, the act by which it stands in its batch."""
    found = []
    for items, (batches, visits) in lists.items():
        of = max(at.get(batches, 1), 1)
        many = at.get(items, at.get(batches, 0))  # one a batch where only their number can be read
        batch = (f"{Visits(visits).label}第{n % of + 1}批{MARK}" for n in range(many))
        found += [[("announce", {"visits": visits, "batch": one})] for one in batch]
    return found


def delegated(at: dict[str, int]) -> list[list[tuple[str, dict[str, Any]]]]:
    there = {name: at.get(name, 0) for name in DELEGATED}
    there["delegated_service_items_township"] += max(at.get("delegated_service_items", 0) - sum(there.values()), 0)
    return [[("delegate", {"delegated": DELEGATED[name]})] for name, many in there.items() for _ in range(many)]


def shares(rate: float | None, least: int) -> tuple[int, int]:
    """How many of how many are not on line, so that the others are ``rate`` percent, to a tenth. Without a rate none. Of a
    thousand every such rate is one; raises ValueError for what is no rate."""
    if rate is None:
        return 0, least
    if not 0 <= rate <= 100:
        raise ValueError(f"网上可办率{rate}不在0和100之间。")
    fits = (n for n in count(max(least, 20)) if round(100 * round(n * rate / 100) / n, 1) == round(rate, 1))
    whole = next(fits)
    return whole - round(whole * rate / 100), whole


def published(
    place: Place,
    rng: random.Random,
    agency: Any,
    told: dict[str, Any],
    then: list[tuple[str, dict[str, Any]]] | None = None,
    *,
    late: bool = False,
) -> Walk:
    """One published early in the year; a bundle after the items that it takes in."""
    first, last = (
        (date(place.year, 6, 1), date(place.year, 7, 20)) if late else (date(place.year, 1, 4), date(place.year, 3, 10))
    )
    walk = Walk(place, ServiceItem, rng, working_day(rng, first, last), agency=agency)
    # An item of no power of the list: a public service; what it visits is told when it is announced.
    walk.follow("usual", told={"draft": {**BARE, "visits": Visits.MORE, **told}})
    for step, said in then or ():
        walk.then(step, days(5, 40), **said)
    return walk
