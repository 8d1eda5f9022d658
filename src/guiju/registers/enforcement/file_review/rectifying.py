"""整改: what a unit puts right of a file and reports, and how it is checked; opened again where a later look finds it undone."""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.deadlines import while_it_runs
from guiju.kernel.declaring.steps import At, Clock, Fork, Gate, Step
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.file_review import file_gates as gates
from guiju.registers.enforcement.file_review import objecting
from guiju.registers.enforcement.file_review.choices import Checked
from guiju.registers.enforcement.file_review.file_columns import ReviewedFileColumns as Of

STEPS = (
    Step(
        "put_off",
        "延长整改期限",
        since="circulated",
        by=(Role.HEAD,),
        asks=(asks.ahead(Of.rectify_by), asks.REASON),
        gates=(
            while_it_runs(Of.rectify_by),
            Gate("house.rectify_later", gates.later, "rectify_by", "新的整改期限晚于原期限"),
        ),
    ),
    Step(
        "rectify",
        "报送整改情况",
        since="circulated",
        to="rectified",
        by=(Role.CLERK, Role.OFFICER),
        at=At.HANDLER,
        asks=(asks.words("measures", "逐项整改情况"), asks.maybe(asks.upload("proof", "整改材料"))),
        dates=(Of.rectified_on,),
    ),
    Step(
        "check",
        "核查整改",
        since="rectified",
        to=Fork(Of.checked, {Checked.DONE: "closed", Checked.AGAIN: "circulated"}),
        asks=(
            Of.checked,
            asks.words("check_opinion", "核查意见", longest=500),
            asks.maybe(asks.ahead(Of.rectify_by), "继续整改的应当填写。"),
        ),
        sets={
            "rectify_by": lambda facts: facts["rectify_by"] or facts.record.rectify_by,
            "outcome": lambda facts: "整改到位" if facts["checked"] == Checked.DONE else "",
        },
        gates=(
            Gate("house.rectify_again", gates.again_by, "rectify_by", "继续整改的写明新的期限"),
            objecting.HEARD,
        ),
    ),
    *objecting.STEPS,
    Step(
        "waive",
        "终止整改",
        since="circulated",
        to="closed",
        by=(Role.HEAD,),
        asks=(asks.reason("终止整改的理由"),),
        sets={"outcome": "终止整改"},
        gates=(objecting.HEARD,),
        help_text="受评单位撤销、复核后认为无需整改等不再整改的，写明理由。",
    ),
    Step(
        "reopen",
        "要求继续整改",
        since="closed",
        to="circulated",
        by=(Role.HEAD,),
        asks=(asks.ahead(Of.rectify_by), asks.reason("回头看发现的问题")),
        sets={"checked": "", "outcome": "", "handler": lambda facts: facts["unit"]},
        gates=(
            Gate("house.file_reopened", gates.round_circulated, gist="评查已经通报、尚未办结"),
            Gate("house.rectify_after", gates.rectify_after, "rectify_by", "整改期限晚于当日"),
        ),
    ),
)
CLOCKS = (
    Clock(
        until=Of.rectify_by,
        words="报送整改情况",
        source="整改通知书",
        starts=("circulate", "check", "reopen"),
        when=lambda facts: facts["checked"] != Checked.DONE,
        extended_by="put_off",
        met_by="rectify",
        dropped_by="waive",
    ),
)
