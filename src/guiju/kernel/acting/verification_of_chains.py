"""Verification of chains: the entries of one matter follow one another, and each is as its digests say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

import orjson

from guiju.kernel.acting.verification_report import Report
from guiju.kernel.acting.verification_shares import ALL, Share
from guiju.kernel.keeping import digests, stored
from guiju.kernel.keeping.ledger import Entry, Payload

ENTRY = ("matter_id", "id", "seq", "step", "on", "at", "actor_id", "algorithm", "before", "payload_digest", "digest")


@dataclass(slots=True)
class Told:
    """One entry. ``content`` is None where its payload is empty or cannot be read."""

    seq: int
    step: str
    on: str
    digest: str
    content: dict[str, Any] | None
    empty: bool


def chains(report: Report, register: str, share: Share = ALL) -> Iterator[tuple[str, list[Told]]]:
    """Matter id and its entries, matters in the order of their ids; what is wrong with an entry in itself is reported."""
    entry, payload = Entry._meta.db_table, Payload._meta.db_table
    if share.none_in(entry):
        return
    columns, (which, params) = stored.worded(Entry, ENTRY), share.in_sql("t.matter_id")
    read = ["SELECT", columns, ", p.body FROM", entry, "t LEFT JOIN", payload, "p ON p.entry_id = t.id"]
    those = ["WHERE t.register = %s", which, "ORDER BY t.matter_id, t.seq"]
    for matter, rows in groupby(stored.run(" ".join([*read, *those]), [register, *params]), key=itemgetter(0)):
        yield str(matter), _chain(report, register, str(matter), rows)


def _chain(report: Report, register: str, matter: str, rows: Iterator[tuple[Any, ...]]) -> list[Told]:
    before, told, last, expected = "", list[Told](), 0, 1
    for _, pk, seq, step, on, at, actor, algorithm, was, payload_digest, digest, body in rows:
        by = algorithm if algorithm in digests.ALGORITHMS else "sha256"
        content = None
        if body:
            encoded = body if isinstance(body, bytes) else body.encode()
            if digests.of(encoded, by) != payload_digest:
                report.fault("changed", f"第{seq}条（{step}，{on}）所载内容被改动。", register, matter)
            content = _read(encoded)
            if content is None:
                report.fault("changed", f"第{seq}条（{step}，{on}）所载内容无法读取。", register, matter)
        elif body is None:
            report.fault("missing", f"第{seq}条（{step}，{on}）的内容缺失。", register, matter)
        else:
            report.redacted += 1
        if seq != expected:
            words = f"第{expected}条缺失或者顺序不对，遇到的是第{seq}条（{step}，{on}）。"
            report.fault("missing", words, register, matter)
        if was != before or pk < last:
            report.fault("order", f"第{seq}条（{step}，{on}）与前一条不相衔接。", register, matter)
        facts = (f"{step}", f"{on}", f"{at}", f"{actor or ''}", f"{payload_digest}")
        if algorithm != by or digests.of_entry(by, f"{was}", register, matter, seq, *facts) != digest:
            report.fault("changed", f"第{seq}条（{step}，{on}）的内容与摘要不符。", register, matter)
        told.append(Told(seq, step, on, digest, content, not body))
        before, last, expected = digest, pk, (seq if isinstance(seq, int) else expected) + 1
    report.entries += len(told)
    return told


def _read(body: bytes) -> dict[str, Any] | None:
    """A payload, where it can be read; what was tampered with may be none, and what else is wrong is to be found too."""
    try:
        content = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    return content if isinstance(content, dict) else None
