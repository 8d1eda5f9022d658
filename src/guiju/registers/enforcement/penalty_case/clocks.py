"""The limits of a penalty case: of deciding (``time_limit``), serving, paying, and of what is shown to the public."""

from __future__ import annotations

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Clock
from guiju.registers.enforcement.penalty_case import (
    demanding,
    enforcement_by_court,
    hearing,
    inquiry,
    preservation,
    time_limit,
    transfer,
)
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of


def fined(facts: Facts) -> bool:
    return bool(facts["fine"])


def is_public(facts: Facts) -> bool:
    return facts["published_on"] is not None and facts["withdrawn_on"] is None


def penalised_on_water(facts: Facts) -> bool:
    return bool(facts["on_water"])


UNREACHED = (("announce", "serve"),)
"""The public does not see what its party does not have: while an announcement runs, the time for publishing rests."""
CLOCKS = (
    *time_limit.CLOCKS,
    *transfer.CLOCKS,
    *preservation.CLOCKS,
    *inquiry.CLOCKS,
    *hearing.CLOCKS,
    Clock("penalty.serve.decision", starts=("decide", "exempt"), met_by=("serve", "announce")),
    Clock(
        "penalty.fine.pay",
        starts=("serve", "penalise_on_spot"),
        met_by=("pay", "collect"),
        dropped_by=("defer", "revoke", "close"),
        when=fined,
    ),
    Clock(
        until=Of.deferred_until,
        words="缴清罚款",
        source="延期、分期缴纳的批准",
        starts="defer",
        met_by=("pay", "collect"),
        extended_by="defer",
        dropped_by=("revoke", "close"),
    ),
    Clock(
        until=Of.correct_by,
        words="改正违法行为",
        source="责令限期改正",
        starts=("order_correction", "decide", "penalise_on_spot"),
        met_by="check_correction",
        dropped_by=("order_correction", "revoke", "close", "refer", "transfer", "drop", "exempt"),
    ),
    Clock(
        "penalty.fine.onsite_hand_in",
        starts="collect",
        met_by="hand_in",
        when=lambda facts: not penalised_on_water(facts),
    ),
    Clock("penalty.fine.onsite_hand_in_water", starts="land", met_by="hand_in"),
    Clock("penalty.fine.onsite_deposit", starts="hand_in", met_by="deposit"),
    Clock(
        "enforcement.publish.licence_or_penalty",
        starts=("decide", "penalise_on_spot"),
        met_by="publish",
        pauses=UNREACHED,
        dropped_by=("keep_private", "revoke"),
    ),
    Clock(
        "enforcement.publish.decision",
        starts="exempt",
        met_by="publish",
        pauses=UNREACHED,
        dropped_by=("keep_private", "revoke"),
    ),
    *demanding.CLOCKS,
    *enforcement_by_court.CLOCKS,
    Clock(
        "penalty.publicity.withdraw",
        starts="revoke",
        counted_from="revoked_on",
        met_by="withdraw",
        when=is_public,
    ),
)
