"""Verification of the tree: the entries, in order, meet every head that was handed out, and each tile that is kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import islice

from django.db import connection

from guiju.kernel.acting.time_told import SET_BACK
from guiju.kernel.acting.verification_report import Report
from guiju.kernel.keeping import checkpoints, tiles
from guiju.kernel.keeping.checkpoints import Head
from guiju.kernel.keeping.ledger import Checkpoint, Entry, Payload
from guiju.kernel.keeping.tiles import Growing, Tile

REWRITTEN = "检查点在数据库中的，用“guiju checkpoint --rebuild”重新写出；此前请先与他处保存的检查点核对。"


def meet(report: Report, more: Iterable[Head]) -> None:
    """The Merkle tree over the entries meets every head: those in the database, those handed out, those given."""
    known = {head.root: head for head in more}
    for path in checkpoints.files():
        try:
            head = checkpoints.read_head(path)
        except ValueError as error:
            report.fault("head", f"{error}{REWRITTEN}")
        else:
            known[head.root] = head
    kept_here = {row.root: Head.of(row) for row in Checkpoint.objects.order_by("id")}
    if lacking := known.keys() - kept_here.keys():
        report.fault("missing", f"有{len(lacking)}个已签发的检查点在数据库中没有：检查点被删除。")
    known |= kept_here
    heads = sorted(known.values(), key=lambda head: head.size)
    kept = {(tile.level, tile.index): tile for tile in Tile.objects.iterator()}
    tree, rest, made = Growing(), tiles.entries(0), list[Tile]()
    for head in heads:
        report.heads += 1
        if not head.is_signed() or head.public_key not in checkpoints.public_keys():
            report.fault("head", f"检查点（{head.at}，{head.size}条）的签名不符。")
        made += tree.add(islice(rest, head.size - tree.size))
        if tree.size < head.size:
            words = f"检查点（{head.at}）记有{head.size}条，现仅有{tree.size}条：账簿尾部或者其中的记录被删除。"
            report.fault("missing", words)
        elif tree.get_root().hex() != head.root:
            words = f"前{head.size}条记录与检查点（{head.at}）的树根不符：有记录被改动、调换、抽走或者整链重写。"
            report.fault("head", words)
    last = max((head.last_entry for head in heads), default=0)
    report.after_head = Entry.objects.filter(id__gt=last).count()
    _times(report, heads)
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
    report.fault("tile", words)


def _times(report: Report, heads: list[Head]) -> None:
    """Entries were made one after the other, and each head after its last entry and before the next.

    What was made while the machine's clock was wrong says so (``time_told``), and may be out of order.
    """
    entry, slack = Entry._meta.db_table, SET_BACK
    sql = f"SELECT id, at, was, one FROM (SELECT id, at, LAG(at) OVER w AS was, LAG(id) OVER w AS one FROM {entry} WINDOW w AS (ORDER BY id)) AS told WHERE at < was"  # noqa: S608, E501
    with connection.cursor() as cursor:
        cursor.execute(sql)
        earlier = [row for row in cursor.fetchall() if _moment(row[1]) < _moment(row[2]) - slack]
    for pk, at, was, before in earlier:
        bodies = Payload.objects.filter(pk__in=[pk, before]).values_list("body", flat=True)
        if not any('"clock":' in body for body in bodies):
            report.fault("order", f"账簿第{pk}条的记录时间{at}早于前一条的{was}。")
    for head in heads:
        around = Entry.objects.filter(id__gte=head.last_entry).order_by("id").values_list("id", "at")[:2]
        for pk, at in around:
            late = pk == head.last_entry and _moment(head.at) < _moment(at) - slack
            early = pk > head.last_entry and _moment(head.at) > _moment(at) + slack and head.last_entry == around[0][0]
            if late or (early and '"clock":' not in (Payload.objects.filter(pk=pk).values_list("body", flat=True)[0])):
                report.fault("order", f"检查点的时间{head.at}与账簿第{pk}条的记录时间{at}不相衔接。")


def _moment(at: str) -> datetime:
    try:
        return datetime.fromisoformat(at)
    except ValueError:
        return datetime.max.replace(tzinfo=UTC)
