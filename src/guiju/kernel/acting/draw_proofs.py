"""A draw made again: what does not fit, and whether the ledger shows that the frame was closed before the number came about.

Anybody can do the same with the texts that are handed out and a SHA-256 of their own; what only the ledger knows is the time
at which each act was entered, and the signed head that first held it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from guiju.kernel.declaring.draws import Draw
from guiju.kernel.keeping import lots
from guiju.kernel.keeping.ledger import Checkpoint, Entry

SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True)
class DrawProof:
    """``faults``: what does not fit; ``limits``: what the ledger cannot show; ``frozen`` and ``drawn``: when each was entered."""

    draw: Any
    faults: list[str] = field(default_factory=list)
    limits: list[str] = field(default_factory=list)
    frozen: datetime | None = None
    drawn: datetime | None = None
    head: Checkpoint | None = None

    @property
    def proven(self) -> bool:
        return not self.faults


def prove(draw: Draw) -> DrawProof:
    """Everything that can be found out about a draw, drawn or not yet."""
    rows = Entry.objects.filter(register=draw.register(), matter_id=draw.pk).order_by("seq")
    entries = {entry.step: entry for entry in rows}
    frozen, drawn = entries.get("freeze"), entries.get("draw")
    head = Checkpoint.objects.filter(last_entry__gte=frozen.pk).order_by("pk").first() if frozen else None
    faults = [*(draw.told().faults() if draw.drawn_on else _frame(draw)), *draw.followed()]
    return DrawProof(draw, faults, list(_limits(draw, frozen, drawn, head)), _at(frozen), _at(drawn), head)


def _frame(draw: Draw) -> Iterator[str]:
    if lots.sha256(draw.frame) != draw.frame_digest:
        yield lots.FRAME_CHANGED


def _at(entry: Entry | None) -> datetime | None:
    return datetime.fromisoformat(entry.at).astimezone(SHANGHAI) if entry is not None else None


def _limits(draw: Draw, frozen: Entry | None, drawn: Entry | None, head: Checkpoint | None) -> Iterator[str]:
    at = _at(frozen)
    if at is not None and at.date() >= draw.number_on:
        yield f"固定目录在{at:%Y-%m-%d}录入，不早于公开数字产生之日{draw.number_on}，账簿不能证明目录先于数字。"
    if head is None:
        yield "账簿尚未就固定目录签发检查点，暂时不能证明固定的时间。"
    elif drawn is not None and head.at > drawn.at:
        yield "载有固定目录的检查点在抽取以后才签发，不能证明固定的时间。"
