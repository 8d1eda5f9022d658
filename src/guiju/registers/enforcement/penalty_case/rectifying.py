"""补正: a slip of the pen or of arithmetic in a decision set right by a paper of its own, which stands beside the decision.

What is decided is never corrected in the record alone; another content is another decision (变更、撤销).
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.steps import Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of

SUMS = (Of.fine, Of.confiscated)
SET_RIGHT_BY = ("rectify", "revoke")
"""How what a penalty decision says is set right."""


def rectified(facts: Facts) -> dict[str, Any]:
    """The sums as they should have read; what is not told stays."""
    names = [column.field.name for column in SUMS]
    return {name: getattr(facts.record, name) if facts[name] is None else facts[name] for name in names}


STEPS = (
    Step(
        "rectify",
        "补正处罚决定书",
        since=("decided", "served"),
        by=(Role.LEGAL, Role.HEAD),
        asks=(
            asks.words("wrong_words", "决定书原文", longest=500),
            asks.words("right_words", "补正为", longest=500),
            *(asks.maybe(column) for column in SUMS),
            asks.REASON,
        ),
        sets=rectified,
        gates=(four_eyes("补正由作出决定以外的人员办理。", "decide", "penalise_on_spot"),),
        writes=Writes("rectification", "行政处罚决定补正书"),
        help_text="只补正笔误、计算错误；改变决定内容的，依法变更、撤销后重新作出。",
    ),
)
