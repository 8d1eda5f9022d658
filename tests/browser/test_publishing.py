"""Publishing in a real Chromium: the preview follows what is typed and ticked, and what it shows is published."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from guiju.kernel.acting import engine
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.offices.people import Role
from tests.browser.conftest import SignIn
from tests.people import make_county
from tests.reaching_back import corrected
from tests.web import desk
from tests.web.test_preview import TITLE, decided


def test_the_preview_follows_the_form(page: Page, sign_in: SignIn, transactional_db: None) -> None:
    county = make_county()
    clerk = desk.user(county.department, Role.CLERK, name="李经办")
    record = decided(county)
    sign_in(clerk)
    page.goto(f"/r/petition/{record.pk}/do/publish/")
    preview = page.locator("#id_preview")
    expect(preview).to_contain_text("高*反映用电高峰期间停电，电话■■")

    page.get_by_label("公开时隐去的文字").fill("停 电")
    expect(preview).to_contain_text("高*反映用电高峰期间■■，电话■■")
    preview.get_by_role("checkbox").nth(1).check()
    expect(preview).to_contain_text("高*反映用电高*期间■■，电话■■")

    page.get_by_role("button", name="办理“公开”").click()
    expect(page.get_by_text("“公开”已办理")).to_be_visible()
    assert PublicRecord.objects.get().title == "高*反映用电高*期间■■，电话■■"


def test_what_was_hidden_is_proposed_when_it_is_published_anew(
    page: Page, sign_in: SignIn, transactional_db: None
) -> None:
    county = make_county()
    record = decided(county)
    told = {"strike": ["停电"], "turned": [f"title.{TITLE.rindex('高峰')}"]}
    record = engine.take("publish", record, county.clerk, told, record.last_step_on)
    record = corrected(record, "receive", county.clerk, county.head, {"title": f"{TITLE}，再次停电"})
    sign_in(desk.user(county.department, Role.CLERK, name="李经办"))
    page.goto(f"/r/petition/{record.pk}/do/publish/")
    struck, preview = page.get_by_label("公开时隐去的文字"), page.locator("#id_preview")
    expect(struck).to_have_value("停电")
    expect(preview).to_contain_text("高*反映用电高*期间■■，电话■■，再次■■")
    struck.fill("")
    expect(preview).to_contain_text("上次公开时隐去的文字这次将会公开：停电")
    struck.fill("停电")
    expect(preview).not_to_contain_text("将会公开")
    page.get_by_role("button", name="办理“公开”").click()
    expect(page.get_by_text("“公开”已办理")).to_be_visible()
    assert PublicRecord.objects.latest("id").title == "高*反映用电高*期间■■，电话■■，再次■■"
