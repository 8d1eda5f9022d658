"""What one step does to the clocks of its record: starts, meets, pauses, resumes, extends or drops them.

All of it follows from the clocks as they stand and from what the step tells: no database is asked, so that the steps of a
record can be told again in memory and come to the same clocks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from guiju.kernel.declaring import holders
from guiju.kernel.declaring.asks import name_of
from guiju.kernel.declaring.course import TAKE_BACK
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Part
from guiju.kernel.declaring.steps import Clock, Kept, names
from guiju.kernel.keeping import clocks
from guiju.kernel.keeping.clocks import ClockRow
from guiju.law.rules import UNITS, Limit

NOTE_OVERDUE, RECOUNT = "note_overdue", "recount"


@dataclass(slots=True)
class Moves:
    """The clocks that ``step`` moves, in memory: new rows, and rows changed. ``added``: the parts that the step has made."""

    step: str
    facts: Facts
    added: list[Part] = field(default_factory=list)
    rows: list[Any] = field(default_factory=list)
    changed_rows: list[Any] = field(default_factory=list)

    def all(self) -> list[ClockRow]:
        """Move them; the clocks touched, in the order declared."""
        touched = []
        for act, clock in self.facts.procedure.clocked.get(self.step, ()):
            touched += self._act(act, clock)
        touched += self._noted() if self.step == NOTE_OVERDUE else []
        touched += self._unnoted() if self.step == TAKE_BACK else []
        touched += self._recounted() if self.step == RECOUNT else []
        return touched

    def _act(self, act: str, clock: Clock) -> list[ClockRow]:
        match act:
            case "start":
                return self._start(clock)
            case "keep":
                return self._keep(clock)
            case "meet" if clock.meets is not None and not clock.meets(self.facts):
                return []
            case _:
                return [self._move(act, clock, row) for row in self._running(clock)]

    def _start(self, clock: Clock) -> list[ClockRow]:
        """Empty where nothing starts: no rule in force, its condition does not hold, no day told, or it runs already."""
        if clock.when is not None and not clock.when(self.facts):
            return []
        rows = (self._start_for(clock, *holder) for holder in self._for_whom(clock).items())
        return [row for row in rows if row is not None]

    def _start_for(self, clock: Clock, whose: str, called: str) -> ClockRow | None:
        if any(row.whose == whose for row in self._running(clock)):
            return None
        row = self._made(clock, whose)
        if row is not None:
            row.whose, row.of_whom = whose, called
            self.rows.append(row)
            before = self._before(clock, row)
            self.rows += clocks.carry_on(row, before) if before is not None else []
        return row

    def _for_whom(self, clock: Clock) -> dict[str, str]:
        """Those for whom it starts, by their keys, and how lists call them; nobody in particular where it is not ``whose``."""
        if not clock.whose:
            return {"": ""}
        named = self._named(clock)
        if named is None and clock.continues:
            before = (row for row in self.facts.clocks if row.running)
            return {row.whose: row.of_whom for row in before if set(names(clock.continues)) & set(row.duty)}
        there = holders.there(self._ask(clock), self.facts, self.added)
        return {key: holders.called(holder) for key, holder in there.items() if named is None or key in named}

    def _ask(self, clock: Clock) -> Any:
        """The ask by which the step names its holders; that of another step where it names none."""
        procedure = self.facts.procedure
        return holders.among(procedure.steps[self.step].asked).get(clock.whose) or procedure.whose[clock.whose]

    def _named(self, clock: Clock) -> dict[str, dict[str, Any]] | None:
        """Whom the step names, with what it tells of each; None where it does not ask, and means them all."""
        told, name = self.facts.told, clock.whose
        return holders.meant(self._ask(clock), told[name]) if name and name in told else None

    def _said(self, clock: Clock, whose: str, name: str) -> Any:
        """What was told of the one holder, or stands in its row; else what holds of the matter."""
        if not clock.whose:
            return self.facts[name]
        told = (self._named(clock) or {}).get(whose, {})
        holder = holders.there(self._ask(clock), self.facts, self.added).get(whose)
        return told[name] if name in told else getattr(holder, name) if hasattr(holder, name) else self.facts[name]

    def _made(self, clock: Clock, whose: str) -> ClockRow | None:
        facts, record = self.facts, self.facts.record
        began = self._said(clock, whose, name_of(clock.counted_from)) if clock.counted_from else facts.on
        if began is None:
            return None
        if clock.rule:
            rule = facts.rule(clock.rule)
            return clocks.start(record, rule, began) if rule is not None else None
        told = self._said(clock, whose, name_of(clock.until or clock.lasts))
        if not told:
            return None
        source = clock.source if isinstance(clock.source, str) else self._said(clock, whose, name_of(clock.source))
        if clock.until:
            return clocks.start_until(record, began, told, clock.words, source)
        unit = clock.unit if clock.unit in UNITS else str(self._said(clock, whose, name_of(clock.unit)))
        return clocks.start_term(record, began, told, unit, clock.words, source)

    def _before(self, clock: Clock, new: ClockRow) -> ClockRow | None:
        """The latest clock that the new one continues, of those that earlier steps have started, running or not; none of
        before its day zero, where one is named: that duty was another."""
        alike = (row for row in reversed(self.facts.clocks) if row.whose == new.whose)
        own = [row for row in alike if not clock.counted_from or row.started_on >= new.started_on]
        named = (name for name in names(clock.continues) if name)
        return next((row for name in named for row in own if name in row.duty), None)

    def _keep(self, clock: Clock) -> list[ClockRow]:
        assert isinstance(clock, Kept)  # ``Procedure.clocked`` says "keep" of no other
        rows = self._start(clock)
        met = self.facts[name_of(clock.met_from)] if clock.met_from else self.facts.on
        for row in rows if met is not None else ():
            clocks.meet(row, met)
        return rows

    def _running(self, clock: Clock) -> list[ClockRow]:
        """Those that run; where each of several has one, those of whom the step names."""
        named = self._named(clock)
        alike = (row for row in self.facts.clocks if row.duty == clock.key and row.running)
        return [row for row in alike if named is None or row.whose in named]

    def _move(self, act: str, clock: Clock, row: ClockRow) -> ClockRow:
        on, told = self.facts.on, self.facts.told
        reason = "；".join(str(told[name]) for name in ("reason", "basis") if told.get(name))[:300]
        match act:
            case "meet":
                clocks.meet(row, on)
            case "drop":
                clocks.stop(row, on)
            case "pause":
                self.rows.append(clocks.pause(row, on, reason))
            case "resume":
                interval = clocks.resume(row, on)
                self.changed_rows += [interval] if interval is not None else []
            case _:
                self.rows.append(self._extended(clock, row, reason))
        self.changed_rows.append(row)
        return row

    def _extended(self, clock: Clock, row: ClockRow, reason: str) -> clocks.Interval:
        if clock.until:
            later = self._said(clock, row.whose, name_of(clock.until))
            return clocks.extend_until(row, self.facts.on, later, reason)
        most = row.limit.extension if isinstance(row.limit, Limit) else None
        length = self.facts.told.get("extension_length") or (most and most.length)
        return clocks.extend(row, self.facts.on, int(length or 0), reason)

    def _noted(self) -> list[ClockRow]:
        late = [row for row in self.facts.clocks if row.noted_overdue_on is None and row.overdue(self.facts.on)]
        for row in late:
            row.noted_overdue_on = self.facts.on
        self.changed_rows += late
        return late

    def _unnoted(self) -> list[ClockRow]:
        """Notes of a day to come, made by a clock that was ahead."""
        early = [row for row in self.facts.clocks if row.noted_overdue_on and row.noted_overdue_on > self.facts.on]
        for row in early:
            row.noted_overdue_on = None
        self.changed_rows += early
        return early

    def _recounted(self) -> list[ClockRow]:
        moved = [row for row in self.facts.clocks if row.running and clocks.recount(row)]
        self.changed_rows += moved
        return moved
