"""申请复核: a unit that disputes the score of a file says so once; whoever has scored it does not hear it."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.steps import At, Gate, Step
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.file_review import file_gates as gates
from guiju.registers.enforcement.file_review.choices import Heard
from guiju.registers.enforcement.file_review.file_columns import ReviewedFileColumns as Of
from guiju.registers.enforcement.file_review.file_gates import SEATS


def once(facts: Facts) -> str | None:
    on = facts["objected_on"]
    return None if on is None else f"已于{on}申请复核，同一案卷只申请一次。"


def waiting(facts: Facts) -> str | None:
    if facts["objected_on"] is None:
        return "受评单位没有申请复核。"
    return None if facts["heard_on"] is None else f"已于{facts['heard_on']}复核。"


def heard(facts: Facts) -> str | None:
    if facts["objected_on"] is None or facts["heard_on"] is not None:
        return None
    return f"受评单位于{facts['objected_on']}申请复核，请先复核。"


def points_told(facts: Facts) -> str | None:
    told = facts["points"]
    if facts["heard"] == Heard.KEPT:
        return None if told is None else "维持评分的，不填得分。"
    if told is None:
        return "变更评分的，应当填写得分。"
    return gates.within_full(facts)


def result(facts: Facts) -> dict[str, Any]:
    """The score as it stood, or the new one with its grade."""
    record: Any = facts.record
    if facts["heard"] == Heard.CHANGED:
        return gates.graded(facts, facts["points"], facts["vetoed"])
    return {"points": record.points, "vetoed": record.vetoed}


HEARD = Gate("house.objection_heard", heard, gist="受评单位申请复核的已经复核")
STEPS = (
    Step(
        "object",
        "申请复核",
        since="circulated",
        by=(Role.CLERK, Role.OFFICER, Role.HEAD),
        at=At.HANDLER,
        asks=(asks.words("grounds", "对评分有异议的指标和理由"),),
        dates=(Of.objected_on,),
        gates=(Gate("house.objection_once", once, gist="没有申请过复核"),),
    ),
    Step(
        "hear",
        "复核",
        since=("circulated", "rectified"),
        by=(Role.HEAD,),
        asks=(
            Of.heard,
            asks.maybe(Of.points, "变更评分的应当填写。"),
            Of.vetoed,
            asks.words("heard_opinion", "复核意见和理由"),
        ),
        dates=(Of.heard_on,),
        sets=result,
        gates=(
            Gate("house.objection_waits", waiting, gist="受评单位申请了复核，尚未复核"),
            Gate("house.objection_points", points_told, "points", "变更评分的写明得分"),
            four_eyes("复核人员不得登记过该案卷的评分。", *(f"score_{seat}" for seat in SEATS)),
        ),
        help_text="变更后无需整改的，办理终止整改。",
    ),
)
