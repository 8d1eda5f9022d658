"""What stands before each step of a legality review: its papers and time, who reviews, counsel, what an opinion must say.

决策条例 arts. 25 to 28, 30, 42. Each gate answers with a sentence, or None.
"""

from __future__ import annotations

import re
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.offices.organs import Organ
from guiju.registers.decisions.legality_review.choices import Adoption, Conclusion, Decider, Finding, Subject

TIME_LEFT = "decision.legality_review.minimum"


FINDINGS = ("power", "procedure", "content")
NOTHING = ("", "无", "没有", "暂无", "无风险")


def is_decision(facts: Facts) -> bool:
    """Whether the regulation of 2019 binds: a major decision, to be made by a government; others follow it (art. 42)."""
    return bool(facts["subject"] == Subject.DECISION)


def time_left(facts: Facts) -> str | None:
    """决策条例 26(2): as a rule no less than seven working days; less with reasons."""
    first = facts.due(TIME_LEFT, facts.on)
    if first is None or facts["wanted_by"] >= first or facts["urgent_because"]:
        return None
    return f"应当留足审查时间，一般至少到{first}，要求{facts['wanted_by']}前审结；确需缩短的，请写明理由。"


def wanted_after_sent(facts: Facts) -> str | None:
    return "要求审结日期早于送审日期。" if facts["wanted_by"] < facts.on else None


def only_put_off(facts: Facts) -> str | None:
    """Who sends sets the day (决策条例 26(2)) and may give more time, never less."""
    review: Any = facts.record
    before = review.wanted_by
    if before is None or facts["wanted_by"] > before:
        return None
    return f"要求审结日期原为{before}，只能延后。"


def sent_with_its_papers(facts: Facts) -> str | None:
    """决策条例 26(1)."""
    lacking = [facts.label(name) for name in ("basis", "procedure_told") if not facts[name]]
    return f"重大行政决策送审，还应当提供{'、'.join(lacking)}。" if lacking else None


def counsel_heard(facts: Facts) -> str | None:
    """决策条例 art. 28: on what was sent this time."""
    taken_on = facts.past("take_on")
    if taken_on is not None and any(deed.step == "hear_counsel" for deed in facts.since(taken_on)):
        return None
    return "尚未组织法律顾问、公职律师提出法律意见，请先登记“法律意见”。"


def right_reviewer(facts: Facts) -> str | None:
    """What a government decides is reviewed by its own department for that (决策条例 25(1)), not by who sends it."""
    if facts["decider"] != Decider.GOVERNMENT or (Organ.JUSTICE, None) in facts.actor.functions:
        return None
    return "提请本级人民政府讨论的事项，由政府负责合法性审查的部门审查，不由送审机关自行审查。"


def taken_on_here(facts: Facts) -> str | None:
    """Whoever took it on reviews it, and signs: nobody speaks in the name of another organ."""
    organ: Any = facts["organ"]
    if organ is None or facts.actor.agency_id == organ.pk:
        return None
    return f"本件由{organ.name}受理审查，应当由该机构办理。"


def signed_as_drafted(facts: Facts) -> str | None:
    drafted, signed = facts["conclusion"], facts["signed"]
    if drafted == signed:
        return None
    drafted, signed = Conclusion(drafted).label, Conclusion(signed).label
    return f"所拟具的结论是“{drafted}”，与审签的“{signed}”不一致；不同意的，请办理“退回重拟”。"


def collectively_decided(facts: Facts) -> str | None:
    """决策条例 30(1), and 42 for departments and townships."""
    if facts["decider"] != Decider.HEAD:
        return None
    return "重大行政决策应当经集体讨论，不能由负责人个人决定，请改选“由谁决定”。"


def reform_of_a_decision(facts: Facts) -> str | None:
    """决策条例 25(2): the exception is for reform that is decided upon; no contract or project has it."""
    if not facts["exploratory"] or is_decision(facts):
        return None
    return "探索性改革的例外只适用于重大行政决策，其他事项不适用。"


def risk_stated(facts: Facts) -> str | None:
    """决策条例 25(2), second sentence: reform without clear rules of the State may go on with the risk in the open."""
    said = re.sub(r"\W", "", facts["risk"] or "")
    if not facts["exploratory"] or facts["conclusion"] == Conclusion.LAWFUL or said not in NOTHING:
        return None
    return "国家尚无明确规定的探索性改革事项，应当明示法律风险。"


def conclusion_follows(facts: Facts) -> str | None:
    """决策条例 art. 27: lawful is what fits in power, procedure and content; what is not says in which."""
    amiss = [facts.label(name) for name in FINDINGS if facts[name] == Finding.NOT]
    if facts["conclusion"] == Conclusion.LAWFUL:
        return f"{'、'.join(amiss)}：不符合的，审查结论不能为“合法”。" if amiss else None
    return None if amiss else "审查结论不是“合法”的，应当指明法定权限、法定程序、内容中哪一项不符合。"


def articles_cited(facts: Facts) -> str | None:
    if facts["conclusion"] == Conclusion.LAWFUL or re.search(r"第.+条", facts["articles"] or ""):
        return None
    return "要求修改或者认为不合法的，应当写明所依据的法律、法规、规章名称和条款。"


def term_after_opinion(facts: Facts) -> str | None:
    until = facts["valid_until"]
    return f"审查意见有效期至{until}，早于出具日期{facts.on}。" if until is not None and until < facts.on else None


def wanted_again(facts: Facts) -> str | None:
    if facts["adoption"] == Adoption.ALL or (facts["wanted_by"] and facts["wanted_by"] >= facts.on):
        return None
    return "没有全部采纳、由审查机构再作审查的，请填写不早于当日的要求审结日期。"


def reasons_for_what_is_not_adopted(facts: Facts) -> str | None:
    return (
        "没有全部采纳审查意见的，请说明理由。" if facts["adoption"] != Adoption.ALL and not facts["why_not"] else None
    )
