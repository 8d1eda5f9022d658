"""Verification: does the ledger hold, and do the tables agree with it?

Down the entries in order: each handed-out head is met again by the Merkle tree, and each tile of it that is kept. Matter by
matter: sequence without gaps, each digest from its facts and the one before, payload as digested, and everything that the
entries say of row, parts, and what stands beside the record. What is of no register, of no matter, or never appended is
found; one fault never hides another. What cannot be found is said in ``limits``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import Any

import django
from django.db import DatabaseError

from guiju.kernel.acting import (
    administered_rows,
    administration,
    template_loading,
    verification_of_database,
    verification_of_heads,
    verification_of_papers,
)
from guiju.kernel.acting.verification_of_chains import Told, chains
from guiju.kernel.acting.verification_of_rows import Says, hold, kinds
from guiju.kernel.acting.verification_of_time import otherwise, strays
from guiju.kernel.acting.verification_report import Fault as Fault
from guiju.kernel.acting.verification_report import Report as Report
from guiju.kernel.acting.verification_shares import ALL, Share, shares
from guiju.kernel.declaring.numbering import Sequence
from guiju.kernel.declaring.registry import registers
from guiju.kernel.keeping import ledger, second_log, stored, vouching
from guiju.kernel.keeping.checkpoints import Head
from guiju.kernel.keeping.ledger import Entry, Payload

Progress = Callable[[int], None]
Work = tuple[str, Share, bool]
"""A register, a share of its matters, and whether the files of their papers are read too."""
LOOK = "用“guiju astray list”查看。"
WORTH_A_PROCESS = 50_000
"""Entries: fewer are verified before another process has begun."""


def verify(heads: Iterable[Head] = (), progress: Progress | None = None, processes: int = 1) -> Report:
    """Hold the whole ledger and every table against each other. ``heads``: further ones kept elsewhere; ``processes``: how
    many share the matters among them, where there are enough."""
    report, told = Report(), progress or (lambda n: None)
    for kind, words in verification_of_database.faults():
        report.fault(kind, words)
    report.take_in(_found(partial(verification_of_heads.meet, more=list(heads))))
    named = _registers_named()
    tables = {name: frozenset(table for table, names in named.items() if name in names) for name in registers()}
    there = _with_rows()
    theirs = {name: model for name, model in registers().items() if tables[name] or name in there}
    work = [(name, share, True) for name, model in theirs.items() for share in shares(model, tables[name])]
    processes = min(processes, 1 + Entry.objects.count() // WORTH_A_PROCESS)
    for part in _in_processes(work, processes) if processes > 1 else (_verified(one) for one in work):
        report.take_in(part)
        told(part.entries)
    for look in (_administration, second_log_holds, partial(_of_no_register, named=named)):
        report.take_in(_found(look))
    report.take_in(_found(partial(_series, drawn=report.drawn)))
    return report


def _found(look: Callable[[Report], object]) -> Report:
    """What one part of a verification finds."""
    try:
        look(report := Report())
    except DatabaseError:  # a text that is none
        with stored.whatever_it_is():
            look(report := Report())
    return report


def _in_processes(work: list[Work], processes: int) -> Iterator[Report]:
    """Each share in whichever process is free; they read only, each over a connection of its own."""
    with ProcessPoolExecutor(processes, get_context("spawn"), django.setup) as pool:
        yield from pool.map(_verified, work)


def _verified(work: Work) -> Report:
    """What verifying one share of the matters of a register found."""
    name, share, files = work
    return _found(partial(_look_at, name=name, share=share, files=files))


def _look_at(report: Report, name: str, share: Share, files: bool) -> None:
    model = registers()[name]
    says = dict[str, Says]()
    for matter, chain in chains(report, name, share):
        says[matter] = Says.of(model, chain)
        _said(report, name, matter, chain, says[matter])
    # Nothing can be told again from entries that are not as they were written.
    whole = sorted(says.keys() - report.broken(name))
    hold(report, model, says, share)
    if files:
        verification_of_papers.hold(report, name, share)
    for found in otherwise(model, whole):
        report.fault(*found)


def _said(report: Report, register: str, matter: str, chain: list[Told], says: Says) -> None:
    """What is wrong with what the entries of one matter say, and the numbers they drew."""
    try:
        for agency, series, year, n in says.drawn:
            report.drawn[agency, series, year] = max(n, report.drawn.get((agency, series, year), 0))
    except (TypeError, ValueError):
        says.garbled |= {told.seq for told in chain if told.content and "drawn" in told.content}
    for told in chain:
        if told.seq in says.unknown and told.empty:
            words = f"第{told.seq}条（{told.step}）的内容为空，账簿中没有依法删除它的记录。"
            report.fault("missing", words, register, matter)
        if told.seq in says.erased and not told.empty:
            report.fault("extra", f"第{told.seq}条（{told.step}）已依法删除，其内容又在账簿中。", register, matter)
        if told.seq in says.garbled:
            report.fault("changed", f"第{told.seq}条（{told.step}）所载内容不是办理步骤写下的。", register, matter)


def _administration(report: Report) -> None:
    """People, appointments, agencies, organs and regions are as the entries of those who administer them say."""
    register, said = administration.REGISTER, vouching.Said()
    for matter, chain in chains(report, register):
        if matter != administration.MATTER.hex:
            report.fault("extra", "“系统管理”的账簿中有不属于它的记录。", register, matter)
            continue
        _folded(report, "“系统管理”", register, matter, chain, said)
    for kind, keys in administration.otherwise(said).items():
        words = f"“{administered_rows.name_of(kind)}”中有{len(keys)}项与账簿不符，或者未经登记而增减。{LOOK}"
        report.fault("row", words, register, rows=tuple(keys))
    if files := template_loading.otherwise(said):
        words = f"本机关文书模板的文件有{len(files)}个与账簿不符，或者未经登记而增减。{LOOK}"
        report.fault("row", words, register, rows=tuple(files))


def _folded(report: Report, what: str, register: str, matter: str, chain: list[Told], said: vouching.Said) -> None:
    """Take in what the entries of a chain that is no record's say of rows."""
    for told in chain:
        if told.empty:
            report.fault("missing", f"{what}第{told.seq}条的内容为空。", register, matter)
        try:
            vouching.fold(said, (told.content or {}).get("rows", {}))
        except (TypeError, ValueError, AttributeError):
            report.fault("changed", f"{what}第{told.seq}条所载内容不成格式。", register, matter)


