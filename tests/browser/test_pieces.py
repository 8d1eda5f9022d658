"""A recording from a telephone on a bad line: broken off, the page loaded anew, gone on with, taken by the step, and played."""

import struct
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from guiju.kernel.keeping.incoming import Incoming
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.people import Role
from tests.browser.conftest import Screenshot, SignIn
from tests.people import make_county
from tests.registers.penalties import Bench
from tests.web import desk

pytestmark = pytest.mark.django_db(transaction=True)
RATE, SECONDS = 8000, 700


def sound() -> bytes:
    """A recording of silence, some 11 MB: of a kind that every browser plays."""
    content = b"\0" * (RATE * SECONDS * 2)
    head = (
        b"RIFF"
        + struct.pack("<I", 36 + len(content))
        + b"WAVEfmt "
        + struct.pack("<IHHIIHH", 16, 1, 1, RATE, 2 * RATE, 2, 16)
    )
    return head + b"data" + struct.pack("<I", len(content)) + content


def test_a_recording_survives_a_broken_line_and_a_page_loaded_anew(
    page: Page, sign_in: SignIn, screenshot: Screenshot, tmp_path: Path
) -> None:
    county = make_county()
    bench = Bench(county)
    case = bench.brought("approve_filing")
    sign_in(desk.user(county.department, Role.OFFICER, name="officer"))
    (tmp_path / "现场录音.wav").write_bytes(sound())
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/r/penalty_case/{case.pk}/do/investigate/")
    sent = 0

    def broken(route: Route) -> None:
        nonlocal sent
        sent += route.request.method == "PATCH"
        if route.request.method == "PATCH" and sent > 1:
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/pieces/**", broken)
    choose = page.get_by_label("执法记录仪音像或者笔录", exact=False).first
    choose.set_input_files(tmp_path / "现场录音.wav")
    expect(page.get_by_text("连接中断")).to_be_visible()
    screenshot("recording-broken-phone")
    assert 0 < Incoming.objects.get().come < len(sound())
    page.unroute("**/pieces/**")
    page.reload()
    expect(page.get_by_text("从此处继续")).to_be_visible()
    choose.set_input_files(tmp_path / "现场录音.wav")
    expect(page.get_by_text("已传完")).to_be_visible(timeout=30_000)
    assert Incoming.objects.count() == 1, "it went on, and did not begin anew"
    page.reload()
    expect(page.get_by_role("checkbox", name="现场录音.wav")).to_be_checked()
    screenshot("recording-whole-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_label("发生日期").fill(case.last_step_on.isoformat())
    page.get_by_label("检查、勘验情况").fill("现场检查情况（模拟）")
    for n, one in enumerate(bench.certificates):
        if n:
            page.get_by_role("button", name="增加一项").first.click()
        page.locator(f"#id_officers-{n}-certificate").select_option(str(one.pk))
        page.locator(f"#id_officers-{n}-shown").check()
    page.get_by_role("button", name="办理“现场检查、勘验”").click()
    page.get_by_role("link", name="播放").click()
    paper = Paper.objects.get(kind="recording")
    assert paper.digest == sha256(sound()).hexdigest()
    if page.get_by_label("事由类别").count():
        page.get_by_label("事由类别").select_option("handling")
        page.get_by_label("事由", exact=True).fill("核对现场检查的情况")
        page.get_by_role("button").last.click()
    player = page.locator(".recording")
    expect(player).to_have_js_property("duration", SECONDS)
    with page.expect_response(lambda answer: answer.status == 206 and answer.url.endswith("/original/")):
        player.evaluate("one => { one.currentTime = 600 }")
    expect(player).to_have_js_property("seeking", False)
    expect(player).to_have_js_property("currentTime", 600)
    expect(player).to_have_js_property("error", None)
    screenshot("recording-played-phone")
