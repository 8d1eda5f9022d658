"""A procedure that names a step or a stage that is none does not come into being, and says which it may have meant."""

from datetime import date
from typing import Any

import pytest
from django.db.models import Q

from guiju.kernel.declaring.file import File, Filed
from guiju.kernel.declaring.life import Keeper, Life, Way
from guiju.kernel.declaring.names_declared import Misspelt, hold_to_its_papers
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.steps import NEW, Clock, Lapse, Step, Writes
from tests.specimen.models import Petition


def nobody(today: date) -> Q:
    return Q(pk=None)


def procedure(step: dict[str, Any], **told: Any) -> Procedure:
    usual: dict[str, Any] = {"stages": {"open": "在办", "closed": "办结"}, "ends": ("closed",)}
    close = Step("close", "办结", **{"since": "open", "to": "closed", "writes": Writes("notice", "通知"), **step})
    return Procedure(Step("open", "登记", since=NEW, to="open"), close, **{**usual, **told})


def clock(**told: Any) -> dict[str, Any]:
    return {"clocks": (Clock(**{"rule": "penalty.decide", "starts": "open", "met_by": "close", **told}),)}


@pytest.mark.parametrize(
    ("step", "told", "words"),
    [
        ({"since": ("open", "opne")}, {}, "step close, since: names 'opne', which is none of new, open, closed, any; 'open'?"),
        ({"to": "shut"}, {}, "step close, to: names 'shut'"),
        ({"set_right_by": ("opens",)}, {}, "step close, set_right_by: names 'opens'"),
        ({"follows": "opens"}, {}, "step close, follows: names 'opens'"),
        ({}, {"ends": ("end",)}, "ends: names 'end'"),
        ({}, clock(starts="opens"), "clock penalty.decide, starts: names 'opens'"),
        ({}, clock(met_by=("close", "closes")), "clock penalty.decide, met_by: names 'closes'"),
        ({}, clock(dropped_by="closes"), "clock penalty.decide, dropped_by: names 'closes'"),
        ({}, clock(extended_by="closes"), "clock penalty.decide, extended_by: names 'closes'"),
        ({}, clock(pauses=(("close", "opens"),)), "clock penalty.decide, pauses: names 'opens'"),
        ({}, {"numbering": (Numbering("case", "{n}", at="opens"),)}, "numbering case, at: names 'opens'"),
        ({}, {"lapses": (Lapse("closes", nobody),)}, "lapse: names 'closes'"),
        ({}, {"file": File(Filed("通知", ("notices",)))}, "file: names 'notices', which is none of notice; 'notice'?"),
        ({}, {"file": File(cover="covers")}, "file: names 'covers'"),
    ],
)  # fmt: skip
def test_a_name_that_is_none_is_told(step: dict[str, Any], told: dict[str, Any], words: str) -> None:
    with pytest.raises(Misspelt) as wrong:
        hold_to_its_papers(procedure(step, **told))  # what steps ask is known once all models are there
    assert words in str(wrong.value)


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(Misspelt) as wrong:
        procedure({"to": "shut"}, ends=("end",))
    assert str(wrong.value).count("names") == 2


def test_a_life_is_held_to_the_steps_of_its_register_too() -> None:
    ways = {"usual": Way("经过", "receive", "acccept")}
    with pytest.raises(Misspelt, match=r"life of petition, way usual: names 'acccept'.*; 'accept'"):
        Life(Petition, keeper=Keeper.BUREAU, usual={}, ways=ways)


def test_steps_of_every_register_may_be_named() -> None:
    assert procedure({}, **clock(starts="open", met_by=("close", "attach"), pauses=(("open", "close"),))).clocks


@pytest.mark.parametrize("name", ["attach", "check"])
def test_no_step_stands_in_the_place_of_another(name: str) -> None:
    """Steps that every register has would be taken in its place, unseen; so would the second of two alike."""
    steps = (Step("check", "核查", since=NEW, to="done"), Step(name, "补充", since="done"))
    with pytest.raises(Misspelt, match=name):
        Procedure(*steps, stages={"done": "已完成"}, ends=("done",))
