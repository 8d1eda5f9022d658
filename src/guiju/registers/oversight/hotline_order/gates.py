"""承办工单: what stands before each step. Each gate answers with a sentence, or None."""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.registers.oversight.hotline_case.gates import COMPLAINT_RULE, RECOVERED
from guiju.registers.oversight.hotline_order.columns import Told


def case_open(facts: Facts) -> str | None:
    case = facts["case"]
    return None if case.stage == "dispatched" else f"该诉求现为“{case.stage_label}”，不再办理工单。"


def last_day(facts: Facts) -> date:
    """The day by which it is to be answered: that of doing it again, where it is."""
    last: date = facts.before("redo_by") or facts.before("due_on")
    return last


def asked_in_time(facts: Facts) -> str | None:
    last = last_day(facts)
    return None if facts.on <= last else f"办理期限{last}已经届满，不能再申请延期；请尽快办理并反馈。"


def nothing_awaited(facts: Facts) -> str | None:
    wanted = facts.before("wanted_on")
    return None if wanted is None else f"已经申请延期至{wanted}，请等待答复。"


def awaiting(facts: Facts) -> str | None:
    return None if facts.before("wanted_on") is not None else "承办单位没有申请延期。"


def not_over(facts: Facts) -> str | None:
    """A limit that has run out is not lengthened, unless that was asked for while it ran."""
    last, asked = last_day(facts), facts.before("asked_on")
    timely = facts.on <= last or (asked is not None and asked <= last)
    return None if timely else f"办理期限{last}已经届满，没有在届满以前申请，不能延长。"


def later(name: str) -> Gate:
    def reason(facts: Facts) -> str | None:
        was = max(last_day(facts), facts.on)
        return None if facts[name] > was else f"延长后的期限应当晚于{was}。"

    return Gate(f"house.hotline_later_{name}", reason, name, "延长后的期限晚于原期限")


def within_the_law(name: str) -> Gate:
    """What consumers complain of has the law's limit, which nobody lengthens."""

    def reason(facts: Facts) -> str | None:
        last = facts.due(COMPLAINT_RULE, facts.before("came_on") or facts.on)
        late = last is not None and facts[name] > last
        return f"消费者投诉自部门收到之日起七个工作日内处理并告知，最迟为{last}，不能延长。" if late else None

    return Gate(COMPLAINT_RULE, reason, name, holds=lambda facts: bool(facts["consumer"]))


def redo_ahead(facts: Facts) -> str | None:
    return None if facts["redo_by"] > facts.on else f"重新办理期限{facts['redo_by']}应当晚于{facts.on}。"


def may_contact(facts: Facts) -> str | None:
    order: Any = facts.record
    hidden = bool(order.restricted) or not order.is_lead
    return "诉求人由主办单位或者热线工作机构联系；要求保密的，不得查问诉求人。" if hidden else None


def told_by_whom(facts: Facts) -> str | None:
    """Only the lead of what is no secret knows who asked."""
    order: Any = facts.record
    if facts["told"] == Told.BY_CENTRE or (order.is_lead and not order.restricted):
        return None
    return "协办单位、要求保密的诉求，由热线工作机构答复诉求人。"


CASE_OPEN = Gate("house.hotline_case_open", case_open, gist="诉求正在由承办单位办理")
ASKED_IN_TIME = Gate("house.hotline_asked_in_time", asked_in_time, gist="期限届满以前申请延期")
NOTHING_AWAITED = Gate("house.hotline_delay_open", nothing_awaited, gist="没有等待答复的延期申请")
AWAITING = Gate("house.hotline_delay_asked", awaiting, gist="承办单位申请了延期")
NOT_OVER = Gate("house.hotline_not_over", not_over, gist="期限届满以前延长或者申请延期")
REDO = Gate("house.hotline_redo_ahead", redo_ahead, "redo_by", "重新办理期限晚于当日")
CONTACT = Gate("house.hotline_contact", may_contact, gist="主办单位联系没有要求保密的诉求人")
TOLD = Gate("house.hotline_told", told_by_whom, "told", "诉求人由主办单位或者热线工作机构答复")
ANSWERING = (TOLD, RECOVERED)
