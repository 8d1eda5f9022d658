"""Verification: does the ledger hold, and do the tables agree with it?

Down the entries in order: each handed-out head is met again by the Merkle tree, and each tile of it that is kept. Matter by
matter: sequence without gaps, each digest from its facts and the one before, payload as digested, and everything that the
entries say of row, parts, and what stands beside the record. What is of no register, of no matter, or never appended is
found; one fault never hides another. What cannot be found is said in ``limits``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from multiprocessing import get_context
from typing import Any

import django
import orjson
from django.db import connection

from guiju.kernel.acting import administration, verification_of_heads
from guiju.kernel.acting.verification_of_rows import Hung, Says, Told
from guiju.kernel.acting.verification_of_time import otherwise
from guiju.kernel.acting.verification_shares import ALL, Share, shares
from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.numbering import Sequence
from guiju.kernel.declaring.registry import registers
from guiju.kernel.keeping import digests, vouching
from guiju.kernel.keeping.checkpoints import Head
from guiju.kernel.keeping.ledger import Entry, Payload

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was written. ``kind``: changed, missing, order, extra, head, tile, row."""

    kind: str
    words: str
    register: str = ""
    matter_id: str = ""


@dataclass
class Report:
    """What a verification looked at and found. ``drawn``: by agency, series and year the last number that an entry drew."""

    entries: int = 0
    records: int = 0
    redacted: int = 0
    heads: int = 0
    after_head: int = 0
    faults: list[Fault] = field(default_factory=list)
    drawn: dict[tuple[int, str, int], int] = field(default_factory=dict)

    def fault(self, kind: str, words: str, register: str = "", matter_id: str = "") -> None:
        self.faults.append(Fault(kind, words, register, matter_id))

    def take_in(self, part: Report) -> None:
        """What was found in a share of the matters."""
        self.entries += part.entries
        self.records += part.records
        self.redacted += part.redacted
        self.faults += part.faults
        for series, n in part.drawn.items():
            self.drawn[series] = max(n, self.drawn.get(series, 0))

    def broken(self, register: str) -> set[str]:
        """The records of a register of which something was found."""
        return {fault.matter_id for fault in self.faults if fault.register == register}

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
            said.append(
                f"{self.redacted}条记录的内容已依法删除，原先所载内容无法再核对；删除以后的台账内容仍逐项核对。"
            )
        said.append("录入时即不真实的内容，无法由账簿发现。")
        return said


def verify(heads: Iterable[Head] = (), progress: Progress | None = None, processes: int = 1) -> Report:
    """Hold the whole ledger and every table against each other. ``heads``: further ones kept elsewhere; ``processes``: how
    many share the matters among them."""
    report, told = Report(), progress or (lambda n: None)
    verification_of_heads.meet(report, heads)
    work = [(name, share) for name, model in registers().items() for share in shares(model)]
    for part in _in_processes(work, processes) if processes > 1 else (_verified(one) for one in work):
        report.take_in(part)
        told(part.entries)
    _administration(report)
    _of_no_register(report)
    _series(report)
    return report


def _in_processes(work: list[tuple[str, Share]], processes: int) -> Iterator[Report]:
    """Each share in whichever process is free; they read only, each over a connection of its own."""
    with ProcessPoolExecutor(processes, get_context("spawn"), django.setup) as pool:
        yield from pool.map(_verified, work)


def _verified(one: tuple[str, Share]) -> Report:
    """What verifying one share of the matters of a register found."""
    (name, share), report = one, Report()
    model = registers()[name]
    _register(report, name, model, share)
    for found in otherwise(model, report.broken(name), share):
        report.fault(*found)
    return report


def _administration(report: Report) -> None:
    """People, appointments, agencies, organs and regions are as the entries of those who administer them say."""
    said: dict[str, dict[str, tuple[str, str]]] = {}
    for matter, chain in _chains(administration.REGISTER):
        report.entries += len(chain)
        for told in _chain(report, administration.REGISTER, matter, chain):
            if told.content is None:
                report.fault("missing", f"“系统管理”第{told.seq}条的内容为空。", administration.REGISTER, matter)
            else:
                administration.fold(said, told.content.get("rows", {}), told.algorithm)
    for label, keys in administration.otherwise(said).items():
        report.fault("row", f"“{label}”中有{len(keys)}项与账簿不符，或者未经登记而增减。", administration.REGISTER)


def _of_no_register(report: Report) -> None:
    """Rows under the name of a register that there is not are hidden from every page."""
    known = [*registers(), administration.REGISTER]
    kinds: list[Any] = [Entry, *vouching.of_records()]
    for model in kinds:
        rows = getattr(model, "every", model._default_manager).exclude(register__in=known).order_by()
        for name in rows.values_list("register", flat=True).distinct():
            report.fault("extra", f"“{model._meta.verbose_name}”中有不属于任何台账（{name or '空白'}）的内容。", name)
    loose = Payload.objects.exclude(pk__in=Entry.objects.values("pk")).count()
    if loose:
        report.fault("extra", f"有{loose}份账簿内容没有相应的账簿记录。")


def _series(report: Report) -> None:
    """Each series of numbers stands at the last that an entry drew from it."""
    kept = {(row.agency_id, row.series, row.year): row.last for row in Sequence.objects.all()}
    for key in sorted(kept.keys() | report.drawn.keys()):
        if kept.get(key) != report.drawn.get(key):
            words = f"{key[2]}年“{key[1]}”编号系列用至{kept.get(key, 0)}，账簿中用至{report.drawn.get(key, 0)}。"
            report.fault("row", words)


ENTRY = ("matter_id", "id", "seq", "step", "on", "at", "actor_id", "algorithm", "before", "payload_digest", "digest")


