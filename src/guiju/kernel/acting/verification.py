"""Verification: does the ledger hold, and do the records agree with it?

Two passes, each streaming. Down the entries in order: each handed-out head is met again by the Merkle tree, and each
tile of it that is kept. Matter by matter: sequence without gaps, each digest from its facts and the one before, payload as
digested, and the row (columns, stage, version, parts, parties) as the entries say. What cannot be found is said in
``limits``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby, islice
from typing import Any

import orjson
from django.db import connection

from guiju.kernel.acting.verification_of_time import otherwise
from guiju.kernel.declaring.matters import Part, Record
from guiju.kernel.declaring.registry import registers
from guiju.kernel.keeping import checkpoints, digests, tiles
from guiju.kernel.keeping.checkpoints import Head
from guiju.kernel.keeping.ledger import Checkpoint, Entry, Payload
from guiju.kernel.keeping.parties import Party, keyed
from guiju.kernel.keeping.tiles import Growing, Tile

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was written. ``kind``: changed, missing, order, extra, head, tile, row, paper."""

    kind: str
    words: str
    register: str = ""
    matter_id: str = ""


@dataclass
class Report:
    """What a verification looked at and found."""

    entries: int = 0
    records: int = 0
    redacted: int = 0
    heads: int = 0
    after_head: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        return not self.faults

    @property
    def limits(self) -> list[str]:
        """What this verification cannot find, in plain words."""
        said = []
        if not self.heads:
            said.append(
                "没有已发布的检查点：整本账簿被重写、整个事项被抽走，无法发现。请先办理“guiju checkpoint”并把检查点交他人保存。"
            )
        elif self.after_head:
            said.append(f"最后一个检查点之后的{self.after_head}条记录尚未签名：其中被整体抽走的新事项无法发现。")
        if self.redacted:
            said.append(f"{self.redacted}条记录的内容已依法删除，相应台账内容无法与账簿逐项核对。")
        said.append("录入时即不真实的内容，无法由账簿发现。")
        return said


def verify(heads: Iterable[Head] = (), progress: Progress | None = None) -> Report:
    """Hold the whole ledger and every register against each other. ``heads``: further ones kept elsewhere."""
    report = Report()
    _heads(report, heads)
    for name, model in registers().items():
        _register(report, name, model, progress or (lambda n: None))
        report.faults += [Fault(*found) for found in otherwise(model)] if report.sound else []
    return report


def _heads(report: Report, more: Iterable[Head]) -> None:
    """The Merkle tree over the entries meets every head: those in the database, those handed out, those given."""
    known = {head.root: head for head in more}
    try:
        known |= {head.root: head for head in checkpoints.handed_out()}
    except ValueError as error:
        report.faults.append(Fault("head", str(error)))
    known |= {row.root: Head.of(row) for row in Checkpoint.objects.order_by("id")}
    heads = sorted(known.values(), key=lambda head: head.size)
    kept = {(tile.level, tile.index): tile for tile in Tile.objects.iterator()}
    tree, rest, made = Growing(), tiles.entries(0), list[Tile]()
    for head in heads:
        report.heads += 1
        if not head.is_signed() or head.public_key not in checkpoints.public_keys():
            report.faults.append(Fault("head", f"检查点（{head.at}，{head.size}条）的签名不符。"))
        made += tree.add(islice(rest, head.size - tree.size))
        if tree.size < head.size:
            words = f"检查点（{head.at}）记有{head.size}条，现仅有{tree.size}条：账簿尾部或者其中的记录被删除。"
            report.faults.append(Fault("missing", words))
        elif tree.get_root().hex() != head.root:
            words = f"前{head.size}条记录与检查点（{head.at}）的树根不符：有记录被改动、调换、抽走或者整链重写。"
            report.faults.append(Fault("head", words))
    last = max((head.last_entry for head in heads), default=0)
    report.after_head = Entry.objects.filter(id__gt=last).count()
    under_heads = tree.size
    made += tree.add(rest)
    _tiles(report, made, kept, under_heads)


def _tiles(report: Report, made: list[Tile], kept: dict[tuple[int, int], Tile], upto: int) -> None:
    """Every tile that is kept is the one that the entries make, and those under a head (``upto`` entries) are all kept."""
    for tile in made:
        found = kept.pop((tile.level, tile.index), None)
        lacking = found is None and tile.end <= upto
        if lacking or (found and (found.root, found.last_entry) != (tile.root, tile.last_entry)):
            _tile_fault(report, tile)
    for tile in kept.values():
        _tile_fault(report, tile)


def _tile_fault(report: Report, tile: Tile) -> None:
    where = f"第{tile.level + 1}层第{tile.index + 1}块"
    words = f"账簿树的存档（{where}）与账簿记录不符，不能据以出具证明；记录本身无误的，用“guiju checkpoint --rebuild”重新生成。"
    report.faults.append(Fault("tile", words))


ENTRY = ("matter_id", "seq", "step", "on", "at", "actor_id", "algorithm", "before", "payload_digest", "digest")


