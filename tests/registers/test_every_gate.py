"""Every gate of every register says what it looks at, before anything is told and whatever is told wrongly.

That each gate answers or waits on real records, however little is told, is held by ``tests.partly_told`` in every test here.
"""

from datetime import date
from typing import Any

import pytest

from guiju.kernel.acting import change
from guiju.kernel.acting.admission import gate_states
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.registry import registers
from guiju.kernel.declaring.steps import NEW, Step, names
from guiju.kernel.offices.people import SYSTEM
from guiju.web.gates import look
from tests.people import County

pytestmark = pytest.mark.databases

OPENING = [
    pytest.param(model, step, id=f"{name}-{step.name}")
    for name, model in registers().items()
    for step in model.procedure.declared
    if NEW in names(step.since)
]


@pytest.mark.parametrize(("model", "step"), OPENING)
@pytest.mark.parametrize("on", [date(2026, 3, 2), date(2019, 3, 4), date(2005, 3, 1)])
def test_a_form_not_filled_waits_for_its_own_asks(county: County, model: Any, step: Step, on: date) -> None:
    record = change.blank(model, county.department, "431081", on, False)
    labels = {ask.label for ask in step.asked}
    for state in gate_states(step, Facts(record, on, SYSTEM)):
        assert set(state.waits_for) <= labels
        assert state.reason is None or state.reason.endswith(("。", "”")), state.gate.rule


@pytest.mark.parametrize(("model", "step"), OPENING)
def test_a_page_spells_out_every_requirement(county: County, model: Any, step: Step) -> None:
    record = change.blank(model, county.department, "431081", date(2026, 3, 2), False)
    found = look(step, Facts(record, date(2026, 3, 2), SYSTEM))
    assert len({(shown.gist, shown.why) for shown in found}) == len(found), "none is said twice"
    for shown in found:
        assert shown.gist and shown.words and "house." not in shown.gist + shown.why
        assert shown.state != "later" or shown.why.startswith("待填：")


@pytest.mark.parametrize("model", registers().values(), ids=registers())
def test_what_a_gate_points_at_is_there(model: Any) -> None:
    for step in model.procedure.steps.values():
        asked = {ask.name for ask in step.asked}
        for gate in step.gates:
            assert gate.is_law or gate.gist, (
                f"{step.name}: {gate.rule} is a rule of the house and says not what it asks"
            )
            assert gate.field in {"", "on", *asked} or hasattr(model, gate.field), (step.name, gate.rule)


@pytest.mark.parametrize("model", registers().values(), ids=registers())
def test_what_may_be_left_open_says_when_it_must_not(model: Any) -> None:
    for step in model.procedure.steps.values():
        for ask in step.asked:
            assert not ask.needed or (not ask.field.required and ask.needed.endswith("。")), (step.name, ask.name)
            assert ask.needed in str(ask.field.help_text)
