"""A matter's page: what it shows, what it hides, and that its cost does not grow with its history."""

import html
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guiju.kernel.acting import engine
from guiju.kernel.declaring.facts import UnknownName
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping import checkpoints
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.second_log import Look
from guiju.kernel.offices.people import User
from guiju.web.staff import today
from tests.people import County
from tests.specimen.models import Errand, Petition
from tests.web import desk


@pytest.fixture
def record(county: County, clerk: User) -> Petition:
    return desk.accept(clerk.actor, desk.petition(clerk.actor))


def address(record: Petition, name: str = "matter", *more: Any) -> str:
    return reverse(name, args=["petition", record.pk, *more])


def test_the_page_shows_steps_gates_clocks_parties_and_ledger(at_desk: Client, record: Petition) -> None:
    page = desk.words(at_desk.get(address(record)))
    for words in ("模拟数据", "资某诉〔", "已受理", "听取意见", "怎样计算", "张**", "第2条", "当前阶段", "可以进入"):
        assert words in page
    assert "张三丰" not in page and "13812345678" not in page


def test_a_closed_gate_is_named_with_its_article_before_anybody_tries(
    client: Client, county: County, head: User, record: Petition
) -> None:
    client.force_login(head, backend=desk.BACKEND)
    page = desk.words(client.get(address(record)))
    assert "尚未听取意见" in page
    assert "1项条件不具备" in page
    assert "/law/reconsideration.hear_opinions/" in page


def test_the_page_costs_the_same_after_a_long_history(at_desk: Client, clerk: User, record: Petition) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert at_desk.get(address(record)).status_code == 200
        return len(caught)

    def prolong(by: int) -> None:
        nonlocal record
        for n in range(by):
            told = {"findings": [{"words": f"事实{n}"}]}
            record = engine.take("find", record, clerk.actor, told, record.last_step_on)

    assert cost() <= 15
    prolong(33)
    long = cost()
    prolong(12)
    assert cost() == long <= 15
    page = desk.words(at_desk.get(address(record)))
    assert "第47条" in page and "第18条" in page and "第17条" not in page
    assert "另有17条" in page
    assert "第1条" in desk.words(at_desk.get(address(record, "ledger")))


def test_looking_at_a_person_is_kept(at_desk: Client, clerk: User, record: Petition) -> None:
    shown = at_desk.post(address(record, "reveal"))
    assert "张三丰" in desk.words(shown) and "13812345678" in desk.words(shown)
    assert "no-store" in shown["Cache-Control"]
    look = Look.objects.get()
    assert (look.user_id, look.matter_id, look.what) == (clerk.pk, record.pk, "当事人信息")
    assert at_desk.get(address(record, "reveal")).status_code == 405


def test_how_a_day_was_counted_is_shown_to_the_last_day(at_desk: Client, record: Petition) -> None:
    clock = ClockRow.objects.filter(matter_id=record.pk, running=True).get()
    page = desk.words(at_desk.get(address(record, "clock_days", clock.pk)))
    assert f"到期日为<strong>{clock.due_on}</strong>" in page
    assert "<strong>60</strong>" in page
    assert "说明：第八十八条第二款未列此日数，按日历日计" in page
    assert "".join(f"<li>{name}</li>" for name in "一二三四五六日") in page
    assert at_desk.get(address(record, "clock_days", clock.pk + 999)).status_code == 404


def test_an_attachment_comes_as_a_download_that_runs_nothing(at_desk: Client, clerk: User, record: Petition) -> None:
    told = {"paper": ('x"<b>.txt', b"<script>alert(1)</script>")}
    engine.take("attach", record, clerk.actor, told, record.last_step_on)
    paper = Paper.objects.get(matter_id=record.pk)
    response = at_desk.get(address(record, "paper", paper.pk, "original"))
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "text/plain"
    assert "sandbox" in response["Content-Security-Policy"] and response["X-Content-Type-Options"] == "nosniff"
    assert at_desk.get(address(record, "paper", paper.pk, "html")).status_code == 404


def test_a_paper_of_another_matter_is_not_found_here(at_desk: Client, clerk: User, record: Petition) -> None:
    other = desk.petition(clerk.actor)
    engine.take("attach", other, clerk.actor, {"paper": ("a.txt", b"a")}, other.last_step_on)
    paper = Paper.objects.get(matter_id=other.pk)
    assert at_desk.get(address(record, "paper", paper.pk, "original")).status_code == 404


