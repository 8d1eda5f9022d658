"""督办任务: what stands before each step. Each gate answers with a sentence, or None. All are rules of good order."""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_row
from guiju.kernel.declaring.steps import Gate
from guiju.registers.governance.work_plan.choices import PROPOSED, Kind
from guiju.registers.governance.work_task.choices import Satisfaction, Verdict


def plan_open(facts: Facts) -> str | None:
    plan = facts["plan"]
    return None if plan.stage == "issued" else f"“{plan.title}”现为“{plan.stage_label}”，请先恢复督办。"


def last_day(facts: Facts) -> date:
    """The last day that a task has: its own, or one that was set since for what is late or was found undone."""
    task: Any = facts.record
    days: list[date] = [day for day in (task.due_on, task.urge_by, task.redo_by) if day is not None]
    return max(days)


def split_within(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    due: date = told["due_on"]
    return facts.on < due <= last_day(facts)


def not_over(facts: Facts) -> str | None:
    """A limit that has run out is not lengthened, unless that was asked for while it ran."""
    task: Any = facts.record
    asked = task.asked_on is not None and task.asked_on <= task.due_on
    if facts.on <= task.due_on or asked:
        return None
    return f"完成期限{task.due_on}已经届满，届满以前没有申请延期，不能延长；请督办。"


def asked_in_time(facts: Facts) -> str | None:
    task: Any = facts.record
    return None if facts.on <= task.due_on else f"完成期限{task.due_on}已经届满，不能再申请延期；请尽快办理并报告。"


def later(name: str) -> Gate:
    def reason(facts: Facts) -> str | None:
        was = facts.before("due_on")
        return None if facts[name] > max(was, facts.on) else f"延长后的期限应当晚于原期限{was}和当日。"

    return Gate(f"house.task_later_{name}", reason, name, "延长后的期限晚于原期限")


def awaiting_answer(facts: Facts) -> str | None:
    return None if facts.before("wanted_on") is not None else "责任单位没有申请延期。"


def nothing_awaited(facts: Facts) -> str | None:
    wanted = facts.before("wanted_on")
    return None if wanted is None else f"责任单位申请延期至{wanted}，请先答复。"


def late(facts: Facts) -> str | None:
    """Whoever still has time is not urged for being late; whoever was urged has the time that was given."""
    last = last_day(facts)
    return None if last < facts.on else f"办理期限{last}尚未届满，不需督办。"


def urging_ahead(facts: Facts) -> str | None:
    day = facts["urge_by"]
    return None if day > facts.on else f"督办期限{day}应当晚于{facts.on}。"


def forward(facts: Facts) -> str | None:
    was = facts.before("percent") or 0
    return None if facts["percent"] >= was else f"上次报告的进度为{was}%，进度没有倒退；上次填错的，请办理更正。"


def proven(facts: Facts) -> str | None:
    return None if facts["proof"] or facts["where_kept"] else "请上传佐证材料；涉密或者过大不能上传的，写明存放何处。"


def again_by(facts: Facts) -> str | None:
    day = facts["redo_by"]
    if facts["verdict"] == Verdict.DONE:
        return None if day is None else "已经完成的，不填继续办理期限。"
    return None if day is not None and day > facts.on else f"继续办理的，填写晚于{facts.on}的期限。"


def redo_ahead(facts: Facts) -> str | None:
    day = facts["redo_by"]
    return None if day > facts.on else f"继续办理期限{day}应当晚于{facts.on}。"


def redo_later(facts: Facts) -> str | None:
    was = facts.before("redo_by")
    if was is None or facts.on > was:
        return "没有正在计算的继续办理期限；已经届满的，请督办。"
    return None if facts["redo_by"] > was else f"延长后的期限应当晚于{was}。"


def proposer_says(facts: Facts) -> str | None:
    """Who proposed it says whether it was done; what stands in a list of the year nobody in particular has proposed."""
    if facts["kind"] in PROPOSED:
        return None if facts["satisfaction"] else f"来源为{Kind(facts['kind']).label}的任务，填写交办人的评价。"
    return "该任务没有交办人，不填评价。" if facts["satisfaction"] else None


def satisfied(facts: Facts) -> str | None:
    poor = facts["satisfaction"] == Satisfaction.POOR
    return "交办人不满意的不能销号，请办理“重新办理”。" if poor else None


PLAN_OPEN = Gate("house.task_plan_open", plan_open, "plan", "任务清单正在督办")
SPLIT = each_row(
    "house.task_split_within",
    "split",
    split_within,
    "的完成期限应当晚于当日，不晚于任务的完成期限（督办、继续办理的不晚于所定期限）。",
    "分解的期限在任务期限以内",
)
NOT_OVER = Gate("house.task_not_over", not_over, gist="期限届满以前延长或者申请延期")
ASKED_IN_TIME = Gate("house.task_asked_in_time", asked_in_time, gist="期限届满以前申请延期")
AWAITING = Gate("house.task_delay_asked", awaiting_answer, gist="责任单位申请了延期")
NOTHING_AWAITED = Gate("house.task_delay_open", nothing_awaited, gist="没有等待答复的延期申请")
LATE = Gate("house.task_late", late, gist="办理期限已经届满")
URGING_AHEAD = Gate("house.urging_ahead", urging_ahead, "urge_by", "督办期限晚于督办之日")
FORWARD = Gate("house.task_forward", forward, "percent", "进度不低于上次报告")
PROVEN = Gate("house.task_proven", proven, "proof", "有佐证材料，或者写明存放何处")
AGAIN_BY = Gate("house.task_again_by", again_by, "redo_by", "继续办理的写明期限")
REDO_AHEAD = Gate("house.task_redo_ahead", redo_ahead, "redo_by", "继续办理期限晚于当日")
REDO_LATER = Gate("house.task_redo_later", redo_later, "redo_by", "继续办理期限届满以前延长")
SCORED = (
    Gate("house.task_scored", proposer_says, "satisfaction", "会议、批示、督查交办的由交办人评价"),
    Gate("house.task_satisfied", satisfied, "satisfaction", "交办人没有不满意"),
)
