"""What an entry told is gone from every table and every paper once it is erased: in every register there is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from guiju.kernel.acting import engine
from guiju.kernel.declaring import retelling
from guiju.kernel.declaring.facts import Batch
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.registry import life, lives, register, registers
from guiju.kernel.declaring.steps_of_all import ASK_ERASURE, requests
from guiju.kernel.keeping import ledger, papers, vouching
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Role
from guiju.reports.read_figures import ReadFigure
from guiju.scenarios.walking import follows_from
from tests import erasing
from tests.lives import brought
from tests.people import OTHERS_STAY, County, verified
from tests.shares import each


@pytest.fixture(autouse=True)
def _papers_of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "folder", lambda: tmp_path / "papers")


def richest(record: Any) -> int:
    """The entry, but the first, that tells most; 1 where none tells anything."""
    acts = Entry.objects.filter(matter_id=record.pk, seq__gt=1).values_list("seq", flat=True)
    return max(acts, key=lambda seq: len(erasing.told_by(record, seq)), default=1)


TURNS = 40


def granted_elsewhere(county: County) -> None:
    """What was asked by itself of the organs of other matters is granted there, and what that asks of others in its turn."""
    granted = set[int]()
    for _ in range(TURNS):
        asked = Entry.objects.filter(step=ASK_ERASURE, actor=None).exclude(pk__in=granted).first()
        if asked is None:
            return
        granted.add(asked.pk)
        other = registers()[asked.register]._default_manager.get(pk=asked.matter_id)
        if asked.seq in requests(ledger.history(other), ASK_ERASURE):
            told = {"request": asked.seq, "stays_why": OTHERS_STAY}
            engine.take("redact", other, county.actor(other.agency, Role.HEAD), told)
    raise AssertionError("the matters ask one another without end")


@pytest.mark.parametrize("name", each(5, sorted(lives())))
def test_nothing_that_was_told_is_stored_anywhere(
    name: str, county: County, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    """Two entries one after the other: what the first erasure says anew of the second is gone with it."""
    record = brought(county, register(name), next(iter(life(name).ways.values())).steps[-1]).record
    for seq in sorted({1, richest(record)}):
        if Entry.objects.get(matter_id=record.pk, seq=seq).content.get("redacted"):
            continue  # it told the first again, and went with it
        words = erasing.told_by(record, seq)
        assert words or seq > 1, "the test looks for something"
        with django_capture_on_commit_callbacks(execute=True):
            record = county.erased(record, seq)
            granted_elsewhere(county)
        record.refresh_from_db()
        assert erasing.left(words) == {}
    with django_capture_on_commit_callbacks(execute=True):
        record = every_file_erased(county, record)
    assert [*files_of(record)] == [] and erasing.left({"另附.txt", "另附材料的内容"}) == {}
    work_goes_on(county, record)
    assert verified().sound


def work_goes_on(county: County, record: Any) -> None:
    """What still stands is corrected, entered late and added to, or refused in words."""
    clerk, head = (
        county.actor(record.agency, *roles) for roles in ([Role.CLERK, Role.CORRECTION, Role.DISCIPLINE], [Role.HEAD])
    )
    for deed in Batch([record]).course(record):
        right = {"entry": deed.seq, "told": {}, "on": deed.on - timedelta(days=1)}
        with suppress(Refused):
            asked = engine.take("ask_correction", record, clerk, {"right": right, "reason": "日期录入有误"})
            record = engine.take("correct", asked, head, {"request": asked.version, "so_happened": True})
    for step in record.procedure.possible(record.stage):
        for on in (record.last_step_on, record.last_step_on - timedelta(days=1)):
            with suppress(Refused), transaction.atomic():
                after = follows_from(type(record), step.name)
                engine.take(
                    step.name, record, county.actor(record.agency, *step.by, name="whoever"), {}, on, after=after
                )


def every_file_erased(county: County, record: Any) -> Any:
    """What is left of files and publications, and one more that somebody adds now, chosen by itself."""
    clerk = county.actor(record.agency, Role.CLERK, Role.CORRECTION, Role.DISCIPLINE)
    record = engine.take("attach", record, clerk, {"paper": ("另附.txt", "另附材料的内容".encode())})
    return county.erased(record, None, goes=[one.key for one in retelling.own(record)])


def files_of(record: Any) -> Iterator[Any]:
    """Every column of every row beside a record that names a file there is by its digest, of whatever table."""
    there = {path.name for path in papers.folder().rglob("*") if path.is_file()}
    for model in vouching.of_records():
        rows: Any = getattr(model, "every", model._base_manager)
        for row in rows.filter(register=record.register(), matter_id=record.pk).values():
            yield from ((model, name) for name, value in row.items() if isinstance(value, str) and value in there)


def test_what_was_read_out_of_a_report_goes_with_its_file(county: County) -> None:
    """The passages stand in rows that another entry tells, of which nothing in the entry that brought the file knows."""
    record = brought(county, register("report_filing"), "receive").record
    passages = ReadFigure.objects.filter(matter_id=record.pk)
    assert any(one.text not in ("", retelling.ERASED) for one in passages)
    file = next(one for one in retelling.own(record) if one.seq == 1)
    county.erased(record, None, goes=[file.key])
    assert {(one.text, one.phrase) for one in passages.all()} == {(retelling.ERASED, retelling.ERASED)}
    assert verified().sound
