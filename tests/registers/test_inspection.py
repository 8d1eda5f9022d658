"""行政检查: each gate closed and open, the terms of hazards, what the public reads, how it is counted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from guiju.figures import compute
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.inspection import Inspection
from guiju.registers.enforcement.inspection.checklist import InspectionChecklist
from guiju.registers.enforcement.inspection.choices import Grade, ItemResult, Kind, Result, Signed
from guiju.registers.enforcement.inspection.life import FOUND, GRAVE, HAZARDS, hazard, item
from guiju.registers.enforcement.inspection.rectifying import TO_PENALTY
from guiju.registers.enforcement.penalty_case.choices import Source
from guiju.registers.services.power_item import PowerItem
from guiju.registers.services.power_item.choices import Kind as Power
from tests.lives import MONDAY, Case, brought, case
from tests.people import County
from tests.registers.penalties import person

Told = dict[str, Any]
SAFE, CLEAN = {"field": "safety"}, {"kind": Kind.SPECIAL, "cause": "专项方案"}


def planned(county: County, **told: Any) -> Case:
    return brought(county, Inspection, "plan", steps={"plan": {**told, "planned_on": MONDAY}})


def refused(of: Case, step: str, **told: Any) -> list[str]:
    with pytest.raises(Refused) as caught:
        of.do(step, **told)
    return list(caught.value.codes)


def one_officer(of: Case) -> Told:
    first = of.life.usual["hold"]["inspectors"](of.telling())[0]
    return {"inspectors": [first]}


def unshown(of: Case) -> Told:
    told = of.life.usual["hold"]["inspectors"](of.telling())
    return {"inspectors": [told[0], {**told[1], "shown": False}]}


def interested(of: Case) -> Told:
    told = of.life.usual["hold"]["inspectors"](of.telling())
    return {"inspectors": [told[0], {**told[1], "interested": True}]}


@pytest.mark.parametrize(
    ("rule", "closed", "opened"),
    [
        ("penalty.random_inspection", {"field": "market"}, {"field": "market", "sensitive": True}),
        ("penalty.random_inspection", {"kind": Kind.RANDOM, "draw": ""}, {"kind": Kind.RANDOM, "draw": "2024年第1号"}),
        ("house.inspection_cause", {"kind": Kind.CAUSED, "cause": ""}, {"kind": Kind.CAUSED, "cause": "热线转办"}),
    ],
)
def test_what_is_planned(county: County, rule: str, closed: Told, opened: Told) -> None:
    here = case(county, Inspection)
    alone: Told = {"checklist": None}
    assert rule in refused(here, "plan", **alone | closed)
    here.do("plan", **alone | opened)


@pytest.mark.parametrize(
    ("rule", "field", "wrong"),
    [
        ("house.inspection_two", "transport", one_officer),
        ("house.inspection_interested", "transport", interested),
        ("house.inspection_shown", "transport", unshown),
        ("inspection.certificate_shown", "safety", unshown),
        ("house.inspection_signed", "transport", lambda of: {"signed": Signed.REFUSED, "sign_note": ""}),
        ("inspection.record_signed", "safety", lambda of: {"signed": Signed.REFUSED, "sign_note": ""}),
        ("house.inspection_result", "transport", lambda of: {"result": Result.FOUND, "hazards": []}),
        ("house.inspection_result", "transport", lambda of: {"result": Result.CLEAN, "hazards": HAZARDS}),
    ],
)
def test_how_it_is_made(county: County, rule: str, field: str, wrong: Callable[[Case], Told]) -> None:
    here = planned(county, field=field, checklist=None)
    assert rule in refused(here, "hold", **wrong(here))
    here.do("hold", signed=Signed.REFUSED, sign_note="负责人拒绝签名，在场人员某某")
    assert here.record.stage == "checked"


def test_several_organs_inspect_together(county: County) -> None:
    """One of this organ and one of the other are two; whoever inspects alone has two of its own."""
    alone = planned(county, checklist=None)
    assert "house.inspection_joint" in refused(alone, "hold", others="市监局某某，证号1")
    joint = planned(county, checklist=None, partner=[county.township])
    assert "house.inspection_joint" in refused(joint, "hold", others="")
    joint.do("hold", others="某镇某某，证号1", **one_officer(joint))
    assert joint.record.officers == 2


def test_what_another_organ_answers_for_is_handed_on_and_does_not_hold_up_the_end(county: County) -> None:
    """安全生产法 art. 69: what another organ must deal with is handed on; it is not this one's to order or to recheck."""
    here = planned(county, checklist=None).do("hold", **FOUND)
    passed: Told = {"handed": "安全出口堵塞", "terms": [{"nth": 1, "passed": "由消防机构处理"}]}
    here.do("hand_on", **passed)
    assert "house.inspection_put_right" in refused(here, "close")
    here.do("order", terms=[{"nth": 0, "due_on": MONDAY, "measure": "更换"}])
    here.do("recheck", terms=[{"nth": 0, "seen": "已经更换"}]).do("close")
    assert (here.record.stage, here.record.left) == ("closed", 1)


