"""The rooms of the three managers: people, agencies, and the log of what was done there."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from guiju.kernel.acting import personnel
from guiju.kernel.offices.people import Agency, Region, Role, User
from guiju.kernel.offices.sessions import SignedIn
from tests.people import County, entered
from tests.web import desk
from tests.web.desk import PASSWORD, words

WHY = "科室任免通知"
TODAY = timezone.localdate()
ROOMS = {Role.SECURITY: ("people", "new_person"), Role.ADMIN: ("agencies",), Role.AUDITOR: ("administration",)}


def of(county: County, role: Role, agency: Agency | None = None) -> Client:
    client = Client()
    made = User.objects.filter(username=f"a-{role}").first() or desk.user(
        agency or county.bureau, role, name=f"a-{role}"
    )
    client.force_login(made, backend=desk.BACKEND)
    return client


@pytest.fixture
def security(county: County) -> Client:
    return of(county, Role.SECURITY)


def act(client: Client, user: User, name: str, **told: Any) -> Any:
    return client.post(reverse("act_on_person", args=[user.pk, name]), {"why": WHY, **told})


@pytest.mark.parametrize("role", [Role.CLERK, Role.HEAD, *ROOMS])
def test_each_room_is_open_to_its_manager_alone(county: County, role: Role) -> None:
    client = of(county, role)
    for owner, rooms in ROOMS.items():
        for room in rooms:
            assert client.get(reverse(room)).status_code == (200 if role is owner else 403)


def test_an_account_from_opening_to_leaving(county: County, security: Client) -> None:
    told = {"username": "li", "full_name": "李四", "agency": county.department.pk, "roles": ["clerk"], "since": TODAY}
    page = words(security.post(reverse("new_person"), {**told, "why": WHY}))
    found = re.search(r"<code>([^<]+)</code>", page)
    assert found is not None
    li, once = User.objects.get(username="li"), found[1]
    own = Client()
    assert own.post(reverse("sign_in"), {"username": "li", "password": once}).status_code == 302
    assert own.get(reverse("figures"))["Location"] == reverse("password"), "a password for once is changed first"
    new = {"old_password": once, "new_password1": "Shanshui-2026-xin", "new_password2": "Shanshui-2026-xin"}
    assert own.post(reverse("password"), new).status_code == 302
    assert own.get(reverse("figures")).status_code == 200
    assert act(security, li, "appoint", role="legal", since=TODAY).status_code == 302
    assert "法制审核人员" in words(security.get(reverse("person", args=[li.pk])))
    assert act(security, li, "retire", appointment=li.appointments.get(role="legal").pk, until=TODAY).status_code == 302
    assert act(security, li, "lock").status_code == 302
    assert own.get(reverse("figures")).status_code == 302
    assert act(security, li, "unlock").status_code == 302
    assert "一次性口令" in words(act(security, li, "reset"))
    assert act(security, li, "move", agency=county.township.pk, roles=["mediator"]).status_code == 302
    assert act(security, li, "leave", last=TODAY).status_code == 302
    assert "已注销" in words(security.get(reverse("people")))


def test_what_is_not_allowed_is_said_in_the_form(county: County, security: Client, clerk: User) -> None:
    response = act(security, clerk, "appoint", role="auditor", since=TODAY)
    assert response.status_code == 422
    assert "不能由一人同时担任" in words(response)
    assert act(security, clerk, "lock", why="").status_code == 422
    own = User.objects.get(username="a-security")
    assert "其他安全管理员" in words(security.get(reverse("person", args=[own.pk])))
    assert act(security, own, "appoint", role="head", since=TODAY).status_code == 422


def test_people_of_another_ground_are_not_there(county: County, clerk: User) -> None:
    client = of(county, Role.SECURITY, county.township)
    assert clerk.username not in words(client.get(reverse("people")))
    assert client.get(reverse("person", args=[clerk.pk])).status_code == 404
    assert act(client, clerk, "lock").status_code == 404
    assert User.objects.get(pk=clerk.pk).is_active


def test_who_leaves_leaves_their_open_work_named(county: County, security: Client, clerk: User) -> None:
    desk.accept(clerk.actor, desk.petition(clerk.actor))
    desk.petition(clerk.actor, "另一件")
    assert sum(personnel.open_work(clerk).values()) == 2
    page = words(security.get(reverse("person", args=[clerk.pk])))
    assert "2件" in page
    assert "反映道路积水" not in page


def test_sessions_are_seen_and_ended(county: County, security: Client, clerk: User) -> None:
    here, there = Client(), Client()
    for client, agent in ((here, "Mozilla/5.0 (Windows NT 10.0) Firefox/130.0"), (there, "Mozilla/5.0 (Android)")):
        told = {"username": "clerk", "password": PASSWORD}
        client.post(reverse("sign_in"), told, HTTP_USER_AGENT=agent, REMOTE_ADDR="203.0.113.9")
    page = words(here.get(reverse("own_sessions")))
    assert "Firefox，Windows" in page
    assert "203.0.113.9" in page
    assert page.count("当前") == 1
    assert here.post(reverse("own_sessions")).status_code == 302
    assert there.get("/").status_code == 302
    assert here.get("/").status_code == 200
    assert act(security, clerk, "end-sessions").status_code == 302
    assert here.get("/").status_code == 302


def test_a_new_password_ends_the_other_sessions(clerk: User) -> None:
    here, there = Client(), Client()
    for client in (here, there):
        client.post(reverse("sign_in"), {"username": "clerk", "password": PASSWORD})
    told = {"old_password": PASSWORD, "new_password1": "Shanshui-2026-xin", "new_password2": "Shanshui-2026-xin"}
    assert here.post(reverse("password"), told).status_code == 302
    assert (here.get("/").status_code, there.get("/").status_code) == (200, 302)
    assert SignedIn.objects.filter(user=clerk).count() == 1


def test_agencies_are_registered_renamed_and_dissolved(county: County) -> None:
    client = of(county, Role.ADMIN)
    told = {"name": "某某局", "region": "431081", "mark": "某", "credit_code": "", "why": WHY}
    assert client.post(reverse("act_on_agencies", args=["register"]), told).status_code == 302
    made = Agency.objects.get(name="某某局")

    def do(name: str, /, **told: Any) -> int:
        return client.post(reverse("act_on_agency", args=[made.pk, name]), {"why": WHY, **told}).status_code

    assert do("rename", name="某某执法局", mark="某执") == 302
    assert do("entrust", organ="urban", since=TODAY - timedelta(days=9)) == 302
    assert "城市管理部门" in words(client.get(reverse("agency", args=[made.pk])))
    assert do("dissolve", last=TODAY + timedelta(days=1)) == 422
    assert do("dissolve", last=TODAY) == 302
    assert Agency.objects.get(pk=made.pk).dissolved_on == TODAY
    assert client.post(reverse("act_on_agencies", args=["register"]), {**told, "credit_code": "91"}).status_code == 422
    assert client.get(reverse("agency", args=[county.elsewhere.pk])).status_code == 404
    assert client.post(reverse("act_on_agency", args=[county.elsewhere.pk, "rename"]), told).status_code == 404


def test_regions_by_file_from_excel(county: County) -> None:
    client = of(county, Role.ADMIN)
    for content, status in (("代码;名称\n431081199;某乡\n".encode("gbk"), 302), (b"\xff\xff", 422), (b"110000,x", 422)):
        told = {"file": SimpleUploadedFile("区划.csv", content), "why": WHY}
        assert client.post(reverse("act_on_agencies", args=["regions"]), told).status_code == status
    assert Region.objects.get(code="431081199").name == "某乡"


def test_the_auditor_reads_who_when_why_and_what(county: County, security: Client, clerk: User) -> None:
    User.objects.filter(username="a-security").update(full_name="钱七")
    entered()
    act(security, clerk, "appoint", role="legal", since=TODAY)
    act(security, clerk, "lock", why="违规外借口令")
    page = words(of(county, Role.AUDITOR).get(reverse("administration")))
    for said in ("钱七", "锁定账号：clerk", "违规外借口令", WHY, "法制审核人员", f"“{TODAY}”"):
        assert said in page
    assert "有效“是”改为“无”" in page
    rows = re.sub(r"<[^>]+>", " ", page)
    assert not re.search(r"_id|user\b|pbkdf2|md5|\b[0-9a-f]{16,}\b", rows)
    elsewhere = of(county, Role.AUDITOR, None)
    User.objects.filter(username="a-auditor").update(agency=county.elsewhere)
    assert "违规外借口令" not in words(elsewhere.get(reverse("administration")))


def test_who_manages_people_reads_no_matters(county: County, clerk: User) -> None:
    record = desk.petition(clerk.actor)
    client = of(county, Role.SECURITY)
    assert record.title not in words(client.get(reverse("register_list", args=["petition"])))
    assert client.get(reverse("matter", args=["petition", record.pk])).status_code == 404
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("day", ["0001-01-01", "0026-03-05", "9999-12-31"])
def test_a_year_that_was_mistyped_shuts_nobody_out(county: County, security: Client, clerk: User, day: str) -> None:
    """An appointment is reckoned with on every page of whoever holds it."""
    for act_name, told in (("appoint", {"role": "legal", "since": day}), ("leave", {"last": day})):
        assert act(security, clerk, act_name, **told).status_code == 422, act_name
    held = clerk.appointments.get()
    answer = act(security, clerk, "retire", appointment=held.pk, until=day)
    assert answer.status_code == 422 and clerk.appointments.get().until is None
    own = Client()
    own.force_login(clerk, backend=desk.BACKEND)
    assert own.get(reverse("register_list", args=["petition"])).status_code == 200
    opened = {"username": "li", "full_name": "李四", "agency": county.department.pk, "roles": ["clerk"], "since": day}
    assert security.post(reverse("new_person"), {**opened, "why": WHY}).status_code == 422