def _chains(register: str, ids: list[Any] | None = None) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """Matter id and its entries (columns of ENTRY, then the payload's body), matters in the order of their ids."""
    entry, payload = Entry._meta.db_table, Payload._meta.db_table
    quoted = ", ".join(f'e."{column}"' for column in ENTRY)
    sql = f"SELECT {quoted}, p.body FROM {entry} e LEFT JOIN {payload} p ON p.entry_id = e.id WHERE e.register = %s"  # noqa: S608
    params: list[Any] = [register]
    if ids is not None:
        field_ = Entry._meta.get_field("matter_id")
        params += [field_.get_db_prep_value(pk, connection) for pk in ids]
        sql += f" AND e.matter_id IN ({', '.join(['%s'] * len(ids))})"
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql + " ORDER BY e.matter_id, e.seq", params)
        rows = iter(lambda: cursor.fetchmany(2000), [])
        flat = (row for chunk in rows for row in chunk)
        for matter, group in groupby(flat, key=lambda row: row[0]):
            yield _hex(matter), list(group)


def _hex(value: Any) -> str:
    return value.hex if hasattr(value, "hex") and not isinstance(value, str) else str(value).replace("-", "")


def _register(report: Report, name: str, model: type[Record], progress: Progress, ids: list[Any] | None = None) -> None:
    """Merge the chains of a register with its rows, both in the order of matter ids."""
    rows = model._default_manager.order_by("pk")
    rows = rows if ids is None else rows.filter(pk__in=ids)
    columns = [f.attname for f in model._meta.concrete_fields]
    table = (dict(zip(columns, row, strict=True)) for row in rows.values_list(*columns).iterator(2000))
    hung = _Hung(model, ids)
    row = next(table, None)
    for matter, chain in _chains(name, ids):
        while row is not None and row["id"].hex < matter:
            report.faults.append(
                Fault("missing", f"“{row['number'] or row['title']}”没有账簿记录。", name, row["id"].hex)
            )
            row = next(table, None)
        report.entries += len(chain)
        progress(len(chain))
        says = _chain(report, name, matter, chain)
        if row is None or row["id"].hex != matter:
            report.faults.append(Fault("row", "账簿中有此事项，台账中没有。", name, matter))
            continue
        report.records += 1
        if says is not None:
            _row(report, name, model, row, chain, says, hung)
        row = next(table, None)
    while row is not None:
        report.faults.append(Fault("missing", f"“{row['number'] or row['title']}”没有账簿记录。", name, row["id"].hex))
        row = next(table, None)


def _chain(report: Report, register: str, matter: str, chain: list[tuple[Any, ...]]) -> list[dict[str, Any]] | None:
    """Check one matter's entries; their payloads, or None where one was lawfully redacted or cannot be read."""
    before, payloads, whole = "", [], True
    for expected, entry in enumerate(chain, 1):
        _, seq, step, on, at, actor, algorithm, was, payload_digest, digest, body = entry
        where = f"第{seq}条（{step}，{on}）"
        if seq != expected:
            report.faults.append(
                Fault("missing", f"第{expected}条缺失或者顺序不对，遇到的是{where}。", register, matter)
            )
            return None
        facts = (register, matter, seq, step, str(on)[:10], at, str(actor or ""), payload_digest)
        if was != before:
            report.faults.append(Fault("order", f"{where}与前一条不相衔接。", register, matter))
        if digests.of_entry(algorithm, was, *facts) != digest:
            report.faults.append(Fault("changed", f"{where}的内容与摘要不符。", register, matter))
        if body is None:
            report.faults.append(Fault("missing", f"{where}的内容缺失。", register, matter))
            whole = False
        elif not body:
            report.redacted += 1
            whole = False
        elif digests.of(body.encode(), algorithm) != payload_digest:
            report.faults.append(Fault("changed", f"{where}所载内容被改动。", register, matter))
            whole = False
        elif whole:
            payloads.append(orjson.loads(body))
        before = digest
    return payloads if whole else None


KNOWN_OF = ("matter_id", "seq", "role", "place", "digest", "left_seq")


class _Hung:
    """Digests of what hangs on the records of one register, read in the same order as the records."""

    def __init__(self, model: type[Record], ids: list[Any] | None) -> None:
        asks = model.procedure.parts.values()
        self.parts = [_Asked(part, ids, model) for part in dict.fromkeys(ask.model for ask in asks if ask.model)]
        rows = Party.told_of.filter(register=model.register()).order_by("matter_id", "id")
        rows = rows if ids is None else rows.filter(matter_id__in=ids)
        self.parties = _Grouped((party.matter_id.hex, party) for party in rows.only(*KNOWN_OF).iterator(2000))


class _Grouped:
    """Rows (matter id, anything) in the order of matter ids, taken matter by matter."""

    def __init__(self, rows: Iterator[tuple[str, Any]]) -> None:
        self.rows = rows
        self.ahead = next(rows, None)

    def take(self, matter: str) -> list[Any]:
        found = []
        while self.ahead is not None and self.ahead[0] <= matter:
            if self.ahead[0] == matter:
                found.append(self.ahead[1])
            self.ahead = next(self.rows, None)
        return found


