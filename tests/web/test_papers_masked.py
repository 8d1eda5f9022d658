"""A document names its parties in full to those who handle such matters, and the look is kept; others read it covered."""

from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse

from guiju.kernel.keeping import papers
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.second_log import Look
from guiju.kernel.offices.people import Role
from tests.people import County
from tests.registers.disputes import person
from tests.registers.disputes import told as dispute_told
from tests.web import desk

APPLICANT, OPPOSITE = person(11), person(12)


@pytest.fixture(autouse=True)
def everybody_has_said_why() -> None:
    """Here nobody has."""


@pytest.fixture
def agreement(county: County) -> Any:
    dispute = dispute_told(county, "agree_in_writing").record
    return Paper.objects.filter(matter_id=dispute.pk).latest("id")


def opened(client: Client, county: County, paper: Any, form: str, *roles: Role) -> Any:
    client.force_login(desk.user(county.township, *roles, name=f"x-{form}-{roles[0]}"), backend=desk.BACKEND)
    return client.get(reverse("paper", args=["dispute", paper.matter_id, paper.pk, form]))


def test_who_handles_such_matters_reads_it_in_full_and_the_look_is_kept(
    client: Client, county: County, agreement: Any
) -> None:
    asked = opened(client, county, agreement, "html", Role.MEDIATOR)
    assert asked.status_code == 302 and not Look.objects.exists(), "without a reason nothing is opened"
    named = f"{APPLICANT['name']}的协议"
    for ground, why in (("", "核对协议约定"), ("handling", "aaaa"), ("handling", "好好好好好"), ("handling", named)):
        refused = desk.words(client.post(asked["Location"], {"ground": ground, "why": why}))
        assert 'role="alert"' in refused and not Look.objects.exists()
    led = client.post(asked["Location"], {"ground": "handling", "why": "核对协议约定的履行内容"}, follow=True)
    page = desk.words(led)
    assert APPLICANT["id_number"] in page and "当事人信息已经遮盖" not in page
    assert client.get(reverse("paper", args=["dispute", agreement.matter_id, agreement.pk, "docx"])).status_code == 200
    said = list(Look.objects.order_by("pk").values_list("what", "ground", "why"))
    assert said == [(what, "handling", "核对协议约定的履行内容") for what in ("说明查看事由", "文书", "文书")]


def test_an_auditor_reads_it_covered(client: Client, county: County, agreement: Any) -> None:
    page = desk.words(opened(client, county, agreement, "html", Role.AUDITOR))
    number = APPLICANT["id_number"]
    assert "当事人信息已经遮盖" in page and f"{number[:6]}********{number[14:]}" in page
    for whole in (number, OPPOSITE["id_number"], APPLICANT["name"]):
        assert whole not in page
    assert not Look.objects.exists()


def test_a_file_says_its_number_and_that_it_is_covered(client: Client, county: County, agreement: Any) -> None:
    answer = opened(client, county, agreement, "docx", Role.AUDITOR)
    name = unquote(answer["Content-Disposition"])
    assert "（遮盖件）.docx" in name and (not agreement.number or agreement.number in name)


@pytest.mark.parametrize("form", ["x", "doc", "pdfx"])
def test_a_form_that_is_none_is_not_there(client: Client, county: County, agreement: Any, form: str) -> None:
    assert opened(client, county, agreement, form, Role.MEDIATOR).status_code == 404


@pytest.mark.parametrize("form", ["original", "pdf"])
def test_what_an_offices_own_template_made_is_not_handed_to_whom_it_cannot_be_covered_for(
    client: Client, county: County, agreement: Any, form: str
) -> None:
    """In such a file nobody can be covered: the reader is led to the built-in paper, covered."""
    own = papers.attach(agreement.kind, agreement.title, APPLICANT["id_number"].encode(), "text/plain", "")
    own.register, own.matter_id, own.seq, own.by_template = "dispute", agreement.matter_id, agreement.seq, "a" * 64
    own.made_by = own.seq
    own.save()
    answer = opened(client, county, own, form, Role.AUDITOR)
    assert answer.status_code == 302
    assert answer["Location"] == reverse("paper", args=["dispute", agreement.matter_id, agreement.pk, "html"])
    if form == "original":
        asked = opened(client, county, own, form, Role.MEDIATOR)
        assert asked.status_code == 302 and not Look.objects.exists()
        led = client.post(asked["Location"], {"ground": "handling", "why": "核对协议约定的履行内容"}, follow=True)
        assert led.content == APPLICANT["id_number"].encode()
        assert list(Look.objects.order_by("pk").values_list("what", flat=True)) == ["说明查看事由", "文书"]
