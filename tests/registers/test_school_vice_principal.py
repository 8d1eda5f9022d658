"""学校和法治副校长: each gate open and closed, the end of a term, who and which schools a year counts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.figures import compute
from guiju.kernel.acting import nightly
from guiju.kernel.declaring.refused import Refused
from guiju.registers.education.school import School
from guiju.registers.education.school_vice_principal import SchoolVicePrincipal
from guiju.registers.education.school_vice_principal.choices import Grade, Leaving
from tests.lives import Case, brought, case
from tests.paper_texts import text_of
from tests.people import County
from tests.reaching_back import folds_to_itself

MARCH = date(2024, 3, 4)


def school(county: County, **told: Any) -> Any:
    return case(county, School, date(2024, 1, 8)).do("enter", **told).record


def recommended(county: County, at: Any, on: date = MARCH, **told: Any) -> Case:
    return case(county, SchoolVicePrincipal, on).do("recommend", school=at, **told)


def serving(county: County, at: Any, **told: Any) -> Case:
    return recommended(county, at, **told).do("train").do("engage", 1, term_until=date(2027, 3, 4))


def refusal(walk: Any) -> set[str]:
    with pytest.raises(Refused) as refused:
        walk()
    return {one.code for one in refused.value.reasons}


def test_one_school_stands_once_and_is_not_closed_over_whoever_serves_there(county: County) -> None:
    at = school(county, title="第一小学", code="1234567890")
    assert refusal(lambda: school(county, title="第一小学")) == {"house.school_once"}
    assert refusal(lambda: school(county, title="第一中心小学", code="1234567890")) == {"house.school_once"}
    one = recommended(county, at)
    listed = Case(county, School, county.rng, date(2024, 4, 1), record=at)
    assert refusal(lambda: listed.do("close")) == {"house.school_nobody_engaged"}
    one.do("decline", on=date(2024, 4, 2))
    assert listed.do("close", on=date(2024, 4, 3)).record.left_on
    assert refusal(lambda: recommended(county, at, date(2024, 5, 6))) >= {"house.school_listed"}


def test_who_is_engaged_is_fit_trained_and_there_once(county: County) -> None:
    at, who = school(county), case(county, School).telling().person()
    assert refusal(lambda: recommended(county, at, years_in_law=2)) == {"school_vice_principal.fit"}
    assert refusal(lambda: recommended(county, at, source="", unit="某单位")) == {"school_vice_principal.from_where"}
    one = recommended(county, at, person=[who])
    assert refusal(lambda: recommended(county, at, person=[who])) == {"house.vice_principal_once"}
    assert refusal(lambda: one.do("engage")) == {"school_vice_principal.trained_first"}
    half = [{"held_on": date(2024, 2, 1), "topic": "任职培训", "hours": 4}]
    one.do("train", trainings=half)
    assert refusal(lambda: one.do("engage")) == {"school_vice_principal.trained_first"}
    assert refusal(lambda: one.do("train", trainings=half)) == {"house.vice_principal_trained_once"}
    one.do("train", trainings=[{**half[0], "topic": "任职培训二"}])
    assert refusal(lambda: one.do("engage", term_until=one.on)) == {"house.vice_principal_term"}
    one.do("engage", term_until=date(2027, 3, 4))
    assert folds_to_itself(one.record) and "2027年3月4日" in text_of("letter")


def test_lessons_assessments_and_a_second_term(county: County) -> None:
    one = serving(county, school(county))
    early = [{"held_on": date(2024, 3, 1), "topic": "宪法", "lessons": 2}]
    assert refusal(lambda: one.do("teach", lessons=early)) == {"house.vice_principal_serves"}
    assert refusal(lambda: one.do("teach", lessons=[{**early[0], "held_on": one.on}] * 2)) == {"house.law_lesson_once"}
    assert refusal(lambda: one.do("assess", assessed_year=2023)) == {"house.vice_principal_year"}
    assert refusal(lambda: one.do("leave", leaving=Leaving.POOR)) == {"house.vice_principal_ground"}
    assert refusal(lambda: one.do("renew", term_until=date(2027, 3, 4))) == {"house.vice_principal_renewed"}
    one.do("renew", term_until=date(2028, 3, 4)).do("assess", assessed_year=2024, grade=Grade.POOR)
    assert refusal(lambda: one.do("renew", term_until=date(2029, 3, 4))) == {"house.vice_principal_renewed"}


def test_a_term_that_ran_out_is_over_by_itself(county: County) -> None:
    one = recommended(county, school(county)).do("train").do("engage", term_until=date(2026, 3, 4))
    assert one.words_clock("续聘或者另行聘任").due_on == date(2026, 3, 4)
    for day, stage in ((date(2026, 3, 4), "serving"), (date(2026, 3, 5), "left")):
        nightly.run(day)
        one.record.refresh_from_db()
        assert one.record.stage == stage


def test_a_person_counts_once_a_school_once_and_lessons_at_each_school(county: County) -> None:
    first, second, _ = (school(county) for _ in range(3))
    who = case(county, School).telling().person()
    both = [serving(county, at, person=[who]) for at in (first, second)]
    serving(county, first)
    recommended(county, second)
    both[0].do(
        "teach",
        lessons=[{"held_on": date(2024, 3, 6), "topic": n, "lessons": 2} for n in "一二"],
        on=MARCH.replace(day=7),
    )
    both[1].do("teach", on=date(2024, 3, 7)).do("leave", on=date(2025, 1, 6))
    compute.refresh()
    names = (
        *("school_vice_principals", "school_vice_principal_posts", "schools_with_vice_principal", "schools_total"),
        *("vice_principal_lessons", "vice_principal_posts_with_full_lessons"),
    )
    told = {year: [compute.value(name, "431081", year) for name in names] for year in (2023, 2024, 2025)}
    assert told == {2023: [0, 0, 0, 0, 0, 0], 2024: [2, 3, 2, 3, 6, 1], 2025: [2, 2, 1, 3, 0, 0]}
    rates = [compute.value("school_vice_principal_coverage_rate", "431081", year) for year in (2024, 2025)]
    assert [round(float(rate or 0)) for rate in rates] == [67, 33]


def test_a_vice_principal_is_made_up_with_a_school(county: County) -> None:
    assert brought(county, SchoolVicePrincipal, "renew", MARCH).record.school.serves_on(MARCH)
