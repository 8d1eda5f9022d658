"""The citizens' door tried by those whom it must not serve: whose telephone opens it, who is shut out, how often one applies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from guiju.kernel.acting import visiting
from guiju.kernel.acting.visiting import TooOften
from guiju.kernel.keeping import doors, sending
from guiju.kernel.keeping.doors import QueryCode, Visit
from guiju.kernel.keeping.identifiers import make_resident_id
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices import origins
from guiju.kernel.offices.people import Role, User
from guiju.registers.legal_services.legal_aid_case import LegalAidCase
from tests.lives import Case, brought
from tests.people import County
from tests.portal.test_door import HERE, PERSON, PHONE, Phones, applied, applying, come_in, one_time, sent

OTHER, THIRD = "13873500002", "13873500003"
CHILD = {**PERSON, "name": "王小明", "id_number": make_resident_id("431081", date(2015, 1, 1), 1)}
GUARDIAN = {**PERSON, "name": "王大明", "phone": OTHER, "capacity": "guardian", "authority": "", "acts_for": "王小明"}
LAWYER = {**PERSON, "name": "王小二", "phone": OTHER, "capacity": "lawyer", "authority": "全权", "acts_for": "李大牛"}
SILENT = {**PERSON, "phone": ""}


@pytest.fixture(autouse=True)
def phones(settings: Any) -> Iterator[list[tuple[str, str]]]:
    settings.DOOR_SENDER = "tests.portal.test_door.Phones"
    Phones.sent = []
    yield Phones.sent
    sending.settled()


def open_case(county: County, **told: Any) -> Case:
    return brought(county, LegalAidCase, "apply", on=timezone.localdate(), **told)


def code_of(case: Case) -> str:
    return doors.query_code("legal_aid_case", case.record.pk, 0)


@pytest.mark.parametrize(
    ("applicants", "agents", "whose"),
    [
        ([PERSON], [LAWYER], PHONE),
        ([SILENT], [LAWYER], OTHER),
        ([CHILD], [GUARDIAN], OTHER),
        ([CHILD], [{**GUARDIAN, "acts_for": ""}], OTHER),
        ([CHILD], [{**GUARDIAN, "phone": ""}], ""),
        ([SILENT, {**PERSON, "name": "张三", "phone": THIRD}], [LAWYER], THIRD),
        ([PERSON, CHILD], [GUARDIAN], PHONE),
        ([{**PERSON, "phone": "0735-3322110"}], [LAWYER], OTHER),
        ([{**PERSON, "phone": f"{PHONE}-8001"}], [], ""),
        ([{**PERSON, "phone": "+852 91234567"}], [], "+852 91234567"),
    ],
)
def test_whose_telephone_opens_the_door(county: County, applicants: list[Any], agents: list[Any], whose: str) -> None:
    """A guardian's for whom they act; else that of the first who can be sent a message."""
    case = open_case(county, applicant=applicants, agent=agents, people=len(applicants))
    assert visiting.phone_of(QueryCode.objects.get(matter_id=case.record.pk)) == whose


def test_an_agent_whose_agency_has_ended_is_shut_out_at_once(county: County) -> None:
    case = open_case(county, applicant=[SILENT], agent=[LAWYER])
    inside = visiting.enter(visiting.ask(code_of(case), HERE), one_time(), HERE)
    waiting = visiting.ask(code_of(case), HERE)
    right = one_time()
    assert visiting.visit(inside) is not None
    [agent] = Party.objects.filter(matter_id=case.record.pk, role="agent")
    case.do("end_agency", ending_agent=f"{agent.seq}-agent-{agent.place}", reason="解除委托")
    assert visiting.visit(inside) is None
    with pytest.raises(visiting.NotLetIn):
        visiting.enter(waiting, right, HERE)


@pytest.mark.parametrize("phone", [f"{PHONE}-1", f"{PHONE}转2", "0735-3322110", "+852 91234567", "+882 1234567890"])
def test_one_applies_with_a_mobile_telephone_and_no_spelling_of_it(county: County, public: Client, phone: str) -> None:
    answer = public.post(reverse("portal:door_begin", args=["legal_aid_case"]), {"phone": phone})
    assert answer.status_code == 422 and "手机号码" in answer.content.decode() and sent() == 0


def test_one_telephone_applies_so_often_a_day(db: None) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(2):
            for _ in range(visiting.APPLYING.most):
                visiting.ask_to_apply("legal_aid_case", PHONE, HERE)
            clock.shift(visiting.HOUR * 2)
        with pytest.raises(TooOften):
            visiting.ask_to_apply("legal_aid_case", PHONE, HERE)


def test_whoever_presses_twice_comes_to_the_one_matter(
    county: County, public: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second answer is what the browser shows: it must not be that nothing was done."""
    county.legal_aid  # noqa: B018
    applied(public)
    before: Any = Visit.objects.get()
    assert public.post(reverse("portal:door_form"), applying()).status_code == 200
    Visit.objects.filter(pk=before.pk).update(query_code=None, phone=before.phone)  # as the second had read it
    once: list[bool] = [False]
    really = visiting.applied
    monkeypatch.setattr(visiting, "applied", lambda visit: really(visit) if once.pop() else once.append(True))
    once.append(False)
    again = public.post(reverse("portal:door_form"), applying())
    assert again.status_code == 302 and again["Location"] == reverse("portal:door_matter")
    assert LegalAidCase.objects.count() == 1


def test_a_guardian_applies_with_a_telephone_of_their_own(county: County, public: Client) -> None:
    county.legal_aid  # noqa: B018
    applied(public, OTHER)
    told = {
        "applicant-0-name": "王小明",
        "applicant-0-id_number": CHILD["id_number"],
        "applicant-0-phone": PHONE,
        "agent-rows": "1",
        "agent-0-kind": "person",
        "agent-0-name": "王大明",
        "agent-0-document": "usual",
        "agent-0-phone": "",
        "agent-0-capacity": "guardian",
        "agent-0-acts_for": "王小明",
    }
    answer = public.post(reverse("portal:door_form"), applying(**told))
    assert answer.status_code == 200, answer.content.decode()
    phones = {party.role: party.plain(Use.VERIFYING)["phone"] for party in Party.objects.all()}
    assert phones == {"applicant": PHONE, "agent": OTHER}
    assert visiting.phone_of(QueryCode.objects.get()) == OTHER


def test_a_page_says_that_something_is_done_only_where_it_is(county: County, public: Client) -> None:
    case = open_case(county, applicant=[PERSON])
    come_in(public, code_of(case))
    for step in ("grant", "withdraw", "none"):
        page = public.get(f"{reverse('portal:door_matter')}?done={step}").content.decode()
        assert "已经办理。</p>" not in page


@pytest.mark.parametrize(
    ("seen", "counted"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::9", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::"),
        ("unknown", "unknown"),
    ],
)
def test_a_household_is_one_address(rf: Any, seen: str, counted: str) -> None:
    assert origins.address(rf.get("/", REMOTE_ADDR=seen)) == counted


def test_staff_see_who_came_in_by_the_door(county: County, public: Client, client: Client) -> None:
    case = open_case(county, applicant=[PERSON])
    at = reverse("matter", args=["legal_aid_case", case.record.pk])
    county.actor(county.legal_aid, Role.HEAD, name="负责人")
    client.force_login(User.objects.get(username="负责人"))
    assert "没有查看记录" in client.get(at).content.decode()
    come_in(public, code_of(case))
    page = client.get(at).content.decode()
    assert "查看记录" in page and "当事人凭查询码查询" in page and PHONE not in page
