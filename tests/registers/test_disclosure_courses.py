"""政府信息公开申请: lawful courses, unlawful ones, what ends by itself, what is counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from guiju.figures import compute, declared
from guiju.figures.period import Period
from guiju.kernel.acting import engine, nightly
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.life import Hand
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role, party_to
from guiju.registers.oversight.disclosure_request import gates as limits
from guiju.registers.oversight.disclosure_request.choices import (
    Applicant,
    Basis,
    Channel,
    Charge,
    Opinion,
    Outcome,
)
from tests.lives import MONDAY, Case
from tests.people import County
from tests.reaching_back import folds_to_itself
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
    refused,
    reviewed,
    silent,
)

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
    wrong: list[tuple[Any, ...]] = []
    for name, course, stage in COURSES:
        one = course(county)
        faults = verify_records("disclosure_request", [one.record.pk]).faults
        if one.record.stage != stage or faults or not folds_to_itself(one.record):
            wrong.append((name, one.record.stage, faults))
    assert wrong == []


def test_unlawful_courses(county: County) -> None:
    wrong: list[tuple[Any, ...]] = []
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


def test_a_correction_asked_for_after_a_delay_ends_the_later_limit(county: County) -> None:
    """Art. 30: the time for the reply runs from the corrected request, and nothing runs beside it."""
    delayed = received(county).do("ask_reasons", 1).do("explain", 1).do("delay", 1)
    delayed.do("request_correction", 1)
    assert not delayed.words_clock("延迟答复").running


def stage_of(one: Case) -> str:
    one.record.refresh_from_db()
    return str(one.record.stage)


def test_a_repeated_request_names_one_of_the_same_applicant(county: County) -> None:
    person: Told = {"applicant_kind": Applicant.PERSON, "applicant": [{"kind": "person", "name": "李四"}]}
    first = received(county, **person).do("reply", 1, outcome=Outcome.NOT_HELD)
    told: Told = {"outcome": Outcome.REPEATED, "earlier_number": first.record.number}
    with pytest.raises(Refused, match="不是同一申请人"):
        received(county, on=date(2024, 3, 11)).do("reply", 1, **told)
    open_one = received(county, **person)
    with pytest.raises(Refused, match="尚未答复"):
        received(county, **person).do("reply", 1, **{**told, "earlier_number": open_one.record.number})
    given_up = received(county, **person).do("withdraw", 1)
    with pytest.raises(Refused, match="没有作出答复"):
        received(county, **person).do("reply", 1, **{**told, "earlier_number": given_up.record.number})
    assert received(county, on=date(2024, 3, 11), **person).do("reply", 1, **told).record.stage == "answered"


def test_the_applicant_corrects_and_suggests_by_themselves(county: County) -> None:
    one = received(county).do("request_correction", 1)
    own = party_to("disclosure_request", one.record.pk)
    engine.take("submit_correction", one.record, own, {"corrected": "二〇二三年的"}, date(2024, 3, 6))
    with pytest.raises(Refused):
        engine.take("reply", one.record, own, {"outcome": Outcome.GRANTED}, date(2024, 3, 7))
    assert stage_of(one) == "handling"


def test_who_takes_a_request_back_before_it_was_received_moves_no_table(county: County) -> None:
    """条例 art. 31: what was not confirmed was not received; by the door the applicant takes it back alone."""
    one = new(county).do("apply")
    own = party_to("disclosure_request", one.record.pk)
    engine.take("take_back", one.record, own, {"reason": "不再需要"}, MONDAY)
    assert (stage_of(one), one.record.ended_on, one.record.outcome) == ("withdrawn", None, "")
    compute.refresh()
    names = ["disclosure_requests_received", "disclosure_requests_closed", "disclosure_requests_open"]
    assert [*compute.values(names, "431081", Period.year(2024)).values()] == [0, 0, 0]


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
    alone: Told = {"applicant_kind": Applicant.PERSON}
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


def test_each_column_of_the_table_adds_up_over_the_years(county: County) -> None:
    """一 + 二 = 三(七) + 四 for each kind of applicant; 三(七) is the sum of all outcomes."""
    ends = (Outcome.INTERNAL, Outcome.PROCESS, Outcome.CASE_FILE, Outcome.INQUIRY, Outcome.NOT_HELD, Outcome.PETITION)
    for kind, outcome in zip(Applicant, ends, strict=True):
        received(county, date(2023, 12, 25), applicant_kind=kind).do("reply", on=MONDAY, outcome=outcome)
        received(county, applicant_kind=kind)
    corrected(county).do("reply", 1, outcome=Outcome.UNCLEAR)
    compute.refresh()
    values = {year: figures_of(county, year) for year in (2023, 2024)}
    for kind in Applicant:
        name = "natural_persons" if kind is Applicant.PERSON else f"received_{kind.value}"
        new_ones, left = (
            values[2024][f"disclosure_requests_{name}"],
            values[2024][f"disclosure_requests_open_{kind.value}"],
        )
        before = values[2023][f"disclosure_requests_open_{kind.value}"]
        assert before == 1
        assert new_ones + before == values[2024][f"disclosure_requests_closed_by_{kind.value}"] + left
    rows = [f"closed_{one.value}" for one in Outcome if one not in (Outcome.GRANTED, Outcome.PARTLY)]
    total = sum(values[2024][f"disclosure_requests_{name}"] for name in (*rows, "granted", "partly_granted"))
    assert total == values[2024]["disclosure_requests_closed"] == 7


def figures_of(county: County, year: int) -> dict[str, Any]:
    names = [name for name in declared.figures() if name.startswith("disclosure_requests_")]
    return compute.values(names, county.department.region_id, Period.year(year))
