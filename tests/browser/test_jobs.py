"""A report that is still being read, in a browser: the page moves on by itself, and without script by reloading."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from guiju.kernel.keeping import jobs
from guiju.kernel.offices.people import Role
from guiju.reports.report_filing import ReportFiling
from tests.browser.conftest import SignIn
from tests.people import make_county
from tests.web.desk import user
from tests.web.intake_reports import report


@pytest.fixture
def a_worker_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """None yet: the page waits in vain, and shows how it stands."""
    monkeypatch.setattr(jobs, "ended", lambda numbers, seconds: False)


def test_a_page_shows_how_far_reading_has_come_and_moves_on(
    page: Page, transactional_db: None, sign_in: SignIn, tmp_path: Path, browser: Browser, live_server: LiveServer
) -> None:
    county = make_county()
    sign_in(user(county.bureau, Role.CLERK, name="收文员"))
    names = ["某镇.txt", "另镇.txt"]
    for name in names:
        (tmp_path / name).write_text(report(more=name), encoding="utf-8")
    # What the page asks for while this thread works waits for it: the tests' database in memory has no readers beside a writer.
    page.route("**/intake/batch/**", lambda route: route.continue_())
    page.goto("/intake/")
    page.get_by_label("报告文件").set_input_files([str(tmp_path / name) for name in names])
    page.get_by_role("button", name="收下并读出数据").click()
    expect(page.get_by_role("heading", name="正在读报告")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_be_visible()
    plain = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    for cookie in page.context.cookies():
        plain.add_cookies([{"name": cookie["name"], "value": cookie["value"], "url": live_server.url}])
    without = plain.new_page()
    without.goto(page.url)
    jobs.work_off("one", most=1)
    expect(page.get_by_text("已处理1份，共2份")).to_be_visible()
    without.get_by_role("link", name="刷新，查看进展").click()
    expect(without.get_by_text("已处理1份，共2份")).to_be_visible()
    jobs.work_off("one")
    expect(page.get_by_role("heading", name="上传的结果", exact=True)).to_be_visible()
    assert ReportFiling.objects.count() == 1, "the other says that it is the same office's of the same year"
    expect(page.get_by_text("报告已经收到")).to_be_visible()
    plain.close()
