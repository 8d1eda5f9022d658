"""政府信息公开申请: days of each limit, each gate closed and open."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from guiju.kernel.declaring.refused import Refused
from guiju.registers.oversight.disclosure_request.choices import (
    Applicant,
    Channel,
    Charge,
    Form,
    NotHeld,
    Outcome,
    Review,
    Supply,
)
from tests.lives import MONDAY, Case
from tests.people import County
from tests.registers.disclosures import (
    LAST,
    REPLY,
    THIRD,
    Begun,
    Told,
    answered,
    asked,
    both_asked,
    charged,
    corrected,
    explaining,
    finished,
    joint,
    new,
    objected,
    received,
    reviewed,
)

LIMITS: list[tuple[str, Begun, str, date]] = [
    ("twenty working days", received, REPLY, LAST),
    ("over a holiday", lambda c: received(c, date(2024, 9, 10)), REPLY, date(2024, 10, 14)),
    ("from the day of confirmation", lambda c: new(c).do("apply").do("confirm", 3), REPLY, date(2024, 4, 7)),
    ("anew from the correction", corrected, REPLY, date(2024, 4, 9)),
    ("extended by ten", lambda c: received(c).do("extend", 20), REPLY, date(2024, 4, 16)),
    ("extended by twenty", lambda c: received(c).do("extend", 20, extension_length=20), REPLY, date(2024, 4, 29)),
    ("anew after payment", lambda c: charged(c).do("serve_charge").do("pay", 6), REPLY, date(2024, 4, 9)),
    ("without the opinion's time", lambda c: asked(c).do("give_opinion", 6), REPLY, date(2024, 4, 8)),
    (
        "nested: while anybody is waited for",
        lambda c: finished(both_asked(c)),
        REPLY,
        date(2024, 4, 8),
    ),
    (
        "from the letter's receipt",
        lambda c: asked(c).do("serve_consultation", 2),
        "disclosure.third_party.opinion",
        date(2024, 3, 28),
    ),
    (
        "of an agency that made it too",
        lambda c: joint(c).do("serve_consultation", 2),
        "disclosure.joint_agency.opinion",
        date(2024, 3, 28),
    ),
    (
        "mail unsigned for",
        lambda c: new(c).do("register_unconfirmed", channel=Channel.ORDINARY_MAIL),
        "disclosure.request.confirm_ordinary_mail",
        MONDAY,
    ),
    ("to pay", lambda c: charged(c).do("serve_charge"), "disclosure.fee.pay", date(2024, 4, 2)),
]
"""Tuesday 10 September 2024: 中秋 15 to 17, work on the 14th and 29th, 国庆 1 to 7 October, work on the 12th. 清明 2024: 4 to 6
April, work on Sunday the 7th. Work on Sunday 28 April too."""


@pytest.mark.parametrize(("begun", "rule", "due"), [row[1:] for row in LIMITS], ids=[row[0] for row in LIMITS])
def test_limits_end_on_their_days(county: County, begun: Begun, rule: str, due: date) -> None:
    assert begun(county).clock(rule).due_on == due


R = "house.reply_outcome"
GATES: list[tuple[str, Begun, str, Told, Told | None]] = [
    ("disclosure.receipt_day", new, "receive", {"channel": Channel.FAX}, {"channel": Channel.IN_PERSON}),
    ("disclosure.receipt_day", new, "register_unconfirmed", {"channel": Channel.IN_PERSON}, {}),
    (
        "disclosure.oral_request",
        new,
        "receive",
        {"channel": Channel.ORAL},
        {"channel": Channel.ORAL, "written_by": "李某"},
    ),
    (
        "house.applicant_kind",
        new,
        "receive",
        {"applicant_kind": Applicant.PERSON, "applicant": [{"kind": "organisation", "name": "某公司"}]},
        None,
    ),
    (
        "house.applicant_kind",
        new,
        "receive",
        {"applicant_kind": Applicant.ENTERPRISE, "applicant": [{"kind": "person", "name": "李四"}]},
        None,
    ),
    (
        "house.title_without_names",
        new,
        "receive",
        {
            "title": "李四征地补偿",
            "applicant_kind": Applicant.PERSON,
            "applicant": [{"kind": "person", "name": "李四"}],
        },
        None,
    ),
    ("disclosure.one_time_correction", corrected, "request_correction", {"correct_by": date(2024, 6, 1)}, None),
    (
        "disclosure.request.correction_notice",
        received,
        "request_correction",
        {"on": date(2024, 3, 14)},
        {"on": date(2024, 3, 13)},
    ),
    ("house.term_ahead", received, "request_correction", {"correct_by": MONDAY}, None),
    ("house.none_waited_for", asked, "request_correction", {}, None),
    ("disclosure.extension_approval", lambda c: received(c).do("extend", 1), "extend", {}, None),
    ("disclosure.extension_approval", received, "extend", {"on": LAST + timedelta(1)}, {"on": LAST}),
    ("disclosure.later_term", received, "delay", {}, None),
    (
        "house.later_than_law",
        lambda c: explaining(c).do("explain", 1),
        "delay",
        {"delayed_until": LAST},
        {"delayed_until": LAST + timedelta(1)},
    ),
    (
        REPLY,
        lambda c: explaining(c).do("explain", 1),
        "delay",
        {"on": LAST + timedelta(1), "delayed_until": date(2024, 5, 6)},
        {"on": LAST, "delayed_until": date(2024, 5, 6)},
    ),
    (REPLY, received, "charge", {"on": LAST + timedelta(1)}, {"on": LAST}),
    ("disclosure.no_fee", received, "charge", {"quantity": 30}, {"quantity": 31, "fee": Decimal(10)}),
    ("disclosure.no_fee", received, "charge", {"charge": Charge.ITEMS, "quantity": 10, "fee": Decimal(100)}, None),
    ("disclosure.fee.standard", received, "charge", {"fee": Decimal(301)}, {"fee": Decimal(300)}),
    ("disclosure.fee.standard", received, "charge", {"fee": Decimal(0)}, None),
    ("house.charged_once", lambda c: charged(c).do("serve_charge").do("pay"), "charge", {}, None),
    ("house.fee_notice_once", lambda c: charged(c).do("serve_charge"), "serve_charge", {}, None),
    ("house.fee_notice_served", charged, "pay", {}, None),
    ("house.opinion_once", lambda c: asked(c).do("give_opinion", 1), "give_opinion", {}, None),
    ("house.served_once", lambda c: asked(c).do("serve_consultation", 1), "serve_consultation", {}, None),
    ("disclosure.third_party.opinion", asked, "note_silence", {}, None),
    (
        "disclosure.third_party.opinion",
        lambda c: asked(c).do("serve_consultation", 1),
        "note_silence",
        {"on": date(2024, 3, 27)},
        {"on": date(2024, 3, 28)},
    ),
    (
        "disclosure.joint_agency.opinion",
        lambda c: joint(c).do("serve_consultation", 1),
        "note_silence",
        {"on": date(2024, 3, 29)},
        {"on": date(2024, 3, 28)},
    ),
    ("house.third_party_objects", lambda c: asked(c).do("give_opinion", 1), "override", {}, None),
    ("house.none_waited_for", lambda c: asked(c).do("review_release"), "reply", {}, None),
    ("disclosure.third_party_rights", objected, "reply", {}, {**THIRD, "supply": "", "form_given": ""}),
    ("disclosure.third_party_consult", received, "reply", THIRD, None),
    (
        "disclosure.review_before_release",
        received,
        "reply",
        {},
        {"supply": Supply.ALREADY, "where": "政府网站", "form_given": ""},
    ),
    (
        "disclosure.review_before_release",
        lambda c: reviewed(c).do("consult_third_party").do("give_opinion"),
        "reply",
        {},
        None,
    ),
    ("house.as_reviewed", lambda c: reviewed(c, review=Review.PARTLY), "reply", {}, {"outcome": Outcome.PARTLY}),
    ("house.as_reviewed", lambda c: reviewed(c, review=Review.CLOSED), "reply", {"outcome": Outcome.PARTLY}, None),
    (
        "disclosure.state_secret",
        received,
        "reply",
        {"outcome": Outcome.SECRET, "legal_ground": ""},
        {"outcome": Outcome.SECRET},
    ),
    ("disclosure.refusal_reasons", received, "reply", {"outcome": Outcome.PROCESS, "reason": ""}, None),
    ("disclosure.reply_kinds", reviewed, "reply", {"supply": ""}, None),
    (
        "disclosure.reply_kinds",
        reviewed,
        "reply",
        {"supply": Supply.WHERE},
        {"supply": Supply.WHERE, "where": "档案馆", "form_given": ""},
    ),
    ("disclosure.reply_kinds", received, "reply", {"outcome": Outcome.PROCESS, "supply": Supply.PROVIDED}, None),
    ("disclosure.reply_kinds", received, "reply", {"outcome": Outcome.NOT_HELD, "not_held": ""}, None),
    ("disclosure.reply_kinds", received, "reply", {"outcome": Outcome.NOT_HELD, "search": ""}, None),
    (
        "disclosure.reply_kinds",
        received,
        "reply",
        {"outcome": Outcome.NOT_HELD, "not_held": NotHeld.OTHER_ORGAN},
        {"outcome": Outcome.NOT_HELD, "not_held": NotHeld.OTHER_ORGAN, "competent_organ": "某局"},
    ),
    ("disclosure.reply_kinds", received, "reply", {"outcome": Outcome.PROCESS, "not_held": NotHeld.NONE}, None),
    ("disclosure.reply_kinds", received, "reply", {"outcome": Outcome.REPEATED}, None),
    (
        "disclosure.reply_kinds",
        received,
        "reply",
        {"outcome": Outcome.REPEATED, "earlier_number": "无此号"},
        {"outcome": Outcome.REPEATED, "earlier_number": "旧1号", "earlier_reply": ("旧.txt", b"x")},
    ),
    ("house.still_unclear", received, "reply", {"outcome": Outcome.UNCLEAR}, None),
    ("disclosure.excessive_requests", received, "reply", {"outcome": Outcome.EXCESSIVE}, None),
    (
        "disclosure.excessive_requests",
        explaining,
        "reply",
        {"outcome": Outcome.EXCESSIVE, "on": date(2024, 3, 15)},
        {"outcome": Outcome.EXCESSIVE, "on": date(2024, 3, 16)},
    ),
    (
        "disclosure.publications",
        received,
        "reply",
        {"outcome": Outcome.PUBLISHED_WORK, "where": ""},
        {"outcome": Outcome.PUBLISHED_WORK},
    ),
    (
        "disclosure.form_of_supply",
        reviewed,
        "reply",
        {"form_given": Form.READING},
        {"form_given": Form.READING, "why_other_form": "原件易损"},
    ),
    ("disclosure.form_of_supply", reviewed, "reply", {"form_given": ""}, None),
    (
        "disclosure.assistance",
        lambda c: received(c, needs_help=True).do("review_release"),
        "reply",
        {},
        {"help": "大字打印"},
    ),
    (
        "disclosure.request_content",
        lambda c: received(
            c, identity=None, applicant_kind=Applicant.PERSON, applicant=[{"kind": "person", "name": "李四"}]
        ).do("review_release"),
        "reply",
        {},
        None,
    ),
    (R, received, "reply", {"outcome": Outcome.UNPAID}, None),
    ("disclosure.separable_part", received, "reply", {"outcome": Outcome.INQUIRY, "confirmed": []}, None),
    (
        "disclosure.internal_information",
        received,
        "reply",
        {"outcome": Outcome.INTERNAL, "confirmed": ["disclosure.separable_part"]},
        None,
    ),
    ("disclosure.not_a_request", received, "reply", {"outcome": Outcome.PETITION, "confirmed": []}, None),
    ("disclosure.existing_only", received, "reply", {"outcome": Outcome.TO_MAKE, "confirmed": []}, None),
    ("disclosure.doubt_reported", received, "review_release", {"confirmed": []}, None),
    ("house.withdrawal_shown", received, "withdraw", {"withdrawal": None}, {}),
    ("house.supplied", lambda c: received(c).do("reply", outcome=Outcome.PROCESS), "suggest", {}, None),
    ("house.suggested", answered, "answer_suggestion", {}, None),
    ("house.term_ahead", answered, "redo", {"redo_by": MONDAY}, None),
    ("house.identified", received, "reissue_code", {"identified": False}, {}),
]


def test_each_gate_closed_and_open(county: County) -> None:
    """What is refused leaves a record as it was: those begun alike are shared until one is opened."""
    wrong: list[tuple[Any, ...]] = []
    shared: dict[Begun, Case] = {}
    for n, (rule, begun, step, closed, opened) in enumerate(GATES):
        one = shared.pop(begun, None) or begun(county)
        on = one.on
        try:
            one.do(step, **closed)
        except Refused as refused:
            wrong += [] if rule in refused.codes else [(n, rule, step, refused.codes)]
        else:
            wrong.append((n, rule, step, "open"))
            continue
        one.on = on
        if opened is None:
            shared[begun] = one
        else:
            one.do(step, **opened)
    assert wrong == []
