"""行政复议的期限: what runs, from which day, until which step, and when it rests.

An application period is no clock of ours: it is a gate of acceptance. Time for expert opinion and inspection on site is
left out of the limit for deciding (2007 regulation art. 34, 37), as is a suspension. There is one limit for deciding, from
acceptance: a case that changes its track takes along what it has had of these (2023 art. 39, 55, 62). Terms that the organ
sets itself, in a notice, a decision or an order, are clocks like the law's.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from guiju import law
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import Holds
from guiju.kernel.declaring.steps import Clock, Lapse
from guiju.registers.oversight.reconsideration.choices import Channel, Notice, Suspension, Track
from guiju.registers.oversight.reconsideration.columns import ReconsiderationColumns as Of
from guiju.registers.oversight.reconsideration.filing_gates import of_old_text
from guiju.registers.oversight.reconsideration.reopening import ACCEPT_BY, BY_JUDGMENT, DECIDE_BY
from guiju.registers.oversight.reconsideration.respondents import OF_RESPONDENT, acts_of
from guiju.registers.oversight.reconsideration.trial_gates import BY_LAW

ACCEPTED = ("accept", "deem_accepted", "accept_as_ordered")
REVIEWED = (*ACCEPTED, "order_anew")
CONCLUDED = ("decide", "mediate", "terminate")
OVER = (*CONCLUDED, "transfer")
RECEIVED = ("serve", "deliver_decision")
CARRIED_OUT = ("redo", "carry_out")
RESTS = (("suspend", "resume"), ("begin_appraisal", "end_appraisal"))


def _within_sixty_days(facts: Facts) -> bool:
    """Unless a law sets less, which is then the limit itself."""
    return bool(facts["track"] == Track.ORDINARY and not facts["shorter_term"] and _no_day_named(facts))


def _summary_and_no_day_named(facts: Facts) -> bool:
    return bool(facts["track"] == Track.SUMMARY and _no_day_named(facts))


def _replying(track: Track) -> Holds:
    """On this track, and the respondent who has received the copy has not answered before it was put on record."""

    def holds(facts: Facts) -> bool:
        whose = facts.told.get(OF_RESPONDENT)
        return bool(facts["track"] == track and not (whose and acts_of(facts, whose, "reply")))

    return holds


def _no_day_named(facts: Facts) -> bool:
    """The order to review it anew leaves the limit to the law."""
    if facts.asks("act_by"):
        return facts["act_by"] is None
    ordered = facts.past("order_anew")
    return ordered is None or not ordered.content.get("told", {}).get("act_by")


def _unsent(facts: Facts) -> bool:
    return facts["sent_on"] is None


def _delivered(notice: Notice) -> Holds:
    return lambda facts: facts["notice"] == notice


def _incidental(facts: Facts) -> bool:
    return bool(facts["incidental"])


def _for_own_review(facts: Facts) -> bool:
    return facts["suspension"] == Suspension.DOCUMENT and facts.past("forward_document") is None


def _redo_without_term(facts: Facts) -> bool:
    return bool(facts["redo_ordered"]) and facts["ordered_term"] is None


ORDINARY, SUMMARY = Track.ORDINARY, Track.SUMMARY
FILING = (
    Clock(
        "reconsideration.forward.by_penalty_agency",
        starts="hand_in",
        met_by="take_over",
        dropped_by="end_at_agency",
    ),
    Clock(
        "reconsideration.forward.by_county",
        starts="receive",
        met_by="transfer",
        dropped_by=("accept", "refuse", "tell", "deem_accepted", "drop"),
        when=lambda facts: facts["channel"] == Channel.COUNTY,
    ),
    Clock(
        "reconsideration.accept.review",
        starts=("receive", "take_over", "submit_correction", "settle_jurisdiction"),
        counted_from="review_from",
        met_by=("accept", "refuse", "tell", "deem_accepted", "transfer"),
        dropped_by=("request_correction", "negotiate", "drop"),
    ),
    Clock(
        "reconsideration.accept.correction_submit",
        starts="deliver",
        met_by="submit_correction",
        extended_by="extend_correction",
        dropped_by=("waive", "drop"),
        when=_delivered(Notice.CORRECTION),
    ),
    Clock(
        until="correct_by",
        words="补正申请材料",
        source="补正通知书",
        starts="request_correction",
        met_by="submit_correction",
        extended_by="extend_correction",
        dropped_by=("waive", "drop"),
        when=of_old_text,
    ),
    Clock(
        "reconsideration.accept.negotiate_jurisdiction",
        starts="negotiate",
        counted_from="received_on",
        met_by=("settle_jurisdiction", "report_jurisdiction", "transfer"),
        dropped_by="drop",
    ),
    Clock(
        "reconsideration.accept.designate_jurisdiction",
        starts="report_jurisdiction",
        met_by=("settle_jurisdiction", "transfer"),
        dropped_by="drop",
    ),
)
TRIAL = (
    Clock(
        "reconsideration.serve_application.ordinary",
        starts=(*ACCEPTED, "convert"),
        counted_from="accepted_on",
        met_by="send",
        dropped_by=("simplify", *OVER),
        when=_unsent,
    ),
    Clock(
        "reconsideration.serve_application.summary",
        starts="simplify",
        counted_from="accepted_on",
        met_by="send",
        dropped_by=("convert", *OVER),
    ),
    Clock(
        until="hearing_on",
        words="举行听证",
        source="听证通知书",
        starts="call_hearing",
        met_by="hold_hearing",
        dropped_by=("call_hearing", *OVER),
    ),
    Clock(
        "reconsideration.reply.ordinary",
        starts=("deliver_copy", "convert"),
        whose=OF_RESPONDENT,
        met_by="reply",
        dropped_by=("replace_respondent", *OVER),
        when=_replying(ORDINARY),
        continues="reconsideration.reply.summary",
    ),
    Clock(
        "reconsideration.reply.summary",
        starts="deliver_copy",
        whose=OF_RESPONDENT,
        met_by="reply",
        dropped_by=("convert", "replace_respondent", *OVER),
        when=_replying(SUMMARY),
    ),
    Clock(
        "reconsideration.decide.ordinary",
        starts=(*REVIEWED, "convert"),
        counted_from="deciding_from",
        met_by=CONCLUDED,
        pauses=RESTS,
        extended_by="extend",
        dropped_by=("simplify", "transfer"),
        when=_within_sixty_days,
        continues="reconsideration.decide.summary",
    ),
    Clock(
        "reconsideration.decide.summary",
        starts=("simplify", "order_anew"),
        counted_from="deciding_from",
        met_by=CONCLUDED,
        pauses=RESTS,
        dropped_by=("convert", "transfer"),
        when=_summary_and_no_day_named,
        continues=("reconsideration.decide.ordinary", BY_LAW),
    ),
    # On the summary track it stands beside the thirty days (2023 art. 62(2)): the sooner of the two holds.
    Clock(
        lasts=Of.shorter_term,
        unit="calendar_day",
        words=BY_LAW,
        source=Of.shorter_term_law,
        starts=REVIEWED,
        counted_from="deciding_from",
        met_by=CONCLUDED,
        pauses=RESTS,
        extended_by="extend",
        dropped_by="transfer",
        when=_no_day_named,
    ),
)
INCIDENTAL = (
    Clock(
        "reconsideration.incidental.handle_on_application",
        starts=ACCEPTED,
        counted_from="received_on",
        met_by="document_result",
        dropped_by=("forward_document", *OVER),
        when=_incidental,
    ),
    Clock(
        "reconsideration.incidental.forward_on_application",
        starts=ACCEPTED,
        counted_from="received_on",
        met_by="forward_document",
        dropped_by=("notify_maker", "document_result", *OVER),
        when=_incidental,
    ),
    Clock(
        "reconsideration.incidental.handle_ex_officio",
        starts="question_basis",
        met_by="document_result",
        dropped_by=("forward_document", *OVER),
    ),
    Clock(
        "reconsideration.incidental.forward_ex_officio",
        starts="question_basis",
        met_by="forward_document",
        dropped_by=("notify_maker", "document_result", *OVER),
    ),
    Clock(
        "reconsideration.incidental.notify_maker",
        starts="suspend",
        met_by="notify_maker",
        dropped_by=("forward_document", "resume", "document_result", *OVER),
        when=_for_own_review,
    ),
    Clock(
        "reconsideration.incidental.maker_reply",
        starts="deliver",
        met_by="maker_reply",
        dropped_by=OVER,
        when=_delivered(Notice.TO_MAKER),
    ),
    Clock(
        "reconsideration.incidental.forwarded_reply",
        starts="deliver",
        met_by="document_result",
        dropped_by=OVER,
        when=_delivered(Notice.FORWARDING),
    ),
    Clock(
        "reconsideration.incidental.forwarded_handle",
        starts="deliver",
        met_by="document_result",
        dropped_by=OVER,
        when=_delivered(Notice.FORWARDING),
    ),
)
# A respondent who received the decision on another day than the applicants has its term from that day.
AFTERWARDS = (
    Clock(
        "reconsideration.redo.no_other_term",
        starts=RECEIVED,
        whose=OF_RESPONDENT,
        met_by=CARRIED_OUT,
        dropped_by=("deliver_decision", "order_anew", "close"),
        when=_redo_without_term,
    ),
    Clock(
        lasts="ordered_term",
        unit="ordered_unit",
        words="履行行政复议决定",
        source="行政复议决定书",
        starts=RECEIVED,
        whose=OF_RESPONDENT,
        met_by=CARRIED_OUT,
        dropped_by=("deliver_decision", "order_anew", "close"),
    ),
    # Every order sets its own day: a later one begins anew and does not excuse what has run out.
    Clock(
        until="comply_by",
        words="限期履行行政复议决定",
        source="责令限期履行通知",
        starts="order_compliance",
        whose=OF_RESPONDENT,
        met_by=CARRIED_OUT,
        dropped_by=("order_compliance", "order_anew", "close"),
    ),
    Clock(
        "reconsideration.opinion.report",
        starts="deliver_letter",
        whose="opinion_letters",
        met_by="opinion_report",
        dropped_by=("close", "transfer"),
    ),
    Clock(
        until="report_by",
        words="限期报送纠正情况",
        source="责令限期履行通知",
        starts="order_report",
        whose="opinion_letters",
        met_by="opinion_report",
        dropped_by=("close", "transfer"),
    ),
    Clock(
        until="reply_by",
        words="答复行政复议建议书",
        source="行政复议建议书",
        starts="deliver_letter",
        whose="proposal_letters",
        met_by="proposal_answer",
        dropped_by=("close", "transfer"),
    ),
)
CLOCKS = (*FILING, *TRIAL, *INCIDENTAL, *AFTERWARDS, BY_JUDGMENT, ACCEPT_BY, DECIDE_BY)


def review_lapsed(today: date) -> Q:
    """Applications whose review period has ended with nothing decided."""
    rule = law.limit("reconsideration.accept.review", today)
    last = next(day for day in _back_from(today) if law.due(rule, day).day < today)
    return Q(stage="received", review_from__lte=last)


def _back_from(today: date) -> list[date]:
    return [date.fromordinal(today.toordinal() - n) for n in range(1, 60)]


LAPSES = (Lapse("deem_accepted", review_lapsed),)
