"""村（社区）法律顾问: engaged by a contract for a term; hours and lectures are owed and counted; quarters assessed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from guiju.figures import compute
from guiju.kernel.acting import nightly
from guiju.kernel.declaring.duties import DutyPeriod
from guiju.kernel.declaring.life import Hand
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import Role
from guiju.registers.legal_services.village_counsel import VillageCounsel
from guiju.registers.legal_services.village_counsel.choices import Grade, Profession, Satisfaction, Service
from guiju.registers.legal_services.village_counsel.columns import VillageService
from guiju.registers.legal_services.village_counsel.life import service
from tests.lives import Case, case
from tests.people import County

JANUARY = date(2024, 1, 2)
FIRST = {"year": 2024, "quarter": 1}
RATED = {**FIRST, "satisfaction": Satisfaction.SATISFIED, "rater": "主任"}
PASSED = {**FIRST, "grade": Grade.QUALIFIED, "opinion": "合格"}


def engaged(county: County, **told: Any) -> Case:
    return case(county, VillageCounsel, JANUARY).do("list").do("engage", **told)


def refused(begun: Case, step: str, days: int = 0, **told: Any) -> set[str]:
    day = begun.on
    with pytest.raises(Refused) as refusal:
        begun.do(step, days, **told)
    begun.on = day
    return {one.code for one in refusal.value.reasons}


def owed(begun: Case, words: str) -> list[tuple[str, date | None]]:
    rows = DutyPeriod.objects.filter(matter_id=begun.record.pk, words__contains=words, owed=True).order_by("first")
    return [(row.words, row.met_on) for row in rows]


@pytest.mark.parametrize(
    ("told", "rules"),
    [
        ({"profession": Profession.LAWYER, "firm": ""}, {"counsel.contract_with_firm"}),
        ({"profession": Profession.LAWYER, "contract": None}, {"counsel.contract_with_firm"}),
        ({"profession": Profession.OTHER, "firm": "", "contract": None}, {"house.village_contract"}),
        ({"term_until": JANUARY}, {"house.village_term"}),
        ({"licence": "１43102020101234"}, {"field.licence"}),
        ({"profession": Profession.OTHER, "firm": ""}, set()),
    ],
)
def test_counsel_is_engaged_by_contract_and_for_a_term(county: County, told: dict[str, Any], rules: set[str]) -> None:
    begun = case(county, VillageCounsel, JANUARY).do("list")
    if rules:
        assert refused(begun, "engage", **told) == rules
    else:
        assert begun.do("engage", **told).record.stage == "engaged"


def test_hours_of_a_month_are_met_by_the_service_that_makes_them_eight(county: County) -> None:
    begun = engaged(county)
    begun.do("serve", on=date(2024, 1, 9), services=[service(Service.LECTURE, 3)])
    assert owed(begun, "小时")[0] == ("每月服务不少于8小时（已登记3小时）", None)
    assert owed(begun, "讲座")[0] == ("每季度举办法治讲座", date(2024, 1, 9))
    begun.do("serve", on=date(2024, 1, 23), services=[service(hours=5)])
    assert owed(begun, "小时")[0] == ("每月服务不少于8小时（已登记8小时）", date(2024, 1, 23))
    row = VillageService.objects.get(hours=5)
    begun.do("strike", on=date(2024, 1, 24), struck=[{"id": row.pk, "struck_because": "没有到村"}])
    assert owed(begun, "小时")[0] == ("每月服务不少于8小时（已登记3小时）", None)
    nightly.run(date(2024, 2, 1))
    assert DutyPeriod.objects.get(matter_id=begun.record.pk, last=date(2024, 1, 31)).missed


@pytest.mark.parametrize(
    ("row", "told", "rule"),
    [
        (service(hours=4) | {"hours": 5}, {}, "house.village_hours"),
        (service(hours=4) | {"begins": "12:00"}, {}, "house.village_hours"),
        (service(Service.LECTURE, audience=None), {}, "house.village_results"),
        (service(Service.DRAFTING, contracts=None), {}, "house.village_results"),
        (service(), {"sheet": None}, "house.village_proved"),
        (service() | {"begins": "8点"}, {}, "field.services"),
        (service(Service.ONLINE), {"sheet": None}, ""),
    ],
)
def test_a_service_has_its_time_its_result_and_its_proof(
    county: County, row: dict[str, Any], told: dict[str, Any], rule: str
) -> None:
    begun = engaged(county)
    if rule:
        assert refused(begun, "serve", 3, services=[row], **told) == {rule}
    else:
        begun.do("serve", 3, services=[row], **told)


def test_one_counsel_is_in_one_village_at_a_time_and_serves_within_the_term(county: County) -> None:
    here = engaged(county, licence="1431020201012345", term_until=date(2024, 3, 31)).do(
        "serve", 3, services=[service()]
    )
    there = engaged(county, licence="1431020201012345")
    assert refused(there, "serve", 3, services=[service(hours=2)]) == {"house.village_elsewhere"}
    there.do("serve", 3, services=[service() | {"begins": "12:30", "ends": "16:30"}])
    assert refused(here, "serve", services=[service(hours=1)]) == {"house.village_elsewhere"}
    there.do("dismiss", 1, by=Hand(Role.HEAD))  # where they served then is not forgotten once they have gone
    noon = service(hours=1) | {"begins": "13:00", "ends": "14:00"}
    assert refused(here, "serve", services=[noon]) == {"house.village_elsewhere"}
    assert refused(here, "serve", on=date(2024, 4, 1)) == {"counsel.within_contract"}


def test_a_quarter_is_rated_by_the_village_then_assessed_once_by_somebody_else(county: County) -> None:
    begun = engaged(county).do("serve", 6, services=[service(Service.LECTURE, 8)])
    assert begun.words_clock("季度考核").due_on == date(2024, 4, 30)
    assert refused(begun, "rate", on=date(2024, 3, 31), ratings=[RATED]) == {"house.village_quarter"}
    assert refused(begun, "assess", on=date(2024, 4, 3), assessments=[PASSED]) == {"house.village_rated"}
    begun.do("rate", on=date(2024, 4, 3), ratings=[RATED])
    excellent = {**PASSED, "grade": Grade.EXCELLENT}
    assert refused(begun, "assess", assessments=[excellent]) == {"village_counsel.hours"}
    begun.do("assess", 2, assessments=[{**PASSED, "grade": Grade.UNQUALIFIED}])
    assert begun.words_clock("季度考核").due_on == date(2024, 7, 31)
    assert refused(begun, "rate", ratings=[RATED]) == {"house.village_quarter_once"}
    assert refused(begun, "assess", assessments=[PASSED]) == {"house.village_quarter_once"}
    assert refused(begun, "renew") == {"house.village_passed"}


def test_a_first_quarter_of_less_than_half_is_not_assessed(county: County) -> None:
    begun = case(county, VillageCounsel, date(2024, 3, 1)).do("list").do("engage")
    assert begun.words_clock("季度考核").due_on == date(2024, 7, 31)


def test_who_keeps_the_norm_may_be_excellent_and_who_left_is_assessed_too(county: County) -> None:
    begun = engaged(county)
    for month in (1, 2, 3):
        begun.do("serve", on=date(2024, month, 20), services=[service(Service.LECTURE, 8)])
    begun.do("dismiss", on=date(2024, 3, 29), by=Hand(Role.HEAD))
    assert begun.record.counsel == "" and not begun.words_clock("季度考核").running
    begun.do("rate", on=date(2024, 4, 3), ratings=[RATED])
    begun.do("assess", 1, assessments=[{**PASSED, "grade": Grade.EXCELLENT}])
    assert not begun.words_clock("季度考核").running
    later = {"year": 2024, "quarter": 2}
    assert refused(begun, "rate", on=date(2024, 7, 3), ratings=[{**RATED, **later}]) == {"house.village_quarter"}


def test_villages_with_counsel_are_counted_at_the_end_of_the_year(county: County) -> None:
    last = date(2024, 12, 30)
    for told in ({"term_until": last}, {"term_until": last + timedelta(days=400)}):
        engaged(county, **told).do("serve", 3, services=[service(Service.LECTURE, audience=40, consulted=3)])
    case(county, VillageCounsel, JANUARY).do("list")
    case(county, VillageCounsel, JANUARY).do("list").do("strike_off", 3)
    nightly.run(last + timedelta(days=1))
    compute.refresh()
    wanted = {
        "villages_total": 3,
        "villages_with_counsel": 1,
        "village_counsel_services": 2,
        "village_counsel_lecture_attendance": 80,
        "village_counsel_consultations": 6,
        "village_counsel_contracts_revised": 2,
    }
    assert {name: compute.value(name, "431081", 2024) for name in wanted} == wanted
