"""代理何人: chosen among the parties of the record and of the form; what the engine is told is the name."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guiju.kernel.acting import engine
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import User
from guiju.web.staff import today
from tests.people import County
from tests.registers.disputes import about_to_be_found
from tests.specimen.models import Petition
from tests.web import desk

LAWYER = {"kind": "person", "name": "周律师", "capacity": "lawyer", "authority": "代为申请，全程"}


def listed(page: str) -> dict[str, str]:
    """The choices of the first agent's row: key → words."""
    [body] = re.findall(r'<select name="agent-0-acts_for".*?</select>', page, re.S)
    return dict(re.findall(r'<option value="([^"]*)"[^>]*>([^<]*)<', body))


def row(**more: str) -> dict[str, str]:
    return {"agent-rows": "1", **{f"agent-0-{name}": value for name, value in {**LAWYER, **more}.items()}}


@pytest.fixture
def record(county: County, clerk: User) -> Petition:
    return desk.accept(clerk.actor, desk.petition(clerk.actor))


def test_who_is_on_record_is_chosen_masked_and_told_in_full(at_desk: Client, record: Petition) -> None:
    address = reverse("take_step", args=["petition", record.pk, "appoint"])
    page = desk.words(at_desk.get(address))
    assert listed(page) == {"": "该方全体", "1-petitioner-0": "诉求人：张**"} and "张三丰" not in page
    assert (
        at_desk.post(address, {**row(acts_for="1-petitioner-0"), "version": "2", "on": today().isoformat()}).status_code
        == 302
    )
    assert Party.objects.get(role="agent").plain(Use.VERIFYING)["acts_for"] == "张三丰"


def test_what_is_no_party_is_refused(at_desk: Client, record: Petition) -> None:
    address = reverse("take_step", args=["petition", record.pk, "appoint"])
    refused = at_desk.post(address, {**row(acts_for="9-petitioner-0"), "version": "2", "on": today().isoformat()})
    assert refused.status_code == 422 and "不是本案当事人" in desk.words(refused)


def test_who_stands_on_the_same_form_is_chosen_by_the_name_typed(client: Client, county: County) -> None:
    from guiju.registers.disputes.dispute import Dispute

    client.force_login(
        desk.user(county.township, *about_to_be_found(county).actor("find").roles, name="x"), backend=desk.BACKEND
    )
    address = reverse("open_step", args=["dispute", "find"])
    typed = {"applicant-rows": "2", "applicant-0-name": "张三", "applicant-1-name": "李四", **row(), "add": "follow"}
    page = desk.words(client.post(address, typed))
    assert listed(page)["applicant-1"].endswith("：李四") and not Dispute.objects.exists()
    page = desk.words(client.post(address, {**typed, "agent-0-acts_for": "applicant-1"}))
    assert re.search(r'<option value="applicant-1" selected>', page)


def test_a_correction_shows_for_whom_the_agent_acted(at_desk: Client, clerk: User, record: Petition) -> None:
    told: dict[str, Any] = {"agent": [{**LAWYER, "acts_for": "张三丰"}]}
    engine.take("appoint", record, clerk.actor, told, record.last_step_on)
    page = desk.words(at_desk.get(reverse("ask_correction", args=["petition", record.pk, 3])))
    assert re.search(r'<option value="1-petitioner-0" selected>', page)


def test_agents_whom_nobody_has_told_of_are_folded_away(client: Client, county: County) -> None:
    """The usual dispute has none: eight fields less on the form by which it is registered."""
    client.force_login(
        desk.user(county.township, *about_to_be_found(county).actor("find").roles, name="x"), backend=desk.BACKEND
    )
    address = reverse("open_step", args=["dispute", "find"])
    folded = re.compile(r"<details[^>]*><summary>有代理人（含法定代理人）的，填写")
    assert folded.search(desk.words(client.get(address)))
    told_of: list[dict[str, str]] = [{"agent-rows": "1", "agent-0-name": "周律师"}, {"agent-rows": "1", "add": "agent"}]
    for told in told_of:
        page = desk.words(client.post(address, told))
        assert not folded.search(page) and 'name="agent-0-name"' in page