class _Asked:
    """The rows of one kind of part, whichever asks of the procedure add them."""

    def __init__(self, part: type[Part], ids: list[Any] | None, model: type[Record]) -> None:
        asks = {name: ask for name, ask in model.procedure.parts.items() if ask.model is part}
        self.names, self.label = list(asks), "、".join(ask.label for ask in asks.values())
        self.rows = _Grouped(_part_rows(part, ids))

    def agrees(self, matter: str, payloads: list[dict[str, Any]]) -> bool:
        said: dict[str, dict[str, Any]] = {}
        for row in (row for payload in payloads for row in self._told(payload)):
            before = said.pop(row["id"], {})
            if "gone" not in row:
                said[row["id"]] = before | row
        rows = {row["id"]: _full(row) for row in self.rows.take(matter)}
        return rows == {pk: _full(row) for pk, row in said.items()}

    def _told(self, payload: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """The rows that an entry tells, and those that it tells otherwise than before."""
        for told in (payload.get("parts", {}), payload.get("refold", {}).get("parts", {})):
            yield from (row for name in self.names for row in told.get(name, ()))


def _full(part: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in part.items() if value not in (None, "", False)}


def _part_rows(part: Any, ids: list[Any] | None) -> Iterator[tuple[str, dict[str, Any]]]:
    columns = {f.attname: f.name for f in part._meta.concrete_fields if f.name not in ("seq", "matter")}
    rows = part._default_manager.order_by("matter_id", "id")
    rows = rows if ids is None else rows.filter(matter_id__in=ids)
    for matter, *row in rows.values_list("matter_id", *columns).iterator(2000):
        yield matter.hex, digests.plain(dict(zip(columns.values(), row, strict=True)))


def _row(
    report: Report,
    register: str,
    model: type[Record],
    row: dict[str, Any],
    chain: list[tuple[Any, ...]],
    payloads: list[dict[str, Any]],
    hung: _Hung,
) -> None:
    """Hold a record's row, parts and parties against what its entries say."""
    last = chain[-1]
    says: dict[str, Any] = {"last_step_on": None}
    notes = model.procedure.notes
    for entry, payload in zip(chain, payloads, strict=True):
        if "refold" in payload:
            says.update(payload["refold"].get("set", {}))
            continue
        says.update(payload["set"])
        if entry[2] not in notes:
            says["last_step_on"] = str(entry[3])[:10]
    says |= {"stage": payloads[-1]["stage"], "version": last[1], "head": last[9]}
    wrong = [
        label for column, name, label, empty in _columns(model) if digests.plain(row[column]) != says.get(name, empty)
    ]
    wrong += [asked.label for asked in hung.parts if not asked.agrees(row["id"].hex, payloads)]
    parties = hung.parties.take(row["id"].hex)
    if sorted((party.role, party.digest) for party in parties) != _parties_told(payloads):
        wrong.append("当事人")
    elif {key: party.left_seq for key, party in keyed(parties).items() if party.left_seq} != _left(chain, payloads):
        wrong.append("当事人的退出")
    if wrong:
        words = f"“{row['number'] or row['title']}”的{'、'.join(wrong)}与账簿不符。"
        report.faults.append(Fault("row", words, register, row["id"].hex))


def _left(chain: list[tuple[Any, ...]], payloads: list[dict[str, Any]]) -> dict[str, int]:
    """By which entry each party that has left, by their key, has left."""
    left: dict[str, int | None] = {}
    for entry, payload in zip(chain, payloads, strict=True):
        if "refold" not in payload:
            left |= dict.fromkeys(payload.get("left", ()), entry[1])
        left |= payload.get("refold", {}).get("left", {})
    return {key: seq for key, seq in left.items() if seq}


def _parties_told(payloads: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Role and digest of each party that stands, those corrected since left out."""
    told = [(p["role"], p["digest"]) for payload in payloads for p in payload.get("parties", ())]
    for payload in payloads:
        moved = payload.get("refold", {}).get("parties", {})
        for party in moved.get("out", ()):
            told.remove((party["role"], party["digest"]))
        told += [(party["role"], party["digest"]) for party in moved.get("in", ())]
    return sorted(told)


@cache
def _columns(model: type[Record]) -> list[tuple[str, str, str, Any]]:
    """Of each column that entries speak of: its name in the table, in an entry, on a page, and its value when never set."""
    columns = [f for f in model._meta.concrete_fields if not f.primary_key]
    return [(f.attname, f.name, str(f.verbose_name), digests.plain(f.get_default())) for f in columns]


def verify_records(register: str, ids: list[Any]) -> Report:
    """Hold some records of one register against their chains: what a proof of a figure needs."""
    report, model = Report(), registers()[register]
    for start in range(0, len(ids), 500):
        _register(report, register, model, lambda n: None, sorted(ids)[start : start + 500])
    report.faults += [Fault(*found) for found in otherwise(model, ids)] if report.sound else []
    return report
