"""What was made public in a rebuilt year: as many items as published, on the website and in new media."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from typing import Any

from guiju.registers.oversight.disclosure_item import DisclosureItem
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
USUAL = 12
"""So many items of a county in a year that tells of none; a township has those it tells of alone."""


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Tell) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``. Raises ValueError where they contradict."""
    website, media = (int(numbers.get(f"disclosure_{name}_items", 0)) for name in ("website", "new_media"))
    told = {"disclosure_website_items", "disclosure_new_media_items"} & numbers.keys()
    usual = max(website, media) if told else USUAL if place.is_county else 0
    items = int(numbers.get("disclosure_items_published", usual))
    if max(website, media) > items:
        raise ValueError("网站、新媒体公开的条数多于主动公开的条数。")
    on_website = website if "disclosure_website_items" in numbers else items
    walks = [_walk(place, rng, n < on_website, n >= items - media) for n in range(items)]
    play(walks)
    tell("主动公开信息", len(walks))


def _walk(place: Place, rng: random.Random, website: bool, media: bool) -> Walk:
    """Entered by the departments and townships by turns, published within the year."""
    on = working_day(rng, date(place.year, 1, 4), date(place.year, 12, 10))
    agencies = [*place.departments, *place.townships] or [place.government]
    walk = Walk(place, DisclosureItem, rng, on, agency=rng.choice(agencies), until=date(place.year, 12, 31))
    channels: dict[str, Any] = {"on_website": website, "on_new_media": media}
    channels |= {} if website or media else {"other_channels": "公告栏（模拟）"}
    return walk.follow("usual", told={"publish": channels})
