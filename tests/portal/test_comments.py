"""Comments on a draft that is shown: anybody may, in time, without telling who they are, not too often, and each stands once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from guiju.kernel.acting import engine
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Role, party_to
from guiju.registers.decisions.major_decision import MajorDecision
from guiju.registers.decisions.major_decision.columns import DecisionOpinion
from guiju.registers.governance.demonstration import Demonstration
from tests.lives import Case, brought
from tests.people import County
from tests.reaching_back import folds_to_itself

OPENED = date(2024, 3, 4)
SAID = {"source": "public", "opinion": "建议保留原有的公交站点。"}


def shown(county: County) -> Case:
    return brought(county, MajorDecision, "consult", OPENED)


def address_of(begun: Case) -> str:
    return reverse("portal:comment", args=["major_decision", begun.record.pk])


def test_a_comment_stands_as_a_row_that_the_office_answers(county: County, public: Client) -> None:
    begun = shown(county)
    with time_machine.travel(begun.on + timedelta(days=3), tick=False):
        page = reverse("portal:record", args=["major_decision", begun.record.pk])
        assert address_of(begun) in public.get(page).content.decode()
        assert "提交意见" in public.get(address_of(begun)).content.decode()
        assert "意见已经提交" in public.post(address_of(begun), SAID).content.decode()
        assert "同样的意见已经提交" in public.post(address_of(begun), SAID).content.decode()
    [row] = DecisionOpinion.objects.filter(matter=begun.record.pk)
    assert (row.source, row.opinion, row.adoption) == ("public", SAID["opinion"], "")
    entry = Entry.objects.filter(matter_id=begun.record.pk).latest("seq")
    assert (entry.step, entry.actor_id) == ("record_opinions", None)
    assert verify_records("major_decision", [begun.record.pk]).faults == []


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"source": "public", "opinion": ""}, "意见内容"),
        ({"source": "nobody", "opinion": "同意"}, "意见来源"),
        ({"source": "public", "opinion": "我的电话13812345678"}, "个人信息"),
        ({"source": "public", "opinion": "身份证11010519491231002X"}, "个人信息"),
        ({"source": "public", "opinion": "电话138-1234-5678或者 138 1234 5678"}, "个人信息"),
        ({"source": "public", "opinion": "电话１３８１２３４５６７８"}, "个人信息"),
        ({"source": "public", "opinion": "身份证110105 19491231 002x"}, "个人信息"),
        ({"source": "public", "opinion": "好" * 1001}, "意见内容"),
    ],
)
def test_what_is_not_taken_is_said_and_what_was_typed_stays(
    county: County, public: Client, told: dict[str, str], words: str
) -> None:
    begun = shown(county)
    with time_machine.travel(begun.on + timedelta(days=3), tick=False):
        answer = public.post(address_of(begun), told)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert told["opinion"][:20] in answer.content.decode()
    assert not DecisionOpinion.objects.exists()


def test_comments_are_taken_while_the_draft_is_shown_and_of_nothing_else(county: County, public: Client) -> None:
    begun = shown(county)
    last = begun.record.consultation_until
    for day, status in ((last, 200), (last + timedelta(days=1), 404)):
        with time_machine.travel(day, tick=False):
            assert public.post(address_of(begun), SAID).status_code == status
    forming = brought(county, MajorDecision, "draft", OPENED)
    with time_machine.travel(forming.on, tick=False):
        assert public.get(address_of(forming)).status_code == 404
        elsewhere = reverse("portal:comment", args=["legality_review", begun.record.pk])
        assert public.get(elsewhere).status_code == 404


def test_numbers_of_a_draft_are_no_personal_data(county: County, public: Client) -> None:
    begun = shown(county)
    with time_machine.travel(begun.on + timedelta(days=3), tick=False):
        for words in (
            "投资1380000元，2024年3月4日前，第138、139、140条，20240304—20250304",
            "县政办发〔2024〕1号第5条",
        ):
            assert public.post(address_of(begun), {**SAID, "opinion": words}).status_code == 200, words


def test_a_draft_is_called_as_it_was_published(county: County, public: Client) -> None:
    """Words struck out of its title when it was published stand on no page of comments."""
    begun = brought(
        county, MajorDecision, "consult", OPENED, title="张三丰宅基地周边道路规划（模拟）", strike="张三丰宅基地"
    )
    with time_machine.travel(begun.on + timedelta(days=3), tick=False):
        for answer in (public.get(address_of(begun)), public.post(address_of(begun), SAID)):
            page = answer.content.decode()
            assert answer.status_code == 200 and "周边道路规划" in page and "张三丰" not in page


def test_one_address_does_not_fill_the_register(county: County, public: Client) -> None:
    begun = shown(county)
    with time_machine.travel(begun.on + timedelta(days=3), tick=False):
        answers = [public.post(address_of(begun), {**SAID, "opinion": f"意见之{n}"}).status_code for n in range(11)]
    assert answers == [200] * 10 + [429]
    assert DecisionOpinion.objects.count() == 10


def test_an_objection_to_a_title_that_is_shown_is_a_comment(county: County, public: Client) -> None:
    begun = brought(county, Demonstration, "show", OPENED)
    address = reverse("portal:comment", args=["demonstration", begun.record.pk])
    said = {"what": "窗口不公开收费依据。"}
    with time_machine.travel(begun.on + timedelta(days=3), tick=False):
        assert "意见已经提交" in public.post(address, said).content.decode()
    with time_machine.travel(begun.record.shown_until + timedelta(days=1), tick=False):
        assert public.get(address).status_code == 404
    [row] = begun.record.objections.all()
    assert (row.what, row.received_on) == (said["what"], begun.on + timedelta(days=3))


def test_who_comments_does_nothing_else(county: County) -> None:
    begun, other = shown(county), shown(county)
    outsider: Any = party_to("major_decision", begun.record.pk)
    two = {"opinions": [SAID, {**SAID, "opinion": "另一条"}]}
    for step, record, told in (
        ("record_opinions", begun.record, two),
        ("record_opinions", other.record, {"opinions": [SAID]}),
        ("prolong", begun.record, {"consultation_until": date(2024, 12, 1), "reason": "某"}),
        ("end_consultation", begun.record, {}),
    ):
        with pytest.raises(Refused):
            engine.take(step, record, outsider, told, begun.on)


def test_what_the_office_enters_for_an_earlier_day_stands_before_a_comment(county: County) -> None:
    begun = shown(county)
    later, outsider = begun.on + timedelta(days=5), party_to("major_decision", begun.record.pk)
    record: Any = engine.take("record_opinions", begun.record, outsider, {"opinions": [SAID]}, later)
    office = county.actor(county.department, Role.CLERK)
    told = {"opinions": [{"source": "agency", "opinion": "函告的意见"}]}
    record = engine.take("record_opinions", record, office, told, later - timedelta(days=2))
    assert folds_to_itself(record)
    assert verify_records("major_decision", [record.pk]).faults == []
    assert {row.received_on for row in DecisionOpinion.objects.all()} == {later, later - timedelta(days=2)}
