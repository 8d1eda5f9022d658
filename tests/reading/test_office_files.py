"""Files as offices make them give the figures that a person reads in them, and say what of them was not read."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from guiju import libreoffice
from guiju.reading import Reading, Unreadable, apart, read
from guiju.reading.loading import ocr
from tests import needs
from tests.hostile import zipped
from tests.reading import office_files
from tests.reading.office_files import FILES, typeset, word

REPORT = "安平县2024年度法治政府建设情况报告。全年办理行政复议案件36件，培训120人次，罚款3.5万元。"


@pytest.fixture
def nothing_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    """The office has no program that recognises signs."""
    monkeypatch.setenv("GUIJU_OCR", "")


@pytest.mark.parametrize("name", FILES)
def test_a_file_gives_its_figures_and_says_what_was_not_read(name: str, nothing_recognised: None) -> None:
    made = FILES[name]
    reading = read(made.content())
    assert Counter((figure.value, figure.unit) for figure in reading.figures) == Counter(made.figures)
    said = "".join(note.message for note in reading.notes)
    assert [words for words in made.says if words not in said] == [], said
    assert all(reading.text[figure.start : figure.end] == figure.text for figure in reading.figures)
    assert bool(reading.notes) or not made.says


@pytest.mark.parametrize("name", sorted(name for name, made in FILES.items() if not made.says))
def test_a_file_read_whole_says_nothing(name: str, nothing_recognised: None) -> None:
    if name != "pdf-furniture":  # which says that headers were left out
        assert read(FILES[name].content()).notes == []


def named(name: str) -> dict[str, str]:
    return {figure.text: figure.phrase for figure in read(FILES[name].content()).figures}


def test_row_and_column_name_a_figure() -> None:
    heads = named("word-merged-heads")
    assert heads["106"] == "甲局 行政处罚 数量(宗)"
    assert heads["3"] == "乙局 行政处罚 数量(宗)", "the cell that reaches down names the row below too"
    assert named("page-spans")["94"] == "甲局 处罚 数量(宗)"
    assert named("pdf-merged-table")["17.5"] == "甲局 行政处罚 罚没金额(万元)"
    assert named("sheet")["1,286"] == "甲局 处罚 案件数"
    assert named("text-bars")["170"] == "受理 数量(件)"


def test_automatic_numbers_stand_in_the_text() -> None:
    reading = read(FILES["word-numbered"].content())
    assert [(section.level, section.mark) for section in reading.sections] == [
        (1, "一、"), (2, "(一)"), (2, "(二)"), (1, "二、"), (2, "(一)"), (1, "三、"),
    ]  # fmt: skip
    assert not [finding for finding in reading.findings if finding.kind == "ordinal_sequence"]


def test_a_power_is_no_mark_of_a_note() -> None:
    assert "绿化60m²" in read(FILES["word-struck"].content()).text
    assert "绿化60m²" in read(FILES["pdf-notes"].content()).text


def test_columns_are_read_one_after_the_other(nothing_recognised: None) -> None:
    text = read(FILES["pdf-columns"].content()).text
    assert text.index("第二栏") > text.rindex("核对清楚")


def test_a_title_is_no_part_of_what_stands_under_it() -> None:
    heads = "某镇人民政府2024年度法治政府建设情况报告\n\n资兴市人民政府：\n\n现将有关情况报告如下。"
    reading = read(typeset(heads + "办理案件36件。" * 9))
    assert reading.title == "某镇人民政府2024年度法治政府建设情况报告"


def test_headers_are_kept_beside_the_text() -> None:
    reading = read(FILES["pdf-furniture"].content())
    assert "第12号" in reading.fields["页眉页脚"] and "第12号" not in reading.text
    assert "维持61件、撤销8件" in reading.text


def test_a_number_beside_a_sign_that_cannot_be_read_is_not_known() -> None:
    [figure] = read(b"\xe5\x8f\x97\xe7\x90\x86\xff36\xe4\xbb\xb6\xe3\x80\x82").figures
    assert (figure.value, figure.precision) == (None, "malformed")


# --- older files ---

OLD = {
    "report.doc": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument\0".encode("utf-16-le"),
        "另存为 .docx",
    ),
    "report.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook\0".encode("utf-16-le"), "另存为 .xlsx"),
    "locked.docx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage\0".encode("utf-16-le"),
        "密码",
    ),
    "report.rtf": (b"{\\rtf1\\ansi\\ansicpg936 36}", "另存为 .docx"),
    "report.xml": (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "另存为 .docx"),
    "report.ofd": (zipped({"OFD.xml": b"<a/>"}), "OFD"),
    "report.pptx": (zipped({"ppt/presentation.xml": b"<a/>"}), "演示文稿"),
    "picture.png": (typeset("36", "png"), "图片"),
}


@pytest.mark.parametrize("name", OLD)
def test_without_a_program_for_it_a_file_is_refused_with_the_way_out(
    name: str, nothing_recognised: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    content, words = OLD[name]
    with pytest.raises(Unreadable, match=words):
        read(content)


@pytest.mark.parametrize(("form", "made_of", "expected"), [
    ("doc", lambda: word(office_files.p(office_files.r(REPORT))), [(36, "件"), (120, "人次"), (35000, "元")]),
    ("xls", lambda: FILES["sheet-formats"].content(), [(318, "件"), (290, "件")]),
])  # fmt: skip
def test_an_older_file_is_made_over_and_read(
    form: str, made_of: Callable[[], bytes], expected: list[tuple[int, str]]
) -> None:
    needs.program("soffice")
    if form == "xls" and not list(Path("/usr/lib/libreoffice/program").glob("libsclo.*")):
        needs.absent("LibreOffice Calc")
    content = libreoffice.made_over(made_of(), f"{form}x", form)
    assert content
    assert [(figure.value, figure.unit) for figure in apart.reading(content, {}).figures] == expected


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A server nearby, and what it was asked for."""
    seen: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *given: object) -> None:
            """Nothing is printed."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", seen
    server.shutdown()


def linked(address: str) -> bytes:
    """A text of the Open Document Format whose picture lies elsewhere, as LibreOffice fetches it unless it is told not to."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("draw", "drawing"), ("svg", "svg-compatible"))
    )
    picture = (
        '<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm">'
        f'<draw:image xlink:href="{address}/a.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame>'
    )
    text = (
        f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body>'
        f"<office:text><text:p>{REPORT}{picture}</text:p></office:text></office:body></office:document-content>"
    )
    kind, space = "application/vnd.oasis.opendocument.text", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entries = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{media}"/>'
        for path, media in (("/", kind), ("content.xml", "text/xml"))
    )
    manifest = f'<m:manifest xmlns:m="{space}">{entries}</m:manifest>'.encode()
    return zipped({"mimetype": kind.encode(), "content.xml": text.encode(), "META-INF/manifest.xml": manifest})


