"""Several acts entered at once: each at its day and in its place, all lawful as a whole or none of them written."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine

from guiju.kernel.acting import engine
from guiju.kernel.acting.foreseeing import in_their_places
from guiju.kernel.acting.refolding import Entered
from guiju.kernel.acting.taking import Taking
from guiju.kernel.declaring.facts import Batch
from guiju.kernel.declaring.refused import Refused
from tests.kernel.test_engine import accepted, decided
from tests.people import County, acts_entered
from tests.reaching_back import folds_to_itself
from tests.specimen.models import Petition


def d(text: str) -> date:
    return date.fromisoformat(f"2024-{text}")


WAITED = [("suspend", {"reason": "等待"}, d("03-05")), ("resume", {}, d("03-06"))]


@pytest.fixture(autouse=True)
def _as_on_a_day_in_june() -> Any:
    with time_machine.travel("2024-06-03 10:00 +0800", tick=True):
        yield


def entered(county: County, matter: Petition, acts: list[Any]) -> Petition:
    together = [(step, Taking(data=data, on=on)) for step, data, on in acts]
    return engine.take_together(matter, together, county.clerk)


def refused(county: County, matter: Petition, acts: list[Any]) -> Refused:
    before = acts_entered().count()
    with pytest.raises(Refused) as found:
        entered(county, matter, acts)
    assert acts_entered().count() == before and Petition.objects.get(pk=matter.pk).version == matter.version
    return found.value


def test_what_is_wrong_with_each_act_is_said_of_that_act_and_all_at_once(county: County) -> None:
    matter = decided(county)
    acts = [("suspend", {}, d("03-05")), ("resume", {"more": "1"}, d("03-05")), ("find", {"findings": []}, d("03-04"))]
    reasons = refused(county, matter, acts).reasons
    assert {(reason.act, reason.field) for reason in reasons} == {(0, "reason"), (1, "more"), (2, "findings")}


def test_an_act_out_of_its_place_is_named_by_its_number(county: County) -> None:
    reasons = refused(county, decided(county), [WAITED[0], ("resume", {}, d("03-04"))]).reasons
    assert [(reason.act, reason.code, reason.field) for reason in reasons] == [(1, "stage", "on")]


def test_an_act_that_the_actor_may_not_take_refuses_the_whole(county: County) -> None:
    reasons = refused(county, accepted(county), [WAITED[0], ("decide", {"outcome": "支持"}, d("03-06"))]).reasons
    assert [(reason.act, reason.code) for reason in reasons] == [(1, "stage")]
    heard = ("hear", {"opinion": "已听取"}, d("03-05"))
    reasons = refused(county, accepted(county), [heard, ("decide", {"outcome": "支持"}, d("03-06"))]).reasons
    assert [(reason.act, reason.code) for reason in reasons] == [(1, "role")]


@pytest.mark.parametrize("other", [1, 99, -1, "x"])
def test_an_act_comes_ahead_of_an_act_of_its_own_day_or_of_none(county: County, other: Any) -> None:
    matter = decided(county)
    with pytest.raises(Refused) as found:
        engine.take("find", matter, county.clerk, {"findings": [{"words": "属实"}], "ahead_of": other}, d("03-05"))
    assert [(reason.code, reason.field) for reason in found.value.reasons] == [("field.ahead_of", "ahead_of")]
    assert "同日" in str(found.value) and matter.version == 4


def test_acts_look_at_the_record_as_it_was_on_their_day(county: County) -> None:
    """Whatever order they were named in, and without anything being kept."""
    matter = engine.take("hear", accepted(county), county.clerk, {"opinion": "已听取"}, d("05-30"))
    acts = [
        Entered(matter.procedure.steps[step], on, county.clerk, data, place)
        for place, (step, data, on) in enumerate(WAITED[::-1])
    ]
    resumed, suspended = in_their_places(matter, acts, Batch([matter]))
    assert (resumed.record.stage, resumed.on) == ("suspended", d("03-06"))
    assert (suspended.record.stage, suspended.on, suspended["heard"]) == ("accepted", d("03-05"), False)
    assert acts_entered().count() == 3


def test_what_cannot_be_taken_yet_changes_nothing_for_those_after_it(county: County) -> None:
    matter = accepted(county)
    acts = [
        Entered(matter.procedure.steps["suspend"], d("03-05"), county.clerk, {}, 0),
        Entered(matter.procedure.steps["resume"], d("03-06"), county.clerk, {}, 1),
    ]
    assert [facts.record.stage for facts in in_their_places(matter, acts, Batch([matter]))] == ["accepted"] * 2


def test_no_number_is_drawn_by_looking(county: County) -> None:
    from tests.kernel.test_engine import received

    matter = received(county)
    confirmed = {"confirmed": ["reconsideration.accept_conditions"]}
    acts = [
        Entered(matter.procedure.steps["accept"], d("03-04"), county.clerk, confirmed, 0),
        Entered(matter.procedure.steps["suspend"], d("03-05"), county.clerk, {}, 1),
    ]
    _, after = in_their_places(matter, acts, Batch([matter]))
    assert after.record.stage == "accepted"
    assert accepted(county).number.endswith("1号")


def test_acts_entered_together_stand_as_if_entered_in_order(county: County) -> None:
    matter = entered(county, decided(county), [WAITED[0], ("resume", {"ahead_of": 4}, d("03-06"))])
    assert (matter.stage, matter.version) == ("decided", 6) and folds_to_itself(matter)
