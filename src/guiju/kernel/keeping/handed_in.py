"""Files that are handed in: what may come into the house, and a file that has been looked at.

Office files, pictures and texts come in whole and are looked through; recordings (执法全过程音像记录, 国办发〔2018〕118号) are of
any length, so that they are known by their beginning and are never whole in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import filetype
from django.core.exceptions import ValidationError

from guiju import archives
from guiju.kernel.keeping import texts

LARGEST = 50 * 1024 * 1024
LONGEST_RECORDING = 8 * 1024 * 1024 * 1024
"""Four hours of a recorder at its best picture; most begin a new file every half hour."""
BEGINNING = 8192
"""Bytes by which a recording is known."""
ALLOWED = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".mp4": "video/mp4",
    ".mp3": "audio/mpeg",
    ".wav": "audio/x-wav",
    ".mov": "video/quicktime",
    ".avi": "video/x-msvideo",
    ".m4a": "audio/mp4",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ofd": "application/ofd",
    ".txt": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
}
SAVED_AS = {".doc": "docx", ".wps": "docx", ".rtf": "docx", ".xls": "xlsx", ".et": "xlsx"}
"""Formats of older office programs, and as what their files are to be saved instead."""
TEXTS = (".txt", ".html", ".htm")
INSIDE_ZIP = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml", ".ofd": "OFD.xml"}
RECORDINGS = (".mp4", ".mov", ".avi", ".m4a", ".mp3", ".wav")
WRITTEN_ALSO = {".mp4": ("video/x-m4v", "video/3gpp"), ".m4a": ("video/mp4",)}
"""What recorders write under these names besides."""


@dataclass(frozen=True)
class HandedIn:
    """A file that may come in. ``digest``: under which it is stored already, "" where it is not yet; ``by``: the ask that has
    looked at it. It unpacks into its name, content and media type; only a file that is read is ever whole in memory."""

    name: str
    media_type: str
    size: int
    content: Callable[[], bytes]
    digest: str = ""
    by: str = ""

    @property
    def is_recording(self) -> bool:
        return self.media_type.startswith(("video/", "audio/"))

    def __iter__(self) -> Iterator[Any]:
        return iter((self.name, self.content(), self.media_type))

    def __getitem__(self, place: int) -> Any:
        return tuple(self)[place]


def given(name: str, content: bytes) -> HandedIn:
    """An upload whose content is what its name says. Raises ValidationError."""
    return HandedIn(name, checked_upload(name, content), len(content), lambda: content)


def looked_at(value: Any, by: str, hold: Callable[[HandedIn], None]) -> HandedIn:
    """A file that ``by`` asks for: ``(name, bytes)``, an uploaded file, or one that came in before; looked at once. Raises
    ValidationError, as ``hold`` does."""
    if isinstance(value, HandedIn):
        if value.by == by:
            return value
        found = value
    else:
        name, content = value if isinstance(value, tuple) else (value.name, _from_its_beginning(value))
        found = given(texts.cleaned(name), content)
    hold(found)
    return replace(found, by=by)


def _from_its_beginning(file: Any) -> bytes:
    """The content of a file, whoever has read it before."""
    file.seek(0)
    return bytes(file.read())


def ending_of(name: str) -> str:
    """The ending of a name that may come in. Raises ValidationError."""
    ending = Path(name).suffix.lower()
    if ending in SAVED_AS:
        raise ValidationError(f"“{name}”请先另存为 {SAVED_AS[ending]} 格式，再上传。")
    if ending not in ALLOWED:
        raise ValidationError(f"“{name}”的格式不在允许之列；可以上传：{'、'.join(sorted(ALLOWED))}。")
    return ending


def held_to_size(name: str, size: int, most: int) -> None:
    """Raises ValidationError."""
    if not size:
        raise ValidationError(f"“{name}”是空文件。")
    if size > most:
        raise ValidationError(f"“{name}”超过{_megabytes(most)}，请压缩或者分拆后上传。")


def _megabytes(size: int) -> str:
    return f"{size // 2**20} MB" if size < 2**30 else f"{size // 2**30} GB"


def recording_begins(name: str, beginning: bytes) -> None:
    """Raises ValidationError where a recording's beginning is not what its name says."""
    ending, kind = ending_of(name), filetype.guess(beginning)
    if kind is None or kind.mime not in (ALLOWED[ending], *WRITTEN_ALSO.get(ending, ())):
        raise ValidationError(f"“{name}”的内容与扩展名{ending}不符，不予接收。")


def checked_upload(name: str, content: bytes) -> str:
    """The media type of an upload whose content is what its name says. Raises ValidationError."""
    ending = ending_of(name)
    held_to_size(name, len(content), LARGEST)
    if ending in RECORDINGS:
        recording_begins(name, content[:BEGINNING])
        return ALLOWED[ending]
    if not _is(ending, content):
        raise ValidationError(f"“{name}”的内容与扩展名{ending}不符，不予接收。")
    if ending in INSIDE_ZIP and (why := _unwanted(content)):
        raise ValidationError(f"“{name}”{why}，再上传。")
    return ALLOWED[ending]


def _unwanted(content: bytes) -> str:
    """What of an office file may not come in: what runs, what fetches from elsewhere, what nobody looks into."""
    try:
        with archives.opened(content) as archive:
            return archives.unwanted(archive)
    except archives.TooHeavy as error:
        return f"过大：{str(error).rstrip('。')}，请拆分"
    except archives.Broken:
        return "已损坏，请重新导出"


def _is(ending: str, content: bytes) -> bool:
    if ending in TEXTS:
        return b"\0" not in content and _is_text(content)
    if ending in INSIDE_ZIP:
        try:
            with archives.opened(content) as archive:
                return INSIDE_ZIP[ending] in archive.namelist()
        except archives.Broken:
            return False
        except archives.TooHeavy:  # whatever it is, it is told to be too heavy
            return True
    kind = filetype.guess(content)
    return kind is not None and kind.mime == ALLOWED[ending]


def _is_text(content: bytes) -> bool:
    for encoding in ("utf-8", "gb18030"):
        try:
            content.decode(encoding)
            return True
        except UnicodeDecodeError:
            continue
    return False
