"""Gates of several registers: who may not follow on whom, whose names stay out of lists, for whom a rule binds."""

from datetime import date
from typing import Any

import pytest

from guiju.kernel.acting import engine
from guiju.kernel.declaring.facts import Facts, UnknownName
from guiju.kernel.declaring.gates import four_eyes, law_or_house, only_if, title_without_names
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.people import SYSTEM, Actor, Role
from tests.people import County
from tests.specimen.models import Petition

DAY = date(2024, 3, 1)
TOLD: dict[str, Any] = {"title": "诉求一件", "received_on": DAY, "petitioner": [{"kind": "person", "name": "张三"}]}


@pytest.fixture
def received(county: County) -> Petition:
    record: Petition = engine.take("receive", Petition, county.clerk, TOLD, DAY)
    return record


def facts(county: County, record: Petition | None = None, actor: Actor | None = None, **told: Any) -> Facts:
    return Facts(record or Petition(), DAY, actor or county.clerk, told)


def closed(gate: Gate, on: Facts) -> bool:
    return gate.holds(on) and gate.reason(on) is not None


def test_who_took_a_step_is_kept_from_the_other(county: County, received: Petition) -> None:
    gate = four_eyes("不得相同。", "receive", "find")
    other = county.actor(county.department, Role.CLERK, name="other")
    assert gate.reason(facts(county, received)) == "不得相同。"
    assert not closed(gate, facts(county, received, other))
    assert not closed(four_eyes("不得相同。", "find"), facts(county, received))


def test_whoever_took_part_once_stays_out_though_others_followed(county: County, received: Petition) -> None:
    """A step done again by somebody else does not make the first a stranger."""
    confirmed = {"confirmed": ["reconsideration.accept_conditions"]}
    other = county.actor(county.department, Role.CLERK, name="other")
    record = engine.take("accept", received, county.clerk, confirmed, DAY)
    for actor in (county.clerk, other):
        engine.take("hear", record, actor, {"opinion": "已听取"}, DAY)
    gate = four_eyes("不得相同。", "hear")
    assert closed(gate, facts(county, record)) and closed(gate, facts(county, record, other))


def test_the_system_is_nobody(county: County) -> None:
    record = engine.take("receive", Petition, SYSTEM, TOLD, DAY, agency=county.department)
    assert not closed(four_eyes("不得相同。", "receive"), facts(county, record, SYSTEM))


@pytest.mark.parametrize(
    ("title", "kind", "name", "shut"),
    [
        ("张三丰不服罚款案", "person", "张三丰", True),
        ("张某某不服罚款案", "person", "张三丰", False),
        ("资兴某公司不服罚款案", "organisation", "资兴某公司", False),
        ("张某不服罚款案", "person", "张", False),
        ("张 三\u200b丰不服罚款案", "person", "张三丰", True),
        ("用电高峰期间停电", "person", "高峰", False),
        (None, "person", "张三丰", False),
    ],
)
def test_a_title_names_no_person(county: County, title: str | None, kind: str, name: str, shut: bool) -> None:
    gate = title_without_names("petitioner")
    told = facts(county, title=title, petitioner=[{"kind": kind, "name": name}])
    assert closed(gate, told) is shut
    with pytest.raises(UnknownName):
        closed(title_without_names("other"), told)
    if shut:
        assert "请写作“张某某”" in str(gate.reason(told))


@pytest.mark.parametrize("binds", [True, False])
def test_a_reason_stands_under_one_name_only(county: County, binds: bool) -> None:
    law, house = law_or_house(
        lambda facts: bool(facts["binds"]), "a.rule", "house.rule", lambda facts: "不行。", gist="可以。"
    )
    told = facts(county, binds=binds)
    assert (law.is_law, house.is_law, house.gist) == (True, False, "可以。")
    assert (closed(law, told), closed(house, told)) == (binds, not binds)


def test_a_gate_for_some_looks_at_nothing_elsewhere(county: County) -> None:
    def unlooked(facts: Facts) -> str | None:
        raise AssertionError

    assert not closed(only_if(lambda facts: False, Gate("a.rule", unlooked)), facts(county))
    assert only_if(lambda facts: True, Gate("a.rule", lambda facts: "不行。", "field")).field == "field"
