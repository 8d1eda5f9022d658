"""Somebody with all rights over the database changes one column of one row, takes the row away, or adds another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from random import randrange
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone

from guiju.kernel.acting import administered_rows
from guiju.kernel.acting.verification import Fault
from guiju.kernel.declaring.duties import DutyPeriod
from guiju.kernel.declaring.handling import Handling
from guiju.kernel.declaring.matters import Part, Record
from guiju.kernel.declaring.numbering import Sequence
from guiju.kernel.declaring.spells import Spell
from guiju.kernel.keeping import second_log
from guiju.kernel.keeping.clocks import Interval
from guiju.kernel.keeping.ledger import Checkpoint, Entry, Payload
from guiju.kernel.keeping.second_log import Logged
from guiju.kernel.keeping.tiles import Tile
from guiju.kernel.keeping.vouching import Vouched

LEDGER = (Entry, Payload, Checkpoint, Tile, Sequence, Interval)
WORKED_OUT = (Handling, Spell, DutyPeriod)
BESIDE_THE_LEDGER = {
    "kernel.Visit": "kept for half a year only: who came in through the door",
    "kernel.Knock": "counts how often something is tried, kept for half a year only",
    "kernel.Key": "each opens under the master key, or the program does not start",
    "kernel.House": "whose folder the database belongs to; changed, the program refuses to begin",
    "kernel.TimeSeen": "the last trusted time of this machine, set anew each night",
    "figures.Cell": "worked out of the records: `guiju verify` counts anew (tests/figures/test_compute.py)",
    "figures.Watermark": "how far the cells are counted",
    "kernel.CodeUsed": "codes of authenticator apps that were used, kept for an hour",
    "account.EmailAddress": "allauth's own; nobody here is known by a mail address",
    "account.EmailConfirmation": "the same",
    "socialaccount.SocialApp": "allauth's own; a provider is named by the settings alone",
    "socialaccount.SocialToken": "allauth's own; no token is kept",
    "kernel.SignedIn": "who is signed in now",
    "kernel.Incoming": "files on their way in, of which no step has told yet",
    "governance.KeptAnswers": "what is answered in a sitting that is under way: what is handed in, or counted, has an entry",
    "kernel.Miss": "failed sign-ins, kept for a quarter of an hour",
    "django_tasks_database.DBTaskResult": "jobs that were asked for: keys only, what they do has entries of its own",
    "reports.Incoming": "reports that wait to be read: what is received has an entry, the rest is forgotten after a week",
    "reports.CompiledReport": "files made of an annual report for whoever asked, forgotten after a day",
    "contenttypes.ContentType": "Django's own list of its tables",
    "auth.Permission": "Django's own; the house knows appointments only",
    "auth.Group": "Django's own; the house knows appointments only",
}
"""Tables that no entry vouches for, each with the reason."""
FREE = {("kernel_user", "last_login"), ("kernel_dutyperiod", "over")}
"""Columns that no entry vouches for: each sign-in sets one, the coming of a day the other."""


def vouched() -> list[Any]:
    """Every model whose rows the ledger answers for."""
    kinds = (Record, Part, Vouched, Logged, *LEDGER, *WORKED_OUT, *administered_rows.KINDS)
    return [model for model in apps.get_models() if issubclass(model, kinds)]


def columns(model: Any) -> list[Any]:
    return [
        f for f in model._meta.concrete_fields
        if not f.primary_key and (model._meta.db_table, f.attname) not in FREE
    ]  # fmt: skip


def otherwise(field: Any, value: Any) -> Any:
    """Another value of the same kind."""
    match field:
        case models.ForeignKey():
            others = (
                field.remote_field.model._base_manager.exclude(pk=value).order_by("pk").values_list("pk", flat=True)
            )
            return others.first() if others.exists() else otherwise(field.target_field, value)
        case models.BooleanField():
            return not value
        case models.DateTimeField():
            return (value or datetime(2020, 1, 1, tzinfo=UTC)) + timedelta(days=3)
        case models.DateField():
            return (value or date(2020, 1, 1)) + timedelta(days=3)
        case models.UUIDField():
            return uuid4()
        case models.JSONField():
            return [*(value or []), ["x", "y"]]
        case models.DecimalField() | models.IntegerField():
            return (value or 0) + 1
    if field.get_internal_type() == "BinaryField":
        return b"xx" + bytes(value or b"")
    return "y" if value == "x" else "x"


def change(row: Any, field: Any) -> None:
    """Change one column behind everybody's back."""
    value = field.get_db_prep_save(otherwise(field, getattr(row, field.attname)), connection)
    _sql(row, f'SET "{field.column}" = %s', value)


