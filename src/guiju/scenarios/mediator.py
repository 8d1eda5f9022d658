"""The mediators of a rebuilt year: on the roll before its disputes come, trained, assessed; some added, a few gone."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

from guiju.kernel.acting import engine
from guiju.kernel.acting.engine import Taking
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.mediation_committee import Kind, MediationCommittee
from guiju.registers.disputes.mediator import Grade, Leaving, Mediator
from guiju.scenarios.place import Place, after, working_day
from guiju.scenarios.simulated_people import person

QUALIFIED = ["mediation.mediator_qualified"]


def mediators(
    place: Place,
    numbers: dict[str, float],
    rng: random.Random,
    tell: Callable[[str, int], None],
    made: list[MediationCommittee],
) -> None:
    """Mediators of the committees ``made``; the published number of full-time ones added in the year."""
    added = int(numbers.get("full_time_mediators_added", 3))
    left = min(2, len(made))
    total = max(int(numbers.get("mediators", len(made) + added)), added)
    full_time = max(int(numbers.get("mediators_full_time", added + len(place.townships))), added)
    higher = [committee for committee in made if committee.kind not in (Kind.VILLAGE, Kind.COMMUNITY)]
    ranked = [*higher, *(committee for committee in made if committee not in higher)]
    wanted = total - added + left
    before = _appoint(place, rng, [ranked[n % len(ranked)] for n in range(wanted)], full_time - added, False)
    _appoint(place, rng, [ranked[n % len(ranked)] for n in range(added)], added, True)
    tell("聘任人民调解员", wanted + added)
    serving = _leave(place, rng, before, left)
    _train(place, rng, serving)
    tell("培训、考核人民调解员", len(serving))


def _appoint(
    place: Place, rng: random.Random, at: list[MediationCommittee], full_time: int, this_year: bool
) -> list[Mediator]:
    takings = []
    for n, committee in enumerate(at):
        first, last = committee.entered_on, date(place.year - 1, 12, 20)
        if this_year:
            first, last = date(place.year, 2, 1), date(place.year, 12, 10)
        told = {
            "person": person(rng, place.code, place.year - 22),
            "committee": committee,
            "sort": "engaged" if n < full_time else "member",
            "full_time": n < full_time,
        }
        actor = place.actor(committee.agency, Role.CLERK)
        day = working_day(rng, first, last)
        data = {**told, "confirmed": QUALIFIED}
        takings.append(Taking(data=data, on=day, agency=committee.agency, region=committee.region, actor=actor))
    return engine.take_many("appoint", Mediator, takings, place.actor(place.bureau, Role.CLERK), simulated=True)


def _leave(place: Place, rng: random.Random, before: list[Mediator], left: int) -> list[Mediator]:
    """A few part-timers go in the year; who stays."""
    going = [mediator for mediator in before if not mediator.full_time][-left:] if left else []
    takings = [
        Taking(
            mediator,
            {"leaving": Leaving.TRANSFERRED},
            working_day(rng, date(place.year, 2, 1), date(place.year, 12, 20)),
            actor=place.actor(mediator.agency, Role.CLERK),
        )
        for mediator in going
    ]
    engine.take_many("leave", Mediator, takings, place.actor(place.bureau, Role.CLERK), simulated=True)
    gone = {mediator.pk for mediator in going}
    return [mediator for mediator in before if mediator.pk not in gone]


def _train(place: Place, rng: random.Random, serving: list[Mediator]) -> None:
    held = working_day(rng, date(place.year, 5, 1), date(place.year, 6, 20))
    training = {"held_on": held, "topic": "人民调解业务培训", "hours": 8}
    takings = [Taking(mediator, {"trainings": [training]}, after(held, 1)) for mediator in serving]
    bureau = place.actor(place.bureau, Role.CLERK)
    engine.take_many("train", Mediator, takings, bureau, simulated=True)
    day = working_day(rng, date(place.year, 12, 1), date(place.year, 12, 28))
    grades = [Grade.EXCELLENT, Grade.GOOD, Grade.GOOD, Grade.GOOD, Grade.FAIR]
    takings = [Taking(mediator, {"grade": rng.choice(grades)}, day) for mediator in serving]
    engine.take_many("assess", Mediator, takings, bureau, simulated=True)
