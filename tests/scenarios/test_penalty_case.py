"""The rebuilt year of certificates and penalty cases: totals exact in 2020 and under the law of 2021, lives varied."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date

import pytest

from guiju.figures import compute
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Agency, Region
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate, valid_on
from guiju.registers.enforcement.inspection import Inspection
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.scenarios.place import Place
from guiju.scenarios.years import enforcement_body, enforcement_certificate, inspection, penalty_case, power_item
from tests.shares import each

OFFICERS = {
    "enforcement_certificate_holders": 80,
    "officers_certified": 17,
    "enforcement_officers": 85,
    "enforcement_supervision_certificates_newly_issued": 2,
}
PENALTIES = {
    "penalty_cases": 25,
    "penalty_cases_food": 9,
    "penalty_cases_drug_device": 4,
    "penalty_cases_special_equipment": 1,
    "penalty_cases_product_quality": 3,
    "enterprises_penalised": 11,
    "enterprises_ordered_to_suspend": 3,
    "persons_transferred_to_justice": 5,
}


def make_place(year: int) -> Place:
    for code, name, parent in (("43", "湖南省", None), ("431081", "资兴市", "43"), ("431081101", "兴宁镇", "431081")):
        Region.objects.create(code=code, name=name, parent_id=parent)
    create = Agency.objects.create
    names = {
        "应急管理局": "资应急",
        "市场监督管理局": "资市监",
        "卫生健康局": "资卫健",
        "城市管理和综合执法局": "资城管",
    }
    return Place(
        "431081",
        year,
        create(name="资兴市人民政府", region_id="431081", mark="资政", oversees=True),
        create(name="资兴市司法局", region_id="431081", mark="资司", oversees=True),
        [create(name=f"资兴市{name}", region_id="431081", mark=mark) for name, mark in names.items()],
        [create(name="兴宁镇人民政府", region_id="431081101", mark="兴政")],
    ).entrusted()


def rebuilt(year: int, numbers: dict[str, float], seed: int = 7) -> list[tuple[str, int]]:
    said: list[tuple[str, int]] = []
    place, rng = make_place(year), random.Random(seed)
    for year_of in (enforcement_certificate, penalty_case):
        year_of.simulate(place, numbers, rng, lambda what, n: said.append((what, n)))
    compute.refresh()
    return said


@pytest.mark.django_db
@pytest.mark.parametrize(("year", "seed"), each(3, [(2020, 7), (2020, 8), (2024, 7), (2024, 8)]))
def test_figures_equal_what_was_published(year: int, seed: int) -> None:
    numbers: dict[str, float] = {**OFFICERS, **PENALTIES}
    rebuilt(year, numbers, seed)
    assert {name: compute.value(name, "431081", year) for name in numbers} == numbers


@pytest.mark.django_db
@pytest.mark.parametrize(("year", "clocked"), each(2, [(2024, 1), (2020, 0)]))
def test_lives_vary_and_all_are_simulated(year: int, clocked: int) -> None:
    rebuilt(year, {"enforcement_certificate_holders": 40, "penalty_cases": 80})
    stages = Counter(PenaltyCase.objects.values_list("stage", flat=True))
    assert {"closed", "dropped", "not_filed"} <= set(stages)
    assert set(PenaltyCase.objects.values_list("summary", flat=True)) == {True, False}
    assert set(PenaltyCase.objects.values_list("simulated", flat=True)) == {True}
    published = ClockRow.objects.filter(rule="enforcement.publish.licence_or_penalty", met_on__isnull=False)
    assert {row.in_time for row in published} == {True, False}
    assert (ClockRow.objects.filter(rule="penalty.decide.ordinary").count() > 0) == bool(clocked)
    ends = set(EnforcementCertificate.objects.values_list("stage", flat=True))
    assert {"valid", "expired", "withdrawn"} <= ends
    assert valid_on(date(year, 12, 31)).count() == 40


@pytest.mark.django_db
def test_every_gate_of_2021_is_met_by_the_simulated_cases() -> None:
    rebuilt(2024, {"enforcement_certificate_holders": 40})
    passed = {
        version
        for entry in Entry.objects.filter(register="penalty_case").select_related("payload")
        for version in entry.content.get("gates", ())
    }
    assert {"penalty.two_officers", "penalty.hearing_right", "penalty.legal_review_after_hearing"} <= passed
    assert {"penalty.full_record", "penalty.three_systems", "penalty.no_double_fine"} <= passed


@pytest.mark.django_db
def test_impossible_numbers_are_said_to_be_so() -> None:
    with pytest.raises(ValueError, match="分领域案件数之和"):
        rebuilt(2020, {"penalty_cases": 3, "penalty_cases_food": 4})


@pytest.mark.django_db
def test_fewer_key_fields_than_their_parts_are_impossible() -> None:
    with pytest.raises(ValueError, match="重点领域"):
        rebuilt(2021, {"penalty_cases_key_fields": 3, "penalty_cases_food": 4})


@pytest.mark.django_db
def test_a_total_leaves_what_was_published_by_field_as_it_is() -> None:
    """Cases of no published field fill up the total, among fields that were not published."""
    numbers: dict[str, float] = {
        "enforcement_certificate_holders": 40,
        "penalty_cases": 40,
        "penalty_cases_health": 7,
        "penalty_cases_key_fields": 12,
        "penalty_cases_food": 5,
        "enterprises_ordered_to_suspend": 6,
    }
    rebuilt(2021, numbers)
    assert {name: compute.value(name, "431081", 2021) for name in numbers} == numbers
    assert set(PenaltyCase.objects.filter(business="suspended").values_list("field", flat=True)) >= {"safety"}


@pytest.mark.django_db
def test_without_certified_officers_no_case_is_made() -> None:
    with pytest.raises(ValueError, match="执法人员"):
        penalty_case.simulate(make_place(2020), {}, random.Random(1), lambda what, n: None)


@pytest.mark.django_db
def test_cases_rest_on_the_lists_of_the_year() -> None:
    """A list long enough for all fields of an office: its cases name an item, and all name an announced body."""
    place, rng = make_place(2024), random.Random(7)
    numbers = {"enforcement_certificate_holders": 40, "penalty_cases": 10, "inspections": 8, "power_items": 30}
    for year_of in (enforcement_certificate, enforcement_body, power_item, penalty_case, inspection):
        year_of.simulate(place, numbers, rng, lambda what, n: None)
    decided = PenaltyCase.objects.exclude(decided_on=None)
    assert not decided.filter(body=None).exists() and not Inspection.objects.filter(body=None).exists()
    named = decided.exclude(power=None).values_list("agency", flat=True)
    assert len(set(named)) == 4
    compute.refresh()
    assert compute.value("power_items", "431081", 2024) == 30
