"""申报、自评、报送: the applicant's part. The system lays out its indicators; what figures feed is frozen when it is sent."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.deadlines import first_day, while_it_runs
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import NEW, Clock, Once, Step
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.governance.demonstration import gates
from guiju.registers.governance.demonstration.choices import Kind
from guiju.registers.governance.demonstration.columns import DemonstrationColumns as Of
from guiju.registers.governance.demonstration.columns import DemonstrationScore
from guiju.registers.governance.indicators import scores
from guiju.registers.governance.indicators.choices import NamedAt
from guiju.registers.governance.indicators.system import System, kept

ITEMS = scores.laid_out(DemonstrationScore)
SELF = scores.self_scored(DemonstrationScore, clears=("sent_back",))
COMPUTED = scores.computed(DemonstrationScore)
APPLICANT = (Role.CLERK, Role.HEAD)


def system_of(facts: Facts) -> System:
    found = gates.chosen(facts)
    assert found is not None, "a gate has looked for it"
    return found


def called(facts: Facts) -> str:
    kind, level = Kind(facts["kind"]), NamedAt(facts["level"])
    what = f"“{facts['project']}”" if facts["project"] else ""
    return f"{facts['of_year']}年度{level.label}法治政府建设示范{kind.label}{what}申报：{facts.record.agency}"[:200]


def lay_out(act: Act) -> None:
    act.as_system("lay_out", act.record, {"items": scores.lines(kept(act.record.system))})


def freeze(act: Act) -> None:
    """What figures feed is told once: materials that come back are sent again with the same figures."""
    record = act.record
    items = list(record.items.all())
    told = scores.fed(items, kept(record.system), record.agency, record.figures_of)
    if told and any(row.computed_points is None and COMPUTED.is_told_of(row) for row in items):
        act.as_system("take_figures", record, {"computed": told})


BY_SYSTEM: dict[str, Any] = {"by": (Role.SYSTEM,)}
STEPS = (
    Step(
        "apply",
        "申报",
        since=NEW,
        to="applied",
        by=APPLICANT,
        asks=(
            *(Of.kind, asks.maybe(Of.project, "申报单项示范的，应当填写。"), Of.level, Of.of_year, Of.figures_of),
            *(Of.named_by, Of.notice, asks.ahead(Of.due_on)),
            asks.words("grounds", "申报理由", longest=2000),
        ),
        sets={
            "title": called,
            "system": Once(lambda facts: system_of(facts).text),
            "system_name": Once(lambda facts: system_of(facts).name),
            "full_points": Once(lambda facts: system_of(facts).full),
        },
        gates=gates.APPLIED,
        then=lay_out,
        decides=(Of.kind, Of.level, Of.figures_of, Of.due_on),
        set_right_by=("withdraw_application", "put_off"),
        help_text="指标体系由系统管理员载入，按申报之日有效的版本；申报以后改动文件不影响本次申报。",
    ),
    Step("lay_out", "列出指标", since="applied", asks=(ITEMS,), follows="demonstration.apply", **BY_SYSTEM),
    Step(
        "self_score",
        "自评",
        since="applied",
        by=APPLICANT,
        asks=(SELF, asks.maybe(asks.upload("evidence", "佐证材料"))),
        gates=(scores.within_full("scored", "self_points"),),
        help_text="可以分次填报，每项说明写明佐证材料；数据自动计算的指标和第三方评价的指标不填。各次上传的材料都保留。",
    ),
    Step(
        "submit",
        "报送材料",
        since="applied",
        to="submitted",
        by=(Role.HEAD,),
        asks=(
            asks.words("summary", "自评情况", longest=1000),
            asks.maybe(asks.upload("supplement", "补充材料"), "退回补充以后再次报送的，在此上传。"),
            asks.yes("truthful", "已核对，材料真实"),
        ),
        sets={"self_total": scores.self_total, "submitted_on": first_day("submitted_on")},
        gates=(rows.every(SELF, "需要自评的指标应当逐项自评"), gates.TRUTHFUL),
        then=freeze,
        help_text="由数据自动计算的指标，首次报送时按台账计算并冻结，以后台账变动不再改变得分。",
    ),
    Step("take_figures", "归集数据", since="submitted", asks=(COMPUTED,), follows="demonstration.submit", **BY_SYSTEM),
    Step(
        "put_off",
        "延长报送期限",
        since="applied",
        at=Organ.JUSTICE,
        by=(Role.CLERK, Role.HEAD),
        asks=(asks.ahead(Of.due_on), asks.REASON),
        gates=(*gates.REVIEWER, while_it_runs(Of.due_on), gates.LATER),
    ),
    Step(
        "withdraw_application",
        "撤回申报",
        since=("applied", "submitted", "passed", "shown"),
        to="given_up",
        by=(Role.HEAD,),
        asks=(asks.REASON,),
        sets={"outcome": "撤回申报"},
        withdraws=True,
    ),
)
CLOCKS = (
    Clock(
        until=Of.due_on,
        words="报送示范创建材料",
        source="组织创建的通知",
        starts=("apply", "return_materials"),
        extended_by="put_off",
        met_by="submit",
        dropped_by="withdraw_application",
    ),
)
