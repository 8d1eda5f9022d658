"""Reports in formats of older office programs: made over where LibreOffice is, else refused with the way out."""

from __future__ import annotations

from typing import Any

import pytest

from guiju import libreoffice
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role
from guiju.reports.report_filing import ReportFiling
from tests import needs
from tests.people import County
from tests.reading.office_files import p, r, word
from tests.web.intake_reports import report, seated, upload

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TEXT = OLE + bytes(600) + "WordDocument\0".encode("utf-16-le")
SHEET = OLE + bytes(600) + "Workbook\0".encode("utf-16-le")
LOCKED = OLE + bytes(600) + "EncryptedPackage\0".encode("utf-16-le")
RTF = b"{\\rtf1\\ansi\\ansicpg936 36}"
OLDER = {"a.doc": TEXT, "a.WPS": TEXT, "a.rtf": RTF, "a.xls": SHEET, "a.et": SHEET}


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """LibreOffice, as if it were there: what it was given; it makes a report of ours of whatever it gets."""
    given: list[bytes] = []

    def made(content: bytes, form: str, ending: str) -> bytes:
        given.append(content)
        lines = (f"{line}　" for line in report(more=f"第{len(given)}次转换。").splitlines() if line)
        return word("".join(p(r(line)) for line in lines))

    monkeypatch.setattr(libreoffice, "program", lambda: "soffice")
    monkeypatch.setattr(libreoffice, "made_over", made)
    return given


def words_of(response: Any) -> dict[str, str]:
    return {outcome.name: "".join(outcome.words) for outcome in response.context["outcomes"]}


def test_an_older_report_is_made_over_read_and_known_again(county: County, there: list[bytes]) -> None:
    clerk = seated(county.bureau, Role.CLERK)
    first, second = (upload(clerk, ("旧报告.doc", TEXT)) for _ in range(2))
    filing = ReportFiling.objects.get()
    assert (filing.filer, filing.year, filing.stage) == (county.township, 2024, "read")
    assert first.url == second.url, "the same file sent twice, made over into other bytes, is one filing"
    kept = Paper.objects.get(register="report_filing", kind="file")
    assert kept.title.endswith("旧报告（由.doc转换）.docx") and kept.content_for(Use.READING)[:2] == b"PK"


def test_without_libreoffice_each_is_refused_with_the_way_out(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    clerk = seated(county.bureau, Role.CLERK)
    response = upload(clerk, *OLDER.items(), year=2024)
    assert response.status_code == 422 and not ReportFiling.objects.exists()
    assert all(f"请先另存为 {'xlsx' if name[2:] in ('xls', 'et') else 'docx'}" in said
               for name, said in words_of(response).items())  # fmt: skip
    page = response.content.decode()
    assert ".doc," not in page and "请先另存为 .docx 或者 .xlsx" in page


def test_what_is_not_what_its_name_says_is_refused_before_it_waits(county: County, there: list[bytes]) -> None:
    wrong = {"a.doc": SHEET, "b.xls": TEXT, "c.doc": LOCKED, "d.rtf": "文字".encode(), "e.doc": b"", "f.wps": OLE}
    response = upload(seated(county.bureau, Role.CLERK), *wrong.items(), year=2024)
    said = words_of(response)
    assert set(said) == set(wrong) and there == [] and not ReportFiling.objects.exists()
    expected = {
        "a.doc": "不符",
        "b.xls": "不符",
        "c.doc": "密码",
        "d.rtf": "不符",
        "e.doc": "空文件",
        "f.wps": "另存为",
    }
    assert {name: expected[name] in words for name, words in said.items()} == dict.fromkeys(expected, True)
    assert ".doc,.wps" in response.content.decode()


@pytest.mark.parametrize("made", [b"", b"PK\x03\x04broken"])
def test_what_cannot_be_made_over_is_refused_by_name(
    county: County, there: list[bytes], monkeypatch: pytest.MonkeyPatch, made: bytes
) -> None:
    monkeypatch.setattr(libreoffice, "made_over", lambda content, form, ending: made)
    response = upload(seated(county.bureau, Role.CLERK), ("旧报告.doc", TEXT), year=2024)
    assert response.status_code == 422 and not ReportFiling.objects.exists()
    assert "旧报告" in words_of(response)["旧报告.doc"]


def test_a_real_one_goes_through_libreoffice(county: County) -> None:
    needs.program(*libreoffice.PROGRAMS)
    made = word("".join(p(r(line)) for line in report().splitlines() if line))
    old = libreoffice.made_over(made, "docx", "doc")
    assert upload(seated(county.bureau, Role.CLERK), ("报告.doc", old)).status_code == 302
    assert ReportFiling.objects.get().year == 2024
