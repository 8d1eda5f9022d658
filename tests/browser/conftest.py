"""Tests that drive the machine's own Chromium through the real pages, as a clerk in China would see them.

No browser is downloaded, and its fonts are those of the program. GUIJU_SCREENSHOTS=1 makes ``screenshot(name)`` write to
docs/screenshots, with the machine's fonts.
"""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests import needs
from tests.fontconfig import only_ours

if TYPE_CHECKING:
    from guiju.kernel.offices.people import User

SCREENSHOTS = Path(__file__).parents[2] / "docs" / "screenshots"
Screenshot = Callable[[str], None]
SignIn = Callable[["User"], None]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One Chromium for all tests of the run."""
    chromium = needs.program("chromium", "chromium-browser", "google-chrome")
    # Playwright's loop runs in this thread; Django takes that for asynchronous code and would refuse the database.
    patch = pytest.MonkeyPatch()
    patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        hidden = {} if os.environ.get("GUIJU_SCREENSHOTS") == "1" else only_ours(tmp_path_factory.mktemp("fonts"))
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments, env={**os.environ, **hidden})
        yield browser
        browser.close()
    patch.undo()


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A fresh session on the live server. The test fails when a page's script fails, breaks the content security
    policy or asks for anything from another host."""
    complaints: list[str] = []

    def foreign(route: Route) -> None:
        complaints.append(f"asked for {route.request.url}")
        route.abort()

    def console(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            complaints.append(message.text)

    context = browser.new_context(
        base_url=live_server.url,
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        viewport={"width": 1280, "height": 800},
    )
    context.set_default_timeout(10_000)
    context.route(re.compile(rf"^(?!{re.escape(live_server.url)}/|data:|blob:)"), foreign)
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", console)
    yield page
    context.close()
    assert not complaints


@pytest.fixture
def sign_in(page: Page, live_server: LiveServer) -> SignIn:
    """``sign_in(user)``: the session of a user who has signed in, without the form (which has its own test)."""
    from django.conf import settings
    from django.test import Client

    def signed_in(user: "User") -> None:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])

    return signed_in


@pytest.fixture
def screenshot(page: Page) -> Screenshot:
    """``screenshot(name)``: keep the whole page as docs/screenshots/NAME.png, when GUIJU_SCREENSHOTS=1."""

    def keep(name: str) -> None:
        if os.environ.get("GUIJU_SCREENSHOTS") == "1":
            SCREENSHOTS.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True, animations="disabled")

    return keep
