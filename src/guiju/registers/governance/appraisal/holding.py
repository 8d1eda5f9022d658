"""部署、增加单位、冻结数据、排名公布: a year's appraisal of units that are measured alike."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks, rounds
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import NEW, Once, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.governance.appraisal import gates
from guiju.registers.governance.appraisal.columns import CALLED
from guiju.registers.governance.appraisal.columns import AppraisalColumns as Of
from guiju.registers.governance.indicators import scores
from guiju.registers.governance.indicators.choices import Source
from guiju.registers.governance.indicators.system import System, kept

OPEN_STAGES = ("called", "submitted", "verified")


def system_of(facts: Facts) -> System:
    found = gates.chosen(facts)
    assert found is not None, "a gate has looked for it"
    return found


def call(units: str, due: str) -> Any:
    def told(facts: Facts) -> dict[str, Any]:
        return {"due_on": facts[due], "items": scores.lines(system_of(facts))}

    return rounds.call(CALLED, "call", lambda facts: {unit.pk for unit in facts[units]}, told)


def feed(act: Act) -> None:
    """Every indicator that a figure feeds, for every unit, as the registers stand."""
    appraisal = act.record
    system = kept(appraisal.system)
    if any(one.source == Source.FIGURE for one in system.indicators):
        rows = CALLED.of(appraisal).filter(stage__in=OPEN_STAGES)
        told = ((row, {"computed": scores.fed(row.items.all(), system, row.agency, appraisal.of_year)}) for row in rows)
        act.take_many("take_figures", CALLED.model, told)


def ranking(facts: Facts) -> list[tuple[Any, int, str]]:
    """The units by their points, the best first; those with as many share a rank."""
    system = kept(facts.before("system"))
    rows = sorted(CALLED.of(facts.record).filter(stage="verified"), key=lambda row: -row.points)
    better = {row.pk: sum(other.points > row.points for other in rows) for row in rows}
    return [(row, better[row.pk] + 1, system.grade(row.points)) for row in rows]


def rank(act: Act) -> None:
    told = ((row, {"rank": place, "grade": grade}) for row, place, grade in ranking(act.facts))
    act.take_many("rank", CALLED.model, told)


STEPS = (
    Step(
        "start",
        "部署考核",
        since=NEW,
        to="called",
        by=(Role.HEAD,),
        asks=(*(Of.title, Of.of_year, Of.kind, Of.basis, rounds.units("units", "考核单位"), asks.ahead(Of.due_on)),),
        sets={
            "system": Once(lambda facts: system_of(facts).text),
            "system_name": Once(lambda facts: system_of(facts).name),
            "full_points": Once(lambda facts: system_of(facts).full),
        },
        gates=(*gates.BEGUN, rounds.within_reach("units")),
        then=call("units", "due_on"),
        help_text="指标体系由系统管理员载入，按考核年度最后一日有效的版本；部署以后改动文件不影响本次考核。",
    ),
    Step(
        "call_more",
        "增加考核单位",
        since="called",
        by=(Role.HEAD,),
        asks=(rounds.units("more_units", "增加的单位"), asks.ahead(asks.day("due_by", "自评期限"))),
        gates=(
            rounds.within_reach("more_units"),
            gates.of_its_kind("more_units"),
            gates.not_the_holder("more_units"),
            gates.due_ahead("due_by"),
        ),
        then=call("more_units", "due_by"),
    ),
    Step(
        "freeze",
        "冻结数据",
        since="called",
        to="frozen",
        by=(Role.HEAD,),
        dates=(Of.frozen_on,),
        gates=(gates.YEAR_OVER,),
        then=feed,
        help_text="由数据自动计算的指标，按此时台账逐单位计算并冻结，以后台账变动不再改变得分。",
    ),
    Step(
        "publish_ranks",
        "公布排名",
        since="frozen",
        to="ranked",
        by=(Role.HEAD,),
        asks=(asks.words("summary", "考核总体情况"),),
        sets={
            "outcome": "已公布排名",
            "units_ranked": lambda facts: len(ranking(facts)),
        },
        gates=(
            rounds.every_one(CALLED, "每家单位应当核定得分或者准予不参加", "house.appraisal_every_unit"),
            *gates.HEARD,
        ),
        writes=Writes("result", "考核结果通报", also=lambda facts: {"units": ranking(facts)}),
        then=rank,
    ),
    Step(
        "abandon",
        "撤销考核",
        since=("called", "frozen"),
        to="abandoned",
        by=(Role.HEAD,),
        asks=(asks.REASON,),
        sets={"outcome": "已撤销"},
        then=rounds.on_each(
            CALLED, "excuse", lambda facts: {"reason": f"考核已撤销：{facts['reason']}"[:500]}, *OPEN_STAGES
        ),
    ),
    Step("publish", "公开", since="ranked", publishes=True),
    Step("unpublish", "撤回公开", since="ranked", withdraws=True, asks=(asks.REASON,)),
)
