"""A clock of the machine that cannot be right is said to those who look after it, and on the entries made by it."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from guiju.kernel.offices.people import Appointment, Role, User
from tests.people import County
from tests.web import desk

THEN, LATER = datetime(2026, 11, 20, 2, tzinfo=UTC), datetime(2037, 1, 1, 2, tzinfo=UTC)


@pytest.mark.parametrize(("role", "told"), [(Role.ADMIN, True), (Role.CLERK, False)])
def test_administrators_are_told_on_every_page(client: Client, county: County, role: Role, told: bool) -> None:
    with time_machine.travel(THEN, tick=False):
        desk.petition(county.clerk)
    with time_machine.travel(LATER, tick=False):
        client.force_login(desk.user(county.department, role, name="x"), backend=desk.BACKEND)
        page = desk.words(client.get("/"))
    assert ("服务器时间2037-01-01 10:00" in page and "guiju nightly --date 2037-01-01" in page) is told


def test_nobody_is_bothered_on_an_ordinary_day(client: Client, county: County) -> None:
    desk.petition(county.clerk)
    client.force_login(desk.user(county.department, Role.ADMIN, name="x"), backend=desk.BACKEND)
    assert "服务器时间" not in desk.words(client.get("/"))


def test_the_page_of_verification_shows_the_clock(client: Client, county: County) -> None:
    with time_machine.travel(LATER, tick=False):
        desk.petition(county.clerk)
    with time_machine.travel(THEN, tick=False):
        client.force_login(desk.user(county.bureau, Role.AUDITOR, name="x"), backend=desk.BACKEND)
        page = desk.words(client.get("/verification/"))
    assert "调回" in page and "最近一次可信的时间是2037-01-01 10:00" in page


def test_an_entry_says_that_it_was_made_by_a_wrong_clock(client: Client, clerk: User, at_desk: Client) -> None:
    Appointment.objects.update(since=THEN.date())
    clerk = User.objects.get(pk=clerk.pk)
    with time_machine.travel(THEN, tick=False):
        record = desk.petition(clerk.actor)
    with time_machine.travel(LATER, tick=False):
        desk.accept(clerk.actor, record)
    page = desk.words(at_desk.get(f"/r/petition/{record.pk}/"))
    assert page.count("录入时服务器时钟超前，时间不可信") == 1
