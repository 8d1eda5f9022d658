"""民主法治示范村（社区）: who may apply and who names, what is borne counts by village; entered from before, lost, ended."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.figures import compute
from guiju.kernel.acting import nightly
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import Region
from guiju.registers.education.model_village import ModelVillage
from guiju.registers.education.model_village.choices import Conclusion, Withdrawal
from guiju.registers.governance.indicators.choices import NamedAt
from guiju.registers.governance.titles.choices import Upheld
from tests.lives import Case, brought, case
from tests.paper_texts import text_of
from tests.people import County

MARCH = date(2024, 3, 4)
VILLAGES = ("431081103201", "431081103202")


@pytest.fixture
def villages(county: County) -> None:
    for code in VILLAGES:
        Region.objects.create(code=code, name=f"{code[-1]}村", parent_id="431081103")


def begun(county: County, region: str = VILLAGES[0], on: date = MARCH) -> Case:
    fresh = case(county, ModelVillage, on)
    fresh.region = region
    return fresh


def held(county: County, level: NamedAt, region: str = VILLAGES[0], **told: Any) -> Case:
    return begun(county, region).do("claim", level=level).do("confirm", 1, **told)


def refusal(walk: Any) -> set[str]:
    with pytest.raises(Refused) as refused:
        walk()
    return {one.code for one in refused.value.reasons}


@pytest.mark.usefixtures("villages")
def test_who_applies_lies_in_a_village_once_a_level_and_for_the_nation_from_the_province(county: County) -> None:
    assert refusal(lambda: begun(county, "431081103").do("apply")) == {"house.placed_in_village"}
    begun(county).do("apply")
    assert refusal(lambda: begun(county).do("apply")) == {"house.village_title_once"}
    assert refusal(lambda: begun(county).do("claim")) == {"house.village_title_once"}
    nation: dict[str, Any] = {"level": NamedAt.NATION, "named_by": "司法部、民政部"}
    assert refusal(lambda: begun(county).do("apply", **nation)) == {"model_village.from_province"}
    held(county, NamedAt.PROVINCE)
    assert begun(county, on=date(2024, 4, 1)).do("apply", **nation).record.stage == "applied"


def test_whoever_names_went_there_showed_it_and_looked_into_what_was_said(county: County) -> None:
    one = brought(county, ModelVillage, "apply", MARCH)
    assert refusal(lambda: one.do("conclude")) == {"house.village_visited"}
    one.do("visit", 1)
    assert refusal(lambda: one.do("conclude", conclusion=Conclusion.FAILED)) == {"house.village_why_not"}
    one.do("conclude", 1)
    assert refusal(lambda: one.do("show", shown_until=one.on)) == {"house.title_shown"}
    one.do("show", shown_until=date(2024, 3, 20)).do("object", 1)
    told: dict[str, Any] = {"document": "某文1号", "recheck_on": date(2027, 3, 1)}
    early = refusal(lambda: one.do("name", on=date(2024, 3, 20), **told))
    assert early == {"house.title_shown_over", "house.title_objections"}
    [row] = one.record.objections.all()
    one.do("settle", settled=[{"id": row.pk, "answer": "属实", "upheld": Upheld.YES}])
    assert refusal(lambda: one.do("name", on=date(2024, 3, 21), **told)) == {"house.title_upheld"}
    assert one.do("decline", on=date(2024, 3, 21)).record.stage == "not_named"
    assert one.record.village in text_of("showing") and one.record.village in text_of("review")


def test_a_title_is_looked_at_again_in_time_put_right_or_lost(county: County) -> None:
    one = held(county, NamedAt.CITY, "431081103", recheck_on=date(2026, 3, 2), valid_until=date(2026, 6, 30))
    assert one.words_clock("复核示范称号").due_on == date(2026, 3, 2)
    one.do("recheck", on=date(2026, 2, 2), recheck_passed=False)
    assert refusal(lambda: one.do("keep", recheck_on=date(2026, 6, 1))) == {"house.title_recheck_passed"}
    assert refusal(lambda: one.do("warn", rectify_by=date(2026, 7, 1))) == {"house.title_rectify"}
    one.do("warn", rectify_by=date(2026, 4, 1))
    lost: dict[str, Any] = {"withdrawn_because": Withdrawal.UNRECTIFIED}
    assert refusal(lambda: one.do("withdraw_title", **lost)) == {"house.title_ground"}
    one.do("recheck", 1, recheck_passed=True)
    assert refusal(lambda: one.do("keep", recheck_on=date(2026, 8, 1))) == {"house.village_recheck_ahead"}
    one.do("keep", recheck_on=date(2026, 6, 1))
    for day, stage in ((date(2026, 6, 30), "named"), (date(2026, 7, 1), "expired")):
        nightly.run(day)
        one.record.refresh_from_db()
        assert one.record.stage == stage


@pytest.mark.usefixtures("villages")
def test_a_village_counts_once_however_many_titles_it_bears(county: County) -> None:
    first, second = held(county, NamedAt.COUNTY), held(county, NamedAt.PROVINCE, named_on=date(2024, 1, 8))
    other = held(county, NamedAt.COUNTY, VILLAGES[1])
    begun(county, VILLAGES[1]).do("claim", level=NamedAt.CITY)
    other.do("end_title", on=date(2025, 3, 3))
    second.do("withdraw_title", on=date(2025, 3, 3))
    assert first.record.stage == "named" and second.record.village in text_of("withdrawal")
    compute.refresh()
    names = (
        *("model_villages", "model_villages_above_county", "model_village_titles_given"),
        "model_village_titles_withdrawn",
    )
    told = {year: [compute.value(name, "431081", year) for name in names] for year in (2023, 2024, 2025)}
    assert told == {2023: [2, 0, 2, 0], 2024: [2, 1, 1, 0], 2025: [1, 0, 0, 1]}
