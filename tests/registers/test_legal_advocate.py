"""法律明白人: each gate open and closed, the figures of a year, the villages that keep to the norm."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.figures import compute
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import Region
from guiju.registers.education.legal_advocate import LegalAdvocate
from guiju.registers.education.legal_advocate.choices import Grade, Leaving
from tests.lives import Case, case
from tests.paper_texts import text_of
from tests.people import County
from tests.reaching_back import folds_to_itself

MARCH = date(2024, 3, 4)


def candidate(county: County, region: str = "", on: date = MARCH, **told: Any) -> Case:
    begun = case(county, LegalAdvocate, on)
    begun.region = region or begun.region
    return begun.do("choose", **told)


def serving(county: County, region: str = "", **told: Any) -> Case:
    return candidate(county, region, **told).do("train", 5).do("certify", 5)


def refusal(walk: Any) -> set[str]:
    with pytest.raises(Refused) as refused:
        walk()
    return {one.code for one in refused.value.reasons}


def training(on: date, topic: str = "民法典") -> list[dict[str, Any]]:
    return [{"held_on": on, "topic": topic, "hours": 8}]


def test_nobody_is_certified_untrained_twice_on_the_roll_or_under_age(county: County) -> None:
    who = case(county, LegalAdvocate, MARCH).telling().person()
    first = candidate(county, person=[who])
    assert refusal(lambda: first.do("certify", 1)) == {"legal_advocate.trained_first"}
    assert refusal(lambda: candidate(county, person=[who])) == {"house.advocate_once"}
    young = {**who, "id_number": "431081201003040019", "id_confirmed": True}
    assert "house.advocate_adult" in refusal(lambda: candidate(county, person=[young]))
    early, twice = training(date(2024, 3, 1)), training(MARCH) * 2
    assert refusal(lambda: first.do("train", trainings=early)) == {"house.advocate_trained_by_then"}
    assert refusal(lambda: first.do("train", trainings=twice)) == {"house.advocate_trained_once"}
    first.do("train", trainings=training(MARCH)).do("certify", 1)
    assert first.record.training_hours == 8 and first.record.number and folds_to_itself(first.record)
    assert first.record.number in text_of("certificate")
    first.do("leave", 30, leaving=Leaving.MOVED)
    moved = candidate(county, on=date(2024, 5, 6), person=[who]).do("certify", 1)
    assert moved.record.stage == "serving", "trained before, in the other village"


def test_backbone_service_and_assessment_follow_each_other(county: County) -> None:
    one = serving(county)
    assert refusal(lambda: one.do("end_backbone", 1)) == {"house.advocate_is_backbone"}
    one.do("name_backbone", 1)
    assert refusal(lambda: one.do("name_backbone", 1)) == {"house.advocate_backbone"}
    early = [{"served_on": MARCH, "kind": "teach", "what": "宣传"}]
    assert refusal(lambda: one.do("serve", services=early)) == {"house.advocate_serves"}
    assert refusal(lambda: one.do("assess", assessed_year=2023)) == {"house.advocate_year"}
    assert refusal(lambda: one.do("assess", assessed_year=2025)) == {"house.advocate_year"}
    assert refusal(lambda: one.do("leave", leaving=Leaving.POOR)) == {"house.advocate_ground"}
    one.do("assess", 200, assessed_year=2024, grade=Grade.POOR)
    assert not one.record.backbone and folds_to_itself(one.record)
    assert refusal(lambda: one.do("assess", 1, assessed_year=2024)) == {"house.advocate_year"}
    assert refusal(lambda: one.do("name_backbone", 1)) == {"house.advocate_backbone"}
    assert one.do("leave", 1, leaving=Leaving.POOR).record.left_on


def test_figures_count_who_is_on_the_roll_and_villages_that_have_three(county: County) -> None:
    for n in (1, 2):
        Region.objects.create(code=f"43108110320{n}", name=f"第{n}村", parent_id="431081103")
    assert refusal(lambda: candidate(county)) == {"house.placed_in_village"}
    first = [serving(county, "431081103201") for _ in range(3)]
    second = serving(county, "431081103202")
    candidate(county, "431081103202")
    first[0].do("name_backbone", 1).do("end_backbone", on=date(2025, 2, 3))
    second.do("leave", on=date(2025, 3, 3))
    compute.refresh()
    names = (
        *("legal_advocates", "legal_advocate_backbones", "legal_advocates_trained", "legal_advocates_in_post_trained"),
        *("villages_with_legal_advocate", "villages_with_enough_legal_advocates", "legal_advocate_village_norm"),
    )
    told = {year: [compute.value(name, "431081", year) for name in names] for year in (2023, 2024, 2025)}
    assert told == {2023: [0, 0, 0, 0, 0, 0, None], 2024: [4, 1, 4, 4, 2, 1, 50], 2025: [3, 0, 0, 0, 1, 1, 100]}
