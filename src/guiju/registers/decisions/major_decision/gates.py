"""What stands before each step of a major decision (决策条例 arts. 3, 14 to 37). Each gate answers with a sentence, or None."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_row, only_if
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.organs import Organ, organs_of
from guiju.kernel.offices.regions import Level
from guiju.registers.decisions.legality_review.choices import Decider, Subject
from guiju.registers.decisions.major_decision.choices import Risk
from guiju.registers.decisions.major_decision.verdicts import VERDICTS

FORMED_BY = ("draft", "redraft", "end_consultation", "hear_others", "hold_hearing", "argue", "assess", "take_over")
"""What a draft is formed by: a review comes after the last of these, for it is of the draft and of the way it was made."""


def may_be_shown(facts: Facts) -> bool:
    return not facts["secret"]


def _in_public(facts: Facts) -> str | None:
    return "依法不予公开的决策事项，不列入公布的目录，不公开征求意见，不公布决定。" if facts["secret"] else None


def _withdrawn(facts: Facts) -> str | None:
    return None if facts.before("withdrawn_on") is not None else "没有撤回的公开内容，无需恢复。"


def _only_secret(facts: Facts) -> str | None:
    return None if facts["secret"] else "应当公布的决策，请办理“公布决策”。"


def _listed_first(facts: Facts) -> str | None:
    if facts["secret"] or facts["listed_on"]:
        return None
    return "决策事项应当先列入目录、经同级党委同意后公布，请先办理“列入目录”。"


def _agreed_before(facts: Facts) -> str | None:
    """决策条例 3(3)."""
    agreed = facts["party_agreed_on"]
    return f"同级党委同意日期{agreed}晚于公布目录日期{facts.on}。" if agreed > facts.on else None


def _year_of_catalogue(facts: Facts) -> str | None:
    year = facts["catalogue_year"]
    if year in (facts.on.year, facts.on.year + 1):
        return None
    return f"目录年度应当是公布当年或者下一年，所填为{year}。"


def _took_part(facts: Facts) -> str | None:
    """决策条例 14(1)."""
    if facts["secret"] or facts["heard_on"] or facts["consulted_on"]:
        return None
    return "尚未听取社会公众意见：请公开征求意见，或者以座谈会、听证会等方式听取意见；依法不予公开的除外。"


def _groups_heard(facts: Facts) -> str | None:
    """决策条例 14(3)."""
    if not facts["concerns_groups"] or facts["groups_heard"]:
        return None
    return "决策事项涉及特定群体利益，尚未登记与相关人民团体、社会组织和群众代表的沟通协商。"


def _opinions_answered(facts: Facts) -> str | None:
    """决策条例 arts. 18, 29(2)."""
    left = sum(not row.adoption for row in facts.parts("opinions"))
    if left:
        return f"尚有{left}条意见没有研究处理，请先办理“研究意见”。"
    if facts["secret"] or facts["feedback"]:
        return None
    return "尚未说明社会公众主要意见的研究采纳情况，请先办理“反馈意见采纳情况”。"


def _argued(facts: Facts) -> str | None:
    """决策条例 19(1)."""
    if not facts["technical"] or facts["argued_on"]:
        return None
    return "决策事项专业性、技术性较强，尚未组织专家论证。"


def _assessed(facts: Facts) -> str | None:
    """决策条例 22(1), 29(4)."""
    if not facts["risky"] or facts["assessed_on"]:
        return None
    return "决策的实施可能造成不利影响，尚未评估风险可控性。"


def _controllable(facts: Facts) -> str | None:
    """决策条例 art. 24."""
    if facts["risk"] != Risk.UNCONTROLLABLE:
        return None
    return "风险评估结论为不可控：请先办理“调整草案”，重新评估、确保风险可控后再提请讨论。"


def _reviewed(facts: Facts) -> str | None:
    """决策条例 25(2): passed, or a reform of which the opinion states the risk."""
    review = facts["review"]
    if review is None:
        return "尚未经合法性审查，不得提交讨论，请先办理“登记合法性审查”。"
    facts.look_at([review])
    why = review.why_not(facts.on)
    return f"合法性审查{facts.named(review)}：{why}，不能作为提交讨论的依据。" if why else None


def _reviewed_as_a_decision(facts: Facts) -> str | None:
    review = facts["review"]
    if review is None or review.subject == Subject.DECISION:
        return None
    return f"所选合法性审查的审查事项是{Subject(review.subject).label}，不是{Subject.DECISION.label}。"


def of_a_government(facts: Facts) -> bool:
    """Whether the regulation itself binds (art. 2): governments from the county up; townships and departments follow it (42)."""
    agency = facts.record.agency
    return Organ.GOVERNMENT in organs_of(agency.pk, facts.on) and len(agency.region_id) <= Level.COUNTY


def _reviewed_for_the_government(facts: Facts) -> str | None:
    """决策条例 25(1)."""
    review = facts["review"]
    if review is None or review.decider == Decider.GOVERNMENT:
        return None
    return "所选的不是为提请本级人民政府讨论而作的审查，应当由政府负责合法性审查的部门审查。"


def _reviewed_last(facts: Facts) -> str | None:
    """A review speaks of the draft as it was sent and of the procedure up to then (决策条例 arts. 26(1), 27)."""
    review, last = facts["review"], facts.past(*FORMED_BY)
    if review is None or last is None or (review.opined_on is not None and review.opined_on >= last.on):
        return None
    return f"所选合法性审查出具于{review.opined_on}，此后{last.on}又办理了草案的形成程序，请重新送审。"


def _review_of_its_own(facts: Facts) -> str | None:
    """One review is of one draft."""
    review = facts["review"]
    if review is None:
        return None
    register: Any = type(facts.record)
    other = facts.look_at(register.objects.filter(review=review).exclude(pk=facts.record.pk)[:1])
    return f"所选合法性审查已由{facts.named(other[0])}登记。" if other else None


def _fair_competition(facts: Facts) -> str | None:
    """决策条例 29(1)."""
    if not facts["concerns_market"] or facts["fair_competition"]:
        return None
    return "决策草案涉及市场主体经济活动，请填写公平竞争审查的有关情况。"


def _discussed_there(facts: Facts) -> str | None:
    """决策条例 30(1): on the agenda of a meeting of that day, on this review, with this verdict."""
    meeting, review = facts["at_meeting"], facts["review"]
    facts.look_at([meeting])
    if why := meeting.why_not(facts.on):
        return f"“{meeting.title}”{why}。"
    if meeting.agency_id != facts.record.agency_id:
        return f"“{meeting.title}”不是决策机关{facts.record.agency}的会议。"
    if of_a_government(facts) and not meeting.is_of_a_government:
        return f"应当经政府常务会议或者全体会议讨论，“{meeting.title}”是{meeting.get_kind_display()}。"
    item = meeting.items.filter(review=review, struck_because="").first() if review is not None else None
    if item is None:
        return f"“{meeting.title}”的议程上没有以本决策的合法性审查为依据的议题。"
    wanted = VERDICTS.get(item.verdict)
    if wanted == facts["verdict"]:
        return None
    return f"“{meeting.title}”对本决策的审议结果是“{item.get_verdict_display() or '尚未记录'}”，与所选的不一致。"


def _by_lawful_procedure(facts: Facts) -> str | None:
    """决策条例 art. 37: another decision, made in the same way, that was opened to adjust this one."""
    other = facts["replaced_by"]
    facts.look_at([other])
    if other.adjusts_id != facts.record.pk:
        return f"{facts.named(other)}不是为调整本决策而启动的，变更或者停止执行应当履行法定程序。"
    if other.decided_on is None or other.decided_on > facts.on:
        return f"{facts.named(other)}尚未作出决定；情况紧急的，可以先办理“中止执行”。"
    return None


def _adjusts_what_holds(facts: Facts) -> str | None:
    old = facts["adjusts"]
    if old is None or old.stage in ("in_force", "suspended"):
        return None
    return f"拟调整的{facts.named(old)}当前为“{old.stage_label}”，不在执行中。"


def _evaluated_by_another(facts: Facts) -> str | None:
    """决策条例 36(2): who argued or assessed before the decision does not evaluate it."""
    who = facts["evaluator"].strip()
    before = {facts["assessor"], *(name for row in facts.parts("experts") for name in (row.name, row.unit))}
    return f"“{who}”在决策作出前承担过论证、评估工作，不得承担决策后评估。" if who in before - {""} else None


WITHDRAWN = Gate("house.decision_withdrawn", _withdrawn, gist="公开的内容已经撤回")
PUBLIC = Gate("house.decision_public", _in_public, gist="不是依法不予公开的决策事项")
SECRET = Gate("house.decision_secret", _only_secret, gist="只用于依法不予公开的决策")
LISTED = Gate("decision.catalogue_published", _listed_first)
AGREED = Gate("decision.catalogue_published", _agreed_before, "party_agreed_on")
YEAR = Gate("house.decision_year", _year_of_catalogue, "catalogue_year", "目录年度是公布当年或者下一年")
SIGNED = each_row(
    "decision.expert_signed",
    "experts",
    lambda facts, told, row: told["signed"],
    "的书面论证意见应当署名、盖章，请核实后勾选。",
)
DISINTERESTED = each_row(
    "decision.expert_no_interest",
    "experts",
    lambda facts, told, row: told["disinterested"],
    "应当与决策事项没有直接利害关系，请核实后勾选；有利害关系的不得选择。",
)
REVIEWED = Gate("decision.legality_review", _reviewed, "review")
RIGHT_REVIEW = (
    REVIEWED,
    Gate("house.review_of_a_decision", _reviewed_as_a_decision, "review", "合法性审查的审查事项是重大行政决策"),
    only_if(of_a_government, Gate("decision.legality_reviewer", _reviewed_for_the_government, "review")),
    Gate("house.reviewed_last", _reviewed_last, "review", "合法性审查在草案形成程序之后出具"),
    Gate("house.review_of_its_own", _review_of_its_own, "review", "一次合法性审查只用于一项决策"),
)
FORMED = (
    Gate("decision.public_participation", _took_part),
    Gate("decision.specific_groups", _groups_heard),
    Gate("decision.opinions_handled", _opinions_answered),
    Gate("decision.expert_argumentation", _argued),
    Gate("decision.risk_assessment", _assessed),
    Gate("decision.risk_controllable", _controllable),
)
"""What arts. 14, 18, 19, 22 and 24 ask for, each where it asks."""
FAIR = Gate("decision.fair_competition", _fair_competition, "fair_competition")
DISCUSSED = Gate("decision.collective_discussion", _discussed_there, "at_meeting")
LAWFUL_CHANGE = Gate("decision.no_arbitrary_change", _by_lawful_procedure, "replaced_by")
ADJUSTS = Gate("house.adjusts_what_holds", _adjusts_what_holds, "adjusts", "拟调整的决策在执行中")
INDEPENDENT = Gate("decision.post_evaluation_independent", _evaluated_by_another, "evaluator")
