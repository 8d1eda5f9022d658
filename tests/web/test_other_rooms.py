"""Rules, verification and reports."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client

from guiju.kernel.acting import engine
from guiju.kernel.declaring.matters import engine_writes
from guiju.kernel.keeping import checkpoints, guards
from guiju.kernel.offices.people import Role, User
from guiju.reports.annual_report import AnnualReport
from tests.people import County, entered
from tests.specimen.models import Petition
from tests.web import desk


def test_a_rule_names_its_texts_and_who_carries_it_out(at_desk: Client) -> None:
    page = desk.words(at_desk.get("/law/reconsideration.decide.ordinary/"))
    assert "2017" in page and "2023" in page and "现行" in page
    assert "诉求" in page and "期限：受理" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "听取"}, "reconsideration.hear_opinions"),
        ({"q": "行政复议法 第三十条"}, "reconsideration.accept.review"),
        ({"subject": "penalty"}, "penalty.decide.ordinary"),
    ],
)
def test_rules_are_found_by_words_and_subject(at_desk: Client, asked: dict[str, str], found: str) -> None:
    page = desk.words(at_desk.get("/law/", asked))
    assert f"/law/{found}/" in page
    assert "/law/legal_aid." not in page


def test_no_rule_found_is_said(at_desk: Client) -> None:
    assert "没有符合条件的规则" in desk.words(at_desk.get("/law/", {"q": "<b>无此规则"}))


@pytest.mark.parametrize(
    ("role", "status"), [(Role.AUDITOR, 200), (Role.HEAD, 200), (Role.ADMIN, 200), (Role.CLERK, 403)]
)
def test_who_may_verify(client: Client, county: County, role: Role, status: int) -> None:
    client.force_login(desk.user(county.bureau, role, name="x"), backend=desk.BACKEND)
    assert client.get("/verification/").status_code == status
    assert client.post("/verification/").status_code == status


def test_a_sound_ledger_is_said_to_be_sound_with_its_limits(client: Client, clerk: User, head: User) -> None:
    desk.petition(clerk.actor)
    entered()
    client.force_login(head, backend=desk.BACKEND)
    page = desk.words(client.post("/verification/"))
    assert "账簿完整" in page and "本次核验不能发现的" in page and "没有已发布的检查点" in page
    assert "在账簿末尾补上格式完整的记录" in page


def test_a_changed_record_is_found_and_linked(client: Client, clerk: User, head: User) -> None:
    record = desk.petition(clerk.actor)
    with engine_writes():
        Petition.objects.filter(pk=record.pk).update(title="改过的名称")
    entered()
    client.force_login(head, backend=desk.BACKEND)
    page = desk.words(client.post("/verification/"))
    assert "发现1处问题" in page and "台账与账簿不符" in page and f"/r/petition/{record.pk}/" in page


def test_a_changed_record_is_named_to_those_who_see_it_alone(client: Client, county: County, clerk: User) -> None:
    """A head of another county, or of a township beside it, has everything verified."""
    record = desk.petition(clerk.actor)
    with engine_writes():
        Petition.objects.filter(pk=record.pk).update(title="改过的名称")
    who = {county.elsewhere: False, county.township: False, county.bureau: True}
    heads = {agency: desk.user(agency, Role.HEAD, name=f"负责人{agency.pk}") for agency in who}
    entered()
    for agency, sees in who.items():
        client.force_login(heads[agency], backend=desk.BACKEND)
        page = desk.words(client.post("/verification/"))
        told = [
            words for words in (str(record.pk), record.title, "改过的名称", record.number or "改过") if words in page
        ]
        assert "发现1处问题" in page and bool(told) is sees, (agency, told)


def test_a_changed_entry_is_found(client: Client, clerk: User, head: User) -> None:
    desk.petition(clerk.actor)
    guards.install(connection, drop=True)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE kernel_entry SET step = 'accept'")
    guards.install(connection)
    client.force_login(head, backend=desk.BACKEND)
    assert "内容被改动" in desk.words(client.post("/verification/"))


def test_a_head_is_handed_out_as_it_was_signed(client: Client, clerk: User, head: User) -> None:
    desk.petition(clerk.actor)
    made = checkpoints.make()
    assert made is not None
    client.force_login(head, backend=desk.BACKEND)
    page = desk.words(client.get("/verification/"))
    address = re.findall(r'href="(/verification/\d+/)"', page)[0]
    given = checkpoints.Head(**client.get(address).json())
    assert given == made and given.is_signed()
    assert client.get("/verification/9999/").status_code == 404


@pytest.fixture
def report(county: County, bureau: User) -> AnnualReport:
    from guiju.kernel.acting import engine

    told = {"title": "某市2024年度报告（模拟）", "year": 2024, "addressee": "市人民政府", "issuer": "某市人民政府"}
    made: AnnualReport = engine.take("compile", AnnualReport, bureau.actor, told, date(2025, 1, 6), simulated=True)
    return made


def test_a_report_reads_as_a_paper_and_comes_as_a_file(client: Client, bureau: User, report: AnnualReport) -> None:
    client.force_login(bureau, backend=desk.BACKEND)
    assert f"/reports/{report.pk}/" in desk.words(client.get("/reports/"))
    page = desk.words(client.get(f"/reports/{report.pk}/"))
    assert 'class="paper"' in page and "存在的不足和原因" in page and "尚未冻结" in page
    word = client.get(f"/reports/{report.pk}/file/docx/")
    assert word.content[:2] == b"PK" and word["Content-Disposition"].startswith("attachment")
    assert client.get(f"/reports/{report.pk}/file/pdf/").content[:5] == b"%PDF-"
    assert page.count("仿宋、楷体、宋体用思源宋体代替") == 1
    assert client.get(f"/reports/{report.pk}/file/exe/").status_code == 404


def test_a_report_of_elsewhere_is_not_found(client: Client, county: County, report: AnnualReport) -> None:
    client.force_login(desk.user(county.elsewhere, *Role, name="x"), backend=desk.BACKEND)
    assert str(report.pk) not in desk.words(client.get("/reports/"))
    for path in (f"/reports/{report.pk}/", f"/reports/{report.pk}/file/docx/"):
        assert client.get(path).status_code == 404


def test_a_figure_leads_back_to_the_report_it_was_opened_from(
    client: Client, bureau: User, report: AnnualReport
) -> None:
    """pages.md 27."""
    client.force_login(bureau, backend=desk.BACKEND)
    there = f'<a href="/reports/{report.pk}/">{report.title}</a>'
    address = "/figures/petitions/?region=431081&year=2024"
    assert there in desk.words(client.get(f"{address}&report={report.pk}"))
    assert there not in desk.words(client.get(address))
    assert client.get(f"{address}&report=nothing").status_code == 200


def test_the_text_of_a_report_is_edited_as_it_stands(client: Client, bureau: User, report: AnnualReport) -> None:
    """pages.md 13."""
    client.force_login(bureau, backend=desk.BACKEND)
    engine.take("write", report, bureau.actor, {"shortcomings": "不足之处一（模拟）"}, report.last_step_on)
    form = desk.words(client.get(f"/r/annual_report/{report.pk}/do/write/"))
    assert re.search(r'<textarea name="shortcomings"[^>]*>\s*不足之处一（模拟）</textarea>', form)
    assert re.search(r'<textarea name="plan"[^>]*>\s*</textarea>', form)
