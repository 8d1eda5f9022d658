"""A filing held against the registers, last year and its neighbours; and how many statements the pages take."""

from __future__ import annotations

import csv
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guiju.kernel.offices.people import Role
from guiju.reports.read_figures import ReadFigure
from guiju.web import intake_beside
from tests.people import County
from tests.web.intake_reports import DEFECT, pages, receive, report, seated, township

MOST_QUERIES = 15
"""Among them two for all that is worked out over rows, medians and numbers, however many registers there are. Savepoints are not
among them: they stand where a transaction of its own would, were the test not one itself."""


@pytest.fixture(autouse=True)
def specimen_figures() -> None:
    """The real figures, in place of those over the specimen register."""


@contextmanager
def counted(most: int = MOST_QUERIES) -> Any:
    with CaptureQueriesContext(connection) as caught:
        yield caught
    asked = [query["sql"] for query in caught.captured_queries if "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= most, "\n".join(statement[:160] for statement in asked)


def csv_rows(response: Any) -> list[list[str]]:
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(text.splitlines()))


def test_a_report_is_held_against_the_registers(county: County) -> None:
    filing = receive(county, report())
    clerk = seated(county.bureau, Role.CLERK)
    page = clerk.get(reverse("intake_registers", args=[filing.pk, "html"]))
    by_concept = {row["concept"]: row for row in page.context["rows"]}
    assert by_concept["disputes_found"]["published"] == "120"
    assert by_concept["disputes_found"]["verdict"] in ("differs", "only_report")
    heads, *rows = csv_rows(clerk.get(reverse("intake_registers", args=[filing.pk, "csv"])))
    assert heads[1] == "标识"
    assert {row[1] for row in rows} == set(by_concept)


def test_a_report_beside_last_years_and_beside_its_neighbours(county: County) -> None:
    receive(county, report(year=2023, found=100, settled=90), year=2023)
    other = township("另镇人民政府", "431081104")
    receive(county, report("另镇人民政府", found=50, settled=45), other)
    filing = receive(county, report())
    clerk = seated(county.bureau, Role.CLERK)
    last = clerk.get(reverse("intake_beside", args=[filing.pk, "last", "html"]))
    found = next(row for row in last.context["rows"] if row["concept"] == "disputes_found")
    assert ([cell for _, cell, _ in found["cells"]], found["change"]) == (["100", "120"], "上升20%")
    near = clerk.get(reverse("intake_beside", args=[filing.pk, "neighbours", "html"]))
    assert [column.region for column in near.context["columns"]] == ["另镇人民政府", "某镇人民政府"]
    rows = csv_rows(clerk.get(reverse("intake_beside", args=[filing.pk, "neighbours", "csv"])))
    assert ["50", "120"] in [row[3:5] for row in rows]
    picture = clerk.get(reverse("intake_beside", args=[filing.pk, "neighbours", "svg"]))
    assert picture["Content-Type"] == "image/svg+xml"
    assert picture.content.startswith(b"<svg")


def test_with_nothing_beside_it_the_page_says_so(county: County) -> None:
    filing = receive(county, report())
    clerk = seated(county.bureau, Role.CLERK)
    assert "没有收到" in clerk.get(reverse("intake_beside", args=[filing.pk, "last", "html"])).content.decode()
    for others, form in [("last", "svg"), ("moon", "html"), ("last", "exe")]:
        assert clerk.get(reverse("intake_beside", args=[filing.pk, others, form])).status_code == 404
    assert clerk.get(reverse("intake_registers", args=[filing.pk, "svg"])).status_code == 404


@pytest.mark.parametrize(("text", "shown"), [("=1+1", "'=1+1"), ("@x", "'@x"), ("-3.5", "-3.5"), ("调解", "调解")])
def test_a_spreadsheet_takes_no_cell_for_a_formula(text: str, shown: str) -> None:
    assert csv_rows(intake_beside.sheet(["数据"], [[text]], "名")) == [["数据"], [shown]]


def test_no_page_asks_more_with_more_in_it(county: County) -> None:
    clerk = seated(county.bureau, Role.CLERK)
    counts = []
    for rounds in (1, 6):
        for n in range(rounds):
            name = f"{rounds}{n}镇人民政府"
            code = f"4310812{rounds}{n}"
            filer = township(name, code)
            filing = receive(county, report(name, found=40 + n, settled=36, more=DEFECT * (n + 1)), filer)
        start = ReadFigure.objects.filter(matter=filing).order_by("start").first()
        addresses = [*pages(filing), f"{reverse('intake_filing', args=[filing.pk])}?at={start and start.start}"]
        clerk.get(pages(filing)[1])  # the cells are brought up to the ledger
        of_round = []
        for address in [*addresses, f"{reverse('intake')}?year=2024"]:
            with counted() as caught:
                assert clerk.get(address).status_code == 200
            of_round.append(len(caught))
        counts.append(of_round)
    assert counts[0] == counts[1]
