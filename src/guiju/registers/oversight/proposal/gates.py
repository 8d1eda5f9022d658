"""What steps of a proposal are held to, and for which of them limits run (代表法 2025 art. 51, 2015 art. 42)."""

from __future__ import annotations

from typing import Any

from django.apps import apps

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.keeping.texts import spellings
from guiju.kernel.offices.regions import Level
from guiju.registers.oversight.proposal.choices import Kind, Result

PROPOSER, JOINT = "proposer", "joint"


def once(facts: Facts) -> str | None:
    """Its lead organ enters it; who works along is named there."""
    alike = {
        "kind": facts["kind"],
        "session": facts["session"],
        "proposal_number__in": spellings(facts["proposal_number"]),
    }
    model = apps.get_model("oversight", "Proposal")
    found = facts.look_at(
        model.objects.filter(region__startswith=facts.record.region[: Level.COUNTY], **alike)
        .exclude(pk=facts.record.pk)
        .exclude(stage="returned")[:1]
    )
    if not found:
        return None
    return f"该件已由{found[0].agency}登记为{facts.named(found[0])}；由主办单位登记一次，协办单位在其中写明。"


def reply_day(facts: Facts) -> str | None:
    if facts["kind"] == Kind.CPPCC:
        return None if facts["reply_by"] else "政协提案按交办通知的要求答复，请填写要求答复日期。"
    return "代表建议的答复期限由法律规定，不填写要求答复日期。" if facts["reply_by"] else None


def not_yet_complex(facts: Facts) -> str | None:
    if facts["kind"] == Kind.DEPUTY and not facts["complex"]:
        return None
    return (
        "政协提案按交办通知的日期答复，需要延长的办理“政协提案延期答复”。"
        if facts["kind"] == Kind.CPPCC
        else "已经按六个月答复。"
    )


def longer(facts: Facts) -> str | None:
    if facts["kind"] == Kind.DEPUTY:
        return "代表建议的答复期限由法律规定，难度大的办理“列为难度大的”。"
    case: Any = facts.record
    before = case.reply_by
    return f"原定{before}前答复，延期应当晚于该日。" if before is not None and facts["reply_by"] <= before else None


def not_over(facts: Facts) -> str | None:
    """A reply that is late is not made timely by a later day; who agreed to one in time is entered by the day of it."""
    clock = facts.clock("proposal.reply.ordinary")
    last = clock.due_on if of_deputy(facts) and clock is not None else facts.before("reply_by")
    late = last is not None and facts.on > last
    return (
        f"答复期限已于{last}届满，届满后不得延期，请尽快答复；届满前已经同意延期的，发生日期填同意之日。"
        if late
        else None
    )


def by_three_months(facts: Facts) -> bool:
    return of_deputy(facts) and not facts["complex"]


def by_six_months(facts: Facts) -> bool:
    """As it was assigned, or as it is deemed since."""
    return of_deputy(facts) and (not facts.asks("complex") or bool(facts["complex"]))


def of_deputy(facts: Facts) -> bool:
    return bool(facts["kind"] == Kind.DEPUTY)


def contacted(facts: Facts) -> str | None:
    last = facts.past("reply", "reply_again")
    rows = facts.parts("contacts")
    if last is None:
        return None if rows else "答复以前应当与代表、委员联系沟通，充分听取意见，请先办理“联系沟通”。"
    fresh = any(row.held_on >= last.on for row in rows)
    return None if fresh else "再次答复以前，应当再与代表、委员沟通，请先办理“联系沟通”。"


def all_opinions(facts: Facts) -> str | None:
    given = {row.unit for row in facts.parts("opinions")}
    left = [party.masked_name for party in facts.in_role(JOINT).values() if party.masked_name not in given]
    return f"尚未收到协办意见：{'、'.join(left)}；催办后仍未提供的，办理“登记未提供协办意见”。" if left else None


def joint_units(facts: Facts) -> str | None:
    named = {party.masked_name for party in facts.in_role(JOINT).values()}
    strange = [row["unit"] for row in facts["opinions"] if row["unit"] not in named]
    return f"{'、'.join(strange)}不是本件的协办单位。" if strange else None


def promise(facts: Facts) -> str | None:
    if facts["result"] == Result.SOLVING:
        return None if facts["promised_by"] else "B类答复应当写明计划解决的日期。"
    return "不是B类答复的，不填写计划解决日期。" if facts["promised_by"] else None


def promised(facts: Facts) -> str | None:
    return None if facts["result"] == Result.SOLVING else "本件没有列入计划解决的承诺。"


def heard_back(facts: Facts) -> str | None:
    if facts["rated_on"] or facts["unrated_because"]:
        return None
    return "代表、委员尚未反馈意见；确实未反馈的，写明征询的情况。"


def unrated(facts: Facts) -> str | None:
    on = facts.before("rated_on")
    return None if on is None else f"已于{on}登记反馈。"


def in_time(facts: Facts) -> bool:
    """Whether the first reply came by the last day of its limit. What was told in time is not late for being told again."""
    if facts["replied_on"] is not None:
        return bool(facts["replied_in_time"])
    names = ("proposal.reply.complex", "proposal.reply.ordinary", "答复政协提案")
    clock = next((row for name in names if (row := facts.clock(name)) is not None), None)
    return clock is None or clock.due_on is None or facts.on <= clock.due_on


def first_replied(facts: Facts) -> Any:
    return facts["replied_on"] or facts.on
