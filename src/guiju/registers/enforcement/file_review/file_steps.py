"""受评案卷: taken up, given to two reviewers, scored apart, compared, settled, circulated, put right and checked."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from guiju.kernel.declaring import asks, sheets
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.steps import NEW, At, Clock, Fork, Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.file_review import drawing, objecting
from guiju.registers.enforcement.file_review import file_gates as gates
from guiju.registers.enforcement.file_review.choices import Checked
from guiju.registers.enforcement.file_review.file_columns import FirstDeduction, SecondDeduction, ThirdDeduction
from guiju.registers.enforcement.file_review.file_columns import ReviewedFileColumns as Of
from guiju.registers.enforcement.file_review.file_gates import SEATS

SHEETS_OF: dict[str, Any] = {"first": FirstDeduction, "second": SecondDeduction, "third": ThirdDeduction}
SCORES = tuple(f"score_{seat}" for seat in SEATS)
ROUND_OPEN = Gate("house.file_round", gates.round_open, "round", "评查正在进行")
TAKEN_ONCE = Gate("house.file_taken_once", gates.taken_once, "key", "案卷不重复纳入")
ONCE = Gate("house.file_once", gates.once_in_the_round, "file_number", "案卷不重复纳入")


def taken_up(facts: Facts) -> dict[str, Any]:
    return {"title": f"{facts['unit']} {facts['file_number']}"[:200], "kind": facts["round"].kind}


def picked(facts: Facts) -> dict[str, Any]:
    told = [facts[name] for name in ("round", "unit", "file_number", "case")]
    return {**taken_up(facts), "key": drawing.key_of(*told)}


def total(facts: Facts, seat: str) -> tuple[Decimal, bool]:
    """What a reviewer's sheet comes to, and whether it fails the file."""
    version = gates.sheet(facts)
    told = facts[f"{seat}_deductions"] if facts.asks(f"{seat}_deductions") else facts.parts(f"{seat}_deductions")
    rows = [SHEETS_OF[seat](**row) if isinstance(row, dict) else row for row in told]
    return version.score(rows), version.vetoed(rows)


def mean(one: Decimal, other: Decimal) -> Decimal:
    return ((one + other) / 2).quantize(Decimal("0.1"))


def compared(facts: Facts) -> dict[str, Any]:
    """Both sheets opened: their mean, unless they lie too far apart or but one of them fails the file."""
    (first, veto), (second, also) = total(facts, "first"), total(facts, "second")
    differ = veto != also or abs(first - second) > gates.sheet(facts).apart
    found = gates.graded(facts, mean(first, second), veto or also)
    return {"first_points": first, "second_points": second, "differ": differ, **found}


def with_a_third(facts: Facts) -> dict[str, Any]:
    """The mean of the two scores that lie nearest; failing is what two of three say."""
    totals = [total(facts, seat) for seat in SEATS]
    scores = sorted(score for score, _ in totals)
    near = scores[:2] if scores[1] - scores[0] <= scores[2] - scores[1] else scores[1:]
    return {"third_points": totals[-1][0], **gates.graded(facts, mean(*near), sum(veto for _, veto in totals) >= 2)}


def replaced_by_the_next(act: Act) -> None:
    """The next of the same unit in the order of the draw, so that nobody chooses what comes instead."""
    draw = act.record.draw
    if draw is None:
        return
    key = draw.next_after(drawing.taken(act.record.round), str(act.record.unit))
    if key:
        drawing.take_up_all(act, draw, {act.record.place: key})


def lines(facts: Facts) -> dict[str, Any]:
    """The sheets as papers list them: reviewer, score, what was taken off."""
    version = gates.sheet(facts)
    named = version.by_code
    found = []
    for seat, label in SEATS.items():
        if facts[f"{seat}_on"] is None:
            continue
        rows = facts.parts(f"{seat}_deductions")
        said = [(row.item, named[row.item].name, row.points, row.why) for row in rows]
        found.append({"seat": label, "points": total(facts, seat)[0], "rows": said})
    return {"sheets": found, "sheet": version}


def scoring(seat: str, since: str, sealed: tuple[str, ...] = (), **more: Any) -> Step:
    """One reviewer's sheet; what it says nobody reads before the other's is there."""
    label = SEATS[seat]
    told = sheets.deductions(f"{seat}_deductions", f"{label}扣分", SHEETS_OF[seat], gates.sheet)
    return Step(
        f"score_{seat}",
        f"登记{label}评分",
        since=since,
        by=(Role.CLERK, Role.LEGAL, Role.OFFICER),
        asks=(told, asks.maybe(asks.words(f"{seat}_opinion", "综合评价", longest=500))),
        dates=(getattr(Of, f"{seat}_on"),),
        gates=(
            gates.scored_once(seat),
            gates.own_sheet(seat),
            gates.serving(seat),
            sheets.fits(told.name, gates.sheet),
        ),
        sealed=sealed,
        help_text="没有扣分的不填扣分项。",
        **more,
    )


