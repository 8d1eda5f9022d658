"""A single record kept from all but those who work on it: asked by one, decided on by the head, open again the same way."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guiju.kernel.acting import engine
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.second_log import Look
from guiju.kernel.offices.people import Role
from guiju.kernel.offices.scope import sees, visible
from guiju.portal import publications
from guiju.web.names import said
from tests.people import County, verified
from tests.specimen.models import Petition
from tests.web import desk

TITLE = "反映未成年人受侵害（模拟）"


def restricted(county: County, record: Any, kind: str = "juvenile") -> Any:
    told = {"restriction": kind, "reason": "涉及未成年人，限制查看"}
    record = engine.take("ask_restriction", record, county.clerk, told)
    return engine.take("restrict", record, county.head, {"request": record.version})


@pytest.fixture
def record(county: County) -> Any:
    return restricted(county, desk.accept(county.clerk, desk.petition(county.clerk, TITLE)))


def test_it_is_asked_by_one_and_decided_on_by_the_head(county: County) -> None:
    petition = desk.petition(county.clerk)
    told = {"restriction": "secret", "reason": "涉及国家秘密"}
    with pytest.raises(Refused) as same:
        engine.take("ask_restriction", petition, county.clerk, {**told, "restriction": "none"})
    assert "house.restriction_otherwise" in same.value.codes
    by_head = county.actor(county.department, Role.HEAD, Role.CLERK)
    petition = engine.take("ask_restriction", petition, by_head, told)
    for actor, code in ((county.clerk, "role"), (by_head, "house.four_eyes")):
        with pytest.raises(Refused) as wrong:
            engine.take("restrict", petition, actor, {"request": petition.version})
        assert code in wrong.value.codes
    with pytest.raises(Refused) as none:
        engine.take("restrict", petition, county.head, {"request": 1})
    assert "house.correction_open" in none.value.codes
    assert engine.take("restrict", petition, county.head, {"request": petition.version}).restricted == "secret"


def test_who_works_on_it_sees_it_and_nobody_else(county: County, record: Any) -> None:
    other = county.actor(county.department, Role.CLERK, name="同机关未经办")
    strangers = [other, county.legal, county.bureau_head, county.actor(county.bureau, Role.AUDITOR)]
    for actor in (county.clerk, county.head):
        assert sees(actor, record) and visible(actor, Petition.objects.all()).exists()
        assert visible(actor, ClockRow.objects.all()).exists()
    for actor in strangers:
        assert not sees(actor, record) and not visible(actor, Petition.objects.all()).exists(), actor
        assert not visible(actor, ClockRow.objects.all()).exists()
    assert verified().sound
    record = restricted(county, record, "none")
    assert all(sees(actor, record) and visible(actor, ClockRow.objects.all()).exists() for actor in strangers)
    assert verified().sound


@pytest.mark.parametrize("role", [Role.HEAD, Role.AUDITOR, Role.LEGAL])
def test_no_page_of_others_names_it(client: Client, county: County, record: Any, role: Role) -> None:
    client.force_login(desk.user(county.bureau, role, name=f"统管{role}"), backend=desk.BACKEND)
    pages = [reverse("my_work"), reverse("register_list", args=["petition"]), reverse("looks"), reverse("flaws")]
    for address in [*pages, reverse("register_list", args=["petition"]) + "?q=未成年人"]:
        assert TITLE not in desk.words(client.get(address)), address
    assert client.get(reverse("matter", args=["petition", record.pk])).status_code == 404
    assert client.post(reverse("reveal", args=["petition", record.pk])).status_code == 404


def test_who_sees_it_is_told_that_it_is_restricted_and_their_look_is_kept(
    client: Client, county: County, record: Any
) -> None:
    client.force_login(desk.user(county.department, Role.HEAD, name="负责人甲"), backend=desk.BACKEND)
    assert "限制查看：涉及未成年人" in desk.words(client.get(reverse("matter", args=["petition", record.pk])))
    assert Look.objects.get().ground == "closed"


def test_it_is_not_public_while_it_lasts(county: County) -> None:
    record = desk.decided(county)
    record = engine.take("publish", record, county.clerk, {})
    assert publications.live().exists() and Petition.objects.public().exists()
    record = restricted(county, record)
    assert not publications.live().exists() and not Petition.objects.public().exists()
    with pytest.raises(Refused) as refused:
        engine.take("publish", record, county.clerk, {})
    assert "restricted" in refused.value.codes
    restricted(county, record, "none")
    assert publications.live().exists() and PublicRecord.objects.count() == 1
    assert verified().sound


def test_a_correction_leaves_it_restricted(county: County, record: Any) -> None:
    right = {"entry": 1, "on": None, "told": {"title": "另一名称（模拟）"}}
    record = engine.take("ask_correction", record, county.clerk, {"right": right, "reason": "名称有误"})
    record = engine.take("correct", record, county.head, {"request": record.version})
    assert (record.title, record.restricted) == ("另一名称（模拟）", "juvenile")
    assert {row.restricted for row in ClockRow.objects.all()} == {"juvenile"} and verified().sound


def test_who_was_kept_out_learns_no_more_of_it_than_a_stranger(client: Client, county: County, record: Any) -> None:
    """Not what they last did, nor the papers that they wrote themselves."""
    user = desk.user(county.department, Role.CLERK, name="经办后停止")
    record = engine.take("let_in", record, county.head, {"person": user, "reason": "接手办理"})
    record = engine.take("hear", record, user.actor, {"opinion": "听取了意见"})
    client.force_login(user, backend=desk.BACKEND)
    address = reverse("matter", args=["petition", record.pk])
    assert client.get(address).status_code == 200
    engine.take("keep_out", record, county.head, {"person": user, "reason": "不再办理"})
    assert client.get(address).status_code == 404


def test_what_names_it_in_a_column_names_it_to_none_else(county: County, record: Any) -> None:
    stranger = county.actor(county.department, Role.CLERK, name="同机关未经办")
    told = said(record, stranger)
    assert told.address == "" and record.number not in told.text and TITLE not in told.text
    assert record.number in said(record, county.head).text
