"""A correction through the pages: asked for on the form as it was filled in, decided on with all that follows."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guiju.kernel.acting import engine
from guiju.kernel.keeping.flaws import Flaw
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.second_log import Look
from guiju.kernel.keeping.sight import Use
from guiju.kernel.keeping.sights import Sight
from guiju.kernel.offices.people import Role, User
from tests.people import County
from tests.specimen.models import Petition
from tests.web import desk


@pytest.fixture
def record(county: County, clerk: User) -> Petition:
    return desk.decided(county)


def at(record: Petition, seq: int, page: str = "ask_correction") -> str:
    return reverse(page, args=["petition", record.pk, seq])


def filled(page: Any) -> dict[str, str]:
    """The form as it stands on the page."""
    form = re.search(r'<form id="step-form".*?</form>', desk.words(page), re.S)
    assert form is not None
    text, typed = form.group(), {}
    for tag in re.findall(r"<input[^>]*>", text):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and 'type="checkbox"' not in tag:
            typed[name.group(1)] = value.group(1) if value else ""
    for name, body in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', text, re.S):
        chosen = re.search(r'value="([^"]*)" selected', body)
        typed[name] = chosen.group(1) if chosen else ""
    for name, body in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', text, re.S):
        typed[name] = body.strip()
    return typed


def ask(client: Client, record: Petition, seq: int, **told: str) -> Any:
    return client.post(at(record, seq), {**filled(client.get(at(record, seq))), "reason": "录入错误", **told})


def decided_by(client: Client, user: User, record: Petition, **told: str) -> Any:
    client.force_login(user, backend=desk.BACKEND)
    record.refresh_from_db()
    return client.post(
        at(record, record.version, "decide_correction"), {"version": str(record.version), "verdict": "approve", **told}
    )


def test_what_an_entry_told_stands_on_the_form_and_only_changes_are_asked_for(
    at_desk: Client, head: User, record: Petition
) -> None:
    typed = filled(at_desk.get(at(record, 1)))
    assert typed["title"] == record.title and typed["petitioner-0-name"] == "张三丰"
    assert Look.objects.get().what == "更正申请中的当事人信息"
    nothing = ask(at_desk, record, 1)
    assert nothing.status_code == 422 and "没有改动任何内容" in desk.words(nothing)
    wrong = ask(at_desk, record, 1, amount="许多")
    assert wrong.status_code == 422 and 'value="许多"' in desk.words(wrong) and "“金额”" in desk.words(wrong)
    assert ask(at_desk, record, 1, amount="8.00").status_code == 302
    record.refresh_from_db()
    assert record.amount is None
    at_desk.force_login(head, backend=desk.BACKEND)
    page = desk.words(at_desk.get(reverse("matter", args=["petition", record.pk])))
    assert "待决定的更正申请" in page and "查看并决定" in page
    page = desk.words(at_desk.get(at(record, record.version, "decide_correction")))
    assert re.search(r"<td[^>]*>—</td><td[^>]*><strong>8", re.sub(r"</?p>|\s", "", page))
    assert decided_by(at_desk, head, record).status_code == 302
    record.refresh_from_db()
    assert record.amount == 8


def test_names_of_parties_are_put_right(at_desk: Client, head: User, record: Petition) -> None:
    assert ask(at_desk, record, 1, **{"petitioner-0-name": "张三峰"}).status_code == 302
    record.refresh_from_db()
    at_desk.force_login(head, backend=desk.BACKEND)
    page = desk.words(at_desk.get(at(record, record.version, "decide_correction")))
    assert "张三峰" not in page and "张**" in page
    assert decided_by(at_desk, head, record).status_code == 302
    assert Party.objects.get(matter_id=record.pk).plain(Use.VERIFYING)["name"] == "张三峰"


def test_rows_left_empty_are_taken_out(at_desk: Client, clerk: User, head: User, county: County) -> None:
    record = desk.accept(clerk.actor, desk.petition(clerk.actor))
    record = engine.take("find", record, clerk.actor, {"findings": [{"words": "甲"}, {"words": "乙"}]})
    assert ask(at_desk, record, 3, **{"findings-1-words": "", "findings-0-words": "丙"}).status_code == 302
    assert decided_by(at_desk, head, record).status_code == 302
    assert [row.words for row in record.findings.all()] == ["丙"]


def test_what_is_decided_is_not_on_the_form(at_desk: Client, record: Petition) -> None:
    page = desk.words(at_desk.get(at(record, 4)))
    assert 'name="outcome"' not in page and "不能更正的内容" in page


def test_the_one_who_asked_does_not_decide(at_desk: Client, county: County, record: Petition) -> None:
    both = desk.user(county.department, Role.CLERK, Role.HEAD, name="both")
    at_desk.force_login(both, backend=desk.BACKEND)
    assert ask(at_desk, record, 1, amount="8.00").status_code == 302
    record.refresh_from_db()
    assert "应当由另一人决定" in desk.words(at_desk.get(at(record, record.version, "decide_correction")))
    assert decided_by(at_desk, both, record).status_code == 422


def test_a_refusal_says_why_and_ends_the_request(at_desk: Client, head: User, record: Petition) -> None:
    ask(at_desk, record, 1, amount="8.00")
    assert decided_by(at_desk, head, record, verdict="refuse").status_code == 422, "a reason is owed"
    assert decided_by(at_desk, head, record, verdict="refuse", reason="原登记无误").status_code == 302
    assert "待决定的更正申请" not in desk.words(at_desk.get(reverse("matter", args=["petition", record.pk])))
    assert at_desk.get(at(record, record.version, "decide_correction")).status_code == 404


def test_a_gate_that_closes_is_shown_with_its_article_and_the_step_may_be_marked(
    at_desk: Client, head: User, bureau: User, record: Petition
) -> None:
    ask(at_desk, record, 1, amount="20000.00")
    record.refresh_from_db()
    at_desk.force_login(head, backend=desk.BACKEND)
    page = desk.words(at_desk.get(at(record, record.version, "decide_correction")))
    assert "更正后不合规定的步骤" in page and "金额20000" in page and "行政复议法" in page
    refused = decided_by(at_desk, head, record)
    assert refused.status_code == 422 and "请不予更正" in desk.words(refused)
    assert decided_by(at_desk, head, record, so_happened="1").status_code == 302
    page = desk.words(at_desk.get(reverse("matter", args=["petition", record.pk])))
    assert "有瑕疵的步骤" in page and "依法可以办理：变更决定" in page
    assert at_desk.get(reverse("flaws")).status_code == 403
    at_desk.force_login(bureau, backend=desk.BACKEND)
    assert "金额20000" in desk.words(at_desk.get(reverse("flaws")))
    assert Flaw.objects.count() == 1


@pytest.mark.parametrize("step", ["ask_correction", "correct", "refuse_correction", "rewrite_paper", "take_back_note"])
def test_steps_with_a_page_of_their_own_have_no_other(client: Client, head: User, record: Petition, step: str) -> None:
    client.force_login(head, backend=desk.BACKEND)
    assert client.get(reverse("take_step", args=["petition", record.pk, step])).status_code == 404


@pytest.mark.parametrize(("seq", "status"), [(1, 200), (9, 404)])
def test_only_acts_can_be_put_right(at_desk: Client, record: Petition, seq: int, status: int) -> None:
    assert at_desk.get(at(record, seq)).status_code == status


def test_where_it_happened_is_put_right(at_desk: Client, head: User, record: Petition) -> None:
    page = desk.words(at_desk.get(reverse("matter", args=["petition", record.pk])))
    assert "<dt>所在地</dt><dd>资兴市</dd>" in page
    assert filled(at_desk.get(at(record, 1)))["region"] == "431081"
    assert 'name="region"' not in desk.words(at_desk.get(at(record, 2)))
    assert ask(at_desk, record, 1, region="431081103").status_code == 302
    record.refresh_from_db()
    at_desk.force_login(head, backend=desk.BACKEND)
    page = desk.words(at_desk.get(at(record, record.version, "decide_correction")))
    assert re.search(r"所在地</th><td[^>]*>(<p>)?资兴市(</p>)?</td><td[^>]*><strong>(<p>)?某镇", page)
    assert decided_by(at_desk, head, record).status_code == 302
    record.refresh_from_db()
    assert record.region == "431081103"
    assert "<dt>所在地</dt><dd>某镇</dd>" in desk.words(at_desk.get(reverse("matter", args=["petition", record.pk])))


@pytest.mark.parametrize("forged", ["431003", "x", ""])
def test_a_place_that_cannot_be_comes_back_with_its_reason(at_desk: Client, record: Petition, forged: str) -> None:
    page = ask(at_desk, record, 1, region=forged)
    assert page.status_code == 422 and "“所在地”" in desk.words(page)


def test_other_matters_that_looked_here_are_named_before_anybody_decides(
    at_desk: Client, county: County, head: User, record: Petition
) -> None:
    other = desk.petition(county.clerk, "核对过前一件的诉求（模拟）")
    theirs = desk.petition(county.actor(county.elsewhere, Role.CLERK), "别处的诉求（模拟）")
    for one in (other, theirs):
        seen = {"seen_register": "petition", "seen_id": record.pk}
        Sight.objects.create(register="petition", matter_id=one.pk, seq=1, step="receive", **seen)
    ask(at_desk, record, 1, amount="8.00")
    record.refresh_from_db()
    at_desk.force_login(head, backend=desk.BACKEND)
    page = desk.words(at_desk.get(at(record, record.version, "decide_correction")))
    assert "核对过前一件的诉求" in page and "“收到”时核对" in page
    assert "别处的诉求" not in page and "另有1件不在您的查看范围内" in page
