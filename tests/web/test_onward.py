"""After a step comes a page that its actor may see, wherever the step has sent the matter."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guiju.kernel.acting import engine
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.people import Role, User
from tests.people import County
from tests.specimen.models import Petition
from tests.web import desk
from tests.web.test_taking import NEW, RECEIVED, opening_id

LIST = reverse("register_list", args=["petition"])


@pytest.fixture
def record(clerk: User) -> Petition:
    made = desk.petition(clerk.actor)
    engine.take("attach", made, clerk.actor, {"paper": ("材料.txt", "内容".encode())}, made.last_step_on)
    return made


def handed_up(client: Client, record: Petition) -> Any:
    typed = {"on": record.last_step_on.isoformat(), "version": str(record.version)}
    return client.post(reverse("take_step", args=["petition", record.pk, "hand_up"]), typed)


def addresses(record: Petition) -> list[str]:
    """Every page and file of the record."""
    clock = ClockRow.objects.filter(matter_id=record.pk).latest("id").pk
    paper = Paper.objects.get(matter_id=record.pk).pk
    pages: list[tuple[str, tuple[Any, ...]]] = [("matter", ()), ("ledger", ()), ("clock_days", (clock,))]
    pages += [("take_step", ("hear",)), ("paper", (paper, "original")), ("step_proof", (1,))]
    return [reverse(name, args=["petition", record.pk, *more]) for name, more in pages]


def test_a_matter_handed_away_leads_to_the_list_and_says_where_it_went(
    at_desk: Client, county: County, record: Petition
) -> None:
    done = handed_up(at_desk, record)
    assert done.headers["Location"] == LIST
    page = desk.words(at_desk.get(LIST))
    assert "“报上级办理”已办理，记入账簿第3条" in page
    assert f"《{record.title}》现由{county.bureau}承办" in page and "不再属于您的查看范围" in page
    assert Petition.objects.get(pk=record.pk).agency == county.bureau


def test_the_form_sent_twice_leads_to_the_list_too(at_desk: Client, record: Petition) -> None:
    handed_up(at_desk, record)
    at_desk.get(LIST)
    again = handed_up(at_desk, record)
    assert again.headers["Location"] == LIST
    page = desk.words(at_desk.get(LIST))
    assert "您最近一次办理的是“报上级办理”" in page and "第3条" in page
    assert Entry.objects.filter(matter_id=record.pk).count() == 3


def test_what_one_has_worked_on_and_sees_no_more_leads_to_the_list(
    at_desk: Client, county: County, record: Petition
) -> None:
    handed_up(at_desk, record)
    at_desk.get(LIST)
    for path in addresses(record):
        response = at_desk.get(path)
        assert response.headers.get("Location") == LIST, path
    page = desk.words(at_desk.get(LIST))
    assert "不再属于您的查看范围" in page
    assert county.bureau.name not in page  # it may have gone further since


def test_who_has_not_worked_on_it_finds_nothing(client: Client, county: County, record: Petition, clerk: User) -> None:
    client.force_login(clerk, backend=desk.BACKEND)
    handed_up(client, record)
    client.force_login(desk.user(county.department, Role.CLERK, name="colleague"), backend=desk.BACKEND)
    assert {client.get(path).status_code for path in addresses(record)} == {404}


def test_who_has_it_now_works_on(client: Client, county: County, record: Petition, clerk: User) -> None:
    client.force_login(clerk, backend=desk.BACKEND)
    handed_up(client, record)
    client.force_login(desk.user(county.bureau, Role.CLERK, name="above"), backend=desk.BACKEND)
    assert {client.get(path, follow=True).status_code for path in addresses(record)} == {200}


def test_a_second_opening_links_to_the_first_only_while_it_is_in_sight(at_desk: Client) -> None:
    typed = {**RECEIVED, "new_id": opening_id(at_desk)}
    at_desk.post(NEW, typed)
    record = Petition.objects.get()
    page = reverse("matter", args=["petition", record.pk])
    assert f'href="{page}"' in desk.words(at_desk.post(NEW, typed))
    handed_up(at_desk, record)
    again = desk.words(at_desk.post(NEW, typed))
    assert "没有重复登记" in again and page not in again


def test_a_stranger_who_knows_an_id_gets_no_link_to_it(client: Client, county: County, record: Petition) -> None:
    client.force_login(desk.user(county.elsewhere, Role.CLERK, name="stranger"), backend=desk.BACKEND)
    page = desk.words(client.post(NEW, {**RECEIVED, "new_id": str(record.pk)}))
    assert "没有重复登记" in page and reverse("matter", args=["petition", record.pk]) not in page


def test_a_form_sent_twice_whose_step_is_another_agencys_now_leads_to_the_matter(
    client: Client, county: County
) -> None:
    """The bureau sees what it has handed to a department; the step is the department's from then on."""
    user = desk.user(county.bureau, Role.CLERK, name="bureau")
    client.force_login(user, backend=desk.BACKEND)
    record = desk.petition(user.actor)
    step = reverse("take_step", args=["petition", record.pk, "hand_over"])
    typed = {"on": record.last_step_on.isoformat(), "version": "1", "whom": county.department.name}
    page = reverse("matter", args=["petition", record.pk])
    assert client.post(step, typed).headers["Location"] == page
    assert "“转办”已办理" in desk.words(client.get(page))
    assert client.post(step, typed).headers["Location"] == page
    assert "“转办”应当由承办机关办理" in desk.words(client.get(page))
    assert client.post(step, typed | {"version": "2"}).status_code == 403
    assert Entry.objects.filter(matter_id=record.pk).count() == 2
