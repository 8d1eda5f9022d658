"""申请、受理、告知、审查、核实、审批、出具、不予办理: from application to certificate (公证法 arts. 25 to 34)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.grounds import held_by
from guiju.kernel.declaring.representation import agent_steps, agents_of, minors_represented
from guiju.kernel.declaring.said_before import said_before
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.steps import NEW, Clock, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.legal_services.notary_case import gates
from guiju.registers.legal_services.notary_case.choices import Kind, Reach, Refusal
from guiju.registers.legal_services.notary_case.columns import NotaryCaseColumns as Of
from guiju.registers.legal_services.notary_case.columns import NotaryVisit

DESK = (Role.CLERK, Role.LEGAL)
UNDER_WAY = ("accepted", "lacking", "verifying", "suspended", "approved")
APPLICANT = asks.parties("applicant", "申请人")
VISITS = asks.parts("visits", "上门服务", NotaryVisit, "visitors", "reason", dates=("visited_on",))
WHAT = (Of.kind, Of.reach, Of.nature, asks.maybe(Of.used_in, "涉外、涉港澳台的，应当填写。"), Of.immovable)
MORE = (Of.online, Of.one_visit, Of.aid_eligible)
FOUND = (
    asks.yes("identity", "当事人的身份、资格和相应权利已经查清"),
    asks.yes("documents", "文书内容完备、含义清晰，签名印鉴齐全"),
    asks.yes("evidence", "证明材料真实、合法、充分"),
    asks.yes("truth", "所申请的事项真实、合法"),
)
UNEXAMINED = {"examined_on": None, "approved_on": None}
PAUSES = (("ask_papers", "take_papers"), ("begin_verifying", "end_verifying"), ("suspend", "resume"))


def titled(facts: Facts) -> str:
    """Lists show it: of whom, it says nothing."""
    reach = "" if facts["reach"] == Reach.DOMESTIC else f"（{Reach(facts['reach']).label}）"
    return f"{Kind(facts['kind']).label}公证{reach}{MARK if facts.record.simulated else ''}"


def cited(facts: Facts) -> dict[str, str]:
    """The item of 公证法 art. 31 on which a refusal rests."""
    return {"item": f"第{'一二三四五六七八九'[[*Refusal].index(Refusal(facts['refusal']))]}项"}


def verified_anew(facts: Facts) -> dict[str, Any]:
    """Whoever verifies examines again what came of it."""
    return {**UNEXAMINED, "verified_on": facts.on}


STEPS = (
    Step(
        "apply",
        "公证申请",
        since=NEW,
        to="applied",
        by=DESK,
        asks=(
            *(APPLICANT, agents_of("applicant"), *WHAT, *MORE),
            asks.words("purpose", "申请公证的文书名称、用途", longest=500),
            asks.maybe(asks.upload("application", "公证申请表、证明材料")),
        ),
        sets={"title": titled},
        gates=(*gates.APPLYING, minors_represented("applicant")),
        help_text="名称由系统按公证事项生成，不含姓名。遗嘱、生存、收养关系等由本人申请。",
    ),
    *agent_steps("applicant", since=("applied", *UNDER_WAY), by=DESK),
    Step(
        "accept",
        "受理",
        since="applied",
        to="accepted",
        by=DESK,
        asks=(said_before(Of.notary), Of.venue),
        dates=(Of.accepted_on,),
        gates=(gates.NOTARY_OFFICE, gates.IN_PERSON_STILL, *gates.ACCEPTING),
        confirms=("notary.no_self_interest",),
        writes=Writes("acceptance", "公证受理通知书"),
        help_text="自受理之日起十五个工作日内出具；补充材料、核实和不可抗力的时间不计算在内。",
    ),
    Step(
        "decline",
        "不予受理",
        since="applied",
        to="declined",
        by=DESK,
        asks=(asks.REASON,),
        writes=Writes("declined", "不予受理通知书"),
        help_text="不属于本机构办理的，告知向哪里申请。",
        decides=("reason",),
        set_right_by=("take_up",),
    ),
    Step("take_up", "改为受理审查", since="declined", to="applied", by=DESK, asks=(asks.REASON,)),
    Step(
        "change_notary",
        "更换承办公证员",
        since=UNDER_WAY,
        by=(Role.HEAD,),
        asks=(said_before(Of.notary), asks.REASON),
        confirms=("notary.no_self_interest",),
    ),
    Step(
        "inform",
        "告知",
        since=("accepted", "lacking", "verifying"),
        by=DESK,
        asks=(
            asks.words("meaning", "法律意义和可能产生的法律后果"),
            asks.upload("informed", "经当事人签名的告知书、笔录"),
        ),
        dates=(Of.informed_on,),
        writes=Writes("informing", "公证告知书"),
    ),
    Step(
        "visit",
        "上门服务",
        since=("applied", *UNDER_WAY),
        by=DESK,
        asks=(VISITS,),
        help_text="办理中每上门一次登记一次。",
    ),
    Step(
        "ask_papers",
        "通知补充材料",
        since="accepted",
        to="lacking",
        by=DESK,
        asks=(asks.words("missing", "需要补充的证明材料"),),
        sets=UNEXAMINED,
        writes=Writes("missing_papers", "补充材料通知书"),
        decides=("missing",),
        set_right_by=("take_papers",),
    ),
    Step(
        "take_papers",
        "收到补充材料",
        since="lacking",
        to="accepted",
        by=DESK,
        asks=(asks.words("supplied", "收到的材料", longest=500), asks.maybe(asks.upload("papers", "补充的材料"))),
    ),
    Step(
        "begin_verifying",
        "开始核实",
        since="accepted",
        to="verifying",
        by=DESK,
        asks=(asks.words("verify", "需要核实的情况和方式", longest=500),),
        sets={**UNEXAMINED, "to_verify": True, "verified_on": None},
        help_text="包括委托异地公证机构代为核实。",
    ),
    Step(
        "end_verifying",
        "核实完毕",
        since="verifying",
        to="accepted",
        by=DESK,
        asks=(
            asks.words("found", "核实的结果", longest=1000),
            asks.maybe(asks.upload("verification", "核实笔录、回函")),
        ),
        sets=verified_anew,
    ),
    Step("suspend", "不可抗力暂停", since="accepted", to="suspended", by=(Role.HEAD,), asks=(asks.REASON,)),
    Step("resume", "恢复办理", since="suspended", to="accepted", by=DESK, asks=(asks.REASON,)),
    Step(
        "examine",
        "审查",
        since="accepted",
        by=DESK,
        asks=(*FOUND, Of.to_verify, asks.words("opinion", "审查意见", longest=1000)),
        dates=(Of.examined_on,),
        gates=gates.EXAMINING,
        help_text="补充材料、核实以后重新审查。需要核实而没有核实的，不能审批。",
    ),
    Step(
        "charge",
        "收费",
        since=("accepted", "approved"),
        by=DESK,
        asks=(Of.fee, asks.maybe(Of.waived), asks.maybe(asks.words("waived_because", "减免原因", longest=200))),
        dates=(Of.charged_on,),
        gates=gates.CHARGING,
        help_text="按照本省收费标准填写实收金额，免收的填零；减免金额另填。",
    ),
    Step(
        "approve",
        "审批",
        since="accepted",
        to="approved",
        by=(Role.HEAD,),
        dates=(Of.approved_on,),
        gates=gates.APPROVING,
    ),
    Step(
        "send_back",
        "退回承办",
        since="approved",
        to="accepted",
        by=(Role.HEAD,),
        asks=(asks.REASON,),
        sets=UNEXAMINED,
    ),
    Step(
        "issue",
        "出具公证书",
        since="approved",
        to="issued",
        by=DESK,
        asks=(
            *(Of.certificate, Of.copies, asks.yes("signed", "公证员已经签名或者加盖签名章")),
            *(asks.yes("sealed", "已经加盖公证机构印章"), asks.maybe(asks.upload("scan", "公证书扫描件"))),
        ),
        dates=(Of.issued_on,),
        gates=gates.ISSUING,
        help_text="公证书按照国务院司法行政部门规定的格式制作，自出具之日起生效。",
    ),
    Step(
        "refuse",
        "不予办理",
        since=("accepted", "lacking", "verifying"),
        to="refused",
        by=(Role.HEAD,),
        asks=(held_by(Of.refusal, "notary.refusal_grounds"), asks.REASON),
        writes=Writes("refusal", "不予办理公证决定书", also=cited),
        decides=(Of.refusal, "reason"),
        set_right_by=("reopen",),
    ),
    Step(
        "reopen",
        "撤回不予办理，继续办理",
        since="refused",
        to="accepted",
        by=(Role.HEAD,),
        asks=(asks.REASON,),
        sets={"refusal": ""},
    ),
    Step(
        "withdraw",
        "撤回申请",
        since=("applied", *UNDER_WAY),
        to="withdrawn",
        by=DESK,
        asks=(asks.REASON, asks.maybe(asks.upload("withdrawal", "当事人签名的撤回申请"))),
    ),
    Step(
        "deliver",
        "送交公证书",
        since="issued",
        to="delivered",
        by=DESK,
        asks=(asks.words("receiver", "领取人、领取方式", longest=60),),
        dates=(Of.delivered_on,),
    ),
)
CLOCKS = (
    Clock(
        "notary.issue.ordinary",
        starts=("accept", "reopen"),
        counted_from="accepted_on",
        met_by="issue",
        dropped_by=("refuse", "withdraw"),
        pauses=PAUSES,
    ),
)
