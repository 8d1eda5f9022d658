"""What is done beside the pages, on the pages: how far it has come, what came of it, for whom it is to see."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from guiju.kernel.acting import personnel
from guiju.kernel.keeping import job_states, jobs, papers, tidying, waiting_files
from guiju.kernel.offices.people import Appointment, Role, User
from guiju.reports.receiving import Incoming
from guiju.reports.report_filing import ReportFiling
from tests.people import County
from tests.reading import office_files
from tests.web import desk
from tests.web.intake_reports import receive, report, seated, upload

HTMX = {"HX-Request": "true"}


@pytest.fixture
def nobody_works(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no worker: who waits, waits in vain."""
    monkeypatch.setattr(jobs, "ended", lambda numbers, seconds: False)


def batch_of(response: Any) -> str:
    assert response.status_code == 302
    found: str = response.url
    assert found == reverse("intake_batch", args=[Incoming.objects.latest("pk").batch])
    return found


def test_a_report_that_takes_long_shows_how_it_stands_and_leads_on(county: County, nobody_works: None) -> None:
    clerk = seated(county.bureau, Role.CLERK)
    page = batch_of(upload(clerk, ("报告.txt", report().encode())))
    shown = desk.words(clerk.get(page))
    assert (
        "已处理0份，共1份" in shown and "等候" in shown and 'hx-trigger="every 1s"' in shown and "<noscript>" in shown
    )
    fragment = clerk.get(page, headers=HTMX)
    assert "<!doctype" not in desk.words(fragment) and "<progress" in desk.words(fragment)
    assert jobs.work_off("one") == 1
    assert clerk.get(page, headers=HTMX).headers["HX-Refresh"] == "true"
    filing = ReportFiling.objects.get()
    assert clerk.get(page)["Location"] == reverse("intake_filing", args=[filing.pk])
    assert (filing.filer, filing.stage) == (county.township, "read")


def test_of_several_each_has_its_outcome_in_the_end(county: County, nobody_works: None) -> None:
    clerk = seated(county.bureau, Role.CLERK)
    files = ("镇.txt", report().encode()), ("坏.txt", b"\x00"), ("无名.txt", "排查矛盾纠纷12起。".encode())
    page = batch_of(upload(clerk, *files))
    assert "已处理1份，共3份" in desk.words(clerk.get(page)), "what is refused at the door needs no job"
    jobs.work_off("one")
    shown = desk.words(clerk.get(page))
    assert "未能从报告中认出报送机关和年度" in shown and "已收下" in shown and "hx-trigger" not in shown


def test_a_batch_is_its_sender_s_alone(county: County, nobody_works: None) -> None:
    page = batch_of(upload(seated(county.bureau, Role.CLERK), ("报告.txt", report().encode())))
    assert seated(county.bureau, Role.HEAD).get(page).status_code == 404
    assert seated(county.elsewhere, Role.CLERK).get(page).status_code == 404
    assert Client().get(page)["Location"].startswith(reverse("sign_in"))
    assert seated(county.bureau, Role.CLERK).get(reverse("intake_batch", args=[uuid4()])).status_code == 404