def garble(row: Any, field: Any) -> None:
    """Put into a column what is none of its values: SQLite keeps whatever it is given."""
    text = isinstance(_own(field), (models.CharField, models.TextField, models.JSONField))
    none = "CAST(X'FF' AS TEXT)" if text else "'是'"
    _sql(row, f'SET "{field.column}" = {none}')


def take_away(row: Any) -> None:
    table, pk = row._meta.db_table, row._meta.pk
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE {pk.column} = %s", [pk.get_db_prep_value(row.pk, connection)])


def add(row: Any) -> Any:
    """Put a second row like it beside it, under a key of its own; the key."""
    table, pk = row._meta.db_table, row._meta.pk
    fields = [f for f in row._meta.concrete_fields if not f.primary_key]
    values = [f.get_db_prep_save(getattr(row, f.attname), connection) for f in fields]
    key = uuid4() if isinstance(pk, models.UUIDField) else _unused(row)
    columns = ", ".join(f'"{f.column}"' for f in (pk, *fields))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({columns}) VALUES ({', '.join(['%s'] * (1 + len(fields)))})",
            [pk.get_db_prep_value(key, connection), *values],
        )
    return key


def _unused(row: Any) -> Any:
    """A key that no row has."""
    own = _own(row._meta.pk)
    return "999999" if isinstance(own, models.CharField) else randrange(10**8, 2 * 10**9)


def _own(field: Any) -> Any:
    return field.target_field if field.is_relation else field


def place(row: Any) -> tuple[str, str]:
    """Where a verification says that something of a row is wrong: register and matter, table and key, or the table and nothing."""
    match row:
        case Record():
            return row.register(), row.pk.hex
        case Part() | Spell():
            kind: Any = type(row)._meta.get_field("matter").remote_field.model
            return kind.register(), row.matter.pk.hex
        case Payload():
            return place(row.entry)
        case Interval():
            return place(row.clock)
        case Logged():
            return second_log.REGISTER, UUID(int=timezone.localdate(row.at).toordinal()).hex
        case Entry() | Vouched() | Handling() | DutyPeriod():
            return row.register, row.matter_id.hex
    return row._meta.db_table, str(row.pk) if _is_administered(row) else ""


def _is_administered(row: Any) -> bool:
    return isinstance(row, administered_rows.KINDS)


def place_of_second(row: Any, key: Any) -> tuple[str, str]:
    """The same of a second row: a record is a matter of its own, that was never appended, a payload belongs to no entry."""
    if isinstance(row, Payload) or _is_administered(row):
        return row._meta.db_table, str(key) if _is_administered(row) else ""
    return (row.register(), key.hex) if isinstance(row, Record) else place(row)


def names(fault: Fault, where: tuple[str, str], row: Any) -> bool:
    """Whether a fault is one of the place of a row."""
    if _is_administered(row):
        return where[1] in fault.rows and f"“{administered_rows.name_of(type(row))}”" in fault.words
    if where[1]:
        return (fault.register, fault.matter_id) == where
    match row:
        case Checkpoint():
            return fault.kind in ("head", "missing", "order", "extra") and "检查点" in fault.words
        case Tile():
            return fault.kind == "tile"
        case Payload():
            return "份账簿内容没有相应的账簿记录" in fault.words
        case Sequence():
            return "编号系列" in fault.words
    return False


def _sql(row: Any, what: str, *values: Any) -> None:
    table, pk = row._meta.db_table, row._meta.pk
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} {what} WHERE {pk.column} = %s",
            [*values, pk.get_db_prep_value(row.pk, connection)],
        )


@contextmanager
def undone() -> Iterator[None]:
    """What is done inside is undone; nothing is held to what it points at."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "PRAGMA defer_foreign_keys = ON" if connection.vendor == "sqlite" else "SET CONSTRAINTS ALL DEFERRED"
            )
        yield
        transaction.set_rollback(True)
