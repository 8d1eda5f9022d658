"""A matter's page in a real Chromium: nothing is cut, on a phone the limits come first, on paper it begins on page one."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from guiju.kernel.offices.people import Role, User
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.web.staff import today
from tests.browser.conftest import SignIn
from tests.lives import brought
from tests.people import County, make_county
from tests.web import desk


@pytest.fixture
def county(transactional_db: None) -> County:
    return make_county()


@pytest.fixture
def officer(county: County) -> User:
    return desk.user(county.department, Role.OFFICER, Role.CLERK, name="李执法")


@pytest.fixture
def case(county: County) -> PenaltyCase:
    made: PenaltyCase = brought(county, PenaltyCase, "verify", today() - timedelta(days=9)).record
    return made


@pytest.mark.parametrize("width", [1280, 390])
def test_no_table_is_cut(page: Page, sign_in: SignIn, officer: User, case: PenaltyCase, width: int) -> None:
    sign_in(officer)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"/r/penalty_case/{case.pk}/")
    tables = page.locator(".scroll")
    assert tables.count() >= 2
    assert tables.evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth + 1).length") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width == 390:
        head = page.locator("td[data-label='证据种类']").first
        assert "证据种类" in str(head.evaluate("one => getComputedStyle(one, '::before').content"))


def test_on_a_phone_the_limits_stand_above_the_steps(
    page: Page, sign_in: SignIn, officer: User, case: PenaltyCase
) -> None:
    sign_in(officer)
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"/r/penalty_case/{case.pk}/")
    limits, steps = (page.locator(f"#{name}-title").bounding_box() for name in ("clocks", "steps"))
    assert limits is not None and steps is not None and limits["y"] < steps["y"]
    page.set_viewport_size({"width": 1280, "height": 800})
    limits, steps = (page.locator(f"#{name}-title").bounding_box() for name in ("clocks", "steps"))
    assert limits is not None and steps is not None
    assert abs(limits["y"] - steps["y"]) < 5 and limits["x"] > steps["x"]


@pytest.mark.parametrize("address", ["/r/penalty_case/{pk}/", "/r/petition/"])
def test_what_is_printed_begins_on_the_first_page(
    page: Page, sign_in: SignIn, officer: User, case: PenaltyCase, address: str
) -> None:
    """A card longer than a page is parted, not put off to the next page."""
    for n in range(40):
        desk.petition(officer.actor, f"第{n}件（模拟）")
    sign_in(officer)
    page.goto(address.format(pk=case.pk))
    first, *others = PdfReader(BytesIO(page.pdf(format="A4"))).pages
    assert others and len(first.extract_text().splitlines()) > 25
