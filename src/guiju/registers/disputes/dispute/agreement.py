"""调解协议: oral or written, in force, followed up, performed (人民调解法 arts. 28 to 31)."""

from dataclasses import replace
from datetime import date
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import in_order
from guiju.kernel.declaring.representation import OWN_WORK, minors_represented
from guiju.kernel.declaring.steps import Clock, Gate, Step, Writes
from guiju.registers.disputes.dispute import gates, labour_and_land, other_ways
from guiju.registers.disputes.dispute.choices import Form, Outcome
from guiju.registers.disputes.dispute.columns import DisputeColumns as Of
from guiju.registers.disputes.dispute.mediation import MEDIATES, NO_AGREEMENT

GUARDED = minors_represented("applicant", "opposite")


def settled_on(facts: Facts) -> date:
    return facts["settled_on"] or facts.on


def sued_on(facts: Facts) -> date:
    return facts["sued_on"] or facts.on


def performed_amount(facts: Facts) -> Any:
    """What is wholly performed is what was agreed; where no sum was, what the last visit tells."""
    return facts["performed_amount"] if facts["agreed_amount"] is None else facts["agreed_amount"]


def settled_in_year(facts: Facts) -> bool:
    return bool(settled_on(facts).year == facts["found_on"].year)


def settles(form: str) -> dict[str, Any]:
    """What an agreement of this form sets when it comes into force; of the first there is, who brought it about is kept too."""

    def first(facts: Facts, now: Any, kept: str) -> Any:
        return now if facts["settled_on"] is None else facts[kept]

    return {
        "outcome": Outcome.SETTLED,
        "settled_in_year": settled_in_year,
        "settled_way": lambda facts: first(facts, facts["mediation_kind"], "settled_way"),
        "settled_jointly": lambda facts: first(facts, facts["joint"], "settled_jointly"),
        "settled_form": lambda facts: first(facts, form, "settled_form"),
        "settled_amount": lambda facts: first(facts, facts["agreed_amount"], "settled_amount"),
        "settled_on": settled_on,
    }


NOT_SETTLED: dict[str, Any] = {
    "settled_way": "",
    "settled_jointly": False,
    "settled_form": "",
    "settled_amount": None,
}
NO_DAY = "没有约定期限的不填，当场履行的填当日。"
"""人民调解法 art. 29(1): an agreement *may* say until when it is performed."""
PERFORMED_LATER = in_order("on", "perform_by")
DECIDED = (Of.agreed_amount, Of.perform_by)
"""What parties have agreed upon binds them (人民调解法 art. 31): only they change it, together and in writing."""
SIGNATURES = (
    asks.yes("signed_by_parties", "各方当事人已签名、盖章或者按指印"),
    asks.yes("signed_by_mediator", "调解员已签名"),
    asks.yes("sealed", "已加盖印章"),
)

LATE = asks.words("late_because", "履行日期已过仍然签署的说明", longest=300)

CLOCKS = (
    Clock(
        until=Of.perform_by,
        words="履行调解协议",
        source="调解协议",
        starts=("agree_orally", "sign", "change_agreement"),
        met_by="perform",
        extended_by="change_agreement",
        dropped_by=("court_refuses", "annul", "lead_on"),
    ),
)
MAKING = (
    Step(
        "agree_orally",
        "达成口头协议",
        since="mediating",
        to="agreed",
        by=MEDIATES,
        asks=(
            asks.maybe(asks.words("terms", "协议内容"), "口头协议的内容应当记录。"),
            asks.yes("no_writing", "当事人认为无需制作调解协议书"),
            asks.maybe(Of.agreed_amount),
            asks.maybe(asks.ahead(Of.perform_by), NO_DAY),
            OWN_WORK,
        ),
        sets={"agreement_form": Form.ORAL, **settles(Form.ORAL)},
        dates=(Of.agreed_on, Of.effective_on),
        gates=(
            *gates.WILLING,
            gates.STILL_MEDIATOR,
            *gates.FILED,
            *gates.REPORTED,
            *gates.BY_WISH,
            *gates.ORAL,
            *labour_and_land.IN_WRITING,
            GUARDED,
            Gate("house.key_written", gates.not_oral_if_key, gist="重点纠纷订立书面协议"),
            *PERFORMED_LATER,
        ),
        confirms=("mediation.lawful", "mediation.oral_effective", "mediation.binding", "mediation.suit"),
        writes=Writes("agreement_oral", "口头调解协议登记表"),
        decides=DECIDED,
        set_right_by=("change_agreement",),
    ),
    Step(
        "agree_in_writing",
        "拟订调解协议书",
        since="mediating",
        to="drafted",
        by=MEDIATES,
        asks=(
            asks.words("facts_agreed", "主要事实、争议事项和各方责任"),
            asks.words("terms", "协议内容、履行方式"),
            asks.maybe(Of.agreed_amount),
            asks.maybe(asks.ahead(Of.perform_by), NO_DAY),
            OWN_WORK,
        ),
        sets={"agreement_form": Form.WRITTEN},
        dates=(Of.agreed_on,),
        gates=(*gates.WILLING, gates.STILL_MEDIATOR, *gates.FILED, *gates.REPORTED, GUARDED, *PERFORMED_LATER),
        confirms=("mediation.lawful", "mediation.agreement_content"),
        writes=Writes("agreement_written", "人民调解协议书"),
        decides=DECIDED,
        set_right_by=("mediate_on", "change_agreement"),
    ),
    Step(
        "sign",
        "签署生效",
        since="drafted",
        to="agreed",
        by=MEDIATES,
        asks=(
            *SIGNATURES,
            asks.maybe(asks.upload("signed_copy", "签署后的协议书")),
            asks.maybe(LATE, "签署日晚于约定履行日期的，应当说明。"),
        ),
        sets=settles(Form.WRITTEN),
        dates=(Of.effective_on,),
        confirms=("mediation.agreement_copies", "mediation.binding", "mediation.suit"),
        gates=(
            *gates.WILLING,
            gates.STILL_MEDIATOR,
            *gates.SIGNED,
            Gate("house.signed_before_due", gates.signed_before_due, "late_because", "签署日不晚于约定履行日期"),
        ),
    ),
    Step(
        "mediate_on",
        "未签署，继续调解",
        since="drafted",
        to="mediating",
        by=MEDIATES,
        asks=(asks.REASON,),
        sets=NO_AGREEMENT,
    ),
)

