"""Files of older office programs (.doc, .wps, .rtf, .xls, .et, .odt): made into today's by LibreOffice where the machine has
it, otherwise refused with what to do. None is ever taken for plain text."""

from __future__ import annotations

import zipfile

from guiju import archives, libreoffice

from .refusal import Unreadable

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
    if form not in _WORDS or libreoffice.program() is None:
        return content
    made = libreoffice.made_over(content, form, _WORDS[form][1])
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
