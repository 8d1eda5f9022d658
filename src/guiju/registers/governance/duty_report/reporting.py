"""通知、报送报告、退回修改、现场述法或者书面述法、免于述法: until a report is given, or need not be."""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.deadlines import while_it_runs
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import NEW, AgencyOf, Clock, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.kernel.offices.regions import Level
from guiju.registers.governance.duty_report import gates
from guiju.registers.governance.duty_report.columns import ReportColumns as Of
from guiju.registers.governance.duty_round.choices import Form, Post

HOLDER = AgencyOf("round", "组织述法的机关")
STAFF = (Role.CLERK, Role.HEAD)


def called(facts: Facts) -> dict[str, Any]:
    led, agency = facts["round"], facts.record.agency
    return {
        "title": f"{led.title}：{agency}{Post(facts['post']).label}"[:200],
        "local": len(agency.region_id) >= Level.TOWNSHIP,
        "year_on": date(led.of_year, 12, 31),
    }


STEPS = (
    Step(
        "call",
        "通知述法",
        since=NEW,
        to="called",
        by=(Role.HEAD,),
        at=HOLDER,
        asks=(Of.round, Of.post, Of.form, asks.ahead(Of.due_on)),
        sets=called,
        writes=Writes("notice", "述法通知"),
        follows=("duty_round.call", "duty_round.call_more"),
        decides=(Of.due_on, Of.form),
        set_right_by=("put_off", "change_form"),
    ),
    Step(
        "submit",
        "报送述法报告",
        since="called",
        to="submitted",
        by=STAFF,
        asks=(Of.reporter, asks.upload("report", "述法报告")),
        dates=(Of.submitted_on,),
        gates=(gates.ROUND_OPEN, gates.ONCE),
        confirms=("duty_report.contents",),
    ),
    Step(
        "return",
        "退回修改",
        since="submitted",
        to="called",
        by=STAFF,
        at=HOLDER,
        asks=(asks.ahead(Of.redo_by), asks.reason("修改意见")),
        gates=(gates.day_ahead("redo_by", "house.duty_redo", "修改期限"),),
        help_text="各次报送的报告都保留。",
    ),
    Step(
        "change_form",
        "变更述法方式",
        since=("called", "submitted"),
        by=(Role.HEAD,),
        at=HOLDER,
        asks=(Of.form, asks.REASON),
        gates=(gates.ANOTHER_FORM,),
    ),
    Step(
        "put_off",
        "延长报送期限",
        since="called",
        by=STAFF,
        at=HOLDER,
        asks=(asks.ahead(Of.due_on), asks.REASON),
        gates=(while_it_runs(Of.due_on), gates.LATER),
    ),
    Step(
        "speak",
        "现场述法",
        since="submitted",
        to="given",
        by=STAFF,
        at=HOLDER,
        dates=(Of.given_on,),
        gates=(gates.ROUND_OPEN, gates.by_form(Form.ON_SPOT)),
        help_text="同一会议上多人述法的，在年度述法中办理“召开述法会议”，一并登记。",
    ),
    Step(
        "accept_written",
        "确认书面述法",
        since="submitted",
        to="given",
        by=STAFF,
        at=HOLDER,
        dates=(Of.given_on,),
        gates=(gates.ROUND_OPEN, gates.by_form(Form.WRITTEN)),
    ),
    Step(
        "excuse",
        "免于述法",
        since=("called", "submitted"),
        to="excused",
        by=STAFF,
        at=HOLDER,
        asks=(asks.REASON,),
        sets={"outcome": "免于述法"},
        help_text="职务空缺、任职时间较短、一人兼任两职等，写明理由；不计入应当述法人数。",
    ),
    Step(
        "call_again",
        "恢复述法",
        since="excused",
        to="called",
        by=STAFF,
        at=HOLDER,
        asks=(asks.ahead(Of.due_on), asks.REASON),
        sets={"outcome": ""},
        gates=(gates.ROUND_OPEN, gates.day_ahead("due_on", "house.duty_due", "报送期限")),
        decides=(Of.due_on,),
        set_right_by=("put_off",),
    ),
)
CLOCKS = (
    Clock(
        until=Of.due_on,
        words="报送述法报告",
        source="述法通知",
        starts=("call", "call_again"),
        extended_by="put_off",
        met_by="submit",
        dropped_by="excuse",
    ),
    Clock(
        until=Of.redo_by,
        words="修改述法报告",
        source="修改意见",
        starts="return",
        met_by="submit",
        dropped_by="excuse",
    ),
)
