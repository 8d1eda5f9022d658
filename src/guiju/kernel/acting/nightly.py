"""What is done once a day by itself: lapses, overdue noted once, clocks counted again after a holiday notice; what is new is
verified, and a checkpoint signed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from guiju.kernel.acting import engine, time_told
from guiju.kernel.acting.clock_moves import NOTE_OVERDUE, RECOUNT
from guiju.kernel.acting.taking import Taking
from guiju.kernel.acting.verification import Fault, verify_since
from guiju.kernel.declaring import duties
from guiju.kernel.declaring.course import TAKE_BACK
from guiju.kernel.declaring.duties import NOTE_MISSED, OWED, DutyPeriod
from guiju.kernel.declaring.in_use import in_use
from guiju.kernel.declaring.registry import registers
from guiju.kernel.keeping import checkpoints, jobs, last_done, ledger, tidying, time_stamps
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.jobs import Job
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import SYSTEM, Actor, Role

CLOCK_WAS_AHEAD = "登记时服务器时钟超前"


@dataclass
class Done:
    """What one night did."""

    lapsed: int = 0
    overdue: int = 0
    missed: int = 0
    recounted: int = 0
    taken_back: int = 0
    ahead: int = 0
    head: str = ""
    verified: int = 0
    faults: list[Fault] = field(default_factory=list)
    stamp: str = ""

    @property
    def words(self) -> str:
        return f"到期失效{self.lapsed}项，逾期登记{self.overdue}项，期限重算{self.recounted}项"


def run(today: date, *, confirmed: bool = False) -> Done:
    """Do the day's own work as of ``today``; doing it twice does nothing more.

    ``confirmed``: a person has given the date. Raises ClockAhead where nobody has and the machine's clock is far ahead of
    the last time that was trusted; then nothing is done.
    """
    if not confirmed:
        time_told.must_be_credible()
    done = Done(taken_back=take_back_notes(today), lapsed=lapse(today), overdue=note_overdue(today))
    done.missed = note_missed(today)
    done.recounted, done.ahead = recount(today), last_stepped_after(today)
    before = checkpoints.latest()
    report = verify_since(before.last_entry if before else 0)
    done.verified, done.faults = report.records, report.faults
    tidying.run(timezone.now())
    head = checkpoints.make()
    done.head = head.root if head else ""
    if today == timezone.localdate() and (confirmed or not time_told.reading().state):
        time_told.trust(confirmed=confirmed)
    return done


def may_run(actor: Actor) -> bool:
    return Role.ADMIN in actor.roles


def night(today: date, *, confirmed: bool = False) -> Done:
    """``run``, remembered, and the head stamped where a time-stamping authority is named. Raises ClockAhead."""
    try:
        done = run(today, confirmed=confirmed)
    except time_told.ClockAhead:
        last_done.note(last_done.NIGHTLY, "服务器时钟超前，没有办理", well=False)
        raise
    last_done.note(last_done.NIGHTLY, done.words)
    try:
        stamp = time_stamps.stamp_latest()
        done.stamp = f"时间戳：{stamp.name}" if stamp is not None else ""
    except time_stamps.NotStamped as without:
        done.stamp = str(without)
    return done


@jobs.job("每日自动事项", may=may_run, queue=jobs.LONG)
def tonight(job: Job) -> None:
    """The night's work, by the job: begun again it does what is left."""
    try:
        done = night(timezone.localdate())
    except time_told.ClockAhead as ahead:
        raise jobs.Failed(str(ahead)) from ahead
    faults = f"；发现{len(done.faults)}处与账簿不符，请核验全部内容" if done.faults else ""
    job.told = {"words": done.words + faults}


def take_back_notes(today: date) -> int:
    """Take back what was noted as overdue on a day to come, while the clock was ahead; how many notes."""
    early = ClockRow.objects.filter(noted_overdue_on__gt=today).values_list("register", "matter_id").distinct()
    return sum(_take_back(register, matter_id, today) for register, matter_id in early)


