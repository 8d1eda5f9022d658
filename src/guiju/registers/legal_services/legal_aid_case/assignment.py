"""指派和办理: who helps, who takes over, what is told on the way, the report at the end (法律援助法 arts. 26, 43, 46, 50, 55)."""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.grounds import held_by
from guiju.kernel.declaring.steps import Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.legal_services.legal_aid_case import dossier, ending_gates, gates
from guiju.registers.legal_services.legal_aid_case.application import ANYBODY
from guiju.registers.legal_services.legal_aid_case.choices import Outcome
from guiju.registers.legal_services.legal_aid_case.columns import LegalAidColumns as Of

HELPER = (Of.helper, Of.helper_kind, asks.maybe(Of.firm), asks.maybe(Of.practice_years))
SUGGESTED = asks.maybe(asks.words("suggested", "受援人意愿或者推荐的承办人员及其理由", longest=500))


def first_assigned(facts: Facts) -> object:
    return facts["assigned_on"] or facts.on


ASSIGNED = {"assigned_on": first_assigned}
STEPS = (
    Step(
        "assign",
        "指派承办人员",
        since="granted",
        to="assigned",
        by=(Role.CLERK, Role.HEAD),
        asks=(*HELPER, SUGGESTED),
        sets=ASSIGNED,
        gates=gates.HELPER,
        writes=Writes("assignment", "指派通知书"),
        help_text="自决定之日（通知辩护的自收到通知之日）起三日内指派，并通知受援人和来通知的办案机关。",
    ),
    Step(
        "assign_first",
        "先行指派",
        since="ahead",
        by=(Role.CLERK, Role.HEAD),
        asks=(*HELPER, SUGGESTED),
        sets=ASSIGNED,
        gates=gates.HELPER,
        writes=Writes("assignment", "指派通知书"),
    ),
    Step(
        "ask_for_another",
        "请求更换承办人员",
        since=("assigned", "ahead"),
        by=ANYBODY,
        asks=(asks.REASON,),
        help_text="承办人员未依法履行职责的，受援人可以请求更换。",
    ),
    Step(
        "replace_helper",
        "更换承办人员",
        since=("assigned", "ahead"),
        by=(Role.HEAD,),
        asks=(held_by(Of.cause, "legal_aid.no_unjustified_refusal"), *HELPER, SUGGESTED, asks.REASON),
        gates=(*gates.HELPER, gates.ANOTHER, gates.ASKED_FOR_ANOTHER),
        writes=Writes("assignment", "指派通知书"),
        decides=(Of.cause, "reason"),
        set_right_by=("replace_helper",),
        help_text="承办人员无正当理由不愿承办的，不是更换的原因，应当依法处理。",
    ),
    Step(
        "inform",
        "通报办理情况",
        since=("assigned", "ahead"),
        asks=(asks.words("progress", "办理情况"),),
        help_text="受援人凭查询码可以看到办理到哪一步；重要进展另行通报并登记。",
    ),
    Step(
        "report",
        "承办人员报告结案",
        since="assigned",
        to="reported",
        asks=(
            *(Of.ending, asks.maybe(Of.recovered), asks.words("report_words", "办理情况和结果")),
            asks.upload("case_report", "办理情况报告"),
            asks.maybe(asks.upload("documents", "法律文书副本或者复印件")),
        ),
        dates=(Of.reported_on,),
    ),
    Step(
        "return_report",
        "退回补正结案材料",
        since="reported",
        to="assigned",
        asks=(asks.REASON,),
        sets={"reported_on": None},
    ),
    Step(
        "add_papers",
        "补充卷内材料",
        since=("granted", "assigned", "reported", "closed", "terminated"),
        asks=tuple(asks.maybe(asks.upload(name, label)) for name, label in dossier.UPLOADS.items()),
        gates=(dossier.SOMETHING_FILED,),
    ),
    Step(
        "close",
        "审核结案",
        since="reported",
        to="closed",
        by=(Role.HEAD,),
        asks=(asks.maybe(asks.words("opinion", "审核意见", longest=500)),),
        sets={"outcome": Outcome.CLOSED},
        gates=(ending_gates.DOCUMENTS, dossier.COMPLETE),
        confirms=("legal_aid.no_charge",),
        writes=Writes("closing", "法律援助案件结案表", also=dossier.FILE.listed),
    ),
)
