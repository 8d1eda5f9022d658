"""权责清单清理: the yearly round in which each office goes through its list and publishes it anew.

That lists are gone through regularly stands in 中办发〔2015〕21号, which this house does not have: rules of good order here.
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks, rounds
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.steps import NEW, Clock, Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.services.power_list_review.columns import CALLED, ListReviewColumns

Of = ListReviewColumns


def overseeing(facts: Facts) -> str | None:
    agency = facts.record.agency
    return None if agency.oversees else f"{agency}不统管本行政区域，不能部署其他机关的清理。"


def ahead(facts: Facts) -> str | None:
    day = facts["due_by"] if facts.asks("due_by") else facts["due_on"]
    return None if day > facts.on else f"完成期限{day}应当晚于{facts.on}。"


def done(facts: Facts) -> int:
    return int(CALLED.of(facts.record).filter(stage="published").count())


def told(name: str) -> Any:
    return lambda facts: {unit.pk for unit in facts[name]}


def listed(facts: Facts) -> list[Any]:
    """The units that published, in the order of their regions."""
    rows = CALLED.of(facts.record).filter(stage="published").select_related("agency")
    return list(rows.order_by("agency__region_id", "agency__name"))


STEPS = (
    Step(
        "call",
        "部署清理",
        since=NEW,
        to="called",
        by=(Role.HEAD,),
        asks=(Of.title, Of.basis, rounds.units("units", "清理单位"), asks.ahead(Of.due_on)),
        gates=(
            Gate("house.list_review_overseer", overseeing, gist="由统管本行政区域的机关部署"),
            rounds.within_reach("units"),
            Gate("house.list_review_due", ahead, "due_on", "完成期限晚于部署之日"),
        ),
        then=rounds.call(CALLED, "call", told("units"), lambda facts: {"due_on": facts["due_on"]}),
    ),
    Step(
        "call_more",
        "增加清理单位",
        since="called",
        by=(Role.HEAD,),
        asks=(rounds.units("more_units", "增加的单位"), asks.ahead(asks.day("due_by", "完成期限"))),
        gates=(
            rounds.within_reach("more_units"),
            Gate("house.list_review_due", ahead, "due_by", "完成期限晚于增加之日"),
        ),
        then=rounds.call(CALLED, "call", told("more_units"), lambda facts: {"due_on": facts["due_by"]}),
    ),
    Step(
        "close",
        "公布清理结果",
        since="called",
        to="closed",
        by=(Role.HEAD,),
        asks=(asks.words("summary", "清理总体情况", longest=1000),),
        sets=lambda facts: {"outcome": "清理完毕", "units_done": done(facts)},
        gates=(rounds.every_one(CALLED, "每家单位应当公布清理后的清单或者准予不清理"),),
        writes=Writes("result", "权责清单清理结果公告", also=lambda facts: {"units": listed(facts)}),
        publishes=True,
    ),
    Step(
        "abandon",
        "撤销清理",
        since="called",
        to="abandoned",
        by=(Role.HEAD,),
        asks=(asks.REASON,),
        then=rounds.on_each(
            CALLED, "excuse", lambda facts: {"reason": f"清理已撤销：{facts['reason']}"[:500]}, "called"
        ),
    ),
)


class PowerListReview(ListReviewColumns):
    """权责清单清理: each unit is called to it; closed when all have published or were excused."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "权责清单清理"

    procedure = Procedure(
        *STEPS,
        stages={"called": "清理中", "closed": "已公布结果", "abandoned": "已撤销"},
        ends=("closed", "abandoned"),
        clocks=(
            Clock(
                until=Of.due_on,
                words="完成权责清单清理",
                source="清理部署",
                starts="call",
                met_by="close",
                dropped_by="abandon",
            ),
        ),
        called=CALLED,
        publication=Publication(shows=("title", "basis", "opened_on", "closed_on", "units_done", "outcome")),
    )
