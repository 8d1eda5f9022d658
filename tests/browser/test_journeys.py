"""The main journeys in a real Chromium, as a clerk and a head would make them; with screenshots for the documents."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from guiju.kernel.acting import engine
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.second_log import Refusal
from guiju.kernel.offices.people import Role, User
from guiju.web.staff import today
from tests.browser.conftest import Screenshot, SignIn
from tests.people import County, make_county
from tests.specimen.models import Petition
from tests.web import desk


@pytest.fixture
def county(transactional_db: None) -> County:
    return make_county()


@pytest.fixture
def clerk(county: County) -> User:
    return desk.user(county.department, Role.CLERK, name="李经办")


@pytest.fixture
def head(county: County) -> User:
    return desk.user(county.department, Role.HEAD, name="王负责")


@pytest.fixture
def petitions(clerk: User, head: User) -> Petition:
    """Petitions at all stages; the one returned is accepted and nobody has been heard."""
    for n, words in enumerate(("道路积水", "路灯损坏", "井盖缺失", "噪声扰民")):
        record = desk.petition(clerk.actor, f"反映{words}（模拟）", today() - timedelta(days=40 - 8 * n))
        if n % 2:
            desk.accept(clerk.actor, record, record.last_step_on + timedelta(days=1))
    return desk.accept(clerk.actor, desk.petition(clerk.actor, "反映某小区电梯停运（模拟）"))


def test_from_the_door_to_a_step_refused_cured_and_taken(
    page: Page, petitions: Petition, clerk: User, head: User, screenshot: Screenshot
) -> None:
    page.goto("/")
    sign_in_as(page, head)
    expect(page.get_by_role("heading", name="我的工作台")).to_be_visible()
    expect(page.get_by_role("list", name="期限概况")).to_contain_text("已逾期")

    page.get_by_role("navigation").get_by_role("link", name="台账", exact=True).click()
    page.get_by_role("link", name="诉求", exact=True).click()
    page.get_by_label("编号或者名称").fill("电梯")
    page.get_by_role("button", name="筛选").click()
    expect(page.get_by_role("row")).to_have_count(2)
    page.get_by_role("link", name="反映某小区电梯停运（模拟）").click()

    gates = page.get_by_role("region", name="可以办理")
    expect(gates).to_contain_text("不具备")
    expect(gates).to_contain_text("尚未听取意见")
    page.get_by_role("link", name="决定", exact=True).click()
    page.get_by_label("结果").fill("支持")
    page.get_by_role("button", name="办理“决定”").click()

    refused = page.get_by_role("alert")
    expect(refused).to_contain_text("没有写入任何内容")
    expect(refused).to_contain_text("尚未听取意见")
    expect(refused).to_be_focused()
    expect(page.get_by_label("结果")).to_have_value("支持")
    assert Refusal.objects.count() == 1

    engine.take("hear", Petition.objects.get(pk=petitions.pk), clerk.actor, {"opinion": "请求尽快维修"}, today())
    page.get_by_role("button", name="办理“决定”").click()
    expect(page.get_by_role("alert")).to_contain_text("已被他人办理")
    page.get_by_role("alert").get_by_role("link", name="重新打开该事项").click()
    page.get_by_role("link", name="决定", exact=True).click()
    page.get_by_label("结果").fill("支持")
    page.get_by_role("button", name="办理“决定”").click()

    expect(page.get_by_role("status")).to_contain_text("“决定”已办理")
    ledger = page.get_by_role("region", name="账簿")
    expect(ledger.get_by_role("listitem").first).to_contain_text("王负责")
    ledger.get_by_text("所载内容").first.click()
    expect(ledger).to_contain_text("支持")
    steps = Entry.objects.filter(matter_id=petitions.pk).order_by("seq").values_list("step", flat=True)
    assert list(steps) == ["receive", "accept", "hear", "decide"]


def sign_in_as(page: Page, user: User) -> None:
    page.get_by_label("用户名").fill(user.username)
    page.get_by_label("密码").fill(desk.PASSWORD)
    page.get_by_role("button", name="登录").click()


def test_rows_are_added_in_place_and_what_was_typed_stays(
    page: Page, petitions: Petition, clerk: User, sign_in: SignIn
) -> None:
    sign_in(clerk)
    page.goto(f"/r/petition/{petitions.pk}/do/find/")
    page.get_by_role("group", name="事实第1项").get_by_label("内容").fill("电梯停运12天")
    page.get_by_role("button", name="增加一项").click()
    second = page.get_by_role("group", name="事实第2项")
    second.get_by_label("内容").fill("物业未报修")
    expect(page.get_by_role("group", name="事实第1项").get_by_label("内容")).to_have_value("电梯停运12天")
    page.get_by_role("button", name="办理“查明”").click()
    expect(page.get_by_role("table", name="事实")).to_contain_text("物业未报修")


def test_a_matter_is_opened_and_a_person_looked_at_for_a_reason(page: Page, clerk: User, sign_in: SignIn) -> None:
    sign_in(clerk)
    page.goto("/r/petition/")
    page.get_by_role("link", name="新登记：收到").click()
    page.get_by_label("名称", exact=True).fill("反映树木倒伏（模拟）")
    page.get_by_label("收到日期").fill(today().isoformat())
    page.get_by_label("姓名或者名称").fill("张三丰")
    page.get_by_role("button", name="办理“收到”").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("反映树木倒伏（模拟）")
    parties = page.get_by_role("region", name="当事人")
    expect(parties).to_contain_text("张**")
    parties.get_by_text("查看完整信息").click()
    expect(parties).to_contain_text("今日已说明事由")  # the reason itself: tests/web/test_looks.py
    parties.get_by_role("button", name="查看").click()
    expect(page.get_by_role("main")).to_contain_text("张三丰")


def test_with_the_keyboard_alone(page: Page, petitions: Petition, clerk: User, sign_in: SignIn) -> None:
    sign_in(clerk)
    page.goto(f"/r/petition/{petitions.pk}/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到主要内容")).to_be_focused()
    page.keyboard.press("Enter")
    reach(page, "听取意见")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("听取意见")
    reach(page, "意见")
    page.keyboard.type("听取了当事人意见")
    reach(page, "办理“听取意见”")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("“听取意见”已办理")


def reach(page: Page, name: str) -> None:
    """Go on by Tab until what has the focus is called ``name``, and see that the focus shows."""
    said = (
        "e => [e.innerText, e.value, e.labels && e.labels[0] && e.labels[0].innerText].some(t => t && t.trim() === %r)"
    )
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.locator(":focus").count() and page.locator(":focus").evaluate(said % name):
            outline = page.locator(":focus").evaluate("e => getComputedStyle(e).outlineStyle")
            assert outline != "none"
            return
    raise AssertionError(f"“{name}” is not reached by Tab")


@pytest.mark.parametrize("path", ["/", "/r/", "/r/petition/", "matter", "step", "/figures/", "/law/", "/reports/"])
def test_on_a_narrow_screen_nothing_runs_off_the_page(
    page: Page, petitions: Petition, clerk: User, sign_in: SignIn, path: str
) -> None:
    sign_in(clerk)
    matter = f"/r/petition/{petitions.pk}/"
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto({"matter": matter, "step": f"{matter}do/find/"}.get(path, path))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_text("菜单").click()
    expect(page.get_by_role("navigation", name="主导航").get_by_role("link", name="报告收阅")).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/r/petition/", "matter", "step", "/figures/", "/law/", "/verification/"])
def test_what_a_reader_of_screens_needs_is_there(
    page: Page, petitions: Petition, head: User, sign_in: SignIn, path: str
) -> None:
    sign_in(head)
    matter = f"/r/petition/{petitions.pk}/"
    page.goto({"matter": matter, "step": f"{matter}do/decide/"}.get(path, path))
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert page.evaluate(NAMELESS) == []
    assert page.evaluate(REPEATED) == []


NAMELESS = """() => [
  ...[...document.querySelectorAll('input:not([type=hidden]), select, textarea')].filter(e => !e.labels.length),
  ...[...document.querySelectorAll('a, button, summary')].filter(e => !e.textContent.trim() && !e.ariaLabel),
  ...[...document.querySelectorAll('img')].filter(e => !e.hasAttribute('alt')),
  ...[...document.querySelectorAll('table')].filter(e => !e.caption),
  ...[...document.querySelectorAll('th')].filter(e => !e.scope),
].map(e => e.outerHTML)"""
REPEATED = """() => {
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  return ids.filter((id, n) => ids.indexOf(id) !== n);
}"""
