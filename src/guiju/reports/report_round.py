"""部署年度报告报送: which agencies owe a report on a year, and by when; whoever owes is urged, and the round waits for all.

What an agency owes is a record of its own before anything has come in (``report_filing``, owed). Departments of a county report
by the day of 法治政府建设与责任落实督察工作规定 (2019); for townships the call itself sets the day.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models

from guiju.kernel.declaring import asks, rounds
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.ranges import YEAR
from guiju.kernel.declaring.steps import NEW, Gate, Step
from guiju.kernel.offices.people import Role
from guiju.kernel.offices.regions import Level, level
from guiju.reports.answerable import ANSWERABLE

CALLED = rounds.Called("report_filing", "round", given=("accepted",), excused=("excused",))
OWING = ("owed", "returned")
"""The stages in which an agency has yet to hand in."""
STAFF = (Role.CLERK, Role.HEAD)


def year_of_the_day(facts: Facts) -> str | None:
    """A year is reported on at its end or in the next."""
    years = (facts.on.year - 1, facts.on.year)
    return None if facts["year"] in years else f"报告年度应当是{years[0]}年或者{years[1]}年。"


def once_a_year(facts: Facts) -> str | None:
    there = ReportRound.objects.filter(agency=facts.record.agency_id, year=facts["year"]).exclude(stage="abandoned")
    found = facts.look_at(there.exclude(pk=facts.record.pk)[:1])
    return f"{facts.named(found[0])}已经部署，漏通知的办理“增加报送单位”。" if found else None


def ahead(name: str) -> Gate:
    def reason(facts: Facts) -> str | None:
        return None if facts[name] > facts.on else f"报送期限{facts[name]}应当晚于{facts.on}。"

    return Gate("house.report_due", reason, name, "报送期限晚于部署之日")


def within_the_law(name: str, units: str) -> Gate:
    """A department is given no later day than its own by law, as long as that lies ahead."""

    def reason(facts: Facts) -> str | None:
        rule: Any = facts.rule("annual_report.department")
        last: date = rule.due_in(facts["year"] + 1)
        departments = [unit for unit in facts[units] if level(unit.region_id) <= Level.COUNTY]
        if not departments or facts[name] <= last or facts.on >= last:
            return None
        return f"{departments[0]}应当在{last}以前报告，报送期限{facts[name]}过晚；乡镇（街道）另有期限的，分次部署。"

    return Gate("annual_report.department", reason, name)


def someone_new(facts: Facts) -> str | None:
    there = {row.agency_id for row in facts.look_at(CALLED.of(facts.record))} | {facts.record.agency_id}
    return None if {unit.pk for unit in facts["more_units"]} - there else "所选单位都已经通知。"


def owing(facts: Facts) -> list[Any]:
    """Who has yet to hand in, of the units chosen; of none chosen, all."""
    chosen = [unit.pk for unit in facts["urged"]]
    rows = CALLED.of(facts.record).filter(stage__in=OWING)
    return list(rows.filter(agency__in=chosen) if chosen else rows)


def someone_owes(facts: Facts) -> str | None:
    return None if facts.look_at(owing(facts)) else "所选单位没有应报未报的报告，不需要催报。"


def call(units: str, due: str) -> Any:
    return rounds.call(
        CALLED, "call", lambda facts: {unit.pk for unit in facts[units]}, lambda facts: {"due_on": facts[due]}
    )


def urge(act: Act) -> None:
    told = {"urging": act.facts["urging"]}
    act.take_many("urge", CALLED.model, ((row, told) for row in owing(act.facts)))


def counts(facts: Facts) -> dict[str, Any]:
    there = CALLED.of(facts.record).exclude(stage__in=CALLED.excused)
    return {"reports_due": there.count(), "reports_given": there.filter(stage__in=CALLED.given).count()}


class ReportRound(Matter):
    """年度报告报送部署: called → closed when each report was accepted, or its agency excused."""

    year = models.PositiveSmallIntegerField("报告年度", validators=YEAR)
    due_on = models.DateField("报送期限")
    reports_due = models.PositiveIntegerField("应报家数", null=True, blank=True)
    reports_given = models.PositiveIntegerField("已报家数", null=True, blank=True)

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "年度报告报送部署"

    procedure = Procedure(
        Step(
            "call",
            "部署报送",
            since=NEW,
            to="called",
            by=STAFF,
            at=ANSWERABLE,
            asks=(Matter.title, year, rounds.units("units", "报送单位"), asks.ahead(due_on)),
            gates=(
                rounds.within_reach("units"),
                Gate("house.report_year", year_of_the_day, "year", "报告年度为当年或者上一年"),
                Gate("house.report_round_once", once_a_year, "year", "一个年度部署一次"),
                ahead("due_on"),
                within_the_law("due_on", "units"),
            ),
            then=call("units", "due_on"),
            help_text="每个单位各有一件待报送的报告，列在该单位的工作台上。",
        ),
        Step(
            "call_more",
            "增加报送单位",
            since="called",
            by=STAFF,
            asks=(rounds.units("more_units", "增加的单位"), asks.ahead(asks.day("due_by", "报送期限"))),
            gates=(
                rounds.within_reach("more_units"),
                Gate("house.report_unit_new", someone_new, "more_units", "有尚未通知的单位"),
                ahead("due_by"),
                within_the_law("due_by", "more_units"),
            ),
            then=call("more_units", "due_by"),
        ),
        Step(
            "urge",
            "催报",
            since="called",
            by=STAFF,
            asks=(
                rounds.units("urged", "催报的单位", required=False),
                asks.maybe(asks.words("urging", "催报要求", longest=500)),
            ),
            gates=(Gate("house.report_owed", someone_owes, "urged", "所选单位尚未报送或者退回后尚未重新报送"),),
            then=urge,
            help_text="不选单位的，催促所有应报未报的单位；向每个单位写成催报通知。",
        ),
        Step(
            "close",
            "办结",
            since="called",
            to="closed",
            by=STAFF,
            sets=counts,
            gates=(rounds.every_one(CALLED, "每个单位的报告应当已经接收，或者免于报送"),),
        ),
        Step(
            "abandon",
            "撤销部署",
            since="called",
            to="abandoned",
            by=(Role.HEAD,),
            asks=(asks.REASON,),
            then=rounds.on_each(
                CALLED, "excuse", lambda facts: {"reason": f"部署已撤销：{facts['reason']}"[:500]}, "owed"
            ),
            help_text="尚未报送的一并免于报送；已经报送的照常办理。",
        ),
        stages={"called": "报送中", "closed": "已办结", "abandoned": "已撤销"},
        ends=("closed", "abandoned"),
        called=CALLED,
    )
