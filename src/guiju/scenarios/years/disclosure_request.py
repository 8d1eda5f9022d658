"""The requests of a rebuilt year: as many received and ended, each with its kind of outcome, as published."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

from guiju.kernel.declaring.life import Way, days
from guiju.registers.oversight.disclosure_request import DisclosureRequest
from guiju.registers.oversight.disclosure_request.choices import Applicant, Outcome
from guiju.registers.oversight.disclosure_request.life import LIFE
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
USUAL = 6
"""So many requests to a county in a year that tells of none."""
WAYS = {
    "disclosure_requests_granted": "usual",
    "disclosure_requests_partly_granted": "partly",
    "disclosure_requests_refused": "refused",
    "disclosure_requests_unable": "not_held",
    "disclosure_requests_not_handled": "petition",
    "disclosure_requests_otherwise": "other",
}
OTHER = Way("其他", "receive", ("reply" @ days(2, 9)).saying(outcome=Outcome.OTHER))


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Tell) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``. Raises ValueError where they contradict."""
    ways, received = ends(place, numbers)
    persons = int(numbers.get("disclosure_requests_natural_persons", received))
    persons = received - int(numbers.get("disclosure_requests_legal_persons", received - persons))
    walks = [_walk(place, rng, way, n < persons) for n, way in enumerate(ways)]
    play(walks)
    tell("政府信息公开申请", len(walks))


def ends(place: Place, numbers: dict[str, float]) -> tuple[list[str], int]:
    """The way of each request, "" of one still open at the end of the year; and how many there are."""
    told = [way for name, way in WAYS.items() for _ in range(int(numbers.get(name, 0)))]
    still_open = int(numbers.get("disclosure_requests_open", 0))
    closed = int(numbers.get("disclosure_requests_closed", len(told)))
    usual = closed + still_open or (USUAL if place.is_county else 0)
    received = int(numbers.get("disclosure_requests_received", usual))
    if max(closed, len(told)) + still_open > received:
        raise ValueError("办结和结转的申请件数多于收到的件数。")
    return [*told, *["usual"] * (received - still_open - len(told)), *[""] * still_open], received


def _walk(place: Place, rng: random.Random, way: str, person: bool) -> Walk:
    """Received and answered within the year; what stays open came in its last days."""
    first, last = ((1, 4), (11, 25)) if way else ((12, 20), (12, 28))
    on = working_day(rng, date(place.year, *first), date(place.year, *last))
    agencies = place.departments or [place.government]
    walk = Walk(place, DisclosureRequest, rng, on, agency=rng.choice(agencies), until=date(place.year, 12, 31))
    kind = {"applicant_kind": Applicant.PERSON if person else Applicant.ENTERPRISE}
    told = {"receive": kind, "register_unconfirmed": kind}
    if not way:
        return walk.follow(Way("", "receive"), told=told)
    return walk.follow(OTHER if way == "other" else LIFE.ways[way], told=told)
