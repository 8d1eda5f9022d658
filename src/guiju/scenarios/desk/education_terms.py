"""Titles of villages looked at again and vice principals engaged again, so that both reach beyond today; a few are due soon."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from guiju.registers.education.model_village import ModelVillage
from guiju.registers.education.model_village.life import AGAIN
from guiju.registers.education.school_vice_principal import SchoolVicePrincipal
from guiju.registers.education.school_vice_principal.life import TERM
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.place import working_day
from guiju.scenarios.walking import Walk, play

TOLD = "法治副校长续聘、示范村复核"
SOON = 15
"""In so many days the term of one vice principal ends."""


def catch_up(desk: Desk, year: int) -> int:
    """Until every term and every title reaches beyond today; how many were renewed or looked at again."""
    total = 0
    while over := list(_over(desk, SchoolVicePrincipal, "serving", "term_until")):
        first = desk.today + timedelta(days=SOON)
        play(
            _before(desk, one, one.term_until).then("renew", term_until=_until(desk, one.term_until + TERM, n, first))
            for n, one in enumerate(over)
        )
        total += len(over)
    while due := list(_over(desk, ModelVillage, "named", "recheck_on")):
        play(
            _before(desk, one, one.recheck_on).then("recheck").then("keep", recheck_on=one.recheck_on + AGAIN)
            for one in due
        )
        total += len(due)
    return total


def _over(desk: Desk, model: Any, stage: str, column: str) -> Any:
    there = model.objects.filter(stage=stage, **{f"{column}__lte": desk.today})
    return there.select_related("agency").order_by("pk")


def _before(desk: Desk, one: Any, last: date) -> Walk:
    """Some day of the last two months of a term."""
    first = max(last - timedelta(days=60), one.last_step_on)
    return Walk(desk.place, type(one), desk.rng, working_day(desk.rng, first, last - timedelta(days=3)), record=one)


def _until(desk: Desk, usual: date, n: int, soon: date) -> date:
    """The first of those whose term would reach beyond today ends soon."""
    return soon if n == 0 and usual > desk.today else usual
