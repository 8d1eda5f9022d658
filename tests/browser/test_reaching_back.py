"""What was found out late, entered in a real Chromium: several acts at once, and the order of those of one day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, Route, expect

from guiju.kernel.acting import engine
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Role, User
from guiju.web.staff import today
from tests.browser.conftest import Screenshot, SignIn
from tests.people import County, make_county
from tests.reaching_back import asked
from tests.registers.penalties import Bench
from tests.specimen.models import Petition
from tests.web import desk

DAY = timedelta(days=1)


@pytest.fixture
def county(transactional_db: None) -> County:
    return make_county()


@pytest.fixture
def clerk(county: County) -> User:
    return desk.user(county.department, Role.CLERK, name="李经办")


@pytest.fixture
def record(clerk: User) -> Petition:
    """Received and accepted ten days ago; somebody was heard yesterday."""
    record = desk.accept(clerk.actor, desk.petition(clerk.actor, "反映电梯停运（模拟）", today() - 10 * DAY))
    heard: Petition = engine.take("hear", record, clerk.actor, {"opinion": "请求尽快维修"}, today() - DAY)
    return heard


def test_a_suspension_and_its_end_are_entered_together(
    page: Page, record: Petition, clerk: User, sign_in: SignIn, screenshot: Screenshot
) -> None:
    sign_in(clerk)
    page.goto(f"/r/petition/{record.pk}/do/suspend/")
    page.get_by_label("发生日期").fill((today() - 6 * DAY).isoformat())
    page.get_by_label("理由").fill("等待检验报告")
    page.get_by_role("button", name="办理“中止”").click()
    expect(page.get_by_role("alert")).to_contain_text("之前的阶段为“中止”")

    page.get_by_label("添加的步骤").select_option("恢复")
    page.get_by_role("button", name="添加这一步骤").click()
    added = page.get_by_role("group", name="一并办理：恢复")
    expect(page.get_by_label("理由")).to_have_value("等待检验报告")
    expect(added).to_be_visible()
    expect(added.locator("xpath=ancestor-or-self::*[contains(@class, 'htmx-')]")).to_have_count(0)
    added.get_by_label("发生日期").fill((today() - 8 * DAY).isoformat())
    conditions = page.get_by_role("complementary").get_by_role("heading")
    expect(conditions.first).to_contain_text("恢复")
    page.get_by_role("button", name="办理“中止”").click()
    expect(page.get_by_role("alert")).to_contain_text("恢复：")
    expect(page.get_by_label("理由")).to_have_value("等待检验报告")
    screenshot("together")

    added.get_by_label("发生日期").fill((today() - 3 * DAY).isoformat())
    expect(conditions.first).to_contain_text("中止")
    page.get_by_role("button", name="办理“中止”“恢复”").click()
    expect(page.get_by_role("status")).to_contain_text("“中止”“恢复”已一并办理")
    steps = Entry.objects.filter(matter_id=record.pk).order_by("seq").values_list("step", flat=True)
    assert list(steps) == ["receive", "accept", "hear", "suspend", "resume"]


def test_a_day_told_before_the_page_listens_is_heard(
    page: Page, record: Petition, clerk: User, sign_in: SignIn
) -> None:
    sign_in(clerk)
    held: list[Route] = []
    page.route("**/htmx-2.min.js", lambda route: held.append(route))
    page.goto(f"/r/petition/{record.pk}/do/find/", wait_until="commit")
    page.get_by_label("发生日期").fill((today() - DAY).isoformat())
    assert held, "the script was there before the day was told"
    held[0].continue_()
    expect(page.get_by_label("同日先于")).to_be_visible()


def test_the_order_of_one_day_is_asked_when_the_day_is_told(
    page: Page, record: Petition, clerk: User, sign_in: SignIn
) -> None:
    sign_in(clerk)
    page.goto(f"/r/petition/{record.pk}/do/find/")
    page.get_by_role("group", name="事实第1项").get_by_label("内容").fill("电梯停运12天")
    expect(page.get_by_label("同日先于")).to_have_count(0)
    page.get_by_label("发生日期").fill((today() - DAY).isoformat())
    page.get_by_label("同日先于").select_option("第3条“听取意见”")
    page.get_by_role("button", name="办理“查明”").click()
    expect(page.get_by_role("region", name="账簿")).to_contain_text("同日先于第3条")


def test_where_it_happened_is_asked_for_and_put_right(
    page: Page, county: County, record: Petition, clerk: User, sign_in: SignIn, screenshot: Screenshot
) -> None:
    sign_in(clerk)
    page.goto(f"/r/petition/{record.pk}/entry/1/correct/")
    page.get_by_label("所在地").select_option("某镇")
    page.get_by_label("更正理由").fill("所在地录入有误")
    screenshot("place_asked")
    page.get_by_role("button", name="申请更正").click()
    sign_in(desk.user(county.department, Role.HEAD, name="王负责"))
    page.goto(f"/r/petition/{record.pk}/")
    page.get_by_role("link", name="查看并决定").click()
    expect(page.get_by_role("table", name="申请更正的内容")).to_contain_text("某镇")
    screenshot("place_decided")
    page.get_by_role("button", name="批准更正").click()
    expect(page.get_by_role("main")).to_contain_text("所在地某镇")


def test_cases_that_a_certificate_carried_are_named_before_it_is_corrected(
    page: Page, county: County, sign_in: SignIn, screenshot: Screenshot
) -> None:
    bench = Bench(county)
    bench.served()
    bench.penalised_on_spot()
    certificate = asked(bench.certificates[0], "exchange", county.clerk, on=date(2024, 4, 15))
    sign_in(desk.user(county.department, Role.HEAD, name="王负责"))
    page.goto(f"/r/enforcement_certificate/{certificate.pk}/")
    page.get_by_role("link", name="查看并决定").click()
    others = page.get_by_role("region", name="核对过本事项的其他事项")
    expect(others.get_by_role("link")).to_have_count(2)
    screenshot("looked_here")
    others.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
