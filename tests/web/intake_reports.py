"""Reports of our own making for the intake tests, how they come in, and what a page says."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from guiju.kernel.acting import engine
from guiju.kernel.offices.people import Agency, Region, Role, User
from guiju.reports.report_filing import ReportFiling
from tests.people import County
from tests.web.desk import BACKEND, user

DEFECT = "涉及金额26.0.6万元。"


def report(place: str = "某镇人民政府", year: int = 2024, found: int = 120, settled: int = 108, more: str = "") -> str:
    """A sound report; ``more`` plants what a test needs."""
    rate = f"{100 * settled / found:.0f}"
    return f"""{place}{year}年度法治政府建设情况报告

资兴市人民政府：
现将有关情况报告如下。
一、主要举措和成效。全年共排查矛盾纠纷{found}起，调解成功{settled}起，调解成功率{rate}%。{more}
二、存在的不足和原因。个别台账登记不及时。
三、主要负责人履行推进法治建设第一责任人职责情况。听取汇报四次。
四、下一年度工作安排。继续做好调解工作。

{place}
{year + 1}年1月10日
"""


def receive(county: County, text: str, filer: Agency | None = None, year: int = 2024) -> ReportFiling:
    """A simulated filing that the bureau's clerk took in on 12 January of the next year."""
    filer = filer or county.township
    told = {"title": f"{filer}{year}年度报告", "filer": filer, "year": year, "file": ("报告.txt", text.encode())}
    on, actor, region = date(year + 1, 1, 12), county.bureau_clerk, filer.region_id
    made = engine.take("receive", ReportFiling, actor, told, on, region=region, simulated=True)
    return ReportFiling.objects.get(pk=made.pk)


def township(name: str, code: str) -> Agency:
    """The government of another township of the county."""
    region = Region.objects.create(code=code, name=name.removesuffix("人民政府"), parent_id="431081")
    return Agency.objects.create(name=name, region=region)


def seated(agency: Agency, *roles: Role) -> Client:
    """A client at which somebody of the agency has signed in."""
    name = f"{agency.pk}-{'-'.join(roles)}"
    found = User.objects.filter(username=name).first() or user(agency, *roles, name=name)
    client = Client()
    client.force_login(found, BACKEND)
    return client


def upload(client: Client, *files: tuple[str, bytes], **typed: Any) -> Any:
    """Send files to the intake page with what was typed beside them."""
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(reverse("intake"), {"files": sent, **typed})


def pages(filing: ReportFiling) -> list[str]:
    """All that can be got of one filing but its pictures."""
    return [
        reverse("intake_filing", args=[filing.pk]),
        reverse("intake_registers", args=[filing.pk, "html"]),
        reverse("intake_registers", args=[filing.pk, "csv"]),
        *(
            reverse("intake_beside", args=[filing.pk, others, form])
            for others in ("last", "neighbours")
            for form in ("html", "csv")
        ),
    ]


class Seen(HTMLParser):
    """What a page's markup says: its tags, and the text inside the element with class ``report-text``."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._depth, self._spot, self.text = 0, False, ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        self.tags.append((tag, given))
        if self._depth or given.get("class") == "report-text":
            self._depth += 1
        self._spot = "spot" in (given.get("class") or "").split()

    def handle_endtag(self, tag: str) -> None:
        self._depth = max(0, self._depth - 1)
        self._spot = False

    def handle_data(self, data: str) -> None:
        if self._depth and not self._spot:
            self.text += data


def seen(response: Any) -> Seen:
    return Seen(response.content.decode())
