"""政府信息公开申请: days of each limit, gates closed and open, lawful courses, unlawful ones, what is counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.acting import engine, nightly
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.life import Hand
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.parties import nameable
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role, party_to
from guiju.registers.oversight.disclosure_request import DisclosureRequest
from guiju.registers.oversight.disclosure_request import gates as limits
from guiju.registers.oversight.disclosure_request.choices import (
    Applicant,
    Basis,
    Channel,
    Charge,
    Form,
    NotHeld,
    Opinion,
    Outcome,
    Review,
    Supply,
)
from tests.lives import MONDAY, Case, case
from tests.people import County
from tests.reaching_back import folds_to_itself

Told = dict[str, Any]
Begun = Callable[[County], Case]
REPLY = "disclosure.request.reply"
LAST = date(2024, 4, 1)
"""Twenty working days after Monday, 4 March 2024."""


def new(county: County) -> Case:
    return case(county, DisclosureRequest)


def received(county: County, on: date = MONDAY, **told: Any) -> Case:
    return new(county).do("receive", on=on, **told)


def reviewed(county: County, **told: Any) -> Case:
    return received(county).do("review_release", 1, **told)


def corrected(county: County) -> Case:
    return received(county).do("request_correction", 2).do("submit_correction", 5)


def asked(county: County) -> Case:
    return received(county).do("consult_third_party", 1)


def joint(county: County, **told: Any) -> Case:
    return received(county).do("consult_agency", 1, **told)


def objected(county: County) -> Case:
    return asked(county).do("give_opinion", 3, opinion=Opinion.REASONED).do("review_release", 1)


def explaining(county: County) -> Case:
    return received(county).do("ask_reasons", 1)


def charged(county: County) -> Case:
    return received(county).do("charge", 1)


def answered(county: County) -> Case:
    return reviewed(county).do("reply", 1)


def key(one: Case, role: str) -> str:
    """The key by which a step names who was asked."""
    return next(iter(nameable(one.record, (role,))))


def both_asked(county: County) -> Case:
    """Of two the first has answered."""
    one = asked(county).do("consult_agency", 2)
    return one.do("give_opinion", 1, consulted=key(one, "third_party"))


def finished(one: Case) -> Case:
    return one.do("give_opinion", 3, consulted=key(one, "consulted_agency"))


def silent(county: County) -> Case:
    """Served on 6 March: fifteen working days end on the 27th."""
    return asked(county).do("serve_consultation", 1).do("note_silence", on=date(2024, 3, 28))


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
THIRD = {"outcome": Outcome.THIRD_PARTY}
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
    wrong, shared = [], {}
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


def refused(county: County, outcome: str = Outcome.PROCESS) -> Case:
    return received(county).do("reply", 2, outcome=outcome)


COURSES: list[tuple[str, Begun, str]] = [
    (
        "answered on the spot",
        lambda c: received(c, channel=Channel.IN_PERSON).do("reply", outcome=Outcome.PETITION),
        "answered",
    ),
    (
        "fax, confirmed a week later",
        lambda c: new(c).do("register_unconfirmed").do("confirm", 7).do("reply", 3, outcome=Outcome.INQUIRY),
        "answered",
    ),
    ("corrected in time, still unclear", lambda c: corrected(c).do("reply", 3, outcome=Outcome.UNCLEAR), "answered"),
    ("withdrawn while lacking", lambda c: received(c).do("request_correction", 2).do("withdraw", 3), "withdrawn"),
    ("silent third party, refused for it", lambda c: silent(c).do("reply", 3, **THIRD), "answered"),
    ("silent third party, granted", lambda c: silent(c).do("review_release").do("reply", 3), "answered"),
    (
        "an objection without a reason",
        lambda c: asked(c).do("give_opinion", 3, opinion=Opinion.UNREASONED).do("review_release").do("reply"),
        "answered",
    ),
    ("an objection, the rest given", lambda c: objected(c).do("reply", outcome=Outcome.PARTLY), "answered"),
    ("the public interest", lambda c: objected(c).do("override").do("reply"), "answered"),
    (
        "another agency gives no answer, none is owed",
        lambda c: joint(c, basis=Basis.CONCERNED).do("note_silence", 9).do("reply", outcome=Outcome.PROCESS),
        "answered",
    ),
    ("two asked, one after the other", lambda c: finished(both_asked(c)).do("review_release").do("reply"), "answered"),
    ("reasons not given, not handled", lambda c: explaining(c).do("reply", 20, outcome=Outcome.EXCESSIVE), "answered"),
    (
        "reasons asked, answered all the same",
        lambda c: explaining(c).do("reply", 1, outcome=Outcome.NOT_HELD),
        "answered",
    ),
    (
        "delayed twice",
        lambda c: (
            explaining(c)
            .do("explain", 2)
            .do("delay", 1)
            .do("delay", 30, delayed_until=date(2024, 9, 2))
            .do("reply", outcome=Outcome.TO_MAKE)
        ),
        "answered",
    ),
    (
        "answered anew by order",
        lambda c: refused(c).do("redo", 60).do("review_release", 2).do("reply_again", 2),
        "answered",
    ),
    (
        "put right by the organ itself, twice",
        lambda c: (
            refused(c)
            .do("redo", 9, ordered_by="own")
            .do("reply_again", 1, new_outcome=Outcome.CASE_FILE)
            .do("redo", 9)
            .do("reply_again", new_outcome=Outcome.INTERNAL)
        ),
        "answered",
    ),
    (
        "third party asked when answered anew",
        lambda c: (
            refused(c)
            .do("redo", 9)
            .do("consult_third_party", 1)
            .do("give_opinion", 3)
            .do("review_release")
            .do("reply_again", 1)
        ),
        "answered",
    ),
    (
        "suggested twice",
        lambda c: answered(c).do("suggest", 1).do("answer_suggestion", 1, suggestion="rejected").do("suggest", 1),
        "answered",
    ),
    (
        "an applicant who never can be reached",
        lambda c: new(c).do("register_unconfirmed").do("set_aside", 9),
        "set_aside",
    ),
    (
        "an agent appointed on the way",
        lambda c: received(c).do("appoint_agent", 1).do("reply", outcome=Outcome.INQUIRY),
        "answered",
    ),
]
UNLAWFUL: list[tuple[str, Begun, str, Told, str]] = [
    ("answered before it is confirmed", lambda c: new(c).do("apply"), "reply", {}, "stage"),
    ("answered while it is lacking", lambda c: received(c).do("request_correction", 1), "reply", {}, "stage"),
    ("answered twice", refused, "reply", {}, "stage"),
    ("answered anew without an order", refused, "reply_again", {}, "stage"),
    ("granted while the fee is owed", charged, "reply", {}, "stage"),
    (
        "given up by a clerk's hand",
        lambda c: received(c).do("request_correction", 1),
        "give_up",
        {"by": Hand(Role.CLERK)},
        "role",
    ),
    ("signed by a clerk", reviewed, "reply", {"by": Hand(Role.CLERK)}, "role"),
    ("extended by a clerk", received, "extend", {"by": Hand(Role.CLERK)}, "role"),
    ("without an applicant", new, "receive", {"applicant": []}, "field.applicant"),
    ("received tomorrow", new, "receive", {"on": date(2099, 1, 5)}, "day.future"),
    ("answered before it came", reviewed, "reply", {"on": date(2024, 3, 1)}, "stage"),
    ("extended by twenty-one", received, "extend", {"extension_length": 21}, "field.extension_length"),
    ("withdrawn after the answer", refused, "withdraw", {}, "stage"),
    ("resumed though it was answered", refused, "resume", {}, "stage"),
    ("an opinion of nobody asked", received, "give_opinion", {"consulted": "x"}, "field.consulted"),
    (
        "an opinion after the answer",
        lambda c: asked(c).do("give_opinion").do("reply", outcome=Outcome.PROCESS),
        "give_opinion",
        {},
        "stage",
    ),
    ("corrected though nothing was asked", received, "submit_correction", {}, "stage"),
    ("a fee below nought", received, "charge", {"fee": Decimal(-1)}, "field.fee"),
    (
        "two third parties in one letter",
        received,
        "consult_third_party",
        {"third_party": [{"name": "甲"}, {"name": "乙"}]},
        "field.third_party",
    ),
    ("set aside once it is received", received, "set_aside", {}, "stage"),
]


def test_lawful_courses(county: County) -> None:
    wrong = []
    for name, course, stage in COURSES:
        one = course(county)
        faults = verify_records("disclosure_request", [one.record.pk]).faults
        if one.record.stage != stage or faults or not folds_to_itself(one.record):
            wrong.append((name, one.record.stage, faults))
    assert wrong == []


def test_unlawful_courses(county: County) -> None:
    wrong = []
    for name, begun, step, told, code in UNLAWFUL:
        one = begun(county)
        try:
            one.do(step, **told)
        except Refused as found:
            if code not in found.codes:
                wrong.append((name, found.codes))
        else:
            wrong.append((name, ["open"]))
    assert wrong == []


def test_who_reviewed_does_not_sign(county: County) -> None:
    one = received(county)
    one.do("review_release", by=county.actor(county.department, Role.CLERK))
    both = county.actor(county.department, Role.CLERK)
    head = replace(county.actor(county.department, Role.HEAD), user_id=both.user_id)
    with pytest.raises(Refused) as caught:
        one.do("reply", by=head)
    assert "house.four_eyes" in caught.value.codes


def test_what_is_not_corrected_or_paid_ends_by_itself_on_the_day_after(county: County) -> None:
    """A good reason opens it again, for what was corrected late and for nothing else; the limit begins anew."""
    lacking = received(county).do("request_correction", 1, correct_by=date(2024, 3, 20))
    unpaid = charged(county).do("serve_charge")
    nightly.run(date(2024, 3, 20))
    assert stage_of(lacking) == "lacking"
    nightly.run(date(2024, 3, 21))
    assert (stage_of(lacking), lacking.record.outcome) == ("abandoned", Outcome.NOT_CORRECTED)
    nightly.run(date(2024, 4, 2))
    assert stage_of(unpaid) == "charged"
    nightly.run(date(2024, 4, 3))
    assert (stage_of(unpaid), unpaid.record.outcome) == ("abandoned", Outcome.UNPAID)
    with pytest.raises(Refused, match="逾期不补正"):
        unpaid.do("resume", on=date(2024, 4, 8))
    lacking.do("resume", on=date(2024, 4, 8))
    assert (lacking.record.outcome, lacking.record.ended_on) == ("", None)
    assert lacking.clock(REPLY).started_on == date(2024, 4, 8)


def stage_of(one: Case) -> str:
    one.record.refresh_from_db()
    return str(one.record.stage)


def test_a_repeated_request_names_one_of_the_same_applicant(county: County) -> None:
    person = {"applicant_kind": Applicant.PERSON, "applicant": [{"kind": "person", "name": "李四"}]}
    first = received(county, **person).do("reply", 1, outcome=Outcome.NOT_HELD)
    told = {"outcome": Outcome.REPEATED, "earlier_number": first.record.number}
    with pytest.raises(Refused, match="不是同一申请人"):
        received(county, on=date(2024, 3, 11)).do("reply", 1, **told)
    open_one = received(county, **person)
    with pytest.raises(Refused, match="尚未答复"):
        received(county, **person).do("reply", 1, **{**told, "earlier_number": open_one.record.number})
    assert received(county, on=date(2024, 3, 11), **person).do("reply", 1, **told).record.stage == "answered"


def test_the_applicant_corrects_and_suggests_by_themselves(county: County) -> None:
    one = received(county).do("request_correction", 1)
    own = party_to("disclosure_request", one.record.pk)
    engine.take("submit_correction", one.record, own, {"corrected": "二〇二三年的"}, date(2024, 3, 6))
    with pytest.raises(Refused):
        engine.take("reply", one.record, own, {"outcome": Outcome.GRANTED}, date(2024, 3, 7))
    assert stage_of(one) == "handling"


def test_the_reply_says_on_which_article_and_which_way_is_open(county: County) -> None:
    """Since 2024 who is refused applies for reconsideration first (行政复议法 2023 art. 23(1)(4))."""
    texts = [
        Paper.objects.get(matter_id=one.record.pk, kind="reply").content_for(Use.READING).decode()
        for one in (refused(county), received(county, date(2023, 3, 6)).do("reply", 1, outcome=Outcome.NOT_HELD))
    ]
    assert "第十六条第二款" in texts[0] and "应当先" in texts[0]
    assert "第三十六条第四项" in texts[1] and "应当先" not in texts[1]


@pytest.mark.parametrize(
    ("charge", "quantity", "top"),
    [
        *((Charge.ITEMS, 10, 0), (Charge.ITEMS, 11, 100), (Charge.ITEMS, 30, 2000), (Charge.ITEMS, 31, 2200)),
        *((Charge.ITEMS, 40, 4000), (Charge.ITEMS, 41, 4300), (Charge.PAGES, 30, 0), (Charge.PAGES, 31, 10)),
        *((Charge.PAGES, 100, 700), (Charge.PAGES, 200, 2700), (Charge.PAGES, 201, 2740)),
    ],
)
def test_the_fee_is_banded(charge: Charge, quantity: int, top: int) -> None:
    assert limits.most(charge, quantity) == top


FIGURES = {
    "disclosure_requests_received": 8,
    "disclosure_requests_natural_persons": 7,
    "disclosure_requests_legal_persons": 1,
    "disclosure_requests_closed": 7,
    "disclosure_requests_open": 1,
    "disclosure_requests_granted": 1,
    "disclosure_requests_partly_granted": 1,
    "disclosure_requests_refused": 2,
    "disclosure_requests_unable": 1,
    "disclosure_requests_not_handled": 1,
    "disclosure_requests_otherwise": 1,
    "disclosure_requests_answered": 6,
    "disclosure_requests_answered_in_time": 5,
}


def test_the_yearly_table_adds_up(county: County) -> None:
    """一 + 二 = 三(七) + 四, and the ends are the sum of their kinds; a reply made anew moves nothing."""
    alone = {"applicant_kind": Applicant.PERSON}
    received(county, **alone).do("review_release", 1).do("reply", on=LAST)
    received(county, **alone).do("review_release", 1).do("reply", on=LAST + timedelta(1), outcome=Outcome.PARTLY)
    received(county, **alone).do("reply", 1, outcome=Outcome.SECRET).do("redo", 30).do("review_release", 1).do(
        "reply_again"
    )
    received(county, **alone).do("reply", 1, outcome=Outcome.INQUIRY)
    received(county, **alone).do("reply", 1, outcome=Outcome.NOT_HELD)
    received(county, **alone).do("reply", 1, outcome=Outcome.PETITION)
    received(county, **alone).do("withdraw", 1)
    received(county, applicant_kind=Applicant.RESEARCH)
    new(county).do("apply", **alone)
    compute.refresh()
    found = compute.values(list(FIGURES), county.department.region_id, Period.year(2024))
    assert found == FIGURES
    rate = compute.values(["disclosure_reply_rate"], county.department.region_id, Period.year(2024))
    assert round(float(rate["disclosure_reply_rate"] or 0), 2) == 83.33
