"""The intake pages in a real browser: files dropped, findings and figures by keyboard, a measure corrected, a letter written."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from guiju.kernel.offices.people import Role
from tests.browser.conftest import Screenshot, SignIn
from tests.browser.test_journeys import NAMELESS, REPEATED
from tests.people import County, make_county
from tests.web.desk import user
from tests.web.intake_reports import DEFECT, receive, report, township

MORE = (
    "登记网格事件1,260件，办结1,248件。开展行政执法检查86次，办理行政处罚案件14件，罚没金额3.2万元。"
    "举办法治讲座12场，培训320余人次，较上年增长15%。受理行政复议6件，按期办结率100%。"
)
ODD = "办理人民调解案件1,08起，其中涉及土地的130起，同比下降百分之八。" + DEFECT
PHONE: ViewportSize = {"width": 360, "height": 740}


@pytest.fixture
def county(transactional_db: None) -> County:
    made = make_county()
    township("另镇人民政府", "431081104")
    township("远山镇人民政府", "431081105")
    return made


@pytest.fixture
def clerk(county: County, sign_in: SignIn) -> None:
    sign_in(user(county.bureau, Role.CLERK, Role.HEAD, name="收文员"))


def files(folder: Path) -> list[str]:
    """Three reports and one file that is none."""
    texts = {
        "某镇.txt": report(more=MORE + ODD),
        "另镇.txt": report("另镇人民政府", found=60, settled=54, more=MORE),
        "某局.txt": report("资兴市某局", found=20, settled=19),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "坏文件.txt").write_bytes(b"\x00\x01")
    return [str(folder / name) for name in (*texts, "坏文件.txt")]


DROP = """(names) => {
  const held = new DataTransfer();
  for (const name of names) held.items.add(new File(["x"], name, {type: "text/plain"}));
  const zone = document.querySelector(".drop");
  zone.dispatchEvent(new DragEvent("dragover", {dataTransfer: held, bubbles: true, cancelable: true}));
  zone.dispatchEvent(new DragEvent("drop", {dataTransfer: held, bubbles: true, cancelable: true}));
  return zone.querySelector("input").files.length;
}"""


def test_files_are_dropped_or_chosen_and_each_has_its_result(
    page: Page, clerk: None, tmp_path: Path, screenshot: Screenshot
) -> None:
    page.goto("/intake/?year=2024")
    expect(page.get_by_text("尚未报送")).to_be_visible()
    assert page.evaluate(DROP, ["一.txt", "二.txt"]) == 2
    expect(page.locator(".chosen li")).to_have_text(["一.txt", "二.txt"])
    page.get_by_label("报告文件").set_input_files(files(tmp_path))
    page.get_by_role("button", name="收下并读出数据").click()
    results = page.locator(".outcomes tbody tr")
    expect(results).to_have_count(4)
    expect(results.filter(has_text="已收下")).to_have_count(3)
    expect(results.filter(has_text="坏文件.txt")).to_contain_text("未收下")
    expect(page.locator(".agencies li")).to_have_text(["远山镇人民政府"])
    screenshot("intake-list")


def test_a_report_is_read_corrected_and_returned(
    page: Page, county: County, clerk: None, screenshot: Screenshot
) -> None:
    receive(county, report(year=2023, found=100, settled=95, more=MORE), year=2023)
    filing = receive(county, report(more=MORE + ODD))
    page.goto(f"/intake/{filing.pk}/")
    page.locator(".findings a").first.press("Enter")
    expect(page.locator("#f1")).to_be_focused()
    expect(page.locator(".found.lit").first).to_be_visible()
    figure = page.locator("a.fig", has_text="1,260件")
    assert figure.evaluate("link => getComputedStyle(link).float") == "none", "a figure stays in its line"
    figure.press("Enter")
    expect(page.locator("#card-title")).to_have_text("1,260件")
    expect(page.locator("#card")).to_be_focused()
    page.set_viewport_size({"width": 1280, "height": 1400})
    screenshot("intake")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_text("订正计量内容").click()
    page.get_by_label("按名称查找").fill("排查")
    page.get_by_role("button", name="查找").click()
    expect(page.locator(".choices label").first).to_be_visible()
    page.locator(".choices input").first.check()
    page.get_by_label("理由选填").fill("口径不同")
    page.get_by_role("button", name="订正", exact=True).click()
    expect(page.locator("#card")).to_contain_text("人工订正")
    expect(page.get_by_role("status")).to_contain_text("已办理")
    page.get_by_role("button", name="接收").click()
    expect(page.get_by_role("alert")).to_contain_text("明显错误")
    page.get_by_label("修改意见").fill("请核实金额后重新报送")
    page.get_by_role("button", name="退回修改").click()
    expect(page.locator(".matter-head .stage-word")).to_have_text("已退回")
    with page.expect_download() as letter:
        page.get_by_role("link", name="Word").click()
    assert letter.value.suggested_filename.endswith(".docx")


CHOOSE = """([words, nth]) => {
  const text = document.querySelector(".report-text");
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(), seen = 0; node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0 || seen++ < nth) continue;
    document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
    return;
  }
}"""


def test_words_chosen_in_the_text_are_added_where_they_stand(page: Page, county: County, clerk: None) -> None:
    text = report(more=ODD + "王𠮷等半数受表彰。\n另有半数受培训。")
    filing = receive(county, text)
    page.goto(f"/intake/{filing.pk}/")
    page.get_by_text("补录漏读的数据").click()
    page.evaluate(CHOOSE, ["半数受培训", 0])
    expect(page.get_by_label("原文")).to_have_value("半数受培训")
    page.locator("#add-value").fill("15")
    page.locator("#add-why").fill("漏读")
    page.get_by_role("button", name="补录", exact=True).click()
    expect(page.locator("#card")).to_contain_text("人工补录")
    assert filing.figures.get(text="半数受培训").start == text.index("半数受培训"), (
        "beyond findings and a rare character"
    )


def test_a_report_beside_registers_last_year_and_neighbours(page: Page, county: County, clerk: None) -> None:
    receive(county, report(year=2023, found=100, settled=95, more=MORE), year=2023)
    filing = receive(county, report(more=MORE))
    page.goto(f"/intake/{filing.pk}/")
    page.get_by_role("link", name="台账对账").click()
    expect(page.get_by_role("row", name="矛盾纠纷").first).to_be_visible()
    page.get_by_role("link", name="上年比较").click()
    expect(page.get_by_text("上升20%")).to_be_visible()
    picture = page.locator(".drawn img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 100
    page.get_by_role("link", name="同级比较").click()
    expect(page.get_by_text("还没有收到同级其他机关")).to_be_visible()


@pytest.mark.parametrize("room", ["?year=2024", "{pk}/", "{pk}/?at={at}", "{pk}/registers/html/", "{pk}/last/html/"])
def test_a_page_fits_a_phone_and_names_all_that_is_on_it(page: Page, county: County, clerk: None, room: str) -> None:
    receive(county, report(year=2023, found=100, settled=95, more=MORE), year=2023)
    filing = receive(county, report(more=MORE + ODD))
    start = min(filing.figures.values_list("start", flat=True))
    page.set_viewport_size(PHONE)
    page.goto("/intake/" + room.format(pk=filing.pk, at=start))
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert page.evaluate(NAMELESS) == []
    assert page.evaluate(REPEATED) == []


def test_without_script_the_same_pages_do_the_same(page: Page, county: County, clerk: None) -> None:
    filing = receive(county, report(more=MORE + ODD))
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"/intake/{filing.pk}/")
    page.locator("a.fig", has_text="1,260件").click()
    expect(page.locator("#card-title")).to_have_text("1,260件")
    page.locator(".findings a").first.click()
    assert page.url.endswith("#f1")
