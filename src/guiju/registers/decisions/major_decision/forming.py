"""决策草案的形成: listed, started, drafted, shown, heard, argued, assessed, reviewed, submitted (决策条例 arts. 10 to 29)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.apps import apps

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.asks import Ask, RowField, as_ask
from guiju.kernel.declaring.called import called
from guiju.kernel.declaring.comments import Comments
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.grounds import held_by
from guiju.kernel.declaring.steps import NEW, At, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.decisions.major_decision import gates
from guiju.registers.decisions.major_decision.choices import Hearing, Risk
from guiju.registers.decisions.major_decision.columns import DecisionExpert, DecisionOpinion
from guiju.registers.decisions.major_decision.columns import MajorDecisionColumns as Of

UNDERTAKER: dict[str, Any] = {"by": (Role.CLERK, Role.LEGAL, Role.HEAD), "at": At.HANDLER}
"""Who forms the draft."""
BEFORE_DISCUSSION = ("proposed", "listed", "started", "forming", "consulting", "reviewed", "submitted")
OPINIONS = asks.parts("opinions", "意见", DecisionOpinion, "source", "opinion", dates=("received_on",))
COMMENTS = Comments("record_opinions", OPINIONS, stage="consulting", until=Of.consultation_until)
ANSWERS = rows.of_each("answers", "研究意见", DecisionOpinion, "adoption", optional=("reply",))
EXPERTS = asks.parts(
    "experts",
    "论证专家",
    DecisionExpert,
    "name",
    "opinion",
    optional=("unit", "signed", "disinterested"),
    dates=("argued_on",),
)
ABOUT = (Of.technical, Of.risky, Of.concerns_groups, Of.concerns_market)


def another(name: str, label: str) -> Ask:
    """The choice of another decision."""
    found = apps.get_model("decisions", "MajorDecision")._default_manager.all()
    return Ask(name, RowField(found, label=label), column=True)


def adjusted() -> Ask:
    return another("adjusts", "拟调整的原决策")


def review_chosen() -> Ask:
    """A review is of the office that sent it, which may be another's."""
    return replace(as_ask(Of.review), elsewhere=True)


def undertaken(facts: Facts) -> dict[str, Any]:
    return {"undertaker": facts["handler"] or facts.record.agency}


def redrafted(facts: Facts) -> dict[str, Any]:
    """What was reviewed was another draft; a risk that was not under control is assessed anew."""
    anew = {"risk": "", "assessed_on": None, "assessor": ""} if facts["risk"] == Risk.UNCONTROLLABLE else {}
    return {"review": None, "submitted_on": None, **anew}


def notice(facts: Facts) -> dict[str, Any]:
    return {"unit": facts["undertaker"]}


