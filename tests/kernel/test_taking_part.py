"""Who takes part: agents and guardians with their authority, those who join, and those who leave singly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine

from guiju.kernel.acting import engine
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.sight import Use
from tests.kernel.test_engine import accepted
from tests.people import County
from tests.reaching_back import corrected, folds_to_itself, standing

LAWYER = {"name": "周律师", "capacity": "lawyer", "acts_for": "张三", "authority": "代为申请、变更、撤回，全程"}
GUARDIAN = {"name": "张大", "capacity": "guardian", "acts_for": "张三"}


@pytest.fixture(autouse=True)
def _as_on_a_day_in_june() -> Iterator[None]:
    with time_machine.travel("2024-06-03 10:00 +0800", tick=True):
        yield


def take(step: str, matter: Any, county: County, on: str = "03-05", **told: Any) -> Any:
    return engine.take(step, matter, county.clerk, told, date.fromisoformat(f"2024-{on}"))


def there(matter: Any, county: County) -> list[str]:
    """Who takes part, as gates and papers see them."""
    return [party.plain(Use.VERIFYING)["name"] for party in Facts(matter, date(2024, 6, 3), county.clerk).parties]


def test_an_agent_has_a_capacity_and_a_written_authority(county: County) -> None:
    matter = take("appoint", accepted(county), county, agent=[LAWYER, GUARDIAN])
    lawyer, guardian = Party.objects.filter(role="agent").order_by("id")
    assert (lawyer.get_capacity_display(), lawyer.authority) == ("律师", "代为申请、变更、撤回，全程")
    assert lawyer.plain(Use.VERIFYING)["acts_for"] == "张三" and "张三".encode() not in bytes(lawyer.acts_for)
    assert (guardian.capacity, guardian.authority) == ("guardian", "")
    assert there(matter, county) == ["张三", "周律师", "张大"]
    assert not verify_records("petition", [matter.pk]).faults and folds_to_itself(matter)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({**LAWYER, "capacity": ""}, "请选择代理身份"),
        ({**LAWYER, "authority": " "}, "授权委托书"),
        ({**LAWYER, "acts_for": "王五"}, "不是本案当事人"),
    ],
)
def test_an_agent_without_authority_or_of_nobody_is_refused(county: County, given: Any, said: str) -> None:
    with pytest.raises(Refused, match=said) as caught:
        take("appoint", accepted(county), county, agent=[given])
    assert "王五" not in str(caught.value), "what is refused is kept, and names nobody in full"


def test_at_most_two_act_for_one_party(county: County) -> None:
    """行政复议法 art. 17(1), 行政处罚法 art. 64(5): one or two."""
    matter = take("appoint", accepted(county), county, agent=[LAWYER])
    matter = take("appoint", matter, county, agent=[{**LAWYER, "name": "吴律师"}])
    with pytest.raises(Refused, match="不得超过2名"):
        take("appoint", matter, county, agent=[{**LAWYER, "name": "郑律师"}])
    matter = take("leave", matter, county, who="3-agent-0")
    assert "郑律师" in there(take("appoint", matter, county, agent=[{**LAWYER, "name": "郑律师"}]), county)


def joined(county: County) -> Any:
    return take("join", accepted(county), county, petitioner=[{"name": "李四"}, {"name": "王五"}])


def test_one_of_several_leaves_and_the_others_stay(county: County) -> None:
    matter = take("leave", joined(county), county, who="3-petitioner-0")
    assert there(matter, county) == ["张三", "王五"]
    assert Party.told_of.get(left_seq=4).plain(Use.VERIFYING)["name"] == "李四", "that he took part is not forgotten"
    assert not verify_records("petition", [matter.pk]).faults and folds_to_itself(matter)


@pytest.mark.parametrize("who", ["3-petitioner-7", "1-agent-0", "", "李四"])
def test_nobody_else_can_leave(county: County, who: str) -> None:
    with pytest.raises(Refused, match="退出的人"):
        take("leave", joined(county), county, who=who)


def test_who_has_left_does_not_leave_again(county: County) -> None:
    matter = take("leave", joined(county), county, who="3-petitioner-0")
    with pytest.raises(Refused, match="请从现有当事人中选择"):
        take("leave", matter, county, who="3-petitioner-0")


def test_a_tampered_leaving_is_found(county: County) -> None:
    matter = take("leave", joined(county), county, who="3-petitioner-0")
    Party.every.filter(left_seq=4).update(left_seq=None)
    assert "当事人" in str(verify_records("petition", [matter.pk]).faults[0])
    Party.every.filter(seq=1).update(left_seq=2)
    assert verify_records("petition", [matter.pk]).faults


def test_a_leaving_entered_late_equals_one_entered_in_order(county: County) -> None:
    late = take("find", joined(county), county, "03-08", findings=[{"words": "属实"}])
    late = take("leave", late, county, "03-06", who="3-petitioner-0")
    assert there(late, county) == ["张三", "王五"]
    assert not verify_records("petition", [late.pk]).faults and folds_to_itself(late)


def test_the_name_of_one_who_has_left_may_still_be_corrected(county: County) -> None:
    matter = take("leave", joined(county), county, who="3-petitioner-0")
    right = {"petitioner": [{"name": "李四四"}, {"name": "王五"}]}
    matter = corrected(matter, "join", county.clerk, county.head, right)
    assert there(matter, county) == ["张三", "王五"]
    assert Party.told_of.get(left_seq=4).plain(Use.VERIFYING)["name"] == "李四四"
    assert not verify_records("petition", [matter.pk]).faults and folds_to_itself(matter)


def test_a_correction_that_leaves_nobody_to_have_left_names_the_act(county: County) -> None:
    matter = take("leave", joined(county), county, who="3-petitioner-1")
    before = standing(matter)
    with pytest.raises(Refused, match="“退出”"):
        corrected(matter, "join", county.clerk, county.head, {"petitioner": [{"name": "李四"}]})
    matter.refresh_from_db()
    assert {**standing(matter)} == before
