"""Items of public services: what may be published, how papers are struck, what a bundle takes in, what each year counts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.declaring.refused import Refused
from guiju.registers.services.power_item import PowerItem
from guiju.registers.services.power_item.choices import Kind as PowerKind
from guiju.registers.services.service_item import ServiceItem
from guiju.registers.services.service_item.choices import Kind, Verdict, Visits
from guiju.registers.services.service_item.life import PAPERS
from tests.lives import Case, brought, case
from tests.people import County

MARCH = date(2024, 3, 4)
BARE: dict[str, Any] = {"may_follow": False, "materials": PAPERS[:1]}


def item(county: County, upto: str = "publish", **told: Any) -> Case:
    return brought(county, ServiceItem, upto, MARCH, **told)


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"promised_days": 21}, "house.promised_term"),
        ({"at_once": True, "promised_days": 3}, "house.promised_term"),
        ({"at_once": False, "promised_days": 0}, "house.promised_term"),
        ({"kind": Kind.LICENCE, "legal_days": 21}, "licence.decide.ordinary"),
        ({"kind": Kind.LICENCE, "legal_days": None}, "licence.decide.ordinary"),
        ({"kind": Kind.BUNDLE, "legal_days": 46}, "licence.decide.joint"),
        ({"kind": Kind.BUNDLE, "bundled": []}, "house.bundle_items"),
        ({"visits": Visits.ZERO, "online": False}, "house.zero_visits"),
        ({"materials": [{**PAPERS[1], "basis": ""}, PAPERS[0]]}, "services.proof_basis"),
        ({"may_follow": False}, "house.papers_may_follow"),
        ({"materials": PAPERS[1:]}, "house.papers_may_follow"),
        ({"materials": PAPERS[:1]}, "house.papers_may_follow"),
        ({"field": "industry_commerce"}, "house.field_of_its_day"),
        ({"code": "编码"}, "field.code"),
        ({"promised_days": -1}, "field.promised_days"),
        ({"legal_days": 0}, "field.legal_days"),
    ],
)
def test_what_cannot_stand_in_the_list_is_refused(county: County, told: dict[str, Any], rule: str) -> None:
    with pytest.raises(Refused) as refusal:
        case(county, ServiceItem, MARCH).do("draft", **told)
    assert rule in {one.code for one in refusal.value.reasons}


def test_a_longer_term_names_the_law_that_sets_it(county: County) -> None:
    told: dict[str, Any] = {"kind": Kind.LICENCE, "legal_days": 60, "term_basis": "某某法第九条"}
    assert case(county, ServiceItem, MARCH).do("draft", **told).record.stage == "drafted"


def test_a_licence_names_its_power_once_the_office_has_published_one(county: County) -> None:
    power = brought(county, PowerItem, "publish", date(2024, 1, 3), kind=PowerKind.LICENCE).record
    with pytest.raises(Refused, match="请选择对应的一项"):
        case(county, ServiceItem, MARCH).do("draft", kind=Kind.LICENCE, power=None)
    with pytest.raises(Refused, match="请选择行政确认事项"):
        case(county, ServiceItem, MARCH).do("draft", kind=Kind.CONFIRMATION, power=power)
    with pytest.raises(Refused, match="请选择本机关的"):
        case(county, ServiceItem, MARCH, agency=county.bureau).do("draft", kind=Kind.LICENCE, power=power)
    listed = case(county, ServiceItem, MARCH).do("draft", kind=Kind.LICENCE, power=power)
    assert listed.record.power == power


def test_who_drafts_it_neither_reviews_nor_publishes_it(county: County) -> None:
    drafted = case(county, ServiceItem, MARCH).do("draft")
    with pytest.raises(Refused):
        drafted.do("review", by=drafted.actor("draft"))
    assert drafted.do("review", 2).do("publish", 1).record.published_on == drafted.on


def test_a_paper_that_is_struck_is_asked_for_no_more(county: County) -> None:
    cleaned = item(county, "clean_up").record
    assert "申请表" in cleaned.materials_named and "证明" not in cleaned.materials_named
    assert cleaned.edition == 2
    again = item(county)
    with pytest.raises(Refused, match="已经填过"):
        verdicts = [{"nth": 0, "verdict": Verdict.KEPT}]
        again.do("clean_up", 3, verdicts=verdicts).do("clean_up", 3, verdicts=verdicts)


def test_a_bundle_takes_in_items_of_several_offices_that_are_published(county: County) -> None:
    theirs = item(county, agency=county.bureau).record
    ours = item(county).record
    draft = item(county, "draft").record
    told: dict[str, Any] = {"kind": Kind.BUNDLE, "legal_days": 40, **BARE}
    for wrong in ([ours, ours], [ours], [ours, draft]):
        with pytest.raises(Refused):
            case(county, ServiceItem, date(2024, 4, 1)).do("draft", **told, bundled=[{"item": one} for one in wrong])
    bundle = case(county, ServiceItem, date(2024, 4, 1)).do("draft", **told, bundled=[{"item": ours}, {"item": theirs}])
    assert str(county.bureau) in bundle.record.bundled_named
    with pytest.raises(Refused, match="只有“一件事”"):
        case(county, ServiceItem, date(2024, 4, 1)).do("draft", bundled=[{"item": ours}])


def test_one_county_signs_once_and_only_for_what_is_done_across_provinces(county: County) -> None:
    with pytest.raises(Refused, match="没有标注"):
        item(county).do("sign_agreements", 3)
    signed = item(county, "sign_agreements", way="across", across=True)
    with pytest.raises(Refused, match="不重复登记"):
        signed.do("sign_agreements", 3)


def test_figures_of_the_year(county: County) -> None:
    item(county, "announce", steps={"draft": {"at_once": True, "promised_days": 0}})
    item(county, online=False, field="tax")
    item(county, "make_code")
    item(county, "delegate")
    item(county, "call_back")
    item(county, "remove")
    item(county, way="intermediary")
    names = (
        *("service_items", "online_available_item_rate", "online_tax_item_rate", "zero_visit_items"),
        *("zero_visit_item_batches", "notice_qr_codes", "intermediary_service_items", "delegated_service_items"),
        *("immediate_items_rate",),
    )
    compute.refresh()
    year = compute.values(names, "431081", Period.year(2024))
    assert [float(year[name] or 0) for name in names] == [5, 80, 0, 1, 1, 1, 1, 1, 20]
    before = compute.values(("service_items",), "431081", Period.year(2023))
    assert before["service_items"] == 0
