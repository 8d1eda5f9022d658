"""Papers: attachments and official documents, kept by digest, encrypted, outside the database.

A paper's row says what it is; its content lies in GUIJU_HOME/papers under its SHA-256. An official document is kept as the
markup it was written from, so that Word and PDF can be made from it at any time.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

import filetype
from django.core.exceptions import ValidationError
from django.db import models
from django.template import Context

from guiju import archives, documents
from guiju.home import home
from guiju.kernel.keeping import digests, durable, vault
from guiju.kernel.keeping.paper_engine import PaperEngine
from guiju.kernel.keeping.sight import Sight, Use, hold, wording
from guiju.kernel.keeping.vouching import Vouched

MARKUP = "text/x-guiju-markup"
LARGEST = 50 * 1024 * 1024
ALLOWED = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".mp4": "video/mp4",
    ".mp3": "audio/mpeg",
    ".wav": "audio/x-wav",
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


class Paper(Vouched):
    keyed = ("made_by", "kind", "digest")

    seq = models.PositiveIntegerField("账簿序号")
    made_by = models.PositiveIntegerField("制作它的账簿序号", help_text="重新制作的，为后来的一条")
    kind = models.CharField("类别", max_length=60)
    title = models.CharField("名称", max_length=200)
    number = models.CharField("文号", max_length=80, blank=True)
    media_type = models.CharField("格式", max_length=100)
    size = models.PositiveBigIntegerField("大小")
    digest = models.CharField("摘要", max_length=64)
    by_template = models.CharField("所用模板", max_length=64, blank=True)
    overtaken_by = models.PositiveIntegerField("被取代", null=True, help_text="由哪一条账簿记录使其内容不再相符")

    class Meta:
        verbose_name = verbose_name_plural = "文书与附件"
        indexes = [models.Index(fields=["register", "matter_id"])]

    def __str__(self) -> str:
        return self.title

    def content_for(self, by: Sight | Use) -> bytes:
        """The paper's bytes, for a look that was kept or a use of the program's own. Raises FileNotFoundError where they are
        gone, WrongKey where they were changed."""
        hold(by, self.register, self.matter_id)
        return opened(self.digest)


def folder() -> Path:
    return home() / "papers"


def _place(digest: str) -> Path:
    return folder() / digest[:2] / digest


def bound(digest: str) -> str:
    """What a paper's file is bound to: under the name of another it does not open."""
    return f"papers/{digest}"


def store(content: bytes) -> str:
    """Keep ``content``; its SHA-256. The same content is kept once. Whole or not at all."""
    digest = digests.of(content)
    place = _place(digest)
    try:
        os.utime(place)  # kept anew: the night takes away only what nobody has named for long
    except FileNotFoundError:
        durable.folder(folder())
        durable.folder(place.parent)
        durable.write(place, vault.seal(content, bound(digest)))
    return digest


def burn(digest: str) -> None:
    """Take the content of a paper away for good."""
    with suppress(FileNotFoundError), held(_place(digest)):
        _place(digest).unlink()


@contextmanager
def held(path: Path) -> Iterator[BinaryIO]:
    """A paper's file, held: whoever seals it anew and whoever erases it do so one after the other, so that nothing erased
    comes back. Raises FileNotFoundError."""
    while True:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if os.path.samestat(
                os.fstat(file.fileno()), path.stat()
            ):  # else another was put in its place while we waited
                yield file
                return


def opened(digest: str) -> bytes:
    return vault.unseal_bytes(_place(digest).read_bytes(), bound(digest))


def unlike(digest: str, among: Path) -> str:
    """In a word why the file of a digest, in a folder of papers, is not the one of its digest; "" where it is."""
    try:
        with open(f"{among}/{digest[:2]}/{digest}", "rb") as file:
            return "" if digests.of(vault.unseal_bytes(file.read(), bound(digest))) == digest else "已被替换"
    except vault.WrongKey:
        return "已被改动，无法打开"
    except (OSError, ValueError):
        return "不在"


def checked_upload(name: str, content: bytes) -> str:
    """The media type of an upload whose content is what its name says. Raises ValidationError."""
    ending = Path(name).suffix.lower()
    if ending in SAVED_AS:
        raise ValidationError(f"“{name}”请先另存为 {SAVED_AS[ending]} 格式，再上传。")
    if ending not in ALLOWED:
        raise ValidationError(f"“{name}”的格式不在允许之列；可以上传：{'、'.join(sorted(ALLOWED))}。")
    if not content:
        raise ValidationError(f"“{name}”是空文件。")
    if len(content) > LARGEST:
        raise ValidationError(f"“{name}”超过{LARGEST // 1024 // 1024} MB，请压缩或者分拆后上传。")
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


def attach(kind: str, title: str, content: bytes, media_type: str, number: str = "") -> Paper:
    """An unsaved row for content that is stored at once."""
    return Paper(
        kind=kind, title=title[:200], number=number, media_type=media_type, size=len(content), digest=store(content)
    )


def written(kind: str, title: str, markup: str, number: str) -> Paper:
    """An unsaved row for an official document, with the number that stands in its head, else that of its matter."""
    own = documents.parse(markup).number
    return attach(kind, title, markup.encode(), MARKUP, own or number)


@cache
def _engine(folder: Path) -> PaperEngine:
    return PaperEngine(folder)


def worded(folder: Path, template: str, facts: dict[str, Any]) -> str:
    """The markup of an official document written from ``<folder>/<template>.md`` with ``facts``."""
    with wording():
        return str(_engine(folder).get_template(f"{template}.md").render(Context(facts, autoescape=False)))
