"""行政强制措施: each gate closed and open, the thirty days and what does not count, how it ends, how it is counted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.acting import nightly
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.compulsory_measure import CompulsoryMeasure
from guiju.registers.enforcement.compulsory_measure.choices import Contested, Fate, Kind, Presence, Signed, Why
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.services.power_item import PowerItem
from guiju.registers.services.power_item.choices import Kind as Power
from guiju.registers.services.power_item.choices import TextLevel
from tests.lives import MONDAY, Case, brought, case
from tests.people import County

Told = dict[str, Any]
Making = Told | Callable[[Case], Told]
FREEZE, LIBERTY = {"kind": Kind.FREEZE}, {"kind": Kind.LIBERTY}
SEIZURE = "compulsory.seizure.duration"


def refused(of: Case, step: str, days: int = 0, **told: Any) -> list[str]:
    with pytest.raises(Refused) as caught:
        of.do(step, days, **told)
    return list(caught.value.codes)


def approved(county: County, **told: Any) -> Case:
    return brought(county, CompulsoryMeasure, "approve", steps={"ask": told}, at_once=True)


def imposed(county: County, what: Told | None = None, **told: Any) -> Case:
    """Imposed on a Monday, the scene recorded."""
    here = approved(county, **(what or {}))
    return here.do("impose", **told).do("record_scene")


def officers(of: Case, **second: Any) -> Told:
    told = of.life.usual["impose"]["officers_on_site"](of.telling())
    return {"officers_on_site": [told[0], {**told[1], **second}]}


def one_twice(of: Case) -> Told:
    told = of.life.usual["impose"]["officers_on_site"](of.telling())
    return {"officers_on_site": [told[0], told[0]]}


@pytest.mark.parametrize(
    ("rule", "closed", "opened"),
    [
        (
            "compulsory.set_up_by",
            {"basis_level": TextLevel.DEPARTMENT_RULE},
            {"basis_level": TextLevel.LOCAL_REGULATION},
        ),
        (
            "compulsory.set_up_by",
            {"kind": Kind.OTHER, "basis_level": TextLevel.LOCAL_REGULATION},
            {"kind": Kind.OTHER, "basis_level": TextLevel.STATE_REGULATION},
        ),
        ("compulsory.set_up_by", {**LIBERTY, "basis_level": TextLevel.STATE_REGULATION}, LIBERTY),
        ("compulsory.freeze_authority", {**FREEZE, "basis_level": TextLevel.STATE_REGULATION}, FREEZE),
    ],
)
def test_which_texts_may_set_up_a_measure(county: County, rule: str, closed: Told, opened: Told) -> None:
    here = case(county, CompulsoryMeasure)
    assert rule in refused(here, "ask", **closed)
    here.do("ask", **opened)


ABSENT = {"presence": Presence.WITNESS, "how_called": "电话通知", "witness": "居委会工作人员"}
HELD = {"things": [], "family": "当场告知其妻"}
IMPOSING: list[tuple[str, Told, Making, Told]] = [
    ("compulsory.two_officers", {}, one_twice, {}),
    ("compulsory.show_certificate", {}, lambda of: officers(of, shown=False), {}),
    ("house.measure_interested", {}, lambda of: officers(of, interested=True), {}),
    ("house.measure_presence", {}, {"presence": ""}, {}),
    ("compulsory.party_present", {}, {**ABSENT, "how_called": ""}, ABSENT),
    ("compulsory.witness", {}, {**ABSENT, "witness": ""}, {**ABSENT, "handed": False, "told_rights": False}),
    ("compulsory.tell_reasons", {}, {"told_rights": False}, {}),
    ("compulsory.hear_party", {}, {"statement": ""}, {}),
    ("compulsory.no_repeat_seizure", {}, {"free_of_others": False}, {}),
    ("compulsory.seizure_decision", {}, {"things": []}, {}),
    ("compulsory.seizure_decision", {}, {"handed": False}, {}),
    ("compulsory.seizure_paper", {}, {"term": None}, {}),
    ("compulsory.seizure_paper", {}, {"remedies": ""}, {}),
    (SEIZURE, {}, {"term": 31}, {"term": 45, "other_term_law": "某某法第十条"}),
    (
        "compulsory.notify_family",
        {**LIBERTY},
        {"things": []},
        {"things": [], "family": "当场告知其妻", "other_term_law": "某某法"},
    ),
    (
        "compulsory.liberty_term",
        {**LIBERTY},
        {"things": [], "family": "某"},
        {"things": [], "family": "某", "other_term_law": "某某法"},
    ),
    ("house.measure_list", FREEZE, {"things": [{"name": "账簿", "quantity": "1册"}]}, {}),
    ("compulsory.freeze_amount", FREEZE, {"frozen": Decimal(50001)}, {"frozen": Decimal(50000)}),
    ("compulsory.freeze_amount", FREEZE, {"frozen": None}, {}),
    ("compulsory.freeze_amount", FREEZE, {"free_of_others": False}, {}),
    ("compulsory.freeze_notice", FREEZE, {"bank": ""}, {}),
    ("compulsory.freeze_paper", FREEZE, {"remedies": ""}, {}),
    ("compulsory.freeze.duration", FREEZE, {"term": 31}, {}),
]


@pytest.mark.parametrize(("rule", "what", "closed", "opened"), IMPOSING)
def test_how_it_is_imposed(county: County, rule: str, what: Told, closed: Making, opened: Told) -> None:
    here = approved(county, **what)
    assert rule in refused(here, "impose", **(closed(here) if callable(closed) else closed))
    here.do("impose", **opened)
    assert here.record.stage == "imposed"


def test_the_certificates_are_the_offices_own(county: County) -> None:
    here = approved(county)
    strange = brought(county, EnforcementCertificate, "issue", agency=county.township).record
    assert "compulsory.qualified_officers" in refused(here, "impose", **officers(here, certificate=strange))


def test_the_decision_needs_an_address(county: County) -> None:
    nobody = {"kind": "organisation", "name": "某某商行（模拟）", "id_number": "", "address": ""}
    here = approved(county, party=[nobody], title="某商行强制措施（模拟）")
    assert "compulsory.seizure_paper" in refused(here, "impose", party_address="")
    here.do("impose", party_address="某路1号")
    at_once = case(county, CompulsoryMeasure)
    told: Told = {"party": [nobody], "title": "某商行强制措施（模拟）"}
    assert "compulsory.seizure_paper" in refused(at_once, "impose_at_once", party_address="", **told)


def test_it_rests_on_a_power_that_is_published_and_on_a_case_of_the_same_party(county: County) -> None:
    here = case(county, CompulsoryMeasure)
    power = brought(county, PowerItem, "publish", date(2024, 1, 8), steps={"propose": {"kind": Power.COMPULSORY}})
    inspecting = brought(county, PowerItem, "publish", date(2024, 1, 8), steps={"propose": {"kind": Power.INSPECTION}})
    assert "house.power_listed" in refused(here, "ask", power=None)
    assert "house.power_listed" in refused(here, "ask", power=inspecting.record)
    penalty = brought(county, PenaltyCase, "approve_filing")
    assert "house.measure_case" in refused(here, "ask", power=power.record, penalty=penalty.record)
    here.do("ask", power=power.record, penalty=penalty.record, party=[*penalty.said["party"]])
    assert here.record.penalty == penalty.record
    power.do("receive_order", on=date(2024, 3, 5)).do("cancel")
    assert "house.power_listed" in refused(here.do("approve"), "impose", on=date(2024, 3, 11))


def test_who_asks_does_not_approve_and_what_cannot_wait_is_approved_after(county: County) -> None:
    both = county.actor(county.department, Role.OFFICER, Role.HEAD)
    asked = case(county, CompulsoryMeasure).do("ask", by=both)
    assert "house.four_eyes" in refused(asked, "approve", by=both)
    alone = case(county, CompulsoryMeasure).do("impose_at_once", by=both)
    assert "house.four_eyes" in refused(alone, "approve_after", by=both)
    at_once = case(county, CompulsoryMeasure).do("impose_at_once").do("record_scene")
    clock = at_once.clock("compulsory.measure.emergency_report")
    assert clock.due_on == date(2024, 3, 5) and clock.running
    assert at_once.record.urgent and at_once.record.number
    at_once.do("disapprove", 1)
    at_once_to_lift = at_once.words_clock("立即解除")
    assert at_once_to_lift.running and at_once_to_lift.due_on == date(2024, 3, 5)
    assert "house.measure_disapproved" in refused(at_once, "end")
    lifted = [{"nth": n, "fate": Fate.CONFISCATED} for n in (0, 1)]
    assert "compulsory.decide_in_term" in refused(at_once, "end", why_ended=Why.DISAPPROVED, things=lifted)
    at_once.do("end", why_ended=Why.DISAPPROVED)
    assert at_once.record.stage == "ended"
    usual = imposed(county)
    assert "house.measure_disapproved" in refused(usual, "end", why_ended=Why.DISAPPROVED)


def test_the_record_of_the_scene_is_of_the_day_and_signed_by_those_who_were_there(county: County) -> None:
    here = approved(county).do("impose")
    assert "compulsory.scene_record" in refused(here, "end", 1)
    assert "house.measure_today" in refused(here, "record_scene", on=date(2024, 3, 6))
    for wrong in ({"signed": Signed.WITNESS}, {"signed": Signed.REFUSED, "sign_note": ""}):
        assert "compulsory.scene_record_signed" in refused(here, "record_scene", on=MONDAY, **wrong)
    here.do("record_scene", on=MONDAY, signed=Signed.REFUSED, sign_note="拒绝签名，执法人员注明")
    assert "house.measure_recorded_once" in refused(here, "record_scene")


def test_thirty_days_and_what_does_not_count(county: County) -> None:
    """Imposed on 4 March 2024; the days of a test, both included, are left out, and no day more than was told."""
    here = imposed(county)
    assert here.clock(SEIZURE).due_on == date(2024, 4, 3)
    unclear: Told = {"test_until": date(2024, 3, 15), "informed": False}
    assert "compulsory.test_period_notice" in refused(here, "test", on=date(2024, 3, 6), **unclear)
    here.do("test", on=date(2024, 3, 6), test_until=date(2024, 3, 15))
    assert here.clock(SEIZURE).due_on is None
    assert "house.measure_testing" in refused(here, "test", 1)
    assert "house.measure_expired" in refused(here, "end", why_ended=Why.EXPIRED)
    nightly.run(date(2024, 3, 15))
    assert here.clock(SEIZURE).paused
    assert "house.measure_under_test" in refused(here, "test_over", on=date(2024, 3, 16))
    nightly.run(date(2024, 3, 16))
    here.record.refresh_from_db()
    assert here.clock(SEIZURE).due_on == date(2024, 4, 13)
    here.do("test_over", on=date(2024, 3, 18))
    assert "house.measure_under_test" in refused(here, "test_over")
    assert here.clock(SEIZURE).due_on == date(2024, 4, 13)
    assert SEIZURE in refused(here, "extend", extension_length=31)
    assert "compulsory.seizure_extension_notice" in refused(here, "extend", informed=False)
    here.do("extend", on=date(2024, 4, 13), extension_length=30)
    assert here.clock(SEIZURE).due_on == date(2024, 5, 13)
    assert SEIZURE in refused(here, "extend", extension_length=1)
    assert "house.measure_expired" in refused(here, "end", on=date(2024, 5, 12), why_ended=Why.EXPIRED)
    assert "house.measure_term_runs" in refused(here, "extend", on=date(2024, 5, 14), extension_law="某某法第一条")
    here.do("end", on=date(2024, 5, 14), why_ended=Why.EXPIRED)
    assert here.clock(SEIZURE).in_time is False


@pytest.mark.parametrize(
    ("what", "told", "rule", "due"),
    [
        ({}, {"term": 15}, "解除或者作出处理决定", date(2024, 3, 19)),
        ({}, {"term": 30, "other_term_law": "某某法"}, "解除或者作出处理决定", date(2024, 4, 3)),
        (FREEZE, {}, "compulsory.freeze.duration", date(2024, 4, 3)),
        (FREEZE, {}, "compulsory.freeze.deliver_decision", date(2024, 3, 7)),
        ({}, {}, "enforcement.publish.decision", date(2024, 4, 1)),
    ],
)
def test_what_runs_from_the_day(county: County, what: Told, told: Told, rule: str, due: date) -> None:
    here = imposed(county, what, **told)
    clock = here.clock(rule) if "." in rule else here.words_clock(rule)
    assert clock.due_on == due


def test_only_goods_are_tested_and_money_is_freed_by_the_bank(county: County) -> None:
    here = imposed(county, FREEZE)
    assert "house.measure_tested" in refused(here, "test")
    assert "compulsory.freeze_extension_notice" in refused(here, "extend", informed=False)
    assert "compulsory.release_freeze" in refused(here, "end", things=[], bank_told=False)
    freed: Told = {"why_ended": Why.UNRELATED, "party_told": True, "bank_told": True}
    assert "house.measure_unfrozen" in refused(here, "unfreeze_part", unfrozen=Decimal(30000), **freed)
    for why in ("expired", "annulled"):
        assert f"house.measure_{why}" in refused(
            here, "unfreeze_part", unfrozen=Decimal(10000), **{**freed, "why_ended": why}
        )
    here.do("unfreeze_part", unfrozen=Decimal(10000), **freed)
    assert "house.measure_unfrozen" in refused(here, "unfreeze_part", unfrozen=Decimal(10000), **freed)
    here.do("deliver_freeze").do("end", things=[])
    other = imposed(county, LIBERTY, things=[], family="当场告知", other_term_law="某某法", term=1)
    assert "house.measure_frozen" in refused(other, "deliver_freeze")
    assert "house.measure_extension_law" in refused(other, "extend")


def test_each_thing_has_its_fate(county: County) -> None:
    here = imposed(county)
    one = [{"nth": 0, "fate": Fate.RETURNED}]
    assert "compulsory.release_seizure" in refused(here, "end", things=one)
    sold = [{"nth": 0, "fate": Fate.SOLD}]
    assert "compulsory.return_at_once" in refused(here, "release_part", things=sold)
    assert "compulsory.return_at_once" in refused(here, "release_part", things=one, party_told=False)
    assert "house.measure_expired" in refused(here, "release_part", things=one, why_ended=Why.EXPIRED)
    for step in ("release_part", "end"):
        assert "house.measure_annulled" in refused(here, step, things=one, why_ended=Why.ANNULLED)
    here.do("release_part", things=[{**sold[0], "fate_note": "变卖得款200元，已退还"}])
    rest = [{"nth": 1, "fate": Fate.DESTROYED}]
    assert "compulsory.decide_in_term" in refused(here, "end", things=rest, why_ended=Why.DECIDED)
    assert "compulsory.decide_in_term" in refused(
        here, "end", things=rest, why_ended=Why.NO_OFFENCE, decision="某罚决1号"
    )
    here.do("end", things=rest, why_ended=Why.DECIDED, decision="某罚决1号")
    assert here.record.ended_on == MONDAY


def test_goods_go_with_the_case_and_contests_are_recorded(county: County) -> None:
    here = imposed(county)
    assert "house.measure_contested" in refused(here, "contest_over")
    here.do("contest")
    assert "house.measure_contested_once" in refused(here, "contest")
    for lacking in ({"with_goods": False}, {"party_told": False}):
        assert "compulsory.transfer_with_goods" in refused(here, "transfer", **lacking)
    here.do("transfer").do("contest_over")
    assert here.clock(SEIZURE).stopped_on == MONDAY


def test_what_was_found_unlawful_is_lifted(county: County) -> None:
    """行政强制法 art. 8; what another organ has annulled does not go on."""
    changed = imposed(county).do("contest").do("contest_over", contest_result=Contested.CHANGED)
    assert "house.measure_annulled" in refused(changed, "end", why_ended=Why.ANNULLED)
    here = imposed(county).do("contest").do("contest_over", contest_result=Contested.ANNULLED)
    clock = here.words_clock("解除被撤销的措施")
    assert clock.running and clock.due_on == here.record.contest_over_on
    for step in ("extend", "test", "transfer"):
        assert "house.measure_stands" in refused(here, step)
    assert "house.measure_annulled" in refused(here, "end", why_ended=Why.NO_NEED)
    here.do("contest")
    assert "house.measure_stands" in refused(here, "extend")
    assert "house.published_stands" in refused(here, "publish")
    assert not here.clock("enforcement.publish.decision").running
    here.do("end", why_ended=Why.ANNULLED)
    assert here.record.stage == "ended" and not here.words_clock("解除被撤销的措施").running


def test_a_frozen_account_has_its_decision_delivered_whatever_becomes_of_it(county: County) -> None:
    """行政强制法 art. 31 knows no exception for what has been lifted meanwhile."""
    here = imposed(county, FREEZE).do("end")
    assert here.clock("compulsory.freeze.deliver_decision").running
    here.do("deliver_freeze")
    assert not here.clock("compulsory.freeze.deliver_decision").running


def test_how_measures_are_counted(county: County) -> None:
    """By the day they were imposed and by their kind; what was only approved is none."""
    approved(county)
    imposed(county).do("end")
    imposed(county, FREEZE)
    compute.refresh()
    names = ["compulsory_measures", "compulsory_measures_of_kind_seize", "compulsory_measures_of_kind_freeze"]
    values = compute.values(names, county.department.region_id, Period.year(2024))
    assert [values[name] for name in names] == [2, 1, 1]
