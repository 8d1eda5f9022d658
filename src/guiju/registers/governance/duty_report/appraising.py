"""评议、说明、整改: what became of a report that was given."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Clock, Fork, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.governance.duty_report import gates
from guiju.registers.governance.duty_report.columns import ReportColumns as Of
from guiju.registers.governance.duty_report.reporting import HOLDER, STAFF
from guiju.registers.governance.duty_round.choices import Checked, Finding, Grade


def graded(facts: Facts) -> dict[str, Any]:
    return {"outcome": f"评议为{Grade(facts['grade']).label}"}


STEPS = (
    Step(
        "appraise",
        "评议",
        since="given",
        to=Fork(Of.finding, {Finding.NONE: "closed", Finding.RECTIFY: "rectifying"}),
        by=STAFF,
        at=HOLDER,
        asks=(
            *(asks.maybe(column) for column in (Of.good, Of.fair, Of.plain, Of.poor)),
            Of.grade,
            asks.maybe(asks.reason("与票数不一致的理由")),
            asks.words("comment", "点评意见", longest=1000),
            Of.finding,
            asks.maybe(asks.words("problems", "需要整改的问题", longest=1000), "需要整改的应当填写。"),
            asks.maybe(asks.ahead(Of.rectify_by), "需要整改的应当填写。"),
            asks.maybe(asks.upload("third_party", "第三方评估、民意调查材料")),
        ),
        sets=graded,
        dates=(Of.appraised_on,),
        gates=(gates.ROUND_OPEN, gates.VOTED, *gates.RECTIFY),
        writes=Writes("appraisal", "述法评议意见"),
        decides=(Of.grade, "comment", Of.finding, "problems", Of.rectify_by),
        set_right_by=("regrade", "put_off_rectifying", "waive"),
    ),
    Step(
        "answer",
        "对评议作出说明",
        since=("closed", "rectifying", "rectified"),
        by=STAFF,
        asks=(asks.words("explanation", "说明", longest=1000), asks.maybe(asks.upload("evidence", "证明材料"))),
        dates=(Of.answered_on,),
        gates=(gates.ROUND_OPEN, gates.ANSWERED_ONCE),
        help_text="对评议等次、指出的问题有不同意见的，在通报以前说明，由组织机关决定是否变更等次。",
    ),
    Step(
        "regrade",
        "变更评议等次",
        since=("closed", "rectifying", "rectified"),
        by=(Role.HEAD,),
        at=HOLDER,
        asks=(Of.grade, asks.REASON),
        sets=graded,
        gates=(gates.ROUND_OPEN, gates.ANOTHER_GRADE, gates.POOR),
        decides=(Of.grade,),
        set_right_by=("regrade",),
    ),
    Step(
        "order_rectifying",
        "责成整改",
        since="closed",
        to="rectifying",
        by=(Role.HEAD,),
        at=HOLDER,
        asks=(asks.words("problems", "需要整改的问题", longest=1000), asks.ahead(Of.rectify_by)),
        sets={"finding": Finding.RECTIFY, "checked": ""},
        gates=(gates.ROUND_OPEN, gates.day_ahead("rectify_by", "house.duty_rectify_ahead", "整改期限")),
        decides=("problems", Of.rectify_by),
        set_right_by=("put_off_rectifying", "waive"),
        help_text="评议时没有要求整改，经核实应当整改，或者变更等次为差的，写明问题和期限。",
    ),
    Step(
        "put_off_rectifying",
        "延长整改期限",
        since="rectifying",
        by=(Role.HEAD,),
        at=HOLDER,
        asks=(asks.ahead(Of.rectify_by), asks.REASON),
        gates=(gates.RECTIFY_LATER,),
    ),
    Step(
        "rectify",
        "报送整改情况",
        since="rectifying",
        to="rectified",
        by=STAFF,
        asks=(asks.words("measures", "逐项整改情况"), asks.maybe(asks.upload("proof", "整改材料"))),
        dates=(Of.rectified_on,),
    ),
    Step(
        "check",
        "核查整改",
        since="rectified",
        to=Fork(Of.checked, {Checked.DONE: "closed", Checked.AGAIN: "rectifying"}),
        by=STAFF,
        at=HOLDER,
        asks=(
            *(Of.checked, asks.words("check_opinion", "核查意见", longest=500)),
            asks.maybe(asks.ahead(Of.rectify_by), "继续整改的应当填写。"),
        ),
        sets={"rectify_by": lambda facts: facts["rectify_by"] or facts.record.rectify_by},
        gates=(gates.AGAIN,),
    ),
    Step(
        "waive",
        "终止整改",
        since=("rectifying", "rectified"),
        to="closed",
        by=(Role.HEAD,),
        at=HOLDER,
        asks=(asks.REASON,),
        help_text="变更等次后无需整改、机构撤销等不再整改的，写明理由。",
    ),
)
CLOCKS = (
    Clock(
        until=Of.rectify_by,
        words="报送述法整改情况",
        source="述法评议意见",
        starts=("appraise", "check", "order_rectifying"),
        when=lambda facts: facts["checked"] != Checked.DONE and facts["finding"] == Finding.RECTIFY,
        extended_by="put_off_rectifying",
        met_by="rectify",
        dropped_by="waive",
    ),
)
