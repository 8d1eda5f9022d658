"""Reading is held to an office: none held today, nothing opens; and persons are looked at by those who need to."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from guiju.kernel.acting import engine
from guiju.kernel.declaring.registry import registers
from guiju.kernel.keeping.second_log import Look
from guiju.kernel.offices.people import CONFINED, OFFICES, Appointment, Role, User
from guiju.web.staff import today
from guiju.web.urls import urlpatterns
from tests.people import County
from tests.specimen.models import Petition
from tests.web import desk
from tests.web.test_doors import OPEN_TO_ALL, ROOMS, address

GUARDED = [pattern for pattern in ROOMS if pattern.name not in OPEN_TO_ALL | {"password"}]
ENDED, TO_COME = "已经结束", "尚未开始"
SECRETS = ("张三丰", "13812345678", "反映道路积水")


@pytest.fixture
def record(county: County, clerk: User) -> Petition:
    made = desk.accept(clerk.actor, desk.petition(clerk.actor))
    engine.take("attach", made, clerk.actor, {"paper": ("材料.txt", "内容".encode())}, made.last_step_on)
    return made


def appoint(user: User, since: int, until: int | None) -> None:
    """Every office of the user from and until so many days from today."""
    day = today()
    left = None if until is None else day + timedelta(days=until)
    Appointment.objects.filter(user=user).update(since=day + timedelta(days=since), until=left)


@pytest.mark.parametrize("pattern", GUARDED, ids=lambda p: p.name)
@pytest.mark.parametrize("who", ["clerk", "bureau"])
def test_an_office_that_has_ended_opens_no_address(
    client: Client, clerk: User, bureau: User, record: Petition, pattern: URLPattern, who: str
) -> None:
    user = {"clerk": clerk, "bureau": bureau}[who]
    appoint(user, -30, -1)
    client.force_login(user, backend=desk.BACKEND)
    for response in (client.get(address(pattern, record)), client.post(address(pattern, record), {"why": "电话核实"})):
        page = desk.words(response)
        assert response.status_code == 403 and ENDED in page
        assert not [secret for secret in SECRETS if secret in page]
    assert not Look.objects.exists()


def test_the_rooms_for_reports_ask_for_an_office_too(client: Client, clerk: User) -> None:
    appoint(clerk, -30, -1)
    client.force_login(clerk, backend=desk.BACKEND)
    rooms = [pattern for pattern in urlpatterns if str(pattern.name).startswith("intake")]
    known: dict[str, Any] = {"pk": uuid4(), "batch": uuid4(), "step": "return", "form": "html", "others": "last"}
    assert rooms
    for pattern in rooms:
        path = reverse(pattern.name or "", kwargs={name: known[name] for name in pattern.pattern.converters})
        assert client.get(path).status_code == client.post(path).status_code == 403, path


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [(-9, -1, ENDED), (3, None, TO_COME), (3, 9, TO_COME)],
)
def test_the_page_says_in_plain_words_what_is_the_matter(
    client: Client, clerk: User, since: int, until: int | None, words: str
) -> None:
    appoint(clerk, since, until)
    client.force_login(clerk, backend=desk.BACKEND)
    page = desk.words(client.get("/"))
    day = today() + timedelta(days=until if words == ENDED and until is not None else since)
    assert words in page and f"{day.year}年{day.month}月{day.day}日" in page and "系统管理员" in page
    assert "经办人" in page and "退出登录" in page and 'aria-label="主导航"' not in page


def test_of_several_offices_the_one_that_ended_last_is_named(client: Client, clerk: User) -> None:
    appoint(clerk, -9, -1)
    day = today()
    Appointment.objects.create(user=clerk, role=Role.HEAD, since=day - timedelta(9), until=day - timedelta(5))
    client.force_login(clerk, backend=desk.BACKEND)
    page = desk.words(client.get("/"))
    assert ENDED in page and "经办人" in page and "负责人" not in page


def test_of_two_offices_the_one_still_to_come_is_named(client: Client, clerk: User) -> None:
    appoint(clerk, -9, -1)
    Appointment.objects.create(user=clerk, role=Role.HEAD, since=today() + timedelta(days=5))
    client.force_login(clerk, backend=desk.BACKEND)
    page = desk.words(client.get("/"))
    assert TO_COME in page and "负责人" in page and ENDED not in page


@pytest.mark.parametrize("agency", [True, False])
def test_who_was_never_appointed_is_told_so(client: Client, county: County, agency: bool) -> None:
    user = User.objects.create_user("lone", password=desk.PASSWORD, agency=county.bureau if agency else None)
    client.force_login(user, backend=desk.BACKEND)
    page = desk.words(client.get("/r/petition/"))
    assert ("没有任职" in page) if agency else ("没有所在机关" in page)


def test_a_session_open_at_the_moment_closes_with_the_office(at_desk: Client, clerk: User, record: Petition) -> None:
    path = reverse("matter", args=["petition", record.pk])
    assert at_desk.get(path).status_code == 200
    appoint(clerk, -30, -1)
    assert at_desk.get(path).status_code == 403
    refused = at_desk.post(reverse("take_step", args=["petition", record.pk, "hear"]), {"opinion": "意见"})
    assert refused.status_code == 403 and Petition.objects.get(pk=record.pk).version == record.version
    assert at_desk.post(reverse("sign_out")).status_code == 302


@pytest.mark.parametrize(("since", "until", "words"), [(-9, -1, ENDED), (3, None, TO_COME)])
def test_no_new_sign_in_without_an_office(
    client: Client, clerk: User, since: int, until: int | None, words: str
) -> None:
    appoint(clerk, since, until)
    typed = {"username": "clerk", "password": desk.PASSWORD}
    page = desk.words(client.post(reverse("sign_in"), typed))
    assert words in page and "_auth_user_id" not in client.session
    wrong = desk.words(client.post(reverse("sign_in"), typed | {"password": "wrong"}))
    assert words not in wrong and "不正确" in wrong
    appoint(clerk, -9, None)
    assert client.post(reverse("sign_in"), typed).status_code == 302


# Who may look at full names and numbers: whoever takes steps of the register or corrects it. Those who supervise (监督人员)
# or keep the system (系统管理员) work with masked names; nobody else's step needs to know the person.
MAY_REVEAL = {
    "petition": {Role.CLERK, Role.HEAD, Role.LEGAL},
    "dispute": {Role.CLERK, Role.MEDIATOR, Role.HEAD, Role.LEGAL},
    "mediator": {Role.CLERK, Role.HEAD, Role.LEGAL},
    "penalty_case": {Role.CLERK, Role.OFFICER, Role.HEAD, Role.LEGAL},
    "enforcement_certificate": {Role.CLERK, Role.HEAD, Role.LEGAL},
    "reconsideration": {Role.CLERK, Role.HEAD, Role.LEGAL},
    "file_reviewer": {Role.CLERK, Role.HEAD, Role.LEGAL},
    "legal_aid_case": {Role.CLERK, Role.HEAD, Role.LEGAL},
    "supervised_person": {Role.CORRECTION, Role.HEAD},
    "outreach_event": {Role.CLERK, Role.HEAD, Role.LEGAL},
    "power_item": {Role.CLERK, Role.HEAD, Role.LEGAL},
    "credit_publication": {Role.CLERK, Role.OFFICER, Role.HEAD, Role.LEGAL},
    "damage_compensation": {Role.CLERK, Role.OFFICER, Role.HEAD, Role.LEGAL},
    "compulsory_execution": {Role.CLERK, Role.OFFICER, Role.HEAD, Role.LEGAL},
    "compulsory_measure": {Role.CLERK, Role.OFFICER, Role.HEAD, Role.LEGAL},
    "inspection": {Role.CLERK, Role.OFFICER, Role.HEAD, Role.LEGAL},
    "inspected_subject": {Role.CLERK, Role.OFFICER, Role.HEAD, Role.LEGAL},
    "litigation": {Role.CLERK, Role.HEAD, Role.LEGAL},
    "proposal": {Role.CLERK, Role.HEAD, Role.LEGAL},
    "visit": {Role.CLERK, Role.OFFICER, Role.MEDIATOR, Role.HEAD, Role.LEGAL},
    "disclosure_request": {Role.CLERK, Role.HEAD, Role.LEGAL},
    "discipline_case": {Role.DISCIPLINE, Role.HEAD},
    "consultation": {Role.CLERK, Role.HEAD, Role.LEGAL, Role.MEDIATOR},
    "notary_case": {Role.CLERK, Role.HEAD, Role.LEGAL},
    "hotline_case": {Role.CLERK, Role.HEAD, Role.LEGAL},
    "service_case": {Role.CLERK, Role.OFFICER, Role.HEAD, Role.LEGAL},
    "legal_advocate": {Role.CLERK, Role.HEAD, Role.LEGAL},
    "school_vice_principal": {Role.CLERK, Role.HEAD, Role.LEGAL},
}


def test_every_register_with_parties_says_who_may_reveal_them() -> None:
    told = {name: model.procedure.hands for name, model in registers().items() if model.procedure.has_parties}
    assert told == MAY_REVEAL


@pytest.mark.parametrize("role", OFFICES)
@pytest.mark.parametrize("place", ["department", "bureau"])
def test_persons_are_revealed_to_those_who_work_on_the_matter(
    client: Client, county: County, record: Petition, role: Role, place: str
) -> None:
    client.force_login(desk.user(getattr(county, place), role, name="x"), backend=desk.BACKEND)
    page = desk.words(client.get(reverse("matter", args=["petition", record.pk])))
    shown = client.post(reverse("reveal", args=["petition", record.pk]), {"why": "电话核实诉求内容"})
    may, sees = role in MAY_REVEAL["petition"], role not in CONFINED and role is not Role.SECURITY
    assert ("查看完整信息" in page) == may and ("张**" in page) == sees
    assert shown.status_code == (200 if may else 403 if sees else 404)
    assert ("张三丰" in desk.words(shown)) == may
    assert Look.objects.count() == may


def test_an_appointment_of_long_ago_and_one_of_today_make_one_office(client: Client, clerk: User) -> None:
    appoint(clerk, -400, -300)
    Appointment.objects.create(user=clerk, role=Role.CLERK, since=date.today())
    client.force_login(clerk, backend=desk.BACKEND)
    assert client.get("/").status_code == 200
