"""Mediation committees elected anew at each end of their term; a few terms end around today."""

from __future__ import annotations

from datetime import date, timedelta

from guiju.kernel.declaring.life import later
from guiju.law.counting import add_months
from guiju.registers.disputes.mediation_committee import MediationCommittee
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.place import working_day
from guiju.scenarios.walking import Walk, play

TOLD = "人民调解委员会换届"
TERM = 36
"""人民调解法第九条第二款：任期三年; in months."""
ENDING = (-20, -6, 2, 6, 18)
"""In how many days from today the terms of the first few committees end."""


def catch_up(desk: Desk, year: int) -> int:
    """Elect until every term reaches beyond today; how many elections."""
    committees = list(MediationCommittee.objects.filter(left_on=None).select_related("agency").order_by("number"))
    early = {
        committee.pk: add_months(desk.today + timedelta(days=days), -TERM)
        for committee, days in zip(committees[:: max(1, len(committees) // len(ENDING))], ENDING, strict=False)
    }
    total = 0
    while due := [(c, day) for c in committees if (day := _next(desk, c, early.get(c.pk))) is not None]:
        _elect(desk, due)
        total += len(due)
    return total


def _next(desk: Desk, committee: MediationCommittee, early: date | None) -> date | None:
    """The day of the next election up to today: shortly before the term ends, or ``early``; None where none is due."""
    assert committee.elected_on is not None
    ends = add_months(committee.elected_on, TERM)
    if early is not None:
        return None if committee.elected_on >= early else min(ends - timedelta(days=15), early)
    if ends > desk.today:
        return None
    return working_day(desk.rng, ends - timedelta(days=45), ends - timedelta(days=5))


def _elect(desk: Desk, due: list[tuple[MediationCommittee, date]]) -> None:
    walks = []
    for committee, elected in due:
        on = max(min(later(elected, desk.rng.randint(1, 4)), desk.today), committee.last_step_on)
        walk = Walk(desk.place, MediationCommittee, desk.rng, on, record=committee)
        walks.append(walk.then("re_elect", elected_on=elected))
    play(walks)
