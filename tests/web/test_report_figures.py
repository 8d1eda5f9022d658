"""The page on which agencies confirm their numbers of an annual report, from the desk of one to the settling of the rest."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import Q
from django.test import Client
from django.urls import reverse

from guiju.figures import declared
from guiju.figures.catalogue import Concept
from guiju.figures.declared import Count, Figure, Sentence
from guiju.kernel.acting import engine
from guiju.kernel.offices.people import Role
from guiju.reports.annual_report import AnnualReport
from guiju.reports.confirming import numbers
from tests.people import County
from tests.specimen.models import Petition
from tests.web import desk
from tests.web.intake_reports import seated

YEAR = date.today().year - 1


@pytest.fixture(autouse=True)
def specimen_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = {"petitions": ("诉求", Q()), "granted": ("支持的诉求", Q(outcome="支持"))}
    made = {
        name: Figure(
            name,
            Concept(name, label, "件", "count", "口径", "petition", "oversight"),
            Count(Petition, "received_on", q),
        )
        for name, (label, q) in wanted.items()
    }
    monkeypatch.setattr(declared, "_figures", made)
    monkeypatch.setattr(declared, "_sentences", [Sentence("oversight", "收到{petitions}，支持{granted}。")])


@pytest.fixture
def report(county: County) -> AnnualReport:
    """Asked about until yesterday; the department has two petitions in it."""
    for _ in range(2):
        desk.petition(county.clerk, on=date(YEAR, 3, 1))
    told = {"title": "报告（模拟）", "year": YEAR, "addressee": "上级", "issuer": "本级"}
    begun = date.today() - timedelta(days=3)
    made: AnnualReport = engine.take("compile", AnnualReport, county.bureau_clerk, told, begun, simulated=True)
    engine.take("ask", made, county.bureau_clerk, {"confirm_by": begun + timedelta(days=2)}, begun)
    return made


def page(client: Client, report: AnnualReport, **sent: Any) -> Any:
    address = reverse("report_figures", args=[report.pk])
    return client.post(address, sent) if sent else client.get(address)


def standing(report: AnnualReport) -> dict[str, str]:
    return {one.label: one.standing for one in numbers(AnnualReport.objects.get(pk=report.pk))}


def test_from_the_desk_of_an_agency_to_an_answer(county: County, report: AnnualReport) -> None:
    own, other = seated(county.department, Role.CLERK), seated(county.township, Role.CLERK)
    there = reverse("report_figures", args=[report.pk])
    assert there in desk.words(own.get("/")) and there not in desk.words(other.get("/"))
    shown = desk.words(page(own, report))
    assert "2件" in shown and "待确认" in shown and 'name="value.petitions"' in shown
    assert "没有数据" in desk.words(page(other, report))
    bare = page(own, report, act="confirm", **{"value.petitions": "2", "word.petitions": "objected"})
    assert bare.status_code == 422 and 'value="objected" selected' in desk.words(bare)
    told = {"value.petitions": "2.0000", "word.petitions": "objected", "reason.petitions": "多登一件"}
    assert page(own, report, act="confirm", missing="granted", missing_reason="漏登", **told).status_code == 302
    assert standing(report) == {"诉求": "异议待处理", "支持的诉求": "异议待处理"}
    bureau = seated(county.bureau, Role.CLERK)
    assert "资兴市某局 诉求2件（多登一件）" in desk.words(page(bureau, report))
    form = desk.words(bureau.get(f"/r/annual_report/{report.pk}/do/answer/"))
    assert "支持的诉求0件（漏登）" in form
    assert "支持的诉求" in desk.words(bureau.get(f"/r/annual_report/{report.pk}/")), "a page names no figure by its key"
    assert page(own, report, act="rest", **{"value.petitions": "2"}).status_code == 302
    assert standing(report)["诉求"] == "确认"
    stale = page(own, report, act="rest", **{"value.petitions": "3"})
    assert stale.status_code == 422 and "现为“诉求2件”" in desk.words(stale)


def test_the_compiling_agency_settles_what_nobody_answered(county: County, report: AnnualReport) -> None:
    bureau = seated(county.bureau, Role.CLERK)
    assert "未答复的1项" in desk.words(page(bureau, report))
    assert page(bureau, report, act="vouch").status_code == 422
    assert page(bureau, report, act="vouch", how="电话核对").status_code == 302
    assert standing(report) == {"诉求": "逾期未答复，由编制机关核定"}


@pytest.mark.parametrize(
    ("place", "role", "act", "status"),
    [
        ("elsewhere", Role.CLERK, "confirm", 404),
        ("department", Role.CLERK, "vouch", 403),
        ("department", Role.AUDITOR, "rest", 403),
    ],
)
def test_whose_word_it_is(county: County, report: AnnualReport, place: str, role: Role, act: str, status: int) -> None:
    assert page(seated(getattr(county, place), role), report, act=act, how="x").status_code == status
