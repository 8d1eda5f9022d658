"""Papers: attachments and official documents, kept by digest, encrypted, outside the database.

A paper's row says what it is; its content lies in GUIJU_HOME/papers under its SHA-256, in a sealed file
(``keeping.sealed_files``). An official document is kept as the markup it was written from, so that Word and PDF can be made
from it at any time.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from django.db import models
from django.template import Context

from guiju import documents
from guiju.home import home
from guiju.kernel.keeping import digests, durable, sealed_files
from guiju.kernel.keeping.handed_in import HandedIn
from guiju.kernel.keeping.paper_engine import PaperEngine
from guiju.kernel.keeping.sight import Sight, Use, hold, wording
from guiju.kernel.keeping.vault import WrongKey
from guiju.kernel.keeping.vouching import Vouched

MARKUP = "text/x-guiju-markup"


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

    @property
    def is_recording(self) -> bool:
        return self.media_type.startswith(("video/", "audio/"))

    @property
    def is_film(self) -> bool:
        return self.media_type.startswith("video/")

    def content_for(self, by: Sight | Use) -> bytes:
        """The paper's bytes, for a look that was kept or a use of the program's own. Raises FileNotFoundError where they are
        gone, WrongKey where they were changed."""
        with self.file_for(by) as file:
            return b"".join(sealed_files.pieces(file))

    def file_for(self, by: Sight | Use, start: int = 0, end: int | None = None) -> sealed_files.Opened:
        """The same as a file that is read piece by piece, from ``start`` to ``end``. Raises as ``content_for``, while it is
        read too."""
        hold(by, self.register, self.matter_id)
        return opened_file(self.digest, start, end)


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
        durable.touch(place)  # kept anew: the night takes away only what nobody has named for long
    except FileNotFoundError:
        durable.folder(folder())
        durable.folder(place.parent)
        durable.write(place, sealed_files.sealed(content, bound(digest)))
    return digest


def take_in(path: Path, key: bytes, digest: str) -> None:
    """Let a file that came in piece by piece, sealed with ``key``, be the paper of its digest."""
    place = _place(digest)
    durable.folder(folder())
    durable.folder(place.parent)
    with path.open("r+b") as file:
        file.write(sealed_files.head(key, bound(digest)))
        file.flush()
        os.fsync(file.fileno())
    os.replace(path, place)
    os.utime(place)
    durable.settle(place.parent)


def is_there(digest: str) -> bool:
    return _place(digest).exists()


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


def opened_file(digest: str, start: int = 0, end: int | None = None) -> sealed_files.Opened:
    return sealed_files.Opened(_place(digest), bound(digest), start=start, end=end)


def opened(digest: str) -> bytes:
    with opened_file(digest) as file:
        return b"".join(sealed_files.pieces(file))


def unlike(digest: str, among: Path | None = None) -> str:
    """In a word why the file of a digest, in a folder of papers (of this installation), is not the one of its digest; "" where it
    is. It is read piece by piece."""
    found = sha256()
    try:
        with sealed_files.Opened((among or folder()) / digest[:2] / digest, bound(digest)) as file:
            for piece in sealed_files.pieces(file):
                found.update(piece)
    except WrongKey:
        return "已被改动，无法打开"
    except (OSError, ValueError):
        return "不在"
    return "" if found.hexdigest() == digest else "已被替换"


def attach(kind: str, title: str, content: bytes, media_type: str, number: str = "") -> Paper:
    """An unsaved row for content that is stored at once."""
    return Paper(
        kind=kind, title=title[:200], number=number, media_type=media_type, size=len(content), digest=store(content)
    )


def handed_in(kind: str, title: str, file: HandedIn) -> Paper:
    """An unsaved row for a file that was handed in, stored at once where it is not yet."""
    digest = file.digest or store(file.content())
    return Paper(kind=kind, title=title[:200], media_type=file.media_type, size=file.size, digest=digest)


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
