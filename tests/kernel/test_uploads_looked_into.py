"""What lies inside of an office file is looked at before the file comes in: programs, what is fetched, further archives."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from django.core.exceptions import ValidationError

from guiju.kernel.keeping.handed_in import checked_upload
from tests import hostile

_TEMPLATE = b"""<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s"
 Target="https://elsewhere.example/a" TargetMode="External"/></Relationships>"""
_BOOK = {"xl/workbook.xml": b"<workbook/>", "[Content_Types].xml": b"<Types/>"}
_LAYOUT = {"OFD.xml": b"<OFD/>", "Doc_0/Document.xml": b"<Document/>"}
ENDINGS: dict[str, Callable[[], Mapping[str, bytes]]] = {
    ".docx": hostile.word_parts,
    ".xlsx": lambda: _BOOK,
    ".ofd": lambda: _LAYOUT,
}

REFUSED: list[tuple[str, Mapping[str, bytes], str]] = [
    (".docx", {"word/vbaProject.bin": b"x"}, "宏"),
    (".xlsx", {"xl/vbaProject.bin": b"x"}, "宏"),
    (".xlsx", {"xl/macrosheets/sheet1.xml": b"<a/>"}, "宏"),
    (".docx", {"word/activeX/activeX1.xml": b"<a/>"}, "宏"),
    (".docx", {"[Content_Types].xml": b"<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>"}, "宏"),
    (".docx", {"word/_rels/settings.xml.rels": _TEMPLATE % b"attachedTemplate"}, "外部"),
    (".docx", {"word/_rels/document.xml.rels": _TEMPLATE % b"image"}, "外部"),
    (".docx", {"word/_rels/document.xml.rels": _TEMPLATE % b"oleObject"}, "外部"),
    (".xlsx", {"xl/externalLinks/_rels/externalLink1.xml.rels": _TEMPLATE % b"externalLinkPath"}, "外部"),
    (".docx", {"word/embeddings/oleObject1.bin": b"MZ\x90\0"}, "可执行"),
    (".ofd", {"Doc_0/Res/安装.exe": b"MZ\x90\0"}, "可执行"),
    (".ofd", {"Doc_0/Res/picture.png": b"MZ\x90\0"}, "可执行"),
    (".ofd", {"Doc_0/Res/run.dat": b"\x7fELF\2"}, "可执行"),
    (".ofd", {"Doc_0/Attachs/more.zip": b"PK\x03\x04"}, "压缩包"),
    (".ofd", {"Doc_0/Attachs/more.dat": b"PK\x03\x04"}, "压缩包"),
    (".ofd", {"Doc_0/Attachs/more.dat": b"Rar!\x1a\x07\0"}, "压缩包"),
    (".docx", {"word/inner.docx": b"PK\x03\x04"}, "另一份文件"),
    (".ofd", {"Doc_0/Pages/Content.xml": b" " * 50_000_000}, "压缩炸弹"),
    (".xlsx", {f"xl/{n}.xml": b"" for n in range(6000)}, "压缩炸弹"),
]


@pytest.mark.parametrize(("ending", "parts", "words"), REFUSED, ids=[f"{e[1:]}-{next(iter(p))}" for e, p, _ in REFUSED])
def test_what_runs_or_fetches_or_is_not_looked_into_does_not_come_in(
    ending: str, parts: Mapping[str, bytes], words: str
) -> None:
    with pytest.raises(ValidationError, match=words) as refusal:
        checked_upload(f"材料{ending}", hostile.zipped({**ENDINGS[ending](), **parts}))
    assert "材料" in refusal.value.messages[0]


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_ordinary_file_comes_in_with_its_links_and_charts(ending: str) -> None:
    links = {"word/_rels/document.xml.rels": _TEMPLATE % b"hyperlink", "word/embeddings/book1.xlsx": b"PK\x03\x04"}
    more = links if ending == ".docx" else {}
    assert checked_upload(f"材料{ending}", hostile.zipped({**ENDINGS[ending](), **more}))
