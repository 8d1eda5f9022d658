"""A sitting in a real Chromium, on a telephone: the clock runs, what is ticked is kept, a lost line loses nothing, handed in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from guiju.kernel.offices.people import Role
from guiju.registers.governance.exam import Exam, KeptAnswers
from guiju.registers.governance.exam_round import ExamRound
from tests.browser.conftest import SignIn
from tests.lives import case
from tests.people import County, make_county
from tests.web import desk


@pytest.fixture
def county(transactional_db: None) -> County:
    return make_county()


def test_ticked_kept_cut_off_and_handed_in(
    page: Page, sign_in: SignIn, county: County, live_server: LiveServer
) -> None:
    someone, today = desk.user(county.department, Role.OFFICER, name="考生"), timezone.localdate()
    led = case(county, ExamRound, today).do("open", closes_on=today + timedelta(days=9))
    exam = Exam.objects.get(round=led.record, account=someone.username)
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(someone)
    page.goto(f"/exam/{exam.pk}/")
    page.get_by_role("button", name="开始考试").click()
    expect(page.locator("#left")).to_contain_text("剩余59分")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("#q1A").check()
    expect(page.locator("#done")).to_have_text("已答1题，共11题")
    page.get_by_role("button", name="保存").click()
    expect(page.locator("#said")).to_have_text("答案已保存。")
    assert KeptAnswers.objects.get().answers == "1A"
    page.context.set_offline(True)
    page.locator("#q2B").check()
    page.get_by_role("button", name="保存").click()
    expect(page.locator("#said")).to_contain_text("网络中断")
    page.context.set_offline(False)
    page.reload()  # what was not sent is still on this page
    expect(page.locator("#q2B")).to_be_checked()
    page.get_by_role("button", name="保存").click()
    expect(page.locator("#said")).to_have_text("答案已保存。")
    assert KeptAnswers.objects.get().answers == "1A 2B"
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="交卷").click()
    expect(page.get_by_text("已经交卷")).to_be_visible()
    exam.refresh_from_db()
    assert (exam.stage, exam.answers) == ("called", "1A 2B")
