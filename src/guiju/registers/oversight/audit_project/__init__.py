"""审计项目: planned, notified, carried out, the unit heard, reported, decided; what was found is put right and looked at again.

审计法 (2021) arts. 15, 16, 42 to 45, 52 to 54. Before 2022 (its former text is not at hand) the house asks the same.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from guiju.figures.declared import Count, Sum, declare, say
from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.steps import NEW, Clock, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.audit_project import gates
from guiju.registers.oversight.audit_project.columns import (
    AuditFinding,
    AuditProjectColumns,
    AuditSuggestion,
    HandedOver,
)
from guiju.registers.oversight.audit_project.columns import AuditProjectColumns as Of
from guiju.registers.oversight.audit_project.findings import (
    CHECKING,
    DONE,
    DROPPING,
    FINDINGS,
    MORE_FINDINGS,
    ORDERING,
    RELEASING,
    RESETTING,
    SUGGESTIONS,
)

HEAD: dict[str, Any] = {"by": (Role.HEAD,)}
AFTER = ("reported", "rectifying")


def reported(facts: Facts) -> dict[str, Any]:
    """The findings and suggestions as the report has them."""
    return {"findings": gates.standing(facts), "suggestions": facts.parts("suggestions"), "amount": gates.amount(facts)}


def consulted(facts: Facts) -> dict[str, Any]:
    return {"findings": facts["findings"], "suggestions": facts["suggestions"]}


def consulted_again(facts: Facts) -> dict[str, Any]:
    there = [*gates.standing(facts), *facts["findings"]]
    return {"findings": there, "suggestions": [*facts.parts("suggestions"), *facts["suggestions"]]}


def ordered(facts: Facts) -> dict[str, Any]:
    return {"lines": ORDERING.lines(facts)}


class AuditProject(AuditProjectColumns):
    """审计项目: planned → notified → carried out → the unit heard → reported → put right → closed."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "审计项目"

    procedure = Procedure(
        Step("plan", "列入计划", since=NEW, to="planned", asks=(Of.title, Of.kind, Of.unit, Of.plan, Of.covers)),
        Step("drop", "调出计划", since=("planned", "notified"), to="dropped", asks=(asks.REASON,), **HEAD),
        Step(
            "notify",
            "送达审计通知书",
            since=("planned", "notified"),
            to="notified",
            asks=(
                Of.leader,
                asks.ahead(Of.begins_on),
                asks.yes("recusal_checked", "已核实审计组成员没有应当回避的情形"),
            ),
            dates=(Of.notified_on,),
            gates=(*gates.NOTICED, *gates.RECUSAL),
            writes=Writes("notice", "审计通知书"),
            decides=(Of.begins_on,),
            set_right_by=("notify",),
            help_text="实施日期改变的，再次送达。",
        ),
        Step("begin", "实施审计", since="notified", to="auditing", gates=(gates.BEGUN,)),
        Step(
            "begin_at_once",
            "直接实施审计",
            since=("planned", "notified"),
            to="auditing",
            asks=(Of.leader, Of.at_once, asks.yes("recusal_checked", "已核实审计组成员没有应当回避的情形")),
            dates=(Of.notified_on, Of.begins_on),
            gates=gates.RECUSAL,
            writes=Writes("notice", "审计通知书"),
            help_text="遇有特殊情况，经负责人批准，直接持审计通知书实施。",
            **HEAD,
        ),
        Step(
            "inquire",
            "向单位和个人调查",
            since="auditing",
            asks=(
                asks.words("asked", "被调查的单位、人员", longest=200),
                asks.number("auditors", "审计人员数", most=99),
                asks.yes("papers_shown", "已出示工作证件和审计通知书副本"),
                asks.words("learned", "调查情况"),
            ),
            gates=gates.INQUIRING,
        ),
        Step(
            "consult",
            "征求被审计单位意见",
            since="auditing",
            to="consulted",
            asks=(FINDINGS, SUGGESTIONS),
            dates=(Of.consulted_on,),
            writes=Writes("draft", "审计报告（征求意见稿）", also=consulted),
            help_text="以被审计单位接到审计组审计报告之日登记。",
        ),
        Step(
            "consult_again",
            "修改后再次征求意见",
            since="consulted",
            asks=(DROPPING, MORE_FINDINGS, SUGGESTIONS),
            dates=(Of.consulted_on,),
            sets={"opinion": "", "replied_on": None},
            gates=(gates.CHANGED,),
            writes=Writes("draft", "审计报告（征求意见稿）", also=consulted_again),
            help_text="核实单位意见后改变、补充问题的，原问题写明不列入的理由，改后的另行填写；意见期自再次接到之日起算。",
        ),
        Step("reply", "登记被审计单位意见", since="consulted", asks=(Of.opinion,), dates=(Of.replied_on,)),
        Step(
            "report",
            "出具审计报告",
            since="consulted",
            to="reported",
            asks=(DROPPING, asks.maybe(asks.words("weighed", "意见采纳情况和理由"), "提出了意见的，应当填写。")),
            dates=(Of.reported_on,),
            sets={
                "found": lambda facts: len(gates.standing(facts)),
                "left": lambda facts: len(gates.standing(facts)),
                "amount": gates.amount,
            },
            gates=gates.REPORTING,
            writes=Writes("report", "审计报告", also=reported),
            **HEAD,
        ),
        Step(
            "decide",
            "作出审计决定",
            since=AFTER,
            asks=(Of.nature, asks.words("holding", "处理、处罚")),
            dates=(Of.decided_on,),
            sets={"served_on": None},
            gates=gates.DECIDING,
            writes=Writes("decision", "审计决定书"),
            decides=(Of.nature, "holding"),
            set_right_by=("decide",),
            **HEAD,
        ),
        Step("serve", "送达审计决定", since=AFTER, dates=(Of.served_on,), gates=gates.SERVING),
        Step(
            "order",
            "要求整改",
            since=AFTER,
            to="rectifying",
            asks=(ORDERING,),
            gates=(gates.TERMS,),
            writes=Writes("order", "审计整改通知", also=ordered),
            decides=(ORDERING,),
            set_right_by=("reset",),
        ),
        Step(
            "reset",
            "重新确定整改要求",
            since="rectifying",
            asks=(RESETTING,),
            help_text="要求、期限需要改变，或者整改没有到位的，登记理由以后再次“要求整改”。",
        ),
        Step("hear", "登记整改报告", since="rectifying", asks=(DONE,)),
        Step(
            "check",
            "跟踪检查",
            since="rectifying",
            asks=(CHECKING,),
            sets={"left": lambda facts: len(gates.left(facts))},
            help_text="没有到位的不填；需要另定要求的，办理“重新确定整改要求”。",
        ),
        Step(
            "hand_over",
            "移送处理",
            since=("auditing", "consulted", *AFTER),
            asks=(asks.parts("handed", "移送", HandedOver, "organ", "what", "persons", dates=("handed_on",)),),
        ),
        Step(
            "told_back",
            "登记处理结果",
            since=("auditing", "consulted", *AFTER, "closed"),
            asks=(rows.of_each("told", "移送事项的结果", HandedOver, "outcome", dates=("told_on",)),),
        ),
        Step(
            "annul",
            "登记审计决定被撤销",
            since=(*AFTER, "closed"),
            asks=(asks.words("by_whom", "撤销的机关和文书", longest=120), asks.REASON),
            sets={"nature": "", "decided_on": None, "served_on": None},
            gates=gates.SERVING,
            withdraws=True,
            help_text="上级审计机关撤销，本级人民政府裁决、行政复议或者诉讼撤销的，在此登记；变更的，再次“作出审计决定”。",
            **HEAD,
        ),
        Step(
            "release",
            "不再要求整改",
            since=AFTER,
            asks=(RELEASING,),
            sets={"left": lambda facts: len(gates.left(facts))},
            help_text="审计决定被撤销、单位撤销等不再整改的，逐个写明理由；不计为整改到位，报告列明的问题数不变。",
            **HEAD,
        ),
        Step(
            "close",
            "办结",
            since=AFTER,
            to="closed",
            confirms=("audit.decision_served",),
            asks=(asks.maybe(asks.words("untold", "尚未告知结果的，催询情况", longest=300)),),
            gates=gates.CLOSING,
        ),
        Step(
            "publish",
            "公布审计结果",
            since=(*AFTER, "closed"),
            publishes=True,
            confirms=("audit.secrets_kept",),
            **HEAD,
        ),
        Step("unpublish", "撤回公布", since=(*AFTER, "closed"), withdraws=True, asks=(asks.REASON,), **HEAD),
        stages={
            "planned": "已列入计划",
            "notified": "已送达通知书",
            "auditing": "实施审计中",
            "consulted": "征求意见中",
            "reported": "已出具报告",
            "rectifying": "整改中",
            "closed": "已办结",
            "dropped": "已调出计划",
        },
        ends=("closed", "dropped"),
        clocks=(
            Clock(
                until=Of.begins_on,
                words="实施审计",
                source="审计通知书",
                starts="notify",
                met_by="begin",
                dropped_by=("notify", "begin_at_once", "drop"),
            ),
            Clock(
                "audit.unit_opinion",
                starts=("consult", "consult_again"),
                met_by="reply",
                dropped_by=("report", "consult_again"),
            ),
            Clock(
                until=AuditFinding.due_on,
                words="整改审计发现的问题",
                source="审计整改通知",
                whose="terms",
                starts="order",
                met_by="check",
                dropped_by=("reset", "release"),
            ),
        ),
        numbering=(Numbering("audit_report", "{mark}审报〔{year}〕{n}号", at="report"),),
        publication=Publication(
            shows=("number", "title", "kind", "unit", "reported_on", "found", "amount", "left", "decided_on")
        ),
    )


declare(
    audit_projects_completed=Count(AuditProject, on="reported_on"),
    audit_problem_amount=Sum(AuditProject, "amount", on="reported_on"),
    audit_suggestions=Count(AuditSuggestion, on="matter__reported_on"),
    audit_problems_found=Count(AuditFinding, on="matter__reported_on", where=Q(dropped_because="")),
    audit_problems_rectified=Count(AuditFinding, on="rectified_on"),
    audit_matters_handed_over=Count(HandedOver, on="handed_on"),
)
say(
    "oversight",
    "完成审计项目{audit_projects_completed}，审计查出问题{audit_problems_found}，审计问题整改{audit_problems_rectified}，"
    "提出审计建议{audit_suggestions}，审计移送处理{audit_matters_handed_over}。",
)
