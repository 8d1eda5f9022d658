"""复议诉讼、执行完毕、终结、回转、公开: how an enforcement ends, and is undone (行政强制法 arts. 8, 39 to 41)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.kernel.keeping import parties
from guiju.registers.enforcement.compulsory_execution import gates
from guiju.registers.enforcement.compulsory_execution.choices import Ending, Outcome
from guiju.registers.enforcement.compulsory_execution.columns import CompulsoryExecutionColumns as Of
from guiju.registers.enforcement.compulsory_execution.demanding import AGREED, OPEN
from guiju.registers.enforcement.penalty_case.actors import FIELDWORK, HEAD
from guiju.registers.enforcement.penalty_case.after_choices import Contest, ContestResult, CourtStage, Suspension
from guiju.registers.enforcement.standing_annulled import not_annulled, publishing

THREE_YEARS = "compulsory.execute.discontinue_after_suspension"
EVER = (OPEN, AGREED, "done", "ended")
NOT_JUDGED = (ContestResult.WITHDRAWN, ContestResult.DISMISSED)


def contested_anew(facts: Facts) -> dict[str, Any]:
    return {"contest_result": "", "contest_over_on": None, "contest_ends_on": None}


def ended(facts: Facts) -> dict[str, Any]:
    """Until when the decision may still be contested: after a reconsideration fifteen days, after a suit no more."""
    result, on = facts["contest_result"], facts.on
    if result in NOT_JUDGED:
        last = gates.contest_over(facts["served_on"], facts)
    elif facts["contest_kind"] == Contest.RECONSIDERATION:
        last = facts.due("litigation.sue.after_reconsideration", on)
    else:
        last = on
    return {"contest_ends_on": max(last, on) if last is not None else None}


def under_way(facts: Facts) -> str | None:
    on = facts["contested_on"] is not None and facts["contest_over_on"] is None
    return None if on else "没有正在进行的复议、诉讼。"


def not_under_way(facts: Facts) -> str | None:
    return "复议、诉讼尚未终结，请先登记其终结。" if under_way(facts) is None else None


def done(facts: Facts) -> str | None:
    """What the record itself can bear out of the result told."""
    outcome = facts["outcome"]
    if (rest := gates.owed(facts)) > 0:
        return f"尚有{rest}元没有收到；不能再执行的，办理“终结执行”。"
    by_court = facts["court_stage"] == CourtStage.GRANTED
    if outcome == Outcome.BY_COURT and not (by_court and facts["executed_on"]):
        return "没有登记法院执行结果。"
    if outcome == Outcome.EXECUTED and (facts["executed_on"] is None or by_court):
        return "没有登记本机关实施强制执行。"
    return None


def stages_kept(facts: Facts) -> str | None:
    left = [row for row in facts.parts("stages") if not row.kept]
    agreed = facts.record.stage == AGREED
    return f"执行协议尚有{len(left)}个阶段没有履行（{left[0]}）。" if agreed and left else None


def really_ended(facts: Facts) -> str | None:
    """Arts. 40, 39(2), 56 to 58: what the record can bear out of the ground."""
    person = facts["party_kind"] == parties.PERSON
    match facts["ended_by"]:
        case Ending.REVOKED if not gates.annulled(facts) and not facts["revoked_by"]:
            return "没有登记行政决定被撤销；由上级机关或者本机关撤销的，请写明机关和文号。"
        case Ending.COURT_REFUSED if facts["court_stage"] not in (CourtStage.NOT_ACCEPTED, CourtStage.REFUSED):
            return "没有登记法院不予受理或者不予执行的裁定。"
        case Ending.DEATH if not person:
            return "当事人不是公民，不能以公民死亡为由终结执行。"
        case Ending.DISSOLVED if person:
            return "当事人是公民，不能以单位终止为由终结执行。"
        case Ending.THREE_YEARS:
            return three_years(facts)
    return None


def three_years(facts: Facts) -> str | None:
    since = facts["suspended_on"] if facts["suspended_for"] == Suspension.NO_MEANS else None
    last = facts.due(THREE_YEARS, since)
    return None if last is not None and facts.on > last else "没有因无履行能力中止执行满三年。"


def undone(facts: Facts) -> str | None:
    """Art. 41."""
    wrong = gates.annulled(facts) or facts["ended_by"] == Ending.REVOKED or facts["mistaken"]
    return None if wrong else "行政决定没有被撤销、变更；执行错误的，请写明。"


STEPS = (
    Step(
        "contest",
        "登记复议、诉讼",
        since=EVER,
        asks=(Of.contest_kind, asks.words("note", "受理机关和案号", longest=200)),
        sets=contested_anew,
        dates=(Of.contested_on,),
        gates=(Gate("house.execution_contested_once", not_under_way, gist="没有正在进行的复议、诉讼"),),
        help_text="对据以执行的行政决定的复议、诉讼。",
        **FIELDWORK,
    ),
    Step(
        "contest_over",
        "登记复议、诉讼终结",
        since=EVER,
        asks=(Of.contest_result, asks.words("note", "文书和结果说明", longest=200)),
        sets=ended,
        dates=(Of.contest_over_on,),
        gates=(Gate("house.execution_contested", under_way, gist="复议、诉讼正在进行"),),
        **FIELDWORK,
    ),
    Step(
        "close",
        "执行完毕",
        since=(OPEN, AGREED),
        to="done",
        asks=(Of.outcome, asks.words("note", "履行、执行情况", longest=500)),
        dates=(Of.ended_on,),
        gates=(
            Gate("house.execution_done", done, "outcome", "执行结果与已经登记的内容相符"),
            Gate("house.execution_stages_kept", stages_kept, gist="执行协议的各阶段都已履行"),
        ),
        **FIELDWORK,
    ),
    Step(
        "terminate",
        "终结执行",
        since=(OPEN, AGREED),
        to="ended",
        asks=(
            Of.ended_by,
            asks.maybe(
                asks.words("revoked_by", "撤销行政决定的机关和文号", longest=200), "不是经复议、诉讼撤销的，应当写明。"
            ),
            asks.REASON,
        ),
        dates=(Of.ended_on,),
        gates=(Gate("compulsory.termination_grounds", really_ended, "ended_by"),),
        writes=Writes("termination", "终结执行决定书"),
        **HEAD,
    ),
    Step(
        "restore",
        "执行回转",
        since=EVER,
        asks=(
            asks.words("restored", "恢复原状、退还财物的情况", longest=500),
            asks.maybe(asks.words("compensated", "不能恢复、退还的，给予赔偿的情况", longest=300)),
            asks.maybe(asks.words("mistaken", "执行错误的情况", longest=300), "决定没有被撤销、变更的，应当写明。"),
        ),
        dates=(Of.restored_on,),
        gates=(Gate("compulsory.restoration", undone, "mistaken"),),
        **FIELDWORK,
    ),
    Step(
        "publish",
        "公开决定信息",
        since=EVER,
        publishes=True,
        gates=(
            Gate("house.execution_decided", gates.decided, "execution_decided_on", "已经决定强制执行"),
            not_annulled(ContestResult.CORRECTED),
        ),
        **FIELDWORK,
    ),
    Step("unpublish", "撤回公开", since=EVER, withdraws=True, asks=(asks.REASON,), **FIELDWORK),
)
CLOCKS = publishing(("decide_execution", "clear_at_once"), "execution_decided_on", ContestResult.CORRECTED)
