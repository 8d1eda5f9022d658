"""A grid worker reports from the field: a telephone of 390 px, a few fields, photographs, and where it is."""

import pytest
from playwright.sync_api import FilePayload, Page, expect

from guiju.kernel.offices.people import User
from guiju.registers.disputes.grid_event import GridEvent
from tests.browser.conftest import Screenshot, SignIn
from tests.kernel.test_photographs import picture
from tests.people import make_county
from tests.registers.grid_events import Town

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_report_from_the_field(page: Page, sign_in: SignIn, screenshot: Screenshot) -> None:
    Town(make_county())
    page.set_viewport_size({"width": 390, "height": 844})
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 25.9735124, "longitude": 113.2056111, "accuracy": 8.2})
    sign_in(User.objects.get(username="worker"))
    page.goto("/r/grid_event/new/report/")
    screenshot("grid-report-phone")
    page.get_by_label("事件类型").select_option("city")
    page.get_by_label("发生地点").fill("东街口")
    page.get_by_label("事件情况").fill("占道堆放杂物")
    page.get_by_label("现场照片").set_input_files(
        [FilePayload(name=f"{n}.jpg", mimeType="image/jpeg", buffer=picture()) for n in "甲乙"]
    )
    page.locator("summary", has_text="定位").click()
    page.get_by_role("button", name="用本机定位").click()
    expect(page.get_by_text("误差约9米")).to_be_visible()
    expect(page.get_by_label("北纬（度）")).to_have_value("25.973512")
    screenshot("grid-report-phone-filled")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="办理“上报”").click()
    expect(page.get_by_role("heading", name="东街口市容环境、违法建设")).to_be_visible()
    expect(page.locator(".papers img")).to_have_count(2)
    page.locator(".papers img").first.scroll_into_view_if_needed()
    expect(page.locator(".papers img").first).not_to_have_js_property("naturalWidth", 0)
    screenshot("grid-event-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    event = GridEvent.objects.get()
    assert (str(event.longitude), event.datum) == ("113.205611", "wgs84")
