"""受评案卷: taken up, given to two reviewers, scored apart, compared, settled, circulated, put right and checked."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks, rounds
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import NEW, Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.file_review import drawing, rectifying, scores, scoring
from guiju.registers.enforcement.file_review import file_gates as gates
from guiju.registers.enforcement.file_review.file_columns import ReviewedFileColumns as Of

ROUND_OPEN = Gate("house.file_round", gates.round_open, "round", "评查正在进行")
TAKEN_ONCE = Gate("house.file_taken_once", gates.taken_once, "key", "案卷不重复纳入")
ONCE = Gate("house.file_once", gates.once_in_the_round, "file_number", "案卷不重复纳入")


def taken_up(facts: Facts) -> dict[str, Any]:
    return {"title": f"{facts['unit']} {facts['file_number']}"[:200], "kind": facts["round"].kind}


def picked(facts: Facts) -> dict[str, Any]:
    return {**taken_up(facts), "key": gates.key_told(facts)}


def replaced_by_the_next(act: Act) -> None:
    """The next of the same unit in the order of the draw, so that nobody chooses what comes instead."""
    draw = act.record.draw
    if draw is None:
        return
    key = draw.next_after(drawing.taken(act.record.round), str(act.record.unit))
    if key:
        drawing.take_up_all(act, draw, {act.record.place: key})


STEPS = (
    Step(
        "take_up",
        "纳入抽中的案卷",
        since=NEW,
        to="drawn",
        by=(Role.CLERK, Role.HEAD),
        asks=(Of.round, Of.draw, Of.unit, Of.file_number, asks.maybe(Of.case), Of.key, Of.place),
        sets=taken_up,
        gates=(Gate("house.file_drawn", gates.in_the_draw, "key", "案卷在抽取的目录中"), ROUND_OPEN, TAKEN_ONCE),
        follows=("file_draw.draw", "reviewed_file.replace"),
        decides=(Of.round, Of.draw, Of.unit, Of.file_number, Of.case, Of.key, Of.place),
        set_right_by=("replace",),
        holds=Of.round,
    ),
    Step(
        "pick",
        "指定评查案卷",
        since=NEW,
        to="drawn",
        by=(Role.HEAD,),
        asks=(Of.round, Of.unit, Of.file_number, asks.maybe(Of.case), asks.reason("不经抽取的理由")),
        sets=picked,
        gates=(
            rounds.of_its_holder("round"),
            ROUND_OPEN,
            Gate("house.file_unit", gates.unit_of_the_round, "unit", "单位是本次评查的受评单位"),
            Gate("house.file_case", gates.case_of_the_unit, "case", "行政处罚案件是受评单位的案件"),
            Gate("house.file_restricted", gates.case_restricted, "case", "案件没有限制查看"),
            Gate("house.file_frame", gates.no_frame_waits, "round", "没有已经固定、尚未抽取的目录"),
            ONCE,
        ),
        help_text="投诉举报、复议诉讼反映问题等需要评查特定案卷的，写明理由；其余案卷由抽取产生。",
        holds=Of.round,
    ),
    Step(
        "replace",
        "更换案卷",
        since=("drawn", "assigned"),
        to="replaced",
        by=(Role.HEAD,),
        asks=(asks.REASON,),
        gates=(Gate("house.file_unscored", gates.unscored, gist="案卷尚未评分"),),
        then=replaced_by_the_next,
        help_text="涉密、正在复议诉讼等不宜评查的，写明理由；按抽取顺序由同一单位的下一份案卷替补。",
        holds=Of.round,
    ),
    *scoring.STEPS,
    Step(
        "circulate",
        "送达整改通知",
        since="settled",
        to="circulated",
        by=(Role.HEAD,),
        asks=(Of.handler, asks.ahead(Of.rectify_by)),
        writes=Writes("rectification", "案卷评查整改通知书", also=scores.lines),
        follows="file_review.circulate",
        decides=(Of.rectify_by,),
        set_right_by=("put_off",),
    ),
    Step(
        "conclude",
        "评查结束",
        since="settled",
        to="closed",
        by=(Role.HEAD,),
        sets={"outcome": "无需整改"},
        follows="file_review.circulate",
    ),
    *rectifying.STEPS,
)
