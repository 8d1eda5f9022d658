"""Reports received: each file by itself, whose it is, who still owes one, who may do what. All reports are made up."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from guiju import bounded
from guiju.kernel.acting import engine
from guiju.kernel.offices.people import Role, User
from guiju.reports.report_filing import ReportFiling
from tests.people import County
from tests.web.desk import BACKEND
from tests.web.intake_reports import DEFECT, pages, receive, report, seated, upload


def test_a_report_says_itself_whose_it_is_and_of_which_year(county: County) -> None:
    response = upload(seated(county.bureau, Role.CLERK), ("报告.txt", report().encode()))
    filing = ReportFiling.objects.get()
    assert response.url == reverse("intake_filing", args=[filing.pk])
    assert (filing.filer, filing.year, filing.stage, filing.region) == (county.township, 2024, "read", "431081103")
    assert filing.title == "某镇人民政府2024年度法治政府建设情况报告"


def test_what_is_typed_goes_before_what_the_report_says(county: County) -> None:
    typed = {"filer": county.department.pk, "year": 2023, "title": "某局报告"}
    upload(seated(county.bureau, Role.CLERK), ("报告.txt", report().encode()), **typed)
    filing = ReportFiling.objects.get()
    assert (filing.filer, filing.year, filing.title) == (county.department, 2023, "某局报告")


BAD = [
    ("空.txt", b"", "空"),
    ("图片.pdf", b"\x89PNG\r\n\x1a\n0000", "扩展名"),
    ("坏.docx", b"PK\x03\x04broken", "扩展名"),
    ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "另存为"),
    ("无名.txt", "排查矛盾纠纷12起。".encode(), "未能从报告中认出报送机关和年度"),
]


@pytest.mark.parametrize(("name", "content", "words"), BAD, ids=[name for name, *_ in BAD])
def test_a_bad_file_is_refused_in_plain_words_and_what_was_chosen_stays(
    county: County, name: str, content: bytes, words: str
) -> None:
    response = upload(seated(county.bureau, Role.CLERK), (name, content), title="打好的名称")
    page = response.content.decode()
    assert response.status_code == 422
    assert name in page
    assert words in page
    assert "打好的名称" in page
    assert not ReportFiling.objects.exists()


def test_one_bad_file_stops_no_other(county: County) -> None:
    good = ("镇.txt", report().encode()), ("局.txt", report("资兴市某局").encode())
    response = upload(seated(county.bureau, Role.CLERK), good[0], *(bad[:2] for bad in BAD), good[1])
    assert response.status_code == 422
    assert [bool(outcome.filing) for outcome in response.context["outcomes"]] == [True, *[False] * len(BAD), True]
    assert {filing.filer for filing in ReportFiling.objects.all()} == {county.township, county.department}


def test_the_same_file_sent_twice_makes_one_filing(county: County) -> None:
    clerk = seated(county.bureau, Role.CLERK)
    first, second = (upload(clerk, ("报告.txt", report().encode())) for _ in range(2))
    assert first.url == second.url
    assert ReportFiling.objects.count() == 1


@pytest.mark.parametrize("typed", [{"year": "很久以前"}, {"filer": "999999"}, {"year": 1066}])
def test_a_wrong_choice_is_told_beside_its_field(county: County, typed: dict[str, Any]) -> None:
    response = upload(seated(county.bureau, Role.CLERK), ("报告.txt", report().encode()), **typed)
    assert response.status_code == 422
    assert set(response.context["form"].errors) == set(typed)
    assert not ReportFiling.objects.exists()


def test_a_report_is_read_once_and_before_the_database_is_locked(
    county: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside, seen, run = len(connection.atomic_blocks), [], bounded.run

    def watched(function: Any, *given: Any, **bounds: Any) -> Any:
        seen.append(len(connection.atomic_blocks) - outside)
        return run(function, *given, **bounds)

    monkeypatch.setattr(bounded, "run", watched)
    content = report(more="此件只读一次。").encode()
    assert upload(seated(county.bureau, Role.CLERK), ("报告.txt", content)).status_code == 302
    assert seen == [0]
    returned = ReportFiling.objects.get()
    engine.take("return", returned, county.bureau_clerk, {"advice": "请核实"})
    engine.take("refile", returned, county.bureau_clerk, {"file": ("改.txt", report(more="改稿。").encode())})
    assert seen == [0, 0], "nor where the step is taken without the page"


@pytest.mark.parametrize(("bound", "words"), [("time", "时间超过上限"), ("memory", "内存超过上限")])
def test_a_report_whose_reading_was_stopped_is_refused_by_name_with_the_bound(
    county: County, monkeypatch: pytest.MonkeyPatch, bound: Any, words: str
) -> None:
    def stopped(*given: Any, **bounds: int) -> Any:
        raise bounded.Exceeded(bound)

    monkeypatch.setattr(bounded, "run", stopped)
    content = report(more=f"此件{bound}。").encode()
    response = upload(seated(county.bureau, Role.CLERK), ("久读不完.txt", content))
    assert response.status_code == 422
    [outcome] = response.context["outcomes"]
    assert "久读不完.txt" in outcome.words[0] and words in outcome.words[0]
    assert not ReportFiling.objects.exists()


def test_no_file_at_all_is_told(county: County) -> None:
    response = seated(county.bureau, Role.CLERK).post(reverse("intake"), {})
    assert response.status_code == 422
    assert "请选择至少一份报告文件" in response.content.decode()


def test_the_list_tells_who_filed_and_who_has_not(county: County) -> None:
    receive(county, report(more=DEFECT))
    response = seated(county.bureau, Role.CLERK).get(reverse("intake"), {"year": 2024})
    [row] = response.context["rows"]
    assert (row["filing"].filer, row["defects"]) == (county.township, 1)
    assert [agency.name for agency in response.context["missing"]] == ["资兴市某局"]
    assert row["clock"][0].due_on == date(2025, 1, 31)
    assert seated(county.bureau, Role.HEAD).get(reverse("intake"), {"year": 2023}).context["rows"] == []


@pytest.mark.parametrize("year", ["", "abc", "99999999999", "-1", "²"])
def test_a_year_that_is_none_gives_the_year_reported_on(county: County, year: str) -> None:
    response = seated(county.bureau, Role.CLERK).get(reverse("intake"), {"year": year})
    assert response.context["year"] == date.today().year - 1


def test_a_stranger_signs_in_and_another_county_finds_nothing(county: County) -> None:
    filing = receive(county, report())
    stranger, elsewhere = Client(), seated(county.elsewhere, Role.CLERK, Role.HEAD)
    for address in [*pages(filing), reverse("intake")]:
        assert stranger.get(address)["Location"].startswith(reverse("sign_in")), address
    for address in pages(filing):
        assert elsewhere.get(address).status_code == 404, address
    assert elsewhere.post(reverse("intake_step", args=[filing.pk, "accept"]), {}).status_code == 404
    assert elsewhere.get(reverse("intake"), {"year": 2024}).context["rows"] == []


def test_another_countys_agency_cannot_be_named_as_filer(county: County) -> None:
    response = upload(seated(county.bureau, Role.CLERK), ("a.txt", report().encode()), filer=county.elsewhere.pk)
    assert response.status_code == 422
    assert not ReportFiling.objects.exists()


@pytest.mark.parametrize(
    ("place", "role", "step", "status"),
    [
        ("bureau", Role.CLERK, "accept", 403),
        ("bureau", Role.AUDITOR, "return", 403),
        ("bureau", Role.AUDITOR, "correct_measure", 403),
        ("bureau", Role.HEAD, "accept", 302),
        ("bureau", Role.LEGAL, "accept", 302),
        ("bureau", Role.CLERK, "read", 404),
        ("bureau", Role.CLERK, "nothing", 404),
    ],
)
def test_steps_belong_to_their_roles(county: County, place: str, role: Role, step: str, status: int) -> None:
    filing = receive(county, report())
    client = seated(getattr(county, place), role)
    version = {"version": filing.version}
    assert client.post(reverse("intake_step", args=[filing.pk, step]), version).status_code == status


def test_an_auditor_may_not_upload(county: County) -> None:
    auditor = seated(county.bureau, Role.AUDITOR)
    assert upload(auditor, ("报告.txt", report().encode())).status_code == 422
    assert not ReportFiling.objects.exists()
    assert 'type="file"' not in auditor.get(reverse("intake")).content.decode()


def test_a_township_files_for_itself_and_the_bureau_sends_it_back(county: County) -> None:
    upload(seated(county.township, Role.CLERK), ("报告.txt", report(more=DEFECT).encode()))
    filing = ReportFiling.objects.get()
    assert (filing.agency, filing.filer) == (county.township, county.township)
    step = reverse("intake_step", args=[filing.pk, "return"])
    told = {"version": filing.version, "advice": "请核实金额"}
    assert seated(county.township, Role.HEAD, Role.CLERK).post(step, told).status_code == 403
    assert seated(county.bureau, Role.CLERK).post(step, told).status_code == 302
    assert ReportFiling.objects.get().stage == "returned"


def test_somebody_without_an_agency_finds_the_room_closed(county: County) -> None:
    client = Client()
    client.force_login(User.objects.create_user("nobody"), BACKEND)
    page = client.get(reverse("intake"), {"year": 2024})
    assert page.status_code == 403 and "没有所在机关" in page.content.decode()
