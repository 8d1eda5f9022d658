"""An annual report as a file, made by a job: how far it has come, for whom it is, that it is made once and goes after a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks

from guiju import documents
from guiju.kernel.acting import engine
from guiju.kernel.keeping import digests, jobs, papers, waiting_files
from guiju.kernel.offices.people import Role
from guiju.reports import compiling_job
from guiju.reports.annual_report import AnnualReport
from guiju.reports.compiling_job import CompiledReport
from tests.people import County
from tests.web import desk
from tests.web.intake_reports import seated
from tests.web.test_jobs_on_pages import HTMX, nobody_works  # noqa: F401


@pytest.fixture
def report(county: County) -> AnnualReport:
    told = {"title": "某市2024年度报告（模拟）", "year": 2024, "addressee": "市人民政府", "issuer": "某市人民政府"}
    made: AnnualReport = engine.take(
        "compile", AnnualReport, county.bureau_clerk, told, date(2025, 1, 6), simulated=True
    )
    return made


@pytest.fixture
def head(county: County) -> Client:
    return seated(county.bureau, Role.HEAD)


def asked_for(client: Client, report: AnnualReport, form: str = "docx") -> Any:
    return client.get(reverse("report_file", args=[report.pk, form]))


@pytest.mark.usefixtures("nobody_works")
def test_what_takes_long_is_told_on_a_page_and_lies_ready_for_a_day(
    county: County, head: Client, report: AnnualReport
) -> None:
    at = asked_for(head, report)["Location"]
    assert asked_for(head, report)["Location"] == at, "asked for twice, it is made once"
    assert asked_for(head, report, "pdf")["Location"] != at
    page = desk.words(head.get(at))
    assert "正在生成：等候" in page and 'hx-trigger="every 1s"' in page and "<noscript>" in page
    job = jobs.claim("one")
    assert job is not None
    job.come(1, len(compiling_job.STEPS))
    fragment = desk.words(head.get(at, headers=HTMX))
    assert "正在生成：编成报告文本" in fragment and "1/3" in fragment and "<!doctype" not in fragment
    job.run()
    assert head.get(at, headers=HTMX)["HX-Refresh"] == "true"
    assert "文件已生成" in desk.words(head.get(at))
    given = head.get(f"{at}?get")
    assert given.content[:2] == b"PK" and given["Content-Disposition"].startswith("attachment")
    other = seated(county.bureau, Role.CLERK)
    assert other.get(at).status_code == 404, "it is for who asked for it"
    row = CompiledReport.objects.exclude(digest="").get()
    assert row.digest in waiting_files.digests()
    waiting_files.forget(row.at + timedelta(days=1, hours=1))
    assert head.get(at).status_code == 404 and row.digest not in waiting_files.digests()


@pytest.mark.usefixtures("nobody_works")
def test_a_file_made_before_an_erasure_goes_with_what_it_tells(
    county: County,
    head: Client,
    report: AnnualReport,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    at = asked_for(head, report)["Location"]
    job = jobs.claim("one")
    assert job is not None
    job.run()
    digest = CompiledReport.objects.get().digest
    assert digest and not papers.unlike(digest)
    with django_capture_on_commit_callbacks(execute=True):
        county.erased(report, 1)
    assert head.get(at).status_code == 404 and papers.unlike(digest) == "不在"


@pytest.mark.usefixtures("nobody_works")
def test_a_worker_killed_over_it_leaves_it_to_another_and_there_is_one_file(
    head: Client, report: AnnualReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after the file was stored, before the job had ended: nothing of it counts, and it is made again."""
    at = asked_for(head, report)["Location"]
    stored: list[str] = []

    class Killed(BaseException):
        pass

    def killed(content: bytes) -> str:
        stored.append(digests.of(content))
        raise Killed

    first = jobs.claim("first")
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(papers, "store", killed)
        first.run()  # type: ignore[union-attr]
    assert stored and "正在生成" in desk.words(head.get(at)) and not CompiledReport.objects.exclude(digest="").exists()
    DBTaskResult.objects.update(run_after=timezone.now() - timedelta(seconds=1))
    second = jobs.claim("second")
    assert second is not None
    second.run()
    first.run()  # type: ignore[union-attr]  # who was taken for dead comes back: it is another's, and ended
    row = CompiledReport.objects.get()
    assert row.digest and DBTaskResult.objects.get().status == "SUCCESSFUL"
    assert head.get(f"{at}?get").content[:2] == b"PK"


def test_one_that_cannot_be_set_says_why_on_the_reports_page(
    head: Client, report: AnnualReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_heavy(document: Any) -> bytes:
        raise documents.TooHeavy("《某市2024年度报告》不能生成 Word：表格过大。")

    monkeypatch.setitem(compiling_job.SETTING, "docx", too_heavy)
    page = head.get(reverse("report_file", args=[report.pk, "docx"]), follow=True)
    assert page.redirect_chain[-1][0] == reverse("report", args=[report.pk]) and "表格过大" in desk.words(page)


@pytest.mark.usefixtures("nobody_works")
def test_one_that_failed_says_so_with_its_number(
    head: Client, report: AnnualReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = asked_for(head, report)["Location"]
    monkeypatch.setattr(compiling_job, "compiled", lambda report: 1 / 0)
    jobs.work_off("one")
    page = desk.words(head.get(at, follow=True))
    assert "程序错误" in page and "编号" in page
