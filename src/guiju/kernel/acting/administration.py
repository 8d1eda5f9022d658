"""What an administrator does is in the ledger too: people, appointments, agencies, what organs they are, regions.

These tables are no register, and nobody takes steps in them. Whoever changes them, by a page or a command, does so within
``act``, which sees beforehand how the rows stand that it concerns, and ends with ``note``: one entry that says who did it and
why, and vouches for what the act itself has changed. A row that was otherwise than the ledger says before the act began is
vouched for by none, whatever the act does to it: verification finds it until somebody has looked into it (``astray``).
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from guiju.kernel.acting.administered_rows import KINDS, Row, Scope, Standing, everything, nothing, standing, whole
from guiju.kernel.keeping import digests, ledger, second_log, vouching
from guiju.kernel.keeping.ledger import Entry, Writing
from guiju.kernel.offices.people import SYSTEM, Actor, User

REGISTER, MATTER = "administration", UUID(int=0)
OF_NO_RECORD = (REGISTER, second_log.REGISTER)
"""What is in the ledger and is no act on a record."""
STEP = "administer"
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
        last = entries().order_by("-seq").values_list("seq", "digest").first()
        return cls(*(last or (0, "")))


def entries() -> Any:
    return Entry.objects.filter(register=REGISTER, matter_id=MATTER)


@dataclass
class Vouching:
    """What an entry is about to say of rows: their digests, and what an auditor reads of them."""

    rows: vouching.Said = field(default_factory=vouching.Said)
    changed: list[dict[str, Any]] = field(default_factory=list)

    def say(self, row: Row, values: tuple[Any, ...] | None, *, only_told: str = "", **more: Any) -> None:
        """That a row stands so, or is gone (None). ``only_told``: why it is told and not vouched for."""
        kind, pk = row
        bears: dict[str, Any] = {"gone": True} if values is None else {"columns": _shown(kind, values)}
        self.changed.append({"table": kind._meta.db_table, "key": pk, **bears, **more})
        if only_told:
            self.changed[-1][only_told] = True
            return
        digest = None if values is None else vouching.digest_of(vouching.told(kind, values), digests.algorithm())
        self.rows.setdefault(kind._meta.db_table, {})[pk] = digest


@dataclass
class UnderWay:
    """An act that has begun: the rows that it concerns, and how they stood."""

    scope: Scope
    before: Standing

    def seen(self) -> Vouching:
        """What the act has changed so far, as its entry says it."""
        after, found = standing(self.scope), Vouching()
        touched = [row for row in {**self.before, **after} if self.before.get(row) != after.get(row)]
        said = told_so_far() if touched else vouching.Said()
        for row in touched:
            there = said.get(row[0]._meta.db_table, {}).get(row[1])
            if not stands(row, self.before.get(row), there):
                found.say(row, after.get(row), only_told="astray")
            elif not stands(row, after.get(row), there):
                found.say(row, after.get(row))
        self.before = after
        return found


_under_way: ContextVar[UnderWay | None] = ContextVar("act of administration under way", default=None)


@contextmanager
def act(scope: Scope = nothing) -> Iterator[None]:
    """An act on the rows of ``scope``, whole or not at all. Of two at once the second waits here."""
    with transaction.atomic():
        entries().select_for_update().filter(seq=1).first()
        with _begun(UnderWay(scope, standing(scope, locked=True))):
            yield


@contextmanager
def laid_in(words: str) -> Iterator[None]:
    """What a simulation makes of people and agencies while it takes its steps: the work of minutes, no transaction."""
    begun = UnderWay(everything, standing(everything))
    yield
    with transaction.atomic(), _begun(begun):
        note(None, words)


@contextmanager
def _begun(what: UnderWay) -> Iterator[None]:
    token = _under_way.set(what)
    try:
        yield
    finally:
        _under_way.reset(token)


def note(by: Actor | None, words: str, why: str = "", *, always: bool = False) -> Entry | None:
    """Enter what the act under way has changed; None where that is nothing.

    ``by``: who did it; None at the command line, where the entry names the account of the machine. ``always``: an act that
    changes no row of these tables, like ending sessions, is entered all the same.
    """
    begun = _under_way.get()
    assert begun is not None, "what administers begins with administration.act, which sees what was astray before"
    seen = begun.seen()
    return enter(by, words, why, seen) if seen.changed or always else None


def enter(by: Actor | None, words: str, why: str, seen: Vouching) -> Entry:
    told = {
        "words": words,
        **({"why": why} if why else {}),
        **({} if by is not None else {"account": _account()}),
    }
    payload = {"set": {}, "stage": "", "rows": seen.rows, "told": told, "changed": seen.changed}
    [entry] = ledger.append([Writing(Chain.standing(), STEP, timezone.localdate(), by or SYSTEM, payload)])
    return entry


def _account() -> str:
    """The account of the machine under which a command runs; by its number where the machine has no name for it, as in a
    container that runs as any user."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())


def told_so_far() -> vouching.Said:
    """By table and key what the ledger says stands there."""
    found = vouching.Said()
    for entry in entries().select_related("payload").order_by("seq"):
        vouching.fold(found, entry.content.get("rows", {}))
    return found


def stands(row: Row, values: tuple[Any, ...] | None, digest: str | None) -> bool:
    """Whether a row is as the ledger says, or neither is there."""
    if values is None or digest is None:
        return values is None and digest is None
    return vouching.fits(vouching.told(row[0], values), digest)


def has_changed(by: int, user: int, since: datetime) -> bool:
    """Whether somebody has changed an account since then, or what belongs to it: opened, appointed, given a password."""
    recent = entries().filter(actor_id=by, at__gte=since.astimezone(UTC).isoformat()).select_related("payload")
    return any(_is_of(row, user) for entry in recent for row in entry.content.get("changed", ()))


def _is_of(row: dict[str, Any], user: int) -> bool:
    own = row["table"] == User._meta.db_table and row["key"] == str(user)
    return own or bool(row.get("columns", {}).get("user_id") == user)


def _shown(kind: Any, values: tuple[Any, ...]) -> dict[str, Any]:
    """What an auditor reads of a row: all but secrets, and but for what is empty."""
    columns = zip(vouching.columns(kind), values, strict=True)
    return {name: value for name, value in columns if name not in SECRET and value}


def otherwise(said: vouching.Said) -> dict[Any, list[str]]:
    """By kind, the keys of rows that are not as ``said``, and of those that are said and not there."""
    wrong = dict[Any, list[str]]()
    for kind in KINDS:
        told, there = said.get(kind._meta.db_table, {}), standing(whole(kind))
        rows = dict.fromkeys([*there, *((kind, pk) for pk in told)])
        if keys := [row[1] for row in rows if not stands(row, there.get(row), told.get(row[1]))]:
            wrong[kind] = keys
    return wrong
