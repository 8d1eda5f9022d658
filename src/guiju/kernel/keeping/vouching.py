"""Vouching: what an entry says of the rows that it leaves beside a record, so that none of their columns changes unseen.

Each entry names, by table and key, the digest of every row that its step wrote or changed: limits with their interruptions,
papers, publications, parties, ties, looks, flaws, query codes, frozen figures. Folded over the entries of a record they say
what must stand in these tables, whole: ``kernel.acting.verification`` compares. A column added later is covered as soon as a
row bears something in it. The digests are keyed, for later entries than the one that is lawfully erased may name rows that
held what it told: whoever reads them cannot try out names until one fits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain, count
from typing import Any, ClassVar

import orjson
from django.apps import apps
from django.db import models

from guiju.kernel.keeping import digests, stored, vault
from guiju.kernel.keeping.sealed import Sealed

Said = dict[str, dict[str, str | None]]
"""By table and key the digest of a row; None where it is gone."""

LENGTH = 32
"""Hexadecimal digits kept of a digest: 128 bits, beyond what anybody can make two rows agree in."""
NOTHING: Mapping[str, Any] = {}
ALWAYS_TOLD = object()
"""Of a column that has no empty value."""


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

    def also_bears(self) -> dict[str, Any]:
        """What belongs to the row and stands in another table."""
        return {}


@cache
def of_records() -> list[type[Vouched]]:
    """The models whose rows hang on records."""
    return [model for model in apps.get_models() if issubclass(model, Vouched)]


@cache
def columns(model: type[models.Model]) -> tuple[str, ...]:
    """The columns that are vouched for; the place of the row (its own key, register and record) is where it is looked for."""
    place = {"register", "matter_id"} if issubclass(model, Vouched) else set()
    left_out = place | getattr(model, "unvouched", frozenset())
    names = (f.attname for f in model._meta.concrete_fields if not f.primary_key)
    return tuple(sorted(name for name in names if name not in left_out))


@cache
def _told_of(model: type[models.Model]) -> tuple[tuple[str, Any], ...]:
    """Each column with its empty value."""
    fields = {f.attname: f for f in model._meta.concrete_fields}
    return tuple((name, _empty(fields[name])) for name in columns(model))


def _empty(field: Any) -> Any:
    """What stands where nothing was said. By the kind of column alone: a default may be another in years to come."""
    if field.null:
        return None
    match field.target_field if field.is_relation else field:
        case models.BooleanField() | models.IntegerField():
            return 0
        case models.CharField() | models.TextField():
            return ""
        case Sealed():
            return b""
    return ALWAYS_TOLD


def empty(model: type[models.Model], name: str) -> Any:
    """What a column bears where nothing was said."""
    return dict(_told_of(model))[name]


@cache
def _bytes_in(model: type[models.Model]) -> tuple[tuple[int, Any], ...]:
    """By place the columns of bytes, each with its field."""
    fields = ((place, stored.field_of(model, name)) for place, name in enumerate(columns(model)))
    return tuple((place, field) for place, field in fields if field.get_internal_type() == "BinaryField")


def _digests_of_bytes(model: type[models.Model], values: Sequence[Any], where: Mapping[str, Any]) -> list[Any]:
    """Bytes by their digest, what is sealed by that of its plain text: the key and the nonce may change, the content may not."""
    turned = list(values)
    for place, field in _bytes_in(model):
        if turned[place]:
            beside = {**dict(zip(columns(model), values, strict=True)), **where}
            turned[place] = _digest_of_bytes(field, values[place], beside)
    return turned


def _digest_of_bytes(field: Any, value: Any, row: Mapping[str, Any]) -> str:
    """What cannot be opened is no such thing."""
    try:
        return digests.of(vault.unseal_bytes(value, field.place(row)) if isinstance(field, Sealed) else bytes(value))
    except (vault.WrongKey, TypeError):
        return stored.UNREADABLE


def told(
    model: type[models.Model],
    values: Sequence[Any],
    where: Mapping[str, Any] = NOTHING,
    also: Mapping[str, Any] = NOTHING,
) -> bytes:
    """What a row bears, but for what is empty: so a column that comes later says nothing of the rows that were there.

    ``values``: its ``columns`` in their order, as ``stored`` has them. ``where``: its register and matter, which what is
    sealed may be bound to. ``also``: what belongs to it from other tables.
    """
    if _bytes_in(model):
        values = _digests_of_bytes(model, values, where)
    said = {name: value for (name, empty), value in zip(_told_of(model), values, strict=True) if value != empty}
    if also:
        said |= also
    try:
        return orjson.dumps(said, option=orjson.OPT_SORT_KEYS)  # PostgreSQL has an order of its own in what is JSON
    except (TypeError, ValueError):  # tampered with: text that is none, a number beyond all bounds
        return b""


def digest_of(said: bytes, by: str) -> str:
    return digests.keyed(vault.key_for("vouched rows"), said, by)[:LENGTH]


def fits(said: bytes, digest: str | None) -> bool:
    """Whether a digest was made of this, by whichever algorithm."""
    return digest is not None and any(digest_of(said, by) == digest for by in digests.known())


def key_of(model: type[Vouched], values: Sequence[Any]) -> str:
    """What tells a row from the others of its record, from its ``columns``."""
    return "|".join(["" if (value := values[place]) is None else str(value) for place in _places(model)])


@cache
def _places(model: type[Vouched]) -> tuple[int, ...]:
    return tuple(columns(model).index(name) for name in model.keyed)


def borne(row: models.Model) -> list[Any]:
    """The ``columns`` of a row in memory, each as the database will give it back."""
    model = type(row)
    return [stored.plain(stored.field_of(model, name).to_python(getattr(row, name))) for name in columns(model)]


def say(rows: Iterable[Any], gone: Iterable[Any] = ()) -> Said:
    """What an entry says of the rows that its step leaves behind, and of those that it takes away; of others nothing."""
    by, found = digests.algorithm(), Said()
    for row in {id(row): row for row in rows if isinstance(row, Vouched)}.values():
        bears, there = borne(row), found.setdefault(row._meta.db_table, {})
        where = {"register": row.register, "matter_id": row.matter_id}
        key = free(key_of(type(row), bears), there)
        there[key] = digest_of(told(type(row), bears, where, row.also_bears()), by)
    for row in gone:
        found.setdefault(row._meta.db_table, {})[key_of(type(row), borne(row))] = None
    return found


def fold(said: Said, more: Mapping[str, Mapping[str, str | None]]) -> None:
    """Take in what one more entry says of rows."""
    for table, rows in more.items():
        said.setdefault(table, {}).update(rows)


def merged(said: Said, more: Said) -> Said:
    """What two say of different rows, in one."""
    return {table: said.get(table, {}) | more.get(table, {}) for table in (*said, *more)}


def free(key: str, taken: Collection[str]) -> str:
    """The key of a row among its like: the same file put in twice by one act is two rows."""
    return next(one for one in chain([key], (f"{key}#{n}" for n in count(2))) if one not in taken)


def taken(said: dict[str, str | None], key: str) -> str | None:
    """What is said of the next row of a key, which is thereby accounted for; None where nothing is."""
    if key in said:
        return said.pop(key)
    for n in count(2):
        if (one := f"{key}#{n}") in said:
            return said.pop(one)
        if n > len(said) + 1:
            return None
    return None