def test_making_a_file_over_fetches_nothing(asked: tuple[str, list[str]]) -> None:
    needs.program("soffice")
    address, seen = asked
    assert seen_in(read(linked(address)))[0] == (36, "件", False)
    assert seen == []


# --- recognised signs ---


@pytest.fixture
def tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GUIJU_OCR", raising=False)
    needs.program("tesseract")
    if not ocr.program():
        needs.absent("tesseract's data for simplified Chinese")


def seen_in(reading: Reading) -> list[tuple[object, object, bool]]:
    return [(figure.value, figure.unit, figure.by_machine) for figure in reading.figures]


def test_a_page_without_text_is_recognised_and_its_figures_are_marked(tesseract: None) -> None:
    content = office_files.joined(typeset(f"{REPORT * 2}"), office_files.scan("调解纠纷128件。"))
    reading = apart.reading(content, {})
    assert seen_in(reading) == [*[(36, "件", False), (120, "人次", False), (35000, "元", False)] * 2, (128, "件", True)]
    assert any("第2页" in note.message and "机器识别" in note.message for note in reading.notes)


def test_the_office_may_have_another_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\ncat >/dev/null\necho 调 解 128 件 。\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("GUIJU_OCR", str(program))
    assert seen_in(read(office_files.scan("图"))) == [(128, "件", True)]
    monkeypatch.setenv("GUIJU_OCR", str(tmp_path / "none"))
    with pytest.raises(Unreadable, match="没有认出"):
        read(office_files.scan("图"))


def test_a_layer_that_a_scanner_laid_under_its_picture_is_the_machines() -> None:
    reading = read(office_files.searchable_scan("调解纠纷128件。"))
    assert seen_in(reading) == [(128, "件", True)]


def test_a_scan_is_told_to_be_one(nothing_recognised: None) -> None:
    with pytest.raises(Unreadable, match="扫描件"):
        apart.reading(office_files.scan("调解纠纷128件。"), {})
