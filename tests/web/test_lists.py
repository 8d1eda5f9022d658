"""Lists: as many queries for many rows as for few, nothing of others."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guiju.kernel.acting import engine
from guiju.kernel.acting.taking import Taking
from guiju.kernel.offices.people import Actor, User
from tests.people import County
from tests.specimen.models import Petition
from tests.web import desk

LIST = "/r/petition/"
BEGAN = date(2024, 1, 1)


def many(actor: Actor, days: list[int], title: str = "诉求") -> None:
    """Petitions received so many days after the first of 2024."""
    takings = [
        Taking(
            None,
            {
                "title": f"{title}{n}（模拟）",
                "received_on": BEGAN + timedelta(days=day),
                "petitioner": [desk.PERSON],
            },
            BEGAN + timedelta(days=day),
        )
        for n, day in enumerate(days)
    ]
    engine.take_many("receive", Petition, takings, actor, simulated=True)


def queries_of(client: Client, path: str, connection: Any) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(path).status_code == 200
    return len(caught)


@pytest.mark.parametrize("path", ["/", LIST, "/figures/petitions/?year=2024", "/reports/"])
def test_a_page_asks_the_database_as_often_for_many_as_for_few(at_desk: Client, clerk: User, path: str) -> None:
    from django.db import connection

    many(clerk.actor, [1, 2])
    at_desk.get(path)  # brings the figures up to date
    few = queries_of(at_desk, path, connection)
    many(clerk.actor, [n % 300 for n in range(400)])
    at_desk.get(path)
    assert queries_of(at_desk, path, connection) <= few
    assert few <= 15


@pytest.mark.parametrize("place", ["x", "2024-13-01_1", "2024-01-01_notanid", "_", "2024-01-01", "%00"])
def test_a_forged_place_begins_at_the_beginning(at_desk: Client, clerk: User, place: str) -> None:
    many(clerk.actor, [1])
    for way in ("after", "before"):
        response = at_desk.get(LIST, {way: place})
        assert response.status_code == 200
        assert "诉求0" in desk.words(response)


def titles(client: Client, **asked: str) -> set[str]:
    page = desk.words(client.get(LIST, asked))
    return set(re.findall(r'<a href="/r/petition/[0-9a-f-]{36}/">([^<]+)</a>', page))


@pytest.fixture
def three(county: County, clerk: User) -> None:
    desk.petition(clerk.actor, "路灯损坏（模拟）", date(2024, 3, 1))
    desk.accept(clerk.actor, desk.petition(clerk.actor, "道路积水（模拟）", date(2024, 5, 6)))
    desk.decided(county, "井盖缺失（模拟）", date(2024, 6, 3))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, {"路灯损坏（模拟）", "道路积水（模拟）", "井盖缺失（模拟）"}),
        ({"q": "道路"}, {"道路积水（模拟）"}),
        ({"q": "资某诉〔2024〕2"}, {"井盖缺失（模拟）"}),
        ({"q": "%"}, set()),
        ({"stage": "received"}, {"路灯损坏（模拟）"}),
        ({"stage": "nothing"}, {"路灯损坏（模拟）", "道路积水（模拟）", "井盖缺失（模拟）"}),
        ({"since": "2024-05-06", "until": "2024-06-02"}, {"道路积水（模拟）"}),
        ({"simulated": "no"}, set()),
        ({"simulated": "yes", "q": "缺失"}, {"井盖缺失（模拟）"}),
    ],
)
def test_filters(at_desk: Client, three: None, asked: dict[str, str], expected: set[str]) -> None:
    assert titles(at_desk, **asked) == expected


def test_the_bureau_filters_by_agency_and_a_department_cannot(
    client: Client, county: County, clerk: User, bureau: User, three: None
) -> None:
    client.force_login(bureau, backend=desk.BACKEND)
    assert len(titles(client)) == 3
    assert titles(client, agency=str(county.township.pk)) == set()
    assert len(titles(client, agency=str(county.department.pk))) == 3
    client.force_login(clerk, backend=desk.BACKEND)
    assert 'name="agency"' not in desk.words(client.get(LIST))


def test_a_title_is_shown_and_never_run(at_desk: Client, clerk: User) -> None:
    evil = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    record = desk.petition(clerk.actor, evil)
    for path in ("/", LIST, reverse("matter", args=["petition", record.pk])):
        page = desk.words(at_desk.get(path))
        assert "<script>alert" not in page and "<img src=x" not in page
        assert "&lt;script&gt;alert(1)" in page
