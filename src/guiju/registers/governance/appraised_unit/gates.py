"""受考核单位: what stands before each step. Each gate answers with a sentence, or None. All are rules of good order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate


def at_stage(*stages: str) -> Callable[[Facts], str | None]:
    def reason(facts: Facts) -> str | None:
        led = facts["round"]
        return None if led.stage in stages else f"“{led.title}”现为“{led.stage_label}”，现在不能办理。"

    return reason


def objected_once(facts: Facts) -> str | None:
    on = facts.before("objected_on")
    return None if on is None else f"已于{on}申诉，只申诉一次。"


def objection_waits(facts: Facts) -> str | None:
    unit: Any = facts.record
    if unit.objected_on is None:
        return "单位没有申诉。"
    return None if unit.heard_on is None else f"已于{unit.heard_on}复核。"


def later(facts: Facts) -> str | None:
    was = facts.before("due_on")
    return None if facts["due_on"] > max(was, facts.on) else f"新的自评期限应当晚于原期限{was}和当日。"


def overdue(facts: Facts) -> str | None:
    due = facts.before("due_on")
    return None if facts.on > due else f"自评期限{due}尚未届满。"


ROUND_OPEN = Gate("house.appraised_open", at_stage("called", "frozen"), "round", "考核正在进行")
ROUND_FROZEN = Gate("house.appraised_frozen", at_stage("frozen"), "round", "考核的数据已经冻结，尚未公布排名")
OBJECTED_ONCE = Gate("house.score_objected_once", objected_once, gist="没有申诉过")
WAITS = Gate("house.score_objection_waits", objection_waits, gist="单位申诉了，尚未复核")
OVERDUE = Gate("house.appraised_overdue", overdue, gist="自评期限已经届满")
LATER = Gate("house.appraised_later", later, "due_on", "新的自评期限晚于原期限")
