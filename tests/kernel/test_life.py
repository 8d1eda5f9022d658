"""The words a life is told in: waits, ways and detours, who takes a step, and what is told where nothing is said."""

from datetime import date
from random import Random
from typing import Any

import pytest

from guiju.kernel.declaring.life import Hand, Keeper, Life, Span, Way, days, sometimes, where
from guiju.kernel.declaring.steps import At
from guiju.kernel.declaring.telling import Telling
from guiju.kernel.offices.people import Role
from tests.people import County
from tests.specimen.models import Petition

FRIDAY = date(2024, 9, 27)
"""Sunday 09-29 is worked; 10-01 to 10-07 are holidays."""
ACCEPTED = ("receive", "accept" @ days(1, 3))


def life(**more: Any) -> Life:
    ways = {
        "decided": Way(
            "决定", *ACCEPTED, sometimes(0.5, "find"), "hear", where(lambda at: at["heard"], "decide"), share=3
        ),
        "returned": Way("中止后恢复", *ACCEPTED, "suspend", "resume" @ days(5), share=1),
    }
    usual = {
        "receive": {
            "petitioner": lambda at: [at.person()],
            "title": lambda at: f"{at.called('petitioner')}的诉求",
            "amount": 5,
        }
    }
    return Life(Petition, keeper=Keeper.DEPARTMENT, usual=usual, ways=ways, **more)


def telling(county: County, **more: Any) -> Telling:
    return Telling(county, county.department, Random(1), FRIDAY, lambda model, at, count: [], **more)


def told(county: County, step: str, given: dict[str, Any], **more: Any) -> dict[str, Any]:
    return life().tells(Petition.procedure.steps[step], telling(county, **more), given)


@pytest.mark.parametrize(
    ("wait", "ends"),
    [
        (days(0), FRIDAY),
        (days(1, 9), date(2024, 9, 29)),
        (days(3), date(2024, 10, 8)),
        (days(3, within=4), date(2024, 10, 1)),
    ],
)
def test_a_wait_counts_working_days_and_never_more_than_its_cap(wait: Span, ends: date) -> None:
    assert wait.ends(FRIDAY, None) == ends


def test_a_wait_by_chance_stays_between_its_ends() -> None:
    ends = {days(1, 3).ends(FRIDAY, Random(seed)) for seed in range(50)}
    assert ends == {date(2024, 9, 29), date(2024, 9, 30), date(2024, 10, 8)}


def test_a_way_has_detours_by_chance_and_by_what_was_told(county: County) -> None:
    way = life().ways["decided"]
    assert way.steps == ["receive", "accept", "hear", "decide"]
    heard = telling(county, said={"heard": True})
    taken = {tuple(stop.step for stop in way.drawn(Random(seed), lambda: heard)) for seed in range(20)}
    assert taken == {("receive", "accept", "hear", "decide"), ("receive", "accept", "find", "hear", "decide")}
    assert [stop.step for stop in way.drawn(None, lambda: telling(county))] == ["receive", "accept", "hear"]


def test_ways_are_drawn_by_their_shares_and_found_by_their_steps() -> None:
    drawn = [life().draw(Random(seed), "decided", "returned") for seed in range(400)]
    assert 270 < drawn.count("decided") < 330
    assert life().way_to("resume").label == "中止后恢复"
    with pytest.raises(KeyError, match="extend"):
        life().way_to("extend")


def test_what_is_given_comes_before_what_is_usual_and_that_before_what_is_made_up(county: County) -> None:
    said = told(county, "receive", {"petitioner": {"name": "张三"}})
    assert said == {"petitioner": {"name": "张三"}, "title": "张某的诉求", "amount": 5, "received_on": FRIDAY}
    made = told(county, "receive", {"amount": None})
    [petitioner] = made["petitioner"]
    assert made["title"] == f"{petitioner['name'][0]}某的诉求"
    assert made["amount"] is None


def test_what_is_made_up_says_so_and_what_must_be_confirmed_is(county: County) -> None:
    assert told(county, "hear", {}) == {"opinion": "意见（模拟）"}
    assert told(county, "find", {}) == {"findings": [{"words": "内容（模拟）"}]}
    assert told(county, "accept", {}) == {"confirmed": ["reconsideration.accept_conditions"]}
    assert told(county, "accept", {"confirmed": []}) == {"confirmed": []}
    assert "file" not in told(county, "decide", {})
    assert "file" in told(county, "decide", {}, chatty=1)


def test_who_takes_a_step() -> None:
    assert life().hand("decide") == Hand(Role.HEAD, At.OWN)
    assert life().hand("guide") == Hand(Role.LEGAL, At.OVERSEER)
    assert life(either=At.OVERSEER).hand("attach") == Hand(Role.CLERK, At.OVERSEER)
    assert life(by=Role.LEGAL).hand("attach").role is Role.LEGAL
    assert life(hands={"decide": Hand(Role.CLERK)}).hand("decide") == Hand(Role.CLERK)
