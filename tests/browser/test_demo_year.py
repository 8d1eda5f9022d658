"""The main job on the rebuilt year of a real county: what is due, a matter, a step refused, a figure down to its records,
the annual report, verification. Seen as on a day of February 2021, when such reports are published."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from guiju.kernel.declaring.registry import register
from guiju.kernel.offices.people import User
from guiju.scenarios import published, rebuilding
from guiju.scenarios.founding import county_there
from tests.browser.conftest import Screenshot, SignIn
from tests.homes import LATER, Rebuilt, inside


@pytest.fixture(scope="module")
def peopled(
    browser: Browser, rebuilt: Rebuilt, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Path:
    """A copy of the rebuilt year in which the demo's accounts are open (where there is a browser to look at it)."""
    home = shutil.copytree(rebuilt.home, tmp_path_factory.mktemp("demo") / "home")
    with inside(home, django_db_blocker), time_machine.travel(LATER):
        rebuilding.open_accounts(county_there(published.load("zixing-2020")))
    return home


@pytest.fixture(autouse=True)
def _then_and_there(
    peopled: Path, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Test and server work in the rebuilt year; around ``page``, which may have requests under way until it closes."""
    with monkeypatch.context() as patch, inside(peopled, django_db_blocker), time_machine.travel(LATER, tick=True):
        patch.setattr(live_server.thread.httpd, "connections_override", {})
        yield


def rows(name: str) -> Any:
    return register(name)._default_manager


def test_the_main_job_from_what_is_due_to_the_published_report(
    page: Page, sign_in: SignIn, screenshot: Screenshot
) -> None:
    sign_in(User.objects.get(username="head"))
    page.goto("/")
    expect(page.get_by_role("list", name="期限概况")).to_contain_text("五个工作日内到期")
    expect(page.get_by_role("region", name="期限").get_by_role("row")).not_to_have_count(1)
    screenshot("workbench")

    matter = rows("reconsideration").filter(outcome="annulled").first() or rows("reconsideration").first()
    assert matter is not None
    page.goto(f"/r/reconsideration/{matter.pk}/")
    expect(page.get_by_role("region", name="办理进程")).to_contain_text("当前阶段")
    expect(page.get_by_role("region", name="期限")).to_contain_text("按期完成")
    page.get_by_role("region", name="账簿").get_by_text("所载内容").first.click()
    screenshot("matter")

    page.goto("/reports/")
    page.get_by_role("link", name=re.compile("2020年度法治政府建设情况报告")).click()
    paper = page.get_by_role("article")
    expect(paper).to_contain_text("排查矛盾纠纷1082起")
    screenshot("report")

    paper.get_by_role("link", name="1082起").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("排查矛盾纠纷数")
    expect(page.get_by_role("main")).to_contain_text("1082起")
    chart = page.get_by_role("img", name=re.compile("柱状图"))
    page.wait_for_load_state("networkidle")
    assert chart.evaluate("e => e.naturalWidth") > 0
    screenshot("figures")
    first = page.get_by_role("table", name="所计的记录").get_by_role("link").first
    name = first.inner_text()
    page.get_by_role("link", name="较早的 →").click()
    expect(page.get_by_role("table", name="所计的记录")).not_to_contain_text(name)
    page.get_by_role("link", name="← 较新的").click()
    page.get_by_role("link", name=name).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)

    page.goto("/verification/")
    # It is verified by this very process here, beside which the next page waits.
    page.get_by_role("button", name="开始核验").click(timeout=60_000)
    expect(page.get_by_role("status", name="账簿完整，台账与账簿一致")).to_be_visible(timeout=60_000)
    screenshot("verification")
    page.goto("/figures/?year=2020")
    expect(page.get_by_role("main")).to_contain_text("1273名")


def test_a_step_with_a_closed_gate_says_which_article_closes_it(
    page: Page, sign_in: SignIn, screenshot: Screenshot
) -> None:
    town = User.objects.get(username="town")
    sign_in(town)
    dispute = rows("dispute").filter(agency_id=town.agency_id, stage="agreed").first()
    assert dispute is not None
    page.goto(f"/r/dispute/{dispute.pk}/")
    steps = page.get_by_role("region", name="可以办理")
    expect(steps).to_contain_text("条件不具备")
    page.goto(f"/r/dispute/{dispute.pk}/do/apply_confirmation/")
    closed = page.get_by_role("region", name="条件与依据").or_(page.get_by_role("complementary", name="办理条件")).first
    expect(closed).to_contain_text("不具备")
    page.get_by_label("双方当事人共同申请").check()
    page.get_by_label("申请确认的内容").select_option(index=1)
    page.get_by_label("受理申请的人民法院").fill("某市人民法院")
    for box in page.locator("#step-form input[type=checkbox]").all()[1:]:
        box.check()
    page.get_by_role("button", name="办理“").click()
    refused = page.get_by_role("alert")
    expect(refused).to_contain_text("届满")
    expect(refused.get_by_role("link", name="《中华人民共和国民事诉讼法》(2012修正)第一百九十四条")).to_be_visible()
    expect(page.get_by_label("受理申请的人民法院")).to_have_value("某市人民法院")
    screenshot("step")
