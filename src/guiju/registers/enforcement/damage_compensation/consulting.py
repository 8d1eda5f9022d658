"""磋商、赔偿协议、司法确认 (民事诉讼法 2023 arts. 187, 205, 206), 诉讼."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.deadlines import first_day
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.steps import Clock, Fork, Step, Writes
from guiju.registers.enforcement.damage_compensation import court_gates, gates
from guiju.registers.enforcement.damage_compensation.choices import Confirmation, FirstRuling, Judgment
from guiju.registers.enforcement.damage_compensation.columns import DamageCompensationColumns as Of
from guiju.registers.enforcement.damage_compensation.columns import DamageTalk
from guiju.registers.enforcement.damage_compensation.finding import FIELDWORK, HEAD, put_off

TALKS = asks.parts("talks", "磋商", DamageTalk, "place", "present", "gist", dates=("held_on",))
OWED = (asks.maybe(Of.owed, "支付赔偿金的，应当填写。"), Of.restores)
GONE: dict[str, Any] = {"agreed_on": None, "owed": None, "restores": False, "perform_by": None, "mediated": False}


def confirmed_to(result: Confirmation) -> dict[str, Any]:
    return {"confirmation": result, "court_accepted_on": None}


def ruled(facts: Facts) -> dict[str, Any]:
    return {"outcome": "判决驳回"} if facts["judgment"] == Judgment.LOST else {}


STEPS = (
    Step(
        "invite",
        "启动磋商",
        since=("assessed", "failed"),
        to="consulting",
        asks=(asks.words("plan", "赔偿、修复方案"), asks.ahead(Of.talk_by)),
        sets={"failed": ""},
        gates=gates.INVITED,
        writes=Writes("invitation", "生态环境损害赔偿磋商告知书"),
        decides=("plan", Of.talk_by),
        set_right_by=("put_off_talk", "fail"),
        **HEAD,
    ),
    put_off("put_off_talk", "延长磋商期限", "consulting", Of.talk_by),
    Step(
        "talk",
        "磋商",
        since="consulting",
        asks=(TALKS,),
        sets={"talk_count": lambda facts: len(facts.parts("talks")) + len(facts["talks"])},
        help_text="登记日期为磋商之日；每次磋商登记一次。",
        **FIELDWORK,
    ),
    Step(
        "agree",
        "签订赔偿协议",
        since="consulting",
        to="performing",
        asks=(
            *(Of.mediated, Of.agreement_gist, *OWED, asks.ahead(Of.perform_by)),
            asks.maybe(asks.words("why_less", "金额低于损失总额的理由", longest=500)),
            asks.upload("agreement", "赔偿协议"),
        ),
        sets={"confirmation": "", "first_agreed_on": first_day("first_agreed_on")},
        dates=(Of.agreed_on,),
        gates=(gates.TALKED, *gates.OWED, four_eyes("签订协议的负责人不得是登记磋商的人员。", "talk")),
        decides=(Of.owed, Of.restores, Of.perform_by, Of.agreement_gist),
        set_right_by=("agree_anew",),
        help_text="登记日期为协议生效之日；应付金额写明总额，含此前已经到账的。",
        **HEAD,
    ),
    Step(
        "agree_anew",
        "协议变更、解除，重新磋商",
        since="performing",
        to="consulting",
        asks=(asks.REASON, asks.ahead(Of.talk_by)),
        sets=GONE,
        gates=(gates.AGREED, gates.UNCONFIRMED, gates.NOTHING_PAID, gates.ahead("talk_by", "talk")),
        withdraws=True,
        **HEAD,
    ),
    Step(
        "fail",
        "磋商不成",
        since="consulting",
        to="failed",
        asks=(Of.failed, asks.REASON),
        gates=(gates.FAILED,),
        **HEAD,
    ),
    Step(
        "apply_confirmation",
        "申请司法确认",
        since="performing",
        to="confirming",
        asks=(asks.yes("jointly", "双方共同申请"), asks.words("court", "受理申请的人民法院", longest=60)),
        sets=confirmed_to(Confirmation.APPLIED),
        gates=gates.CONFIRMABLE,
        **FIELDWORK,
    ),
    Step(
        "court_accepts",
        "法院立案",
        since="confirming",
        asks=(asks.words("case_number", "法院案号", longest=60),),
        dates=(Of.court_accepted_on,),
        gates=(gates.NOT_ACCEPTED,),
        **FIELDWORK,
    ),
    Step(
        "court_extends",
        "法院延长审查期限",
        since="confirming",
        asks=(asks.number("extension_length", "延长的日数", least=1, most=180), asks.REASON),
        gates=(gates.ACCEPTED,),
        **FIELDWORK,
    ),
    Step(
        "court_confirms",
        "法院裁定确认有效",
        since="confirming",
        to="performing",
        asks=(asks.maybe(asks.upload("ruling", "裁定书")),),
        sets={"confirmation": Confirmation.CONFIRMED},
        gates=(gates.ACCEPTED,),
        **FIELDWORK,
    ),
    Step(
        "court_refuses",
        "法院裁定驳回",
        since="confirming",
        to="consulting",
        asks=(asks.REASON, asks.ahead(Of.talk_by)),
        sets={**GONE, **confirmed_to(Confirmation.REFUSED)},
        gates=(gates.ACCEPTED, gates.ahead("talk_by", "talk")),
        confirms=("damage.confirm.after_refusal",),
        withdraws=True,
        help_text="可以变更协议、另订协议；不再磋商的，办理“磋商不成”后起诉。",
        **FIELDWORK,
    ),
    Step(
        "withdraw_confirmation",
        "撤回确认申请、法院不予受理",
        since="confirming",
        to="performing",
        asks=(asks.REASON,),
        sets=confirmed_to(Confirmation.WITHDRAWN),
        **FIELDWORK,
    ),
    Step(
        "sue",
        "提起诉讼",
        since=("failed", "performing"),
        to="suing",
        asks=(
            asks.words("court", "受诉的人民法院", longest=60),
            asks.maybe(Of.claimed, "请求支付赔偿金的，应当填写。"),
            asks.words("claims", "诉讼请求", longest=1000),
        ),
        sets={"judgment": "", "sued_on": first_day("sued_on")},
        gates=court_gates.SUED,
        withdraws=True,
        **HEAD,
    ),
    Step(
        "judge",
        "收到一审裁判",
        since="suing",
        asks=(
            Of.first_ruling,
            asks.words("case_number", "法院案号", longest=60),
            asks.words("holding", "裁判结果", longest=1000),
            asks.maybe(asks.upload("ruling", "裁判文书")),
        ),
        dates=(Of.first_judged_on,),
        gates=(court_gates.NOT_JUDGED,),
        help_text="登记日期为裁判送达之日，上诉期自次日起算；各方都不上诉的，期满后办理“登记生效的裁判”。",
        **FIELDWORK,
    ),
    Step(
        "appeal",
        "登记上诉",
        since="suing",
        asks=(
            asks.yes("by_us", "由本机关上诉", help_text="对方上诉的，不勾选。"),
            asks.maybe(asks.words("grounds", "上诉理由", longest=1000)),
        ),
        gates=court_gates.APPEALED,
        help_text="本机关上诉的，登记日期为提交上诉状之日；对方上诉的，为得知之日。",
        **FIELDWORK,
    ),
    Step(
        "court_rules",
        "登记生效的裁判",
        since="suing",
        to=Fork(
            Of.judgment,
            {
                Judgment.WON: "performing",
                Judgment.SETTLED: "performing",
                Judgment.KEPT: "performing",
                Judgment.LOST: "lost",
                Judgment.WITHDRAWN: "failed",
            },
        ),
        asks=(
            *(Of.judgment, asks.words("case_number", "法院案号", longest=60)),
            asks.maybe(Of.suit, "与行政应诉案件有关的，选择该案。"),
            *(*OWED, asks.maybe(asks.ahead(Of.perform_by), "仍有应当履行的内容的，应当填写。")),
            asks.maybe(asks.upload("ruling", "裁判文书")),
        ),
        sets=ruled,
        gates=court_gates.RULED,
        help_text="登记日期为裁判生效之日；应付金额写明总额，含此前已经到账的。",
        **FIELDWORK,
    ),
    Step(
        "enforce",
        "申请强制执行",
        since="performing",
        asks=(asks.words("court", "执行法院", longest=60), asks.words("left", "没有履行的内容", longest=500)),
        gates=(court_gates.ENFORCED,),
        **FIELDWORK,
    ),
)
CLOCKS = (
    Clock(
        until=Of.talk_by,
        words="磋商",
        source="磋商告知书",
        starts=("invite", "agree_anew", "court_refuses"),
        extended_by="put_off_talk",
        met_by=("agree", "fail"),
        dropped_by=("assess_again", "terminate"),
    ),
    Clock(
        "damage.confirm.apply",
        starts="agree",
        when=lambda facts: bool(facts["mediated"]),
        met_by="apply_confirmation",
        dropped_by=("agree_anew", "sue", "close", "terminate"),
    ),
    *(
        Clock(
            f"damage.appeal.{ruling.value}",
            starts="judge",
            when=court_gates.is_first(ruling),
            met_by="appeal",
            meets=court_gates.by_us,
            dropped_by=("court_rules", "terminate"),
        )
        for ruling in FirstRuling
    ),
    Clock(
        "damage.limitation_again",
        starts=("fail", "court_rules"),
        when=court_gates.failed_again,
        met_by="sue",
        dropped_by=("invite", "hand_on", "terminate"),
    ),
    Clock(
        "damage.limitation_agreed",
        starts=("agree", "put_off_perform", "court_rules"),
        counted_from="perform_by",
        when=court_gates.rests_on_agreement,
        met_by="sue",
        dropped_by=("put_off_perform", "agree_anew", "court_confirms", "court_refuses", "close", "terminate"),
    ),
    Clock(
        "damage.enforce.apply",
        starts=("court_confirms", "court_rules", "put_off_perform"),
        counted_from="perform_by",
        when=court_gates.will_be_enforceable,
        met_by="enforce",
        dropped_by=("put_off_perform", "close", "terminate"),
    ),
    Clock(
        "damage.confirm.decide",
        starts="court_accepts",
        met_by=("court_confirms", "court_refuses"),
        extended_by="court_extends",
        dropped_by="withdraw_confirmation",
    ),
)
