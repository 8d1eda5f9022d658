"""送审、受理、听取法律意见, then 修改、反馈: what comes before an opinion and what becomes of it (决策条例 25–28)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.deadlines import while_it_runs
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import law_or_house, only_if
from guiju.kernel.declaring.steps import NEW, At, Clock, Fork, Gate, Once, Step
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Agency, Role
from guiju.registers.decisions.legality_review import reviewing_gates as gates
from guiju.registers.decisions.legality_review.choices import Adoption
from guiju.registers.decisions.legality_review.columns import CounselOpinion
from guiju.registers.decisions.legality_review.columns import LegalityReviewColumns as Of

NOT_PASSED = ("failed", "changing")
"""Stages in which the opinion says that the draft as it stands is not lawful."""


def reviewing_organ(facts: Facts) -> Agency:
    return Agency.objects.get(pk=facts.actor.agency_id)


def adjusted(facts: Facts) -> dict[str, Any]:
    return {"cleared_on": facts.on if facts["adoption"] == Adoption.ALL else None}


SENDING = (
    Gate("house.wanted_after_sent", gates.wanted_after_sent, "wanted_by", "要求审结日期不早于送审日期"),
    only_if(gates.is_decision, Gate(gates.TIME_LEFT, gates.time_left, "wanted_by")),
    only_if(gates.is_decision, Gate("decision.legality_review_materials", gates.sent_with_its_papers, "basis")),
)
RIGHT_REVIEWER = law_or_house(
    gates.is_decision,
    "decision.legality_reviewer",
    "house.right_reviewer",
    gates.right_reviewer,
    gist="本级人民政府讨论的事项，由政府负责合法性审查的部门审查",
)
OURS = Gate("house.organ_that_took_it_on", gates.taken_on_here, gist="由受理的审查机构办理")
REASONS = Gate("house.reasons_not_adopted", gates.reasons_for_what_is_not_adopted, "why_not", "未采纳的意见写明理由")

SENDERS = ("send", "complete", "adjust", "send_again")
MENDED = (asks.maybe(Of.basis, "重大行政决策应当填写。"), asks.maybe(Of.procedure_told, "重大行政决策应当填写。"))
"""What a draft that comes again may say anew of what it rests on."""
UNDRAFTED: dict[str, Any] = {"conclusion": "", "valid_until": None, "risk": ""}
"""What was drafted and not signed is no opinion: handed back, or with something new on file, it is drafted again."""
UNSAID = {**UNDRAFTED, "adoption": "", "cleared_on": None, "opined_on": None}
"""A conclusion is of the draft it was given for: with another draft, or taken up again, there is none."""

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
        gates=(
            *SENDING,
            only_if(gates.is_decision, Gate("decision.collective_discussion", gates.collectively_decided, "decider")),
            Gate("decision.legality_review", gates.reform_of_a_decision, "exploratory"),
        ),
    ),
    Step(
        "send_back",
        "退回补充材料",
        since=("sent", "reviewing"),
        to="returned",
        by=(Role.LEGAL,),
        at=(At.OWN, Organ.JUSTICE),
        asks=(asks.words("lacking", "需要补充的材料"),),
        gates=RIGHT_REVIEWER,
    ),
    Step(
        "complete",
        "补充材料后再送",
        since="returned",
        to="sent",
        by=(Role.CLERK, Role.LEGAL),
        asks=(
            asks.upload("supplement", "补充材料"),
            *MENDED,
            asks.ahead(Of.wanted_by),
            asks.maybe(Of.urgent_because),
        ),
        gates=SENDING,
        edits=True,
    ),
    Step(
        "take_on",
        "受理分派",
        since="sent",
        to="reviewing",
        by=(Role.LEGAL, Role.HEAD),
        at=(At.OWN, Organ.JUSTICE),
        asks=(Of.reviewers,),
        sets={"organ": Once(reviewing_organ)},
        gates=RIGHT_REVIEWER,
    ),
    Step(
        "reassign",
        "改派审查人员",
        since="reviewing",
        by=(Role.LEGAL, Role.HEAD),
        at=(At.OWN, Organ.JUSTICE),
        asks=(Of.reviewers, asks.REASON),
        gates=(*RIGHT_REVIEWER, OURS),
    ),
    Step(
        "put_off",
        "商定延长审查时间",
        since=("sent", "reviewing", "signing"),
        by=(Role.CLERK, Role.LEGAL),
        asks=(asks.ahead(Of.wanted_by), asks.REASON),
        gates=(
            while_it_runs(Of.wanted_by),
            Gate("house.only_put_off", gates.only_put_off, "wanted_by", "要求审结日期只能延后"),
        ),
        help_text="要求审结日期由送审单位确定；审查机构需要更多时间的，与送审单位商定后由其办理。",
    ),
    Step(
        "hear_counsel",
        "登记法律意见",
        since=("reviewing", "signing"),
        to="reviewing",
        by=(Role.LEGAL, Role.CLERK),
        at=(At.OWN, Organ.JUSTICE),
        asks=(
            asks.parts(
                "counsel_opinions", "法律意见", CounselOpinion, "name", "lawyer", "opinion", dates=("given_on",)
            ),
        ),
        sets={**UNDRAFTED, "counsel_joined": True},
        gates=(*RIGHT_REVIEWER, OURS),
        help_text="由审查机构组织法律顾问、公职律师提出；已经拟具、尚未审签的审查意见，据此重新拟具。",
    ),
)
"""送审 to 法律意见."""

AFTERWARDS = (
    Step(
        "adjust",
        "按审查意见修改",
        since="changing",
        to=Fork(Of.adoption, {Adoption.ALL: "cleared", Adoption.PARTLY: "reviewing", Adoption.NONE: "reviewing"}),
        by=(Role.CLERK, Role.LEGAL),
        asks=(
            Of.adoption,
            asks.words("changes", "修改情况"),
            asks.upload("adjusted_draft", "修改后的送审稿"),
            asks.maybe(asks.words("why_not", "未采纳的理由"), "没有全部采纳的，应当说明。"),
            asks.maybe(asks.ahead(Of.wanted_by), "没有全部采纳的，应当填写。"),
        ),
        sets=adjusted,
        gates=(REASONS, Gate("house.wanted_again", gates.wanted_again, "wanted_by", "再作审查的，填写要求审结日期")),
        help_text="全部采纳的，即为审查通过；没有全部采纳的，由审查机构再作审查。",
    ),
    Step(
        "send_again",
        "修改后重新送审",
        since=("failed", "cleared"),
        to="sent",
        by=(Role.CLERK, Role.LEGAL),
        asks=(
            asks.upload("new_draft", "修改后的送审稿"),
            asks.words("changes", "修改情况"),
            *MENDED,
            asks.ahead(Of.wanted_by),
            asks.maybe(Of.urgent_because),
        ),
        sets={**UNSAID, "counsel_joined": False},
        gates=SENDING,
        edits=True,
        help_text="审查不合法的，或者审查通过后送审稿有实质改动的，重新送审；原来的审查结论不再适用。",
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
        since=("sent", "returned", "reviewing", "signing", "changing", "failed"),
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
        starts=("send", "complete", "send_again", "adjust", "reconsider"),
        when=lambda facts: facts["adoption"] != Adoption.ALL,
        extended_by="put_off",
        met_by="sign_off",
        dropped_by=("send_back", "withdraw"),
    ),
)
