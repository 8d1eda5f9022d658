"""Whoever changes one column of one table, takes a row away or adds one is found: of every table that there is.

Tables and columns are read from the models, so that what is added later is covered on its first day.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from guiju.kernel.acting import administration, verification
from guiju.kernel.declaring.matters import Part, Record
from guiju.kernel.declaring.registry import life, registers
from guiju.kernel.keeping import checkpoints, guards
from tests import tampering
from tests.lives import MONDAY, brought
from tests.people import County

EACH = 2
"""How many columns of each register and of each kind of its rows are tried here; of every other table all are.
``benchmarks/tampering.py`` tries them all."""


@pytest.fixture
def lived(county: County, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each register a record that has gone its first way to the end, noted and checkpointed; the guards are gone."""
    monkeypatch.setattr(checkpoints, "heads_folder", lambda: tmp_path / "heads")
    for name, model in registers().items():
        for way in list(life(name).ways)[:2]:
            brought(county, model, life(name).ways[way].steps[-1], MONDAY, way=way)
    administration.note(None, "测试")
    checkpoints.make()
    guards.install(connection, drop=True)


def test_every_table_is_vouched_for_or_said_not_to_be() -> None:
    named = {model._meta.label for model in apps.get_models()}
    vouched = {model._meta.label for model in tampering.vouched()}
    assert named - vouched - tampering.BESIDE_THE_LEDGER.keys() == set()
    assert tampering.BESIDE_THE_LEDGER.keys() & vouched == set()


def tampered_with() -> Iterator[tuple[str, Any]]:
    """What is done to the tables that bear something, each in words and as a function of nothing."""
    for place, model in enumerate(tampering.vouched()):
        rows = list(getattr(model, "every", model._base_manager).order_by("pk")[:1])
        columns = tampering.columns(model)
        if issubclass(model, (Record, Part)):
            columns = [columns[(place + n * 7) % len(columns)] for n in range(EACH)]
        for row in rows:
            for column in columns:
                yield (
                    f"{model._meta.label}.{column.attname}",
                    lambda row=row, column=column: tampering.change(row, column),
                )
            yield f"{model._meta.label} taken away", lambda row=row: tampering.take_away(row)


def test_every_change_is_found(lived: None) -> None:
    report = verification.verify()
    assert report.sound, report.faults
    missed = []
    for words, act in tampered_with():
        with tampering.undone():
            act()
            if verification.verify().sound:
                missed.append(words)
    assert missed == []
    empty = [model._meta.label for model in tampering.vouched() if not model._base_manager.exists()]
    assert empty == []
