"""启动调解、记录调解、激化报告: from acceptance to the eve of an agreement (人民调解法 arts. 17 to 25)."""

from collections.abc import Callable
from datetime import date
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import in_order
from guiju.kernel.declaring.recordings import recordings
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute import gates
from guiju.registers.disputes.dispute.choices import Way
from guiju.registers.disputes.dispute.columns import DisputeColumns as Of
from guiju.registers.disputes.dispute.columns import DisputeMediator, DisputeSession
from guiju.registers.disputes.mediation_committee.choices import Kind as CommitteeKind
from guiju.registers.disputes.mediation_committee.gates import IN_BEING

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
    "performance": "",
    "performed_amount": None,
    "satisfaction": "",
    "followed_up_on": None,
}
"""The columns of an agreement that came to nothing, and of how it was kept."""


OTHERS = asks.maybe(asks.parts("others", "共同调解的调解员", DisputeMediator, "mediator", least=0))
PEOPLES = Gate("house.peoples_mediation", gates.by_a_committee, "committee", "由人民调解委员会调解")
RIGHTS = Writes("rights_notice", "调解权利义务告知书")


def way_of(facts: Facts) -> str:
    """People's mediation by the committee's kind."""
    trade = facts["committee"].kind == CommitteeKind.TRADE
    return Way.TRADE if trade else Way.PEOPLE


def mediators(facts: Facts) -> dict[str, list[str]]:
    """Who mediates, by name: the one who leads first."""
    leading = [facts["mediator"].title] if facts["mediator"] is not None else []
    return {"mediators": [*leading, *(row.mediator.title for row in facts.parts("others"))]}


def began(facts: Facts) -> date:
    """The day on which mediation was first begun: who tries again in another year moves nothing of the first."""
    return facts["began_on"] or facts.on


def first_way(way: Callable[[Facts], str]) -> Callable[[Facts], str]:
    return lambda facts: facts["first_way"] or way(facts)


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
        asks=(
            Of.committee,
            MEDIATOR_OF_COMMITTEE,
            OTHERS,
            Of.joint,
            asks.yes("chosen", "调解员由当事人选择"),
            asks.yes("equal_footing", "当事人中的国家机关以平等民事主体身份发生纠纷"),
        ),
        sets={"mediation_kind": way_of, "first_way": first_way(way_of), "began_on": began},
        gates=(
            gates.CIVIL_ONLY,
            *gates.WILLING,
            *gates.MEDIATOR,
            gates.OTHERS_TOO,
            IN_BEING,
        ),
        confirms=(
            "mediation.no_block_of_rights",
            "mediation.free",
            "mediation.rights_of_parties",
            "mediation.duties_of_parties",
        ),
        writes=RIGHTS,
    ),
    Step(
        "begin_other",
        "启动行政调解、司法调解",
        since="accepted",
        to="mediating",
        by=MEDIATES,
        asks=(
            Of.mediation_kind,
            asks.maybe(Of.administrative_kind, "行政调解应当选择。"),
            asks.maybe(Of.phase, "行政争议应当选择。"),
            Of.joint,
            asks.words("host", "主持调解的人员", longest=100),
        ),
        sets={"first_way": first_way(lambda facts: str(facts["mediation_kind"])), "began_on": began},
        gates=(
            *gates.WILLING,
            Gate("house.other_kind", gates.other_kind, "mediation_kind", "调解方式不是人民调解"),
            Gate(
                "house.administrative_kind", gates.kind_of_nature, "administrative_kind", "行政调解类别与纠纷性质相符"
            ),
            Gate("house.administrative_phase", gates.phase_of_nature, "phase", "行政争议选明所处阶段"),
        ),
        writes=RIGHTS,
    ),
    Step(
        "inquire",
        "调查",
        since=BEFORE_AGREEMENT,
        by=MEDIATES,
        asks=(
            asks.day("inquired_on", "调查日期"),
            asks.words("inquired_at", "调查地点", longest=100),
            asks.words("inquired_of", "被调查人", longest=100),
            asks.words("learned", "调查情况"),
        ),
        gates=in_order("found_on", "inquired_on"),
        writes=Writes("inquiry_record", "调查记录"),
    ),
    Step(
        "change_mediator",
        "更换调解员",
        since=("mediating", "drafted"),
        by=MEDIATES,
        asks=(MEDIATOR_OF_COMMITTEE, asks.REASON),
        gates=(PEOPLES, *gates.MEDIATOR),
    ),
    Step(
        "transfer",
        "转由其他调委会调解",
        since=("mediating", "drafted"),
        by=MEDIATES,
        asks=(Of.committee, MEDIATOR_OF_COMMITTEE, asks.REASON),
        sets={"mediation_kind": way_of},
        gates=(PEOPLES, *gates.MEDIATOR, IN_BEING),
        help_text="当事人同意由上一级或者行业性、专业性人民调解委员会继续调解的，在原记录上办理，不另行登记。",
    ),
    Step(
        "hold_session",
        "记录调解",
        since=("mediating", "drafted"),
        by=MEDIATES,
        asks=(
            asks.parts(
                "sessions",
                "调解",
                DisputeSession,
                "held_on",
                "summary",
                optional=("place", "guests", "consented", "risk"),
            ),
            asks.maybe(recordings("recording", "笔录扫描件或者录音录像"), "重点纠纷应当上传。"),
        ),
        sets={"risk_found_on": risk_day},
        gates=(
            *gates.WILLING,
            gates.STILL_MEDIATOR,
            *gates.GUESTS,
            *gates.REPORTED,
            Gate("house.session_day", gates.session_day, "sessions", "调解日期不早于启动调解日期"),
            Gate("house.key_recording", gates.recording_kept, "recording", "重点纠纷的调解全程留痕"),
        ),
        writes=Writes("session_record", "调解记录", also=mediators, each=("sessions",)),
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
    Step(
        "avert",
        "登记防止激化",
        since=("mediating", "drafted", "agreed", "confirming", "failed", "performed", "led_on"),
        by=MEDIATES,
        asks=(Of.averted, Of.averted_people),
        dates=(Of.averted_on,),
        gates=(
            Gate("house.averted_after_report", gates.something_averted, gist="有激化报告"),
            Gate("house.averted_once", gates.not_averted_yet, gist="没有登记过防止激化"),
        ),
        help_text="报告过可能激化的纠纷，经调解没有激化的，登记所防止的后果。",
    ),
)
