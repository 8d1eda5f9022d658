"""Figures on the page: the number is the number of records behind it, and nobody sees records of others."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guiju.figures import declared
from guiju.kernel.acting import engine
from guiju.kernel.offices.people import Role, User
from guiju.registers.statistics.reported_statistic import ReportedStatistic
from guiju.web.asked_period import refresh
from tests.lives import case
from tests.people import County
from tests.specimen.models import Petition
from tests.web import desk

STATED = declared.figure("surveillance_cameras")


@pytest.fixture
def year(county: County, clerk: User) -> None:
    """2024: five petitions of the department, two of them granted, three of the township; 2023: four."""
    township = desk.user(county.township, Role.CLERK, name="township").actor
    for n in range(3):
        desk.petition(clerk.actor, f"某局诉求{n}（模拟）", date(2024, 1 + n, 8))
        desk.petition(township, f"某镇诉求{n}（模拟）", date(2024, 2 + n, 9))
    for n in range(2):
        desk.decided(county, f"已决定{n}（模拟）", date(2024, 5, 6 + n))
    for n in range(4):
        desk.petition(clerk.actor, f"上年诉求{n}（模拟）", date(2023, 3, 6))


def test_the_list_says_values_and_how_they_moved(at_desk: Client, year: None) -> None:
    page = desk.words(at_desk.get("/figures/?year=2024"))
    assert "petitions数据" in page and "8件" in page and "比上年增加100%" in page
    assert "petitions_granted_rate数据" in page and "25%" in page
    assert "<rect" in page


def test_a_year_without_any_record_is_no_year_of_nought(client: Client, bureau: User, year: None) -> None:
    """pages.md 24: “上年0起” where there was simply no ledger."""
    client.force_login(bureau, backend=desk.BACKEND)
    assert "上年无数据" in desk.words(client.get("/figures/petitions/?year=2023"))
    page = desk.words(client.get("/figures/petitions/?year=2025"))
    assert "无数据" in page and "上年为" not in page and "0件" not in page


def test_a_figure_leads_to_exactly_its_records(client: Client, bureau: User, year: None) -> None:
    client.force_login(bureau, backend=desk.BACKEND)
    page = desk.words(client.get("/figures/petitions/?year=2024"))
    linked = set(re.findall(r'href="/r/petition/([0-9a-f-]{36})/"', page))
    assert linked == {str(p.pk) for p in Petition.objects.filter(received_on__year=2024)}
    assert "共8条。" in page and "资兴市某局" in page and "某镇人民政府" in page


def test_an_agency_sees_the_sum_and_its_own_records_only(at_desk: Client, year: None) -> None:
    page = desk.words(at_desk.get("/figures/petitions/?year=2024"))
    assert "共8条，其中5条在您的查看范围内" in page
    assert "某局诉求0" in page and "某镇诉求" not in page
    assert "某镇人民政府" not in page
    assert at_desk.get("/figures/petitions/agencies.svg?year=2024").status_code == 404


def test_parts_lead_to_their_matter_and_keep_to_scope(client: Client, county: County, clerk: User) -> None:
    record = desk.accept(clerk.actor, desk.petition(clerk.actor, on=date(2024, 3, 4)))
    told = {"findings": [{"words": "事实", "found_on": date(2024, 3, 5)}]}
    engine.take("find", record, clerk.actor, told, date(2024, 3, 5))
    client.force_login(clerk, backend=desk.BACKEND)
    assert f"/r/petition/{record.pk}/" in desk.words(client.get("/figures/findings/?year=2024"))
    client.force_login(desk.user(county.township, Role.CLERK, name="t"), backend=desk.BACKEND)
    region = county.department.region_id
    assert client.get(f"/figures/findings/?year=2024&region={region}").status_code == 403


@pytest.mark.parametrize("region", ["43", "431003", "4310811", "431081'", "zz", "431081999"])
def test_a_region_outside_ones_own_is_refused(at_desk: Client, region: str) -> None:
    for path in ("/figures/", "/figures/petitions/", "/figures/petitions/months.svg"):
        assert at_desk.get(path, {"region": region}).status_code == 403


@pytest.mark.parametrize("year", ["1", "9999", "x", "-2024", ""])
def test_a_year_that_is_none_falls_back(at_desk: Client, year: str) -> None:
    assert at_desk.get("/figures/", {"year": year}).status_code == 200


def test_an_unknown_figure_is_said_to_be_unknown(at_desk: Client) -> None:
    assert "没有名为“nothing”的数据" in desk.words(at_desk.get("/figures/nothing/"))


def test_charts_are_pictures(client: Client, bureau: User, year: None) -> None:
    client.force_login(bureau, backend=desk.BACKEND)
    refresh()
    months = client.get("/figures/petitions/months.svg?year=2024")
    assert months["Content-Type"] == "image/svg+xml" and "12月" in desk.words(months)
    assert "某镇人民政府" in desk.words(client.get("/figures/petitions/agencies.svg?year=2024"))
    assert client.get("/figures/petitions_granted_rate/months.svg").status_code == 404
    assert client.get(reverse("figure_chart", args=["petitions", "nothing"])).status_code == 404


def test_months_are_told_in_numbers_and_agencies_lead_to_their_records(
    client: Client, bureau: User, year: None, county: County
) -> None:
    """pages.md 27."""
    client.force_login(bureau, backend=desk.BACKEND)
    page = desk.words(client.get("/figures/petitions/?year=2024"))
    assert re.search(r'<th scope="row">2月</th><td data-label="数值">2件</td>', page)
    link = f"/figures/petitions/?region=431081&amp;year=2024&amp;agency={county.township.pk}#records-title"
    assert link in page
    narrowed = desk.words(client.get(link.replace("&amp;", "&")))
    assert "某镇诉求0" in narrowed and "某局诉求" not in narrowed


def test_the_records_are_had_as_a_list(at_desk: Client, year: None) -> None:
    address = "/figures/petitions/records.csv?year=2024"
    assert address.split("?")[0] in desk.words(at_desk.get("/figures/petitions/?year=2024"))
    lines = b"".join(at_desk.get(address).streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert lines[0].startswith("\ufeff编号,名称,承办机关") and len(lines) == 6
    assert not any("某镇" in line for line in lines)
    assert at_desk.get("/figures/petitions_granted_rate/records.csv").status_code == 404


def test_no_name_of_the_program_stands_on_the_page(at_desk: Client, year: None) -> None:
    """pages.md 21."""
    page = desk.words(at_desk.get("/figures/petitions_granted_rate/?year=2024"))
    seen = re.sub(r"<[^>]*>", " ", page)
    assert "标识" not in seen and "<code>" not in page


def test_a_number_that_was_sent_is_shown_year_by_year_with_its_breaks(
    client: Client, bureau: User, county: County
) -> None:
    declared.add(STATED)
    for year, change in ((2022, ""), (2023, "包括社会单位自建")):
        told: dict[str, Any] = {
            "concept": "surveillance_cameras",
            "of_year": year,
            "definition": f"口径{change}",
            "change": change,
        }
        case(county, ReportedStatistic, date(2024, 3, 4)).do("send", **told, value=7000).do("confirm")
    client.force_login(bureau, backend=desk.BACKEND)
    page = desk.words(client.get("/figures/surveillance_cameras/?year=2023"))
    assert "历年" in page and "2023※" in page and "包括社会单位自建" in page and "2022※" not in page
    chart = client.get("/figures/surveillance_cameras/years.svg?year=2023")
    assert chart.status_code == 200 and chart["Content-Type"] == "image/svg+xml"
