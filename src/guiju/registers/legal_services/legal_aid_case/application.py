"""申请、转交、通知: the three ways into the register (法律援助法 arts. 25, 28, 36, 38 to 40; 法律援助条例 arts. 14 to 17, 20)."""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.representation import OWN_WORK, agent_steps, agents_of, minors_represented
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.steps import NEW, Step, Writes
from guiju.kernel.keeping.identifiers import mask_name
from guiju.kernel.keeping.parties import PERSON
from guiju.kernel.offices.people import Role
from guiju.registers.legal_services.legal_aid_case import articles, clocks, gates
from guiju.registers.legal_services.legal_aid_case.choices import Form, Source, Subject
from guiju.registers.legal_services.legal_aid_case.columns import AidedGroup
from guiju.registers.legal_services.legal_aid_case.columns import LegalAidColumns as Of

ANYBODY = (Role.CLERK, Role.PARTY)
"""Whoever applies does so at the window or by themselves."""
APPLICANT = asks.parties("applicant", "申请人（受援人）")
REQUEST = asks.words("request", "申请事项和理由", help_text="写明与谁因何事发生争议、有什么请求、办到哪一步")
GROUPS = asks.maybe(asks.parts("groups", "受援人群", AidedGroup, "group", "people"))
PAPERS = (
    asks.maybe(asks.upload("identity", "身份证明、代理权证明")),
    asks.maybe(asks.upload("means_papers", "经济困难证明或者免予核查的材料")),
    asks.maybe(asks.upload("case_papers", "案件材料")),
)
WHAT = (
    Of.kind,
    Of.form,
    asks.maybe(Of.subject, "刑事案件以外的，应当选择。"),
    asks.maybe(Of.phase),
    asks.maybe(Of.case_organ),
    Of.people,
)
MEANS = (
    asks.maybe(Of.unlimited),
    asks.maybe(Of.exempt),
    asks.maybe(asks.words("means_told", "经济困难状况说明", longest=1000), "因经济困难申请的，应当如实说明。"),
)


def titled(facts: Facts) -> str:
    """Lists show it: whoever is aided is named by their surname only."""
    told = facts["applicant"][0]
    name = mask_name(told["name"]).replace("*", "某") if told["kind"] == PERSON else told["name"]
    others = f"等{facts['people']}人" if facts["people"] > 1 else ""
    about = Subject(facts["subject"]).label.removeprefix("请求") if facts["subject"] else Form(facts["form"]).label
    return f"{name}{others}{about}法律援助{MARK if facts.record.simulated else ''}"


def notice_late(facts: Facts) -> bool:
    """Whether the organ has notified later than it had to, as far as it says since when it knew; no step of ours depends on it."""
    due = facts.due("legal_aid.notify.criminal", facts["found_on"])
    return due is not None and clocks.owed(facts) and facts.on > due


def notice_cited(facts: Facts) -> dict[str, str]:
    return {"cited": articles.of_notice(facts["notice_ground"], facts.law_day)}


UNDER_WAY = ("applied", "lacking", "ahead", "granted", "assigned", "reported")
OPENS = {"title": titled, "outcome": ""}
GATES = (minors_represented("applicant"), gates.FORM_FITS, gates.AS_MANY, gates.SUBJECT_NEEDED, gates.IN_GROUPS)
STEPS = (
    Step(
        "apply",
        "申请法律援助",
        since=NEW,
        to="applied",
        by=ANYBODY,
        asks=(APPLICANT, agents_of("applicant"), OWN_WORK, *WHAT, *MEANS, REQUEST, GROUPS, *PAPERS),
        sets={**OPENS, "source": Source.APPLICATION},
        dates=(Of.received_on,),
        gates=GATES,
        writes=Writes("receipt", "法律援助申请受理回执"),
        help_text="诉讼事项向办案机关所在地、非诉讼事项向争议处理机关所在地或者事由发生地的法律援助机构申请；"
        "书写确有困难的，由工作人员代为填写。",
    ),
    Step(
        "take_forwarded",
        "收到转交的申请",
        since=NEW,
        to="applied",
        asks=(
            *(Of.forwarder, Of.handed_in_on, APPLICANT, agents_of("applicant"), OWN_WORK, *WHAT, *MEANS, REQUEST),
            *(asks.maybe(Of.accused), GROUPS, asks.upload("forwarded_application", "转交的申请书"), *PAPERS),
        ),
        sets={**OPENS, "source": Source.FORWARDED},
        dates=(Of.received_on,),
        gates=GATES,
        writes=Writes("receipt", "法律援助申请受理回执"),
        help_text="被羁押的人、服刑人员、强制隔离戒毒人员的申请，由办案机关、监管场所或者值班律师在二十四小时内转交。",
    ),
    Step(
        "take_notice",
        "收到通知辩护（代理）",
        since=NEW,
        to="granted",
        asks=(
            *(Of.notifier, Of.notice_number, Of.notice_ground, asks.maybe(Of.found_on)),
            *(asks.maybe(asks.ahead(Of.hearing_on)), APPLICANT, agents_of("applicant"), *WHAT),
            *(asks.maybe(Of.accused), asks.yes("has_counsel", "本人或者其近亲属已经委托辩护人、代理人"), GROUPS),
            asks.upload("notice", "通知书"),
        ),
        sets={**OPENS, "source": Source.NOTICE, "notice_late": notice_late},
        dates=(Of.received_on, Of.granted_on),
        gates=(*GATES[1:], gates.NOTICE_GROUND, gates.NO_COUNSEL, gates.HEARING_AHEAD),
        writes=Writes("notice_receipt", "通知辩护（代理）收件回执", also=notice_cited),
        help_text="依法应当通知的，不审查经济困难状况，收到即指派。",
    ),
    *agent_steps("applicant", since=UNDER_WAY),
    Step(
        "reissue_code",
        "补发查询码",
        by=(Role.CLERK,),
        since=(*UNDER_WAY, "closed", "refused", "terminated", "objected", "ordered", "upheld"),
        asks=(asks.yes("identified", "已经核对申请人本人身份"),),
        gates=(gates.IDENTIFIED,),
        writes=Writes("code_slip", "查询码告知单"),
        note=True,
        help_text="查询码遗失或者可能被他人知悉的补发，原查询码随即失效。",
    ),
)
