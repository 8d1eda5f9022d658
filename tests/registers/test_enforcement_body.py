"""Bodies of enforcement: who may be announced, whom they may entrust, when they leave the list, what the list was on a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from guiju.figures import compute
from guiju.kernel.acting import nightly
from guiju.kernel.declaring.refused import Refused
from guiju.registers.enforcement.enforcement_body import EnforcementBody
from guiju.registers.enforcement.enforcement_body.columns import Kind, Power
from tests.lives import Case, brought, case
from tests.paper_texts import text_of
from tests.people import County

MARCH = date(2024, 3, 4)
PENALTIES = {"kind": Power.PENALTY, "field": "transport", "basis": "某法第十条"}
FORCE = {"kind": Power.COMPULSORY, "field": "transport", "basis": "某法第十条"}
INSPECTIONS = {"kind": Power.INSPECTION, "field": "transport", "basis": "某法第十条"}


def proposed(county: County, **told: Any) -> Case:
    return case(county, EnforcementBody, MARCH).do("propose", **told)


def refused(county: County, **told: Any) -> set[str]:
    with pytest.raises(Refused) as refusal:
        proposed(county, **told)
    return {one.code for one in refusal.value.reasons}


@pytest.fixture
def giver(county: County) -> EnforcementBody:
    body: EnforcementBody = brought(county, EnforcementBody, "announce", date(2023, 3, 6)).record
    return body


LETTER = {
    "entrustment": "委托书1号",
    "scope": "现场检查",
    "entrusted_until": date(2025, 3, 3),
    "entrustment_public": True,
}
NO_LETTER: dict[str, Any] = {"entruster": None, "entrustment": "", "scope": "", "entrusted_until": None}


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"entrustment": ""}, "penalty.delegation_written"),
        ({"scope": ""}, "penalty.delegation_content"),
        ({"entrusted_until": None}, "penalty.delegation_content"),
        ({"entrusted_until": date(2024, 3, 3)}, "penalty.delegation_content"),
        ({"entrustment_public": False}, "penalty.delegation_content"),
        ({"powers": [INSPECTIONS], "scope": ""}, "house.body_entrustment_whole"),
        ({"powers": [INSPECTIONS], "entrustment": ""}, "house.body_entrusted_in_writing"),
        ({"powers": [PENALTIES, FORCE]}, "compulsory.no_delegation"),
        ({"powers": [PENALTIES, PENALTIES]}, "house.body_power_once"),
        ({"powers": [{**PENALTIES, "field": "industry_commerce"}]}, "house.field_of_its_day"),
        ({"kind": Kind.STATUTORY}, "house.body_entrusted_in_writing"),
    ],
)
def test_what_is_entrusted_is_held_to_the_article(
    county: County, giver: EnforcementBody, told: dict[str, Any], rule: str
) -> None:
    whole = {"kind": Kind.ENTRUSTED, "entruster": giver, **LETTER, "powers": [PENALTIES]}
    assert refused(county, **{**whole, **told}) == {rule}
    assert proposed(county, **whole).record.stage == "proposed"


def test_before_2021_07_15_the_same_is_asked_by_the_house(county: County) -> None:
    giver = brought(county, EnforcementBody, "announce", date(2020, 3, 2)).record
    told = {"kind": Kind.ENTRUSTED, "entruster": giver, **LETTER, "powers": [PENALTIES], "scope": ""}
    with pytest.raises(Refused) as refusal:
        case(county, EnforcementBody, date(2021, 7, 14)).do("propose", **told)
    assert {one.code for one in refusal.value.reasons} == {"house.body_entrustment_whole"}


def test_nobody_hands_on_what_was_entrusted_to_them(county: County, giver: EnforcementBody) -> None:
    told = {"kind": Kind.ENTRUSTED, **LETTER, "powers": [PENALTIES]}
    second = proposed(county, **told, entruster=giver).do("check", 3).do("announce", 1).record
    assert refused(county, **told, entruster=second) == {"penalty.no_subdelegation"}
    waiting = proposed(county, kind=Kind.STATUTORY, **NO_LETTER).record
    assert refused(county, **told, entruster=waiting) == {"penalty.no_subdelegation"}, "announced by nobody yet"


def test_who_entrusts_is_not_gone_before_those_it_entrusts(county: County, giver: EnforcementBody) -> None:
    told = {"kind": Kind.ENTRUSTED, "entruster": giver, **LETTER, "powers": [PENALTIES]}
    body = proposed(county, **told).do("check", 3).do("announce", 1)
    ends = Case(county, EnforcementBody, county.rng, body.on, record=giver)
    with pytest.raises(Refused, match="仍由本主体委托"):
        ends.do("withdraw", 1)
    body.do("withdraw", 1)
    assert ends.do("withdraw", 1).record.stage == "withdrawn"


def test_a_township_penalises_by_what_the_province_has_handed_down(county: County) -> None:
    def told(handed_down: str, *powers: dict[str, str]) -> Any:
        fresh = case(county, EnforcementBody, MARCH, agency=county.township)
        return fresh.do("propose", handed_down=handed_down, powers=list(powers)).record

    with pytest.raises(Refused, match="省级决定") as refusal:
        told("", PENALTIES)
    assert [one.code for one in refusal.value.reasons] == ["penalty.township_powers"]
    assert told("", INSPECTIONS).stage == told("省政府决定", PENALTIES).stage == "proposed"


def test_one_name_stands_once_and_powers_end_one_by_one(county: County, giver: EnforcementBody) -> None:
    assert refused(county, title=giver.title) == {"house.body_once"}
    with pytest.raises(Refused, match="没有一项执法职权"):
        Case(county, EnforcementBody, county.rng, MARCH, record=giver).do(
            "relieve", ended=[{"nth": n, "left_because": "划出"} for n in (0, 1)]
        )
    left = Case(county, EnforcementBody, county.rng, MARCH, record=giver).do("relieve").record
    assert left.powers_named == "交通运输行政处罚"


def test_an_entrustment_that_ran_out_is_over_by_itself_and_counted_no_more(
    county: County, giver: EnforcementBody
) -> None:
    told = {"kind": Kind.ENTRUSTED, "entruster": giver, **LETTER, "entrusted_until": date(2024, 6, 30)}
    body = proposed(county, **told, powers=[PENALTIES]).do("check", 3).do("announce", 1).record
    for day, stage in ((date(2024, 6, 30), "announced"), (date(2024, 7, 1), "expired")):
        nightly.run(day)
        body.refresh_from_db()
        assert body.stage == stage
    assert body.announced_by(date(2024, 6, 30))
    assert not body.announced_by(date(2024, 7, 1))
    compute.refresh()
    assert [compute.value("enforcement_bodies", "431081", year) for year in (2022, 2023, 2024)] == [0, 1, 1]


def test_who_checks_did_not_propose_and_who_announces_did_not_check(county: County) -> None:
    mine = proposed(county)
    with pytest.raises(Refused, match="公告人员不得与审核人员相同"):
        mine.do("check", 1, by=county.actor(county.bureau, mine.model.procedure.steps["check"].by[0])).do(
            "announce", 1, by=county.actor(county.bureau, mine.model.procedure.steps["check"].by[0])
        )
    assert mine.do("announce", 1).record.announced_on == MARCH + timedelta(days=3)


def test_each_announcement_and_the_withdrawal_is_a_paper_of_the_bureau(county: County) -> None:
    body = brought(county, EnforcementBody, "announce", MARCH)
    first = text_of("announcement")
    assert county.bureau.name in first and "现予公告" in first and "交通运输行政处罚" in first
    body.do("rename", 10, phone="0735-1234567")
    assert "现重新公告" in text_of("announcement") and "0735-1234567" in text_of("announcement")
    body.do("withdraw", 10)
    assert "机构合并" in text_of("withdrawal")


def test_nobody_entrusts_what_is_not_their_own(county: County, giver: EnforcementBody) -> None:
    """行政处罚法 art. 20(1): within its own powers, when it is entrusted, announced, widened, and as long as it lasts."""
    told: dict[str, Any] = {"kind": Kind.ENTRUSTED, "entruster": giver, **LETTER}
    strange = {**PENALTIES, "field": "water"}
    assert refused(county, **told, powers=[strange]) == {"penalty.delegation_written"}
    assert refused(county, **told, powers=[{**INSPECTIONS, "field": "water"}]) == {"house.body_entrusted_within"}
    body = proposed(county, **told, powers=[PENALTIES]).do("check", 3)
    with pytest.raises(Refused, match="届满"):
        body.do("announce", on=date(2025, 3, 4))
    body.do("announce", on=MARCH + timedelta(days=9))
    with pytest.raises(Refused, match="没有水"):
        body.do("empower", powers=[strange])
    gives = Case(county, EnforcementBody, county.rng, body.on, record=giver)
    with pytest.raises(Refused, match="仍受本主体委托行使"):
        gives.do("relieve", ended=[{"nth": 0, "left_because": "划出"}])
    gives.do("relieve", ended=[{"nth": 1, "left_because": "划出"}])
    late = proposed(county, **told, powers=[PENALTIES]).do("check", 3)
    body.do("withdraw")
    gives.do("withdraw", on=body.on)
    with pytest.raises(Refused, match="不是已公告"):
        late.do("announce", on=body.on)
