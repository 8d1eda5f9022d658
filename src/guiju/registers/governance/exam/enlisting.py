"""通知、报名、登记其他平台成绩、登记学习: who is examined, and what they have studied for it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import NEW, AgencyOf, Fork, Once, Step
from guiju.kernel.offices.people import Role, User
from guiju.registers.governance.exam import gates
from guiju.registers.governance.exam.columns import ExamColumns as Of
from guiju.registers.governance.exam.columns import Result, StudyDay

HOLDER = AgencyOf("round", "组织考试的机关")
STAFF = (Role.CLERK, Role.HEAD)
ENDED = tuple(result.value for result in Result)
BY_RESULT = Fork(Of.result, {result: result for result in ENDED})
SCORE = asks.number("score", "成绩", most=1000)


def holder(facts: Facts) -> int | None:
    found = User.objects.filter(username=facts["account"]).values_list("pk", flat=True)
    return found.first() if facts["account"] else None


def known(facts: Facts) -> dict[str, Any]:
    led, name = facts["round"], facts["name"]
    return {
        "title": f"{led.title}：{name}"[:200],
        "person_key": Once(gates.person_key),
        "year_on": date(led.of_year, 12, 31),
    }


def enlisted(facts: Facts) -> dict[str, Any]:
    led = facts["round"]
    return {**known(facts), "opens_on": led.opens_on, "closes_on": led.closes_on}


def called(facts: Facts) -> dict[str, Any]:
    return {**known(facts), "holder_id": Once(holder)}


def listed(facts: Facts) -> dict[str, Any]:
    return {**enlisted(facts), "holder_id": Once(holder)}


def registered(facts: Facts) -> dict[str, Any]:
    return {**enlisted(facts), "account": "", **result_of(facts)}


def result_of(facts: Facts) -> dict[str, Any]:
    """A result of another platform, entered whole."""
    result, led = facts["result"], facts["round"]
    sat = result != Result.MISSED
    return {
        "best_score": facts["score"],
        "last_score": facts["score"],
        "sat_on": facts.on if sat else None,
        "passed": result == Result.PASSED,
        "study_done": facts["study_hours"] >= led.hours_due,
        "outcome": Result(result).label,
    }


def studied(facts: Facts) -> dict[str, Any]:
    """Hours add up; points of a day count up to its cap."""
    led, told = facts["round"], [(row["studied_on"], row["hours"], row["points"]) for row in facts["studies"]]
    whole = [*((row.studied_on, row.hours, row.points) for row in facts.parts("studies")), *told]
    by_day: dict[date, int] = defaultdict(int)
    for day, _, points in whole:
        by_day[day] += points
    hours = sum(hours for _, hours, _ in whole)
    cap = led.points_a_day
    return {
        "study_hours": hours,
        "study_points": sum(min(points, cap) if cap else points for points in by_day.values()),
        "study_done": hours >= led.hours_due,
    }


STEPS = (
    Step(
        "call",
        "通知考试",
        since=NEW,
        to="called",
        by=(Role.HEAD,),
        at=HOLDER,
        asks=(Of.round, Of.name, Of.account, asks.ahead(Of.opens_on), asks.ahead(Of.closes_on)),
        sets=called,
        follows=("exam_round.open", "exam_round.call_more"),
        decides=(Of.closes_on,),
        set_right_by=("put_off",),
    ),
    Step(
        "enlist",
        "报名",
        since=NEW,
        to="called",
        asks=(Of.round, Of.name, asks.maybe(Of.account, "有登录账号的填写，由本人在线考试。")),
        sets=listed,
        gates=(gates.ROUND_OPEN, gates.HERE, gates.DAYS_LEFT, *gates.ENLISTED),
        help_text="通知以后新到的人员、没有登录账号的人员，由单位报名。",
    ),
    Step(
        "register",
        "登记其他平台成绩",
        since=NEW,
        to=BY_RESULT,
        asks=(Of.round, Of.name, Of.study_hours, Of.result, asks.maybe(SCORE)),
        sets=registered,
        gates=(gates.NOT_ANNOUNCED, gates.ELSEWHERE, *gates.ENLISTED, gates.BY_ANOTHER, gates.RESULT),
        decides=(Of.result, SCORE),
        set_right_by=("register_anew", "annul"),
    ),
    Step(
        "register_anew",
        "更正其他平台成绩",
        since=ENDED,
        to=BY_RESULT,
        asks=(Of.study_hours, Of.result, asks.maybe(SCORE), asks.REASON),
        sets=result_of,
        gates=(gates.NOT_ANNOUNCED, gates.ELSEWHERE, gates.NOT_ANNULLED, gates.BY_ANOTHER, gates.RESULT),
        decides=(Of.result, SCORE),
        set_right_by=("register_anew", "annul"),
        help_text="登记有误、平台更正成绩的，在通报以前按平台的成绩单更正，写明依据。",
    ),
    Step(
        "study",
        "登记学习",
        since="called",
        by=STAFF,
        asks=(asks.parts("studies", "学习记录", StudyDay, "studied_on", "hours", "points", optional=("topic",)),),
        sets=studied,
        gates=gates.STUDIED,
        help_text="每日的积分超过上限的部分不计；学时照计。",
    ),
    Step(
        "put_off",
        "延长考试日期",
        since="called",
        by=STAFF,
        at=HOLDER,
        asks=(asks.ahead(Of.closes_on), asks.REASON),
        gates=(gates.ROUND_OPEN, gates.LATER),
    ),
    Step(
        "excuse",
        "免于考试",
        since="called",
        to="excused",
        by=STAFF,
        at=HOLDER,
        asks=(asks.REASON,),
        sets={"outcome": "免于考试"},
        gates=(gates.MISSED,),
        help_text="长期病假、脱产学习、已经调离等，写明理由；不计入应考人数。",
    ),
    Step(
        "call_again",
        "恢复考试",
        since="excused",
        to="called",
        by=STAFF,
        at=HOLDER,
        asks=(asks.ahead(Of.closes_on), asks.REASON),
        sets={"outcome": ""},
        gates=(gates.ROUND_OPEN, gates.AHEAD, gates.ONCE),
        decides=(Of.closes_on,),
        set_right_by=("put_off",),
    ),
)
