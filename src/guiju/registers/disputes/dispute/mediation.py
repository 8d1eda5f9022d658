"""启动调解、记录调解、激化报告: from acceptance to the eve of an agreement (人民调解法 arts. 17 to 25)."""

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute import gates
from guiju.registers.disputes.dispute.choices import Way
from guiju.registers.disputes.dispute.columns import DisputeColumns as Of
from guiju.registers.disputes.dispute.columns import DisputeSession
from guiju.registers.disputes.mediation_committee import Kind as CommitteeKind

MEDIATES = (Role.CLERK, Role.MEDIATOR)
MEDIATOR_OF_COMMITTEE = asks.alike(Of.mediator, "committee")
"""人民调解法 art. 19: the committee names one of its own mediators; one lent to it changes posts first."""
BEFORE_AGREEMENT = ("accepted", "mediating", "drafted")
NO_AGREEMENT: dict[str, Any] = {
    "agreement_form": "",
    "agreed_on": None,
    "agreed_amount": None,
    "perform_by": None,
    "effective_on": None,
}
"""The columns of an agreement that came to nothing."""


def way_of(facts: Facts) -> str:
    """People's mediation by the committee's kind."""
    trade = facts["committee"].kind == CommitteeKind.TRADE
    return Way.TRADE if trade else Way.PEOPLE


def risk_day(facts: Facts) -> Any:
    """The day on which a sitting last showed that the dispute may come to violence."""
    return facts.on if any(session["risk"] for session in facts["sessions"]) else facts["risk_found_on"]


def risk_known(facts: Facts) -> Any:
    return facts["risk_found_on"] or facts.on


STEPS = (
    Step(
        "refuse",
        "当事人拒绝调解",
        since=("found", *BEFORE_AGREEMENT),
        by=MEDIATES,
        asks=(asks.words("refused_by", "拒绝调解的当事人及表示", longest=200),),
        dates=(Of.refused_on,),
    ),
    Step(
        "consent",
        "当事人重新同意调解",
        since=BEFORE_AGREEMENT,
        by=MEDIATES,
        asks=(asks.words("statement", "当事人的表示", longest=200),),
        sets={"refused_on": None},
        gates=(Gate("house.refused_before", gates.not_refused, gist="有当事人拒绝调解的记录"),),
    ),
    Step(
        "begin",
        "启动人民调解",
        since="accepted",
        to="mediating",
        by=MEDIATES,
        asks=(Of.committee, MEDIATOR_OF_COMMITTEE, Of.joint, asks.yes("chosen", "调解员由当事人选择")),
        sets={"mediation_kind": way_of},
        dates=(Of.began_on,),
        gates=(
            *gates.WILLING,
            *gates.MEDIATOR,
            Gate("house.committee_in_being", gates.committee_in_being, "committee", "调委会在册"),
        ),
        confirms=(
            "mediation.no_block_of_rights",
            "mediation.free",
            "mediation.mediators_named",
            "mediation.rights_of_parties",
        ),
    ),
    Step(
        "begin_other",
        "启动行政调解、司法调解",
        since="accepted",
        to="mediating",
        by=MEDIATES,
        asks=(Of.mediation_kind, Of.joint, asks.words("host", "主持调解的人员", longest=100)),
        dates=(Of.began_on,),
        gates=(
            *gates.WILLING,
            Gate("house.other_kind", gates.other_kind, "mediation_kind", "调解方式不是人民调解"),
        ),
    ),
    Step(
        "change_mediator",
        "更换调解员",
        since="mediating",
        by=MEDIATES,
        asks=(MEDIATOR_OF_COMMITTEE, asks.REASON),
        gates=gates.MEDIATOR,
    ),
    Step(
        "hold_session",
        "记录调解",
        since=("mediating", "drafted"),
        by=MEDIATES,
        asks=(
            asks.parts(
                "sessions", "调解", DisputeSession, "held_on", "summary", optional=("guests", "consented", "risk")
            ),
            asks.maybe(asks.upload("recording", "笔录扫描件或者录音录像"), "重点纠纷应当上传。"),
        ),
        sets={"risk_found_on": risk_day},
        gates=(
            *gates.WILLING,
            *gates.GUESTS,
            *gates.REPORTED,
            Gate("house.session_day", gates.session_day, "sessions", "调解日期不早于启动调解日期"),
            Gate("house.key_recording", gates.recording_kept, "recording", "重点纠纷的调解全程留痕"),
        ),
    ),
    Step(
        "report_risk",
        "激化报告",
        since=("found", *BEFORE_AGREEMENT, "failed"),
        by=MEDIATES,
        asks=(
            asks.words("reported_to", "报告的公安机关或者其他部门", longest=100),
            asks.words("report", "报告内容和预防措施"),
        ),
        sets={"risk_found_on": risk_known},
        dates=(Of.risk_reported_on,),
        confirms=("mediation.escalation_prevention",),
        writes=Writes("risk_report", "纠纷激化报告"),
    ),
)
