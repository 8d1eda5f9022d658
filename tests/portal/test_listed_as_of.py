"""A list that keeps its versions is read as it stood on any day, in the words of that day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from guiju.registers.services.power_item import PowerItem
from tests.lives import Case, case
from tests.people import County

BEFORE, FIRST, SECOND, GONE = date(2024, 3, 10), date(2024, 3, 11), date(2024, 6, 3), date(2024, 9, 2)


def changed(county: County) -> Case:
    item = case(county, PowerItem, date(2024, 3, 4)).do("propose", title="第一版事项").do("review", 3)
    item.do("publish", on=FIRST).do("propose_change", on=date(2024, 5, 6)).do("review_change", 5)
    return item.do("adopt_change", on=SECOND, title="第二版事项")


def said(public: Client, day: date, item: Any) -> tuple[bool, bool, int]:
    """Whether the list of a day shows the first version, and the second, and what the page of the item answers."""
    page = public.get("/public/power_item/", {"on": day.isoformat()}).content.decode()
    shown = public.get(reverse("portal:record", args=["power_item", item.pk]), {"on": day.isoformat()})
    return "第一版事项" in page, "第二版事项" in page, shown.status_code


def test_the_list_as_of_a_day_has_the_versions_of_that_day(county: County, public: Client) -> None:
    item = changed(county)
    item.do("receive_order", on=date(2024, 8, 26), ordered_on=date(2024, 8, 26)).do("cancel", on=GONE)
    assert said(public, BEFORE, item.record) == (False, False, 404)
    assert said(public, FIRST, item.record) == (True, False, 200)
    assert said(public, SECOND, item.record) == (False, True, 200)
    assert said(public, GONE, item.record) == (False, False, 404)
    now = public.get(reverse("portal:record", args=["power_item", item.record.pk]))
    assert now.status_code == 410, "without a day it is withdrawn"


def test_what_was_struck_out_later_is_not_read_in_an_earlier_version(county: County, public: Client) -> None:
    item = case(county, PowerItem, date(2024, 3, 4)).do("propose", title="第一版事项").do("review", 3)
    item.do("publish", on=FIRST).do("propose_change", on=date(2024, 5, 6)).do("review_change", 5)
    item.do("adopt_change", on=SECOND, title="第二版事项", strike=["第二版"])
    assert said(public, FIRST, item.record) == (False, False, 404)


def test_a_list_that_keeps_no_versions_is_not_asked_for_a_day(county: County, public: Client) -> None:
    assert 'name="on"' in public.get("/public/enforcement_body/").content.decode()
    assert 'name="on"' not in public.get("/public/mediator/").content.decode()
