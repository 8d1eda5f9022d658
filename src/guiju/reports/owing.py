"""应报、催报、免于报送: a report from below while it is owed, before anything has come in.

Which agencies owe one, a round says (``report_round``); what comes in unasked begins by being received (``report_filing``).
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.deadlines import while_it_runs
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import NEW, AgencyOf, Clock, Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.kernel.offices.regions import Level, level
from guiju.reports.filing_columns import FilingColumns as Of
from guiju.reports.report_round import OWING

HOLDER = AgencyOf("round", "部署报送的机关")
STAFF = (Role.CLERK, Role.HEAD)


def called(facts: Facts) -> dict[str, Any]:
    agency, year = facts.record.agency, facts["round"].year
    return {"filer": agency, "year": year, "title": f"{agency}{year}年度法治政府建设情况报告"[:200]}


def by_law(facts: Facts) -> bool:
    """Whom the rule names: departments of a county and above. For townships that are called the call sets the day."""
    record: Any = facts.record
    return record.round_id is None or level(record.agency.region_id) <= Level.COUNTY


def urged_once_more(facts: Facts) -> dict[str, Any]:
    record: Any = facts.record
    return {"urges": record.urges + 1}


def round_open(facts: Facts) -> str | None:
    led = facts["round"]
    return None if led.stage == "called" else f"“{led.title}”现为“{led.stage_label}”，不再变更报送。"


def later(facts: Facts) -> str | None:
    was = facts.before("due_on")
    return None if facts["due_on"] > max(was, facts.on) else f"新的报送期限应当晚于原期限{was}和当日。"


ROUND_OPEN = Gate("house.report_round_open", round_open, "round", "报送正在进行")
LATER = Gate("house.report_later", later, "due_on", "新的报送期限晚于原期限")
STEPS = (
    Step(
        "call",
        "通知报送",
        since=NEW,
        to="owed",
        by=STAFF,
        at=HOLDER,
        asks=(Of.round, asks.ahead(Of.due_on)),
        sets=called,
        follows=("report_round.call", "report_round.call_more"),
        decides=(Of.due_on,),
        set_right_by=("put_off",),
    ),
    Step(
        "urge",
        "催报",
        since=OWING,
        by=STAFF,
        at=HOLDER,
        asks=(asks.maybe(asks.words("urging", "催报要求", longest=500)),),
        dates=(Of.urged_on,),
        sets=urged_once_more,
        writes=Writes("report_filing_urge", "关于催报法治政府建设年度报告的通知"),
        follows="report_round.urge",
    ),
    Step(
        "put_off",
        "延长报送期限",
        since="owed",
        by=STAFF,
        at=HOLDER,
        asks=(asks.ahead(Of.due_on), asks.REASON),
        gates=(while_it_runs(Of.due_on), LATER),
    ),
    Step(
        "excuse",
        "免于报送",
        since="owed",
        to="excused",
        by=STAFF,
        at=HOLDER,
        asks=(asks.REASON,),
        sets={"outcome": "免于报送"},
        help_text="机构撤并、并入其他机关报告等，写明理由；不计入应报家数。",
    ),
    Step(
        "call_again",
        "恢复报送",
        since="excused",
        to="owed",
        by=STAFF,
        at=HOLDER,
        asks=(asks.ahead(Of.due_on), asks.REASON),
        sets={"outcome": ""},
        gates=(ROUND_OPEN, LATER),
        decides=(Of.due_on,),
        set_right_by=("put_off",),
    ),
)
CLOCKS = (
    Clock(
        until=Of.due_on,
        words="报送年度报告",
        source="报送部署",
        starts=("call", "call_again"),
        extended_by="put_off",
        met_by="read",
        dropped_by="excuse",
    ),
    Clock(
        "annual_report.department",
        starts=("call", "receive"),
        counted_from="reported_in",
        met_by="read",
        dropped_by="excuse",
        when=by_law,
    ),
)
