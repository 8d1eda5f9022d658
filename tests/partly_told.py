"""Every gate that a test asks is asked again of the same facts half told: what one forgot, what all forgot, no day; and of rows
that are none, which is said beside the gates.

A gate may then only answer or wait for what is asked; it never breaks, and what it answers does not change. Half told once or
twice with the same things told, a step is not asked again: most of what tests take they take to come to what they ask.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from copy import copy
from typing import Any

import pytest

from guiju.kernel.acting import admission
from guiju.kernel.acting.admission import GateState, gate_states
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.rows import RowsAsk
from guiju.kernel.declaring.steps import Step

DAY_LABEL = "发生日期"
ENOUGH = 2
ASKED: Counter[object] = Counter()
"""How often a step was asked of facts in which the same things are told, and its gates held or not alike."""


def half_told(facts: Facts, time: int) -> Iterator[Facts]:
    """The same facts with nothing told and without the day; the first time with every other thing left out in turn, the second
    with those between."""
    left_out: list[Any] = [set(facts.told), *({name} for name in sorted(facts.told)[time - 1 :: ENOUGH])]
    for names in left_out:
        less = copy(facts)
        less.told = {name: value for name, value in facts.told.items() if name not in names}
        less.worked_out = {}
        yield less
    undated = copy(facts)
    undated.day, undated.worked_out = None, {}
    yield undated


def of_no_rows(step: Step, facts: Facts) -> Iterator[Facts]:
    """The same facts with each row that they tell of meaning none."""
    for ask in step.asked:
        if isinstance(ask, RowsAsk) and facts.told.get(ask.name):
            other = copy(facts)
            other.told = {**facts.told, ask.name: [{**told, "id": None} for told in facts.told[ask.name]]}
            other.worked_out = {}
            yield other


def held(state: GateState) -> tuple[bool, str | None]:
    return state.holds, state.reason


def asked_again(step: Step, facts: Facts) -> list[GateState]:
    """``gate_states`` that also holds the gates to what is said above."""
    whole = gate_states(step, facts)
    alike = (type(facts.record), step.name, frozenset(facts.told), tuple(state.holds for state in whole))
    ASKED[alike] += 1
    if ASKED[alike] > ENOUGH:
        return whole
    labels = {ask.label for ask in step.asked} | {DAY_LABEL}
    for other in of_no_rows(step, facts):
        gate_states(step, other)  # whatever it answers: the step is refused by what is said of the rows
    for less in half_told(facts, ASKED[alike]):
        for state, full in zip(gate_states(step, less), whole, strict=True):
            assert set(state.waits_for) <= labels, (step.name, state.gate.rule, state.waits_for)
            if not state.waits_for and less.day is not None:
                assert held(state) == held(full), (step.name, state.gate.rule, set(facts.told) - set(less.told))
    return whole


def watch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every admission of a test ask its gates so."""
    monkeypatch.setattr(admission, "gate_states", asked_again)
