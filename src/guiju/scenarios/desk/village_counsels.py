"""Counsel of villages today: the terms of the rebuilt year are over, all are engaged anew, the first have begun to serve."""

from __future__ import annotations

from datetime import timedelta

from guiju.registers.legal_services.village_counsel import VillageCounsel
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.walking import Walk, play

TOLD = "村（社区）法律顾问另聘"
SERVING = 6
ENGAGED, SERVED = 5, 1
"""So many working days ago: too late in any month or quarter for it to be owed, so that nothing is missed yet."""


def catch_up(desk: Desk, year: int) -> int:
    """Terms end on the day after their last; how many villages were given somebody anew."""
    over = VillageCounsel.objects.filter(stage="engaged", term_until__lt=desk.today).select_related("agency")
    walks = [_anew(desk, village, n < SERVING) for n, village in enumerate(over.order_by("pk"))]
    play(walks)
    return len(walks)


def _anew(desk: Desk, village: VillageCounsel, serves: bool) -> Walk:
    assert village.term_until is not None
    walk = Walk(
        desk.place, VillageCounsel, desk.rng, village.term_until + timedelta(days=1), record=village, brisk=True
    )
    walk.then("expire").then("engage", on=desk.ago(ENGAGED))
    return walk.then("serve", on=desk.ago(SERVED)) if serves else walk
