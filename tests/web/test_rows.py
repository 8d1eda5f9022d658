"""A step on rows, on its page: a line for each row that is open, headed by what the row says."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guiju.kernel.acting import engine
from guiju.kernel.offices.people import User
from tests.specimen.models import Finding, Petition
from tests.web import desk


@pytest.fixture
def found(clerk: User) -> Petition:
    matter = desk.accept(clerk.actor, desk.petition(clerk.actor))
    told = {"findings": [{"words": "电梯停运"}, {"words": "物业未报修"}]}
    made: Petition = engine.take("find", matter, clerk.actor, told, matter.last_step_on)
    return made


def page(client: Client, matter: Petition) -> str:
    return desk.words(client.get(reverse("take_step", args=["petition", matter.pk, "judge"])))


def judge(client: Client, matter: Petition, *verdicts: str) -> Any:
    rows = Finding.objects.filter(matter=matter, verdict="").order_by("id")
    typed = {"on": matter.last_step_on.isoformat(), "version": str(matter.version), "verdicts-rows": str(len(verdicts))}
    for n, (row, verdict) in enumerate(zip(rows, verdicts, strict=True)):
        typed |= {f"verdicts-{n}-id": str(row.pk), f"verdicts-{n}-verdict": verdict}
    return client.post(reverse("take_step", args=["petition", matter.pk, "judge"]), typed)


def test_a_line_for_each_open_row_and_none_to_add(at_desk: Client, found: Petition) -> None:
    shown = page(at_desk, found)
    assert "电梯停运" in shown and "物业未报修" in shown
    assert 'name="verdicts-1-verdict"' in shown and 'name="verdicts-2-verdict"' not in shown
    assert 'value="verdicts" formnovalidate' not in shown


def test_what_a_line_leaves_blank_stays_open(at_desk: Client, found: Petition) -> None:
    assert judge(at_desk, found, "", "属实").status_code == 302
    found.refresh_from_db()
    rows = {row.words: row.verdict for row in Finding.objects.filter(matter=found)}
    assert rows == {"电梯停运": "", "物业未报修": "属实"}
    shown = page(at_desk, found)
    assert "电梯停运" in shown and "物业未报修" not in shown
    assert "属实" in desk.words(at_desk.get(reverse("matter", args=["petition", found.pk])))


def test_what_was_refused_keeps_its_lines(at_desk: Client, found: Petition) -> None:
    refused = judge(at_desk, found, "长" * 21, "属实")
    shown = desk.words(refused)
    assert refused.status_code == 422 and "第1项“认定”" in shown
    assert f'value="{"长" * 21}"' in shown and "电梯停运" in shown and "物业未报修" in shown
    assert not Finding.objects.exclude(verdict="").exists()


def test_where_all_is_told_the_page_says_so(at_desk: Client, found: Petition) -> None:
    judge(at_desk, found, "不实", "属实")
    found.refresh_from_db()
    assert "没有待填的内容" in page(at_desk, found)


def test_the_correction_form_shows_the_rows_that_the_act_told_of(at_desk: Client, found: Petition) -> None:
    judge(at_desk, found, "", "属实")
    found.refresh_from_db()
    shown = desk.words(at_desk.get(reverse("ask_correction", args=["petition", found.pk, found.version])))
    assert 'value="属实"' in shown and "物业未报修" in shown and "电梯停运" in shown
