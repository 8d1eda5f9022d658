"""What one step may write is bounded: rows, words and files, for every step of every register, whoever takes it."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest

from guiju.kernel.acting import amounts, engine
from guiju.kernel.acting.admission import what
from guiju.kernel.declaring.asks import PartiesAsk, PartsAsk, UploadAsk
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.registry import registers
from guiju.kernel.keeping.ledger import Entry
from guiju.reports import report_filing
from guiju.reports.report_filing import ReportFiling
from tests.people import County
from tests.web.intake_reports import report

ALL = [step for model in registers().values() for step in model.procedure.declared]


def codes(step: Any, told: dict[str, Any]) -> set[str]:
    return {reason.code for reason in what(step, told, None)[1]}


def test_every_step_that_takes_rows_takes_no_more_than_the_bound() -> None:
    asked = [(step, ask) for step in ALL for ask in step.asked if isinstance(ask, PartsAsk | PartiesAsk)]
    assert len(asked) > 100
    began = time.monotonic()
    over: list[Any] = [{}] * (amounts.MOST_ROWS + 1)
    assert [(step.name, ask.name) for step, ask in asked if codes(step, {ask.name: over}) != {"much.rows"}] == []
    assert time.monotonic() - began < 20, "nothing of it is looked at"


def test_every_step_that_takes_files_takes_no_more_than_the_bound() -> None:
    asked = [(step, ask) for step in ALL for ask in step.asked if isinstance(ask, UploadAsk)]
    assert len(asked) > 40
    over = [("一.txt", b"x")] * (amounts.MOST_FILES + 1)
    assert [(step.name, ask.name) for step, ask in asked if "much.files" not in codes(step, {ask.name: over})] == []


def test_every_step_takes_no_more_words_than_the_bound() -> None:
    long = "长" * (amounts.MOST_WORDS + 1)
    with_fields = [step for step in ALL if step.asked]
    assert [step.name for step in with_fields if "much.words" not in codes(step, {step.asked[0].name: long})] == []


def test_what_is_told_in_several_fields_counts_together() -> None:
    step = next(step for step in ALL if len([ask for ask in step.asked if isinstance(ask, PartsAsk)]) > 1)
    names = [ask.name for ask in step.asked if isinstance(ask, PartsAsk)][:2]
    half: list[Any] = [{}] * (amounts.MOST_ROWS // 2 + 1)
    assert codes(step, dict.fromkeys(names, half)) == {"much.rows"}


@pytest.mark.django_db
def test_a_small_report_of_very_many_figures_is_refused_in_words_and_writes_nothing(county: County) -> None:
    content = report(more="受理1件。" * (amounts.MOST_ROWS + 10)).encode()
    assert len(content) < 200 * 1024
    told = {"file": ("报告.txt", content), "filer": county.department, "year": 2020}
    before = Entry.objects.filter(register="report_filing").count()
    with pytest.raises(Refused, match="项数据和问题") as refused:
        engine.take("receive", ReportFiling, county.clerk, told, date(2021, 2, 1))
    assert "报告.txt" in str(refused.value)
    assert Entry.objects.filter(register="report_filing").count() == before
    assert report_filing.MOST_READ <= amounts.MOST_ROWS