def second_log_holds(report: Report) -> None:
    """Looks and refusals are, day by day, those that the chain of the day says: none changed, taken away or added."""
    more = sum(kind._default_manager.count() for kind in second_log.KINDS) - _log(report, ALL)
    if more:
        words = f"查看、拒绝登记中有{more}项，其日期没有账簿记录。"
        report.fault("extra", words, second_log.REGISTER)


def _log(report: Report, share: Share) -> int:
    """The same of some days; how many looks and refusals they have."""
    register, met = second_log.REGISTER, 0
    for matter, chain in chains(report, register, share):
        try:
            day = second_log.date_of(matter)
        except (ValueError, OverflowError):
            report.fault("extra", "查看、拒绝登记的账簿中有不属于任何一天的记录。", register, matter)
            continue
        said, there = vouching.Said(), second_log.rows_of(day)
        _folded(report, "查看、拒绝登记", register, matter, chain, said)
        told = {(table, key): digest for table, keys in said.items() for key, digest in keys.items()}
        wrong = told.keys() ^ there.keys()
        wrong |= {key for key in told.keys() & there.keys() if not vouching.fits(there[key], told[key])}
        if wrong:
            words = f"{day}的查看、拒绝登记中有{len(wrong)}项与账簿不符，或者未经登记而增减。"
            report.fault("row", words, register, matter)
        met += len(there)
    return met


def _with_rows() -> set[str]:
    """The registers that have rows of their own: records, or parts of such. Of sixty most have none, and need not be asked."""
    own = {name: {model, *kinds(model)} for name, model in registers().items()}
    there = stored.filled(tuple(sorted(set().union(*own.values()), key=lambda kind: kind._meta.db_table)))
    return {name for name, tables in own.items() if tables & there}


def _registers_named() -> dict[str, set[Any]]:
    """The registers that the rows of each table name which all registers share: each table is looked through once."""
    with stored.whatever_it_is():
        tables = [Entry._meta.db_table, *(kind._meta.db_table for kind in vouching.of_records())]
        asked = {table: " ".join(["SELECT DISTINCT register FROM", table]) for table in tables}
        return {table: {name for (name,) in stored.run(sql)} for table, sql in asked.items()}


def _of_no_register(report: Report, named: dict[str, set[Any]]) -> None:
    """Rows under the name of a register that there is not are hidden from every page."""
    kinds: list[Any] = [Entry, *vouching.of_records()]
    for kind in kinds:
        known = {*registers(), *(administration.OF_NO_RECORD if kind is Entry else ())}
        for name in sorted(named[kind._meta.db_table] - known, key=str):
            report.fault(
                "extra", f"“{kind._meta.verbose_name}”中有不属于任何台账（{name or '空白'}）的内容。", str(name)
            )
    for words, name, matter in strays():
        report.fault("extra", words, name, matter)
    loose = Payload.objects.exclude(pk__in=Entry.objects.values("pk")).count()
    if loose:
        report.fault("extra", f"有{loose}份账簿内容没有相应的账簿记录。")


def _series(report: Report, drawn: dict[tuple[int, str, int], int]) -> None:
    """Each series of numbers stands at the last that an entry drew from it."""
    kept = {(row.agency_id, row.series, row.year): row.last for row in Sequence.objects.all()}
    for key in sorted(kept.keys() | drawn.keys(), key=str):
        if kept.get(key) != drawn.get(key):
            words = f"{key[2]}年“{key[1]}”编号系列用至{kept.get(key, 0)}，账簿中用至{drawn.get(key, 0)}。"
            report.fault("row", words)


def verify_since(entry: int) -> Report:
    """Hold every matter with entries after ``entry`` against its chain, and what is administered: what is new each night."""
    report, known = Report(), registers()
    for name, ids in ledger.matters_since(entry, ledger.settled()).items():
        if name in known:
            report.take_in(verify_records(name, ids, files=True))
        elif name == second_log.REGISTER:
            report.take_in(_found(partial(_log, share=Share(ids=tuple(sorted(ids))))))
    report.take_in(_found(_administration))
    return report


def verify_records(register: str, ids: Iterable[Any], *, files: bool = False) -> Report:
    """Hold some records of one register against their chains: what a proof of a figure needs. ``files``: those of their
    papers too."""
    report, found = Report(), sorted(ids)
    for start in range(0, len(found), 500):
        report.take_in(_verified((register, Share(ids=tuple(found[start : start + 500])), files)))
    return report
