"""Facts answer what is told, else what stands on the record; a name that is neither is never taken for nothing told."""

from datetime import date
from typing import Any

import pytest

from guiju.kernel.acting.admission import admit, gate_states
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts, UnknownName, Untold
from guiju.kernel.declaring.gates import only_if
from guiju.kernel.declaring.steps import Gate, Step
from guiju.kernel.offices.people import Role
from tests.people import County
from tests.specimen.models import Petition

DAY = date(2024, 3, 1)
AMOUNT = Petition._meta.get_field("amount")


def facts(county: County, told: dict[str, Any] | None = None) -> Facts:
    return Facts(Petition(amount=7, agency=county.department, region="431081"), DAY, county.clerk, told)


def step(*gates: Gate) -> Step:
    asked = (asks.words("opinion", "意见"), AMOUNT, asks.maybe(asks.words("note", "说明")))
    return Step("try", "试办", since="new", by=(Role.CLERK,), asks=asked, gates=gates)


def of_opinion(facts: Facts) -> str | None:
    return None if facts["opinion"] == "好" else "意见不好。"


def test_what_is_told_stands_before_what_is_recorded(county: County) -> None:
    assert facts(county)["amount"] == 7
    assert facts(county, {"amount": 9})["amount"] == 9


def test_what_the_step_asks_is_untold_until_it_is_told_whatever_the_record_says(county: County) -> None:
    asked = facts(county).asking(step().asked)
    for name in ("opinion", "amount", "note"):
        with pytest.raises(Untold) as untold:
            asked[name]
        assert untold.value.name == name
    assert asked["title"] == ""
    assert facts(county, {"note": ""}).asking(step().asked)["note"] == ""


@pytest.mark.parametrize(
    "look",
    [
        lambda facts: facts["amuont"],
        lambda facts: facts.asking(step().asked)["amuont"],
        lambda facts: facts.ever("amuont"),
        lambda facts: facts.past("recieve"),
        lambda facts: facts.clock("reconsideration.decide.sumary"),
        lambda facts: facts.parts("findngs"),
        lambda facts: facts.label("amuont"),
    ],
)
def test_a_name_that_is_none_is_an_error_of_the_program(county: County, look: Any) -> None:
    with pytest.raises(UnknownName):
        look(facts(county))


def test_no_template_and_no_gate_can_take_the_two_for_something_missing() -> None:
    """Templates and careless code swallow these; what must surface may not be one of them."""
    for hidden in (KeyError, AttributeError, TypeError, ValueError, LookupError):
        assert not issubclass(UnknownName, hidden) and not issubclass(Untold, hidden)


def test_the_day_of_a_step_is_untold_where_none_is(county: County) -> None:
    undated = Facts(Petition(agency=county.department, region="431081"), None, county.clerk)
    with pytest.raises(Untold):
        _ = undated.on
    assert undated.law_day >= DAY, "what holds today holds until the day is told"


def test_a_gate_waits_for_what_it_looks_at(county: County) -> None:
    [state] = gate_states(step(Gate("house.opinion", of_opinion, "amount")), facts(county))
    assert (state.reason, state.waits_for) == (None, ("意见", "金额"))


def test_a_gate_that_looks_at_the_record_alone_answers_before_anything_is_told(county: County) -> None:
    closed = Gate("house.heard", lambda facts: None if facts["heard"] else "未听取。", "amount")
    [state] = gate_states(step(closed), facts(county))
    assert (state.reason, state.waits_for) == ("未听取。", ())


def test_a_gate_with_a_bug_is_not_hidden(county: County) -> None:
    for bug in (lambda facts: facts["opinoin"], lambda facts: facts["heard"].upper(), lambda facts: facts.nothing):
        with pytest.raises((UnknownName, AttributeError)):
            gate_states(step(Gate("house.bug", bug)), facts(county))


def test_a_gate_for_some_says_that_it_does_not_hold_for_others(county: County) -> None:
    some = only_if(lambda facts: bool(facts["heard"]), Gate("house.opinion", of_opinion))
    [state] = gate_states(step(some), facts(county))
    assert not state.holds
    record = Petition(heard=True, agency=county.department, region="431081")
    [state] = gate_states(step(some), Facts(record, DAY, county.clerk, {"opinion": "坏"}))
    assert state.holds and state.reason == "意见不好。"


def codes(step: Step, facts: Facts, **given: Any) -> list[str]:
    return [reason.code for reason in admit(step, facts, given).reasons]


def test_fields_law_and_checklist_are_said_in_one_round(county: County) -> None:
    whole = Step(
        "try",
        "试办",
        since="new",
        by=(Role.CLERK,),
        asks=step().asks,
        gates=(
            Gate("house.opinion", of_opinion, "opinion"),
            Gate("house.amount", lambda facts: None if facts["amount"] > 1 else "太少。", "amount"),
            Gate("house.heard", lambda facts: None if facts["heard"] else "未听取。"),
        ),
        confirms=("reconsideration.accept_conditions",),
    )
    assert codes(whole, facts(county), opinion="", amount="1") == [
        "field.opinion",
        "house.amount",
        "house.heard",
        "reconsideration.accept_conditions",
    ], "the gate on the opinion waits: the opinion itself is wrong"


def test_gates_that_look_at_the_day_wait_for_a_day_that_can_be(county: County) -> None:
    dated = step(
        Gate("house.day", lambda facts: f"{facts.on}不行。"),
        Gate("house.heard", lambda facts: None if facts["heard"] else "未听取。"),
    )
    given = {"opinion": "好", "amount": "3"}
    for day, code in ((date(2999, 1, 1), "day.future"), (None, "field.on")):
        told = facts(county)
        told.day = day
        assert codes(dated, told, **given) == [code, "house.heard"]
    assert codes(dated, facts(county), **given) == ["house.day", "house.heard"]


def test_what_does_not_hold_is_not_kept_as_passed(county: County) -> None:
    law_gate = Gate("reconsideration.hear_opinions", lambda facts: None)
    assert admit(step(law_gate), facts(county), {"opinion": "好", "amount": "3"}).passed
    other = step(only_if(lambda facts: False, law_gate))
    assert not admit(other, facts(county), {"opinion": "好", "amount": "3"}).passed
