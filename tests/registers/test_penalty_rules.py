"""The reckoning behind the gates: ages, surcharges, which penalty is heavier, thresholds, limits at their boundary."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju import law
from guiju.home import home
from guiju.kernel.acting import engine
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import SYSTEM, Actor, Role
from guiju.registers import coverage
from guiju.registers.enforcement.penalty_case import PenaltyCase, hearing_thresholds, transfer
from guiju.registers.enforcement.penalty_case.choices import Business, Licence, Warned
from guiju.registers.enforcement.penalty_case.execution_gates import surcharge_by
from guiju.registers.enforcement.penalty_case.filing_gates import age_on
from guiju.registers.enforcement.penalty_case.leniency_gates import below_the_range_for_a_ground
from guiju.registers.enforcement.penalty_case.notice_gates import heavier
from tests.people import make_county
from tests.registers.penalties import PLACED, POSTED, Bench

D = Decimal


@pytest.fixture
def bench(db: None) -> Bench:
    return Bench(make_county())


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        (date(2010, 5, 6), date(2024, 5, 6), 13),
        (date(2010, 5, 6), date(2024, 5, 7), 14),
        (date(2008, 2, 29), date(2022, 2, 28), 13),
        (date(2008, 2, 29), date(2022, 3, 1), 14),
        (date(1980, 12, 31), date(2024, 1, 1), 43),
    ],
)
def test_a_year_of_age_is_full_on_the_day_after_the_birthday(born: date, day: date, years: int) -> None:
    assert age_on(day, born) == years


DUE = date(2024, 5, 8)


@pytest.mark.parametrize(
    ("on", "paused", "surcharge"),
    [
        (DUE, [], D(0)),
        (DUE + timedelta(1), [], D(60)),
        (DUE + timedelta(33), [], D(1980)),
        (DUE + timedelta(34), [], D(2000)),
        (DUE + timedelta(400), [], D(2000)),
        (DUE + timedelta(20), [(DUE + timedelta(1), DUE + timedelta(10))], D(600)),
        (DUE + timedelta(20), [(DUE + timedelta(6), None)], D(300)),
        (DUE + timedelta(20), [(DUE - timedelta(9), DUE)], D(1200)),
    ],
)
def test_three_per_cent_a_day_never_beyond_the_fine(on: date, paused: Any, surcharge: Decimal) -> None:
    assert surcharge_by(D(2000), DUE, on, paused) == surcharge


@pytest.mark.parametrize(
    ("on", "paid", "surcharge"),
    [
        (DUE + timedelta(10), [(DUE - timedelta(3), D(1500))], D(150)),
        (DUE + timedelta(10), [(DUE + timedelta(4), D(1000))], D(420)),  # four days of 60, six of 30
        (DUE + timedelta(10), [(DUE + timedelta(4), D(2000))], D(240)),
        (DUE + timedelta(500), [(DUE, D(1999))], D(15)),
        (DUE + timedelta(90), [(DUE + timedelta(1), D(1000))], D(2000)),
    ],
)
def test_the_surcharge_is_reckoned_on_what_is_unpaid(on: date, paid: Any, surcharge: Decimal) -> None:
    """处罚法 art. 72(1)(1): 3 % a day of what has not come in, the day of payment still a day late; the fine at most."""
    assert surcharge_by(D(2000), DUE, on, (), paid) == surcharge


@pytest.mark.parametrize(
    ("on", "told", "passes"),
    [
        (date(2024, 5, 6), {"mitigation": "confessed"}, True),
        (date(2021, 7, 14), {"mitigation": "confessed"}, False),
        (date(2021, 7, 14), {"mitigation": "diminished"}, False),
        (date(2021, 7, 14), {"mitigation": "remedied"}, True),
        (date(2021, 7, 14), {"mitigation": ""}, False),
    ],
)
def test_below_the_range_for_a_ground_of_the_text_of_the_day(on: date, told: Any, passes: bool) -> None:
    actor = Actor(1, "局长", 1, "431081", frozenset({Role.HEAD}))
    facts = Facts(PenaltyCase(), on, actor, {"leniency": "mitigated", "mitigation_rule": "", **told})
    assert (below_the_range_for_a_ground(facts) is None) is passes


days = st.integers(-30, 400).map(lambda n: DUE + timedelta(n))


@given(fine=st.decimals(1, 10**7, places=2), on=days, since=days, lasts=st.integers(0, 90))
def test_a_surcharge_stays_in_its_bounds(fine: Decimal, on: date, since: date, lasts: int) -> None:
    free = surcharge_by(fine, DUE, on)
    part = surcharge_by(fine, DUE, on, (), [(since, fine / 2)])
    paused = surcharge_by(fine, DUE, on, [(since, since + timedelta(lasts))])
    assert 0 <= paused <= free <= fine and part <= free


penalties = st.fixed_dictionaries(
    {
        "warned": st.sampled_from(Warned.values),
        "fine": st.none() | st.integers(0, 5).map(Decimal),
        "confiscated": st.none() | st.integers(0, 5).map(Decimal),
        "licence": st.sampled_from(Licence.values),
        "business": st.sampled_from(Business.values),
        "detained_days": st.none() | st.integers(0, 15),
        "gains_confiscated": st.none() | st.integers(0, 5).map(Decimal),
        "goods_confiscated": st.booleans(),
        "other_penalty": st.sampled_from(["", "责令拆除"]),
    }
)


@given(penalty=penalties, other=penalties)
def test_of_two_different_penalties_one_at_least_is_heavier(penalty: dict[str, Any], other: dict[str, Any]) -> None:
    def plain(one: dict[str, Any]) -> dict[str, Any]:
        return {name: value or 0 for name, value in one.items()}

    assert not heavier(penalty, penalty)
    assert plain(penalty) == plain(other) or heavier(penalty, other) or heavier(other, penalty)


@given(penalty=penalties, more=st.integers(1, 9))
def test_any_addition_alone_is_heavier(penalty: dict[str, Any], more: int) -> None:
    assert heavier(penalty | {"fine": (penalty["fine"] or 0) + more}, penalty)
    assert not heavier(penalty, penalty | {"fine": (penalty["fine"] or 0) + more})


def test_an_installation_states_its_own_thresholds() -> None:
    own = home() / "hearing_thresholds.yaml"
    assert hearing_thresholds.amount("431081", "person", DUE) == 5000
    own.parent.mkdir(exist_ok=True)
    lines = ('- region: "43"', "  since: 2022-01-01", "  person: 2000", "  organisation: 20000", "")
    own.write_text("\n".join(lines), "utf-8")
    try:
        assert hearing_thresholds.amount("431081", "person", DUE) == 2000
        assert hearing_thresholds.amount("431081", "organisation", DUE) == 20000
        assert hearing_thresholds.amount("431081", "person", date(2021, 12, 31)) == 5000
        assert hearing_thresholds.amount("440103", "person", DUE) == 5000
    finally:
        own.unlink()


def clock(rule: str) -> ClockRow:
    return ClockRow.objects.filter(rule=rule).latest("id")


PUBLISH = {"confirmed": ["penalty.confidentiality"]}
PAY = {"way": "bank", "payments": [{"amount": D(2000)}]}
CASH = {"cash_ground": "small", "payments": [{"amount": D(100), "receipt": "湘财0001"}]}


def preserved(b: Bench) -> Any:
    matter = b.take("allow_preservation", b.approved(), date(2024, 3, 6), {"ground": "可能灭失"})
    return b.take("preserve", matter, date(2024, 3, 6), b.kept())


def collected(b: Bench) -> Any:
    return b.take("collect", b.penalised_on_spot(), date(2024, 5, 6), CASH)


def landed(b: Bench) -> Any:
    matter = b.take("collect", b.penalised_on_spot(), date(2024, 5, 6), CASH | {"on_water": True})
    return b.take("land", matter, date(2024, 5, 8))


def exempted(b: Bench) -> Any:
    told = {"exemption": "minor", "reason": "轻微", "education": True, "confirmed": ["penalty.decision_seal"]}
    matter = b.reviewed(conclusion={"minor_act": True, "corrected": True, "harm": "none"})
    matter = b.take("exempt", matter, date(2024, 4, 10), told)
    return b.take("serve", matter, date(2024, 4, 10), {"channel": "on_spot"})


def revoked(b: Bench) -> Any:
    matter = b.take("publish", b.served(), date(2024, 4, 24), PUBLISH)
    return b.take(
        "revoke",
        matter,
        date(2024, 6, 4),
        {"revoked_on": date(2024, 6, 3), "revocation": "annulled", "reason": "复议撤销"},
    )


LIMITS = [
    ("penalty.evidence.preserved_disposal", preserved, "settle_preserved", lambda b: b.settling(), date(2024, 3, 15)),
    ("penalty.serve.decision", lambda b: b.decided(), "serve", POSTED, date(2024, 4, 30)),
    ("penalty.fine.pay", lambda b: b.served(), "pay", PAY, date(2024, 5, 8)),
    ("penalty.fine.onsite_hand_in", collected, "hand_in", {}, date(2024, 5, 8)),
    ("penalty.fine.onsite_hand_in_water", landed, "hand_in", {}, date(2024, 5, 10)),
    (
        "penalty.fine.onsite_deposit",
        lambda b: b.take("hand_in", collected(b), date(2024, 5, 8)),
        "deposit",
        {},
        date(2024, 5, 10),
    ),
    ("enforcement.publish.licence_or_penalty", lambda b: b.served(), "publish", PUBLISH, date(2024, 4, 30)),
    ("enforcement.publish.decision", exempted, "publish", PUBLISH, date(2024, 5, 10)),
    ("penalty.publicity.withdraw", revoked, "withdraw", {"reason": "已撤销"}, date(2024, 6, 6)),
]


@pytest.mark.parametrize(("rule", "made", "step", "data", "due"), LIMITS, ids=[row[0] for row in LIMITS])
@pytest.mark.parametrize("late", [0, 1])
def test_met_on_the_due_day_is_in_time_a_day_later_is_late(
    bench: Bench, rule: str, made: Any, step: str, data: Any, due: date, late: int
) -> None:
    matter = made(bench)
    assert clock(rule).due_on == due
    actor = bench.county.clerk if step == "deposit" else None
    bench.take(step, matter, due + timedelta(late), data(bench) if callable(data) else data, actor)
    assert clock(rule).in_time is (late == 0)


@pytest.mark.parametrize(("on", "in_time"), [(date(2024, 6, 3), True), (date(2024, 6, 4), False)])
def test_ninety_days_to_decide(bench: Bench, on: date, in_time: bool) -> None:
    bench.decided(on=on)
    assert clock("penalty.decide.ordinary").in_time is in_time


def test_no_clock_of_the_law_of_2021_runs_for_a_case_of_2020(bench: Bench) -> None:
    day = date(2020, 6, 1)
    matter = bench.take("file", PenaltyCase, day, bench.filing(day))
    matter = bench.take("approve_filing", matter, day, {"standard": ["act"], **PLACED})
    assert ClockRow.objects.filter(matter_id=matter.pk).count() == 0


def test_a_case_begun_before_the_law_is_held_to_it_once_in_force(bench: Bench) -> None:
    day = date(2021, 7, 14)
    matter = bench.take("file", PenaltyCase, day, bench.filing(day))
    matter = bench.take("approve_filing", matter, day, {"standard": ["act"], **PLACED})
    alone = {"did": "检查", "officers": bench.present(bench.certificates[0])}
    for on in (day, date(2021, 7, 15)):
        with pytest.raises(Refused) as refused:
            bench.take("investigate", matter, on, alone)
        assert refused.value.codes == {"penalty.two_officers", "penalty.inquiry_record"}
        cited = "2017修正" if on == day else "2021修订"
        assert cited in str(refused.value)


def test_every_rule_of_the_matter_is_carried_out_here() -> None:
    wanted = {text.id for text in law.catalogue() if text.subject == "penalty"}
    ways = {rule: {said.how for said in all_said} for rule, all_said in coverage.carried_out().items()}
    assert {rule for rule in wanted if ways[rule] & {"gate", "clock", "checklist"}} == wanted - {
        "enforcement.publish.yearly_totals",
        "penalty.evaluation",
        "penalty.jurisdiction_dispute",
        "penalty.no_suspensive_effect",
    }


AFTERWARDS = {"publish", "keep_private", "revoke", "withdraw", "contest", "contest_over", "dispose_goods", "file_away"}
AFTERWARDS |= {step.name for step in transfer.STEPS if "closed" in step.since}


def test_a_closed_case_refuses_everything_but_its_publication(bench: Bench) -> None:
    matter = bench.take("publish", bench.served(), date(2024, 4, 24), PUBLISH)
    matter = bench.take("pay", matter, date(2024, 4, 25), PAY)
    matter = bench.closed(matter, date(2024, 4, 26))
    for step in PenaltyCase.procedure.declared:
        if step.name not in AFTERWARDS:
            with pytest.raises(Refused) as refused:
                engine.take(step.name, matter, SYSTEM, {}, date(2024, 5, 6))
            assert "stage" in refused.value.codes


STARTS = ("file", "approve_filing", "verify", "conclude", "head_review", "notify", "decide", "serve")


@pytest.mark.parametrize("seed", range(12))
def test_a_random_walk_breaks_nothing(bench: Bench, seed: int) -> None:
    """Steps that ask for words alone, by chance from any stage: taken or refused, the record and ledger agree."""
    rng = random.Random(seed)
    matter = bench.brought(rng.choice(STARTS))
    day = matter.last_step_on
    for _ in range(25):
        step = rng.choice(PenaltyCase.procedure.declared)
        day += timedelta(rng.choice([0, 0, 1, 3]))
        told = {
            ask.name: "事由" for ask in step.asked if type(ask.field).__name__ == "CharField" and ask.field.required
        }
        before = (matter.version, matter.stage)
        try:
            matter = bench.take(step.name, matter, day, told)
        except Refused:
            assert (matter.version, matter.stage) == before
            day = max(day, matter.last_step_on)
        stored = PenaltyCase.objects.get(pk=matter.pk)
        entries = Entry.objects.filter(matter_id=matter.pk).order_by("seq")
        assert [entry.seq for entry in entries] == list(range(1, stored.version + 1))
        assert (stored.stage in PenaltyCase.procedure.ends) == (stored.closed_on is not None)
        assert (stored.decided_on is None) or stored.outcome
        assert not (stored.paid and stored.fine and stored.paid > stored.fine + (stored.surcharge or 0))
