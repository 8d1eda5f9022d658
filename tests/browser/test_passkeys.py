"""A passkey from its making to signing in with it, by an authenticator that Chromium plays; and an app read off the page."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import transaction
from playwright.sync_api import Page, expect

from guiju.kernel.offices.people import Role, User
from tests.browser.conftest import Screenshot
from tests.people import make_county
from tests.web import desk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def everybody_has_proved_twice() -> None:
    """Here nobody has."""


@pytest.fixture
def security() -> User:
    with transaction.atomic():
        return desk.user(make_county().bureau, Role.SECURITY, name="security")


def with_password(page: Page) -> None:
    page.goto("/sign-in/")
    page.get_by_label("用户名").fill("security")
    page.get_by_label("密码").fill(desk.PASSWORD)
    page.get_by_role("button", name="登录", exact=True).click()


def left(page: Page) -> None:
    page.locator("details.account summary").click()
    page.locator("details.account").get_by_role("button", name="退出登录").click()


def test_a_passkey_and_an_app(page: Page, security: User, screenshot: Screenshot) -> None:
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    how = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options = {**how, "isUserVerified": True, "automaticPresenceSimulation": True}
    key = cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]
    with_password(page)
    expect(page.get_by_role("heading", name="二次验证", exact=True)).to_be_visible()
    page.get_by_role("link", name="登记通行密钥").click()
    page.get_by_label("名称").fill("办公电脑")
    page.get_by_role("button", name="登记").click()
    expect(page.get_by_role("heading", name="恢复码", exact=True)).to_be_visible()
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_role("link", name="已经抄好").click()
    expect(page).to_have_url(re.compile(r"/$"))
    left(page)
    with_password(page)
    page.get_by_role("button", name="使用通行密钥").click()
    expect(page.get_by_role("link", name="人员").first).to_be_visible()
    page.goto("/proofs/app/")
    spelled = page.locator("code").nth(1).inner_text().replace(" ", "")
    page.get_by_label("手机上显示的6位数字").fill(format_hotp_value(hotp_value(spelled, int(time.time()) // 30)))
    page.get_by_role("button", name="完成设置").click()
    expect(page.get_by_text("办公电脑")).to_be_visible()
    assert sorted(Authenticator.objects.values_list("type", flat=True)) == ["recovery_codes", "totp", "webauthn"]
    # Another's key, or none at all, opens nothing.
    cdp.send("WebAuthn.clearCredentials", {"authenticatorId": key})
    left(page)
    with_password(page)
    page.get_by_role("button", name="使用通行密钥").click()
    expect(page.get_by_text("没有完成，可以再试一次。")).to_be_visible()
