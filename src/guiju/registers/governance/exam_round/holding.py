"""部署、增加单位、结束考试、补考、通报: a round from its notice to its circular."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Q

from guiju.kernel.declaring import asks, rounds
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.asks import usually
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import NEW, Step, Writes
from guiju.kernel.offices.people import CONFINED, MANAGERS, Agency, Role, User
from guiju.registers.governance.exam_round import gates
from guiju.registers.governance.exam_round.columns import CALLED
from guiju.registers.governance.exam_round.columns import ExamRoundColumns as Of

RULES = (
    usually(Of.singles, 20), usually(Of.single_points, 2), usually(Of.multiples, 10), usually(Of.multiple_points, 4),
    usually(Of.judgements, 20), usually(Of.judgement_points, 1), usually(Of.minutes, 60),
    usually(Of.pass_mark, 60), usually(Of.tries, 3), usually(Of.points_due, 0), usually(Of.points_a_day, 0),
    usually(Of.hours_due, 0),
)  # fmt: skip
DRAWN: tuple[Any, ...] = (
    Of.bank, Of.singles, Of.single_points, Of.multiples, Of.multiple_points, Of.judgements, Of.judgement_points,
    Of.minutes, Of.pass_mark, Of.tries,
)  # fmt: skip
"""By what every paper of the round is drawn, timed and marked: none of it changes under those who sit."""
STAFF = (Role.HEAD, Role.CLERK)


def persons(units: Iterable[Agency], on: date) -> Iterator[User]:
    """Who of these units holds an office on the day: neither those who only look after accounts, nor who has only a grid."""
    offices = [role for role in Role if role not in MANAGERS | CONFINED]
    lasting = Q(appointments__until__isnull=True) | Q(appointments__until__gte=on)
    held = lasting & Q(appointments__role__in=offices, appointments__since__lte=on)  # of one and the same appointment
    there = User.objects.filter(held, agency__in=[unit.pk for unit in units], is_active=True, closed_on=None)
    return there.select_related("agency").distinct().order_by("agency_id", "pk").iterator(500)


def call(units: str, opens: str, closes: str) -> Any:
    """Everyone of the units is called, once in a round, each to the days of their unit."""

    def each(act: Act) -> None:
        facts = act.facts
        if facts["platform"]:
            return
        there = set(CALLED.of(act.record).values_list("person_key", flat=True))
        told = {"round": act.record, "opens_on": facts[opens], "closes_on": facts[closes]}
        new = (user for user in persons(facts[units], facts.on) if user.username not in there)
        given: Any = ((user.agency, {**told, "name": str(user), "account": user.username}) for user in new)
        act.open_many("call", CALLED.model, given)

    return each


def settle(act: Act) -> None:
    """Each comes to an end: with the best of their marks, or as one who has not come."""
    there = CALLED.of(act.record).filter(stage="called")
    for step, rows in {
        "certify": there.filter(passed=True),
        "fail": there.filter(passed=False, sat_on__isnull=False),
        "miss": there.filter(sat_on__isnull=True),
    }.items():
        act.take_many(step, CALLED.model, ((row, {}) for row in rows))


def tally(facts: Facts) -> dict[str, Any]:
    there = CALLED.of(facts.record).exclude(stage="excused")
    return {
        "persons_due": there.count(),
        "persons_sat": there.filter(sat_on__isnull=False).count(),
        "persons_passed": there.filter(passed=True).count(),
    }


def announced(facts: Facts) -> dict[str, Any]:
    return {**tally(facts), "outcome": "已通报"}


def by_unit(facts: Facts) -> dict[str, Any]:
    """For the circular: of each unit how many were to come, came, passed, and the two rates."""
    lines: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in CALLED.of(facts.record).exclude(stage="excused"):
        for n, counted in enumerate((True, row.sat_on is not None, row.passed)):
            lines[str(row.agency)][n] += counted
    whole = [sum(line[n] for line in lines.values()) for n in range(3)]
    return {
        "units": [(unit, *line, *_rates(*line)) for unit, line in lines.items()],
        "whole": (*whole, *_rates(*whole)),
    }


def _rates(due: int, sat: int, passed: int) -> tuple[str, str]:
    return _share(sat, due), _share(passed, sat)


def _share(part: int, whole: int) -> str:
    return f"{part * 100 / whole:.1f}%" if whole else "—"


STEPS = (
    Step(
        "open",
        "部署考试",
        since=NEW,
        to="open",
        by=(Role.HEAD,),
        asks=(
            *(Of.title, Of.of_year, Of.basis, asks.maybe(Of.bank), asks.maybe(Of.platform), *RULES),
            *(asks.ahead(Of.opens_on), asks.ahead(Of.closes_on), rounds.units("units", "参加单位")),
        ),
        gates=(
            gates.OVERSEER,
            *gates.RULES,
            gates.days_in_order("opens_on", "closes_on"),
            rounds.within_reach("units"),
        ),
        then=call("units", "opens_on", "closes_on"),
        decides=DRAWN,
        set_right_by=("abandon",),
        help_text="所选单位在职的登录账号逐人通知；人员较多的分批，用“增加单位”分别规定日期。没有账号的人员由单位报名。",
    ),
    Step(
        "call_more",
        "增加单位",
        since="open",
        by=(Role.HEAD,),
        asks=(
            rounds.units("more_units", "增加的单位"),
            asks.ahead(asks.day("from_day", "开始日期")),
            asks.ahead(asks.day("to_day", "结束日期")),
        ),
        gates=(
            gates.HELD_HERE,
            rounds.within_reach("more_units"),
            gates.OTHERS,
            gates.days_in_order("from_day", "to_day"),
        ),
        then=call("more_units", "from_day", "to_day"),
    ),
    Step(
        "settle",
        "结束考试",
        since="open",
        to="settled",
        by=STAFF,
        dates=(Of.settled_on,),
        gates=(gates.SOMEONE, gates.OVER),
        then=settle,
        help_text="合格的逐人发给合格证书，其余的记为不合格或者缺考，可以补考。",
    ),
    Step(
        "make_up",
        "组织补考",
        since="settled",
        to="open",
        by=(Role.HEAD,),
        asks=(asks.ahead(Of.opens_on), asks.ahead(Of.closes_on)),
        sets={"made_up": lambda facts: facts.before("made_up") + 1},
        gates=(gates.HELD_HERE, gates.TO_MAKE_UP, gates.days_in_order("opens_on", "closes_on")),
        then=rounds.on_each(
            CALLED,
            "make_up",
            lambda facts: {name: facts[name] for name in ("opens_on", "closes_on")},
            *("failed", "missed"),
        ),
        decides=(Of.opens_on, Of.closes_on),
        set_right_by=("settle",),
    ),
    Step(
        "close",
        "通报考试情况",
        since="settled",
        to="closed",
        by=(Role.HEAD,),
        asks=(asks.words("summary", "总体情况"),),
        sets=announced,
        gates=(gates.SETTLED,),
        writes=Writes("result", "学法考试情况通报", also=by_unit),
    ),
    Step(
        "abandon",
        "撤销考试",
        since="open",
        to="abandoned",
        by=(Role.HEAD,),
        asks=(asks.REASON,),
        sets={"outcome": "已撤销"},
        gates=(gates.NOBODY_SAT,),
        then=rounds.on_each(
            CALLED, "excuse", lambda facts: {"reason": f"考试已撤销：{facts['reason']}"[:500]}, "called"
        ),
    ),
    Step(
        "tally_anew",
        "更正通报人数",
        since="closed",
        by=(Role.SYSTEM,),
        sets=tally,
        withdraws=True,
        help_text="通报以后取消成绩的，人数随之更正；已经公开的自动撤回，核对后可以再公开。",
    ),
    Step("publish", "公开", since="closed", publishes=True),
    Step("unpublish", "撤回公开", since="closed", withdraws=True, asks=(asks.REASON,)),
)
