"""The list of powers: what is published, how it changes, when an order from above is due, what each year counts."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guiju.asking.process_chart import apart, drawn
from guiju.asking.step_form import StepForm
from guiju.figures import compute
from guiju.kernel.acting import change
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import Role, User
from guiju.registers.services.power_item import PowerItem
from guiju.registers.services.power_item.choices import Change, Kind, Origin, TextLevel
from guiju.registers.services.power_item.columns import DiscretionTier, PowerItemSpell, holding
from guiju.registers.services.power_item.life import BASES, TIERS
from tests.lives import Case, brought, case
from tests.people import County

MARCH = date(2024, 3, 4)


def item(county: County, upto: str = "publish", **told: Any) -> Case:
    return brought(county, PowerItem, upto, MARCH, **told)


def rules(refusal: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {one.code for one in refusal.value.reasons}


def test_an_item_without_responsibilities_is_not_published(county: County) -> None:
    bare = case(county, PowerItem, MARCH).do("propose", duties=[]).do("review", 3)
    with pytest.raises(Refused, match="没有责任事项") as refusal:
        bare.do("publish", 1)
    assert rules(refusal) == {"house.power_item_duties"}
    whole = bare.do("amend", 1).do("review", 1).do("publish", 1).record
    assert whole.stage == "listed"
    assert "追责情形" in whole.duties_named


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"kind": Kind.LICENCE, "bases": [{**BASES[0], "level": TextLevel.DEPARTMENT_RULE}]}, "licence.set_by_text"),
        ({"kind": Kind.LICENCE, "bases": [{**BASES[0], "level": TextLevel.LOCAL_RULE}]}, "licence.set_by_text"),
        (
            {"kind": Kind.COMPULSORY, "bases": [{**BASES[0], "level": TextLevel.PROVINCIAL_RULE}]},
            "compulsory.set_by_text",
        ),
        ({"kind": Kind.PENALTY, "bases": [{**BASES[0], "level": TextLevel.STATE_DECISION}]}, "penalty.set_by_text"),
        ({"origin": Origin.TAKEN_OVER, "source": ""}, "house.power_item_source"),
        ({"field": "industry_commerce"}, "house.field_of_its_day"),
        ({"process": [{"name": "审" * 40, "done_by": "处" * 60}] * 20}, "house.power_item_length"),
        ({"process": [{"name": "受理→决定", "done_by": "窗口"}]}, "field.process"),
    ],
)
def test_what_cannot_stand_in_the_list_is_refused(county: County, told: dict[str, Any], rule: str) -> None:
    with pytest.raises(Refused) as refusal:
        case(county, PowerItem, MARCH).do("propose", **told)
    assert rules(refusal) == {rule}


def test_a_rule_may_stand_beside_the_law_and_a_code_stands_once(county: County) -> None:
    both = [*BASES, {"law": "某某办法", "article": "第五条", "level": TextLevel.DEPARTMENT_RULE}]
    first = case(county, PowerItem, MARCH).do("propose", kind=Kind.LICENCE, bases=both).record
    assert first.basis_named.endswith("《某某办法》第五条")
    with pytest.raises(Refused) as refusal:
        case(county, PowerItem, MARCH).do("propose", code=first.code)
    assert rules(refusal) == {"house.power_code_once"}


def test_only_the_change_that_was_reviewed_is_made(county: County) -> None:
    wanted = item(county).do("propose_change", 30, change=Change.CANCELLED).do("review_change", 5)
    for step in ("adopt_change", "hand_down"):
        with pytest.raises(Refused, match="不是") as refusal:
            wanted.do(step, 1)
        assert rules(refusal) == {"house.power_change_as_reviewed"}
    assert wanted.do("cancel", 1).record.stage == "cancelled"


def test_each_version_stays_and_what_a_change_does_not_tell_holds_on(county: County) -> None:
    changed = item(county, "adopt_change")
    record: Any = changed.record
    assert record.edition == 2
    assert "第三十一条" in record.basis_named
    assert "追责情形" in record.duties_named, "not told anew, so as before"
    spells = list(PowerItemSpell.objects.filter(matter=record).values_list("edition", "left_on"))
    assert spells == [(1, record.last_step_on), (2, None)]


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2024, 9, 2), date(2024, 9, 30)),
        (date(2024, 9, 10), date(2024, 10, 14)),
        (date(2025, 1, 2), date(2025, 2, 6)),
    ],
)
def test_an_order_from_above_is_carried_out_within_twenty_working_days(
    county: County, received: date, due: date
) -> None:
    ordered = item(county).do("receive_order", on=received, ordered_on=received)
    assert ordered.clock("power_item.carry_out_cancellation").due_on == due
    assert ordered.do("cancel", on=due).record.carried_in_time is True


def test_late_orders_are_counted_in_the_share_and_own_cancellations_are_not(county: County) -> None:
    for days in (5, 60):
        item(county).do("receive_order", on=date(2024, 9, 2), ordered_on=date(2024, 9, 2)).do("cancel", days)
    item(county, "cancel")
    item(county, "publish", origin=Origin.TAKEN_OVER)
    item(county, "adopt_change")
    compute.refresh()

    def said(name: str) -> Any:
        return compute.value(name, "431081", 2024)

    assert said("approval_change_days_limit") == 50
    assert [said(f"power_items{name}") for name in ("", "_cancelled", "_adjusted", "_taken_over")] == [2, 3, 4, 1]


def test_a_benchmark_has_its_days_and_ranges_in_order(county: County) -> None:
    first = item(county, "set_benchmark")
    earlier = first.on
    with pytest.raises(Refused) as refusal:
        first.do("set_benchmark", 10, tiers=[{**TIERS[0], "least": Decimal(3000)}])
    assert rules(refusal) == {"house.discretion_range"}
    record: Any = first.do("set_benchmark", 30, tiers=TIERS[:1]).record
    then = [len(holding(DiscretionTier, record.pk, day)) for day in (MARCH, earlier, first.on)]
    assert then == [0, 2, 1]
    assert record.tiers_named.endswith("罚款100元以上2000元以下")


def test_the_process_is_drawn_from_the_words_of_the_list(county: County) -> None:
    steps = [
        {"name": "受理", "done_by": "执法大队（二中队）", "days": 7},
        {"name": "决定（集体讨论）", "done_by": "负责人"},
    ]
    record = item(county, process=steps).record
    chart = drawn(record.process_named)
    assert chart is not None
    assert [(box.name, box.by) for box in chart.boxes] == [
        (("受理",), ("执法大队（二中队），7个工作日",)),
        (("决定（集体讨论）",), ("负责人",)),
    ]
    first, second = chart.boxes
    assert first.bottom < second.top and chart.high > second.bottom
    assert drawn("") is None and apart("第（一）项") == ("第（一）项", "")
    long = drawn("写" * 40 + "（办" + "理" * 60 + "）")
    assert long is not None and [len(lines) for lines in (long.boxes[0].name, long.boxes[0].by)] == [3, 4]


def test_both_sites_show_the_chart_with_its_words(county: County, client: Client) -> None:
    record = item(county).record
    person = county.actor(county.department, Role.CLERK)
    page = client.get(reverse("portal:record", args=["power_item", record.pk])).content.decode()
    client.force_login(User.objects.get(pk=str(person.user_id)))
    own = client.get(reverse("matter", args=["power_item", record.pk])).content.decode()
    for shown in (page, own):
        assert shown.count('<svg class="process"') == 1 and "共3步" in shown and "立案（执法大队，7个工作日）→" in shown


def test_how_far_a_text_may_go_is_confirmed_by_whoever_reviews(county: County) -> None:
    provincial = [{**BASES[0], "level": TextLevel.PROVINCIAL_RULE}]
    for kind, rules in ((Kind.LICENCE, 2), (Kind.PENALTY, 1), (Kind.REWARD, 0)):
        proposed = case(county, PowerItem, MARCH).do("propose", kind=kind, bases=provincial)
        if rules:
            with pytest.raises(Refused) as refusal:
                proposed.do("review", 3, confirmed=[])
            assert len(refusal.value.reasons) == rules
        assert proposed.do("review", 3).record.stage == "reviewed"
    early = case(county, PowerItem, date(2017, 3, 6))
    with pytest.raises(Refused) as refusal:
        early.do("propose", field="transport", bases=[{**BASES[0], "level": TextLevel.STATE_DECISION}])
    assert {one.code for one in refusal.value.reasons} == {"house.power_set_up"}, "no text of that day is at hand"


def test_what_was_handed_down_is_taken_over_once_by_whom_it_was_handed_to(county: County) -> None:
    given, kept = item(county, "hand_down"), item(county).record
    on, licence = given.on, {"kind": Kind.LICENCE}
    told: dict[str, Any] = {"origin": Origin.TAKEN_OVER, "taken_from": given.record}

    def taking(agency: Any = county.township, on: date = on, **more: Any) -> Case:
        return case(county, PowerItem, on, agency=agency).do("propose", **{**told, **more})

    wrong: list[dict[str, Any]] = [
        *({"origin": Origin.NEW}, {"taken_from": kept}, licence),
        *({"on": on - timedelta(days=1)}, {"agency": county.department}),
    ]
    for one in wrong:
        with pytest.raises(Refused) as refusal:
            taking(**one)
        assert rules(refusal) == {"house.power_taken_over"}, one
    step, clerk = PowerItem.procedure.steps["propose"], county.actor(county.township, Role.CLERK)
    blank = change.blank(PowerItem, county.township, county.township.region_id, on, False)
    assert str(given.record.pk) in str(StepForm(step, blank, clerk, None).form["taken_from"]), (
        "the county's is out of sight"
    )
    assert taking().record.taken_from == given.record
    with pytest.raises(Refused, match="已以") as refusal:
        taking()
    assert rules(refusal) == {"house.power_taken_over"}


def test_a_change_that_was_reviewed_need_not_be_made_and_who_proposed_it_does_not_publish_it(county: County) -> None:
    both = county.actor(county.department, Role.CLERK, Role.HEAD, name="both")
    here = item(county).do("propose_change", 30, by=both, change=Change.CANCELLED).do("review_change", 3)
    with pytest.raises(Refused) as refusal:
        here.do("cancel", 1, by=both)
    assert rules(refusal) == {"house.four_eyes"}
    here.do("take_back_change", 1)
    assert (here.record.stage, here.record.change, here.record.edition) == ("listed", "", 1)
    here.do("propose_change", 3, change=Change.CHANGED).do("review_change", 3, finding="returned")
    assert here.record.change == ""
    here.do("set_benchmark", 1)


def test_an_order_that_was_lifted_leaves_no_limit_and_no_trace_in_what_follows(county: County) -> None:
    here = item(county).do("receive_order", 30).do("order_lifted", 5)
    assert not here.clock("power_item.carry_out_cancellation").running
    here.do("propose_change", 60, change=Change.CANCELLED).do("review_change", 3).do("cancel", 1)
    assert here.record.carried_in_time is None
