"""What the steps of a round ask of its units, leads, problems and letters, and what is told of them later."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.numbered import numbered
from guiju.registers.oversight.supervision import gates, leads
from guiju.registers.oversight.supervision.columns import (
    SupervisedUnit,
    SupervisionAdvice,
    SupervisionFinding,
    SupervisionHandedOn,
    SupervisionLead,
    SupervisionLetter,
    SupervisionTalk,
)


def owed(letter: Any) -> bool:
    return bool(letter.stands)


def answered(letter: Any) -> bool:
    return bool(letter.stands and letter.answer)


UNITS = asks.parts("units", "被督察单位", SupervisedUnit, "unit", optional=("focus",))
LEADS = asks.usually(
    asks.parts("leads", "线索", SupervisionLead, "unit", "source", "times", optional=("note",)), leads.known
)
FINDINGS = numbered(
    asks.parts(
        *("findings", "发现的问题", SupervisionFinding, "unit", "fault", "what", "basis"),
        optional=("case",),
        dates=("found_on",),
    ),
    "item",
)
LETTERS = numbered(
    asks.parts(
        *("letters", "文书", SupervisionLetter, "unit", "kind", "demand", "due_on"),
        dates=("issued_on",),
        ahead=("due_on",),
    ),
    "item",
)
TALKS = asks.parts("talks", "约谈", SupervisionTalk, "unit", "persons", "ground", "demand", dates=("held_on",))
ADVICE = asks.parts("advice", "规范提示", SupervisionAdvice, "fault", "words", dates=("issued_on",))
HANDED = asks.parts("handed", "移送", SupervisionHandedOn, "organ", "what", "persons", dates=("handed_on",))

VISITED = rows.of_each(
    *("visited", "督察情况", SupervisedUnit, "way", "inspectors", "seen"),
    dates=("inspected_on",),
    closed_by=("excused_because",),
)
EXCUSED = rows.of_each("excused", "不再督察的单位", SupervisedUnit, "excused_because", closed_by=("way",))
LOOKED = rows.of_each("looked", "线索核查情况", SupervisionLead, "looked_into", dates=("looked_on",))
DROPPED = rows.of_each(
    "dropped", "不再列为问题的", SupervisionFinding, "dropped_because", closed_by=("fixed", "checked")
)
ANSWERED = rows.of_each(
    *("letters", "整改报告", SupervisionLetter, "answer"),
    dates=("answered_on",),
    among=owed,
    clears=("returned_because",),
)
PUT_OFF = rows.of_each(
    *("letters", "延长期限的文书", SupervisionLetter, "put_off_because", "due_on"),
    closed_by=("answer",),
    among=owed,
    ahead=("due_on",),
)
SENT_BACK = rows.of_each(
    *("letters", "退回重新整改的", SupervisionLetter, "returned_because", "due_on"),
    among=answered,
    ahead=("due_on",),
    clears=("answer", "answered_on", "put_off_because"),
)
RECALLED = rows.of_each("letters", "撤回的文书", SupervisionLetter, "recalled_because", closed_by=("answer",))
CHECKED = rows.of_each(
    *("checks", "验收合格的问题", SupervisionFinding, "checked"),
    dates=("rectified_on",),
    closed_by=("fixed", "dropped_because"),
)
FIXED = rows.of_each(
    *("fixed", "立行立改的问题", SupervisionFinding, "fixed"),
    dates=("rectified_on",),
    closed_by=("checked", "dropped_because"),
)
TOLD_BACK = rows.of_each("told", "移送事项的结果", SupervisionHandedOn, "outcome", dates=("told_on",))


def to_each_unit(facts: Facts) -> dict[str, Any]:
    """For the notice: the units with what is looked at in each."""
    return {"units": [row for row in facts.parts("units") if not row.excused_because]}


def by_unit(facts: Facts) -> dict[str, Any]:
    """For a letter: the open problems, each printed in the letter to its unit."""
    return {"findings": [row for row in facts.parts("findings") if row.is_open]}


def results(facts: Facts) -> dict[str, Any]:
    """For the circular: by unit how many problems there are and how many were put right; and which faults are common."""
    stand = [row for row in facts.parts("findings") if row.stands]
    units = [
        (row.unit, [one for one in stand if one.unit_id == row.unit_id])
        for row in facts.parts("units")
        if row.inspected_on is not None
    ]
    told = [(unit, len(those), sum(one.rectified_on is not None for one in those)) for unit, those in units]
    return {"units": told, "patterns": gates.patterns(facts), "leads": facts.parts("leads")}


def totals(facts: Facts) -> dict[str, Any]:
    """What the round came to."""
    stand = [row for row in facts.parts("findings") if row.stands]
    return {
        "units_seen": sum(row.inspected_on is not None for row in facts.parts("units")),
        "found": len(stand),
        "rectified": sum(row.rectified_on is not None for row in stand),
    }
