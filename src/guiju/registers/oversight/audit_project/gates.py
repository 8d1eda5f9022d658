"""What 审计法 (2021) asks of an audit, and before it the house. Each gate answers with a sentence, or None."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_row, four_eyes, law_or_house
from guiju.kernel.declaring.steps import Gate

NOTICE = 3
"""Days before the audit begins (art. 42(1))."""
OPINION = 10
"""Days that the unit has to answer (art. 44)."""


def in_force(rule: str) -> Callable[[Facts], bool]:
    return lambda facts: facts.rule(rule) is not None


def by_law(
    rule: str, house: str, reason: Callable[[Facts], str | None], field: str = "", *, gist: str
) -> tuple[Gate, ...]:
    """The article from its day on; before it the house asks the same."""
    return law_or_house(in_force(rule), rule, house, reason, field, gist=gist)


def three_days_before(facts: Facts) -> str | None:
    first = facts.on + timedelta(days=NOTICE)
    begins = facts["begins_on"]
    return (
        None
        if begins >= first
        else f"实施审计日期{begins}距送达不足三日，最早为{first}；有特殊情况的，办理“直接实施审计”。"
    )


def begins_as_told(facts: Facts) -> str | None:
    told = facts["begins_on"]
    return None if facts.on >= told else f"通知书载明{told}起实施审计，此前不能开始。"


def nobody_interested(facts: Facts) -> str | None:
    return None if facts["recusal_checked"] else "请核实审计组成员与被审计单位、审计事项没有利害关系；有的应当回避。"


def two_with_papers(facts: Facts) -> str | None:
    if facts["auditors"] < 2:
        return f"向单位和个人调查的审计人员{facts['auditors']}人，不得少于两人。"
    return None if facts["papers_shown"] else "应当出示工作证件和审计通知书副本。"


def unit_heard(facts: Facts) -> str | None:
    """The unit has answered, or its ten days are over."""
    if facts["replied_on"] is not None:
        return None
    told = facts["consulted_on"]
    last = facts.due("audit.unit_opinion", told) or told + timedelta(days=OPINION)
    return f"被审计单位的意见期到{last}，没有收到意见的，期满以后才能出具审计报告。" if facts.on <= last else None


def opinion_weighed(facts: Facts) -> str | None:
    if facts["opinion"] and not facts["weighed"]:
        return "被审计单位提出了意见，请写明采纳情况和理由。"
    return None


def something_changed(facts: Facts) -> str | None:
    return None if facts["dropped"] or facts["findings"] else "请填写不列入的问题，或者改变、补充的问题。"


def standing(facts: Facts) -> list[Any]:
    """The findings that stand in the report once the step is taken."""
    dropped = {told["id"] for told in facts["dropped"]} if facts.asks("dropped") else set()
    return [row for row in facts.parts("findings") if row.stands and row.pk not in dropped]


def amount(facts: Facts) -> Decimal:
    """Yuan, of all findings that stand."""
    return sum((row.amount or Decimal(0) for row in standing(facts)), Decimal("0.00"))


def left(facts: Facts) -> list[Any]:
    """The findings not yet put right once the step is taken."""
    over = {"checked", "released_because"}
    done = {told["id"] for told in facts["terms"] if over & told.keys()} if facts.asks("terms") else set()
    return [row for row in standing(facts) if row.to_put_right and row.rectified_on is None and row.pk not in done]


def all_put_right(facts: Facts) -> str | None:
    rows = left(facts)
    return f"还有{len(rows)}个问题没有整改到位（{rows[0]}），跟踪检查到位以后才能办结。" if rows else None


def all_told_back(facts: Facts) -> str | None:
    """What another organ owes keeps no audit open: it was asked, and may still tell after the end."""
    waiting = [row.organ for row in facts.parts("handed") if not row.outcome]
    if not waiting or facts["untold"]:
        return None
    return f"{'、'.join(waiting)}还没有告知处理结果，请写明催询情况；办结以后告知的，仍可登记。"


def decision_in_force(facts: Facts) -> str | None:
    decided = facts["decided_on"] is not None and facts["served_on"] is None
    return "审计决定尚未送达，没有生效，先办理“送达审计决定”。" if decided else None


def decided(facts: Facts) -> str | None:
    return None if facts["decided_on"] is not None else "没有作出审计决定。"


def something_unlawful(facts: Facts) -> str | None:
    there = any(row.kind == "unlawful" for row in standing(facts))
    return None if there else "审计报告没有列明违反国家规定的问题，不作审计决定。"


def term_ahead(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    return bool(told["due_on"] >= facts.on)


NOTICED = by_law(
    "audit.notice_three_days", "house.audit_notice", three_days_before, "begins_on", gist="实施审计三日前送达通知书"
)
RECUSAL = by_law("audit.recusal", "house.audit_recusal", nobody_interested, "recusal_checked", gist="有利害关系的回避")
INQUIRING = by_law("audit.inquiry_two", "house.audit_inquiry", two_with_papers, "auditors", gist="两人以上，出示证件")
REPORTING = (
    *by_law("audit.unit_heard", "house.audit_unit_heard", unit_heard, gist="被审计单位已提出意见或者期满"),
    *by_law("audit.unit_heard", "house.audit_opinion_weighed", opinion_weighed, "weighed", gist="写明意见采纳情况"),
    four_eyes("出具审计报告的负责人不得是征求意见的经办人员。", "consult", "consult_again"),
)
CHANGED = Gate("house.audit_changed", something_changed, "findings", "问题有改变")
DECIDING = (Gate("house.audit_unlawful", something_unlawful, gist="有违反国家规定的问题"),)
SERVING = (Gate("house.audit_decided", decided, gist="已作出审计决定"),)
TERMS = each_row("house.audit_term", "terms", term_ahead, "的整改期限早于要求整改的日期", "整改期限不早于要求整改之日")
CLOSING = (
    *by_law("audit.rectified", "house.audit_rectified", all_put_right, gist="问题全部整改到位"),
    *by_law(
        "audit.result_told_back",
        "house.audit_told_back",
        all_told_back,
        "untold",
        gist="移送的都有处理结果，或者写明催询情况",
    ),
    *by_law("audit.decision_served", "house.audit_served", decision_in_force, gist="审计决定已送达"),
)
BEGUN = Gate("house.audit_begins", begins_as_told, gist="自通知书载明的日期起")
