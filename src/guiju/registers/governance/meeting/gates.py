"""What stands before each step of a meeting: reviews passed, the right meeting, its chair, a majority, dissent recorded.

Each gate answers with a sentence, or None.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.registers.decisions.legality_review.choices import Decider
from guiju.registers.governance.meeting.choices import GOVERNMENT, Business, Chair, Kind, Verdict

UNREVIEWED = ("proposed", "drafted", "consulting", "consulted", "in_review", "revising", "failed", "abandoned")
"""Stages of a normative document in which it may not be put before a meeting."""
Item = Any
"""A row told (a dict) or one that is there."""


def _of(item: Item, name: str) -> Any:
    return item.get(name) if isinstance(item, dict) else getattr(item, name)


def _put(facts: Facts) -> Iterable[Item]:
    """The items that the step tells, or those that stand on the agenda."""
    if facts.asks("items"):
        return list(facts["items"])
    return [item for item in facts.parts("items") if not item.struck_because]


def _of_business(facts: Facts, *kinds: Business) -> list[Item]:
    return [item for item in _put(facts) if _of(item, "business") in kinds]


def _named(items: Iterable[Item], words: str) -> str | None:
    titles = "、".join(f"“{_of(item, 'title')}”" for item in items)
    return f"{titles}{words}" if titles else None


def _uncleared(facts: Facts, *kinds: Business) -> list[Item]:
    """The items of these kinds whose legality review is not there or had not passed by the day of the step."""
    items = _of_business(facts, *kinds)
    facts.look_at(_of(item, "review") for item in items if _of(item, "review"))
    return [item for item in items if not (_of(item, "review") and _of(item, "review").cleared_by(facts.on))]


def decisions_reviewed(facts: Facts) -> str | None:
    """决策条例 25(2): not reviewed, or not lawful, is not put before the meeting; reform with its risk stated may be."""
    return _named(_uncleared(facts, Business.DECISION), "未经合法性审查或者审查未通过，不得提交讨论。")


def others_reviewed(facts: Facts) -> str | None:
    return _named(_uncleared(facts, Business.PROJECT, Business.CONTRACT), "未经合法性审查或者审查未通过，不列入议程。")


def documents_reviewed(facts: Facts) -> str | None:
    items = _of_business(facts, Business.DOCUMENT)
    facts.look_at(_of(item, "document") for item in items if _of(item, "document"))
    bare = [item for item in items if not _of(item, "document") or _of(item, "document").stage in UNREVIEWED]
    return _named(bare, "尚未通过合法性审核，不得提交集体审议。")


def before_the_right_meeting(facts: Facts) -> str | None:
    """决策条例 30(1): what a government decides goes before its plenary or executive meeting."""
    if facts["kind"] in GOVERNMENT:
        return None
    items = [item for item in _of_business(facts, Business.DECISION) if _of(item, "review")]
    wrong = [item for item in items if _of(item, "review").decider == Decider.GOVERNMENT]
    return _named(wrong, "应当经政府常务会议或者全体会议讨论。")


def head_presides(facts: Facts) -> str | None:
    """地方组织法 art. 78: the head of the government calls and chairs its plenary and executive meetings."""
    if facts["kind"] not in GOVERNMENT or facts["chair"] != Chair.DEPUTY:
        return None
    return f"{Kind(facts['kind']).label}由政府主要负责人召集和主持。"


def enough_came(facts: Facts) -> str | None:
    came, due = facts["came"], facts["due_to_come"]
    if came > due:
        return f"实到{came}人多于应到{due}人。"
    return None if came * 2 > due else f"应到{due}人，实到{came}人，未过半数。"


def topic_told(facts: Facts) -> str | None:
    wanted = facts["kind"] in (Kind.LEADING, Kind.SPECIAL)
    return "领导小组会议、专题会议请选择议题领域。" if wanted and not facts["topic"] else None


def held_as_planned(facts: Facts) -> str | None:
    planned = facts["planned_on"]
    return None if planned == facts.on else f"会议原定{planned}召开，实际日期不同的，请先办理“改期”。"


def something_on_the_agenda(facts: Facts) -> str | None:
    return None if list(_put(facts)) else "议程上没有议题。"


def _decided(facts: Facts) -> list[Item]:
    """Major decisions to which the step gives a verdict."""
    there = {item.pk: item for item in facts.parts("items")}
    told = [(there.get(row["id"]), row) for row in facts["verdicts"]]
    return [{"title": item.title, **row} for item, row in told if item and item.business == Business.DECISION]


def dissent_recorded(facts: Facts) -> str | None:
    """决策条例 30(3)."""
    bare = [row for row in _decided(facts) if row["verdict"] != Verdict.HEARD and not row["dissent"]]
    return _named(bare, "：请如实载明不同意见；没有的填“无”。")


def head_spoke_last(facts: Facts) -> str | None:
    """决策条例 30(2)."""
    if not _decided(facts) or facts["head_last"]:
        return None
    return (
        "讨论重大行政决策，行政首长应当最后发表意见；拟作决定与多数人意见不一致的，应当在会上说明理由。请核实后勾选。"
    )


REVIEWED = (
    Gate("decision.legality_review", decisions_reviewed, "items"),
    Gate("normative_document.no_review_no_deliberation", documents_reviewed, "items"),
    Gate("house.reviewed_first", others_reviewed, "items", "重大项目、政府合同经合法性审查后列入议程"),
    Gate("decision.collective_discussion", before_the_right_meeting, "items"),
)
