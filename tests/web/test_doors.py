"""Every address: a stranger is sent to the door, another agency finds nothing, no page runs what it should not."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from guiju.kernel.acting import engine
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.people import Role, User
from guiju.web.urls import urlpatterns
from tests.people import County
from tests.specimen.models import Petition
from tests.web import desk

OPEN_TO_ALL = {
    *("sign_in", "sign_out", "second_step"),
    *("oidc", "oidc_back", "oidc_leave", "cas", "cas_back", "cas_leave"),
}
"""Pages of whoever is about to come in or to leave, which are of no office and no record (``test_sign_on.py``)."""
OF_A_MATTER = {"matter", "ledger", "reveal", "clock_days", "take_step", "paper", "step_proof"} | {
    "ask_correction",
    "decide_correction",
    "rewrite_paper",
}
OF_NO_AGENCY = {
    *("people", "new_person", "person", "act_on_person", "agencies", "act_on_agencies"),
    *("administration", "own_sessions"),
    *("own_proofs", "proof_app", "bind_own"),
    *("my_work", "password", "register_index", "register_list", "open_matter", "open_step"),
    *("rules", "rule", "report_list", "look_reason"),
}
# The rooms for reports that come in have doors of their own (test_intake*.py).
ROOMS = [pattern for pattern in urlpatterns if not str(pattern.name).startswith("intake")]


SEEN = [pattern for pattern in ROOMS if pattern.name in OF_A_MATTER - {"reveal", "decide_correction", "rewrite_paper"}]


@pytest.fixture
def record(county: County, clerk: User) -> Petition:
    made = desk.accept(clerk.actor, desk.petition(clerk.actor))
    engine.take("attach", made, clerk.actor, {"paper": ("材料.txt", "内容".encode())}, made.last_step_on)
    return made


def address(pattern: URLPattern, record: Petition) -> str:
    known: dict[str, Any] = {
        "register": "petition",
        "pk": record.pk,
        "clock_id": ClockRow.objects.filter(matter_id=record.pk).latest("id").pk,
        "paper_id": Paper.objects.get(matter_id=record.pk).pk,
        "step": "receive" if pattern.name == "open_step" else "hear",
        "form": "original",
        "seq": 1,
        "figure_id": "petitions",
        "kind": "months",
        "head_id": 1,
        "user_id": User.objects.latest("pk").pk,
        "agency_id": record.agency_id,
        "act": "register"
        if pattern.name == "act_on_agencies"
        else "rename"
        if pattern.name == "act_on_agency"
        else "lock",
        "rule_id": "reconsideration.decide.ordinary",
        "what": "night",
        "asked": record.pk,
    }
    wanted = pattern.pattern.converters
    return reverse(pattern.name or "", kwargs={name: known[name] for name in wanted})


@pytest.mark.parametrize("pattern", [p for p in ROOMS if p.name not in OPEN_TO_ALL], ids=lambda p: p.name)
def test_a_stranger_is_sent_to_the_door(client: Client, record: Petition, pattern: URLPattern) -> None:
    for response in (client.get(address(pattern, record)), client.post(address(pattern, record))):
        assert response.status_code == 302
        assert response["Location"].startswith(reverse("sign_in"))


@pytest.mark.parametrize("pattern", [p for p in ROOMS if p.name in OF_A_MATTER], ids=lambda p: p.name)
@pytest.mark.parametrize("where", ["township", "elsewhere"])
def test_another_agency_finds_no_such_matter(
    client: Client, county: County, record: Petition, pattern: URLPattern, where: str
) -> None:
    other = desk.user(getattr(county, where), *Role, name="other")
    client.force_login(other, backend=desk.BACKEND)
    response = (
        client.post(address(pattern, record)) if pattern.name == "reveal" else client.get(address(pattern, record))
    )
    assert response.status_code == 404
    assert record.title not in desk.words(response)


@pytest.mark.parametrize(
    "pattern",
    SEEN,
    ids=lambda p: p.name,
)
def test_the_own_agency_and_the_overseeing_bureau_find_it(
    client: Client, clerk: User, bureau: User, record: Petition, pattern: URLPattern
) -> None:
    client.force_login(clerk, backend=desk.BACKEND)
    assert client.get(address(pattern, record), follow=True).status_code == 200
    client.force_login(bureau, backend=desk.BACKEND)
    may = pattern.name != "take_step"  # it sees all of the region, and takes only the bureau's own steps
    assert client.get(address(pattern, record), follow=True).status_code == (200 if may else 403)


@pytest.mark.parametrize("pattern", [p for p in ROOMS if p.name in OF_NO_AGENCY], ids=lambda p: p.name)
def test_a_list_of_another_region_says_nothing_of_the_matter(
    client: Client, county: County, record: Petition, pattern: URLPattern
) -> None:
    client.force_login(desk.user(county.elsewhere, *Role, name="other"), backend=desk.BACKEND)
    response = client.get(address(pattern, record), follow=True)
    assert response.status_code == 200
    assert record.title not in desk.words(response)


def test_every_address_is_looked_at_here() -> None:
    rest = {
        "agency",
        "changed_past",
        "act_on_agency",
        "flaws",
        "looks",
        "figures",
        "figure",
        "figure_chart",
        "figure_records",
        "report",
        *("report_figures", "report_versions"),  # tests/web/test_report_figures.py, test_report_versions.py
        "report_file",
        "compiled_report",
        "verification",
        "head",
        "system_state",
        "system_do",
        "act_on_proofs",
        "proof_passkey",
        "prove_again",
        "pieces",
        "piece",
        *("exam_sitting", "exam_keep"),  # tests/web/test_exam_sitting.py
    }
    assert {pattern.name for pattern in ROOMS} == OPEN_TO_ALL | OF_A_MATTER | OF_NO_AGENCY | rest


@pytest.mark.parametrize("pattern", ROOMS, ids=lambda p: p.name)
def test_no_page_has_style_or_script_of_its_own(
    client: Client, head: User, record: Petition, pattern: URLPattern
) -> None:
    if pattern.name != "sign_in":
        client.force_login(head, backend=desk.BACKEND)
    response = client.get(address(pattern, record))
    if not response["Content-Type"].startswith("text/html"):
        return
    page = desk.words(response)
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|href=\"\"", page) == []
    assert "default-src 'self'" in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("path", "words"), [("/nowhere/", "没有这一页"), ("/r/nothing/", "没有名为"), ("/law/no.such.rule/", "没有规则")]
)
def test_what_is_not_there_is_said_in_chinese(at_desk: Client, path: str, words: str) -> None:
    response = at_desk.get(path)
    assert response.status_code == 404
    assert words in desk.words(response)


def test_a_form_without_its_token_is_refused_in_chinese(clerk: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(reverse("sign_in"), {"username": "clerk", "password": desk.PASSWORD})
    assert response.status_code == 403
    assert "页面已过期" in desk.words(response)


def test_the_page_of_a_fault_stands_alone(settings: Any, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """It must not need what may have failed: no user, no database."""
    from django.template.loader import render_to_string

    assert "系统出错" in render_to_string("500.html")