STEPS = (
    Step(
        "propose",
        "登记决策事项建议",
        since=NEW,
        to="proposed",
        asks=(
            Of.title,
            Of.kind,
            Of.proposer,
            Of.secret,
            asks.maybe(adjusted, "重大调整、停止执行已经作出的决策的，应当选择。"),
            asks.words("problem", "拟解决的主要问题、理由依据和初步方案"),
        ),
        gates=(gates.ADJUSTS,),
    ),
    Step(
        "list",
        "列入目录",
        since="proposed",
        to="listed",
        by=(Role.HEAD,),
        dates=(Of.listed_on,),
        asks=(Of.catalogue_year, Of.party_agreed_on),
        gates=(
            gates.PUBLIC,
            gates.AGREED,
            gates.YEAR,
            four_eyes("公布目录的人员不得与登记建议的人员相同。", "propose"),
        ),
        publishes=True,
        help_text="年度目录逐项公布；年内增加的事项同样办理。",
    ),
    Step(
        "start",
        "启动决策程序",
        since=("proposed", "listed"),
        to="started",
        by=(Role.HEAD,),
        asks=(
            held_by(Of.study, "decision.study_before_start"),
            asks.maybe(called(Of.handler, "决策承办单位"), "两个以上的选牵头单位；由本机关承办的不填。"),
            asks.maybe(asks.words("joint", "其他承办单位", longest=200)),
        ),
        sets=undertaken,
        gates=(gates.LISTED,),
        confirms=("decision.lead_unit",),
    ),
    Step(
        "draft",
        "拟订草案",
        since="started",
        to="forming",
        asks=(
            *ABOUT,
            asks.upload("draft", "决策草案"),
            asks.words("explained", "起草说明"),
            held_by(
                asks.words("coordination", "与有关单位协商情况，不一致的写明争议问题和各方意见"),
                "decision.consult_agencies",
            ),
        ),
        **UNDERTAKER,
    ),
    Step(
        "consult",
        "公开征求意见",
        since="forming",
        to="consulting",
        dates=(Of.consultation_from,),
        asks=(
            asks.ahead(Of.consultation_until),
            held_by(Of.draft_explained, "decision.publish_draft"),
            Of.contact,
            asks.maybe(Of.shortened_because, "少于三十日的应当说明，一并公布。"),
        ),
        sets={"consulted_on": None, "feedback": ""},
        gates=(gates.PUBLIC, gates.SHOWN, gates.AFTER),
        writes=Writes("consultation", "公开征求意见公告", also=notice),
        publishes=True,
        decides=(Of.consultation_until,),
        set_right_by=("prolong", "consult"),
        **UNDERTAKER,
    ),
    Step(
        "prolong",
        "延长征求意见期限",
        since="consulting",
        asks=(asks.ahead(Of.consultation_until), asks.REASON),
        gates=(gates.PROLONGED,),
        publishes=True,
        **UNDERTAKER,
    ),
    Step(
        "record_opinions",
        "登记意见",
        since=("consulting", "forming"),
        by=(*UNDERTAKER["by"], Role.PARTY),
        at=At.HANDLER,
        asks=(OPINIONS,),
        gates=COMMENTS.gates,
    ),
    Step(
        "answer_opinions",
        "研究意见",
        since=("consulting", "forming"),
        asks=(ANSWERS,),
        gates=(gates.REASONS,),
        **UNDERTAKER,
    ),
    Step(
        "end_consultation",
        "结束征求意见",
        since="consulting",
        to="forming",
        dates=(Of.consulted_on,),
        gates=(gates.OVER, gates.WHOLE_TERM),
        **UNDERTAKER,
    ),
    Step(
        "call_hearing",
        "公告听证会",
        since=("forming", "consulting"),
        asks=(asks.ahead(Of.hearing_on), Of.hearing_place, asks.words("selection", "听证参加人遴选办法和名单公布情况")),
        gates=(gates.PUBLIC, gates.HEARING_AHEAD, gates.NOT_CALLED),
        confirms=("decision.hearing_selection",),
        writes=Writes("hearing_notice", "听证会公告", also=notice),
        decides=(Of.hearing_on, Of.hearing_place),
        set_right_by=("put_off_hearing",),
        **UNDERTAKER,
    ),
    Step(
        "put_off_hearing",
        "听证会改期",
        since=("forming", "consulting"),
        asks=(asks.ahead(Of.hearing_on), Of.hearing_place, asks.REASON),
        gates=(gates.CALLED, gates.HEARING_AHEAD),
        writes=Writes("hearing_put_off", "听证会改期公告", also=notice),
        decides=(Of.hearing_on, Of.hearing_place, asks.REASON),
        set_right_by=("put_off_hearing",),
        **UNDERTAKER,
    ),
    Step(
        "hold_hearing",
        "举行听证会",
        since=("forming", "consulting"),
        dates=(Of.heard_on,),
        asks=(
            asks.day("materials_served_on", "听证会材料送达日期"),
            asks.upload("hearing_record", "听证会记录"),
            asks.maybe(OPINIONS),
        ),
        gates=(gates.CALLED, gates.AS_CALLED, gates.SERVED_EARLY),
        confirms=("decision.hearing_record",),
        **UNDERTAKER,
    ),
    Step(
        "hear_others",
        "以其他方式听取意见",
        since=("forming", "consulting"),
        dates=(Of.heard_on,),
        asks=(
            asks.several("ways", "听取意见的方式", Hearing.choices),
            asks.words("heard", "听取意见情况"),
            asks.maybe(asks.upload("heard_record", "座谈、走访、调查记录")),
            asks.usually(Of.groups_heard, lambda facts: facts["groups_heard"]),
            asks.maybe(OPINIONS),
        ),
        **UNDERTAKER,
    ),
    Step(
        "feed_back",
        "反馈意见采纳情况",
        since="forming",
        asks=(Of.feedback,),
        gates=(rows.every(ANSWERS, "每条意见应当研究处理"),),
        publishes=True,
        **UNDERTAKER,
    ),
    Step(
        "argue",
        "专家论证",
        since=("forming", "consulting"),
        dates=(Of.argued_on,),
        asks=(
            Of.argument,
            EXPERTS,
            asks.words("used", "论证意见的研究采纳情况"),
            asks.upload("argument_paper", "论证意见书"),
        ),
        gates=(gates.SIGNED, gates.DISINTERESTED),
        **UNDERTAKER,
    ),
    Step(
        "assess",
        "风险评估",
        since=("forming", "consulting"),
        dates=(Of.assessed_on,),
        asks=(
            Of.assessor,
            held_by(asks.words("departments", "听取有关部门意见情况"), "decision.risk_report"),
            held_by(asks.words("points", "风险点"), "decision.risk_report"),
            held_by(asks.words("measures", "风险防范措施和处置预案"), "decision.risk_report"),
            asks.upload("risk_report", "风险评估报告"),
            Of.risk,
        ),
        **UNDERTAKER,
    ),
    Step(
        "take_over",
        "采用已有的风险评估",
        since=("forming", "consulting"),
        dates=(Of.assessed_on,),
        asks=(
            Of.assessor,
            asks.words("which", "已有评价、评估的名称和依据"),
            asks.upload("risk_report", "风险评估报告"),
            Of.risk,
        ),
        help_text="按照有关规定已经对有关风险进行评价、评估的，不作重复评估。",
        **UNDERTAKER,
    ),
    Step(
        "redraft",
        "调整草案",
        since=("forming", "reviewed"),
        to="forming",
        asks=(*ABOUT, asks.upload("new_draft", "调整后的草案"), asks.words("changes", "调整情况和理由")),
        sets=redrafted,
        edits=True,
        **UNDERTAKER,
    ),
    Step(
        "bind_review",
        "登记合法性审查",
        since="forming",
        to="reviewed",
        asks=(review_chosen,),
        gates=(*gates.FORMED, *gates.RIGHT_REVIEW),
        help_text="合法性审查在“合法性审查”台账中送审、审查；履行完草案形成程序以后送审。",
        **UNDERTAKER,
    ),
    Step(
        "submit",
        "提请讨论",
        since="reviewed",
        to="submitted",
        dates=(Of.submitted_on,),
        asks=(asks.maybe(asks.words("fair_competition", "公平竞争审查情况"), "涉及市场主体经济活动的应当填写。"),),
        sets={"handler": None},
        gates=(*gates.FORMED, gates.REVIEWED, gates.FAIR),
        confirms=("decision.submission_materials",),
        **UNDERTAKER,
    ),
    Step(
        "send_back",
        "退回完善",
        since="submitted",
        to="forming",
        by=(Role.HEAD, Role.CLERK),
        asks=(asks.maybe(called(Of.handler, "决策承办单位"), "由本机关承办的不填。"), asks.REASON),
        sets=lambda facts: {**redrafted(facts), **undertaken(facts)},
    ),
    Step(
        "drop",
        "终止决策程序",
        since=BEFORE_DISCUSSION,
        to="dropped",
        by=(Role.HEAD,),
        asks=(asks.REASON,),
        sets={"handler": None},
        withdraws=True,
        help_text="从目录中调出的，也在此办理。",
    ),
)
