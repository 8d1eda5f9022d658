"""执行协议: a duty performed in stages that are agreed on, kept, or broken (行政强制法 art. 42)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_row
from guiju.kernel.declaring.steps import Clock, Gate, Step, Writes
from guiju.registers.enforcement.compulsory_execution import gates
from guiju.registers.enforcement.compulsory_execution.columns import AgreedStage
from guiju.registers.enforcement.compulsory_execution.columns import CompulsoryExecutionColumns as Of
from guiju.registers.enforcement.compulsory_execution.demanding import AGREED, OPEN, OVER
from guiju.registers.enforcement.penalty_case.actors import FIELDWORK, HEAD
from guiju.registers.enforcement.penalty_case.demanding_gates import DEMANDED, ONE_ENFORCEMENT

STAGES = asks.parts("stages", "分阶段履行", AgreedStage, "what", "due_on", optional=("amount",), ahead=("due_on",))
KEEPING = rows.of_each("stages", "已经履行的阶段", AgreedStage, "kept", dates=("kept_on",))


def waived_in_bounds(facts: Facts) -> str | None:
    """Art. 42(1): only what was added may be waived, and for what the party has put right."""
    waived, added = facts["waived"] or Decimal(0), facts["surcharge"] or Decimal(0)
    if not waived:
        return None
    if waived > added:
        return f"可以减免的只有加处的罚款或者滞纳金{added}元。"
    return None if facts["remedied"] else "减免加处的罚款或者滞纳金，当事人应当采取了补救措施，请写明。"


def stages_sum(facts: Facts) -> str | None:
    """The stages of a duty to pay add up to what is left to pay."""
    if not gates.of_money(facts):
        return None
    rest, told = gates.owed(facts), sum((row["amount"] or Decimal(0) for row in facts["stages"]), Decimal(0))
    return None if told == rest else f"各阶段的金额合计{told}元，尚欠{rest}元，应当相等。"


def stage_ahead(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    return bool(told["due_on"] > facts.on)


def stage_paid(facts: Facts) -> dict[str, Any]:
    told = {one["id"] for one in facts["stages"]}
    amounts = [row.amount or Decimal(0) for row in facts.parts("stages") if row.pk in told]
    return {"paid": (facts["paid"] or Decimal(0)) + sum(amounts, Decimal(0))} if gates.of_money(facts) else {}


def agreement_broken(facts: Facts) -> str | None:
    late = any(not row.kept and row.due_on < facts.on for row in facts.parts("stages"))
    return None if late else "没有逾期未履行的阶段。"


def old_stages(facts: Facts) -> str | None:
    """An agreement that was broken is not made again: the law has the enforcement resumed."""
    return "当事人没有履行执行协议，应当恢复强制执行，不再另订协议。" if facts.past("break_agreement") else None


STEPS = (
    Step(
        "agree",
        "达成执行协议",
        since=OPEN,
        to=AGREED,
        asks=(
            asks.words("agreement", "协议的内容", longest=1000),
            STAGES,
            asks.maybe(Of.waived),
            asks.maybe(asks.words("remedied", "当事人采取的补救措施", longest=300), "减免的，应当写明。"),
            asks.yes("harmless", "不损害公共利益和他人合法权益", help_text="应当确认。"),
        ),
        dates=(Of.agreed_on,),
        gates=(
            DEMANDED,
            gates.DECISION_STANDS,
            gates.UNPERFORMED,
            ONE_ENFORCEMENT,
            Gate(
                "compulsory.agreement",
                lambda facts: None if facts["harmless"] else "执行协议不得损害公共利益和他人合法权益，请核实。",
                "harmless",
            ),
            Gate("compulsory.agreement", waived_in_bounds, "waived"),
            Gate("compulsory.agreement_kept", old_stages, gist="没有违反过执行协议"),
            Gate("house.execution_stages", stages_sum, "stages", "各阶段的金额合计等于尚欠的金额"),
            each_row(
                "house.execution_stage_ahead", "stages", stage_ahead, "的期限应当晚于协议日期", "阶段期限在协议之后"
            ),
        ),
        writes=Writes("agreement", "执行协议"),
        decides=(STAGES, Of.waived),
        set_right_by=("break_agreement",),
        **HEAD,
    ),
    Step(
        "keep_stage",
        "登记履行协议",
        since=AGREED,
        asks=(KEEPING,),
        sets=stage_paid,
        help_text="全部履行的，办理“执行完毕”。",
        **FIELDWORK,
    ),
    Step(
        "break_agreement",
        "恢复强制执行",
        since=AGREED,
        to=OPEN,
        asks=(asks.REASON,),
        sets={"waived": None},
        gates=(Gate("compulsory.agreement_kept", agreement_broken, gist="有逾期未履行的阶段"),),
        help_text="当事人不履行执行协议的，恢复强制执行，减免不再有效。",
        **FIELDWORK,
    ),
)
CLOCKS = (
    Clock(
        until=AgreedStage.due_on,
        words="履行执行协议",
        source="执行协议",
        whose="stages",
        starts="agree",
        met_by="keep_stage",
        dropped_by=("break_agreement", *OVER),
    ),
)
