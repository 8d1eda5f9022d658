"""送达: which papers have reached whom, and on which day; what the law counts from receipt begins then (2023 art. 88)."""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.course import Deed
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.registers.oversight.reconsideration import articles, respondents
from guiju.registers.oversight.reconsideration.actors import DESK
from guiju.registers.oversight.reconsideration.choices import Notice
from guiju.registers.oversight.reconsideration.columns import ReconsiderationColumns as Of
from guiju.registers.oversight.reconsideration.respondents import OF_RESPONDENT

SENT_BY = {
    Notice.ACCEPTANCE: ("accept", "deem_accepted", "accept_as_ordered"),
    Notice.REFUSAL: ("refuse",),
    Notice.TOLD: ("tell",),
    Notice.CORRECTION: ("request_correction",),
    Notice.HEARING: ("call_hearing",),
    Notice.SUSPENSION: ("suspend",),
    Notice.RESUMPTION: ("resume",),
    Notice.EXTENSION: ("extend",),
    Notice.TO_MAKER: ("notify_maker",),
    Notice.FORWARDING: ("forward_document",),
}


def not_sent(facts: Facts) -> str | None:
    notice = Notice(facts["notice"])
    sent = facts.past(*SENT_BY[notice])
    if sent is None:
        return f"“{notice.label}”尚未发出，不能登记送达。"
    got = [deed for deed in facts.since(sent) if deed.step == "deliver"]
    again = next((deed for deed in got if deed.content.get("told", {}).get("notice") == notice), None)
    return f"“{notice.label}”已于{again.on}登记送达。" if again else None


def copy_not_sent(facts: Facts) -> str | None:
    """Sent to this respondent, who has not had it yet: one called in later is sent a copy of its own."""
    sent, party = facts.past("send"), facts.party("of_respondent")
    if sent is None or (party is not None and sent.seq < party.seq):
        return "申请书副本及答复通知书尚未发送该被申请人，不能登记送达。"
    got = next((deed for deed in facts.since(sent) if deed.step == "deliver_copy" and _same(deed, facts)), None)
    return f"申请书副本已于{got.on}登记送达该被申请人。" if got else None


def _same(deed: Deed, facts: Facts) -> bool:
    return bool(deed.content.get("told", {}).get("of_respondent") == facts["of_respondent"])


STEPS = (
    Step("enter_platform", "录入复议工作平台", dates=(Of.platform_on,), **DESK),
    Step(
        "deliver",
        "登记送达",
        since=("correcting", "reviewing", "suspended", "appraising", "concluded", "served", "refused", "told"),
        asks=(asks.choice("notice", "送达的文书", Notice.choices), asks.words("receiver", "签收人", longest=60)),
        gates=(Gate("house.sent_before_delivered", not_sent, "notice", "文书已经发出，尚未登记送达"),),
        writes=Writes("service", "送达回证", also=articles.of_service),
        help_text="登记日期为对方签收之日，对方的期限自该日起算。",
        **DESK,
    ),
    Step(
        "deliver_copy",
        "登记副本送达被申请人",
        since=("reviewing", "suspended", "appraising"),
        asks=(respondents.WHOSE, asks.words("receiver", "签收人", longest=60)),
        gates=(Gate("house.sent_before_delivered", copy_not_sent, OF_RESPONDENT, "副本已经发送，尚未登记送达"),),
        writes=Writes("service", "送达回证", also=articles.of_copy),
        help_text="登记日期为该被申请人签收之日，其答复期限自该日起算；有两个以上被申请人的，逐一登记。",
        **DESK,
    ),
)
