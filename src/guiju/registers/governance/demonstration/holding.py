"""复核、警示、撤销、期满: what becomes of the title, by the terms of its indicator system."""

from __future__ import annotations

from guiju.registers.governance.demonstration import gates
from guiju.registers.governance.demonstration.columns import DemonstrationColumns as Of
from guiju.registers.governance.demonstration.terms import next_recheck
from guiju.registers.governance.titles import bearing

STEPS = (
    *bearing.looked_at_again(Of, gates.REVIEWER, sets={"recheck_on": next_recheck}),
    *bearing.lost(Of, gates.REVIEWER, (gates.HELD_ONCE,)),
)
CLOCKS = bearing.clocks(Of, "指标体系的命名条件", "name")
LAPSES = bearing.LAPSES
