"""立法意见征集: what stands before its steps. No law orders how an organ that is asked collects opinions: all is good order.

立法法 arts. 70, 90 and 规章制定程序条例 arts. 21, 22 bind whoever makes the law to ask; the answer is due when their letter says.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_row, four_eyes, in_order
from guiju.kernel.declaring.steps import Gate
from guiju.registers.rulemaking.legislative_comment.choices import Weighed


def once(facts: Facts) -> str | None:
    model: Any = type(facts.record)
    alike = {name: facts[name] for name in ("sender", "letter", "title")}
    rows = model._default_manager.filter(region=facts.record.region, **alike).exclude(pk=facts.record.pk)
    found = facts.look_at(rows.exclude(stage="withdrawn")[:1])
    return f"该来文已登记为{facts.named(found[0])}。" if found else None


def last_day(facts: Facts) -> date | None:
    """By when all must be heard, as long as the reply is not late, or the first one gone: then work goes on without it."""
    last: date = facts["reply_by"]
    return last if facts.on <= last and facts["replied_on"] is None else None


def unit_in_time(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    return bool(facts.on <= told["due_on"] <= (last_day(facts) or told["due_on"]))


def units_once(facts: Facts) -> str | None:
    """A unit that has answered may be asked about something else."""
    waiting = {row.unit for row in facts.parts("units") if not row.answer}
    told = [row["unit"] for row in facts["units"]]
    twice = [unit for n, unit in enumerate(told) if unit in waiting or unit in told[:n]]
    return f"{'、'.join(twice)}已经分送，尚未反馈，不重复分送。" if twice else None


def shown_in_time(facts: Facts) -> str | None:
    until, last = facts["comment_until"], last_day(facts)
    if until <= facts.on:
        return f"截止日期{until}应当晚于{facts.on}。"
    return (
        None
        if last is None or until <= last
        else f"截止日期{until}晚于回复期限{last}；需要更长时间的，先延长回复期限。"
    )


def not_shown_yet(facts: Facts) -> str | None:
    return None if facts.before("comment_until") is None else "已经公开征求意见，需要延长的办理“延长公开征求意见”。"


def only_prolonged(facts: Facts) -> str | None:
    was = facts.before("comment_until")
    if was is None:
        return "尚未公开征求意见。"
    return None if facts["comment_until"] > was else f"征求意见期限只能延长：原截止日期为{was}。"


def reply_later(facts: Facts) -> str | None:
    was = facts.before("reply_by")
    return None if facts["reply_by"] > was else f"新的回复期限应当晚于原期限{was}。"


def reason_told(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    return bool(told["weighed"] == Weighed.SENT or told["because"])


def units_heard(facts: Facts) -> str | None:
    waiting = [row.unit for row in facts.parts("units") if not row.answer and row.due_on >= facts.on]
    return f"{'、'.join(waiting)}的反馈期限未满，收到反馈或者期满以后再汇总。" if waiting else None


def public_heard(facts: Facts) -> str | None:
    """Looked at by the record: what was taken back is shown no more, and nobody waits for it."""
    until = facts["comment_until"]
    if until is None or facts.on > until or facts.record.withdrawn_on is not None:
        return None
    return f"公开征求意见到{until}，期满以后再汇总。"


def was_shown(facts: Facts) -> str | None:
    return None if facts["shown_on"] is not None else "没有公开征求意见，不公布处理情况。"


ONCE = Gate("house.legislative_once", once, "letter", "同一来文登记一次")
UNITS = (
    each_row("house.legislative_unit_due", "units", unit_in_time, "的反馈期限应当在当日以后、回复期限以前"),
    Gate("house.legislative_unit_once", units_once, "units", "尚未反馈的单位不重复分送"),
)
SHOWN = (
    Gate("house.legislative_not_shown", not_shown_yet, gist="尚未公开征求意见"),
    Gate("house.legislative_shown", shown_in_time, "comment_until", "截止日期在当日以后、回复期限以前"),
)
PROLONGED = (Gate("house.legislative_prolonged", only_prolonged, "comment_until", "征求意见期限只能延长"), SHOWN[1])
LATER = Gate("house.legislative_later", reply_later, "reply_by", "新的回复期限晚于原期限")
REASONS = each_row("house.legislative_reasons", "weighing", reason_told, "没有单独写入回复，请写明处理理由")
HEARD = (
    Gate("house.legislative_units_heard", units_heard, gist="分送的单位已经反馈或者期满"),
    Gate("house.legislative_public_heard", public_heard, gist="公开征求意见期满"),
)
SIGNED = four_eyes("签发回复的负责人不得是汇总意见的人员。", "merge")
WAS_SHOWN = Gate("house.legislative_was_shown", was_shown, gist="曾公开征求意见")
RECEIVED = (ONCE, *in_order("on", "reply_by"))
