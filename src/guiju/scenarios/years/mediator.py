"""The mediators of a rebuilt year: on the roll before its disputes come, trained, assessed; some added, a few gone."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from typing import Any

from guiju.registers.disputes.mediation_committee import MediationCommittee
from guiju.registers.disputes.mediation_committee.choices import Kind
from guiju.registers.disputes.mediator import Mediator, Sort
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play


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
    full_time = max(int(numbers.get("mediators_full_time", added + len(place.townships))), added) - added
    total = max(int(numbers.get("mediators", max(len(made), full_time * 4 // 3) + added)), full_time + added)
    higher = [committee for committee in made if committee.kind not in (Kind.VILLAGE, Kind.COMMUNITY)]
    ranked = [*higher, *(committee for committee in made if committee not in higher)]
    before = total - added + left
    walks = [_before(place, rng, ranked[n % len(ranked)], n < full_time) for n in range(before - left)]
    walks += [_leaving(place, rng, ranked[n % len(ranked)]) for n in range(before - left, before)]
    walks += [_added(place, rng, ranked[n % len(ranked)]) for n in range(added)]
    play(walks)
    tell("聘任、培训、考核人民调解员", len(walks))


def _appointed(
    place: Place, rng: random.Random, committee: MediationCommittee, first: date, last: date, full_time: bool
) -> Walk:
    """Appointed on a day from ``first`` to ``last``; those who are full-time are engaged."""
    there: dict[str, Any] = {"agency": committee.agency, "region": committee.region, "until": date(place.year, 12, 31)}
    walk = Walk(place, Mediator, rng, working_day(rng, first, last), **there)
    sort = Sort.ENGAGED if full_time else Sort.MEMBER
    return walk.then("appoint", committee=committee, sort=sort, full_time=full_time)


def _before(place: Place, rng: random.Random, committee: MediationCommittee, full_time: bool) -> Walk:
    walk = _appointed(place, rng, committee, committee.entered_on, date(place.year - 1, 12, 20), full_time)
    return walk.follow("usual", since="appoint")


def _leaving(place: Place, rng: random.Random, committee: MediationCommittee) -> Walk:
    """A part-timer who goes in the year."""
    walk = _appointed(place, rng, committee, committee.entered_on, date(place.year - 1, 12, 20), False)
    return walk.then("leave", on=working_day(rng, date(place.year, 2, 1), date(place.year, 12, 20)))


def _added(place: Place, rng: random.Random, committee: MediationCommittee) -> Walk:
    return _appointed(place, rng, committee, date(place.year, 2, 1), date(place.year, 12, 10), True)