def test_an_entry_is_readable_and_its_proof_holds(at_desk: Client, clerk: User, record: Petition) -> None:
    engine.take("hear", record, clerk.actor, {"opinion": "请求尽快维修"}, record.last_step_on)
    page = desk.words(at_desk.get(address(record)))
    assert "请求尽快维修" in page
    early = at_desk.get(address(record, "step_proof", 1), follow=True)
    assert "尚未公布检查点" in desk.words(early) and record.title in desk.words(early)
    checkpoints.make()
    proof = at_desk.get(address(record, "step_proof", 1)).json()
    assert proof["seq"] == 1 and proof["proof"]
    assert at_desk.get(address(record, "step_proof", 99)).status_code == 404


def test_my_work_lights_the_lamps(client: Client, county: County, clerk: User, at_desk: Client) -> None:
    desk.petition(clerk.actor, "早已到期的诉求（模拟）", today() - timedelta(days=40))
    page = desk.words(at_desk.get("/"))
    assert "早已到期的诉求" in page and "逾期" in page
    assert "早已到期的诉求" in desk.words(at_desk.get("/?lamp=red"))
    due = desk.words(at_desk.get("/?lamp=green")).split('id="registers-title"')[0]
    assert "早已到期的诉求" not in due


def test_a_bug_of_a_gate_does_not_hide_on_a_page(
    at_desk: Client, record: Petition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an error of the program: logged as such, and no requirement “办理时核对”."""
    steps = Petition.procedure.steps
    for bug in (
        lambda facts: facts["haerd"],
        lambda facts: facts["heard"].missing,
        lambda facts: dict[str, str]()["heard"],
    ):
        wrong = replace(steps["hear"], gates=(Gate("house.bug", bug, gist="有错"),))
        monkeypatch.setitem(steps, "hear", wrong)
        with pytest.raises((UnknownName, AttributeError, KeyError)):
            at_desk.get(address(record))
        at_desk.raise_request_exception = False
        assert at_desk.get(address(record)).status_code == 500
        at_desk.raise_request_exception = True


def errand(clerk: User, report_by: date, title: str = "排查一处隐患（模拟）") -> Any:
    return engine.take("send", Errand, clerk.actor, {"title": title, "report_by": report_by}, simulated=True)


def test_a_day_that_somebody_set_is_shown_like_a_limit_of_the_law(clerk: User, at_desk: Client) -> None:
    record = errand(clerk, today() + timedelta(days=9))
    told = {"report_by": today() + timedelta(days=12), "reason": "连日大雨"}
    engine.take("put_off", record, clerk.actor, told)
    row = ClockRow.objects.get(matter_id=record.pk)
    page = desk.words(at_desk.get(f"/r/errand/{record.pk}/"))
    for words in ("报告办理情况", "由交办单确定的期限", "还有12日", f"延至{row.due_on}，连日大雨"):
        assert words in page
    days = desk.words(at_desk.get(f"/r/errand/{record.pk}/clock/{row.pk}/"))
    assert f"到期日为<strong>{row.due_on}</strong>，是确定的日期" in days and "由交办单确定的期限" in days
    assert "报告办理情况（由交办单确定的期限" in desk.words(at_desk.get("/"))


def test_what_falls_due_today_has_a_lamp_of_its_own(clerk: User, at_desk: Client) -> None:
    for days, title in ((0, "今天到期的差事"), (1, "明天到期的差事")):
        errand(clerk, today() + timedelta(days=days), title)
    due = desk.words(at_desk.get("/?lamp=today")).split('id="registers-title"')[0]
    assert "今天到期的差事" in due and "明天到期的差事" not in due
    assert "今天到期的差事" not in desk.words(at_desk.get("/?lamp=amber")).split('id="registers-title"')[0]


@pytest.mark.parametrize("colour", ["green", "grey"])
def test_all_limits_of_a_lamp_can_be_seen_page_by_page(clerk: User, at_desk: Client, colour: str) -> None:
    """As many as there are, each once, in the order of their days."""
    for n in range(120):
        made = errand(clerk, today() + timedelta(days=30 + n // 3), f"第{n}件差事")
        if colour == "grey":
            ClockRow.objects.filter(matter_id=made.pk).update(due_on=None, paused=True)
    seen: list[str] = []
    address = f"/?lamp={colour}"
    while address:
        page = desk.words(at_desk.get(address)).split('id="registers-title"')[0]
        seen += re.findall(r"第(\d+)件差事", page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = f"/{html.unescape(following[1])}" if following else ""
    assert len(seen) == len(set(seen)) == 120
    assert colour == "grey" or seen == sorted(seen, key=lambda n: int(n) // 3)
