"""Reports come as text, web page, Word and PDF; what is no report is refused with one clear sentence."""

import io
import zipfile
from pathlib import Path

import pytest

from guiju import archives, fonts
from guiju.reading import Unreadable, loading, read
from guiju.reading.loading.pdf import paragraphs

SENTENCE = "2022年，全县共收到行政复议申请32件，受理28件。为企业办理事项，群众满意。"
PAGE = f"""<!doctype html><html><head><title>安平县2022年法治政府建设年度报告_安平县人民政府</title>
<meta name="PubDate" content="2023-02-16 10:00"><meta name="ContentSource" content="安平县司法局">
<style>p{{color:red}}</style><script>var hits = 300;</script></head><body>
<div class="nav"><a href="/">首页</a> &gt; <a href="/a">政务公开</a></div>
<div id="main"><h1>安平县2022年法治政府建设年度报告</h1>
<div class="info">浏览量：4521次</div>
<div class="content"><p>{SENTENCE}</p><p>一、主要举措</p><p>全年办理法律援助案件412件，发放宣传资料5万份，开展活动180场次，\
现将有关情况公布如下，请社会各界监督。</p>
<table><tr><td>指标</td><td>数量</td></tr><tr><td>审结</td><td>25件</td></tr></table></div></div>
<div class="share">分享到：微信 微博</div><footer>版权所有 电话 0318-7654321 备案 12345678 号</footer>
<script>document.write("访问 99999 次")</script></body></html>"""


def values(source: str | bytes | Path) -> list[int | float | None]:
    return [figure.value for figure in read(source).figures]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_in_each_encoding(encoding: str) -> None:
    assert values(SENTENCE.encode(encoding)) == [32, 28]


def test_the_mark_of_utf8_stays_so_that_offsets_hold() -> None:
    content = SENTENCE.encode("utf-8-sig")
    reading = read(content)
    assert reading.text == content.decode("utf-8")
    assert [reading.text[figure.start : figure.end] for figure in reading.figures] == ["32件", "28件"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_web_page_without_its_furniture(encoding: str) -> None:
    reading = read(PAGE.encode(encoding))
    assert [figure.value for figure in reading.figures] == [32, 28, 412, 50_000, 180, 25]
    assert (reading.title, reading.date) == ("安平县2022年法治政府建设年度报告", "2023-02-16")
    assert reading.fields["来源"] == "安平县司法局"
    for furniture in ("hits", "分享到", "版权所有", "color", "99999"):
        assert furniture not in reading.text


def word(paragraphs: list[str], rows: list[list[str]] | None = None) -> bytes:
    from docx import Document

    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_word_with_a_table() -> None:
    reading = read(word(["安平县2022年法治政府建设年度报告", SENTENCE], [["调解案件", "96件"]]))
    assert [figure.value for figure in reading.figures] == [32, 28, 96]
    assert reading.title == "安平县2022年法治政府建设年度报告"


def pdf(source: str) -> bytes:
    import typst

    source = f'#set text(font: "Noto Serif SC")\n{source}'
    made: bytes = typst.compile(source.encode(), format="pdf", font_paths=typst.Fonts(font_paths=[fonts.packaged()]))
    return made


def test_pdf_with_text_and_a_table() -> None:
    text = SENTENCE + "各部门依法履行职责，积极回应群众关切。" * 3
    content = pdf(f"{text}\n\n#table(columns: 2, [案件名称], [数量], [法律援助], [412件], [人民调解], [814件])")
    assert values(content) == [32, 28, 412, 814]


def test_lines_that_a_page_broke_are_joined() -> None:
    lines = [
        "一、主要举措和成效情况说明如下所列各项内容",
        "全县共收到行政复议申请三十二件，其中受理",
        "28件。",
        "二、存在问题",
    ]
    assert list(paragraphs(lines)) == [
        "一、主要举措和成效情况说明如下所列各项内容全县共收到行政复议申请三十二件，其中受理28件。",
        "二、存在问题",
    ]


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (archives.UNPACKED_XML + 1))
    return out.getvalue()


def locked_pdf() -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(SENTENCE))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def not_word() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    return out.getvalue()


REFUSED = [
    ("empty", lambda: b"", "空"),
    ("blanks", lambda: b" \n\t", "空"),
    ("binary", lambda: bytes(range(256)) * 40, "二进制"),
    ("picture", lambda: b"\x89PNG\r\n\x1a\n\0\0\0" + b"\0\xff\x10" * 400, "图片"),
    ("encoding", lambda: SENTENCE.encode("utf-16-le")[1:] * 20, "编码|二进制"),
    ("old word", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "docx"),
    ("broken word", lambda: word([SENTENCE])[:2000], "损坏"),
    ("not word", not_word, "不是 Word"),
    ("word without sense", lambda: word([SENTENCE]).replace(b"PK\x01\x02", b"PK\x01\x03"), "损坏"),
    ("bomb", bomb, "压缩炸弹"),
    ("broken pdf", lambda: b"%PDF-1.7\n" + b"garbage" * 50, "损坏"),
    ("cut pdf", lambda: pdf(SENTENCE)[:600], "损坏"),
    ("locked pdf", locked_pdf, "密码"),
    ("scan", lambda: pdf("#rect(width: 5cm, height: 3cm)"), "扫描件"),
    ("too large", lambda: b"a" * (loading.LIMIT + 1), "过大"),
    ("page of scripts", lambda: b"<html><script>alert(1)</script></html>", "空|没有"),
]


@pytest.mark.parametrize(("name", "content", "said"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_bad_input_is_refused_in_one_chinese_sentence(name: str, content, said: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Unreadable, match=said) as refusal:
        read(content())
    assert "\n" not in str(refusal.value) and len(str(refusal.value)) < 80


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="打不开"):
        read(tmp_path / "没有.txt")


def test_a_file_is_weighed_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    with pytest.raises(Unreadable, match="过大"):
        read(path)


def test_entities_in_a_page_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("密语", "utf-8")
    declared = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    read_text = read(f"{declared}<html><body><p>受理案件3件。&x;</p></body></html>").text
    assert "受理案件3件" in read_text and "密语" not in read_text
