"""What one step does to the clocks of its record: starts, meets, pauses, resumes, extends or drops them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Clock
from guiju.kernel.keeping import clocks

NOTE_OVERDUE, RECOUNT = "note_overdue", "recount"


@dataclass(slots=True)
class Moves:
    """The clocks that ``step`` moves, in memory: new rows, and rows changed."""

    step: str
    facts: Facts
    rows: list[Any] = field(default_factory=list)
    changed_rows: list[Any] = field(default_factory=list)

    def all(self) -> list[clocks.ClockRow]:
        """Move them; the clocks touched, in the order declared."""
        touched = []
        for act, clock in self.facts.procedure.clocked.get(self.step, ()):
            row = self._start(clock) if act == "start" else self._move(act, clock)
            touched += [row] if row is not None else []
        touched += self._noted() if self.step == NOTE_OVERDUE else []
        touched += self._recounted() if self.step == RECOUNT else []
        return touched

    def _start(self, clock: Clock) -> clocks.ClockRow | None:
        """None where nothing starts: no rule in force, its condition does not hold, no day told, or it runs already."""
        rule = self.facts.rule(clock.rule)
        if rule is None or (clock.when is not None and not clock.when(self.facts)):
            return None
        began = self.facts[clock.counted_from] if clock.counted_from else self.facts.on
        if began is None or self._running(self.facts.bare_clocks, clock) is not None:
            return None
        row = clocks.start(self.facts.record, rule, began)
        self.rows.append(row)
        return row

    def _clocks_for(self, act: str) -> list[clocks.ClockRow]:
        """With their interruptions only where these are counted again."""
        return self.facts.clocks if act in ("resume", "extend") else self.facts.bare_clocks

    @staticmethod
    def _running(rows: list[clocks.ClockRow], clock: Clock) -> clocks.ClockRow | None:
        return next((row for row in reversed(rows) if row.rule == clock.rule and row.running), None)

    def _move(self, act: str, clock: Clock) -> clocks.ClockRow | None:
        row = self._running(self._clocks_for(act), clock)
        if row is None:
            return None
        on, reason = self.facts.on, str(self.facts.told.get("reason") or "")[:300]
        if act == "meet":
            clocks.meet(row, on)
        elif act == "drop":
            clocks.stop(row, on)
        elif act == "pause":
            self.rows.append(clocks.pause(row, on, reason))
        elif act == "resume":
            interval = clocks.resume(row, on)
            self.changed_rows += [interval] if interval is not None else []
        else:
            length = self.facts.told.get("extension_length") or (row.limit.extension and row.limit.extension.length)
            self.rows.append(clocks.extend(row, on, int(length or 0), reason))
        self.changed_rows.append(row)
        return row

    def _noted(self) -> list[clocks.ClockRow]:
        late = [row for row in self.facts.clocks if row.noted_overdue_on is None and row.overdue(self.facts.on)]
        for row in late:
            row.noted_overdue_on = self.facts.on
        self.changed_rows += late
        return late

    def _recounted(self) -> list[clocks.ClockRow]:
        running = [row for row in self.facts.clocks if row.running]
        moved = [row for row in running if clocks.recount(row)]
        self.changed_rows += moved
        return moved
