"""Choosing in a real Chromium: a few signs typed narrow a list, one list follows another, agents are chosen by name.

Without scripts the same is done with the buttons beside the lists.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from guiju.kernel.acting import engine
from guiju.kernel.offices.people import Role, User
from guiju.registers.disputes.dispute import Dispute
from tests.browser.conftest import SignIn
from tests.people import County, make_county
from tests.registers.disputes import appointed, established, told
from tests.web import desk


@pytest.fixture
def county(transactional_db: None) -> County:
    return make_county()


@pytest.fixture
def mediator(county: County) -> User:
    return desk.user(county.township, Role.CLERK, Role.MEDIATOR, name="王某2")


@pytest.fixture
def dispute(county: County) -> Dispute:
    """One about to be mediated; two committees, the second with more mediators than are read at a glance."""
    first, second = established(county), established(county, title="某村人民调解委员会", kind="village")
    appointed(county, first, 1)
    for n in range(2, 12):
        appointed(county, second, n)
    made: Dispute = told(county, "accept").record
    return made


def begin(page: Page, dispute: Dispute) -> None:
    page.goto(f"/r/dispute/{dispute.pk}/do/begin/")
    expect(page.get_by_role("heading", name="启动人民调解")).to_be_visible()


def test_the_list_follows_what_is_typed_and_what_is_chosen(
    page: Page, sign_in: SignIn, mediator: User, dispute: Dispute, county: County
) -> None:
    for n in range(8):
        established(county, title=f"某社区{n}人民调解委员会", kind="community")
    sign_in(mediator)
    begin(page, dispute)
    mediators = page.locator("#id_mediator")
    expect(mediators.locator("option").nth(1)).to_contain_text("王某2")
    page.get_by_role("searchbox", name="调解员").first.press_sequentially("王某")
    expect(page.get_by_role("searchbox", name="调解员").first).to_be_focused()
    page.get_by_role("searchbox", name="调解员").first.press_sequentially("10")
    expect(mediators.locator("option")).to_have_count(2)
    expect(mediators.locator("option:checked")).to_contain_text("王某10")
    page.get_by_role("searchbox", name="调解员").first.fill("")
    expect(mediators.locator("option")).to_have_count(12)
    page.get_by_label("人民调解委员会", exact=True).select_option(label="某镇人民调解委员会 某镇调委〔2023〕1号")
    expect(mediators.locator("option")).to_have_count(2)
    expect(mediators.locator("option").nth(1)).to_contain_text("王某1 ")
    expect(mediators.locator("option:checked")).to_have_text("请选择")
    # A committee that a search has left alone is chosen, and the list follows it too.
    page.get_by_role("searchbox", name="人民调解委员会").press_sequentially("某村")
    expect(mediators.locator("option")).to_have_count(11)


def test_nobody_is_chosen_by_a_search_that_leaves_several(
    page: Page, sign_in: SignIn, mediator: User, dispute: Dispute, county: County
) -> None:
    gone = appointed(county, established(county, title="某社区人民调解委员会", kind="community"), 20)
    engine.take("leave", gone, mediator.actor, {"leaving": "resigned"}, gone.last_step_on)
    sign_in(mediator)
    begin(page, dispute)
    mediators = page.locator("#id_mediator")
    page.get_by_role("searchbox", name="调解员").first.press_sequentially("某2")
    expect(mediators.locator("optgroup option")).to_have_count(1)
    expect(mediators.locator("option:checked")).to_have_text("请选择")


def test_agents_are_chosen_among_those_named_on_the_form(page: Page, sign_in: SignIn, mediator: User) -> None:
    sign_in(mediator)
    page.goto("/r/dispute/new/find/")
    applicant = page.get_by_role("group", name="申请人", exact=False).first
    applicant.get_by_label("姓名或者名称").first.fill("张三丰")
    page.keyboard.press("Tab")
    acts_for = page.get_by_label("代理何人").first
    expect(acts_for.locator("option").nth(1)).to_contain_text("张三丰")
    applicant.get_by_role("button", name="增加一项").click()
    expect(applicant.get_by_label("姓名或者名称")).to_have_count(2)
    applicant.get_by_label("姓名或者名称").nth(1).fill("李四")
    page.keyboard.press("Tab")
    expect(acts_for.locator("option")).to_have_count(3)


def test_without_scripts_the_buttons_do_the_same(
    browser: Browser, live_server: LiveServer, page: Page, sign_in: SignIn, mediator: User, dispute: Dispute
) -> None:
    sign_in(mediator)
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, storage_state=page.context.storage_state()
    )
    bare = context.new_page()
    begin(bare, dispute)
    mediators = bare.locator("#id_mediator")
    bare.get_by_label("人民调解委员会", exact=True).select_option(label="某村人民调解委员会 某镇调委〔2023〕2号")
    bare.get_by_role("searchbox", name="调解员").first.fill("某11")
    bare.locator("button[value=find-mediator]").click()
    expect(mediators.locator("option:checked")).to_contain_text("王某11")
    expect(bare.get_by_label("人民调解委员会", exact=True).locator("option:checked")).to_contain_text("某村")
    bare.goto("/r/dispute/new/find/")
    bare.get_by_label("姓名或者名称").first.fill("张三丰")
    bare.locator("details.others summary").first.click()
    bare.get_by_role("button", name="列出所填当事人").first.click()
    expect(bare.get_by_label("代理何人").first.locator("option").nth(1)).to_contain_text("张三丰")
    context.close()
