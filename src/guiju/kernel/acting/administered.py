"""The log of what administrators did, to be read: each entry with who, when, why, and what stands otherwise than before, in words.

Who reads it sees the entries of the agencies that they oversee, and of regions; no key of a row is in the words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from guiju.kernel.acting.administered_rows import KINDS, PROOFS
from guiju.kernel.acting.administration import MATTER, REGISTER
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.organs import Function
from guiju.kernel.offices.passwords import FormerPassword
from guiju.kernel.offices.people import Agency, Appointment, Region, User

BY_TABLE: dict[str, Any] = {kind._meta.db_table: kind for kind in KINDS}
UNTOLD = {"id", "password", "is_superuser", "is_staff", "first_name", "last_name", "email", "date_joined", "parent_id"}
PAST = {
    "astray": "（此前已在程序以外变更，未予登记）",
    "accepted": "（在程序以外变更，经查后登记）",
    "restored": "（在程序以外变更，已恢复）",
}
"""What an entry says of a row that was changed past the program: that an act met it, or how it was settled."""
MOST_LINES = 12
Rows = dict[str, dict[str, dict[str, Any]]]


@dataclass
class Said:
    """One entry as an auditor reads it."""

    at: datetime
    who: str
    words: str
    why: str
    told: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        return self.told[:MOST_LINES]

    @property
    def more(self) -> int:
        return len(self.told) - len(self.lines)


def read(agencies: Set[int]) -> list[Said]:
    """All entries that concern these agencies, or regions, the latest first."""
    rows: Rows = defaultdict(dict)
    names = {user.pk: str(user) for user in User.objects.all()}
    found = []
    for entry in Entry.objects.filter(register=REGISTER, matter_id=MATTER).select_related("payload").order_by("seq"):
        content = entry.content
        told = content.get("told", {})
        changed = content.get("changed", [])
        lines = [line for one in changed for line in _line(rows, one, agencies)]
        for one in changed:
            take(rows, one)
        own = entry.actor_id is not None and _agency(rows, "kernel_user", str(entry.actor_id)) in agencies
        if lines or own:
            at = timezone.localtime(datetime.fromisoformat(entry.at))
            account = told.get("account", "")
            who = names.get(entry.actor_id or 0, "") or (f"服务器账号{account}（命令）" if account else "系统")
            found.append(Said(at, who, told.get("words", ""), told.get("why", ""), lines))
    return found[::-1]


def take(rows: Rows, one: dict[str, Any]) -> None:
    if one.get("gone"):
        rows[one["table"]].pop(one["key"], None)
    else:
        rows[one["table"]][one["key"]] = one["columns"]


def _agency(rows: Rows, table: str, key: str) -> int | None:
    """The agency that a row concerns, as far as the entries have told of it."""
    row = rows[table].get(key, {})
    match BY_TABLE[table]:
        case kind if kind is Agency:
            return int(key)
        case kind if kind in (Appointment, FormerPassword, *PROOFS):
            return _agency(rows, User._meta.db_table, str(row.get("user_id", "")))
        case _:
            return row.get("agency_id")


def _line(rows: Rows, one: dict[str, Any], agencies: Set[int]) -> Iterator[str]:
    """What a row bears now and did not before, where it concerns the agencies; a former password is nobody's to read, but
    where it was changed past the program."""
    table, key = one["table"], one["key"]
    kind, past = BY_TABLE.get(table), PAST.keys() & one.keys()
    if kind is None or (kind is FormerPassword and not past):
        return
    if kind is not Region and not {_agency(rows, table, key), _agency(_seen(rows, one), table, key)} & agencies:
        return
    yield difference(rows, one) + "".join(PAST[how] for how in past)


def _seen(rows: Rows, one: dict[str, Any]) -> Rows:
    """The rows with one as it stands now; one that is gone as it stood."""
    table, key = one["table"], one["key"]
    stands = one.get("columns") or rows[table].get(key, {})
    return defaultdict(dict, {**rows, table: {**rows[table], key: stands}})


def difference(rows: Rows, one: dict[str, Any]) -> str:
    """In what a row is otherwise than ``rows`` have it, in words."""
    kind, before = BY_TABLE[one["table"]], rows[one["table"]].get(one["key"], {})
    seen, after = _seen(rows, one), one.get("columns", {})
    named = _named(seen, kind, one["key"])
    if one.get("gone"):
        return f"{named}：撤去"
    if kind in PROOFS or kind is FormerPassword:
        return f"{named}：{'变更' if before else '登记'}"
    told = [
        _change(seen, column, before, after)
        for column in kind._meta.concrete_fields
        if column.attname not in UNTOLD and before.get(column.attname) != after.get(column.attname)
    ]
    return f"{named}：{'，'.join(told) or '口令'}"


def _change(rows: Rows, column: Any, before: dict[str, Any], after: dict[str, Any]) -> str:
    new = _word(rows, column, after.get(column.attname))
    if not before:
        return f"{column.verbose_name}{new}"
    return f"{column.verbose_name}{_word(rows, column, before.get(column.attname))}改为{new}"


def _stands(rows: Rows, kind: Any, key: str) -> dict[str, Any]:
    """A row as it was told; of one that came about past the program, which no entry tells of, as it is there."""
    told = rows[kind._meta.db_table].get(key)
    return told or (kind._default_manager.filter(pk=key).values().first() if key else None) or {}


def _called(rows: Rows, kind: Any, key: str) -> str:
    """An account, an agency or a region by its own name alone."""
    row = _stands(rows, kind, key)
    return str(row.get("full_name") or row.get("username") or row.get("name") or "")


def _named(rows: Rows, kind: Any, key: str) -> str:
    row = _stands(rows, kind, key)
    match kind:
        case _ if kind is User:
            return f"用户{_called(rows, User, key)}"
        case _ if kind is Appointment:
            return f"{_named(rows, User, str(row.get('user_id', '')))}的任职"
        case _ if kind is FormerPassword:
            return f"{_named(rows, User, str(row.get('user_id', '')))}的{kind._meta.verbose_name}"
        case _ if kind in PROOFS:
            return f"{_named(rows, User, str(row.get('user_id', '')))}的{PROOFS[kind]}"
        case _ if kind is Function:
            return f"{_named(rows, Agency, str(row.get('agency_id', '')))}的职能"
        case _ if kind is Agency:
            return f"机关{row.get('name', '')}"
        case _:
            return f"行政区划{row.get('name', '')}"


def _word(rows: Rows, column: Any, value: Any) -> str:
    """A value as people say it: another row by its name, a choice by its label, a day by itself."""
    if value in (None, "", False):
        return "“无”"
    if column.is_relation:
        return f"“{_called(rows, column.related_model, str(value))}”"
    if column.choices:
        return f"“{dict(column.flatchoices).get(value, value)}”"
    if isinstance(column, models.BooleanField):
        return "“是”"
    if isinstance(column, models.DateTimeField):
        return f"“{timezone.localtime(datetime.fromisoformat(str(value))):%Y-%m-%d %H:%M}”"
    return f"“{value}”"
