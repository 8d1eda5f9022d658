"""What an entry told is gone from every table and every paper once it is erased: in every register there is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from guiju.kernel.acting import engine
from guiju.kernel.declaring.registry import life, lives, register, registers
from guiju.kernel.declaring.steps_of_all import ASK_ERASURE, requests
from guiju.kernel.keeping import ledger, papers
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Role
from tests import erasing
from tests.lives import brought
from tests.people import County, verified


@pytest.fixture(autouse=True)
def _papers_of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "folder", lambda: tmp_path / "papers")


def richest(record: Any) -> int:
    """The entry, but the first, that tells most; 1 where none tells anything."""
    acts = Entry.objects.filter(matter_id=record.pk, seq__gt=1).values_list("seq", flat=True)
    return max(acts, key=lambda seq: len(erasing.told_by(record, seq)), default=1)


def granted_elsewhere(county: County) -> None:
    """What was asked by itself of the organs of other matters is granted there."""
    for asked in Entry.objects.filter(step=ASK_ERASURE, actor=None):
        other = registers()[asked.register]._default_manager.get(pk=asked.matter_id)
        if asked.seq in requests(ledger.history(other), ASK_ERASURE):
            engine.take("redact", other, county.actor(other.agency, Role.HEAD), {"request": asked.seq})


@pytest.mark.parametrize("name", sorted(lives()))
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
    assert verified().sound
