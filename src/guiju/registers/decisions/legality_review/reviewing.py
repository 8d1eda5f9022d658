"""送审、审查、反馈: sent with its papers, taken on, heard with counsel, concluded; adjusted or sent again (决策条例 25–28)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes, only_if
from guiju.kernel.declaring.steps import NEW, At, Clock, Fork, Gate, Step, Writes
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.decisions.legality_review.choices import Adoption, Conclusion, Decider, Subject
from guiju.registers.decisions.legality_review.columns import CounselOpinion
from guiju.registers.decisions.legality_review.columns import LegalityReviewColumns as Of

TIME_LEFT = "decision.legality_review.minimum"


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


def risk_stated(facts: Facts) -> str | None:
    """决策条例 25(2), second sentence: reform without clear rules of the State may go on with the risk in the open."""
    if not facts["exploratory"] or facts["conclusion"] == Conclusion.LAWFUL or facts["risk"]:
        return None
    return "国家尚无明确规定的探索性改革事项，应当明示法律风险。"


def reasons_for_what_is_not_adopted(facts: Facts) -> str | None:
    return (
        "没有全部采纳审查意见的，请说明理由。" if facts["adoption"] != Adoption.ALL and not facts["why_not"] else None
    )


def concluded(facts: Facts) -> dict[str, Any]:
    """The first conclusion is the one that figures count; cleared is what may be decided as it stands."""
    review: Any = facts.record
    cleared = facts["conclusion"] == Conclusion.LAWFUL
    return {"concluded_on": review.concluded_on or facts.on, "cleared_on": facts.on if cleared else None}


def adjusted(facts: Facts) -> dict[str, Any]:
    return {"cleared_on": facts.on if facts["adoption"] == Adoption.ALL else None}


SENDING = (
    Gate("house.wanted_after_sent", wanted_after_sent, "wanted_by", "要求审结日期不早于送审日期"),
    only_if(is_decision, Gate(TIME_LEFT, time_left, "wanted_by")),
    only_if(is_decision, Gate("decision.legality_review_materials", sent_with_its_papers, "basis")),
)
RIGHT_REVIEWER = Gate(
    "house.right_reviewer", right_reviewer, gist="本级人民政府讨论的事项，由政府负责合法性审查的部门审查"
)
REASONS = Gate("house.reasons_not_adopted", reasons_for_what_is_not_adopted, "why_not", "未采纳的意见写明理由")

STEPS = (
    Step(
        "send",
        "送审",
        since=NEW,
        to="sent",
        by=(Role.CLERK, Role.LEGAL),
        asks=(
            Of.title,
            Of.subject,
            Of.decider,
            asks.upload("draft", "送审稿"),
            asks.maybe(Of.basis, "重大行政决策应当填写。"),
            asks.maybe(Of.procedure_told, "重大行政决策应当填写。"),
            asks.maybe(Of.counterpart),
            asks.maybe(Of.amount),
            Of.exploratory,
            asks.ahead(Of.wanted_by),
            asks.maybe(Of.urgent_because, "要求审结的时间不足七个工作日的，应当说明。"),
        ),
        gates=SENDING,
    ),
    Step(
        "send_back",
        "退回补充材料",
        since="sent",
        to="returned",
        by=(Role.LEGAL,),
        at=(At.OWN, Organ.JUSTICE),
        asks=(asks.words("lacking", "需要补充的材料"),),
    ),
    Step(
        "complete",
        "补充材料后再送",
        since="returned",
        to="sent",
        by=(Role.CLERK, Role.LEGAL),
        asks=(
            asks.upload("supplement", "补充材料"),
            asks.ahead(Of.wanted_by),
            asks.maybe(Of.urgent_because),
        ),
        gates=SENDING[:2],
    ),
    Step(
        "take_on",
        "受理分派",
        since="sent",
        to="reviewing",
        by=(Role.LEGAL, Role.HEAD),
        at=(At.OWN, Organ.JUSTICE),
        asks=(Of.reviewers,),
        gates=(RIGHT_REVIEWER,),
    ),
    Step(
        "hear_counsel",
        "登记法律意见",
        since="reviewing",
        by=(Role.LEGAL, Role.CLERK),
        at=(At.OWN, Organ.JUSTICE),
        asks=(
            asks.parts(
                "counsel_opinions", "法律意见", CounselOpinion, "name", "lawyer", "opinion", dates=("given_on",)
            ),
        ),
        sets={"counsel_joined": True},
    ),
    Step(
        "conclude",
        "出具审查意见",
        since="reviewing",
        to=Fork(
            Of.conclusion,
            {Conclusion.LAWFUL: "cleared", Conclusion.CHANGES: "changing", Conclusion.UNLAWFUL: "failed"},
        ),
        by=(Role.LEGAL,),
        at=(At.OWN, Organ.JUSTICE),
        asks=(
            Of.conclusion,
            asks.words("on_power", "是否符合法定权限"),
            asks.words("on_procedure", "是否履行相关法定程序"),
            asks.words("on_content", "内容是否符合法律、法规、规章和国家政策"),
            asks.maybe(Of.risk, "探索性改革事项没有明确规定的，应当明示法律风险。"),
        ),
        sets=concluded,
        gates=(
            RIGHT_REVIEWER,
            only_if(is_decision, Gate("decision.legal_counsel", counsel_heard)),
            Gate("decision.legality_review", risk_stated, "risk"),
            four_eyes("送审人员不得审查同一事项。", "send", "complete", "send_again"),
        ),
        confirms=("decision.legality_review_not_replaced",),
        writes=Writes("review_opinion", "合法性审查意见书"),
        decides=(Of.conclusion, "on_power", "on_procedure", "on_content", Of.risk),
        set_right_by=("reconsider",),
    ),
    Step(
        "reconsider",
        "重新审查",
        since=("cleared", "changing", "failed"),
        to="reviewing",
        by=(Role.LEGAL,),
        at=(At.OWN, Organ.JUSTICE),
        asks=(asks.REASON,),
        sets={"conclusion": "", "cleared_on": None, "risk": ""},
        gates=(RIGHT_REVIEWER,),
        help_text="原审查意见有误或者情况变化的，重新出具意见；原意见保留。",
    ),
    Step(
        "adjust",
        "按审查意见修改",
        since="changing",
        to=Fork(Of.adoption, {Adoption.ALL: "cleared", Adoption.PARTLY: "reviewing", Adoption.NONE: "reviewing"}),
        by=(Role.CLERK, Role.LEGAL),
        asks=(
            Of.adoption,
            asks.words("changes", "修改情况"),
            asks.maybe(asks.words("why_not", "未采纳的理由"), "没有全部采纳的，应当说明。"),
        ),
        sets=adjusted,
        gates=(REASONS,),
        help_text="全部采纳的，即为审查通过；没有全部采纳的，由审查机构再作审查。",
    ),
    Step(
        "send_again",
        "修改后重新送审",
        since="failed",
        to="sent",
        by=(Role.CLERK, Role.LEGAL),
        asks=(
            asks.upload("new_draft", "修改后的送审稿"),
            asks.words("changes", "修改情况"),
            asks.ahead(Of.wanted_by),
            asks.maybe(Of.urgent_because),
        ),
        sets={"conclusion": "", "risk": ""},
        gates=SENDING[:2],
    ),
    Step(
        "report_adoption",
        "反馈采纳情况",
        since=("cleared", "failed"),
        to="closed",
        by=(Role.CLERK, Role.LEGAL),
        asks=(
            Of.adoption,
            asks.words("what_became", "办理结果"),
            asks.maybe(asks.words("why_not", "未采纳的理由"), "没有全部采纳的，应当说明。"),
        ),
        gates=(REASONS,),
    ),
    Step(
        "withdraw",
        "撤回送审",
        since=("sent", "returned", "reviewing", "changing", "failed"),
        to="withdrawn",
        by=(Role.CLERK, Role.HEAD),
        asks=(asks.REASON,),
    ),
)
CLOCKS = (
    Clock(
        until=Of.wanted_by,
        words="出具合法性审查意见",
        source="送审要求",
        starts=("send", "complete", "send_again"),
        met_by="conclude",
        dropped_by=("send_back", "withdraw"),
    ),
)
