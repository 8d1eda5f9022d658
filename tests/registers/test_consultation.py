"""法律咨询: answered at once or by a day; the body of legal aid tells of the right to aid; who asked is sealed; led on once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.figures import compute
from guiju.kernel.declaring.life import Hand
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import Role
from guiju.registers.legal_services.consultation import Consultation
from guiju.registers.legal_services.consultation.choices import Channel, Topic
from tests.lives import Case, case
from tests.people import County

MARCH = date(2024, 3, 4)


def refused(begun: Case, step: str, days: int = 0, **told: Any) -> set[str]:
    day = begun.on
    with pytest.raises(Refused) as refusal:
        begun.do(step, days, **told)
    begun.on = day
    return {one.code for one in refusal.value.reasons}


def test_who_asks_is_named_in_no_list_and_no_more_are_named_than_asked(county: County) -> None:
    named = {**county_person(county), "name": "欧阳不忘"}
    begun = case(county, Consultation, MARCH)
    assert refused(begun, "answer_at_once", asker=[named, county_person(county)]) == {"house.consultation_people"}
    told: dict[str, Any] = {"topic": Topic.LABOUR, "channel": Channel.PHONE, "asker": [named]}
    record: Any = begun.do("answer_at_once", **told).record
    assert "欧阳" not in record.title and record.title.startswith("劳动争议、工伤咨询（12348电话）")
    anonymous: Any = case(county, Consultation, MARCH).do("answer_at_once", asker=[]).record
    assert anonymous.stage == "answered"


def county_person(county: County) -> dict[str, str]:
    return case(county, Consultation, MARCH).telling().person()


def test_the_body_of_legal_aid_tells_of_the_right_to_aid(county: County) -> None:
    other = case(county, Consultation, MARCH).do("answer_at_once", aid_told=False)
    assert other.record.stage == "answered"
    for day, rules in ((MARCH, {"consultation.right_told"}), (date(2021, 3, 4), set())):
        begun = case(county, Consultation, day, agency=county.legal_aid)
        if rules:
            assert refused(begun, "answer_at_once", aid_told=False) == rules
        else:
            begun.do("answer_at_once", aid_told=False)  # before the law of 2021


def test_a_day_is_set_and_met_and_a_question_to_be_kept_secret_is_kept_apart(county: County) -> None:
    begun = case(county, Consultation, MARCH).do("receive", confidential=True)
    assert begun.record.restricted == "safety"
    assert refused(begun, "assign", 1, answer_by=MARCH) == {"house.consultation_term"}
    begun.do("assign", 1, answer_by=date(2024, 3, 8)).do("reassign")
    assert begun.words_clock("解答法律咨询").due_on == date(2024, 3, 8)
    begun.do("answer", 1)
    assert not begun.words_clock("解答法律咨询").running
    both = county.actor(county.bureau, Role.CLERK, Role.HEAD, name="一人两职")
    twice = case(county, Consultation, MARCH).do("answer_at_once", by=both)
    assert refused(twice, "call_back", by=both) == {"house.four_eyes"}
    begun.do("call_back", by=Hand(Role.HEAD))


def test_it_leads_on_once_and_whoever_rated_is_not_called(county: County) -> None:
    begun = case(county, Consultation, MARCH).do("ask").do("lead_to_aid")
    assert refused(begun, "lead_to_aid") == {"house.consultation_led_once"}
    begun.do("answer").do("lead_to_mediation").do("rate", by=None)
    assert begun.record.stage == "answered" and begun.record.dispute is not None
    assert refused(begun, "call_back") == {"house.consultation_self_rated"}
    begun.do("reissue_code")
    assert refused(begun, "reissue_code", identified=False) == {"house.consultation_identified"}


def test_people_are_counted_by_the_day_of_the_first_answer(county: County) -> None:
    case(county, Consultation, MARCH).do("answer_at_once", people=30, asker=[], channel=Channel.ENTERPRISE)
    begun = case(county, Consultation, date(2023, 12, 29)).do("receive").do("answer", on=date(2024, 1, 3))
    begun.do("answer_again", on=date(2025, 1, 2))
    case(county, Consultation, MARCH).do("receive").do("decline")
    compute.refresh()
    names = ("consultations_answered", "enterprise_consultations_answered")
    assert [compute.value(name, "431081", 2024) for name in names] == [31, 1]
