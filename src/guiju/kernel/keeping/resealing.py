"""Sealing anew what was sealed with a former key, while people work: lot by lot, and over again after a kill.

Nothing is noted of how far it came: what is done bears the name of the new key. Rows are locked while they are sealed anew,
so that what is erased meanwhile stays erased.
"""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import models, transaction

from guiju.home import home
from guiju.kernel.keeping import durable, keyring, papers, sealed_files, second_factors, vault
from guiju.kernel.keeping.sealed import Sealed

LOT = 200
LOCK = "resealing.lock"


class UnderWay(Exception):
    """Another process is sealing anew or backing up: papers under a key that a copy of the database does not know are lost."""

    def __str__(self) -> str:
        return "另一个进程正在更换密钥或者备份，请等它结束后再办理。"


@contextmanager
def alone() -> Iterator[None]:
    """While files under a former key become files under the new one, nobody copies them, and the other way round."""
    with open(home() / LOCK, "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UnderWay from error
        yield


Anew = Callable[[Any], dict[str, Any]]
"""By column what of a row was sealed with a former key, sealed with the one of today. Raises WrongKey."""


@dataclass
class Done:
    rows: int = 0
    papers: int = 0
    unreadable: int = 0
    """What does not open is left as it is, with the key that it names: ``guiju verify`` is asked about it."""
    dropped: int = 0
    kept: int = 0
    """Former keys that stay for now."""


def reseal(told: Callable[[int], None] = lambda n: None) -> Done:
    """Seal anew all that names a former key, and drop the keys that nothing names any more. Raises UnderWay."""
    with alone():
        ring = keyring.ring(anew=True)
        former = {key.name for key in ring.former}
        done = Done()
        if former:
            for model, anew in sealed_rows():
                for rows in _lot_by_lot(model, anew, done):
                    told(rows)
            for path in files():
                told(_paper(path, done))
            # What a process sealed in the moment before it heard of the new key is found by the next pass.
            done.dropped = 0 if done.rows or done.papers or done.unreadable else keyring.drop(former)
            done.kept = len(former) - done.dropped
        return done


def sealed_columns() -> list[tuple[type[models.Model], list[Sealed]]]:
    """Every model with columns that the vault seals: whatever is added later is among them."""
    found = []
    for model in apps.get_models():
        if columns := [field for field in model._meta.concrete_fields if isinstance(field, Sealed)]:
            found.append((model, columns))
    return found


def sealed_rows() -> list[tuple[type[models.Model], Anew]]:
    """Every model in which something is sealed, and what of a row of it is to be sealed anew."""
    ours: list[tuple[type[models.Model], Anew]] = [
        (m, partial(_columns_anew, columns)) for m, columns in sealed_columns()
    ]
    return [*ours, (Authenticator, partial(second_factors.sealed_anew, former=_is_old))]


def _lot_by_lot(model: type[models.Model], anew: Anew, done: Done) -> Iterator[int]:
    """Go through a model's rows, each lot locked and committed; how many rows of each were sealed anew."""
    last: Any = None
    while True:
        with transaction.atomic():
            rows = model._base_manager.select_for_update().order_by("pk")
            lot = list((rows if last is None else rows.filter(pk__gt=last))[:LOT])
            sealed_anew = _rows(lot, anew, done)
        if not lot:
            return
        last = lot[-1].pk
        yield sealed_anew


def _rows(lot: list[Any], anew: Anew, done: Done) -> int:
    """Seal anew what in these rows names a former key; how many rows."""
    before = done.rows
    for row in lot:
        try:
            old = anew(row)
        except vault.WrongKey:
            done.unreadable += 1
            continue
        if old:
            type(row)._base_manager.filter(pk=row.pk).update(**old)
            done.rows += 1
    return done.rows - before


def _columns_anew(columns: list[Sealed], row: Any) -> dict[str, Any]:
    kept = {c: bytes(getattr(row, c.attname)) for c in columns}
    return {c.attname: _anew(sealed, c.place(vars(row))) for c, sealed in kept.items() if _is_old(sealed)}


def _is_old(sealed: bytes) -> bool:
    return bool(sealed) and vault.named(sealed) != keyring.ring().sealing


def _anew(sealed: bytes, bound_to: str) -> bytes:
    return vault.seal(vault.unseal_bytes(sealed, bound_to), bound_to)


def files() -> Iterator[Path]:
    """The files of all papers, in the order of their digests."""
    for shelf in sorted(papers.folder().glob("[0-9a-f][0-9a-f]")):
        yield from sorted(path for path in shelf.iterdir() if len(path.name) == 64)


def _paper(path: Path, done: Done) -> int:
    try:
        with papers.held(path) as file:
            name = file.read(keyring.NAME)
            if not _is_old(name):
                return 0
            file.seek(0)
            durable.write(path, sealed_files.moved(file, papers.bound(path.name)))
        done.papers += 1
    except FileNotFoundError:  # lawfully erased meanwhile
        return 0
    except vault.WrongKey:
        done.unreadable += 1
        return 0
    return 1
