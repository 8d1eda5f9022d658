"""复查: a certificate held to be wrong is looked at again by the office that issued it (公证法 art. 39)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.steps import Clock, Fork, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.legal_services.notary_case import gates
from guiju.registers.legal_services.notary_case.choices import Fault, Reviewer
from guiju.registers.legal_services.notary_case.columns import NotaryCaseColumns as Of
from guiju.registers.legal_services.notary_case.making import DESK

STANDING = ("delivered", "upheld", "corrected", "review_withdrawn")
UNSAID: dict[str, Any] = {"fault": "", "reviewed_on": None, "announced_on": None}
STEPS = (
    Step(
        "ask_review",
        "提出复查",
        since=STANDING,
        to="in_review",
        by=DESK,
        asks=(
            asks.choice("reviewer", "由谁提出", Reviewer.choices),
            asks.maybe(asks.parties("interested", "利害关系人", least=0)),
            asks.words("held_wrong", "认为错误的内容和理由"),
            asks.maybe(asks.upload("review_request", "复查申请书")),
        ),
        sets=UNSAID,
        dates=(Of.review_asked_on,),
        gates=gates.ASKING,
        help_text="当事人之间对内容有争议的，可以向人民法院提起民事诉讼。",
    ),
    Step(
        "withdraw_review",
        "撤回复查申请",
        since="in_review",
        to="review_withdrawn",
        by=DESK,
        asks=(asks.REASON,),
        gates=gates.WITHDRAWING,
        help_text="公证书内容违法或者与事实不符的，撤回以后仍应当由本机构自行复查。",
    ),
    Step(
        "decide_review",
        "复查处理",
        since="in_review",
        to=Fork(Of.fault, {Fault.NONE: "upheld", Fault.OTHER: "corrected", Fault.CONTENT: "revoked"}),
        by=(Role.HEAD,),
        asks=(Of.fault, asks.maybe(asks.words("wrong", "错误所在", longest=1000)), asks.maybe(asks.REASON)),
        dates=(Of.reviewed_on,),
        gates=gates.REVIEWING,
        writes=Writes("review", "公证复查处理决定"),
        decides=(Of.fault, "wrong", "reason"),
        set_right_by=("ask_review",),
        help_text="内容违法或者与事实不符的，必须撤销；有其他错误的更正。撤销的公证书自始无效，应当收回并公告。",
    ),
    Step(
        "announce",
        "撤销公告",
        since="revoked",
        to="void",
        by=(*DESK, Role.HEAD),
        asks=(asks.words("announced_in", "公告的载体", longest=100), asks.maybe(asks.upload("announcement", "公告"))),
        dates=(Of.announced_on,),
        confirms=("notary.revocation_announced",),
        writes=Writes("revocation", "撤销公证书公告"),
    ),
)
CLOCKS = (Clock("notary.review.decide", starts="ask_review", met_by="decide_review", dropped_by="withdraw_review"),)