REVIEWERS = (asks.yes("no_interest", "评查员与受评单位、当事人没有利害关系"),)


def no_interest(facts: Facts) -> str | None:
    return None if facts["no_interest"] else "请核实评查员与受评单位、当事人没有利害关系后勾选。"


NO_INTEREST = Gate("house.reviewer_no_interest", no_interest, "no_interest", "评查员没有利害关系")

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
            ROUND_OPEN,
            Gate("house.file_unit", gates.unit_of_the_round, "unit", "单位是本次评查的受评单位"),
            Gate("house.file_case", gates.case_of_the_unit, "case", "行政处罚案件是受评单位的案件"),
            Gate("house.file_frame", gates.no_frame_waits, "round", "没有已经固定、尚未抽取的目录"),
            ONCE,
        ),
        help_text="投诉举报、复议诉讼反映问题等需要评查特定案卷的，写明理由；其余案卷由抽取产生。",
        holds=Of.round,
    ),
    Step(
        "assign",
        "分配评查员",
        since=("drawn", "assigned"),
        to="assigned",
        asks=(Of.first, Of.second, *REVIEWERS),
        gates=(
            gates.each_another("first", "second"),
            gates.serving("first", "second"),
            gates.recused("first", "second"),
            NO_INTEREST,
            Gate("house.sheet_stays", gates.scores_stand, "first", "已经评分的不改派"),
        ),
    ),
    Step(
        "replace",
        "更换案卷",
        since=("drawn", "assigned"),
        to="replaced",
        by=(Role.HEAD,),
        asks=(asks.REASON,),
        then=replaced_by_the_next,
        help_text="涉密、正在复议诉讼等不宜评查的，写明理由；按抽取顺序由同一单位的下一份案卷替补。",
        holds=Of.round,
    ),
    scoring("first", "assigned", ("assigned",)),
    scoring("second", "assigned", ("assigned",)),
    Step(
        "compare",
        "启封、汇总评分",
        since="assigned",
        to="compared",
        sets=compared,
        gates=(Gate("house.both_scored", gates.both_scored, gist="两名评查员都已评分"),),
        writes=Writes("score_sheet", "案卷评查评分表", also=lines),
    ),
    Step(
        "name_third",
        "指定第三评查员",
        since="compared",
        asks=(Of.third, *REVIEWERS),
        gates=(
            Gate("house.file_differ", gates.a_third_is_wanted, gist="两份评分差异过大"),
            Gate("house.third_stands", gates.third_stands, "third", "第三评查员尚未评分"),
            gates.each_another("first", "second", "third"),
            gates.serving("third"),
            gates.recused("third"),
            NO_INTEREST,
        ),
    ),
    scoring("third", "compared", sets=with_a_third),
    Step(
        "discuss",
        "合议",
        since="compared",
        asks=(Of.points, Of.vetoed, asks.words("minutes", "合议情况和理由")),
        dates=(Of.discussed_on,),
        sets=lambda facts: gates.graded(facts, facts["points"], facts["vetoed"]),
        gates=(
            Gate("house.file_differ", gates.a_third_is_wanted, gist="两份评分差异过大"),
            Gate("house.points_full", gates.within_full, "points", "得分不超过满分"),
        ),
    ),
    Step(
        "settle",
        "出具评查意见",
        since="compared",
        to="settled",
        by=(Role.HEAD,),
        asks=(Of.finding, asks.words("opinion", "评查意见")),
        dates=(Of.settled_on,),
        gates=(
            Gate("house.difference_settled", gates.difference_settled, gist="评分差异过大的已由第三人评分或者合议"),
            *gates.FAILED_IS_RECTIFIED,
            four_eyes("出具评查意见的人员不得登记过该案卷的评分。", *SCORES),
        ),
        writes=Writes("opinion", "案卷评查意见", also=lines),
    ),
    Step(
        "circulate",
        "送达整改通知",
        since="settled",
        to="circulated",
        by=(Role.HEAD,),
        asks=(Of.handler, asks.ahead(Of.rectify_by)),
        writes=Writes("rectification", "案卷评查整改通知书", also=lines),
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
    Step(
        "put_off",
        "延长整改期限",
        since="circulated",
        by=(Role.HEAD,),
        asks=(asks.ahead(Of.rectify_by), asks.REASON),
        gates=(Gate("house.rectify_later", gates.later, "rectify_by", "新的整改期限晚于原期限"),),
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
        help_text="受评单位撤销、复核后认为无需整改等不再整改的，写明理由。",
    ),
)
CLOCKS = (
    Clock(
        until=Of.rectify_by,
        words="报送整改情况",
        source="整改通知书",
        starts=("circulate", "check"),
        when=lambda facts: facts["checked"] != Checked.DONE,
        extended_by="put_off",
        met_by="rectify",
        dropped_by="waive",
    ),
)
