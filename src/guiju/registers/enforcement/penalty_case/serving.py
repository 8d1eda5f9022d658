"""送达: a decision is handed over when it is announced; who is not there gets it as civil procedure has it (处罚法 art. 61).

民事诉讼法 (2023) arts. 87–95: the receipt says who received it, on which day; what is left behind needs a witness or pictures;
public notice is for those who cannot be reached otherwise, and serves when thirty days have passed.
"""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.deadlines import not_before
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import in_order, only_if
from guiju.kernel.declaring.steps import Gate
from guiju.registers.enforcement.penalty_case.choices import Channel

BY_CIVIL_PROCEDURE = "penalty.serve_by_civil_procedure"
IN_PERSON = (Channel.ON_SPOT, Channel.DIRECT)


def by_notice(facts: Facts) -> bool:
    return bool(facts["channel"] == Channel.NOTICE)


def handed_over_the_same_day(facts: Facts) -> str | None:
    late = facts["present"] and facts.on != facts["decided_on"]
    return f"宣告时当事人在场的，应当在宣告当日（{facts['decided_on']}）交付。" if late else None


def handed_to_somebody(facts: Facts) -> str | None:
    lacking = facts["channel"] == Channel.DIRECT and not facts["received_by"]
    return "直接送达的，请填写签收人；由他人代收的，写明与受送达人的关系。" if lacking else None


def left_before_witnesses(facts: Facts) -> str | None:
    if facts["channel"] != Channel.LEFT or (facts["refusal"] and (facts["witness"] or facts["pictured"])):
        return None
    return "留置送达的，应当写明拒收的情形，并有见证人或者拍照、录像记录送达过程。"


def noticed_as_a_last_resort(facts: Facts) -> str | None:
    lacking = by_notice(facts) and not (facts["unreachable"] and facts["noticed_on"])
    return "公告送达限于下落不明或者其他方式无法送达的，请写明原因和经过，并填写公告日期。" if lacking else None


HANDED = (
    asks.maybe(asks.words("served_at", "送达地点", longest=200)),
    asks.maybe(asks.words("server", "送达人", longest=100)),
    asks.maybe(asks.words("received_by", "签收人（代收的写明关系）", longest=100), "直接送达的，应当填写。"),
    asks.maybe(asks.words("refusal", "拒收的情形", longest=200), "留置送达的，应当写明。"),
    asks.maybe(asks.words("witness", "见证人", longest=100), "留置送达没有拍照、录像的，应当填写。"),
    asks.yes("pictured", "已拍照、录像记录送达过程"),
    asks.maybe(asks.words("unreachable", "无法以其他方式送达的原因和经过", longest=300), "公告送达的，应当写明。"),
    asks.maybe(asks.day("noticed_on", "公告日期"), "公告送达的，应当填写。"),
)
SERVED = (
    Gate("penalty.serve_at_once", handed_over_the_same_day, "present"),
    Gate(BY_CIVIL_PROCEDURE, handed_to_somebody, "received_by"),
    Gate(BY_CIVIL_PROCEDURE, left_before_witnesses, "witness"),
    Gate(BY_CIVIL_PROCEDURE, noticed_as_a_last_resort, "noticed_on"),
    only_if(by_notice, not_before("penalty.serve.public_notice", "noticed_on")),
    *(only_if(by_notice, gate) for gate in in_order("decided_on", "noticed_on", "on")),
)
