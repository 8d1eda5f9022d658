"""Whoever changes one column of one table or takes a row away is found: of every table that there is.

Tables and columns are read from the models, so that what is added later is covered on its first day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection

from guiju.kernel.acting import credentials, engine, verification
from guiju.kernel.declaring.duties import DutyPeriod
from guiju.kernel.declaring.handling import Handling
from guiju.kernel.declaring.matters import Part, Record
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.registry import life, lives, register
from guiju.kernel.declaring.spells import Spell
from guiju.kernel.keeping import checkpoints, guards, looking, second_factors
from guiju.kernel.keeping.second_factors import Kind
from guiju.kernel.keeping.second_log import Logged
from guiju.kernel.keeping.tiles import Tile
from guiju.kernel.keeping.vouching import Vouched
from guiju.kernel.offices import passwords
from guiju.kernel.offices.people import Role, User
from guiju.registers.care.supervised_person import SupervisedPerson
from tests import tampering
from tests.kernel.test_engine import accepted, decided
from tests.lives import MONDAY, brought
from tests.people import County, entered
from tests.reaching_back import corrected

EACH = 2
"""How many columns of each register and of each kind of its rows are tried here, of every other table in CI each fourth and by
hand (``--whole``) all. ``benchmarks/tampering.py`` tries them all."""
MANY = (Record, Part, Spell)
"""Kinds of which every register has its own."""


def test_every_table_is_vouched_for_or_said_not_to_be() -> None:
    named = {model._meta.label for model in apps.get_models()}
    vouched = {model._meta.label for model in tampering.vouched()}
    assert named - vouched - tampering.BESIDE_THE_LEDGER.keys() == set()
    assert tampering.BESIDE_THE_LEDGER.keys() & vouched == set()


@pytest.fixture(autouse=True)
def _heads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoints, "heads_folder", lambda: tmp_path / "heads")


@pytest.fixture
def few(county: County) -> None:
    """A few matters that between them leave something in every table of the kernel."""
    engine.take("suspend", accepted(county), county.clerk, {"reason": "等待鉴定"}, MONDAY)
    published = engine.take("publish", decided(county), county.clerk, {}, date(2024, 3, 7))
    corrected(published, "receive", county.clerk, county.legal, {"amount": "20000"}, so_happened=True)
    brought(county, SupervisedPerson, "register", MONDAY).do("mark_key", 1)
    brought(county, register("grid_event"), "transfer", MONDAY)
    for name in ("legal_aid_case", "home_visit", "grid_event", "annual_report"):
        gone(county, name)
    with suppress(Refused):
        engine.take("find", register("dispute"), county.clerk, {})
    kept = county.restricted(accepted(county))
    person = county.actor(county.department, Role.OFFICER)
    told = {"person": User.objects.get(pk=str(person.user_id)), "reason": "接手办理"}
    engine.take("let_in", kept, county.actor(county.department, Role.HEAD), told)
    looking.say(county.clerk, "petition", published.pk, "handling", "核对登记内容")
    people(county)
    sealed_off()


@pytest.fixture
def lived(county: County) -> None:
    """Of each register a record that has gone its first way to the end."""
    for name in lives():
        gone(county, name)
    sealed_off()


def people(county: County) -> None:
    """An account that has had another password, proves itself twice and by a provider; its second factor is to be reset."""
    auditor, security = (county.actor(county.bureau, role, name=role) for role in (Role.AUDITOR, Role.SECURITY))
    user = User.objects.get(pk=auditor.user_id or 0)
    passwords.change(user, "Guiju-2026-first")
    passwords.change(user, "Guiju-2026-second")
    credentials.add(user, Kind.TOTP, {"secret": second_factors.sealed_for(user, "JBSWY3DPEHPK3PXP")}, None)
    credentials.bind(None, "测试", user, "https://id.example.org", "u-1")
    credentials.reset_factors(security, "测试", user)


def gone(county: County, name: str) -> None:
    """A record of a register that has gone its first way to the end."""
    first = next(iter(life(name).ways.values()))
    brought(county, register(name), first.steps[-1], MONDAY)


def sealed_off() -> None:
    """Noted and checkpointed; then somebody with all rights over the database drops the triggers."""
    entered()
    checkpoints.make()
    report = verification.verify()
    assert report.sound, report.faults
    guards.install(connection, drop=True)


def of_one(row: Any) -> verification.Report:
    """The verification of the one record to which the row belongs."""
    if isinstance(row, Record):
        return verification.verify_records(row.register(), [row.pk])
    name = type(row.matter).register() if isinstance(row, (Part, Spell)) else row.register
    return verification.verify_records(name, [row.matter_id])


def looked_for(row: Any, words: str) -> Callable[[], verification.Report]:
    """The verification of the one record where the row stays beside it, which is quicker; else of everything."""
    moved = words.endswith((".register", ".matter_id"))
    stays = isinstance(row, (Vouched, Handling, DutyPeriod)) and not isinstance(row, Logged) and not moved
    return partial(of_one, row) if stays else verification.verify


def acts(model: Any, columns: Iterable[Any]) -> Iterator[tuple[str, Any, Callable[[], None]]]:
    """What is done to the first row of a table: in words, the row, and as a function of nothing."""
    for row in getattr(model, "every", model._base_manager).order_by("pk")[:1]:
        for column in columns:
            yield f"{model._meta.label}.{column.attname}", row, partial(tampering.change, row, column)
        yield f"{model._meta.label} taken away", row, partial(tampering.take_away, row)


def missed(act: Callable[[], None], looks: Callable[[], verification.Report]) -> str:
    """Why it was not found; "" where it was, or where the database itself refuses it."""
    with suppress(IntegrityError), tampering.undone():
        act()
        try:
            return "" if any(fault.kind != "guard" for fault in looks().faults) else "not found"
        except Exception as error:  # one fault must hide no other
            return repr(error)
    return ""


def test_every_change_of_a_kernel_table_is_found(few: None, pytestconfig: pytest.Config) -> None:
    kinds = [model for model in tampering.vouched() if not issubclass(model, MANY)]
    step = 1 if pytestconfig.getoption("--whole") else 4
    found = [
        (words, why)
        for place, model in enumerate(kinds)
        for words, row, act in acts(model, tampering.columns(model)[place % step :: step])
        if (why := missed(act, looked_for(row, words)))
    ]
    assert found == []
    empty = {model for model in kinds if not model._base_manager.exists()}
    assert empty <= {Tile}, "a tile is complete with 256 entries: see tests/kernel/test_tiles.py"


def test_changes_of_every_register_are_found(lived: None) -> None:
    found = []
    for place, model in enumerate(model for model in tampering.vouched() if issubclass(model, MANY)):
        columns = tampering.columns(model)
        some = [columns[(place + n * 7) % len(columns)] for n in range(EACH)]
        found += [(words, why) for words, row, act in acts(model, some) if (why := missed(act, partial(of_one, row)))]
    assert found == []
