"""Zip files from outside, weighed before any part of them is opened: how many parts, how large unpacked, what they are.

Word, spreadsheet and layout files (.docx, .xlsx, .ofd) are zip files of parts. The sizes looked at are those that the
file's own table tells, and a part is never read beyond what was told of it.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

MOST_PARTS = 5000
"""A report with a picture on each of 500 pages has some 1,500."""
UNPACKED = 200 * 1024 * 1024
"""Bytes of all parts: four times the largest file that is taken in; pictures in it are packed already."""
UNPACKED_XML = 40 * 1024 * 1024
"""Bytes of the parts that are parsed: 1,000 pages of text have some 10 MB."""
MOST_TIMES = 200
"""How many times its packed size a larger part may have: written text does not shrink further."""
SMALL, SMALL_PICTURE = 200_000, 20_000_000
"""Bytes of a part that is parsed, and of any other, which may be of one colour and shrink to nothing."""
_ENTRY = b"PK\x01\x02"
_XML = (".xml", ".rels")
_RUNS = re.compile(
    r"(?:^|/)(?:vbaProject|vbaData)[^/]*$|(?:^|/)activeX/|(?:^|/)macrosheets/|"
    r"\.(?:exe|dll|com|scr|msi|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|lnk|jar|apk|sh|py|so|elf|docm|dotm|xlsm|xlam|xltm)$",
    re.IGNORECASE,
)
_PACKED = re.compile(r"\.(?:zip|rar|7z|tar|gz|tgz|bz2|xz|zst|cab|iso|docx|xlsx|pptx|ofd)$", re.IGNORECASE)
_OFFICE_EMBEDS = re.compile(r"^(?:word|xl|ppt)/embeddings/[^/]+\.(?:xlsx|docx|pptx)$")
"""The figures behind a chart, which every office program lays in beside it."""
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
_ARCHIVES = (b"PK\x03\x04", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"\xfd7zXZ\0", b"BZh")
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_LINK_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/hyperlink"


class TooHeavy(ValueError):
    """An archive that unpacks to more than any written document holds; the sentence says what is too much."""


class Broken(ValueError):
    """No zip file, or not a whole one."""


def opened(content: bytes) -> zipfile.ZipFile:
    """The archive, after its table of contents was weighed. Raises TooHeavy and Broken."""
    if content.count(_ENTRY) > MOST_PARTS:  # counted before the table is read: each entry of it takes memory
        raise TooHeavy(f"压缩包内的文件超过{MOST_PARTS}个，可能是压缩炸弹，不予打开。")
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Broken from error
    entries = archive.infolist()
    if sum(entry.file_size for entry in entries) > UNPACKED:
        raise TooHeavy(f"压缩包展开后超过{UNPACKED // 2**20} MB，可能是压缩炸弹，不予打开。")
    if sum(entry.file_size for entry in entries if _is_parsed(entry)) > UNPACKED_XML:
        raise TooHeavy(f"压缩包展开后的正文超过{UNPACKED_XML // 2**20} MB，可能是压缩炸弹，不予打开。")
    if any(entry.file_size > max(_small(entry), MOST_TIMES * entry.compress_size) for entry in entries):
        raise TooHeavy(f"压缩包内有压缩到{MOST_TIMES}分之一以下的内容，可能是压缩炸弹，不予打开。")
    return archive


def _is_parsed(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.lower().endswith(_XML)


def _small(entry: zipfile.ZipInfo) -> int:
    return SMALL if _is_parsed(entry) else SMALL_PICTURE


def unwanted(archive: zipfile.ZipFile) -> str:
    """What of a weighed archive may not come into the house, in words; "" where there is nothing: what runs, what fetches
    from elsewhere as the file is opened, and archives within it, which nobody looks into."""
    return next(_unwanted(archive), "")


def _unwanted(archive: zipfile.ZipFile) -> Iterator[str]:
    for entry in archive.infolist():
        name = entry.filename
        shown = name.rsplit("/", 1)[-1][:40]
        if entry.flag_bits & 1:
            yield "加了密码，请去掉密码"
        elif _RUNS.search(name):
            yield f"含有宏或者可执行的内容（{shown}），请另存为不含宏的格式"
        elif _PACKED.search(name) and not _OFFICE_EMBEDS.match(name):
            yield f"内有压缩包或者另一份文件（{shown}），请取出后分别上传"
        elif not entry.is_dir():
            yield from _by_content(archive, entry, shown)


def _by_content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, shown: str) -> Iterator[str]:
    """What a part is, whatever its name says."""
    try:
        with archive.open(entry) as part:
            head = part.read(8)
            if head.startswith(_PROGRAMS):
                yield f"含有可执行的内容（{shown}），请删去"
            elif head.startswith(_ARCHIVES) and not _OFFICE_EMBEDS.match(entry.filename):
                yield f"内有压缩包（{shown}），请取出后分别上传"
            elif entry.filename.endswith(".rels"):
                yield from _relations(head + part.read())
            elif entry.filename == "[Content_Types].xml" and b"macroEnabled" in head + part.read():
                yield "是启用宏的文件，请另存为不含宏的格式"
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Broken from error


def _relations(xml: bytes) -> Iterator[str]:
    """Relations to what lies elsewhere and is fetched as the file is opened; a link is only followed by who clicks it."""
    try:
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        raise Broken from error
    for one in root.iter("{*}Relationship"):
        if one.get("TargetMode") == "External" and one.get("Type") not in (_LINK, _LINK_STRICT):
            target = (one.get("Target") or "")[:60]
            yield f"引用外部的模板、图片或者数据（{target}），请断开链接、改为嵌入"
