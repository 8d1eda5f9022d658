"""Counsel of a rebuilt year: engaged the year before, as many services as published, so many of them of disputes."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from typing import Any

from guiju.kernel.declaring.simulated import MARK
from guiju.registers.decisions.counsel import Counsel, Service
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
COUNSELS, SERVICES, DISPUTES = 3, 24, 6
"""So many in a county that tells of none; what is told of disputes alone is told of all."""
OTHERS = tuple(kind for kind in Service if kind is not Service.DISPUTE)


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Tell) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``."""
    if not place.is_county and "counsel_services" not in numbers:
        return
    total = int(numbers.get("counsel_services", max(SERVICES, numbers.get("counsel_government_dispute_services", 0))))
    disputes = int(numbers.get("counsel_government_dispute_services", min(DISPUTES, total)))
    kinds = [Service.DISPUTE] * disputes + [OTHERS[n % len(OTHERS)] for n in range(total - disputes)]
    many = int(numbers.get("government_counsel", COUNSELS))
    walks = [_walk(place, rng, kinds[n::many], n) for n in range(many)]
    play(walks)
    step("法律顾问提供服务", total)


def _walk(place: Place, rng: random.Random, kinds: list[Service], nth: int) -> Walk:
    """One engaged late in the year before for three years, and served on days of the year; several a day where they must."""
    walk = Walk(
        place,
        Counsel,
        rng,
        working_day(rng, date(place.year - 1, 10, 9), date(place.year - 1, 12, 20)),
        agency=place.office,
    )
    walk.then("engage", term_until=date(place.year + 2, 12, 31))
    months = max(1, min(12, len(kinds)))
    for month in range(1, months + 1):
        told = [_service(kind, f"{nth}-{month}-{n}") for n, kind in enumerate(kinds[month - 1 :: months])]
        walk.then("serve", on=working_day(rng, date(place.year, month, 5), date(place.year, month, 25)), services=told)
    return walk


def _service(kind: Service, mark: str) -> dict[str, Any]:
    return {"kind": kind, "about": f"第{mark}号事项{MARK}", "result": f"已提出法律意见{MARK}", "no_conflict": True}