def _chains(register: str, share: Share = ALL) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """Matter id and its entries (columns of ENTRY, then the payload's body), matters in the order of their ids."""
    entry, payload = Entry._meta.db_table, Payload._meta.db_table
    quoted, (which, params) = ", ".join(f'e."{column}"' for column in ENTRY), share.in_sql()
    sql = f"SELECT {quoted}, p.body FROM {entry} e LEFT JOIN {payload} p ON p.entry_id = e.id WHERE e.register = %s{which}"  # noqa: S608
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql + " ORDER BY e.matter_id, e.seq", [register, *params])
        rows = iter(lambda: cursor.fetchmany(2000), [])
        flat = (row for chunk in rows for row in chunk)
        for matter, group in groupby(flat, key=lambda row: row[0]):
            yield _hex(matter), list(group)


def _hex(value: Any) -> str:
    return value.hex if hasattr(value, "hex") and not isinstance(value, str) else str(value).replace("-", "")


def _register(report: Report, name: str, model: type[Record], share: Share) -> None:
    """Merge the chains of a register with its rows, both in the order of matter ids."""
    rows = share.of(model._default_manager.order_by("pk"), "pk")
    columns = [f.attname for f in model._meta.concrete_fields]
    table = (dict(zip(columns, row, strict=True)) for row in rows.values_list(*columns).iterator(2000))
    hung = Hung(model, share)
    row = next(table, None)
    for matter, chain in _chains(name, share):
        while row is not None and row["id"].hex < matter:
            _never_appended(report, name, row)
            row = next(table, None)
        report.entries += len(chain)
        told = _chain(report, name, matter, chain)
        says = Says.of(model, told)
        for agency, series, year, n in says.drawn:
            report.drawn[agency, series, year] = max(n, report.drawn.get((agency, series, year), 0))
        for seq in sorted(says.unknown):
            report.fault(
                "missing", f"第{seq}条（{told[seq - 1].step}）的内容为空，账簿中没有依法删除它的记录。", name, matter
            )
        if row is None or row["id"].hex != matter:
            report.fault("row", "账簿中有此事项，台账中没有。", name, matter)
            continue
        report.records += 1
        _row(report, name, model, row, says, hung)
        row = next(table, None)
    while row is not None:
        _never_appended(report, name, row)
        row = next(table, None)
    for label, matters in hung.strays().items():
        for matter in sorted(matters):
            report.fault("extra", f"“{label}”中有不属于任何事项的内容。", name, matter)


def _never_appended(report: Report, name: str, row: dict[str, Any]) -> None:
    report.fault("missing", f"“{row['number'] or row['title']}”没有账簿记录。", name, row["id"].hex)


def _chain(report: Report, register: str, matter: str, chain: list[tuple[Any, ...]]) -> list[Told]:
    """Check one matter's entries, each for itself; what they tell, as far as it can be read."""
    before, told, last = "", list[Told](), 0
    for expected, entry in enumerate(chain, 1):
        _, pk, seq, step, on, at, actor, algorithm, was, payload_digest, digest, body = entry
        where = f"第{seq}条（{step}，{on}）"
        if seq != expected:
            report.fault("missing", f"第{expected}条缺失或者顺序不对，遇到的是{where}。", register, matter)
        if was != before or pk < last:
            report.fault("order", f"{where}与前一条不相衔接。", register, matter)
        facts = (register, matter, seq, step, str(on)[:10], at, str(actor or ""), payload_digest)
        by = algorithm if algorithm in digests.ALGORITHMS else "sha256"
        if algorithm != by or digests.of_entry(by, was, *facts) != digest:
            report.fault("changed", f"{where}的内容与摘要不符。", register, matter)
        content = None
        if body is None:
            report.fault("missing", f"{where}的内容缺失。", register, matter)
        elif not body:
            report.redacted += 1
        elif digests.of(body.encode(), by) != payload_digest:
            report.fault("changed", f"{where}所载内容被改动。", register, matter)
            content = _read(body)
        else:
            content = orjson.loads(body)
        told.append(Told(seq, step, str(on)[:10], by, digest, content))
        before, last = digest, pk
    return told


def _read(body: str) -> dict[str, Any] | None:
    """A payload that was tampered with, where it can still be read: what else is wrong is to be found too."""
    try:
        content = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    return content if isinstance(content, dict) and "set" in content and "stage" in content else None


def _row(report: Report, register: str, model: type[Record], row: dict[str, Any], says: Says, hung: Hung) -> None:
    """Hold a record's row, parts and all that stands beside it against what its entries say."""
    wrong = [
        label
        for column, name, label, empty in _columns(model)
        if digests.plain(row[column]) != says.columns.get(name, empty)
    ]
    wrong += hung.wrong(row["id"].hex, says, row)
    if wrong:
        words = f"“{row['number'] or row['title']}”的{'、'.join(wrong)}与账簿不符。"
        report.fault("row", words, register, row["id"].hex)


@cache
def _columns(model: type[Record]) -> list[tuple[str, str, str, Any]]:
    """Of each column that entries speak of: its name in the table, in an entry, on a page, and its value when never set."""
    columns = [f for f in model._meta.concrete_fields if not f.primary_key]
    return [(f.attname, f.name, str(f.verbose_name), digests.plain(f.get_default())) for f in columns]


def verify_records(register: str, ids: Iterable[Any]) -> Report:
    """Hold some records of one register against their chains: what a proof of a figure needs."""
    report, found = Report(), sorted(ids)
    for start in range(0, len(found), 500):
        report.take_in(_verified((register, Share(ids=tuple(found[start : start + 500])))))
    return report