def _take_back(register: str, matter_id: UUID, today: date) -> int:
    record = registers()[register]._default_manager.get(pk=matter_id)
    notes = Entry.objects.filter(register=register, matter_id=matter_id, step=NOTE_OVERDUE, on__gt=today)
    noted = list(notes.values_list("seq", flat=True))
    for seq in noted:
        engine.take(TAKE_BACK, record, SYSTEM, {"entry": seq, "reason": CLOCK_WAS_AHEAD}, today)
    return len(noted)


def last_stepped_after(today: date) -> int:
    """How many records bear a last step of a day to come: for people to look at, for only they know the true day."""
    dated = (model._default_manager.filter(last_step_on__gt=today) for model in in_use().values())
    return sum(rows.count() for rows in dated)


def lapse(today: date) -> int:
    """Take the steps that fall due by themselves."""
    taken = 0
    for model in in_use().values():
        for lapsing in model.procedure.lapses:
            due = model._default_manager.filter(lapsing.due(today)).exclude(stage__in=model.procedure.ends)
            takings = [Taking(record, {}, today) for record in due.iterator(500)]
            taken += len(engine.take_many(lapsing.step, model, takings, SYSTEM))
    return taken


def note_overdue(today: date) -> int:
    """Enter once in the ledger that a clock has run out."""
    late = ClockRow.objects.filter(running=True, due_on__lt=today, noted_overdue_on=None)
    return _for_each_matter(late, NOTE_OVERDUE, today, lambda rows: {"reason": f"期限届满未完成：{_named(rows)}"})


def note_missed(today: date) -> int:
    """Let the periods of recurring duties go on to ``today``, and enter once in the ledger those that ended unmet."""
    taken = 0
    for name, model in registers().items():
        if not model.procedure.duties:
            continue
        ended = DutyPeriod._default_manager.filter(register=name, over=False, last__lt=today).values("matter_id")
        for some in _in_lots(model._default_manager.filter(pk__in=ended)):
            duties.rewrite(some, ledger.histories(some), today)
        missing = DutyPeriod._default_manager.filter(OWED, register=name, last__lt=today, met_on=None, noted_on=None)
        taken += _for_each_matter(missing, NOTE_MISSED, today, _never_entered)
    return taken


def _in_lots(rows: Any) -> Iterator[list[Any]]:
    found = rows.iterator(500)
    while some := list(islice(found, 500)):
        yield some


def _never_entered(rows: list[DutyPeriod]) -> dict[str, str]:
    """Which periods, and in words. A first night after years may have many to tell of."""
    told = "；".join(f"{row.words}（{row.first}至{row.last}）" for row in rows)
    which = " ".join(f"{row.duty}@{row.first}" for row in rows)
    return {"missed": which, "reason": f"期满没有登记：{told}"[:500]}


def recount(today: date) -> int:
    """Count running clocks again whose due day moved, because a holiday notice came or a calendar was corrected."""
    year = today.year
    open_ones = ClockRow.objects.filter(running=True, paused=False).prefetch_related("intervals")
    moved = [
        row
        for row in open_ones.filter(Q(provisional=True) | Q(due_on__year__gte=year)).iterator(500)
        if _would_move(row)
    ]
    return _for_each_matter(
        moved, RECOUNT, today, lambda rows: {"reason": f"节假日安排有变，期限重新计算：{_named(rows)}"}
    )


def _would_move(row: ClockRow) -> bool:
    before = (row.due_on, row.provisional)
    due = row.due()
    return (due.day, due.provisional) != before


def _named(rows: list[ClockRow]) -> str:
    return "；".join(f"{row.basis}，{row.due_on}" for row in rows)[:500]


def _for_each_matter(rows: Any, step: str, today: date, telling: Callable[[list[Any]], dict[str, str]]) -> int:
    by_register: dict[str, dict[Any, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        by_register[row.register][row.matter_id].append(row)
    taken = 0
    for register, matters in by_register.items():
        model = registers()[register]
        found = model._default_manager.in_bulk(list(matters))
        takings = [Taking(found[pk], telling(late), today) for pk, late in matters.items() if pk in found]
        taken += len(engine.take_many(step, model, takings, SYSTEM))
    return taken
