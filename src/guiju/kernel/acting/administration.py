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

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.utils import timezone

from guiju.kernel.keeping import digests, ledger, second_log, vouching
from guiju.kernel.keeping.ledger import Entry, Writing
from guiju.kernel.offices.organs import Function
from guiju.kernel.offices.passwords import FormerPassword
from guiju.kernel.offices.people import SYSTEM, Actor, Agency, Appointment, Region, User
from guiju.kernel.offices.proofs import ResetAsked

REGISTER, MATTER = "administration", UUID(int=0)
OF_NO_RECORD = (REGISTER, second_log.REGISTER)
"""What is in the ledger and is no act on a record."""
STEP = "administer"
PROOFS = {Authenticator: "二次验证", SocialAccount: "统一认证绑定", ResetAsked: "重设二次验证的申请"}
"""By what people prove who they are, in words: two of these tables are a library's."""
KINDS: tuple[Any, ...] = (Region, Agency, Function, User, Appointment, FormerPassword, *PROOFS)
SECRET = {"password", "data"}


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


def note(by: Actor | None, words: str, why: str = "", *, always: bool = False) -> Entry | None:
    """Enter what now stands otherwise than the ledger says; None where nothing does. In the transaction that changed it.

    ``by``: who did it; None at the command line, where the entry names the account of the machine. ``always``: an act that
    changes no row of these tables, like ending sessions, is entered all the same.
    """
    said, rows, changed = _said(), vouching.Said(), list[dict[str, Any]]()
    algorithm = digests.algorithm()
    for kind in KINDS:
        table, there = kind._meta.db_table, said.get(kind._meta.db_table, {})
        stands = {str(pk): values for pk, values in _rows(kind)}
        for pk, values in stands.items():
            digest, by_algorithm = there.get(pk, ("", algorithm))
            if vouching.digest_of(_told(kind, values), by_algorithm) != digest:
                rows.setdefault(table, {})[pk] = vouching.digest_of(_told(kind, values), algorithm)
                changed.append({"table": table, "key": pk, "columns": _shown(values)})
        for pk in there.keys() - stands.keys():
            rows.setdefault(table, {})[pk] = None
            changed.append({"table": table, "key": pk, "gone": True})
    if not rows and not always:
        return None
    told = {
        "words": words,
        **({"why": why} if why else {}),
        **({} if by is not None else {"account": getpass.getuser()}),
    }
    payload = {"set": {}, "stage": "", "rows": rows, "told": told, "changed": changed}
    [entry] = ledger.append([Writing(Chain.standing(), STEP, timezone.localdate(), by or SYSTEM, payload)])
    return entry


def _said() -> dict[str, dict[str, tuple[str, str]]]:
    """By table and key what the ledger says stands there: the digest and its algorithm."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for entry in _entries().select_related("payload").order_by("seq"):
        fold(found, entry.content.get("rows", {}), entry.algorithm)
    return found


def fold(found: dict[str, dict[str, tuple[str, str]]], rows: vouching.Said, algorithm: str) -> None:
    """Take in what one more entry says of rows."""
    for table, told in rows.items():
        there = found.setdefault(table, {})
        for key, digest in told.items():
            if digest is None:
                there.pop(key, None)
            else:
                there[key] = (digest, algorithm)


def _rows(kind: Any) -> Any:
    columns = vouching.columns(kind)
    for pk, *row in kind._default_manager.order_by("pk").values_list("pk", *columns):
        yield pk, dict(zip(columns, row, strict=True))


def _told(kind: Any, values: dict[str, Any]) -> bytes:
    return vouching.told(vouching.content(kind, values))


def _shown(values: dict[str, Any]) -> dict[str, Any]:
    """What an auditor reads of a row: all but secrets, and but for what is empty."""
    return {name: digests.plain(value) for name, value in values.items() if name not in SECRET and value}


def otherwise(said: dict[str, dict[str, tuple[str, str]]]) -> dict[str, list[str]]:
    """By the name of the table, the keys of rows that are not as ``said``."""
    wrong: dict[str, list[str]] = {}
    for kind in KINDS:
        there, keys = dict(said.get(kind._meta.db_table, {})), list[str]()
        for pk, values in _rows(kind):
            digest, algorithm = there.pop(str(pk), ("", "sha256"))
            if vouching.digest_of(_told(kind, values), algorithm) != digest:
                keys.append(str(pk))
        if keys or there:
            wrong[PROOFS.get(kind, str(kind._meta.verbose_name))] = [*keys, *there]
    return wrong
