"""Legal services of the published years: as many villages with counsel and services with as much to show as printed."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.declaring.duties import DutyPeriod
from guiju.kernel.keeping.clocks import ClockRow
from guiju.registers.legal_services.village_counsel import VillageCounsel
from guiju.scenarios import published
from guiju.scenarios.desk import legal_services, village_counsels
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.founding import make_place
from guiju.scenarios.years import consultation, notary_case, village_counsel

Wanted = Mapping[str, float]
FEW: dict[str, Wanted] = {
    "zixing-2020": {
        "village_counsel_outreach_events": 4,
        "village_counsel_lectures": 9,
        "village_counsel_lecture_attendance": 605,
        "village_counsel_materials_distributed": 3000,
        "village_counsel_consultations": 212,
        "village_counsel_contracts_revised": 38,
        "village_counsel_village_rules_revised": 22,
        "village_counsel_opinions": 24,
        "village_counsel_disputes_resolved": 65,
        "villages_total": 8,
    },
    "ziyun-2024": {"villages_with_counsel": 7, "village_counsel_services": 10, "village_counsel_lectures": 3},
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", FEW)
def test_counsel_of_villages_serves_as_much_as_told(name: str) -> None:
    year = published.load(name)
    village_counsel.simulate(make_place(year), dict(FEW[name]), random.Random(1), lambda said, n: None)
    compute.refresh()
    assert compute.values([*FEW[name]], year.region, Period.year(year.year)) == FEW[name]


@pytest.mark.django_db
def test_where_the_norm_is_told_every_month_and_quarter_is_kept() -> None:
    year = published.load("yangxiang-2021")
    place = replace(make_place(year), year=2025)  # few periods since then: each act tells of all
    names = ("village_counsel_coverage_rate", *sorted(village_counsel.NORMS))
    wanted = {**dict.fromkeys(names, 100.0), "villages_total": 2}
    village_counsel.simulate(place, wanted, random.Random(1), lambda said, n: None)
    compute.refresh()
    assert compute.values([*wanted], year.region, Period.year(2025)) == wanted


@pytest.mark.django_db
def test_as_many_people_are_answered_as_told() -> None:
    year = published.load("ziyun-2024")
    wanted = {"consultations_answered": 505.0, "enterprise_consultations_answered": 12.0}
    consultation.simulate(make_place(year), wanted, random.Random(1), lambda said, n: None)
    compute.refresh()
    assert compute.values([*wanted], year.region, Period.year(year.year)) == wanted


@pytest.mark.django_db
def test_as_many_matters_are_certified_as_told() -> None:
    year = published.load("ziyun-2024")
    wanted = {"notary_cases": 7.0, "notary_certificates_issued": 5.0, "notary_home_services": 6.0}
    notary_case.simulate(make_place(year), wanted, random.Random(1), lambda said, n: None)
    compute.refresh()
    assert compute.values([*wanted], year.region, Period.year(year.year)) == wanted


@pytest.mark.django_db
@pytest.mark.parametrize("today", [date(2025, 9, 17), date(2025, 10, 1)])
def test_counsel_of_today_is_engaged_anew_and_nothing_is_missed_yet(today: date) -> None:
    place = make_place(published.load("ziyun-2024"))
    village_counsel.simulate(
        place, {"villages_total": 3, "villages_with_counsel": 2}, random.Random(1), lambda said, n: None
    )
    desk = Desk(place, today, random.Random(1))
    assert village_counsels.catch_up(desk, 2024) == 2
    assert legal_services.open_matters(desk) == 4
    desk.play()
    assert sorted(VillageCounsel.objects.values_list("stage", flat=True)) == ["engaged", "engaged", "vacant"]
    lately = DutyPeriod.objects.filter(owed=True, met_on=None, first__gte=date(2025, 1, 1), last__lt=today)
    assert not lately.exists()
    assert not ClockRow.objects.filter(running=True, due_on__lt=today).exists()
