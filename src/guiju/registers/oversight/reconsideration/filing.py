"""行政复议的申请与受理: what an application says, and how it comes to be accepted, refused, given up or sent on."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.deadlines import within
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.representation import OWN_WORK, minors_represented
from guiju.kernel.declaring.steps import NEW, At, Gate, Step, Writes
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.reconsideration import articles, earlier, respondents
from guiju.registers.oversight.reconsideration import filing_gates as gates
from guiju.registers.oversight.reconsideration.actors import DESK, REVIEWER
from guiju.registers.oversight.reconsideration.application import APPLICATION, CORRECTABLE, CORRECTED, LAWFUL, OPENED
from guiju.registers.oversight.reconsideration.choices import Condition, Track
from guiju.registers.oversight.reconsideration.columns import ReconsiderationColumns as Of
from guiju.registers.oversight.reconsideration.jurisdiction import JURISDICTION
from guiju.registers.oversight.reconsideration.respondents import LEVEL, OF_RESPONDENT, RESPONDENT
from guiju.registers.oversight.reconsideration.statistics import Filing


def accepted(facts: Facts) -> dict[str, Any]:
    """Accepted on the day of the step; under the old text on the day the application came in (2017 art. 17)."""
    on = facts.on if gates.of_2023(facts) else facts["review_from"]
    return {"accepted_on": on, "track": Track.ORDINARY, "filing": Filing.ACCEPTED}


def deemed_accepted(facts: Facts) -> dict[str, Any]:
    """Accepted as the review period ended (2023 art. 30); under the old text as the application came in."""
    clock = facts.clock("reconsideration.accept.review")
    assert clock is not None  # the gate of the step saw it overdue
    on = clock.due_on if gates.of_2023(facts) else facts["review_from"]
    return {"accepted_on": on, "track": Track.ORDINARY, "filing": Filing.ACCEPTED}


def kept(name: str) -> Any:
    """What a correction says; what it does not say stays."""
    return lambda facts: facts[name] or getattr(facts.record, name)


def kept_level(facts: Facts) -> str:
    """Told anew with the respondent; else as it was."""
    return respondents.level(facts) if facts[RESPONDENT] else getattr(facts.record, "respondent_level", "")


def sent_on(facts: Facts) -> dict[str, Any]:
    """Sent on before acceptance it is an outcome of filing; after it the case leaves the docket."""
    accepted = facts["accepted_on"] is not None
    return {"docket_left_on": facts.on} if accepted else {"filing": Filing.FORWARDED}


def ended_early(facts: Facts) -> str:
    return Filing(facts["dropped_for"]).label


LETTER = asks.maybe(asks.upload("letter", "行政复议申请书"))
AT_AGENCY = [("put_right", "处罚机关自行纠正"), ("withdrawn", "申请人撤回")]
"""How it ends where it was handed in (2023 art. 32(2)): only a penalty to be upheld is sent on."""


def ended_at_agency(facts: Facts) -> str:
    return dict(AT_AGENCY)[facts["ended_for"]]


OUT_OF_SCOPE = asks.maybe(Of.out_of_scope, "不属于复议范围的，应当选择。")
SCOPE = Gate("house.out_of_scope", gates.scope_told, "out_of_scope", "不属于复议范围的，选定情形")
ELSEWHERE = Gate("house.another_organ", gates.another_organ, "competent_organ", "有管辖权的是另一机关")
EARLY = [(value, label) for value, label in Filing.choices if value in (Filing.SETTLED, Filing.WITHDRAWN)]


def turned_away_for(facts: Facts) -> Any:
    return facts["unmet"][0]


STEPS = (
    Step(
        "receive",
        "收到申请",
        since=NEW,
        to="received",
        asks=(
            *APPLICATION,
            asks.maybe(asks.words("oral_record", "口头申请笔录"), "口头申请的，应当填写。"),
            asks.yes("record_signed", "笔录已经申请人签字"),
            LETTER,
        ),
        sets=OPENED,
        dates=(Of.received_on, Of.review_from),
        gates=(
            Gate("reconsideration.oral_application_record", gates.oral_recorded, "oral_record"),
            Gate("house.forwarded_first", gates.forwarded_day_told, "channel", "不是经处罚机关转送的申请"),
            *LAWFUL,
        ),
        **DESK,
    ),
    Step(
        "hand_in",
        "经处罚机关提出",
        since=NEW,
        to="handed_in",
        asks=(*APPLICATION, LETTER),
        sets=OPENED,
        dates=(Of.handed_in_on,),
        gates=(
            Gate("reconsideration.forward.by_penalty_agency", gates.may_be_handed_in, "act_kind"),
            gates.before_2024("handed_in", gates.no_handing_in, gist="2024年起才可以经处罚机关提出"),
            *LAWFUL,
        ),
        **DESK,
    ),
    Step("take_over", "收到转送", since="handed_in", to="received", dates=(Of.received_on, Of.review_from), **DESK),
    Step(
        "end_at_agency",
        "处罚机关办结",
        since="handed_in",
        to="dropped",
        asks=(asks.choice("ended_for", "办结的原因", AT_AGENCY), asks.REASON),
        sets={"outcome": ended_at_agency},
        help_text="只有认为需要维持处罚的，才转送行政复议机关；处罚机关自行纠正，或者申请人撤回的，不再转送。",
        **DESK,
    ),
    Step(
        "request_correction",
        "通知补正",
        since="received",
        to="correcting",
        asks=(
            asks.words("missing", "需要补正的事项"),
            asks.maybe(asks.ahead(Of.correct_by), "2024年以前收到的申请，应当填写。"),
        ),
        gates=(
            within("reconsideration.accept.correction_notice", "review_from"),
            Gate("reconsideration.one_time_correction", gates.once_only, "missing"),
            Gate("reconsideration.accept.correction_submit", gates.ten_days_to_correct, "correct_by"),
            gates.before_2024("correction_term", gates.term_set, "correct_by", gist="补正期限晚于通知之日"),
        ),
        writes=Writes("correction", "补正通知书"),
        decides=("missing", Of.correct_by),
        set_right_by=("extend_correction",),
        **DESK,
    ),
    Step(
        "extend_correction",
        "延长补正期限",
        since="correcting",
        asks=(
            asks.REASON,
            asks.maybe(
                asks.number("extension_length", "延长工作日数", least=1, most=60), "2024年起收到的申请，应当填写。"
            ),
            asks.maybe(asks.ahead(Of.correct_by), "2023年底以前收到的申请，应当填写延长后的日期。"),
        ),
        sets={"correct_by": gates.later_day_or_as_it_was},
        gates=(
            Gate("reconsideration.accept.correction_submit", gates.so_many_days_longer, "extension_length"),
            gates.before_2024(
                "correction_term", gates.later_day_set, "correct_by", gist="延长后的补正日期晚于原定日期"
            ),
        ),
        **REVIEWER,
    ),
    Step(
        "submit_correction",
        "收到补正材料",
        since="correcting",
        to="received",
        asks=(
            Of.acts,
            asks.maybe(asks.leaver(OF_RESPONDENT, "错列的被申请人", RESPONDENT), "更正被申请人的，应当选择。"),
            asks.maybe(asks.agencies(RESPONDENT, "更正后的被申请人")),
            LEVEL,
            *CORRECTED,
            asks.maybe(asks.parties("representative", "代表人")),
            asks.maybe(asks.words("late_reason", "逾期补正的正当理由", longest=200), "逾期补正的，应当说明。"),
        ),
        sets={**{name: kept(name) for name in CORRECTABLE}, **respondents.SETS, "respondent_level": kept_level},
        dates=(Of.review_from,),
        gates=(
            Gate("house.respondent_left", respondents.one_is_left, RESPONDENT, "更正后仍有被申请人"),
            Gate("house.respondent_once", respondents.once_each, RESPONDENT, "同一机关只登记一次"),
            Gate("reconsideration.accept.correction_submit", gates.correction_late, "late_reason"),
            gates.before_2024(
                "correction_term", gates.correction_late_of_old, "late_reason", gist="逾期补正有正当理由"
            ),
        ),
        **DESK,
    ),
    Step(
        "waive",
        "视为放弃申请",
        since="correcting",
        to="waived",
        sets={"filing": Filing.WAIVED},
        gates=(
            Gate("reconsideration.accept.correction_submit", gates.correction_due),
            gates.before_2024("correction_term", gates.term_over, gist="补正期限已经届满"),
        ),
        **DESK,
    ),
    Step(
        "negotiate",
        "协商管辖",
        since="received",
        to="negotiating",
        asks=(asks.words("organs", "同时收到申请的机关", longest=200),),
        **REVIEWER,
    ),
    Step("report_jurisdiction", "报请指定管辖", since="negotiating", to="designating", **REVIEWER),
    Step(
        "settle_jurisdiction",
        "确定由本机关受理",
        since=("negotiating", "designating"),
        to="received",
        asks=(asks.words("settled_by", "协商或者指定情况", longest=200),),
        dates=(Of.review_from,),
        **REVIEWER,
    ),
    Step(
        "transfer",
        "移送",
        since=("received", "negotiating", "designating", "reviewing"),
        to="transferred",
        asks=(
            asks.words("competent_organ", "有管辖权的机关", longest=100),
            asks.yes("by_superior", "上级行政复议机关决定由其审理"),
            asks.REASON,
        ),
        sets=sent_on,
        dates=(Of.transferred_on,),
        gates=(
            Gate("reconsideration.dismissal", gates.dismissed_not_transferred, "by_superior"),
            Gate(
                "house.told_not_transferred",
                gates.told_not_transferred,
                "by_superior",
                "误向本机关提出的，告知而不移送",
            ),
            ELSEWHERE,
        ),
        writes=Writes("handing_on", "行政复议案件移送函"),
        decides=("competent_organ", "reason"),
        set_right_by=(),
        **REVIEWER,
    ),
    Step(
        "accept",
        "受理",
        since="received",
        to="reviewing",
        asks=(
            asks.maybe(asks.several("conditions", "经审查符合的受理条件", Condition.choices), "应当逐项认定。"),
            *earlier.ASKS,
            OWN_WORK,
        ),
        sets=accepted,
        gates=(
            Gate("reconsideration.accept.review", gates.review_open),
            *JURISDICTION,
            Gate("reconsideration.accept_conditions", gates.conditions_met, "conditions"),
            *earlier.GATES,
            Gate("reconsideration.separate_applications", gates.one_act, "acts"),
            Gate("reconsideration.no_parallel_suit", gates.no_suit, "suit_pending"),
            Gate("reconsideration.representatives", gates.few_speak_for_many),
            minors_represented("applicant"),
            Gate("reconsideration.incidental_review_scope", gates.document_reviewable, "document_kind"),
            *gates.IN_TIME,
        ),
        confirms=("reconsideration.respondent", "reconsideration.no_fee"),
        writes=Writes("acceptance", "行政复议申请受理通知书"),
        **REVIEWER,
    ),
    Step(
        "refuse",
        "不予受理",
        since="received",
        to="refused",
        asks=(
            asks.several("unmet", "不符合的受理条件", Condition.choices),
            OUT_OF_SCOPE,
            asks.REASON,
            asks.maybe(asks.words("competent_organ", "有管辖权的机关", longest=100), "不属于本机关管辖的，应当告知。"),
        ),
        sets={"outcome": "不予受理", "turned_away_for": turned_away_for, "filing": Filing.REFUSED},
        gates=(
            SCOPE,
            Gate("reconsideration.accept.review", gates.review_open),
            Gate("reconsideration.reject_reasons", gates.competent_named, "competent_organ"),
        ),
        writes=Writes("refusal", "不予受理决定书", also=articles.of_refusal),
        decides=("unmet", "reason"),
        **REVIEWER,
    ),
    Step(
        "tell",
        "告知",
        since="received",
        to="told",
        asks=(asks.words("competent_organ", "有管辖权的机关", longest=100), asks.REASON),
        sets={"outcome": "告知", "filing": Filing.TOLD, "turned_away_for": Condition.JURISDICTION},
        gates=(
            Gate("reconsideration.accept.review", gates.review_open),
            ELSEWHERE,
            Gate("reconsideration.reject_reasons", gates.refused_since_2024, gist="2024年起应当决定不予受理"),
        ),
        writes=Writes("told_elsewhere", "行政复议告知书"),
        help_text="2023年底以前收到、符合法律规定而不属于本机关受理的申请，告知申请人向有关行政复议机关提出。",
        decides=("competent_organ", "reason"),
        **REVIEWER,
    ),
    Step(
        "drop",
        "受理前撤回",
        since=("received", "correcting", "negotiating", "designating"),
        to="dropped",
        asks=(asks.choice("dropped_for", "撤回的原因", EARLY), asks.REASON),
        sets={"outcome": ended_early, "filing": lambda facts: facts["dropped_for"]},
        **DESK,
    ),
    Step(
        "deem_accepted",
        "视为受理",
        since="received",
        to="reviewing",
        by=(Role.SYSTEM, Role.CLERK, Role.LEGAL),
        at=(At.OWN, Organ.RECONSIDERATION),
        sets=deemed_accepted,
        gates=(Gate("reconsideration.accept.review", gates.review_over),),
        writes=Writes("acceptance", "行政复议申请受理通知书", also=lambda facts: {"lapsed": True}),
    ),
)
