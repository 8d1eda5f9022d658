"""法律顾问与公职律师: engaged by a contract with the firm, serves within the term, assessed once a year, over at its end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from guiju.figures import compute
from guiju.kernel.acting import nightly
from guiju.kernel.declaring.life import Hand
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import Role
from guiju.registers.decisions.counsel import Counsel, Grade, Kind, Service
from tests.lives import Case, case
from tests.people import County

MARCH = date(2024, 3, 4)
SAID = {"about": "某项目", "result": "已提出意见", "no_conflict": True}


def engaged(county: County, **told: Any) -> Case:
    return case(county, Counsel, MARCH).do("engage", **told)


def refused(begun: Case, step: str, days: int = 0, **told: Any) -> set[str]:
    day = begun.on
    with pytest.raises(Refused) as refusal:
        begun.do(step, days, **told)
    begun.on = day
    return {one.code for one in refusal.value.reasons}


@pytest.mark.parametrize(
    ("told", "rules"),
    [
        ({"firm": ""}, {"counsel.contract_with_firm"}),
        ({"contract": None}, {"counsel.contract_with_firm"}),
        ({"term_until": None}, {"house.counsel_has_term"}),
        ({"term_until": MARCH}, {"house.counsel_term"}),
        ({"kind": Kind.PUBLIC, "firm": "某律师事务所"}, {"house.public_lawyer"}),
        ({"kind": Kind.PUBLIC, "firm": "", "contract": None, "term_until": None}, set()),
    ],
)
def test_outside_counsel_comes_by_contract_with_a_firm_and_for_a_term(
    county: County, told: dict[str, Any], rules: set[str]
) -> None:
    begun = case(county, Counsel, MARCH)
    if rules:
        assert refused(begun, "engage", **told) == rules
    else:
        assert begun.do("engage", **told).record.stage == "engaged"


def test_one_licence_is_engaged_once_at_a_time(county: County) -> None:
    first: Any = engaged(county)
    again = case(county, Counsel, MARCH)
    assert refused(again, "engage", licence=first.record.licence) == {"house.counsel_once"}
    wide = first.record.licence.translate({ord(n): 0xFF10 + int(n) for n in "0123456789"})
    assert refused(again, "engage", licence=wide) == {"house.counsel_once"}
    first.do("dismiss", 5)
    assert again.do("engage", 6, licence=first.record.licence).record.stage == "engaged"


def test_services_lie_in_the_term_have_no_conflict_and_stand_once(county: County) -> None:
    begun = engaged(county, term_until=MARCH + timedelta(days=20))
    row = {**SAID, "kind": Service.LITIGATION}
    assert refused(begun, "serve", 21, services=[row]) == {"counsel.within_contract"}
    assert refused(begun, "serve", 3, services=[{**row, "no_conflict": False}]) == {"counsel.no_conflict"}
    assert refused(begun, "serve", 3, services=[row, row]) == {"house.counsel_service_once"}
    begun.do("serve", 3, services=[row, {**row, "kind": Service.TRAINING, "no_conflict": False}])
    assert refused(begun, "serve", services=[row]) == {"house.counsel_service_once"}
    assert begun.do("serve", 17, services=[row]).record.stage == "engaged"


def test_a_year_is_assessed_once_by_somebody_else_and_who_failed_is_not_engaged_again(county: County) -> None:
    begun = engaged(county).do("serve", 3)
    failed = [{"year": 2024, "grade": Grade.UNQUALIFIED, "opinion": "未履职"}]
    for year in (2023, 2025):
        assert refused(begun, "assess", 30, assessments=[{**failed[0], "year": year}]) == {
            "house.counsel_assessed_once"
        }
    assert refused(begun, "assess", 30, assessments=failed * 2) == {"house.counsel_assessed_once"}
    begun.do("assess", 30, assessments=failed)
    assert refused(begun, "assess", 31, assessments=failed) == {"house.counsel_assessed_once"}
    assert refused(begun, "renew", 31) == {"house.counsel_passed"}


def test_a_term_ends_of_itself_unless_it_is_renewed(county: County) -> None:
    last = MARCH + timedelta(days=30)
    ended, renewed = engaged(county, term_until=last), engaged(county, term_until=last)
    assert refused(renewed, "renew", 5, term_until=last) == {"house.counsel_term"}
    renewed.do("renew", 5, term_until=last + timedelta(days=300))
    for day, stage in ((last, "engaged"), (last + timedelta(days=1), "expired")):
        nightly.run(day)
        ended.record.refresh_from_db()
        assert ended.record.stage == stage
    renewed.record.refresh_from_db()
    assert (ended.record.left_on, renewed.record.stage) == (last + timedelta(days=1), "engaged")


def test_services_are_counted_by_their_day_and_counsel_at_the_end_of_the_year(county: County) -> None:
    begun = engaged(county)
    begun.do("serve", 3, services=[{**SAID, "kind": kind} for kind in (Service.DISPUTE, Service.MEETING)])
    engaged(county, kind=Kind.PUBLIC, term_until=None)
    engaged(county).do("dismiss", 9, by=Hand(Role.HEAD))
    compute.refresh()
    names = ("counsel_services", "counsel_government_dispute_services", "government_counsel")
    assert [compute.value(name, "431081", 2024) for name in names] == [2, 1, 1]


def test_the_last_year_is_assessed_after_the_term_and_no_year_after_it(county: County) -> None:
    """A term ends on a day, and who served in it is assessed in the year after; nothing is engaged anew once it is over."""
    begun = engaged(county, term_until=date(2024, 12, 31)).do("serve", 3)
    begun.on = date(2025, 1, 1)
    assert refused(begun, "renew", term_until=date(2025, 12, 31)) == {"house.term_runs"}
    nightly.run(date(2025, 1, 1))
    begun.record.refresh_from_db()
    row = {"year": 2025, "grade": Grade.QUALIFIED, "opinion": "履职合格"}
    assert begun.record.stage == "expired"
    assert refused(begun, "assess", 9, assessments=[{**row, "year": 2026}]) == {"house.counsel_assessed_once"}
    begun.do("assess", 9, assessments=[{**row, "year": 2024}])
    assert begun.record.stage == "expired"
