"""Published reports and the public pages of figures: only what a published report says has a public value."""

from datetime import date
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guiju.figures import compute
from guiju.kernel.declaring.matters import engine_writes
from guiju.kernel.declaring.publication import PublicRecord
from tests.people import County
from tests.portal.publications import annual_report
from tests.registers.documents import a_document

FIGURE = "/public/figures/normative_documents_issued/"


def test_a_report_is_not_there_until_it_is_published(county: County, public: Client) -> None:
    a_document(county, "file")
    report = annual_report(county, publish=False)
    at = reverse("portal:report", args=[report.pk])
    assert public.get(at).status_code == 404
    assert public.get(f"{at}pdf/").status_code == 404
    assert "资兴市2021年度报告" not in public.get("/public/reports/").content.decode()
    page = public.get(FIGURE, {"region": "431081", "year": "2021"}).content.decode()
    assert "没有公开的数值" in page
    assert "1件" not in page
    assert public.get(f"{FIGURE}months.svg").status_code == 404


def test_each_figure_of_a_report_leads_to_its_public_page(county: County, public: Client) -> None:
    a_document(county, "file")
    report = annual_report(county)
    page = public.get(reverse("portal:report", args=[report.pk])).content.decode()
    link = f"{FIGURE}?region=431081&amp;year=2021"
    assert link in page
    shown = public.get(link.replace("&amp;", "&")).content.decode()
    for said in ("规范性文件制定数", "1件", "口径", "年内制定印发的行政规范性文件件数", "资兴市2021年"):
        assert said in shown
    assert public.get(reverse("portal:report_file", args=[report.pk, "docx"])).content[:2] == b"PK"
    assert public.get(reverse("portal:report_file", args=[report.pk, "pdf"])).content[:5] == b"%PDF-"


def test_a_figure_without_region_and_year_shows_the_latest_published(county: County, public: Client) -> None:
    assert "还没有随年度报告公布" in public.get(FIGURE).content.decode()
    a_document(county, "file")
    annual_report(county)
    assert "资兴市2021年" in public.get(FIGURE).content.decode()
    assert "没有公开的数值" in public.get(FIGURE, {"year": "2020"}).content.decode()


def test_months_are_drawn_and_told(county: County, public: Client) -> None:
    a_document(county, "file")
    annual_report(county)
    page: Any = public.get(FIGURE)
    assert [int(value) for _, value in page.context["months"]] == [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    chart = public.get(f"{FIGURE}months.svg", {"region": "431081", "year": "2021"})
    assert chart["Content-Type"] == "image/svg+xml"
    assert ">12月<" in chart.content.decode()
    assert "http://" not in chart.content.decode().replace("http://www.w3.org/", "")


def test_a_figure_changed_after_the_freeze_is_said_and_its_months_are_left_out(county: County, public: Client) -> None:
    a_document(county, "file")
    report = annual_report(county)
    a_document(county, "file")  # a document of that year, entered after its report is out
    compute.refresh()
    page = public.get(reverse("portal:report", args=[report.pk])).content.decode()
    assert "规范性文件制定数：报告为 1件，台账现为 2件" in page
    figure: Any = public.get(FIGURE)
    assert "1件" in figure.content.decode()
    assert figure.context["months"] == []


def test_a_withdrawn_report_takes_its_values_with_it(county: County, public: Client) -> None:
    a_document(county, "file")
    report = annual_report(county)
    # No step withdraws a report; the page must hold where one will.
    with engine_writes():
        type(report).objects.filter(pk=report.pk).update(withdrawn_on=date(2022, 5, 1))
    PublicRecord.objects.filter(matter_id=report.pk).update(withdrawn_on=date(2022, 5, 1), withdrawn_why="内容有误")
    answer = public.get(reverse("portal:report", args=[report.pk]))
    assert answer.status_code == 410
    assert "内容有误" in answer.content.decode()
    assert "1件" not in public.get(FIGURE).content.decode()


def test_statements_of_a_report_do_not_grow_with_the_records(county: County, public: Client) -> None:
    def cost(at: str) -> int:
        with CaptureQueriesContext(connection) as statements:
            public.get(at)
        return len(statements)

    a_document(county, "file")
    report = annual_report(county)
    addresses = [reverse("portal:report", args=[report.pk]), FIGURE, "/public/reports/"]
    few = [cost(at) for at in addresses]
    for _ in range(5):
        a_document(county, "file")
    compute.refresh()
    assert [cost(at) for at in addresses] == few
    assert max(few) <= 12, few
