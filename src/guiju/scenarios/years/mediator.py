"""The mediators of a rebuilt year: on the roll before its disputes come, trained, assessed; some added, a few gone."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from typing import Any

from guiju.registers.disputes.mediation_committee import MediationCommittee
from guiju.registers.disputes.mediation_committee.choices import Kind
from guiju.registers.disputes.mediator import Mediator
from guiju.registers.disputes.mediator.choices import Sort
from guiju.registers.disputes.mediator.life import member
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
    walks = [_before(place, rng, ranked, n, n < full_time) for n in range(before - left)]
    walks += [_leaving(place, rng, ranked, n) for n in range(before - left, before)]
    walks += [_added(place, rng, ranked, n) for n in range(added)]
    play(walks)
    tell("聘任、培训、考核人民调解员", len(walks))


def _appointed(
    place: Place,
    rng: random.Random,
    ranked: list[MediationCommittee],
    n: int,
    days: tuple[date | None, date],
    full_time: bool,
) -> Walk:
    """The ``n``-th of all, appointed between two days, the first that on which the committee was set up without another.

    Who is full-time is engaged, and who comes when all members are mediators.
    """
    committee, seat = ranked[n % len(ranked)], n // len(ranked)
    there: dict[str, Any] = {"agency": committee.agency, "region": committee.region, "until": date(place.year, 12, 31)}
    walk = Walk(place, Mediator, rng, working_day(rng, days[0] or committee.entered_on, days[1]), **there)
    told: dict[str, Any] = {"committee": committee, "full_time": full_time, "sort": Sort.ENGAGED}
    if not full_time and seat < (committee.members_total or 0):
        told |= {"sort": Sort.MEMBER, "person": lambda at: [member(at, seat)]}
    return walk.then("appoint", **told)


def _before(place: Place, rng: random.Random, ranked: list[MediationCommittee], n: int, full_time: bool) -> Walk:
    walk = _appointed(place, rng, ranked, n, (None, date(place.year - 1, 12, 20)), full_time)
    return walk.follow("usual", since="appoint")


def _leaving(place: Place, rng: random.Random, ranked: list[MediationCommittee], n: int) -> Walk:
    """A part-timer who goes in the year."""
    walk = _appointed(place, rng, ranked, n, (None, date(place.year - 1, 12, 20)), False)
    return walk.then("leave", on=working_day(rng, date(place.year, 2, 1), date(place.year, 12, 20)))


def _added(place: Place, rng: random.Random, ranked: list[MediationCommittee], n: int) -> Walk:
    return _appointed(place, rng, ranked, n, (date(place.year, 2, 1), date(place.year, 12, 10)), True)