def test_every_item_of_the_checklist_has_a_result(county: County) -> None:
    here = planned(county)
    checklist = here.record.checklist
    rows = [{"item": row.item, "found": ItemResult.FIT} for row in checklist.items.order_by("item")]
    for wrong, words in (
        (rows[:-1], "没有填写结果"),
        ([*rows, rows[0]], "填写了两次"),
        ([*rows, {"item": 99, "found": ItemResult.FIT}], "没有第99项"),
        ([*rows[:-1], {**rows[-1], "found": ItemResult.UNFIT}], "不符合"),
    ):
        with pytest.raises(Refused, match=words):
            here.do("hold", checked_items=wrong)
    here.do("hold", checked_items=rows)


def test_a_revised_checklist_is_held_to_from_its_day(county: County) -> None:
    """What is struck is asked no more, what is new is asked; an inspection of the day before went by the old one."""
    checklist = brought(county, InspectionChecklist, "publish", date(2024, 1, 8))
    before = planned(county, checklist=checklist.record)
    before.do("hold")
    checklist.do("revise", on=date(2024, 3, 11))
    assert checklist.record.asked.splitlines()[-1].startswith("4. ")
    after = brought(
        county,
        Inspection,
        "plan",
        date(2024, 3, 12),
        steps={"plan": {"checklist": checklist.record, "planned_on": date(2024, 3, 12)}},
    )
    old = [{"item": n, "found": ItemResult.FIT} for n in (1, 2, 3)]
    assert "house.inspection_items" in refused(after, "hold", checked_items=old)
    after.do("hold", checked_items=[{"item": n, "found": ItemResult.FIT} for n in (2, 3, 4)])


def test_a_checklist_of_another_field_is_not_taken(county: County) -> None:
    here = case(county, Inspection)
    assert "house.inspection_checklist" in refused(here, "plan", field="water")
    here.do("plan", field="water", checklist=None)


def test_where_powers_are_published_one_is_named(county: County) -> None:
    """Nothing is asked where an office has published no power to inspect."""
    case(county, Inspection).do("plan", power=None)
    other = brought(county, PowerItem, "publish", date(2024, 1, 8)).record
    power = brought(
        county, PowerItem, "publish", date(2024, 1, 8), steps={"propose": {"kind": Power.INSPECTION}}
    ).record
    here = case(county, Inspection)
    assert "house.power_listed" in refused(here, "plan", power=None)
    assert "house.power_listed" in refused(here, "plan", power=other)
    here.do("plan", power=power)
    assert here.record.power == power


@pytest.mark.parametrize(
    ("told", "source", "task"),
    [
        ({"kind": Kind.CAUSED}, Source.COMPLAINT, ""),
        ({"kind": Kind.ROUTINE}, Source.OTHER, ""),
        ({"kind": Kind.SPECIAL}, Source.SPECIAL, ""),
        ({"kind": Kind.RANDOM, "draw": "2024年第1号"}, Source.RANDOM, "2024年第1号"),
    ],
)
def test_a_penalty_that_follows_says_whence_it_came(county: County, told: Told, source: Source, task: str) -> None:
    here = Facts(planned(county, **told).record, MONDAY, county.officer)
    assert (TO_PENALTY["source"](here, None), TO_PENALTY["draw"](here, None)) == (source, task)


def test_each_hazard_has_a_term_and_is_looked_at_again(county: County) -> None:
    here = planned(county).do("hold", **FOUND)
    assert (here.record.stage, here.record.found, here.record.left) == ("found", 2, 2)
    assert "house.inspection_put_right" in refused(here, "close")
    [first, second] = here.record.hazards.order_by("pk")
    early = [{"id": first.pk, "due_on": date(2024, 3, 1), "measure": "更换"}]
    assert "house.inspection_term" in refused(here, "order", terms=early)
    here.do("order", days=1)
    clock = here.words_clock("整改问题隐患")
    assert clock.running and clock.due_on > here.on
    here.do("find_left", days=9, terms=[{"id": first.pk, "left_seen": "仍未更换"}])
    here.do("recheck", terms=[{"id": second.pk, "seen": "已经清理"}])
    assert here.record.left == 1
    assert "house.inspection_put_right" in refused(here, "close")
    here.do("order", terms=[{"id": first.pk, "due_on": date(2024, 4, 1), "measure": "立即更换"}])
    here.do("recheck", days=3, terms=[{"id": first.pk, "seen": "已经更换"}]).do("close")
    assert (here.record.stage, here.record.left) == ("closed", 0)


def test_only_grave_hazards_stop_a_business_until_they_are_gone(county: County) -> None:
    mild = planned(county, **SAFE, **CLEAN, checklist=None).do("hold", **FOUND)
    assert "inspection.stop_major_hazard" in refused(mild, "stop")
    here = planned(county, **SAFE, **CLEAN, checklist=None).do("hold", **GRAVE)
    here.do("stop").do("order", days=1)
    assert "inspection.resume_after_check" in refused(here, "resume")
    here.do("recheck", days=5)
    assert "house.inspection_resumed" in refused(here, "close")
    here.do("resume").do("close")
    assert "house.inspection_grave" in refused(planned(county, checklist=None).do("hold", **FOUND), "stop")


