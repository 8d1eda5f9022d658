"""Vouching: what an entry says of the rows that it leaves beside a record, so that none of their columns changes unseen.

Each entry names, by table and key, the digest of every row that its step wrote or changed: limits with their interruptions,
papers, publications, parties, ties, looks, flaws, query codes, frozen figures. Folded over the entries of a record they say
what must stand in these tables, whole: ``kernel.acting.verification`` compares. A column added later is covered as soon as a
row bears something in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from functools import cache
from itertools import chain, count
from typing import Any, ClassVar

import orjson
from django.apps import apps
from django.db import models

from guiju.kernel.keeping import digests, vault
from guiju.kernel.keeping.sealed import Sealed

Said = dict[str, dict[str, str | None]]
"""By table and key the digest of a row; None where it is gone."""

LENGTH = 32
"""Hexadecimal digits kept of a digest: 128 bits, beyond what anybody can make two rows agree in."""


class Vouched(models.Model):
    """A row beside a record. ``keyed``: the columns that tell it from the others of its record, whatever happens to it;
    ``unvouched``: columns that the ledger does not say, for what they are follows from something else that is verified.
    """

    keyed: ClassVar[tuple[str, ...]]
    unvouched: ClassVar[frozenset[str]] = frozenset()

    register = models.CharField("台账", max_length=40)
    matter_id = models.UUIDField("事项")

    class Meta:
        abstract = True

    def bears(self) -> dict[str, Any]:
        """What the row bears: its columns, each as the database will give it back."""
        return {name: _field(type(self), name).to_python(getattr(self, name)) for name in columns(type(self))}


def of_records() -> list[type[Vouched]]:
    """The models whose rows hang on records."""
    return [model for model in apps.get_models() if issubclass(model, Vouched)]


@cache
def columns(model: type[models.Model]) -> tuple[str, ...]:
    """The columns that are vouched for; the place of the row (its own key, register and record) is where it is looked for."""
    left_out = {"register", "matter_id", *getattr(model, "unvouched", ())}
    return tuple(f.attname for f in model._meta.concrete_fields if not f.primary_key and f.attname not in left_out)


@cache
def _sealed(model: type[models.Model]) -> dict[str, Sealed]:
    return {f.attname: f for f in model._meta.concrete_fields if isinstance(f, Sealed)}


def _opened(value: Any, place: str) -> str:
    """What is sealed by its keyed digest: the same under every key and nonce. What cannot be opened is no such thing."""
    try:
        return vault.fingerprint("kept", vault.unseal_bytes(value, place).hex())
    except vault.WrongKey:
        return "unreadable"


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, (bytes, memoryview)):
        return digests.of(bytes(value))
    return digests.plain(value)


def content(model: type[models.Model], values: Mapping[str, Any], **where: Any) -> dict[str, Any]:
    """What a row bears, but for what is empty: so a column that comes later says nothing of the rows that were there.

    ``where``: its register and matter, which what is sealed may be bound to.
    """
    sealed = _sealed(model)
    return {
        name: _opened(value, sealed[name].place({**values, **where})) if name in sealed else value
        for name, value in values.items()
        if value is not None and value is not False and value != "" and value != b""
    }


def told(said: dict[str, Any]) -> bytes:
    return orjson.dumps(said, default=_plain, option=orjson.OPT_SORT_KEYS)


def digest_of(said: bytes, by: str) -> str:
    return digests.of(said, by)[:LENGTH]


def key_of(model: type[Vouched], values: Mapping[str, Any]) -> str:
    return "|".join(_word(values[name]) for name in model.keyed)


def _word(value: Any) -> str:
    return "" if value is None else value.hex if hasattr(value, "hex") and not isinstance(value, str) else str(value)


@cache
def _field(model: type[models.Model], name: str) -> Any:
    found: Any = next(f for f in model._meta.concrete_fields if f.attname == name)
    return found.target_field if found.is_relation else found


def say(rows: Iterable[Any], gone: Iterable[Any] = ()) -> Said:
    """What an entry says of the rows that its step leaves behind, and of those that it takes away; of others nothing."""
    by, found = digests.algorithm(), Said()
    for row in {id(row): row for row in rows if isinstance(row, Vouched)}.values():
        bears, there = row.bears(), found.setdefault(row._meta.db_table, {})
        key = free(key_of(type(row), bears), there)
        bears = content(type(row), bears, register=row.register, matter_id=row.matter_id)
        there[key] = digest_of(told(bears), by)
    for row in gone:
        found.setdefault(row._meta.db_table, {})[key_of(type(row), row.bears())] = None
    return found


def merged(said: Said, more: Said) -> Said:
    """What two say of different rows, in one."""
    return {table: said.get(table, {}) | more.get(table, {}) for table in (*said, *more)}


def free(key: str, taken: Collection[str]) -> str:
    """The key of a row among its like: the same file put in twice by one act is two rows."""
    return next(one for one in chain([key], (f"{key}#{n}" for n in count(2))) if one not in taken)
