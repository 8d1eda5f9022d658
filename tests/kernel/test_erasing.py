"""What a lawful erasure does to what was asked of the erased entry, and to erasures before."""

from __future__ import annotations

from typing import Any

import pytest

from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.steps_of_all import ASK_CORRECTION, ASK_ERASURE, requests
from guiju.kernel.keeping import ledger
from tests.people import County, verified
from tests.web import desk

TITLE = "反映道路积水已久（模拟）"


def emptied(record: Any) -> list[int]:
    return [entry.seq for entry in ledger.history(record) if entry.content.get("redacted")]


def test_a_correction_asked_of_an_erased_entry_is_no_longer_open(county: County) -> None:
    record = desk.accept(county.clerk, desk.petition(county.clerk, TITLE))
    right = {"entry": 1, "on": None, "told": {"title": "另一名称写得很长（模拟）"}}
    record = engine.take("ask_correction", record, county.clerk, {"right": right, "reason": "名称有误"})
    asked = record.version
    record = county.erased(record, 1)
    assert emptied(record) == [1, asked]
    assert requests(ledger.history(record), ASK_CORRECTION) == {}
    with pytest.raises(Refused) as refused:
        engine.take("correct", record, county.head, {"request": asked})
    assert "house.correction_open" in refused.value.codes


def test_an_earlier_erasure_that_says_it_anew_goes_with_it_and_its_request_stays_decided(county: County) -> None:
    record = desk.petition(county.clerk, TITLE)
    record = desk.accept(county.clerk, record)
    record = engine.take("hear", record, county.clerk, {"opinion": "当事人称积水已有三年"})
    first = county.erased(record, 3)
    request, erasure = first.version - 1, first.version
    record = county.erased(first, 1)
    assert emptied(record) == [1, 3, request, erasure]
    assert requests(ledger.history(record), ASK_ERASURE) == {}
    assert verified().sound
