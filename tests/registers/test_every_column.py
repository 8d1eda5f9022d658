"""Whoever changes one column of one table, takes a row away or adds one is found: of every table that there is.

Tables and columns are read from the models, so that what is added later is covered on its first day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection

from guiju.kernel.acting import administration, verification
from guiju.kernel.declaring.matters import Part, Record
from guiju.kernel.declaring.registry import life, lives, register, registers
from guiju.kernel.declaring.spells import Spell
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
    for name in lives():
        model = register(name)
        for way in list(life(name).ways)[:1]:
            brought(county, model, life(name).ways[way].steps[-1], MONDAY, way=way)
    administration.note(None, "测试")
    checkpoints.make()
    guards.install(connection, drop=True)


def test_every_table_is_vouched_for_or_said_not_to_be() -> None:
    named = {model._meta.label for model in apps.get_models()}
    vouched = {model._meta.label for model in tampering.vouched()}
    assert named - vouched - tampering.BESIDE_THE_LEDGER.keys() == set()
    assert tampering.BESIDE_THE_LEDGER.keys() & vouched == set()


def tampered_with() -> Iterator[tuple[str, Any, Any]]:
    """What is done to the tables that bear something: in words, as a function of nothing, and what looks for it."""
    for place, model in enumerate(tampering.vouched()):
        rows = list(getattr(model, "every", model._base_manager).order_by("pk")[:1])
        columns = tampering.columns(model)
        if issubclass(model, (Record, Part)):
            columns = [columns[(place + n * 7) % len(columns)] for n in range(EACH)]
        for row in rows:
            looks = looked_for(row)
            for column in columns:
                act = partial(tampering.change, row, column)
                moved = column.attname in ("register", "matter_id")
                yield f"{model._meta.label}.{column.attname}", act, verification.verify if moved else looks
            yield f"{model._meta.label} taken away", partial(tampering.take_away, row), looks


def looked_for(row: Any) -> Callable[[], verification.Report]:
    """The verification of the one record to which the row belongs; of everything where it belongs to none."""
    name = getattr(row, "register", None)
    if isinstance(row, Record):
        return partial(verification.verify_records, row.register(), [row.pk])
    if isinstance(row, Part):
        owner: Any = row
        return partial(verification.verify_records, type(owner.matter).register(), [owner.matter_id])
    if isinstance(name, str) and name in registers():
        owner = row
        return partial(verification.verify_records, name, [owner.matter_id])
    return verification.verify


def test_every_change_is_found(lived: None) -> None:
    report = verification.verify()
    assert report.sound, report.faults
    missed = []
    for words, act, looks in tampered_with():
        with suppress(IntegrityError), tampering.undone():  # what the database itself refuses need not be found
            act()
            try:
                sound = looks().sound
            except Exception as error:  # one fault must hide no other
                missed.append(f"{words}: {error!r}")
            else:
                missed += [words] if sound else []
    assert missed == []
    of_the_house = [model for model in tampering.vouched() if not issubclass(model, (Record, Part, Spell))]
    assert [model._meta.label for model in of_the_house if not model._base_manager.exists()] == []