ANNULLED = replace(asks.choice("suit_result", "起诉结果", [(one.value, one.label) for one in gates.GONE]), column=True)
OF_A_SUIT = (
    Gate("house.sued_before", gates.sued, gist="有就协议起诉的记录"),
    Gate("house.suit_pending", gates.suit_pending, gist="起诉的结果尚未登记"),
)


def gone(facts: Facts) -> dict[str, Any]:
    """The agreement is there no more; it counts as settled no more, unless the year of its report is over."""
    day = facts["settled_on"]
    counted = {"settled_on": None, "settled_in_year": False, **NOT_SETTLED} if day and day.year == facts.on.year else {}
    return {**NO_AGREEMENT, **counted}


PAID = Gate(
    "house.performed_amount", gates.amount_of_performance, "performed_amount", "已履行金额与履行情况、协议金额相符"
)
KEEPING = (
    Step(
        "change_agreement",
        "变更调解协议",
        since="agreed",
        by=MEDIATES,
        asks=(
            asks.words("terms", "变更后的协议内容、履行方式"),
            asks.maybe(Of.agreed_amount),
            asks.maybe(asks.ahead(Of.perform_by), NO_DAY),
            asks.REASON,
            OWN_WORK,
            *SIGNATURES,
            asks.maybe(asks.upload("signed_copy", "签署后的变更协议书")),
        ),
        sets={"agreement_form": Form.WRITTEN},
        dates=(Of.effective_on,),
        gates=(
            *gates.SIGNED,
            GUARDED,
            *PERFORMED_LATER,
            Gate("house.still_a_day", gates.still_a_day, "perform_by", "原来约定期限的，变更后仍有期限"),
            Gate("house.below_what_is_paid", gates.below_what_is_paid, "agreed_amount", "变更后的金额不少于已履行金额"),
            Gate("house.agreement_not_confirmed", gates.no_confirmation_stands, gist="协议未经司法确认"),
        ),
        writes=Writes("agreement_change", "调解协议变更书"),
        decides=DECIDED,
        set_right_by=("change_agreement",),
        help_text="各方当事人协商一致，可以书面变更协议；已经司法确认的，应当重新申请调解或者通过法院处理。",
    ),
    Step(
        "follow_up",
        "回访督促",
        since=("agreed", "confirming"),
        by=MEDIATES,
        asks=(
            Of.performance,
            asks.maybe(Of.performed_amount),
            asks.maybe(Of.satisfaction),
            asks.words("visit", "回访情况", longest=500),
        ),
        dates=(Of.followed_up_on,),
        gates=(PAID,),
        writes=Writes("visit_record", "回访记录"),
    ),
    Step(
        "perform",
        "履行完毕",
        since="agreed",
        to="performed",
        by=MEDIATES,
        asks=(asks.maybe(asks.upload("proof", "履行凭证")),),
        sets={"performed_amount": performed_amount},
        dates=(Of.performed_on,),
        gates=(
            *gates.FOLLOWED,
            Gate("house.wholly_performed", gates.wholly_performed, "performance", "最近一次回访没有记载未履行"),
        ),
    ),
    Step(
        "sue",
        "就协议起诉",
        since=("agreed", "performed", "led_on"),
        by=MEDIATES,
        asks=(asks.words("sued_at", "受理的人民法院", longest=60), asks.REASON),
        sets={"suit_result": "", "sued_on": sued_on},
        gates=(Gate("house.agreement_in_force", gates.in_force, gist="有生效的调解协议"), other_ways.UNCONFIRMED),
        help_text="一方就协议的履行或者内容起诉的（人民调解法第三十二条），登记起诉和法院的结果；仍由当事人继续履行的，照常回访。",
    ),
    Step(
        "judge",
        "登记起诉结果",
        since=("agreed", "performed", "led_on"),
        by=MEDIATES,
        asks=(Of.suit_result,),
        gates=(
            *OF_A_SUIT,
            Gate("house.stands_after_suit", gates.stands_after_suit, "suit_result", "协议没有被撤销、确认无效"),
        ),
    ),
    Step(
        "annul",
        "法院撤销协议、确认无效",
        since="agreed",
        to="mediating",
        by=MEDIATES,
        asks=(ANNULLED, asks.maybe(asks.reason("说明"))),
        sets=lambda facts: {**gone(facts), "outcome": ""},
        gates=OF_A_SUIT,
        help_text="可以继续调解，达成新的协议；不再调解的，办理“调解不成”。",
    ),
)
