"""A correction touches whatever an earlier step told, and everything derived from it follows; another person approves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import time_machine

from guiju.kernel.acting import engine
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.flaws import Flaw
from guiju.kernel.keeping.identifiers import make_resident_id
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.parties import Party
from guiju.kernel.offices.people import Role
from guiju.kernel.offices.scope import visible
from tests.kernel.test_engine import accepted, decided, received
from tests.people import County
from tests.reaching_back import asked, corrected, entry_of, folds_to_itself, standing
from tests.specimen.models import Petition

TODAY = date(2024, 6, 3)
OTHER_ID = make_resident_id("431081", date(1985, 5, 5), 27)


def d(text: str) -> date:
    return date.fromisoformat(f"2024-{text}")


@pytest.fixture(autouse=True)
def _as_on_a_day_in_june() -> Any:
    with time_machine.travel("2024-06-03 10:00 +0800", tick=True):
        yield


def limit(matter: Petition, rule: str) -> ClockRow:
    return ClockRow.objects.get(matter_id=matter.pk, rule=f"reconsideration.{rule}")


def test_limits_counted_from_a_corrected_day_are_counted_again(county: County) -> None:
    """F2: the day of receipt corrected four days later moves the limit that ran from it."""
    matter = received(county)
    was = limit(matter, "accept.review").due_on
    matter = corrected(matter, "receive", county.clerk, county.head, {"received_on": d("03-05")}, on=d("03-05"))
    row = limit(matter, "accept.review")
    assert (matter.received_on, row.started_on, was, row.due_on) == (d("03-05"), d("03-05"), d("03-08"), d("03-12"))
    assert folds_to_itself(matter)


def test_the_day_of_an_act_is_corrected_and_its_limits_with_it(county: County) -> None:
    matter = corrected(decided(county), "decide", county.head, county.legal, on=d("05-20"))
    row = limit(matter, "decide.ordinary")
    assert (matter.closed_on, matter.last_step_on, row.met_on, row.in_time) == (
        d("05-20"),
        d("05-20"),
        d("05-20"),
        False,
    )
    assert folds_to_itself(matter)


def test_a_correction_and_its_reversal_give_what_was(county: County) -> None:
    matter = decided(county)
    before = standing(matter)
    matter = corrected(matter, "accept", county.clerk, county.head, on=d("03-02"))
    assert standing(matter) != before
    matter = corrected(matter, "accept", county.clerk, county.head, on=d("03-04"))
    assert standing(matter) == before and folds_to_itself(matter)


def test_parties_are_corrected_and_both_stay_in_the_record(county: County) -> None:
    matter = received(county)
    right = [{"kind": "person", "name": "张山", "id_number": OTHER_ID, "phone": "", "address": ""}]
    matter = corrected(matter, "receive", county.clerk, county.head, {"petitioner": right})
    [party] = Party.objects.filter(matter_id=matter.pk)
    assert (party.plain()["name"], party.plain()["id_number"]) == ("张山", OTHER_ID)
    old = Party.every.get(matter_id=matter.pk, standing=False)
    assert (old.plain()["name"], old.until_seq, party.since_seq) == ("张三", 3, 2)
    assert "张山" not in "".join(e.payload.body for e in Entry.objects.select_related("payload"))
    assert folds_to_itself(matter)


def test_rows_are_corrected_added_and_taken_out(county: County) -> None:
    matter = engine.take(
        "find", accepted(county), county.clerk, {"findings": [{"words": "属是"}, {"words": "多余"}]}, d("03-05")
    )
    wrong = matter.findings.get(words="属是")
    rows = [{"id": str(wrong.pk), "words": "属实"}, {"words": "补充"}]
    matter = corrected(matter, "find", county.clerk, county.head, {"findings": rows})
    assert sorted(matter.findings.values_list("words", flat=True)) == ["属实", "补充"]
    wrong.refresh_from_db()
    assert wrong.words == "属实"
    assert folds_to_itself(matter)


def test_nothing_changes_before_another_person_approves(county: County) -> None:
    both = county.head
    matter = asked(decided(county), "receive", both, {"amount": "5"})
    assert Petition.objects.get(pk=matter.pk).amount is None
    with pytest.raises(Refused) as refused:
        engine.take("correct", matter, both, {"request": matter.version}, TODAY)
    assert refused.value.codes == {"house.four_eyes"}
    matter = engine.take(
        "refuse_correction", matter, county.legal, {"request": matter.version, "reason": "无误"}, TODAY
    )
    with pytest.raises(Refused) as refused:
        engine.take("correct", matter, county.legal, {"request": matter.version - 1}, TODAY)
    assert refused.value.codes == {"house.correction_open"}
    assert matter.amount is None


@pytest.mark.parametrize(
    ("step", "told", "on", "words"),
    [
        ("receive", {"amount": "许多"}, None, "金额"),
        ("receive", {"nonsense": "1"}, None, "没有可以更正的"),
        ("receive", {"title": "张某诉求一件"}, None, "与原登记相同"),
        ("receive", {}, date(2024, 6, 30), "晚于今天"),
        ("receive", {"petitioner": [{"name": "李四", "id_number": OTHER_ID[:17] + "0"}]}, None, "校验码"),
        ("accept", {}, date(2024, 2, 1), "按发生日期排列"),
        ("decide", {"outcome": "驳回"}, None, "所作决定的内容"),
    ],
)
def test_what_cannot_be_put_right_is_refused_at_once(
    county: County, step: str, told: dict[str, Any], on: date | None, words: str
) -> None:
    matter = decided(county)
    with pytest.raises(Refused) as refused:
        asked(matter, step, county.clerk, told, on)
    assert words in str(refused.value)
    assert Petition.objects.get(pk=matter.pk).version == matter.version


def test_a_gate_closed_by_a_correction_names_step_and_article_and_may_be_marked(county: County) -> None:
    """If the entry was wrong the correction is refused; if it so happened, the step is marked with its article."""
    matter = asked(decided(county), "receive", county.clerk, {"amount": "20000"})
    request = {"request": matter.version}
    with pytest.raises(Refused) as refused:
        engine.take("correct", matter, county.legal, request, TODAY)
    assert refused.value.codes == {"flawed", "reconsideration.decision_seal"}
    said = str(refused.value)
    assert "“决定”（2024-03-06）：金额20000" in said and "行政复议法" in said
    assert Petition.objects.get(pk=matter.pk).amount is None
    matter = engine.take("correct", matter, county.legal, {**request, "so_happened": True}, TODAY)
    [flaw] = Flaw.objects.filter(matter_id=matter.pk)
    assert (matter.amount, flaw.entry, flaw.rule, flaw.cured_by) == (20000, 4, "reconsideration.decision_seal", None)
    assert folds_to_itself(matter)
    matter = corrected(matter, "receive", county.clerk, county.legal, {"amount": "2000"})
    flaw.refresh_from_db()
    assert flaw.cured_by == matter.version


def test_what_was_decided_is_set_right_by_the_lawful_act(county: County) -> None:
    matter = decided(county)
    with pytest.raises(Refused) as refused:
        asked(matter, "decide", county.clerk, {"outcome": "驳回"})
    assert "“变更决定”" in str(refused.value)
    assert engine.take("amend", matter, county.head, {"outcome": "驳回", "reason": "查明有误"}, TODAY).outcome == "驳回"


def test_what_was_published_says_that_it_was_corrected(county: County) -> None:
    matter = engine.take("publish", decided(county), county.clerk, {"strike": ["张某"]}, d("03-07"))
    matter = corrected(matter, "receive", county.clerk, county.head, {"title": "张某诉求两件"})
    public = PublicRecord.objects.get(matter_id=matter.pk)
    assert public.corrected_on == TODAY
    assert public.title == "（已更正，待重新公开）", "what was struck out may not come back"
    assert folds_to_itself(matter)


def test_an_erased_entry_folds_as_unknown(county: County) -> None:
    matter = decided(
        county,
    )
    matter = county.erased(matter, 1, TODAY)
    matter = corrected(matter, "accept", county.clerk, county.head, on=d("03-02"))
    assert matter.title == "（已依法删除）" and limit(matter, "decide.ordinary").started_on == d("03-02")
    assert Paper.objects.count() == 0 and entry_of(matter, "accept") == 2


def test_where_it_happened_is_corrected_and_all_that_lies_by_region_follows(county: County) -> None:
    """Row, limits, flaws and publication lie in the region told; who oversees only the other one sees it no more."""
    matter = engine.take("publish", decided(county), county.clerk, {}, d("03-07"))
    matter = corrected(matter, "receive", county.clerk, county.legal, {"amount": "20000"}, so_happened=True)
    before = standing(matter)
    matter = corrected(matter, "receive", county.clerk, county.head, {"region": "431081103"})
    of = {"matter_id": matter.pk, "region": "431081103"}
    assert Petition.objects.get(pk=matter.pk).region == "431081103"
    assert ClockRow.objects.filter(**of).count() == 2 and Flaw.objects.filter(**of).count() == 1
    assert PublicRecord.objects.get(**of).corrected_on == TODAY
    township = county.actor(county.township, Role.HEAD, name="overseer")
    overseer = replace(township, oversees=True)
    assert visible(overseer, Petition.objects.all()).count() == 1
    assert folds_to_itself(matter)
    matter = corrected(matter, "receive", county.clerk, county.head, {"region": "431081"})
    assert visible(overseer, Petition.objects.all()).count() == 0
    assert ClockRow.objects.filter(matter_id=matter.pk, region="431081").count() == 2
    assert standing(matter) == before and folds_to_itself(matter)


def test_limits_that_an_act_starts_later_lie_where_it_happened(county: County) -> None:
    matter = corrected(received(county), "receive", county.clerk, county.head, {"region": "431081103"})
    engine.take("accept", matter, county.clerk, {"confirmed": ["reconsideration.accept_conditions"]}, d("03-04"))
    assert {row.region for row in ClockRow.objects.filter(matter_id=matter.pk)} == {"431081103"}


@pytest.mark.parametrize(
    ("region", "words"), [("431003", "行政区划以内"), ("999999", "所在地"), ("", "所在地"), ("431081", "与原登记相同")]
)
def test_it_cannot_have_happened_outside_the_agencys_region(county: County, region: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        asked(received(county), "receive", county.clerk, {"region": region})
    assert words in str(refused.value) and "431003" not in str(refused.value)


def test_only_the_act_that_opened_a_record_says_where_it_happened(county: County) -> None:
    with pytest.raises(Refused) as refused:
        asked(accepted(county), "accept", county.clerk, {"region": "431081103"})
    assert "没有可以更正的" in str(refused.value)
