"""集体讨论决定和决策公布, 执行和调整: decided at a meeting, published, carried out, evaluated, adjusted, filed for life
(决策条例 arts. 30 to 37)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.asks import Ask
from guiju.kernel.declaring.called import called
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.grounds import held_by
from guiju.kernel.declaring.steps import At, Clock, Fork, Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.decisions.major_decision import gates
from guiju.registers.decisions.major_decision.choices import Cause, Occasion
from guiju.registers.decisions.major_decision.columns import MajorDecisionColumns as Of
from guiju.registers.decisions.major_decision.dossier import FILE
from guiju.registers.decisions.major_decision.forming import another
from guiju.registers.decisions.major_decision.verdicts import Result
from guiju.registers.rulemaking.normative_document.deliberation import at_meeting

PUBLISH = "disclosure.proactive.publish"
RESULT = asks.choice("verdict", "讨论结果", Result.choices)
RUNNING = ("in_force", "suspended")
SHOWN = (
    "listed",
    "started",
    "forming",
    "consulting",
    "reviewed",
    "submitted",
    *("decided", *RUNNING, "completed", "rejected", "archived"),
)
OVER = ("completed", "changed", "stopped", "rejected")


def decided(facts: Facts) -> dict[str, Any]:
    """Passed, it has its day and who carries it out; put off, it is formed further; what was turned down nobody has."""
    if facts["verdict"] == Result.PASSED:
        return {"decided_on": facts.on, "executor": facts["handler"] or facts.record.agency}
    if facts["verdict"] == Result.POSTPONED:
        return {"review": None, "submitted_on": None, "undertaker": facts["handler"] or facts.record.agency}
    return {"handler": None, "rejected_on": facts.on}


def handed_over(facts: Facts) -> dict[str, Any]:
    """To another unit: of what is decided who carries it out, before that who forms the draft."""
    whose = "undertaker" if facts["decided_on"] is None else "executor"
    return {whose: facts["handler"] or facts.record.agency}


def replacing() -> Ask:
    return another("replaced_by", "据以调整的决策")


def adjusted(label: str) -> dict[str, Any]:
    return {
        "since": RUNNING,
        "by": (Role.HEAD,),
        "asks": (replacing, asks.REASON),
        "gates": (gates.LAWFUL_CHANGE,),
        "sets": {"handler": None},
        "ties": lambda facts: [(facts["replaced_by"], label)],
        "withdraws": True,
        "help_text": "重大调整先另行启动一项决策，选择本决策为拟调整的原决策，依照法定程序作出决定后在此办理。",
    }


STEPS = (
    Step(
        "decide",
        "作出决定",
        since="submitted",
        to=Fork(RESULT, {Result.PASSED: "decided", Result.POSTPONED: "forming", Result.REJECTED: "rejected"}),
        by=(Role.HEAD,),
        asks=(
            at_meeting,
            RESULT,
            asks.maybe(
                called(Of.handler, "交由哪个单位办理"), "通过的为决策执行单位，暂缓的为承办单位；由本机关办理的不填。"
            ),
            held_by(asks.words("party_report", "向同级党委请示报告情况"), "decision.party_report"),
        ),
        sets=decided,
        gates=(gates.REVIEWED, gates.DISCUSSED),
        help_text="先在会议中列入议程、记录审议结果和不同意见；发生日期为会议召开之日。",
        decides=(RESULT,),
    ),
    Step(
        "publish",
        "公布决策",
        since="decided",
        to="in_force",
        by=(Role.HEAD,),
        dates=(Of.announced_on,),
        asks=(
            Of.gist,
            held_by(Of.explanation, "decision.explain_adoption"),
            asks.upload("text", "决策正式文本"),
        ),
        gates=(Gate("decision.publish", gates.PUBLIC.reason), four_eyes("公布人员不得与拟订草案的人员相同。", "draft")),
        publishes=True,
        writes=Writes("announcement", "重大行政决策公告"),
        decides=(Of.gist, Of.explanation),
        set_right_by=("publish_again",),
    ),
    Step(
        "publish_again",
        "重新公布",
        since=RUNNING,
        by=(Role.HEAD,),
        asks=(Of.gist, Of.explanation, asks.REASON),
        gates=(gates.PUBLIC,),
        publishes=True,
        edits=True,
        writes=Writes("announcement", "重大行政决策公告"),
        decides=(Of.gist, Of.explanation),
        set_right_by=("publish_again",),
        help_text="公布的文字有误、解读需要补充的，在此更正；决定的内容不在此改变。",
    ),
    Step(
        "keep_closed",
        "不予公布，交付执行",
        since="decided",
        to="in_force",
        by=(Role.HEAD,),
        asks=(Of.gist, asks.reason("不予公布的依据"), asks.upload("text", "决策正式文本")),
        gates=(gates.SECRET,),
    ),
    Step(
        "report",
        "报告执行情况",
        since=RUNNING,
        by=(Role.CLERK, Role.HEAD),
        at=At.HANDLER,
        asks=(
            asks.words("progress", "执行情况"),
            asks.maybe(asks.words("problems", "发现的问题、情况变化"), "应当及时报告。"),
            asks.maybe(asks.upload("execution_report", "执行情况报告")),
        ),
    ),
    Step(
        "suspend",
        "中止执行",
        since="in_force",
        to="suspended",
        by=(Role.HEAD,),
        asks=(asks.choice("cause", "中止执行的情形", Cause.choices), asks.REASON),
        help_text="情况紧急的，行政首长可以先决定中止执行；需要重大调整的，依照法定程序另行决策。",
    ),
    Step("resume", "恢复执行", since="suspended", to="in_force", by=(Role.HEAD,), asks=(asks.REASON,)),
    Step(
        "evaluate",
        "决策后评估",
        since=RUNNING,
        by=(Role.CLERK, Role.LEGAL),
        dates=(Of.evaluated_on,),
        asks=(
            asks.choice("occasion", "评估的情形", Occasion.choices),
            asks.words("evaluator", "承担评估的单位", longest=80),
            asks.words("public_heard", "听取社会公众意见和有关方面参与评估情况"),
            Of.advice,
            asks.upload("evaluation", "后评估报告"),
        ),
        gates=(gates.INDEPENDENT,),
    ),
    Step(
        "hand_over",
        "更换承办、执行单位",
        since=("started", "forming", "consulting", "reviewed", *RUNNING),
        by=(Role.HEAD,),
        asks=(asks.maybe(called(Of.handler, "接办单位"), "由本机关办理的不填。"), asks.REASON),
        sets=handed_over,
    ),
    Step("change", "变更", to="changed", **adjusted("变更为")),
    Step("stop", "停止执行", to="stopped", **adjusted("停止执行依据")),
    Step(
        "complete",
        "执行完毕",
        since="in_force",
        to="completed",
        by=(Role.HEAD,),
        asks=(asks.words("result", "执行结果"),),
        sets={"handler": None},
    ),
    Step(
        "add_papers",
        "补充卷内材料",
        since=("decided", *RUNNING, *OVER),
        asks=(asks.upload("process_record", "决策过程记录和材料"),),
    ),
    Step(
        "unpublish",
        "撤回公开",
        since=SHOWN,
        by=(Role.HEAD,),
        asks=(asks.REASON,),
        withdraws=True,
        help_text="公开的内容有误、含有不应公开的信息的，先撤回，更正后恢复公开或者重新公布。",
    ),
    Step(
        "republish",
        "恢复公开",
        since=SHOWN,
        by=(Role.HEAD,),
        gates=(gates.PUBLIC, gates.WITHDRAWN),
        publishes=True,
    ),
    Step(
        "archive",
        "归档",
        since=OVER,
        to="archived",
        dates=(Of.archived_on,),
        gates=(Gate("decision.archive", FILE.incomplete),),
        writes=Writes("file_cover", "重大行政决策案卷", also=FILE.listed),
        help_text="案卷永久保管，供终身责任追究时查考。",
    ),
)
CLOCKS = (
    Clock(
        PUBLISH,
        starts="decide",
        met_by="publish",
        dropped_by="keep_closed",
        when=lambda facts: facts["verdict"] == Result.PASSED and gates.may_be_shown(facts),
    ),
    Clock(
        until=Of.consultation_until,
        words="结束征求意见、反馈采纳情况",
        source="公开征求意见公告",
        starts="consult",
        extended_by="prolong",
        met_by="end_consultation",
        dropped_by="drop",
    ),
    Clock(
        until=Of.hearing_on,
        words="举行听证会",
        source="听证会公告",
        starts="call_hearing",
        extended_by="put_off_hearing",
        met_by="hold_hearing",
        dropped_by=("call_off_hearing", "drop"),
    ),
)
