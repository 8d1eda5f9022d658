"""What stands before the steps by which the public is heard (决策条例 arts. 15 to 18). Each answers with a sentence, or None."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.deadlines import early_enough, not_before
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import only_if
from guiju.kernel.declaring.steps import Gate
from guiju.registers.decisions.major_decision.choices import Adoption

COMMENT, SERVED = "decision.public_comment.minimum", "decision.hearing.material_delivery"


def _shown_long_enough(facts: Facts) -> str | None:
    """决策条例 15(1): as a rule no less than thirty days; less with reasons, told to all."""
    until, last = facts["consultation_until"], facts.due(COMMENT, facts.on)
    if last is None or until >= last or facts["shortened_because"]:
        return None
    return f"公开征求意见一般至少到{last}，拟定的截止日期为{until}；因情况紧急等原因确需缩短的，请写明理由，一并公布。"


def _ends_after_it_begins(facts: Facts) -> str | None:
    until = facts["consultation_until"]
    return f"截止日期{until}应当晚于开始日期{facts.on}。" if until <= facts.on else None


def _only_prolonged(facts: Facts) -> str | None:
    decision: Any = facts.record
    before, until = decision.consultation_until, facts["consultation_until"]
    if before is not None and facts.on > before:
        return f"征求意见期限已于{before}届满，不能延长；需要继续听取意见的，结束后再次公开征求意见。"
    return None if before is None or until > before else f"征求意见期限只能延长：原截止日期为{before}。"


def _period_over(facts: Facts) -> str | None:
    until = facts["consultation_until"]
    return f"征求意见截止日期为{until}，期满后方可结束。" if until is not None and facts.on <= until else None


def _hearing_ahead(facts: Facts) -> str | None:
    day = facts["hearing_on"]
    return f"听证会日期{day}应当晚于公告日期{facts.on}。" if day <= facts.on else None


def _hearing_to_come(facts: Facts) -> bool:
    """Whether a hearing was called that was neither held nor called off yet."""
    last = facts.past("call_hearing", "hold_hearing", "call_off_hearing")
    return last is not None and last.step == "call_hearing"


def _called(facts: Facts) -> str | None:
    return None if _hearing_to_come(facts) else "没有已经公告、尚未举行的听证会，请先办理“公告听证会”。"


def _not_called(facts: Facts) -> str | None:
    return (
        "已经公告的听证会尚未举行，改变日期、地点的请办理“听证会改期”，不再举行的办理“取消听证会”。"
        if _hearing_to_come(facts)
        else None
    )


def _heard_as_called(facts: Facts) -> str | None:
    called = facts["hearing_on"]
    return None if called in (None, facts.on) else f"公告的听证会日期为{called}，不同的请先办理“听证会改期”。"


def _reasons_for_refusals(facts: Facts) -> str | None:
    bare = [n for n, row in enumerate(facts["answers"], 1) if row["adoption"] != Adoption.ADOPTED and not row["reply"]]
    return f"第{'、'.join(map(str, bare))}项意见没有全部采纳，请写明理由。" if bare else None


SHOWN = Gate("decision.shortened_comment_reason", _shown_long_enough, "consultation_until")
AFTER = Gate("house.consultation_days", _ends_after_it_begins, "consultation_until", "截止日期晚于开始日期")
PROLONGED = Gate("house.consultation_prolonged", _only_prolonged, "consultation_until", "截止日期晚于原截止日期")
OVER = Gate("house.consultation_over", _period_over, gist="征求意见期限已满")
WHOLE_TERM = only_if(lambda facts: not facts["shortened_because"], not_before(COMMENT, "consultation_from"))
HEARING_AHEAD = Gate("house.hearing_ahead", _hearing_ahead, "hearing_on", "听证会日期晚于公告日期")
CALLED = Gate("house.hearing_called", _called, gist="有已经公告、尚未举行的听证会")
NOT_CALLED = Gate("house.hearing_not_called", _not_called, gist="没有尚未举行的听证会")
AS_CALLED = Gate("house.hearing_as_called", _heard_as_called, gist="在公告的日期举行")
SERVED_EARLY = early_enough(SERVED, "materials_served_on", "hearing_on")
REASONS = Gate("house.reasons_for_refusal", _reasons_for_refusals, "answers", "没有全部采纳的意见写明理由")
