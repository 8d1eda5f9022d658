"""Registered in time: what a county may rely on when it asks how its records are kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import time_machine

from guiju.figures import compute, declared
from guiju.figures.registered_in_time import figures_of
from guiju.kernel.acting import engine, nightly
from guiju.kernel.declaring.registry import registers
from guiju.registers.disputes.dispute import Dispute
from tests.kernel.test_engine import CONFIRMED, RECEIVED
from tests.people import County
from tests.reaching_back import corrected, folds_to_itself
from tests.specimen.models import Petition

TODAY = date(2024, 3, 20)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel("2024-03-20 10:00 +0800", tick=True):
        yield


@pytest.fixture(autouse=True)
def _figures(specimen_figures: None) -> None:
    declared.add(*figures_of(Petition))


def received(county: County, on: date) -> Any:
    return engine.take("receive", Petition, county.clerk, {**RECEIVED, "received_on": on}, on)


def rate() -> Any:
    """All records, those registered in time, the share."""
    compute.refresh()
    names = ("petition_records", "petition_records_in_time", "petition_in_time_rate")
    return tuple(compute.value(name, "431081", 2024) for name in names)


def test_an_act_entered_within_seven_days_is_in_time_and_a_later_one_is_not(county: County) -> None:
    received(county, date(2024, 3, 13))
    received(county, date(2024, 3, 12))
    received(county, TODAY)
    assert rate() == (3, 2, Decimal(200) / 3)


def test_one_late_act_among_many_makes_the_record_late(county: County) -> None:
    matter = received(county, date(2024, 3, 14))
    assert rate() == (1, 1, 100)
    with time_machine.travel("2024-04-20 10:00 +0800"):
        matter = engine.take("accept", matter, county.clerk, CONFIRMED, date(2024, 3, 18))
    assert matter.late_acts == 1
    assert rate() == (1, 0, 0)


def test_an_act_entered_behind_later_ones_counts_as_late(county: County) -> None:
    matter = received(county, date(2024, 3, 18))
    matter = engine.take("accept", matter, county.clerk, CONFIRMED, date(2024, 3, 18))
    with time_machine.travel("2024-04-20 10:00 +0800"):
        matter = engine.take("suspend", matter, county.clerk, {"reason": "等待鉴定"}, date(2024, 4, 19))
        matter = engine.take("find", matter, county.clerk, {"findings": [{"words": "查明"}]}, date(2024, 3, 19))
    assert matter.late_acts == 1
    assert rate() == (1, 0, 0)
    assert folds_to_itself(matter)


def test_a_corrected_day_is_judged_by_the_true_day_and_the_day_of_entry(county: County) -> None:
    """The clerk typed the wrong month: what was entered the same day is in time once the day is put right."""
    matter = received(county, date(2024, 2, 20))
    assert rate() == (1, 0, 0)
    matter = corrected(matter, "receive", county.clerk, county.head, {"received_on": TODAY}, TODAY)
    assert matter.late_acts == 0
    assert rate() == (1, 1, 100)


def test_what_the_system_notes_is_always_in_time(county: County) -> None:
    matter = received(county, date(2024, 3, 18))
    with time_machine.travel("2024-06-20 10:00 +0800"):
        nightly.note_overdue(date(2024, 5, 1))
    matter.refresh_from_db()
    assert matter.late_acts == 0


def test_a_record_that_nobody_began_has_no_rate(county: County) -> None:
    assert rate() == (0, 0, None)


def test_every_register_yields_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    for name in registers():
        assert f"{name}_in_time_rate" in declared.figures()
    figure = declared.figure("dispute_in_time_rate")
    assert figure.concept.label == f"{Dispute._meta.verbose_name}登记及时率"
    assert "7日内" in figure.concept.definition
