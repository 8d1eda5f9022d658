"""Files of older office programs (.doc, .wps, .rtf, .xls, .et, .odt): made into today's by LibreOffice where the machine has
it, otherwise refused with what to do. None is ever taken for plain text."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from pathlib import Path

from guiju import archives, bounded

from .programs import told
from .refusal import Unreadable

SECONDS, MEGABYTES, PATIENCE = 60, 4000, 120
"""Of the processor, of memory (the program maps some 1.5 GB of its own), and by the clock, for one file."""
MOST_MADE = 50 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = {
    "EncryptedPackage": "locked",
    "WordDocument": "doc",
    "Workbook": "xls",
    "Book": "xls",
    "PowerPoint Document": "ppt",
}
"""What a compound file holds; a text may hold a table as an object, so it is asked for first."""
_WORDS = {
    "doc": ("旧式 Word 或 WPS 文字（.doc、.wps）", "docx"),
    "rtf": ("RTF 文件", "docx"),
    "odt": ("ODF 文字（.odt）", "docx"),
    "xml": ("Word 2003 的 XML 文件", "docx"),
    "xls": ("旧式 Excel 或 WPS 表格（.xls、.et）", "xlsx"),
    "ods": ("ODF 表格（.ods）", "xlsx"),
}
_NOT_READ = {
    "locked": "文件加了密码，请去掉密码再读。",
    "ppt": "这是演示文稿，不是报告；请把文字另存为 .docx 再读。",
    "ofd": "这是 OFD 版式文件，还读不了；请从版式阅读器另存或者打印为 PDF 再读。",
    "ole": "认不出是哪一种旧式文件；请用 Word 或 WPS 打开，另存为 .docx 或 .xlsx 再读。",
}
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop>
<prop oor:name="DisableActiveContent"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link"><value>1</value></prop></item>
</oor:items>"""
"""Nothing that a file holds runs, and nothing that it points to elsewhere is fetched."""


def kind(content: bytes) -> str:
    """Which older form a file is of (``_WORDS``, locked, ppt, ofd or ole); "" where it is of none."""
    head = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if content.startswith(_OLE):
        return next((form for stream, form in _STREAMS.items() if f"{stream}\0".encode("utf-16-le") in content), "ole")
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if b'progid="Word.Document"' in head or b"schemas.microsoft.com/office/word/2003/wordml" in head:
        return "xml"
    return _of_archive(content) if content.startswith(b"PK\x03\x04") else ""


def _of_archive(content: bytes) -> str:
    try:
        with archives.opened(content) as archive:
            names = archive.namelist()
            told = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except (archives.TooHeavy, archives.Broken, zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError):
        return ""  # what is wrong with it is said by who reads it
    if b"opendocument.text" in told:
        return "odt"
    if b"opendocument.spreadsheet" in told:
        return "ods"
    return "ofd" if "OFD.xml" in names else "ppt" if "ppt/presentation.xml" in names else ""


def modern(content: bytes) -> bytes:
    """The file, or what LibreOffice makes of an older one. Raises Unreadable with the way out."""
    form = kind(content)
    if form not in _WORDS or shutil.which("soffice") is None:
        return content
    try:
        made = bounded.run(made_over, content, form, _WORDS[form][1], seconds=SECONDS, megabytes=MEGABYTES)
    except bounded.Exceeded:
        made = b""
    if not made:
        raise Unreadable(refusal(content, "本机转换不成；"))
    return made


def refusal(content: bytes, why: str = "") -> str:
    """What to do with a file of an older form."""
    form = kind(content)
    if form in _WORDS:
        named, ending = _WORDS[form]
        return f"这是{named}，{why}请用 Word 或 WPS 打开，另存为 .{ending} 再读。"
    return _NOT_READ[form]


def made_over(content: bytes, form: str, ending: str) -> bytes:
    """``content`` as LibreOffice saves it; b"" where it does not. In a process of its own."""
    with tempfile.TemporaryDirectory(prefix="guiju-") as folder:
        place, profile = Path(folder), Path(folder, "profile", "user")
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
        (place / f"report.{form}").write_bytes(content)
        said = [
            "soffice", f"-env:UserInstallation={(place / 'profile').as_uri()}", "--headless", "--norestore", "--nolockcheck",
            "--convert-to", ending, "--outdir", str(place / "out"), str(place / f"report.{form}"),
        ]  # fmt: skip
        told(said, b"", PATIENCE, home=folder)
        made = place / "out" / f"report.{ending}"
        return made.read_bytes() if made.is_file() and made.stat().st_size <= MOST_MADE else b""
