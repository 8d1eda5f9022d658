"""The public site as a citizen meets it: wide and narrow, by keyboard, with and without script."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from guiju.kernel.acting import engine
from guiju.kernel.keeping import checkpoints
from guiju.kernel.keeping.ledger import Entry
from guiju.registers.rulemaking.normative_document import NormativeDocument
from tests.browser.conftest import Screenshot
from tests.people import County, make_county
from tests.portal.publications import annual_report, published
from tests.registers.documents import a_document

TITLES = (
    ("某市扶持粮食生产若干规定", "05", 1300),
    ("某市城区停车管理办法", "09", 1130),
    ("某市小型水利设施维护办法", "05", 610),
    ("某市政务信息公开工作规定", "01", 118),
    ("某市农村公路养护暂行办法", "06", 47),
    ("某市校外托管机构管理试行办法", "10", -35),
)


def catalogue(county: County) -> list[NormativeDocument]:
    """Documents (simulated) with their last days some time before or after today."""
    today = date.today()
    made: list[NormativeDocument] = []
    for n, (title, subject, left) in enumerate(TITLES, 1):
        ends = today + timedelta(days=left)
        begun = ends - timedelta(days=5 * 365)
        told: dict[str, Any] = {
            "title": title,
            "number": f"资某发〔{begun.year}〕{n}号",
            "subject_class": subject,
            "issued_on": begun - timedelta(days=30),
            "announced_on": begun - timedelta(days=28),
            "effective_on": begun,
            "expires_on": ends,
        }
        day = today - timedelta(days=60)
        entered = engine.take("enter_existing", NormativeDocument, county.clerk, told, day, simulated=True)
        made.append(entered)
    engine.take("repeal", made[1], county.head, {"reason": "上位法修改"}, today - timedelta(days=10))
    return made


@pytest.fixture
def county(live_server: LiveServer) -> County:
    made = make_county()
    catalogue(made)
    a_document(made, "file")
    published(made)
    annual_report(made)
    checkpoints.make()
    return made


def fits(page: Page) -> bool:
    """Whether nothing makes the page wider than the screen."""
    inside = "[document.documentElement, ...document.querySelectorAll('.scroll:has(.documents, .heads)')]"
    # Between phone and desk the catalogue may scroll within its frame.
    frames = f"{inside}.slice(0, innerWidth < 760 ? 9 : 1)"
    fitting: bool = page.evaluate(f"{frames}.every(part => part.scrollWidth <= part.clientWidth)")
    return fitting


def test_a_citizen_looks_a_document_up(county: County, page: Page, screenshot: Screenshot) -> None:
    page.goto("/public/")
    expect(page.get_by_role("heading", level=1)).to_have_text("郴州市法治政府公开")
    screenshot("public")
    page.get_by_role("link", name="规范性文件有效期").click()
    screenshot("catalogue")
    page.get_by_role("navigation", name="有效性").get_by_role("link", name="即将到期").click()
    expect(page.locator("table.documents tbody tr")).to_have_count(2)
    expect(page.locator("table.documents tbody tr").first).to_contain_text("47天")
    page.get_by_role("link", name="某市农村公路养护暂行办法").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("某市农村公路养护暂行办法")
    expect(page.locator(".verdict")).to_have_text("即将到期")
    screenshot("document")
    page.get_by_label("查另一日期").fill((date.today() + timedelta(days=48)).isoformat())
    page.get_by_role("button", name="查看").click()
    expect(page.locator(".verdict")).to_have_text("失效")


def test_filters_stay_when_the_state_is_chosen(county: County, page: Page) -> None:
    page.goto("/public/catalogue/")
    page.get_by_label("主题分类").select_option(label="农业、林业、水利")
    page.get_by_role("button", name="筛选").click()
    expect(page.locator("table.documents tbody tr")).to_have_count(2)
    page.get_by_role("navigation", name="有效性").get_by_role("link", name="现行有效").click()
    expect(page.get_by_label("主题分类")).to_have_value("05")
    page.get_by_label("名称或者文号").fill("粮食")
    page.get_by_label("名称或者文号").press("Enter")
    expect(page.locator("table.documents tbody tr")).to_have_count(1)
    expect(page.locator(".tabs [aria-current]")).to_contain_text("现行有效")


def test_a_figure_of_the_report_opens_to_its_months(county: County, page: Page, screenshot: Screenshot) -> None:
    page.goto("/public/reports/")
    page.get_by_role("link", name="资兴市2021年度报告").click()
    page.get_by_role("main").get_by_role("link", name="1件").first.click()
    expect(page.locator(".figure-value")).to_contain_text("1件")
    drawn = page.locator(".chart img")
    expect(drawn).to_be_visible()
    drawn.evaluate("picture => picture.decode()")
    screenshot("public-figure")


def test_a_proof_of_one_entry(county: County, page: Page, screenshot: Screenshot) -> None:
    page.goto("/public/ledger/")
    page.get_by_label("账簿摘要").fill(Entry.objects.earliest("id").digest)
    page.get_by_role("button", name="出具证明").click()
    expect(page.get_by_role("status")).to_contain_text("已列入最近一次公布的检查点")
    screenshot("public-ledger")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载证明").click()
    assert download.value.suggested_filename.startswith("proof-")
    page.get_by_label("账簿摘要").fill("abc")
    page.get_by_role("button", name="出具证明").click()
    expect(page.get_by_role("alert")).to_contain_text("64位十六进制数字")


def test_by_keyboard_alone(county: County, page: Page) -> None:
    page.goto("/public/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("查询公开信息")).to_be_focused()
    page.keyboard.type("停车")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("某市城区停车管理办法")


def test_no_page_is_wider_than_its_screen(county: County, page: Page) -> None:
    document = NormativeDocument.objects.public().latest("expires_on")
    rooms = ["", "catalogue/", "ledger/", "reports/", "petition/", "search/?q=诉求", "nowhere/"]
    rooms += ["figures/normative_documents_issued/"]
    for at in [*(f"/public/{room}" for room in rooms), reverse("portal:document", args=[document.pk])]:
        page.goto(at)
        for width in (1280, 768, 390, 320):
            page.set_viewport_size({"width": width, "height": 844})
            assert fits(page), (at, width)


def test_without_script_everything_is_there_but_the_print_button(county: County, browser: Browser, page: Page) -> None:
    document = NormativeDocument.objects.public().latest("expires_on")
    at = reverse("portal:document", args=[document.pk])
    page.goto(at)
    expect(page.get_by_role("button", name="打印本页")).to_be_visible()
    origin = page.url.removesuffix(at)
    plain = browser.new_context(base_url=origin, java_script_enabled=False).new_page()
    plain.goto(at)
    expect(plain.get_by_role("button", name="打印本页")).to_be_hidden()
    plain.goto("/public/catalogue/")
    plain.get_by_role("link", name="失效").click()
    expect(plain.locator("table.documents tbody tr")).to_have_count(2)
    plain.context.close()
