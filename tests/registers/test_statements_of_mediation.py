"""No step on a dispute, a committee or a mediator costs more than twelve statements, whichever way the record goes."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guiju.kernel.acting import admission
from guiju.kernel.declaring import registry
from guiju.kernel.keeping.parties import Party, keyed
from guiju.registers.disputes.dispute import Dispute
from guiju.scenarios.walking import play
from tests.lives import MONDAY, case
from tests.people import County
from tests.registers.disputes import appointed, established, person, told

MOST = 12
WITHDRAWS, WITHDRAWAL = {"dissolve", "leave"}, 2
"""What these take off the public site is looked up and rewritten: two statements, however long it has been there."""
ONCE = admission.gate_states
REGISTERS = ("dispute", "mediation_committee", "mediator")


@pytest.fixture(autouse=True)
def gates_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Gates are asked as in use, not again and again of the same facts half told."""
    monkeypatch.setattr(admission, "gate_states", ONCE)


def ways() -> list[Any]:
    return [pytest.param(name, way, id=f"{name}-{way}") for name in REGISTERS for way in registry.life(name).ways]


@pytest.mark.parametrize(("register", "way"), ways())
def test_no_step_of_a_way_costs_more(county: County, register: str, way: str) -> None:
    model: Any = registry.registers()[register]
    record = case(county, model)
    record.follow(way)
    for act in record.acts:
        with CaptureQueriesContext(connection) as queries:
            record.carry_out(act)
        most = MOST + WITHDRAWAL if act.step in WITHDRAWS else MOST
        assert len(queries) <= most, (act.step, [query["sql"][:120] for query in queries])


# where the dispute stands, and the steps that no way goes, one after the other
ASIDE: dict[str, tuple[str, ...]] = {
    "find": ("refuse", "add_papers"),
    "accept": ("begin_other",),
    "hold_session": ("change_mediator", "transfer", "join_party", "leave_party", "refuse", "consent"),
    "agree_in_writing": ("mediate_on",),
    "sign": ("succeed", "appoint_agent", "end_agency"),
    "apply_confirmation": ("court_declines", "apply_confirmation", "withdraw_confirmation"),
    "court_accepts": ("court_extends", "court_refuses"),
    "court_confirms": ("challenge", "court_dismisses", "object", "court_revokes"),
    "fail": ("mediate_again",),
    "perform": ("archive",),
    "sue": ("annul",),
}
PAPER = ("照片.txt", "模拟".encode())
AGENT = {**person(15), "capacity": "relative", "authority": "代为调解", "acts_for": "王某11"}


def what(step: str, county: County) -> dict[str, Any]:
    """What such a step tells otherwise than usual."""
    if step == "transfer":
        other = established(county, title="另一调委会")
        return {"committee": other, "mediator": appointed(county, other, 9)}
    told_: dict[str, dict[str, Any]] = {
        "add_papers": {"evidence": PAPER},
        "join_party": {"opposite": [person(14)]},
        "leave_party": {"leaving": "1-opposite-0"},
        "succeed": {"succeeded": "1-opposite-0", "opposite": [person(14)], "reason": "死亡"},
        "appoint_agent": {"agent": [AGENT], "authorisation": PAPER},
        "court_extends": {"extension_length": 10},
    }
    return told_.get(step, {})


@pytest.mark.parametrize("upto", ASIDE)
def test_no_step_beside_the_ways_costs_more(county: County, upto: str) -> None:
    dispute = told(county, upto, MONDAY)
    for step in ASIDE[upto]:
        given = what(step, county)
        if step == "change_mediator":
            given = {"mediator": appointed(county, dispute.record.committee, 8)}
        if step == "end_agency":
            given = {"ending_agent": next(iter(_agents(dispute.record)))}
        dispute.plan(step, given)
        with CaptureQueriesContext(connection) as queries:
            dispute.carry_out(dispute.acts[-1])
        assert len(queries) <= MOST, (step, [query["sql"][:120] for query in queries])


def _agents(record: Any) -> list[str]:
    rows = list(Party.told_of.filter(matter_id=record.pk).order_by("id"))
    return [key for key, party in keyed(rows).items() if party.role == "agent"]


def test_every_step_that_people_take_on_a_dispute_is_counted_here() -> None:
    ways_go = {step for way in registry.life("dispute").ways.values() for step in way.steps}
    aside = {step for steps in ASIDE.values() for step in steps}
    assert {step.name for step in Dispute.procedure.declared} <= ways_go | aside


def test_many_disputes_together_ask_no_more_than_few(county: County) -> None:
    """A rebuilt year takes a thousand at a time: their committees and mediators are read once, not once for each."""
    counted = []
    for many in (3, 12):
        walks = [case(county, Dispute).follow("written") for _ in range(many)]
        with CaptureQueriesContext(connection) as queries:
            play(walks)
        reads = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
        counted.append(len(reads))
    assert counted[1] == counted[0]
