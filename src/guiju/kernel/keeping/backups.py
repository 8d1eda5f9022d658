"""A backup: database, papers and heads as they belong together, taken while people work; and the way back from it.

The heads are taken first, then the database as of one moment, then the papers: a head never tells of entries that the
database lacks, and what the database names is there, for papers are added before they are named and never changed. The master
key is not in it: whoever finds a backup and its passphrase still cannot read what is sealed.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from django.db import connection

from guiju.home import RESTORING, home
from guiju.kernel.keeping import (
    checkpoints,
    durable,
    incoming,
    ledger,
    master,
    papers,
    postgresql_tools,
    resealing,
    tables,
)
from guiju.kernel.keeping.archives import Damaged, Reader, Writer
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.sessions import SignedIn

DATABASE = "guiju.sqlite3"
DUMP = "database.dump"
TOLD = "backup.json"
PREPARING = f"{durable.UNFINISHED}backup-"
LEFT_OUT = (
    *master.FILES,
    f"{DATABASE}*",
    "error.log",
    "messages.txt",
    resealing.LOCK,
    tables.LOCK,
    RESTORING,
    incoming.FOLDER,
    ".*",
)


SESSIONS = SignedIn._meta.db_table
"""Who was signed in: left out, for on the way back a session that was ended since would be open again."""


class NotEmpty(Exception):
    """A backup is restored into an empty folder and an empty database only."""


@dataclass(frozen=True)
class Told:
    """What a backup says of itself."""

    at: str
    database: str
    entries: int
    files: int


def make(file: Writer) -> Told:
    """Write everything into an archive. Raises resealing.UnderWay, postgresql_tools.Lacking, OSError."""
    with resealing.alone():
        for left in home().glob(f"{PREPARING}*"):
            shutil.rmtree(left, ignore_errors=True)
        with (
            tarfile.open(mode="w|", fileobj=cast("BinaryIO", file), format=tarfile.PAX_FORMAT) as tar,
            _database() as (copy, entries),
        ):
            number = 0
            for path, name in ((path, path.relative_to(home())) for path in [*_heads(), *_the_rest()]):
                number += _add(tar, path, str(name))
            _add(tar, copy, copy.name)
            for path in resealing.files():
                number += _add(tar, path, str(path.relative_to(home())))
            told = Told(ledger.now(), connection.vendor, entries, number)
            about = json.dumps(asdict(told)).encode()
            member = tarfile.TarInfo(TOLD)
            member.size = len(about)
            tar.addfile(member, io.BytesIO(about))
    file.close()
    return told


def _heads() -> list[Path]:
    return sorted(path for path in checkpoints.heads_folder().glob("*") if path.is_file())


def _the_rest() -> list[Path]:
    """What else an office keeps in its folder: law texts, rules, templates, fonts."""
    top = home()
    known = {path for name in (*LEFT_OUT, "heads", "papers") for path in top.glob(name)}
    others = [path for path in sorted(top.iterdir()) if path not in known]
    return [path for other in others for path in [other, *sorted(other.rglob("*"))] if path.is_file()]


def _add(tar: tarfile.TarFile, path: Path, name: str) -> int:
    """Put a file into the archive; 0 where it was lawfully erased meanwhile."""
    try:
        with path.open("rb") as content:
            member = tarfile.TarInfo(PurePosixPath(name).as_posix())
            member.size = os.fstat(content.fileno()).st_size
            tar.addfile(member, content)
    except FileNotFoundError:
        return 0
    return 1


@contextmanager
def _database() -> Iterator[tuple[Path, int]]:
    """A copy of the database as of one moment, and how many entries the ledger has in it."""
    with tempfile.TemporaryDirectory(prefix=PREPARING, dir=home()) as name:
        folder = Path(name)
        if connection.vendor == "postgresql":
            yield folder / DUMP, postgresql_tools.dump(folder / DUMP, without=SESSIONS)
            return
        there, copy = sqlite3.connect(home() / DATABASE, timeout=30), sqlite3.connect(folder / DATABASE)
        with closing(there), closing(copy):
            there.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            copy.execute("PRAGMA secure_delete=ON")
            copy.execute(f"DELETE FROM {SESSIONS}")  # noqa: S608 (a name of our own)
            copy.commit()
            [entries] = copy.execute("SELECT count(*) FROM kernel_entry").fetchone()
        yield folder / DATABASE, entries


def must_be_empty() -> None:
    """Raises NotEmpty, master.NoKey."""
    top = home()
    if [path for path in top.iterdir() if path.name not in (*master.FILES, "error.log", tables.LOCK)]:
        raise NotEmpty(f"“{top}”不是空的：只能恢复到空文件夹（主密钥除外），请另设 GUIJU_HOME")
    if not master.is_there():
        raise master.NoKey(
            f"备份中没有主密钥，恢复前须先把另行保管的主密钥放回：{master.place()}（或者设 GUIJU_KEY、GUIJU_KEY_COMMAND）"
        )
    if connection.vendor == "postgresql" and connection.introspection.table_names():
        raise NotEmpty("数据库不是空的：只能恢复到空数据库，请新建一个并改 GUIJU_DATABASE_URL")


def restore(file: Reader) -> Told:
    """Bring a backup back. Raises NotEmpty, master.NoKey, Damaged, postgresql_tools.Lacking, OSError.

    Nothing is put in its place before the whole archive has been read; the database comes last.
    """
    must_be_empty()
    top = durable.folder(home() / RESTORING)
    try:
        told = _unpacked(file, top)
        if told.database != connection.vendor:
            raise NotEmpty(f"这是 {told.database} 的备份，现在使用的是 {connection.vendor}：请改 GUIJU_DATABASE_URL")
        if told.database == "postgresql":
            postgresql_tools.load(top / DUMP)
            (top / DUMP).unlink()
    except BaseException:
        shutil.rmtree(top, ignore_errors=True)
        raise
    for path in sorted(top.iterdir(), key=lambda path: path.name == DATABASE):
        path.rename(home() / path.name)
    durable.settle(home())
    top.rmdir()
    return told


def _unpacked(file: Reader, into: Path) -> Told:
    told, number = None, 0
    try:
        with tarfile.open(mode="r|", fileobj=cast("BinaryIO", file)) as tar:
            for member in tar:
                content, name = tar.extractfile(member), PurePosixPath(member.name)
                if content is None or name.is_absolute() or ".." in name.parts:
                    raise Damaged
                if member.name == TOLD:
                    told = Told(**json.load(content))
                    continue
                path = into / name
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                with path.open("wb") as out:
                    shutil.copyfileobj(content, out)
                    out.flush()
                    os.fsync(out.fileno())
                number += member.name not in (DATABASE, DUMP)
        while file.read(1024):  # to the end: only the last piece shows that nothing was cut off
            pass
    except (tarfile.TarError, TypeError) as error:
        raise Damaged from error
    if told is None or told.files != number:
        raise Damaged
    return told


def papers_lacking() -> tuple[int, int]:
    """How many papers are named, and how many of them are not there or do not open."""
    named = set(Paper.objects.exclude(digest="").values_list("digest", flat=True))
    return len(named), sum(bool(papers.unlike(digest)) for digest in named)
