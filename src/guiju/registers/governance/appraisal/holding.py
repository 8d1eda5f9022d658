"""部署、增加单位、冻结数据、排名公布: a year's appraisal of units that are measured alike."""

from __future__ import annotations

from typing import Any

from guiju.figures.period import Period
from guiju.kernel.declaring import asks, rounds
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import NEW, Once, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.governance.appraisal import feeding, gates
from guiju.registers.governance.appraisal.choices import Source
from guiju.registers.governance.appraisal.columns import CALLED
from guiju.registers.governance.appraisal.columns import AppraisalColumns as Of
from guiju.registers.governance.appraisal.system import System, kept

OPEN_STAGES = ("called", "submitted", "verified")


def system_of(facts: Facts) -> System:
    found = gates.chosen(facts)
    assert found is not None, "a gate has looked for it"
    return found


def indicators(facts: Facts) -> list[dict[str, Any]]:
    """A row for each indicator, as each unit gets them."""
    return [
        {
            "code": one.code,
            "name": one.name,
            "under": " / ".join(one.under),
            "full": one.points,
            "source": one.source.value,
            "standard": one.standard,
            "look_at": one.look_at,
        }
        for one in system_of(facts).indicators
    ]


def call(units: str, due: str) -> Any:
    def told(facts: Facts) -> dict[str, Any]:
        return {"due_on": facts[due], "items": indicators(facts)}

    return rounds.call(CALLED, "call", lambda facts: {unit.pk for unit in facts[units]}, told)


def feed(act: Act) -> None:
    """Every indicator that a figure feeds, for every unit, as the registers stand: value, rows, their digest, points."""
    appraisal = act.record
    system, period = kept(appraisal.system), Period.year(appraisal.of_year)
    fed = [one for one in system.indicators if one.source == Source.FIGURE]
    rows = CALLED.of(appraisal).filter(stage__in=OPEN_STAGES)
    if fed:
        act.take_many("take_figures", CALLED.model, ((row, {"computed": _computed(row, fed, period)}) for row in rows))


def _computed(unit: Any, fed: list[Any], period: Period) -> list[dict[str, Any]]:
    there = {row.code: row.pk for row in unit.items.all()}
    return [_one(there[one.code], one, feeding.of_unit(one.figure, unit.agency, period)) for one in fed]


def _one(row: Any, one: Any, fed: feeding.Fed) -> dict[str, Any]:
    points, left_out = feeding.earned(one, fed)
    told = {"value": fed.value, "rows_counted": fed.rows, "digest": fed.digest}
    return {"id": row, "computed_points": points, "left_out": left_out, **told}


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
