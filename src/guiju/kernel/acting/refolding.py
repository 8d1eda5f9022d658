"""What reaches back: an act entered late at its true day, and a correction of what an earlier act told.

Both fold the record twice, as its acts stood and as they now stand, and write the difference as one entry. The gates of
the act and of every later one are asked again under the law of their day.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from guiju.kernel.acting.admission import admit, by_itself
from guiju.kernel.acting.change import Change
from guiju.kernel.acting.fold import Folded, fold
from guiju.kernel.acting.settling import Difference, Settlement, difference
from guiju.kernel.acting.sources import Sources
from guiju.kernel.acting.taking_back import NOT_DUE, notes, taken_back
from guiju.kernel.acting.writing import follow
from guiju.kernel.declaring.course import Deed, in_order
from guiju.kernel.declaring.facts import Batch, Facts
from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.refused import Reason, Refused
from guiju.kernel.declaring.steps import Step
from guiju.kernel.keeping import ledger, prepared, vouching
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.links import Link
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.vouching import Vouched
from guiju.kernel.offices.people import Actor


@dataclass
class Entered:
    """An act about to be entered at its day, wherever among the acts of its record that lies.

    ``place``: which of those entered with it, the first being 0; reasons against it say so.
    """

    step: Step
    on: date
    actor: Actor
    data: dict[str, Any]
    place: int = 0
    after: str = ""

    def deed(self, seq: int) -> Deed:
        told = {"ahead_of": self.data["ahead_of"]} if self.data.get("ahead_of") else {}
        entry = Entry(seq=seq, step=self.step.name, on=self.on, actor_id=self.actor.user_id)
        return Deed(entry, self.on, told)

    def facts(self, record: Record, batch: Batch) -> Facts:
        return Facts(record, self.on, self.actor, batch=batch, after=self.after)

    def take(self, record: Record, batch: Batch, kind: type[Change] = Change) -> Change:
        """Admitted and applied where it belongs; raises Refused."""
        facts = self.facts(record, batch)
        admission = admit(self.step, facts, self.data)
        if admission.reasons:
            raise Refused(self.step.label, self.of_it(admission.reasons))
        change = kind.admitted(self.step, facts, admission, self.data)
        change.apply()
        if self.data.get("ahead_of"):
            change.payload["ahead_of"] = self.data["ahead_of"]
        return change

    def wrong(self, record: Record) -> list[Reason]:
        """What is wrong with its day and its data, whatever comes before it."""
        return self.of_it(by_itself(self.step, Facts(record, self.on, self.actor), self.data))

    def misplaced(self, deeds: Sequence[Deed]) -> list[Reason]:
        """Why it cannot come ahead of the act that it is told to come ahead of."""
        other = self.data.get("ahead_of")
        if not other or any(deed.seq == other and deed.on == self.on for deed in deeds):
            return []
        return self.of_it([Reason("field.ahead_of", "“同日先于”：请从同日办理的步骤中选择。", "ahead_of")])

    def of_it(self, reasons: Sequence[Reason]) -> list[Reason]:
        return [replace(reason, act=self.place) for reason in reasons]


def enter(row: Record, acts: Sequence[Entered], batch: Batch) -> list[Change]:
    """Enter acts at their own days; the changes, written. What comes later must stay lawful. Raises Refused."""
    deeds, sources, label = batch.course(row), Sources(row), acts[0].step.label
    if misplaced := [reason for act in acts for reason in act.misplaced(deeds)]:
        raise Refused(label, misplaced)
    new = deeds_of(row, acts)
    among = in_order([*deeds, *new])
    place = min(among.index(deed) for deed in new)
    changes: dict[int, Change] = {}
    looked_at: set[Deed] = set()

    def taker(deed: Deed, record: Record, surroundings: Batch) -> Change:
        looked_at.add(deed)
        changes[deed.seq] = new[deed].take(record, surroundings)
        return changes[deed.seq]

    before = fold(row, deeds, sources, ask_from=place)
    try:
        after = fold(row, among, sources, ask_from=place, new=new, taker=taker)
    except Refused as refused:
        raise Refused(label, [*refused.reasons, *_of_the_rest(row, new, looked_at)]) from None
    if after.stuck is not None:
        reasons = new[after.stuck].of_it(after.impossible) if after.stuck in new else after.impossible
        raise Refused(label, [*reasons, *_of_the_rest(row, new, looked_at)])
    found = difference(before, after)
    if found.closed:
        raise Refused(label, list(told_by_step(row, among, found)))
    made = [changes[seq] for seq in sorted(changes)]
    made[-1].payload["refold"] = found.said(row, row.version)
    for change in made[:-1]:
        change.payload["refold"] = {}
    for change in made:
        change.payload["stage"] = after.record.stage
    write(row, made, found, sources, batch.entries[row.pk])
    for change in made:
        change.facts.record = row
    return made


def deeds_of(row: Record, acts: Sequence[Entered]) -> dict[Deed, Entered]:
    """The acts by the deeds that they will be, numbered as they are about to be entered."""
    return {act.deed(seq): act for seq, act in enumerate(acts, row.version + 1)}


def _of_the_rest(row: Record, new: Mapping[Deed, Entered], looked_at: Collection[Deed]) -> list[Reason]:
    """What is wrong in the forms of the acts that nobody has come to look at."""
    return [reason for deed, act in new.items() if deed not in looked_at for reason in act.wrong(row)]


def _own_rows(change: Change) -> tuple[list[Vouched], list[Vouched]]:
    """What the fold leaves to the act itself, new and changed: its papers, what it published, what it looked at …"""
    new, changed = (
        [row for row in rows if isinstance(row, Vouched) and not isinstance(row, FOLDED)]
        for rows in (change.rows, change.changed_rows)
    )
    return new, changed


FOLDED = (Party, ClockRow, Link)


def refuse_impossible(label: str, after: Folded) -> None:
    if after.impossible:
        raise Refused(label, after.impossible)


def told_by_step(row: Record, deeds: Sequence[Deed], found: Difference) -> list[Reason]:
    """The gates newly closed, each naming the later act that it would have stopped."""
    by_seq = {deed.seq: deed for deed in deeds}
    reasons = []
    for (seq, _), reason in found.closed.items():
        deed = by_seq[seq]
        label = row.procedure.steps[deed.step].label
        words = f"“{label}”（{deed.on}）：{reason.words}"
        reasons.append(Reason(reason.code, words, "", reason.citation))
    return reasons


def write(
    row: Record,
    changes: Sequence[Change],
    found: Difference,
    sources: Sources,
    entries: Sequence[Entry],
    *,
    marks: bool = False,
) -> list[Entry]:
    """The entries of ``changes``, the last of them with all that differs, and entries that take back what no longer holds.

    ``marks`` as in ``Settlement``.
    """
    settlement = Settlement(row, found, sources, row.version + len(changes), marks)
    stage = found.columns.get("stage", row.stage)
    own = [_own_rows(change) for change in changes]
    said = [vouching.say([*new, *changed]) for new, changed in own]
    said[-1] = vouching.merged(said[-1], settlement.rows())
    writings = [change.writing(rows) for change, rows in zip(changes, said, strict=True)]
    for writing in writings:
        writing.record = row
    backs = [taken_back(row, stage, seq, NOT_DUE) for seq in found.fallen]
    backs += notes(row, settlement.no_longer, entries, stage)
    made = ledger.append([*writings, *backs])
    settlement.write()
    for new, changed in own:
        for one in new:
            prepared.insert(one)
        for one in changed:
            prepared.update(one, [f.name for f in one._meta.concrete_fields if not f.primary_key])
    follow([row], [row], [row])
    return made
