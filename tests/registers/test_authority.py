"""Penalties and inspections rest on an item of the published list, in the name of an announced body: closed and open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from guiju.kernel.declaring.refused import Refused
from guiju.registers.enforcement.enforcement_body import EnforcementBody
from guiju.registers.enforcement.enforcement_body.columns import Kind, Power
from guiju.registers.enforcement.inspection import Inspection
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.services.power_item import PowerItem
from guiju.registers.services.power_item.choices import Kind as Listed
from tests.lives import Case, brought, case
from tests.people import County
from tests.registers.penalties import DAYS, DECISION, NOTICE, SEALED, Bench
from tests.registers.penalty_gate_rows import Row, check

LISTED_ON, ACTED_ON = date(2023, 6, 5), date(2024, 5, 6)
PENAL = {"kind": Power.PENALTY, "field": "urban", "basis": "某法第十条"}
VISITS = {"kind": Power.INSPECTION, "field": "market", "basis": "某法第十一条"}
OF_ITEM, OF_BODY = {"house.power_listed"}, {"house.body_announced"}


def item(county: County, kind: Listed = Listed.PENALTY, field: str = "urban", **more: Any) -> Case:
    return brought(county, PowerItem, "publish", LISTED_ON, at_once=True, kind=kind, field=field, **more)


def body(county: County, powers: list[dict[str, Any]] | None = None, **more: Any) -> Case:
    powers = powers or [PENAL, VISITS]
    return brought(county, EnforcementBody, "announce", LISTED_ON, at_once=True, powers=powers, **more)


def spot(county: County, on: date = ACTED_ON, **told: Any) -> Case:
    here = case(county, PenaltyCase, on)
    return here.do("penalise_on_spot", **{**SEALED, "field": "urban", **told})


@pytest.fixture
def bench(county: County) -> Bench:
    return Bench(county)


def refused(take: Any, *args: Any, **told: Any) -> set[str]:
    with pytest.raises(Refused) as refusal:
        take(*args, **told)
    return {one.code for one in refusal.value.reasons}


def test_an_office_without_lists_is_asked_for_nothing(county: County) -> None:
    made = spot(county).record
    assert (made.power, made.body) == (None, None)


def test_a_penalty_rests_on_an_item_in_the_list_of_its_day(county: County) -> None:
    good, gone, wider = item(county).record, item(county), item(county, field="market").record
    visits, elsewhere = item(county, Listed.INSPECTION).record, item(county, agency=county.township).record
    gone.do("receive_order", 20, ordered_on=date(2023, 6, 25)).do("cancel", 5)
    for wrong in (None, gone.record, visits, elsewhere, wider):
        assert refused(spot, county, power=wrong) == OF_ITEM, wrong
    assert spot(county, power=good).record.power == good
    assert spot(county, date(2023, 6, 20), power=gone.record).record.power == gone.record, "it still stood there then"
    assert spot(county, field="food", power=wider).record.power == wider, "food stands within the wider field"
    assert spot(county, date(2023, 6, 2), power=None).record.power is None, "the day before, there was no list"


def test_to_take_the_whole_list_off_frees_nobody(county: County) -> None:
    only, alone = item(county), body(county)
    only.do("receive_order", 20, ordered_on=date(2023, 6, 25)).do("cancel", 5)
    alone.do("withdraw", 30)
    assert refused(spot, county, power=None, body=None) == OF_ITEM | OF_BODY


def test_a_penalty_is_made_by_a_body_announced_on_its_day(county: County) -> None:
    good, gone = body(county).record, body(county)
    gone.do("withdraw", 30)
    letter = {"kind": Kind.ENTRUSTED, "entruster": good, "entrusted_until": date(2025, 3, 3)}
    helper = body(county, [PENAL], **letter).record
    elsewhere = body(county, agency=county.township).record
    for wrong in (None, gone.record, helper, elsewhere):
        assert refused(spot, county, body=wrong) == OF_BODY, wrong
    visits_only = body(county, [VISITS]).record
    assert refused(spot, county, body=visits_only) == {"penalty.competent_body"}
    assert refused(spot, county, body=good, field="health") == {"penalty.competent_body"}
    assert spot(county, body=good).record.body == good
    lawful = {"delegation": "委托书1号", "delegation_published": True, "delegate_fit": True, "body": good}
    assert refused(spot, county, delegate="某某公司", **lawful) == {"house.delegate_announced"}
    assert spot(county, delegate=helper.title, **lawful).record.delegate == helper.title
    late = {**lawful, "on": date(2025, 3, 4), "delegate": helper.title}
    assert refused(spot, county, **late) == {"house.delegate_announced"}, "entrusted until the day before"


def test_before_2021_the_older_article_asks_for_competence(county: County) -> None:
    early = brought(county, EnforcementBody, "announce", date(2020, 3, 2), powers=[VISITS]).record
    assert refused(spot, county, date(2021, 7, 14), body=early) == {"penalty.competent_body"}


def test_what_stood_at_the_notice_and_is_gone_at_the_decision_is_no_ground(bench: Bench) -> None:
    county = bench.county
    first, other = item(county, field="food"), item(county, field="food").record
    own = body(county, [{**PENAL, "field": "food"}])
    told = bench.notified(notice={"power": first.record}, body=own.record)
    first.do("receive_order", on=date(2024, 4, 11), ordered_on=date(2024, 4, 11)).do("cancel", 1)
    own.do("withdraw", on=date(2024, 4, 15))
    heir = body(county, [{**PENAL, "field": "market"}]).record
    case_ = Case(county, PenaltyCase, county.rng, date(2024, 4, 22), record=told, brisk=True)
    usual: dict[str, Any] = {**SEALED, "social_impact": True, "unit_kind": "enterprise"}
    seen = {"power": first.record, "body": own.record}
    for wrong, codes in ((seen, OF_ITEM | OF_BODY), ({**seen, "power": other}, OF_BODY)):
        assert refused(case_.do, "decide", **{**usual, **wrong}) == codes
    made = case_.do("decide", **usual, power=other, body=heir).record
    assert (made.power, made.body) == (other, heir)


def test_those_penalised_together_are_so_by_one_body(bench: Bench) -> None:
    own = body(bench.county, [{**PENAL, "field": "market"}]).record
    lead = bench.approved(body=own)
    joined = brought(bench.county, PenaltyCase, "file_jointly", date(2024, 3, 6), way="jointly", lead=lead).record
    assert joined.body == own


def untold(name: str, publish: Callable[[County], Case]) -> Callable[[Bench], dict[str, Any]]:
    """Not told, though the office has published its list."""

    def made(bench: Bench) -> dict[str, Any]:
        publish(bench.county)
        return {name: None}

    return made


def acting(*powers: dict[str, Any]) -> Callable[[Bench], dict[str, Any]]:
    return lambda bench: {"body": body(bench.county, list(powers)).record}


EVERYTHING = [{**PENAL, "field": field} for field in ("food", "urban")]
CHOSEN: dict[str, tuple[Callable[[Bench], dict[str, Any]], Callable[[Bench], dict[str, Any]]]] = {
    "house.power_listed": (untold("power", item), lambda b: {"power": item(b.county, field="food").record}),
    "house.body_announced": (untold("body", body), acting(*EVERYTHING)),
    "penalty.competent_body": (acting(VISITS), acting(*EVERYTHING)),
}
LENT = {"delegation": "委托书1号", "delegation_published": True, "delegate_fit": True}


def lent(title: str) -> Callable[[Bench], dict[str, Any]]:
    """Done in the name of an announced body by one that it entrusts, as this title says; "" for the right one."""

    def made(bench: Bench) -> dict[str, Any]:
        giver = body(bench.county, EVERYTHING).record
        letter = {"kind": Kind.ENTRUSTED, "entruster": giver, "entrusted_until": date(2025, 3, 3)}
        there = body(bench.county, EVERYTHING, **letter).record
        return {**LENT, "body": giver, "delegate": title or there.title}

    return made


MINOR = {"minor_act": True, "corrected": True, "harm": "none"}
OPENED = dict.fromkeys(("file", "penalise_on_spot"), lambda bench: PenaltyCase)
GIVEN: dict[str, Any] = {
    **OPENED,
    "notify": lambda bench: bench.reviewed(),
    "decide": lambda bench: bench.take("waive_defence", bench.notified(), date(2024, 4, 11), {"waiver": "书面放弃"}),
    "exempt": lambda bench: bench.reviewed(conclusion=MINOR),
}
USUAL: dict[str, Any] = {
    "file": lambda bench: bench.filing(),
    "penalise_on_spot": lambda bench: bench.on_spot(field="food"),
    "notify": lambda bench: NOTICE,
    "decide": lambda bench: DECISION,
    "exempt": lambda bench: {"exemption": "minor", "reason": "依法不予处罚", "education": True, **SEALED},
}
ASKED = {
    "house.power_listed": ("notify", "penalise_on_spot", "decide"),
    "house.power_listed of its kind": ("file",),
    **dict.fromkeys(
        ("house.body_announced", "penalty.competent_body"), ("file", "penalise_on_spot", "decide", "exempt")
    ),
    "house.delegate_announced": ("file", "penalise_on_spot"),
}
VISIT = lambda b: {"power": item(b.county, Listed.INSPECTION, "food").record}  # noqa: E731
TOLD = {
    **CHOSEN,
    "house.power_listed of its kind": (VISIT, CHOSEN["house.power_listed"][1]),
    "house.delegate_announced": (lent("某某公司"), lent("")),
}


def row(step: str, rule: str) -> Row:
    bad, good = TOLD[rule]
    on = DAYS.get(step, date(2024, 4, 10))
    usual = USUAL[step]
    return Row(
        step, rule.split()[0], on, GIVEN[step], lambda b: {**usual(b), **bad(b)}, lambda b: {**usual(b), **good(b)}
    )


ROWS = [row(step, rule) for rule, steps in ASKED.items() for step in steps]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.step}-{row.rule}" for row in ROWS])
def test_closed_then_open(bench: Bench, row: Row) -> None:
    check(bench, row)


def test_inspections_are_held_to_the_same(county: County) -> None:
    planned: dict[str, Any] = {"field": "market", "sensitive": True, "checklist": None}
    here, good, gone = (
        case(county, Inspection, ACTED_ON),
        item(county, Listed.INSPECTION, "market").record,
        body(county),
    )
    later = item(county, Listed.INSPECTION, "market")
    penal, own = item(county, field="market").record, body(county).record
    no_visits = body(county, [PENAL]).record
    gone.do("withdraw", 30)
    wrong: list[tuple[dict[str, Any], set[str]]] = [
        ({"power": None}, OF_ITEM),
        ({"power": penal}, OF_ITEM),
        ({"body": None}, OF_BODY),
        ({"body": gone.record}, OF_BODY),
        ({"body": no_visits}, {"house.body_competent"}),
    ]
    for told, codes in wrong:
        assert refused(here.do, "plan", **{**planned, "power": good, "body": own, **told}) == codes
    here.do("plan", **planned, power=later.record, body=own)
    later.do("receive_order", on=ACTED_ON, ordered_on=ACTED_ON).do("cancel")
    assert refused(here.do, "hold", 5) == OF_ITEM, "planned on an item that has left the list since"
    again = case(county, Inspection, ACTED_ON).do("plan", **planned, power=good, body=own).do("hold", 5)
    assert again.record.held_on == date(2024, 5, 11)