def test_who_inspected_does_not_decide_that_a_business_stops(county: County) -> None:
    both = county.actor(county.department, Role.OFFICER, Role.HEAD, name="both")
    here = planned(county, checklist=None).do("hold", by=both, **GRAVE)
    with pytest.raises(Refused, match="不得是检查人员"):
        here.do("stop", by=both)
    here.do("stop")


def test_the_public_reads_what_was_found_and_of_a_person_the_surname(county: County) -> None:
    here = planned(county, checklist=None, subject_kind="person", subject=[person()]).do("hold", **FOUND)
    due = here.clock("enforcement.publish.decision").due_on
    assert due == date(2024, 4, 1), "twenty working days from 4 March 2024"
    here.do("publish", days=2)
    view = str(PublicRecord.objects.get(matter_id=here.record.pk).view)
    assert "李*" in view and "李四" not in view and "发现问题" in view
    assert here.clock("enforcement.publish.decision").met_on == here.on


def test_a_title_names_no_person(county: County) -> None:
    here = case(county, Inspection)
    with pytest.raises(Refused, match="不得写当事人全名"):
        here.do("plan", title="对李四的检查", subject=[person()])


def test_what_is_counted(county: County) -> None:
    """A visit once, by its day; an enterprise once a year; hazards where they were found and where they are put right."""
    shop = case(county, Inspection).life.usual["plan"]["subject"](case(county, Inspection).telling())
    for _ in range(2):
        brought(county, Inspection, "hold", steps={"plan": {"subject": shop, "planned_on": MONDAY}})
    late = planned(county, subject=shop).do("hold", result=Result.FOUND, hazards=[hazard("堵塞", Grade.GENERAL)] * 3)
    late.do("order", days=1).do("recheck", on=date(2025, 1, 6))
    case(county, Inspection).do("plan").do("call_off", days=1)
    compute.refresh()
    names = (
        "inspections",
        "enterprises_inspected",
        "hazards_found",
        "hazards_rectified",
        "enforcement_officers_minimum",
    )
    assert [compute.value(name, "431081", 2024) for name in names] == [3, 1, 3, 0, 100]
    assert compute.value("hazards_rectified", "431081", 2025) == 3


def test_an_officer_whose_certificate_does_not_hold_that_day_does_not_inspect(county: County) -> None:
    here = planned(county, checklist=None)
    told = here.life.usual["hold"]["inspectors"](here.telling())
    last = told[0]["certificate"].valid_until
    after = date.fromordinal(last.toordinal() + 1)
    with pytest.raises(Refused):
        here.do("hold", on=after, inspectors=told)
    here.do("hold", on=MONDAY, inspectors=told)


def test_nothing_is_resumed_that_was_not_stopped(county: County) -> None:
    here = planned(county, checklist=None).do("hold", **GRAVE).do("order", days=1).do("recheck", days=5)
    assert "house.inspection_is_stopped" in refused(here, "resume")


def test_a_hazard_is_due_on_the_day_it_was_told(county: County) -> None:
    here = planned(county, checklist=None).do("hold", result=Result.FOUND, hazards=HAZARDS[:1])
    row = here.record.hazards.get()
    here.do("order", terms=[{"id": row.pk, "due_on": date(2024, 3, 15), "measure": "更换"}])
    clock = here.words_clock("整改问题隐患")
    assert clock.due_on == date(2024, 3, 15)
    assert not clock.overdue(date(2024, 3, 15)) and clock.overdue(date(2024, 3, 16))


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("house.checklist_once", {}),
        ("house.checklist_once_each", {"title": "另一张", "items": [item("同一内容"), item("同一内容")]}),
    ],
)
def test_a_checklist_is_once_and_asks_each_thing_once(county: County, rule: str, told: Told) -> None:
    brought(county, InspectionChecklist, "publish", steps={"draft": {"title": "道路运输检查表"}})
    other = case(county, InspectionChecklist)
    assert rule in refused(other, "draft", **{"title": "道路运输检查表"} | told)
    other.do("draft", title="再一张")


def test_a_checklist_does_not_lose_its_last_item(county: County) -> None:
    one = brought(county, InspectionChecklist, "publish", steps={"draft": {"items": [item("许可证件")]}})
    struck = [{"id": one.record.items.get().pk, "struck_because": "依据已经废止"}]
    assert "house.checklist_items" in refused(one, "revise", items=[], struck=struck)
    one.do("revise", items=[item("安全管理制度")], struck=struck)
    assert one.record.asked == "2. 安全管理制度（模拟）"


def test_who_drew_a_checklist_up_neither_reviews_nor_publishes_it(county: County) -> None:
    both = county.actor(county.department, Role.CLERK, Role.LEGAL, Role.HEAD, name="all")
    one = case(county, InspectionChecklist).do("draft", by=both)
    assert "house.four_eyes" in refused(one, "review", by=both)
    one.do("review")
    assert "house.four_eyes" in refused(one, "publish", by=both)
    one.do("publish")
