"""What the system entered by itself and no longer holds is taken back by an entry that says so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from guiju.kernel.acting.clock_moves import NOTE_OVERDUE
from guiju.kernel.declaring.course import TAKE_BACK
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.ledger import Entry, Writing
from guiju.kernel.offices.people import SYSTEM

NOT_OVERDUE = "期限实际没有逾期"
NOT_DUE = "据以自动办理的情形已不存在"


def notes(record: Any, no_longer: Iterable[ClockRow], entries: Iterable[Entry], stage: str) -> list[Writing]:
    """Entries that take back the notes of limits overdue that were met in time, or do not run, after all."""
    gone = {(clock.seq, clock.rule_version, clock.words) for clock in no_longer}
    noted = [entry for entry in entries if entry.step == NOTE_OVERDUE] if gone else []
    wrong = [entry for entry in noted if gone & {_named(clock) for clock in entry.content.get("clocks", ())}]
    return [taken_back(record, stage, entry.seq, NOT_OVERDUE) for entry in wrong]


def _named(clock: dict[str, Any]) -> tuple[int, str, str]:
    """A clock as an entry spoke of it."""
    return clock["entry"], clock["rule"], clock.get("words", "")


def taken_back(record: Any, stage: str, seq: int, words: str) -> Writing:
    payload = {"told": {"entry": seq, "reason": words}, "set": {}, "stage": stage, "role": "system"}
    return Writing(record, TAKE_BACK, timezone.localdate(), SYSTEM, payload)
