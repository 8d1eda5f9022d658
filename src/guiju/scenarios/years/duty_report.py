"""The duty reports of a rebuilt year: one round at its end, as many heads of townships and departments as printed."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

from guiju.kernel.declaring.life import days
from guiju.kernel.declaring.steps import Whose
from guiju.kernel.offices.people import Agency
from guiju.registers.governance.duty_report import DutyReport
from guiju.registers.governance.duty_report.reporting import HOLDER
from guiju.registers.governance.duty_round import DutyRound
from guiju.registers.governance.duty_round.choices import Form, Post
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play
from guiju.scenarios.years.power_item import departments

Tell = Callable[[str, int], None]
USUAL = {"township": 2, "department": 4}
"""So many heads report where nothing is published."""
POSTS = len(Post)


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Tell) -> None:
    """Rebuild the year so that the figures of these registers equal ``numbers``. A township calls nobody to report."""
    if not place.is_county:
        return
    many = {kind: int(numbers.get(f"duty_reports_given_{kind}", usual)) for kind, usual in USUAL.items()}
    units = {
        "township": place.townships[: -(-many["township"] // POSTS)],
        "department": departments(place, -(-many["department"] // POSTS)),
    }
    both, one = _by_posts(units, many)
    on = working_day(rng, date(place.year, 10, 25), date(place.year, 11, 4))
    led = Walk(place, DutyRound, rng, on, agency=place.bureau)
    due = date(place.year, 11, 25)
    led.then("call", units=both or one, posts=[*Post] if both else [Post.GOVERNMENT], due_on=due)
    if both and one:
        more = {"more_units": one, "more_posts": [Post.GOVERNMENT], "more_form": Form.ON_SPOT}
        led.then("call_more", days(0), on=None, due_by=due, **more)
    led.take()
    reports = DutyReport.objects.filter(round=led.record).select_related("agency", "round")
    walks = [_report(place, rng, report, led.on) for report in reports]
    play(walks)
    last = max(walk.on for walk in walks)
    Walk(place, DutyRound, rng, last, agency=place.bureau, record=led.record).then("close", days(1, 3)).take()
    step("述法", len(walks))


def _by_posts(units: dict[str, list[Agency]], many: dict[str, int]) -> tuple[list[Agency], list[Agency]]:
    """The units of which both heads report, and those of which one does."""
    both = [unit for kind, there in units.items() for unit in there[: many[kind] // POSTS]]
    return both, [unit for kind, there in units.items() for unit in there[many[kind] // POSTS :]]


def _report(place: Place, rng: random.Random, report: DutyReport, on: date) -> Walk:
    organs: dict[Whose, Agency] = {HOLDER: report.round.agency}
    return Walk(place, DutyReport, rng, on, record=report, organs=organs).follow("usual", since="call")
