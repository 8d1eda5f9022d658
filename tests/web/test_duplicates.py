"""What was entered a moment ago and is filled in anew is entered again only on somebody's word."""

from django.test import Client

from tests.specimen.models import Petition
from tests.web import desk
from tests.web.test_taking import NEW, RECEIVED


def test_the_same_on_the_same_day_waits_for_a_word(at_desk: Client) -> None:
    assert at_desk.post(NEW, RECEIVED).status_code == 302
    again = at_desk.post(NEW, RECEIVED)
    page = desk.words(again)
    assert again.status_code == 422 and "名称相同，可能重复" in page and "#id_not_duplicate" in page
    assert Petition.objects.count() == 1
    assert at_desk.post(NEW, {**RECEIVED, "not_duplicate": "on"}).status_code == 302
    assert Petition.objects.count() == 2


def test_what_else_is_wrong_is_said_in_the_same_round(at_desk: Client) -> None:
    at_desk.post(NEW, RECEIVED)
    page = desk.words(at_desk.post(NEW, {**RECEIVED, "amount": "-1"}))
    assert "可能重复" in page and "#id_amount" in page


def test_another_name_or_day_is_no_doubt(at_desk: Client) -> None:
    at_desk.post(NEW, RECEIVED)
    assert at_desk.post(NEW, {**RECEIVED, "title": "另一件事（模拟）"}).status_code == 302
