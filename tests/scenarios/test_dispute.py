"""A rebuilt year of committees, mediators and disputes: its figures are those asked for, its records are lawful."""

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.figures import compute
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Agency, Region
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.mediation_committee import MediationCommittee
from guiju.registers.disputes.mediator import Mediator
from guiju.scenarios.place import Place
from guiju.scenarios.years import dispute, mediation_committee
from guiju.scenarios.years.mediation_committee import whole_of
from tests.shares import each

SMALL: dict[str, float] = {
    "standardized_mediation_committees": 11,
    "mediation_committee_standardization_rate": 84.6,
    "full_time_mediators_added": 3,
    "disputes_found": 120,
    "disputes_settled": 110,
    "dispute_settlement_rate": 91.7,
    "disputes_mediated_by_joint_mediation": 24,
}
FULL: dict[str, float] = {
    "mediation_committees": 17,
    "mediation_committees_village": 6,
    "mediation_committees_community": 6,
    "mediation_committees_trade": 3,
    "mediation_committees_township": 1,
    "mediation_committees_subdistrict": 1,
    "mediators": 31,
    "mediators_full_time": 8,
    "disputes_found": 90,
    "disputes_handled": 88,
    "disputes_settled": 81,
    "dispute_amount_involved": 1234567.89,
    "abnormal_death_disputes_resolved": 4,
    "administrative_mediation_cases": 20,
    "people_mediation_cases": 60,
}


def place(year: int, code: str = "431081") -> Place:
    """A county with a street and a town, six villages or communities in each."""
    for length in (2, 4, 6):
        Region.objects.create(code=code[:length], name=f"某地{length}", parent_id=code[: length - 2] or None)
    make = Agency.objects.create
    government = make(name="某市人民政府", region_id=code, mark="某政", oversees=True)
    bureau = make(name="某市司法局", region_id=code, mark="某司", oversees=True)
    townships = []
    for serial, name, local in (("001", "某街道", "社区"), ("101", "某镇", "村")):
        region = Region.objects.create(code=code + serial, name=name, parent_id=code)
        townships.append(make(name=f"{name}政府", region=region, mark=name))
        for n in range(6):
            Region.objects.create(code=f"{region.code}{200 + n}", name=f"第{n}{local}", parent=region)
    return Place(
        code, year, government, bureau, [make(name="某市某局", region_id=code, mark="某局")], townships
    ).entrusted()


def rebuilt(year: int, numbers: dict[str, float], code: str = "431081", seed: int = 7) -> list[str]:
    where, rng, told = place(year, code), random.Random(seed), []
    for year_of in (mediation_committee, dispute):
        year_of.simulate(where, numbers, rng, lambda words, n: told.append(words))
    compute.refresh()
    return told


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("year", "code", "numbers"), each(3, [(2024, "520425", FULL), (2020, "431081", SMALL), (2014, "360103", SMALL)])
)
def test_the_figures_are_those_asked_for(year: int, code: str, numbers: dict[str, float]) -> None:
    assert rebuilt(year, numbers, code)
    computed = {name: compute.value(name, code, year) for name in numbers if not name.endswith("_rate")}
    assert {name: float(value or 0) for name, value in computed.items()} == {name: numbers[name] for name in computed}


@pytest.mark.django_db
def test_a_small_year_is_whole() -> None:
    """Of one year, for it takes seconds to rebuild: its rates, its lives, its ledger."""
    rebuilt(2020, SMALL)
    a_rate_that_no_whole_rounds_to_holds_cut_off()
    lives_vary_and_stay_in_their_year()
    what_the_ledger_says_is_what_the_rows_say()


def a_rate_that_no_whole_rounds_to_holds_cut_off() -> None:
    rate = compute.value("mediation_committee_standardization_rate", "431081", 2020)
    assert rate is not None
    assert 84.6 <= rate < 84.7
    assert compute.value("mediation_committees_village_and_community", "431081", 2020) == 13


def lives_vary_and_stay_in_their_year() -> None:
    stages = set(Dispute.objects.values_list("stage", flat=True))
    assert {"performed", "agreed", "led_on"} <= stages
    assert set(Dispute.objects.values_list("agreement_form", flat=True)) >= {"oral", "written"}
    assert Dispute.objects.values("kind").distinct().count() > 5
    days = Entry.objects.filter(register="dispute").order_by("on").values_list("on", flat=True)
    assert date(2020, 1, 1) <= days[0] <= days[len(days) - 1] <= date(2020, 12, 31)
    assert not any(Model.objects.filter(simulated=False).exists() for Model in (Dispute, Mediator, MediationCommittee))


def what_the_ledger_says_is_what_the_rows_say() -> None:
    for register, model in (("dispute", Dispute), ("mediator", Mediator), ("mediation_committee", MediationCommittee)):
        ids: list[Any] = list(model.objects.values_list("pk", flat=True))
        assert verify_records(register, ids).faults == []
    assert (
        ClockRow.objects.filter(rule="mediation.committee.term", running=True).count()
        == MediationCommittee.objects.count()
    )


@pytest.mark.django_db
def test_without_mediators_there_is_no_year_of_disputes() -> None:
    with pytest.raises(ValueError, match="在册的人民调解员"):
        dispute.simulate(place(2020), SMALL, random.Random(1), lambda words, n: None)


PRINTED = {
    "disputes_found": st.integers(1, 12_000),
    "disputes_handled": st.integers(1, 12_000),
    "disputes_settled": st.integers(1, 12_000),
    "administrative_mediation_cases": st.integers(1, 9_000),
    "people_mediation_cases": st.integers(1, 9_000),
}


@given(st.sampled_from([{name} for name in PRINTED] + [set(dispute.WAYS)]), st.data())
def test_whatever_a_year_prints_the_rest_is_plausible_beside_it(printed: set[str], data: st.DataObject) -> None:
    numbers = {name: float(data.draw(PRINTED[name])) for name in sorted(printed)}
    made = dispute.Totals.of(numbers)
    assert 0 <= made.settled <= made.mediated <= made.handled <= made.found
    assert made.mediated >= sum(numbers.get(name, 0) for name in dispute.WAYS)
    for part, figure in dispute.TOLD.items():
        assert getattr(made, part) == numbers.get(figure, getattr(made, part))


@pytest.mark.parametrize(
    "numbers",
    [
        {"disputes_found": 10, "disputes_handled": 12},
        {"disputes_handled": 10, "disputes_settled": 12},
        {"disputes_found": 100, "administrative_mediation_cases": 80, "people_mediation_cases": 40},
    ],
)
def test_numbers_of_disputes_that_contradict_are_said_to(numbers: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="互相矛盾"):
        dispute.Totals.of(numbers)


@given(st.integers(1, 400), st.data())
def test_a_whole_is_found_for_every_rate_there_can_be(part: int, data: st.DataObject) -> None:
    whole = data.draw(st.integers(part, part * 20))
    for rate in (int(1000 * part / whole) / 10, (2000 * part + whole) // (2 * whole) / 10):
        found = whole_of(part, rate)
        rounded, cut_off = (2000 * part + found) // (2 * found) / 10, 1000 * part // found / 10
        assert rate in (rounded, cut_off)


def test_no_whole_for_a_rate_there_cannot_be() -> None:
    assert whole_of(182, 84.6) == 215
    with pytest.raises(ValueError, match="规范率"):
        whole_of(3, 99.0)
