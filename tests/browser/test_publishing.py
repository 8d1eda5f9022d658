"""Publishing in a real Chromium: the preview follows what is typed and ticked, and what it shows is published."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.offices.people import Role
from tests.browser.conftest import SignIn
from tests.people import make_county
from tests.web import desk
from tests.web.test_preview import decided


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
