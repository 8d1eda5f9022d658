"""What an administrator does is in the ledger too: people, appointments, agencies, what organs they are, regions.

These tables are no register, and nobody takes steps in them. Whoever changed them, by a page or a command, ends with ``note``:
one entry that says who did it and why, and vouches for every row that stands otherwise than the ledger said so far. What was
changed in any other way, verification finds.
"""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from guiju.kernel.keeping import digests, ledger, second_log, stored, vouching
from guiju.kernel.keeping.ledger import Entry, Writing
from guiju.kernel.offices.organs import Function
from guiju.kernel.offices.passwords import FormerPassword
from guiju.kernel.offices.people import SYSTEM, Actor, Agency, Appointment, Region, User

REGISTER, MATTER = "administration", UUID(int=0)
OF_NO_RECORD = (REGISTER, second_log.REGISTER)
"""What is in the ledger and is no act on a record."""
STEP = "administer"
KINDS: tuple[Any, ...] = (Region, Agency, Function, User, Appointment, FormerPassword)
SECRET = {"password"}


@dataclass
class Chain:
    """The one chain of all that is administered, as the ledger knows a record."""

    version: int
    head: str
    pk: UUID = MATTER

    @classmethod
    def register(cls) -> str:
        return REGISTER

    @classmethod
    def standing(cls) -> Chain:
        last = _entries().order_by("-seq").values_list("seq", "digest").first()
        return cls(*(last or (0, "")))


def _entries() -> Any:
    return Entry.objects.filter(register=REGISTER, matter_id=MATTER)


@transaction.atomic(savepoint=False)
def note(by: Actor | None, words: str, why: str = "", *, always: bool = False) -> Entry | None:
    """Enter what now stands otherwise than the ledger says; None where nothing does. In the transaction that changed it.

    ``by``: who did it; None at the command line, where the entry names the account of the machine. ``always``: an act that
    changes no row of these tables, like ending sessions, is entered all the same.
    """
    # Of two at once the second waits here, and then reads what the first has written.
    _entries().select_for_update().filter(seq=1).first()
    said, rows, changed = _said(), vouching.Said(), list[dict[str, Any]]()
    algorithm = digests.algorithm()
    for kind in KINDS:
        table, there = kind._meta.db_table, said.get(kind._meta.db_table, {})
        stands = {str(pk): values for pk, *values in _rows(kind)}
        for pk, values in stands.items():
            told = vouching.told(kind, values)
            if not vouching.fits(told, there.get(pk)):
                rows.setdefault(table, {})[pk] = vouching.digest_of(told, algorithm)
                changed.append({"table": table, "key": pk, "columns": _shown(kind, values)})
        for pk in {key for key, digest in there.items() if digest is not None} - stands.keys():
            rows.setdefault(table, {})[pk] = None
            changed.append({"table": table, "key": pk, "gone": True})
    if not rows and not always:
        return None
    by_whom = {
        "words": words,
        **({"why": why} if why else {}),
        **({} if by is not None else {"account": getpass.getuser()}),
    }
    payload = {"set": {}, "stage": "", "rows": rows, "told": by_whom, "changed": changed}
    [entry] = ledger.append([Writing(Chain.standing(), STEP, timezone.localdate(), by or SYSTEM, payload)])
    return entry


def _said() -> vouching.Said:
    """By table and key what the ledger says stands there."""
    found = vouching.Said()
    for entry in _entries().select_related("payload").order_by("seq"):
        vouching.fold(found, entry.content.get("rows", {}))
    return found


def _rows(kind: Any) -> Any:
    """Key and columns of each row."""
    return stored.rows(kind, (kind._meta.pk.attname, *vouching.columns(kind)), order="1")


def _shown(kind: Any, values: list[Any]) -> dict[str, Any]:
    """What an auditor reads of a row: all but secrets, and but for what is empty."""
    columns = zip(vouching.columns(kind), values, strict=True)
    return {name: value for name, value in columns if name not in SECRET and value}


def otherwise(said: vouching.Said) -> dict[Any, list[str]]:
    """By kind, the keys of rows that are not as ``said``, and of those that are said and not there."""
    wrong: dict[Any, list[str]] = {}
    for kind in KINDS:
        there = dict(said.get(kind._meta.db_table, {}))
        keys = [
            str(pk) for pk, *row in _rows(kind) if not vouching.fits(vouching.told(kind, row), there.pop(str(pk), None))
        ]
        keys += [key for key, digest in there.items() if digest is not None]
        if keys:
            wrong[kind] = keys
    return wrong
