"""送达: a decision is handed over when it is announced; who is not there gets it as civil procedure has it (处罚法 art. 61).

民事诉讼法 (2023) arts. 87–95: the receipt says who received it, on which day; what is left behind needs a witness or pictures;
public notice is for those who cannot be reached otherwise, and serves when thirty days have passed (sixty before 2022). The
seven days of art. 61 are those for going about it: an announcement made in them is in time, though it serves weeks later.
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.deadlines import not_before
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import only_if
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.registers.enforcement.penalty_case.actors import FIELDWORK
from guiju.registers.enforcement.penalty_case.choices import Channel, Outcome
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.paper_words import resting_on

BY_CIVIL_PROCEDURE, BY_NOTICE = "penalty.serve_by_civil_procedure", "penalty.serve.public_notice"


def channel(facts: Facts) -> str:
    """How the paper at hand is served: the notice, or the decision, whose way of service stands on the record."""
    return str(facts["notice_channel"] if facts.asks("notice_channel") else facts["channel"])


def by_notice(facts: Facts) -> bool:
    return channel(facts) == Channel.NOTICE


def handed_over_the_same_day(facts: Facts) -> str | None:
    late = facts["present"] and facts.on != facts["decided_on"]
    return f"宣告时当事人在场的，应当在宣告当日（{facts['decided_on']}）交付。" if late else None


def handed_to_somebody(facts: Facts) -> str | None:
    lacking = channel(facts) == Channel.DIRECT and not facts["received_by"]
    return "直接送达的，请填写签收人；由他人代收的，写明与受送达人的关系。" if lacking else None


def left_before_witnesses(facts: Facts) -> str | None:
    if channel(facts) != Channel.LEFT or (facts["refusal"] and (facts["witness"] or facts["pictured"])):
        return None
    return "留置送达的，应当写明拒收的情形，并有见证人或者拍照、录像记录送达过程。"


def noticed_as_a_last_resort(facts: Facts) -> str | None:
    lacking = by_notice(facts) and facts["noticed_on"] is None
    return "公告送达限于下落不明或者其他方式无法送达的，请先办理“公告”，公告期满再登记送达。" if lacking else None


def awaits_service(facts: Facts) -> str | None:
    """A notice that its party has, by whatever way, is not announced."""
    told = facts.record.stage == "notified" and facts["notice_received_on"]
    return f"当事人已于{facts['notice_received_on']}收到告知书，无需公告。" if told else None


def announced(facts: Facts) -> dict[str, Any]:
    """What is served, and after how many days it counts as served."""
    rule = facts.rule(BY_NOTICE)
    let_off = facts["outcome"] == Outcome.EXEMPT
    decision = "不予行政处罚决定书" if let_off else "行政处罚决定书"
    told = facts.record.stage == "notified"
    paper = "行政处罚告知书" if told else decision
    return {"paper": paper, "told_of": told, "days": rule.length if rule is not None else None}


def why_announced(facts: Facts) -> dict[str, Any]:
    """Why a paper was served by announcement, for its receipt."""
    deed = facts.past("announce") if by_notice(facts) else None
    return {"unreachable": deed.content.get("told", {}).get("unreachable") if deed else None}


def agreed_to_electronic(facts: Facts) -> str | None:
    lacking = channel(facts) == Channel.ELECTRONIC and not facts["consent"]
    return "电子送达应当经当事人同意并签订确认书。" if lacking else None


def electronic_address_told(facts: Facts) -> str | None:
    lacking = facts["electronic"] and not facts["electronic_address"]
    return "当事人同意电子送达的，请填写传真号码、电子邮箱等。" if lacking else None


def notice_on_its_way(facts: Facts) -> bool:
    return bool(facts["notice_channel"])


def in_words(facts: Facts) -> dict[str, Any]:
    return {"channel": Channel(facts["notice_channel"]).label, **why_announced(facts)}


HANDED = (
    asks.maybe(asks.words("served_at", "送达地点", longest=200)),
    asks.maybe(asks.words("server", "送达人", longest=100)),
    asks.maybe(asks.words("received_by", "签收人（代收的写明关系）", longest=100), "直接送达的，应当填写。"),
    *asks.under(
        "留置送达的",
        asks.maybe(asks.words("refusal", "拒收的情形", longest=200), "留置送达的，应当写明。"),
        asks.maybe(asks.words("witness", "见证人", longest=100), "留置送达没有拍照、录像的，应当填写。"),
        asks.yes("pictured", "已拍照、录像记录送达过程"),
    ),
)
AS_CIVIL_PROCEDURE_HAS_IT = (
    Gate(BY_CIVIL_PROCEDURE, handed_to_somebody, "received_by"),
    Gate(BY_CIVIL_PROCEDURE, left_before_witnesses, "witness"),
    Gate(BY_CIVIL_PROCEDURE, noticed_as_a_last_resort, "channel"),
    only_if(by_notice, not_before(BY_NOTICE, "noticed_on")),
)
SERVED = (
    Gate("penalty.serve_at_once", handed_over_the_same_day, "present"),
    *AS_CIVIL_PROCEDURE_HAS_IT,
)
NOTICE_HANDED = (
    asks.maybe(asks.choice("notice_channel", "送达方式", list(Channel.choices)), "由系统制作送达回证的，应当选择。"),
    *HANDED,
    asks.yes("consent", "当事人同意电子送达并签订确认书"),
)
NOTICE_SERVED = (
    *AS_CIVIL_PROCEDURE_HAS_IT,
    Gate("penalty.electronic_service_consent", agreed_to_electronic, "consent"),
)
NOTICE_RECEIPT = Writes("notice_service", "送达回证", when=notice_on_its_way, also=in_words)
STEPS = (
    Step(
        "announce",
        "公告",
        since=("notified", "decided"),
        asks=(
            asks.words("unreachable", "无法以其他方式送达的原因和经过", longest=300),
            asks.words("announced_in", "公告的方式和载体", longest=200),
        ),
        dates=(Of.noticed_on,),
        gates=(Gate("house.awaits_service", awaits_service, gist="文书尚未送达"),),
        writes=Writes("announcement", "送达公告", also=resting_on(BY_NOTICE, announced)),
        help_text="下落不明或者其他方式无法送达的，公告送达；公告期满后登记送达，送达方式选择公告送达。",
        **FIELDWORK,
    ),
    Step(
        "confirm_address",
        "确认送达地址和方式",
        since=("investigating", "concluded", "notified", "decided"),
        asks=(
            asks.words("service_address", "送达地址", longest=200),
            asks.maybe(asks.words("service_recipient", "收件人、代收人和电话", longest=100)),
            asks.yes("electronic", "同意以传真、电子邮件等方式送达"),
            asks.maybe(
                asks.words("electronic_address", "传真号码、电子邮箱", longest=100), "同意电子送达的，应当填写。"
            ),
        ),
        gates=(Gate("penalty.electronic_service_consent", electronic_address_told, "electronic_address"),),
        writes=Writes(
            "service_address", "送达地址（方式）确认书", also=resting_on("penalty.electronic_service_consent")
        ),
        **FIELDWORK,
    ),
)
