"""政府信息公开申请的期限 (条例 2019 arts. 30 to 35; the fee: 国办函〔2020〕109号)."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Clock, Lapse
from guiju.registers.oversight.disclosure_request import consulting_gates as consulting
from guiju.registers.oversight.disclosure_request import gates
from guiju.registers.oversight.disclosure_request.choices import Channel
from guiju.registers.oversight.disclosure_request.columns import DisclosureRequestColumns as Of
from guiju.registers.oversight.disclosure_request.examining import PAY

ASKED = tuple((asking, answer) for asking in ("consult_third_party", "consult_agency") for answer in consulting.ANSWERS)
"""The latest interruption still open ends first: nested, they are open as long as anybody is waited for."""


def by_ordinary_mail(facts: Facts) -> bool:
    return bool(facts["channel"] == Channel.ORDINARY_MAIL)


CLOCKS = (
    Clock(
        "disclosure.request.confirm_ordinary_mail",
        starts="register_unconfirmed",
        met_by="confirm",
        dropped_by=("set_aside", "take_back"),
        when=by_ordinary_mail,
    ),
    Clock(
        gates.REPLY,
        starts=("receive", "confirm", "submit_correction", "resume", "pay"),
        met_by="reply",
        pauses=ASKED,
        extended_by="extend",
        dropped_by=("request_correction", "delay", "charge", "withdraw"),
    ),
    Clock(
        until=Of.correct_by,
        words="补正申请",
        source="补正告知书",
        starts="request_correction",
        met_by="submit_correction",
        dropped_by=("give_up", "withdraw"),
    ),
    Clock(
        until=Of.explain_by,
        words="说明申请理由",
        source="说明理由告知书",
        starts="ask_reasons",
        met_by="explain",
        dropped_by=("reply", "withdraw"),
    ),
    Clock(
        until=Of.delayed_until,
        words=gates.DELAYED,
        source="延迟答复告知书",
        starts="delay",
        met_by="reply",
        dropped_by=("request_correction", "charge", "delay", "withdraw"),
    ),
    Clock(PAY, starts="serve_charge", met_by="pay", dropped_by=("leave_unpaid", "withdraw")),
    Clock(
        consulting.OF_THIRD,
        starts="serve_consultation",
        met_by="give_opinion",
        dropped_by=("note_silence", "withdraw"),
        whose=consulting.WHOM,
        when=consulting.third_named,
    ),
    Clock(
        consulting.OF_AGENCY,
        starts="serve_consultation",
        met_by="give_opinion",
        dropped_by=("note_silence", "withdraw"),
        whose=consulting.WHOM,
        when=consulting.joint_named,
    ),
    Clock(
        until=Of.redo_by,
        words=gates.REDONE,
        source="责令重新答复的决定、判决",
        starts="redo",
        met_by="reply_again",
    ),
)


def not_corrected(today: date) -> Q:
    return Q(stage="lacking", correct_by__lt=today)


def not_paid(today: date) -> Q:
    return Q(stage="charged", pay_by__lt=today)


LAPSES = (Lapse("give_up", not_corrected), Lapse("leave_unpaid", not_paid))
