"""An act may be entered late at its true day; what follows by itself is worked out anew."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine

from guiju.kernel.acting import engine, nightly
from guiju.kernel.acting.taking import Taking
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.ledger import Entry
from tests.kernel.test_engine import RECEIVED, accepted, decided, received
from tests.people import County
from tests.reaching_back import folds_to_itself, standing
from tests.specimen.models import Petition


def d(text: str) -> date:
    return date.fromisoformat(f"2024-{text}")


@pytest.fixture(autouse=True)
def _as_on_a_day_in_june() -> Any:
    with time_machine.travel("2024-06-03 10:00 +0800", tick=True):
        yield


def steps(record: Any) -> list[tuple[str, date]]:
    rows = Entry.objects.filter(matter_id=record.pk).order_by("seq")
    return list(rows.values_list("step", "on"))


def test_an_act_that_came_in_time_but_was_entered_late_stands_at_its_true_day(county: County) -> None:
    """F1: after the night has noted the limit overdue, the decision of an earlier day is entered; it was in time."""
    matter = engine.take("hear", accepted(county), county.clerk, {"opinion": "已听取"}, d("03-05"))
    limit = ClockRow.objects.get(rule="reconsideration.decide.ordinary")
    nightly.note_overdue(d("06-02"))
    matter.refresh_from_db()
    assert steps(matter)[-1] == ("note_overdue", d("06-02"))
    matter = engine.take("decide", matter, county.head, {"outcome": "支持"}, d("04-30"))
    limit.refresh_from_db()
    assert (matter.closed_on, limit.met_on, limit.noted_overdue_on) == (d("04-30"), d("04-30"), None)
    assert limit.in_time
    assert steps(matter)[-1][0] == "take_back_note"
    assert folds_to_itself(matter)


def test_a_note_that_still_holds_is_not_taken_back(county: County) -> None:
    matter = engine.take("hear", accepted(county), county.clerk, {"opinion": "已听取"}, d("03-05"))
    nightly.note_overdue(d("06-02"))
    matter.refresh_from_db()
    matter = engine.take("decide", matter, county.head, {"outcome": "支持"}, d("06-01"))
    limit = ClockRow.objects.get(rule="reconsideration.decide.ordinary")
    assert limit.noted_overdue_on == d("06-02") and not limit.in_time
    assert "take_back_note" not in dict(steps(matter))


def test_an_attachment_or_a_correction_asked_for_does_not_raise_the_floor(county: County) -> None:
    matter = accepted(county)
    matter = engine.take("attach", matter, county.clerk, {"paper": ("a.txt", b"text")}, d("06-03"))
    assert matter.last_step_on == d("03-04")
    matter = engine.take("hear", matter, county.clerk, {"opinion": "已听取"}, d("03-05"))
    assert (matter.heard, matter.last_step_on) == (True, d("03-05"))


def test_an_act_between_two_others_is_taken_where_it_belongs(county: County) -> None:
    matter = decided(county)
    found = {"findings": [{"words": "属实"}]}
    before = standing(matter)
    matter = engine.take("find", matter, county.clerk, found, d("03-05"))
    assert [row.words for row in matter.findings.all()] == ["属实"]
    assert (matter.stage, matter.last_step_on) == ("decided", d("03-06"))
    columns = {**before["columns"], "late_acts": before["columns"]["late_acts"] + 1}
    assert {**standing(matter), "rows": []} == {**before, "columns": columns}
    assert folds_to_itself(matter)


def test_acts_put_in_the_order_of_their_days_must_be_lawful_one_after_another(county: County) -> None:
    matter = decided(county)
    with pytest.raises(Refused) as refused:
        engine.take("suspend", matter, county.clerk, {"reason": "等待"}, d("03-05"))
    assert "“决定”（2024-03-06）之前的阶段为“中止”" in str(refused.value)
    with pytest.raises(Refused) as refused:
        engine.take("hear", matter, county.clerk, {"opinion": "太早"}, d("03-02"))
    assert refused.value.codes == {"stage"}
    with pytest.raises(Refused):
        engine.take("hear", matter, county.clerk, {"opinion": "太早"}, d("02-02"))
    assert len(steps(matter)) == 4, "nothing is written by a refused step"


def test_acts_of_one_day_stand_as_entered_unless_told_otherwise(county: County) -> None:
    matter = engine.take("hear", accepted(county), county.clerk, {"opinion": "已听取"}, d("03-05"))
    matter = engine.take("decide", matter, county.head, {"outcome": "支持"}, d("03-05"))
    with pytest.raises(Refused):
        engine.take("find", matter, county.clerk, {"findings": [{"words": "属实"}]}, d("03-05"))
    matter = engine.take("find", matter, county.clerk, {"findings": [{"words": "属实"}], "ahead_of": 4}, d("03-05"))
    assert matter.findings.count() == 1 and matter.stage == "decided"
    assert folds_to_itself(matter)


def test_a_limit_is_paused_by_an_act_entered_late(county: County) -> None:
    matter = engine.take("hear", accepted(county), county.clerk, {"opinion": "已听取"}, d("03-04"))
    matter = engine.take("suspend", matter, county.clerk, {"reason": "等待"}, d("04-01"))
    matter = engine.take("resume", matter, county.clerk, {}, d("04-11"))
    in_order = ClockRow.objects.get(matter_id=matter.pk, rule="reconsideration.decide.ordinary").due_on
    late = engine.take("hear", accepted(county), county.clerk, {"opinion": "已听取"}, d("05-30"))
    with pytest.raises(Refused):
        engine.take("suspend", late, county.clerk, {"reason": "等待"}, d("04-01"))
    acts = [("suspend", Taking(data={"reason": "等待"}, on=d("04-01"))), ("resume", Taking(on=d("04-11")))]
    late = engine.take_together(late, acts, county.clerk)
    assert folds_to_itself(late)
    assert ClockRow.objects.get(matter_id=late.pk, rule="reconsideration.decide.ordinary").due_on == in_order


def test_late_equals_in_order_but_for_numbers_and_days_of_entry(county: County) -> None:
    first = decided(county)
    first = engine.take("publish", first, county.clerk, {}, d("03-07"))
    other = accepted(county)
    other = engine.take("find", other, county.clerk, {"findings": [{"words": "属实"}]}, d("03-05"))
    other = engine.take("hear", other, county.clerk, {"opinion": "已当面听取"}, d("03-05"))
    other = engine.take("decide", other, county.head, {"outcome": "支持"}, d("03-06"))
    first = engine.take("find", first, county.clerk, {"findings": [{"words": "属实"}], "ahead_of": 3}, d("03-05"))
    other = engine.take("publish", other, county.clerk, {}, d("03-07"))
    assert standing(first) == standing(other)


def test_many_at_once_may_hold_late_ones(county: County) -> None:
    matters = [accepted(county) for _ in range(3)]
    matters[1] = engine.take("hear", matters[1], county.clerk, {"opinion": "已听取"}, d("03-08"))
    done = engine.take_many(
        "hear", Petition, [Taking(m, {"opinion": "批量"}, d("03-06")) for m in matters], county.clerk
    )
    assert [m.heard for m in done] == [True] * 3
    assert all(folds_to_itself(m) for m in done)


def test_both_days_are_kept(county: County) -> None:
    received(county)
    entry = Entry.objects.get()
    assert (entry.on, entry.at[:10]) == (d("03-01"), "2024-06-03")
    engine.take("receive", Petition, county.clerk, RECEIVED, d("03-01"))
