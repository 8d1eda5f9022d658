"""What is done once a day by itself: lapses, overdue noted once, clocks counted again after a holiday notice, a checkpoint."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from guiju.kernel.acting import engine
from guiju.kernel.acting.clock_moves import NOTE_OVERDUE, RECOUNT
from guiju.kernel.acting.engine import Taking
from guiju.kernel.declaring.registry import registers
from guiju.kernel.keeping import checkpoints
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.offices.people import SYSTEM


@dataclass
class Done:
    """What one night did."""

    lapsed: int = 0
    overdue: int = 0
    recounted: int = 0
    head: str = ""


def run(today: date) -> Done:
    """Do the day's own work as of ``today``; doing it twice does nothing more."""
    done = Done(lapsed=lapse(today), overdue=note_overdue(today), recounted=recount(today))
    head = checkpoints.make()
    done.head = head.root if head else ""
    return done


def lapse(today: date) -> int:
    """Take the steps that fall due by themselves."""
    taken = 0
    for model in registers().values():
        for lapsing in model.procedure.lapses:
            due = model._default_manager.filter(lapsing.due(today)).exclude(stage__in=model.procedure.ends)
            takings = [Taking(record, {}, today) for record in due.iterator(500)]
            taken += len(engine.take_many(lapsing.step, model, takings, SYSTEM))
    return taken


def note_overdue(today: date) -> int:
    """Enter once in the ledger that a clock has run out."""
    late = ClockRow.objects.filter(running=True, due_on__lt=today, noted_overdue_on=None)
    return _for_each_matter(late, NOTE_OVERDUE, today, lambda rows: f"期限届满未完成：{_named(rows)}")


def recount(today: date) -> int:
    """Count running clocks again whose due day moved, because a holiday notice came or a calendar was corrected."""
    year = today.year
    open_ones = ClockRow.objects.filter(running=True, paused=False).prefetch_related("intervals")
    moved = [
        row
        for row in open_ones.filter(Q(provisional=True) | Q(due_on__year__gte=year)).iterator(500)
        if _would_move(row)
    ]
    return _for_each_matter(moved, RECOUNT, today, lambda rows: f"节假日安排有变，期限重新计算：{_named(rows)}")


def _would_move(row: ClockRow) -> bool:
    before = (row.due_on, row.provisional)
    due = row.due()
    return (due.day, due.provisional) != before


def _named(rows: list[ClockRow]) -> str:
    return "；".join(f"{row.basis}，{row.due_on}" for row in rows)[:500]


def _for_each_matter(rows: Any, step: str, today: date, reason: Any) -> int:
    by_register: dict[str, dict[Any, list[ClockRow]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        by_register[row.register][row.matter_id].append(row)
    taken = 0
    for register, matters in by_register.items():
        model = registers()[register]
        found = model._default_manager.in_bulk(list(matters))
        takings = [
            Taking(found[pk], {"reason": reason(late)}, max(today, found[pk].last_step_on))
            for pk, late in matters.items()
            if pk in found
        ]
        taken += len(engine.take_many(step, model, takings, SYSTEM))
    return taken
