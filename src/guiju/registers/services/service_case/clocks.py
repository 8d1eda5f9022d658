"""办件的期限 (行政许可法 2019 arts. 32, 42, 44, 45, 47, 50, 55): by law, as promised, and what follows when they are over."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Clock, Lapse
from guiju.registers.services.service_case import deciding_gates, gates
from guiju.registers.services.service_case.choices import Request
from guiju.registers.services.service_case.columns import ServiceCaseColumns as Of
from guiju.registers.services.service_case.opening_gates import TELL

ACCEPTING = ("accept", "accept_lacking", "accept_on_promise", "deem_accepted")
DECIDING = ("decide", "deem_renewed")
OUT = ("withdraw", "void_lacking")
PAUSES = (
    ("begin_special", "end_special"),
    ("ask_hearing", "hold_hearing"),
    ("ask_hearing", "waive_hearing"),
    ("call_hearing", "hold_hearing"),
)


def of_the_law(facts: Facts) -> bool:
    """A single licence for which no other law sets a term."""
    return bool(facts["is_licence"] and not facts["term_basis"])


def joint(facts: Facts) -> bool:
    return bool(facts["is_bundle"] and not facts["term_basis"])


def by_another_law(facts: Facts) -> bool:
    return facts["legal_days"] is not None and not of_the_law(facts) and not joint(facts)


def renewal(facts: Facts) -> bool:
    return facts["request"] == Request.RENEWAL and facts["renewing_until"] is not None


CLOCKS = (
    Clock(
        TELL,
        starts=("apply", "come", "receive", "submit_supplement", "take_on"),
        met_by=("request_supplement", "accept", "accept_lacking", "accept_on_promise", "decline", "finish"),
        dropped_by=("deem_accepted", "withdraw"),
        when=gates.of_licence,
    ),
    Clock(
        until=Of.supplement_by,
        words="补正申请材料",
        source="一次性告知补正通知书",
        starts="request_supplement",
        met_by="submit_supplement",
        dropped_by="withdraw",
    ),
    Clock(
        until=Of.lacking_until,
        words="补齐容缺材料",
        source="容缺受理承诺",
        starts="accept_lacking",
        met_by="hand_in",
        dropped_by=(*OUT, *DECIDING),
    ),
    Clock(
        deciding_gates.ORDINARY,
        starts=ACCEPTING,
        counted_from="accepted_on",
        met_by=DECIDING,
        dropped_by=OUT,
        pauses=PAUSES,
        extended_by="extend",
        when=of_the_law,
    ),
    Clock(
        deciding_gates.JOINT,
        starts=ACCEPTING,
        counted_from="accepted_on",
        met_by=DECIDING,
        dropped_by=OUT,
        pauses=PAUSES,
        extended_by="extend_jointly",
        when=joint,
    ),
    Clock(
        lasts=Of.legal_days,
        unit="working_day",
        words=deciding_gates.BY_LAW,
        source="法律、法规、规章规定的时限",
        starts=ACCEPTING,
        counted_from="accepted_on",
        met_by=DECIDING,
        dropped_by=OUT,
        pauses=PAUSES,
        when=by_another_law,
    ),
    Clock(
        lasts=Of.promised_days,
        unit="working_day",
        words=deciding_gates.PROMISED,
        source="办事指南公布的承诺时限",
        starts=ACCEPTING,
        counted_from="accepted_on",
        met_by=DECIDING,
        dropped_by=OUT,
        pauses=PAUSES,
    ),
    Clock(
        "licence.hearing.organise",
        starts="ask_hearing",
        met_by="hold_hearing",
        dropped_by=("waive_hearing", *OUT, "deem_renewed"),
        when=gates.of_licence,
    ),
    Clock(
        "licence.renew.decide",
        starts=ACCEPTING,
        counted_from="renewing_until",
        met_by=DECIDING,
        dropped_by=OUT,
        when=renewal,
    ),
    Clock(
        "licence.deliver.certificate",
        starts=DECIDING,
        met_by="deliver",
        dropped_by=("revoke", "recall", "deregister"),
        when=lambda facts: bool(facts["is_licence"] and facts["decision"] == "granted"),
    ),
    Clock(
        until=Of.check_by,
        words="核查承诺",
        source="告知承诺",
        starts="decide",
        met_by="check_promise",
        dropped_by=("revoke", "recall", "deregister"),
        when=lambda facts: facts["check_by"] is not None,
    ),
)


def silent(today: date) -> Q:
    return Q(stage="received", tell_by__lt=today)


def lacking(today: date) -> Q:
    return Q(stage__in=("examining", "special", "hearing"), lacking_until__lt=today, handed_in_on__isnull=True)


def not_renewed(today: date) -> Q:
    return Q(stage__in=("examining", "special", "hearing"), renewing_until__lt=today)


LAPSES = (Lapse("deem_accepted", silent), Lapse("void_lacking", lacking), Lapse("deem_renewed", not_renewed))
