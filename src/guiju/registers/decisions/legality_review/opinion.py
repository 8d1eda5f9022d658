"""拟具、审签、重新审查: the opinion drafted by the reviewer and issued by the head of the reviewing organ (决策条例 25, 27, 28).

An opinion is the organ's, not its drafter's: ``conclude`` drafts it and changes nothing, ``sign_off`` issues what is drafted.
What was drafted otherwise, or heard since, is signed anew; what was signed stands until it is reconsidered.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.asks import Ask
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes, law_or_house, only_if
from guiju.kernel.declaring.steps import At, Fork, Gate, Step, Writes
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.decisions.legality_review import reviewing_gates as gates
from guiju.registers.decisions.legality_review.choices import Conclusion, Finding
from guiju.registers.decisions.legality_review.columns import LegalityReviewColumns as Of
from guiju.registers.decisions.legality_review.reviewing import (
    OURS,
    RIGHT_REVIEWER,
    SENDERS,
    SENDING,
    UNDRAFTED,
    UNSAID,
)

SIGNED = asks.choice("signed", "审签的结论", Conclusion.choices)
ARTICLES = asks.words("articles", "违反的条款", longest=1000)
TERM = Gate("house.term_after_opinion", gates.term_after_opinion, "valid_until", "有效期不早于出具日期")


def signed(facts: Facts) -> dict[str, Any]:
    """The first opinion signed is the one that figures count; cleared is what may be decided as it stands."""
    review: Any = facts.record
    return {
        "concluded_on": review.concluded_on or facts.on,
        "counselled_on": review.counselled_on or (facts.on if review.counsel_joined else None),
        "opined_on": facts.on,
        "cleared_on": facts.on if facts["signed"] == Conclusion.LAWFUL else None,
    }


def opinion_told(facts: Facts) -> dict[str, Any]:
    """What the paper tells beside the record: which opinion it is, on what was sent when, and what was drafted."""
    sent, drafted = facts.past("send", "complete", "send_again", "adjust"), facts.past("conclude")
    nth = sum(deed.step == "sign_off" for deed in facts.history) + 1
    said = drafted.content.get("told", {}) if drafted is not None else {}
    findings = {name: Finding(said[name]).label for name in gates.FINDINGS if name in said}
    binds = gates.is_decision(facts) and facts.rule("decision.legality_review_content") is not None
    return {"nth": nth, "sent_on": sent.on if sent else None, "said": said, "findings": findings, "binds": binds}


def to_be_signed(facts: Facts) -> dict[str, Any]:
    """What lies before the head: the conclusion and findings as drafted, and what counsel has said."""
    findings = {name: Finding(facts[name]).label for name in gates.FINDINGS}
    counsel = facts.parts("counsel_opinions")
    return {"conclusion": Conclusion(facts["conclusion"]).label, "findings": findings, "counsel": counsel}


def as_drafted(asked: Any) -> Callable[[], Ask]:
    """An ask whose form offers what the last draft said, while that is not signed: what is mended is not told all over."""

    def offered(facts: Facts) -> Any:
        last = facts.past("conclude", "sign_off", *SENDERS)
        if last is None or last.step != "conclude":
            return None
        return {**last.content.get("set", {}), **last.content.get("told", {})}.get(asks.name_of(asked))

    return asks.usually(asked, offered)


STEPS = (
    Step(
        "conclude",
        "拟具审查意见",
        since=("reviewing", "signing"),
        to="signing",
        by=(Role.LEGAL,),
        at=(At.OWN, Organ.JUSTICE),
        asks=(
            as_drafted(Of.conclusion),
            as_drafted(asks.choice("power", "法定权限", Finding.choices)),
            as_drafted(asks.words("on_power", "法定权限的审查意见")),
            as_drafted(asks.choice("procedure", "法定程序", Finding.choices)),
            as_drafted(asks.words("on_procedure", "法定程序的审查意见")),
            as_drafted(asks.choice("content", "内容", Finding.choices)),
            as_drafted(asks.words("on_content", "内容是否符合法律、法规、规章和国家政策的审查意见")),
            as_drafted(asks.maybe(ARTICLES, "要求修改或者认为不合法的，应当填写。")),
            as_drafted(asks.maybe(asks.ahead(Of.valid_until))),
            as_drafted(asks.maybe(Of.risk, "探索性改革事项没有明确规定的，应当明示法律风险。")),
        ),
        gates=(
            *RIGHT_REVIEWER,
            OURS,
            only_if(gates.is_decision, Gate("decision.legal_counsel", gates.counsel_heard)),
            Gate("decision.legality_review", gates.risk_stated, "risk"),
            *law_or_house(
                gates.is_decision,
                "decision.legality_review_content",
                "house.conclusion_follows",
                gates.conclusion_follows,
                "conclusion",
                gist="审查结论与各项审查意见相符",
            ),
            Gate("house.articles_cited", gates.articles_cited, "articles", "要求修改或者认为不合法的，写明条款"),
            TERM,
            four_eyes("送审、修改人员不得审查同一事项。", *SENDERS),
        ),
        confirms=("decision.legality_review_not_replaced",),
        writes=Writes("signing_sheet", "合法性审查意见审签稿", also=to_be_signed),
        decides=(
            *(Of.conclusion, "power", "on_power", "procedure", "on_procedure", "content", "on_content"),
            *(ARTICLES, Of.valid_until, Of.risk),
        ),
        set_right_by=("conclude", "reconsider"),
        help_text="拟具后报审查机构负责人审签；审签以前可以重新拟具，以最后一次拟具的为准。",
    ),
    Step(
        "sign_off",
        "审签出具",
        since="signing",
        to=Fork(
            SIGNED,
            {Conclusion.LAWFUL: "cleared", Conclusion.CHANGES: "changing", Conclusion.UNLAWFUL: "failed"},
        ),
        by=(Role.HEAD,),
        at=(At.OWN, Organ.JUSTICE),
        asks=(asks.usually(SIGNED, lambda facts: facts["conclusion"]), asks.words("opinion", "审签意见", longest=500)),
        sets=signed,
        gates=(
            *RIGHT_REVIEWER,
            OURS,
            Gate("house.signed_as_drafted", gates.signed_as_drafted, SIGNED.name, "审签的结论与所拟具的一致"),
            TERM,
            four_eyes("审签人员不得与送审、修改、拟具审查意见的人员相同。", *SENDERS, "conclude"),
        ),
        writes=Writes("review_opinion", "合法性审查意见书", also=opinion_told),
        decides=(SIGNED, "opinion"),
        set_right_by=("reconsider",),
    ),
    Step(
        "hand_back",
        "退回重拟",
        since="signing",
        to="reviewing",
        by=(Role.HEAD,),
        at=(At.OWN, Organ.JUSTICE),
        asks=(asks.REASON,),
        sets=UNDRAFTED,
        gates=(*RIGHT_REVIEWER, OURS),
    ),
    Step(
        "reconsider",
        "重新审查",
        since=("cleared", "changing", "failed"),
        to="reviewing",
        by=(Role.LEGAL,),
        at=(At.OWN, Organ.JUSTICE),
        asks=(asks.REASON, asks.ahead(Of.wanted_by)),
        sets=UNSAID,
        gates=(*RIGHT_REVIEWER, OURS, SENDING[0]),
        help_text="原审查意见有误或者情况变化的，重新出具意见；原意见保留。",
    ),
)
