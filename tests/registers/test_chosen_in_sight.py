"""What a step is told of another record, its actor must see: over every choice of a record that any procedure asks for.

The page offers no other; whoever sends the key of one by hand is refused by the engine, in the same words as for none at all.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.kernel.acting.admission import admit, out_of_sight
from guiju.kernel.acting.change import blank
from guiju.kernel.declaring.asks import Ask, PartsAsk, RowField
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.registry import registers
from guiju.kernel.declaring.steps import Step
from guiju.kernel.offices.people import Agency, Role
from tests.people import County

DAY = date(2024, 3, 4)
WORDS = "不在您的查看范围内"


def chosen(ask: Ask) -> list[tuple[Ask, Any]]:
    """The register that an ask, or each column of its rows, chooses a record of."""
    asks = (ask, *(ask.columns if isinstance(ask, PartsAsk) else ()))
    fields: list[tuple[Ask, Any]] = [(one, one.field) for one in asks if isinstance(one.field, RowField)]
    rows = [(one, field.queryset.model) for one, field in fields]
    return [(one, model) for one, model in rows if issubclass(model, Record)]


CHOICES = [
    (name, step, ask, one, of)
    for name, model in registers().items()
    for step in model.procedure.declared
    for ask in step.asked
    for one, of in chosen(ask)
    if not one.elsewhere
]
"""Register, step, what it asks for, the column of it that chooses, and the register that it chooses of."""
OPENINGS = [
    choice for choice in CHOICES if choice[1] in registers()[choice[0]].procedure.openings and not choice[1].follows
]


def of(model: Any, agency: Agency) -> Any:
    record = blank(model, agency, agency.region_id, DAY, False)
    record.version = 1
    return record


def telling(ask: Ask, one: Ask, row: Any) -> Any:
    return row if one is ask else [{one.name: row}]


def test_there_are_such_choices() -> None:
    assert len({(name, step.name) for name, step, *_ in CHOICES}) > 20
    assert OPENINGS


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: f"{choice[0]}.{choice[1].name}.{choice[3].name}")
def test_a_record_chosen_is_one_that_the_actor_sees(county: County, choice: Any) -> None:
    name, step, ask, one, model = choice
    roles = [role for role in (*step.by, Role.CORRECTION) if role not in (Role.SYSTEM, Role.PARTY, Role.GRID)]
    actor = county.actor(county.department, *dict.fromkeys(roles), name=f"{name}-{step.name}")
    beside = Agency.objects.create(name="资兴市另一局", region_id="431081", mark="另")
    shared = model.audience == "shared"
    for agency, seen in ((county.department, True), (beside, shared), (county.elsewhere, False)):
        reasons = out_of_sight(ask, telling(ask, one, of(model, agency)), actor)
        assert bool(reasons) is not seen, agency
        assert all(WORDS in reason.words and reason.field == ask.name for reason in reasons)


@pytest.mark.parametrize("choice", OPENINGS, ids=lambda choice: f"{choice[0]}.{choice[1].name}.{choice[3].name}")
@pytest.mark.parametrize("seen", [True, False])
def test_the_engine_asks_it_of_an_opening_step(county: County, choice: Any, seen: bool) -> None:
    name, step, ask, one, model = choice
    own, roles = _whose(county, step), [role for role in step.by if role not in (Role.SYSTEM, Role.PARTY)]
    actor = county.actor(own, *roles, name="opener")
    row = of(model, own if seen else county.elsewhere)
    facts = Facts(blank(registers()[name], own, own.region_id, DAY, False), DAY, actor)
    admission = admit(step, facts, {ask.name: telling(ask, one, row)})
    assert not any(reason.code in ("role", "agency") for reason in admission.reasons)
    if one is ask:
        refused = [reason for reason in admission.reasons if reason.field == ask.name]
        assert seen or refused, "by a gate that looks at it, or because nobody there sees it"
        assert not seen or not any(WORDS in reason.words for reason in refused)


def _whose(county: County, step: Step) -> Agency:
    """An agency that may open by the step."""
    for agency in (county.department, county.bureau, county.government, county.legal_aid, county.township):
        functions = {function.organ for function in agency.functions.all()}
        if any(getattr(place, "name", "") in ("OWN", "ANY", "HANDLER") or place in functions for place in step.places):
            return agency
    return county.bureau
