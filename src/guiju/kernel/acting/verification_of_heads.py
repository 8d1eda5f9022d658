"""Verification of the tree: the entries, in order, meet every head that was handed out, and each tile that is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice

from guiju.kernel.acting.time_told import SET_BACK
from guiju.kernel.acting.verification_report import Report
from guiju.kernel.keeping import checkpoints, stored
from guiju.kernel.keeping.checkpoints import Head
from guiju.kernel.keeping.ledger import Checkpoint, Entry, Payload
from guiju.kernel.keeping.tiles import Growing, Tile

LAST = datetime.max.replace(tzinfo=UTC)
REWRITTEN = "检查点在数据库中的，用“guiju checkpoint --rebuild”重新写出；此前请先与他处保存的检查点核对。"


def meet(report: Report, more: Iterable[Head]) -> None:
    """The Merkle tree over the entries meets every head: those in the database, those handed out, those given."""
    heads = _heads(report, more)
    kept = {(tile.level, tile.index): tile for tile in Tile.objects.iterator()}
    entries, tree, made = Entries(), Growing(), list[Tile]()
    for head in heads:
        report.heads += 1
        if not head.is_signed() or head.public_key not in checkpoints.public_keys():
            report.fault("head", f"检查点（{head.at}，{head.size}条）的签名不符。")
        made += tree.add(islice(entries, head.size - tree.size))
        if tree.size < head.size:
            words = f"检查点（{head.at}）记有{head.size}条，现仅有{tree.size}条：账簿尾部或者其中的记录被删除。"
            report.fault("missing", words)
        elif tree.get_root().hex() != head.root:
            words = f"前{head.size}条记录与检查点（{head.at}）的树根不符：有记录被改动、调换、抽走或者整链重写。"
            report.fault("head", words)
        elif entries.last != head.last_entry:
            words = f"检查点（{head.at}）的最后一条是账簿第{head.last_entry}条，现为第{entries.last}条：账簿记录被重新编号。"
            report.fault("head", words)
        entries.note(head)
    under_heads = tree.size
    made += tree.add(entries)
    report.after_head = tree.size - under_heads
    for words in entries.out_of_order():
        report.fault("order", words)
    _tiles(report, made, kept, under_heads)


def _heads(report: Report, more: Iterable[Head]) -> list[Head]:
    """All heads by their size, each once; keys and files that are none are faults of their own."""
    for words in checkpoints.keys_unlike():
        report.fault("head", words)
    known = {head.root: head for head in more}
    for path in checkpoints.files():
        try:
            head = checkpoints.read_head(path)
            known[head.root] = head
        except ValueError as error:
            report.fault("head", f"{error}{REWRITTEN}")
    rows = [Head.of(row) for row in Checkpoint.objects.order_by("id")]
    kept_here = {head.root: head for head in rows}
    if more_than_once := len(rows) - len(kept_here):
        report.fault("extra", f"数据库中有{more_than_once}个检查点是重复的。")
    if lacking := known.keys() - kept_here.keys():
        report.fault("missing", f"有{len(lacking)}个已签发的检查点在数据库中没有：检查点被删除。")
    heads = list((known | kept_here).values())
    for head in heads:
        if not head.is_one():
            report.fault("head", f"检查点（{head.at}）不成格式。")
    return sorted((head for head in heads if head.is_one()), key=lambda head: head.size)


class Entries:
    """Id and digest of all entries in their order; the times that run against it are noted on the way.

    Entries were made one after the other, and each head after its last entry and before the next. What was made while the
    machine's clock was wrong says so (``time_told``), and may be out of order.
    """

    def __init__(self) -> None:
        self.last, self._at, self._since = 0, "", list[Head]()
        self._earlier: list[tuple[int, str, int, str]] = []
        self._odd: list[tuple[Head, int, str]] = []
        self._rows = self._read()

    def __iter__(self) -> Iterator[tuple[int, str]]:
        return self._rows

    def _read(self) -> Iterator[tuple[int, str]]:
        for pk, digest, at in stored.rows(Entry, ("id", "digest", "at"), order="t.id"):
            at = str(at)
            if at < self._at and _moment(at) < _moment(self._at) - SET_BACK:
                self._earlier.append((pk, at, self.last, self._at))
            if self._since:
                self._odd += [(head, pk, at) for head in self._since if _moment(head.at) > _moment(at) + SET_BACK]
                self._since = []
            self.last, self._at = pk, at
            yield pk, digest

    def note(self, head: Head) -> None:
        """A head stands here."""
        if self.last == head.last_entry:
            if _moment(head.at) < _moment(self._at) - SET_BACK:
                self._odd.append((head, self.last, self._at))
            self._since.append(head)

    def out_of_order(self) -> Iterator[str]:
        for pk, at, before, was in self._earlier:
            if not _clock_was_wrong(pk, before):
                yield f"账簿第{pk}条的记录时间{at}早于前一条的{was}。"
        for head, pk, at in self._odd:
            if not _clock_was_wrong(pk):
                yield f"检查点的时间{head.at}与账簿第{pk}条的记录时间{at}不相衔接。"


def _clock_was_wrong(*entries: int) -> bool:
    bodies = Payload.objects.filter(pk__in=entries).values_list("body", flat=True)
    return any('"clock":' in body for body in bodies)


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
    where = f"第{tile.level}级第{tile.index}块"
    words = f"账簿树的存档（{where}）与账簿记录不符，不能据以出具证明；记录本身无误的，用“guiju checkpoint --rebuild”重新生成。"
    report.fault("tile", words)


def _moment(at: str) -> datetime:
    try:
        told = datetime.fromisoformat(at)
    except (TypeError, ValueError):
        return LAST
    return told if told.tzinfo is not None else LAST
