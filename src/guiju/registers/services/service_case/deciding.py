"""决定、公开、送达、核查承诺、评价，以及撤销、撤回、注销 (行政许可法 arts. 8, 37 to 40, 42, 44, 49, 50, 69, 70)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.registry import register
from guiju.kernel.declaring.steps import Fork, Point, Step, Writes
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.services.service_case import deciding_gates, gates
from guiju.registers.services.service_case.choices import Decision, Level
from guiju.registers.services.service_case.columns import ServiceCaseColumns as Of

STANDING = ("granted", "delivered")
ENDS_OF_A_LICENCE: dict[str, Any] = {"by": (Role.HEAD,), "withdraws": True}
EXTENDS: dict[str, Any] = {
    "since": ("examining", "special", "hearing"),
    "by": (Role.HEAD,),
    "asks": (asks.number("extension_length", "延长的工作日数", least=1, most=15), asks.REASON),
    "gates": (deciding_gates.EXTENDED,),
    "writes": Writes("extension", "延长办理期限告知书"),
    "decides": ("extension_length", "reason"),
}


def hearing_held(facts: Facts) -> bool:
    return gates.of_licence(facts) and facts.past("hold_hearing") is not None


def limited(facts: Facts) -> bool:
    return gates.of_licence(facts) and bool(facts["item"].limited)


def granted_licence(facts: Facts) -> bool:
    return gates.of_licence(facts) and facts["decision"] == Decision.GRANTED


def open_rating(act: Act) -> None:
    """The rating is a record of its own, which nobody opens but the applicant by their door."""
    facts = act.facts
    told = {"case": act.record, "level": facts["level"], "remark": facts["remark"]}
    act.open_many("receive", register("service_rating"), [(act.record.agency, told)])


STEPS = (
    Step(
        "extend",
        "延长办理期限",
        help_text="二十个工作日决定不了的，由本机关负责人批准延长一次，最多十个工作日，告知申请人理由。",
        **EXTENDS,
    ),
    Step(
        "extend_jointly",
        "延长“一件事”办理期限",
        at=Organ.GOVERNMENT,
        help_text="四十五个工作日办不完的，由本级政府负责人批准延长一次，最多十五个工作日，告知申请人理由。",
        **EXTENDS,
    ),
    Step(
        "decide",
        "作出决定",
        since="examining",
        to=Fork("decision", {Decision.GRANTED: "granted", Decision.REFUSED: "refused"}),
        by=(Role.HEAD,),
        asks=(
            Of.decision,
            asks.maybe(asks.words("refused_because", "不予办理的理由和依据", longest=1000), "不予办理的，应当填写。"),
            asks.yes("false_material", "隐瞒情况或者提供虚假材料"),
            asks.maybe(Of.document, "准予许可的，应当填写。"),
            asks.maybe(asks.ahead(Of.valid_from)),
            asks.maybe(asks.ahead(Of.valid_until)),
            asks.maybe(asks.ahead(Of.check_by), "以告知承诺准予的，应当填写。"),
            asks.maybe(asks.words("late_reason", "超过承诺时间的理由", longest=300)),
        ),
        sets=deciding_gates.decided,
        dates=(Of.decided_on,),
        gates=(*deciding_gates.DECIDING, deciding_gates.FALSE_REFUSED),
        confirms=(
            Point("licence.hearing_record_basis", hearing_held),
            Point("licence.order_of_acceptance", limited),
            Point("licence.competitive_award", limited),
        ),
        writes=Writes("decision", "办理决定书"),
        decides=(Of.decision, "refused_because", Of.document, Of.valid_from, Of.valid_until, Of.check_by),
        set_right_by=("revoke", "redo"),
    ),
    Step(
        "deem_renewed",
        "逾期未决定，视为准予延续",
        since=("examining", "special", "hearing"),
        to="granted",
        by=(Role.SYSTEM,),
        sets={"decision": Decision.GRANTED, "deemed": True, "in_time": False},
        dates=(Of.decided_on,),
        gates=(deciding_gates.RENEWAL_OVER,),
        help_text="有效期届满以前没有作出决定的，视为准予延续；延续的期限由机关在证件上载明。",
    ),
    Step(
        "enter_renewed",
        "载明视为延续的证件和有效期",
        since=STANDING,
        by=(Role.HEAD,),
        asks=(Of.document, Of.valid_from, asks.ahead(Of.valid_until)),
        gates=(deciding_gates.DEEMED, gates.VALIDITY),
        decides=(Of.document, Of.valid_from, Of.valid_until),
    ),
    Step(
        "redo",
        "重新审查",
        since="refused",
        to="examining",
        by=(Role.HEAD,),
        asks=(asks.reason("复议决定、判决、自行纠正的情况"),),
        sets={
            "decision": "",
            "opinion": "",
            "decided_on": None,
            "in_time": None,
            "barred_by": "",
            "barred_until": None,
        },
        help_text="不予办理的决定被撤销或者自行纠正的，重新审查后再作决定。",
    ),
    Step(
        "publish",
        "公开许可决定",
        since=STANDING,
        by=(Role.CLERK, Role.HEAD),
        gates=(deciding_gates.GRANT_SHOWN,),
        publishes=True,
        help_text="准予行政许可的决定应当公开，公众有权查阅；自然人隐去姓名。",
    ),
    Step(
        "deliver",
        "送达证件、结果",
        since="granted",
        to="delivered",
        asks=(asks.words("delivery", "送达的方式和签收情况", longest=200),),
        dates=(Of.delivered_on,),
    ),
    Step(
        "check_promise",
        "核查承诺",
        since=STANDING,
        by=(Role.CLERK, Role.OFFICER),
        asks=(
            Of.promise,
            asks.words("checked", "核查情况", longest=1000),
            asks.maybe(Of.credit_record, "承诺不实的，应当填写。"),
        ),
        gates=deciding_gates.CHECKING,
        help_text="承诺不实的，撤销许可并记入信用记录。",
    ),
    Step(
        "rate",
        "评价",
        since=(*STANDING, "refused", "declined"),
        by=(Role.PARTY,),
        asks=(
            asks.choice("level", "评价等级", Level.choices),
            asks.maybe(asks.words("remark", "意见和建议", longest=500)),
        ),
        dates=(Of.rated_on,),
        gates=(deciding_gates.RATED,),
        then=open_rating,
        decides=("level", "remark"),
        help_text="只有申请人凭查询码可以评价，一件一次，任何人不能修改。",
    ),
    Step(
        "revoke",
        "撤销决定、许可",
        since=STANDING,
        to="revoked",
        asks=(
            Of.revoked,
            asks.words("public_interest", "对公共利益的影响", longest=500),
            asks.reason("撤销的事实、理由和依据"),
            asks.maybe(Of.compensation),
        ),
        sets=deciding_gates.of_fraud,
        dates=(Of.revoked_on,),
        gates=deciding_gates.REVOKING,
        writes=Writes("revocation", "撤销决定书"),
        decides=(Of.revoked, "reason", "public_interest", Of.compensation),
        help_text="以欺骗、贿赂等不正当手段取得的，应当撤销；撤销会重大损害公共利益的除外。",
        **ENDS_OF_A_LICENCE,
    ),
    Step(
        "recall",
        "变更、撤回许可",
        since=STANDING,
        to="recalled",
        asks=(Of.recalled, asks.reason("公共利益的需要和依据"), asks.maybe(Of.compensation)),
        dates=(Of.taken_on,),
        gates=(deciding_gates.LICENSED,),
        confirms=("licence.no_arbitrary_change", "licence.withdrawal_compensation"),
        writes=Writes("recall", "撤回行政许可决定书"),
        decides=(Of.recalled, "reason", Of.compensation),
        **ENDS_OF_A_LICENCE,
    ),
    Step(
        "deregister",
        "注销许可",
        since=(*STANDING, "revoked", "recalled"),
        to="deregistered",
        asks=(Of.deregistered, asks.reason("注销的情况")),
        dates=(Of.deregistered_on,),
        gates=deciding_gates.DEREGISTERING,
        decides=(Of.deregistered, "reason"),
        by=(Role.CLERK, Role.HEAD),
        withdraws=True,
    ),
)