def test_signs_are_recognised_by_the_job_and_once(
    county: County, nobody_works: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program, calls = tmp_path / "program", tmp_path / "calls"
    program.write_text(f"#!/bin/sh\ncat >/dev/null\necho called >>{calls}\necho 调 解 纠 纷 128 件 。\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("GUIJU_OCR", str(program))
    content = office_files.joined(office_files.typeset(report().replace("\n", "\n\n")), office_files.scan("另一张表"))
    upload(seated(county.bureau, Role.CLERK), ("报告.pdf", content), filer=county.township.pk, year=2024)
    assert not calls.exists()
    assert jobs.work_off("one") == 1
    filing = ReportFiling.objects.get()
    assert calls.read_text("utf-8") == "called\n"
    assert list(filing.figures.filter(by_machine=True).values_list("text", flat=True)) == ["128件"]
    assert "第2页" in filing.left_unread.get().words


def test_who_has_left_meanwhile_receives_nothing(county: County, nobody_works: None) -> None:
    clerk = seated(county.bureau, Role.CLERK)
    upload(clerk, ("报告.txt", report().encode()))
    Appointment.objects.filter(user=User.objects.get(username=f"{county.bureau.pk}-clerk")).delete()
    jobs.work_off("one")
    assert not ReportFiling.objects.exists()
    assert job_states.latest_of_each()[0].words == jobs.NOT_ALLOWED


def test_a_role_that_may_not_receive_is_refused_by_the_engine(county: County, nobody_works: None) -> None:
    upload(seated(county.bureau, Role.CLERK), ("报告.txt", report().encode()))
    user = User.objects.get(username=f"{county.bureau.pk}-clerk")
    Appointment.objects.filter(user=user).update(role=Role.AUDITOR)
    jobs.work_off("one")
    assert not ReportFiling.objects.exists()
    assert Incoming.objects.get().words


@pytest.mark.parametrize("told", [{}, {"filer": "township", "year": 2024}], ids=["recognised", "chosen"])
def test_who_has_moved_meanwhile_files_nothing_for_where_they_were(
    county: County, nobody_works: None, told: dict[str, Any]
) -> None:
    """Of another county now, where they may take reports in: not those of the county that they left."""
    chosen = told | {"filer": getattr(county, told["filer"]).pk} if told else {}
    upload(seated(county.bureau, Role.CLERK), ("报告.txt", report().encode()), **chosen)
    mover = User.objects.get(username=f"{county.bureau.pk}-clerk")
    personnel.move(None, "工作调动", mover, county.elsewhere, [Role.CLERK])
    jobs.work_off("one")
    assert not ReportFiling.objects.exists() and Incoming.objects.get().words


def test_a_report_that_comes_again_is_read_by_a_job_too(county: County, nobody_works: None) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    filing = receive(county, report())
    clerk = seated(county.bureau, Role.CLERK)
    clerk.post(reverse("intake_step", args=[filing.pk, "return"]), {"version": filing.version, "advice": "请核实"})
    filing.refresh_from_db()
    address, told = reverse("intake_step", args=[filing.pk, "refile"]), {"version": filing.version}
    page = batch_of(clerk.post(address, {**told, "file": SimpleUploadedFile("改.txt", report(found=60).encode())}))
    jobs.work_off("one")
    assert clerk.get(page)["Location"] == reverse("intake_filing", args=[filing.pk])
    assert ReportFiling.objects.get().stage == "read"
    page = batch_of(clerk.post(address, {**told, "file": SimpleUploadedFile("再改.txt", report(found=80).encode())}))
    jobs.work_off("one")
    assert "已被他人办理" in desk.words(clerk.get(page)), "the version it was meant for is gone"


def test_what_waits_is_kept_what_ended_is_not(county: County, nobody_works: None) -> None:
    clerk = seated(county.bureau, Role.CLERK)
    upload(clerk, ("报告.txt", report().encode()))
    row = Incoming.objects.get()
    assert row.digest in waiting_files.digests()
    tidying.unnamed_papers()
    assert papers.folder().joinpath(row.digest[:2], row.digest).exists()
    jobs.work_off("one")
    assert waiting_files.digests() == set()
    from datetime import timedelta

    tidying.run(row.at + waiting_files.KEPT + timedelta(hours=1))
    assert not Incoming.objects.exists() and ReportFiling.objects.exists()


def test_a_job_that_fell_is_told_with_its_number(
    county: County, nobody_works: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from guiju.reports import receiving

    def falls(*given: Any) -> None:
        raise KeyError("张三丰")

    clerk = seated(county.bureau, Role.CLERK)
    page = batch_of(upload(clerk, ("报告.txt", report().encode())))
    monkeypatch.setattr(receiving, "reading_of", falls)
    jobs.work_off("one")
    shown = desk.words(clerk.get(page))
    assert jobs.UNFORESEEN in shown and DBTaskResult.objects.get().pk.hex in shown and "张三丰" not in shown


def test_a_verification_shows_how_far_it_has_come(client: Client, county: County, nobody_works: None) -> None:
    auditor = seated(county.bureau, Role.AUDITOR)
    assert auditor.post(reverse("verification"))["Location"] == reverse("verification")
    assert auditor.post(reverse("verification"))["Location"] == reverse("verification"), "one at a time"
    job = jobs.claim("one")
    assert job is not None and jobs.claim("another") is None
    job.come(30, 120)
    for answer in (auditor.get(reverse("verification")), auditor.get(reverse("verification"), headers=HTMX)):
        assert "账簿30条，共约120条" in desk.words(answer) and 'value="30"' in desk.words(answer)
    job.run()
    assert auditor.get(reverse("verification"), headers=HTMX).headers["HX-Refresh"] == "true"
    shown = desk.words(auditor.get(reverse("verification")))
    assert "重新核验" in shown and "本次核验不能发现的" in shown


def test_a_verification_that_failed_is_told(county: County, nobody_works: None) -> None:
    auditor = seated(county.bureau, Role.AUDITOR)
    auditor.post(reverse("verification"))
    Appointment.objects.all().update(role=Role.AUDITOR)
    DBTaskResult.objects.update(status="RUNNING", worker_ids=["a", "b", "c"], run_after="2020-01-01T00:00:00Z")
    jobs.work_off("one")
    shown = desk.words(auditor.get(reverse("verification")))
    assert jobs.INTERRUPTED in shown and "开始核验" in shown


@pytest.mark.parametrize(("role", "status"), [(Role.ADMIN, 302), (Role.AUDITOR, 403), (Role.CLERK, 403)])
def test_who_may_have_the_night_done_and_all_counted_anew(
    county: County, nobody_works: None, role: Role, status: int
) -> None:
    client = seated(county.bureau, role)
    for what in ("night", "recount", "night"):
        assert client.post(reverse("system_do", args=[what])).status_code == status
    assert client.post(reverse("system_do", args=["nothing"])).status_code == 404
    assert DBTaskResult.objects.count() == (2 if status == 302 else 0)


def test_the_state_page_shows_the_last_of_each_kind(county: County) -> None:
    admin = seated(county.bureau, Role.ADMIN)
    for what in ("night", "recount"):
        admin.post(reverse("system_do", args=[what]))
    failed = jobs.ask_once(jobs.KINDS["guiju.figures.verifying.verified"].task, UUID(int=7))
    assert failed
    DBTaskResult.objects.filter(pk=UUID(int=7)).update(status="FAILED", return_value={"words": "缘故"})
    shown = desk.words(admin.get(reverse("system_state")))
    for words in (
        "每日自动事项",
        "到期失效0项",
        "数据重新汇总",
        "已重新汇总0个数据单元",
        "未完成",
        "缘故",
        UUID(int=7).hex,
    ):
        assert words in shown
    fragment = desk.words(admin.get(reverse("system_state"), headers=HTMX))
    assert "<!doctype" not in fragment and "现在办理：每日自动事项" in fragment
    assert "现在办理" not in desk.words(seated(county.bureau, Role.AUDITOR).get(reverse("system_state")))


def test_what_waits_too_long_is_told_to_who_looks_after_the_machine(county: County, nobody_works: None) -> None:
    from datetime import timedelta

    from django.utils import timezone

    admin = seated(county.bureau, Role.ADMIN)
    admin.post(reverse("system_do", args=["recount"]))
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=11))
    assert "最早的已等候11分钟" in desk.words(admin.get(reverse("system_state")))
    assert admin.get("/ready/").json()["jobs"] is False
    measures = desk.words(admin.get("/metrics"))
    assert 'guiju_jobs{state="waiting"} 1' in measures and "guiju_oldest_job_waits_seconds 66" in measures
