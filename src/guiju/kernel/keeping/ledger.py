"""The ledger: one entry a step, append-only, each bound to the one before it on the same matter; signed checkpoints.

What an entry says of the matter stands in its payload: the columns set, what else was told, parties, papers, clocks,
gates passed and points confirmed, with the version of each rule. ``kernel.acting.verification`` holds the rows against it.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Protocol
from uuid import UUID

import orjson
from django.db import connection, models, transaction

from guiju.kernel.asked import Asked
from guiju.kernel.keeping import digests, prepared
from guiju.kernel.offices.people import Actor, User


class Entry(models.Model):
    register = models.CharField("台账", max_length=40)
    matter_id = models.UUIDField("事项")
    seq = models.PositiveIntegerField("序号")
    step = models.CharField("步骤", max_length=40)
    on = models.DateField("发生日期")
    at = models.CharField("记录时间", max_length=32, help_text="协调世界时，ISO 8601")
    actor = models.ForeignKey(User, models.PROTECT, null=True, db_constraint=False, verbose_name="操作人")
    algorithm = models.CharField("算法", max_length=8)
    before = models.CharField("前一条摘要", max_length=64, blank=True)
    payload_digest = models.CharField("内容摘要", max_length=64)
    digest = models.CharField("摘要", max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "账簿记录"
        constraints = [models.UniqueConstraint(fields=["register", "matter_id", "seq"], name="one_entry_a_place")]
        indexes = [models.Index(fields=["digest"], name="entry_by_digest")]  # the public asks for proofs by digest

    def __str__(self) -> str:
        return f"{self.register} #{self.seq} {self.step}"

    @property
    def content(self) -> dict[str, Any]:
        """The payload; where it was lawfully taken away ``redacted``, and nothing told or set."""
        body = self.payload.body
        return orjson.loads(body) if body else {"redacted": True, "told": {}, "set": {}}


class Payload(models.Model):
    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, db_constraint=False, related_name="payload")
    body = models.TextField("内容", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "账簿内容"

    def __str__(self) -> str:
        return f"{self.entry_id}"


class Checkpoint(models.Model):
    """A signed head of the Merkle tree (RFC 6962) over all entries up to one, in the order of their ids."""

    at = models.CharField("时间", max_length=32)
    size = models.PositiveBigIntegerField("记录数")
    last_entry = models.PositiveBigIntegerField("最后一条")
    root = models.CharField("树根", max_length=64)
    signature = models.CharField("签名", max_length=200)
    public_key = models.CharField("公钥", max_length=100)

    class Meta:
        verbose_name = verbose_name_plural = "检查点"

    def __str__(self) -> str:
        return f"{self.size} {self.root[:12]}"


class Chained(Protocol):
    """A record as the ledger knows it: where its chain stands."""

    pk: Any
    version: int
    head: str

    @classmethod
    def register(cls) -> str: ...


@dataclass(slots=True)
class Writing:
    """One entry about to be written, with the record it is about."""

    record: Chained
    step: str
    on: date
    actor: Actor
    payload: dict[str, Any]


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def append(writings: list[Writing]) -> list[Entry]:
    """Write entries and payloads (two inserts, however many), moving each record's ``version`` and ``head`` along.

    The caller holds the rows' locks and saves the records afterwards; several entries on one record follow one another.
    """
    by, at = digests.algorithm(), now()
    entries, bodies = [], []
    for writing in writings:
        # Salted, so that from its digest, which proofs show, nobody can guess what an entry said, even once it was erased.
        record, body = writing.record, digests.canonical({**writing.payload, "salt": secrets.token_hex(16)})
        entry = Entry(
            register=record.register(),
            matter_id=record.pk,
            seq=record.version + 1,
            step=writing.step,
            on=writing.on,
            at=at,
            actor_id=writing.actor.user_id,
            algorithm=by,
            before=record.head,
            payload_digest=digests.of(body.encode(), by),
        )
        entry.digest = digest_of(entry)
        record.version, record.head = entry.seq, entry.digest
        entries.append(entry)
        bodies.append(body)
    if len(entries) == 1:
        prepared.insert(entries[0])
        prepared.insert(Payload(entry=entries[0], body=bodies[0]))
    else:
        Entry.objects.bulk_create(entries)
        prepared.insert_many([Payload(entry=entry, body=body) for entry, body in zip(entries, bodies, strict=True)])
    return entries


def digest_of(entry: Entry) -> str:
    return digests.of_entry(
        entry.algorithm,
        entry.before,
        entry.register,
        entry.matter_id.hex,
        entry.seq,
        entry.step,
        entry.on.isoformat(),
        entry.at,
        str(entry.actor_id or ""),
        entry.payload_digest,
    )


def history(record: Chained) -> list[Entry]:
    """All entries of one record with their payloads, oldest first: one query."""
    return histories([record])[record.pk]


OF_ONE = Asked(
    lambda register, pk: (
        Entry.objects.filter(register=register, matter_id=pk).select_related("payload", "actor").order_by("seq")
    )
)


def histories(records: Sequence[Chained]) -> dict[UUID, list[Entry]]:
    """The entries of each of some records of one register, by its key, oldest first: one query."""
    if len(records) == 1:
        return {records[0].pk: OF_ONE(records[0].register(), records[0].pk)}
    found: dict[UUID, list[Entry]] = {record.pk: [] for record in records}
    rows = Entry.objects.filter(register=records[0].register(), matter_id__in=list(found))
    for entry in rows.select_related("payload", "actor").order_by("seq"):
        found[entry.matter_id].append(entry)
    return found


def settled() -> int:
    """The last entry id, none before it still to come: waits a moment for the steps under way on PostgreSQL."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f"LOCK TABLE {Entry._meta.db_table} IN SHARE MODE")
        return Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0


def redact(record: Chained, seq: int) -> None:
    """Take the body of one payload away for good; its digest stays, so that the chain still holds."""
    entry = Entry.objects.get(register=record.register(), matter_id=record.pk, seq=seq)
    Payload.objects.filter(pk=entry.pk).update(body="")


def matters_since(entry_id: int, upto: int) -> dict[str, set[UUID]]:
    """Which matters of which register have entries after ``entry_id``, up to and with ``upto``."""
    touched: dict[str, set[UUID]] = {}
    rows = Entry.objects.filter(id__gt=entry_id, id__lte=upto).values_list("register", "matter_id").distinct()
    for register, matter_id in rows.iterator(chunk_size=5000):
        touched.setdefault(register, set()).add(matter_id)
    return touched
