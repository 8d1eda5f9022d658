"""Files that outlive a power cut: whole under their name or not there at all, on the disk before anything names them.

What the disk refuses (full, over quota, read-only) is told in words a person can act on, whichever layer met it.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import uuid4

from guiju.home import NoHome, home

UNFINISHED = ".writing-"
"""How a file begins that is being written: what is left of it after a cut, the night takes away."""
ABANDONED = 24 * 3600
"""After so many seconds nobody is writing it any more."""

FULL = "磁盘已满，本次操作没有保存，此前已登记的内容不受影响：请清理或者扩充存放数据的磁盘后重做。"
READ_ONLY = "存放数据的磁盘或者数据库只能读、不能写，本次操作没有保存：请检查磁盘的挂载方式和文件权限后重做。"
NO_RIGHT = "运行本系统的用户对数据文件夹没有读写的权限，本次操作没有保存：请检查文件夹的所有者和权限后重做。"
_DENIED = (errno.EACCES, errno.EPERM)
"""Of a file, which such an error names; a connection that is refused names none."""
_NUMBERS = {errno.ENOSPC: FULL, errno.EDQUOT: FULL, errno.EROFS: READ_ONLY}
_OF_SQLITE = {"database or disk is full": FULL, "attempt to write a readonly database": READ_ONLY}
_UNCLEAR = ("disk I/O error", "unable to open database file")
"""What SQLite says where it cannot even make the files that it works with: then the disk itself is asked."""
SCARCE = 256 * 1024
_STATES = {"53100": FULL, "25006": READ_ONLY}
"""SQLSTATE of PostgreSQL: disk_full, read_only_sql_transaction."""


def refused(error: BaseException | None) -> str:
    """What the disk refused, in words; "" where the error is of another kind. Causes are looked through too."""
    for cause in causes(error):
        if isinstance(cause, OSError) and cause.errno in _NUMBERS:
            return _NUMBERS[cause.errno]
        if isinstance(cause, OSError) and cause.errno in _DENIED and cause.filename is not None:
            return NO_RIGHT
        if (state := getattr(cause, "sqlstate", None)) in _STATES:
            return _STATES[state]
        if (said := str(cause)) in _OF_SQLITE:
            return _OF_SQLITE[said]
        if said in _UNCLEAR and (told := _of_the_disk()):
            return told
    return ""


def causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error, and what it came from."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _of_the_disk() -> str:
    try:
        shut = not os.access(home(), os.R_OK | os.W_OK | os.X_OK, effective_ids=True)
    except NoHome:  # not even the way there is open
        shut = True
    if shut:
        return NO_RIGHT
    disk = os.statvfs(home())
    if disk.f_flag & os.ST_RDONLY:
        return READ_ONLY
    return FULL if disk.f_bavail * disk.f_frsize < SCARCE else ""


def folder(path: Path) -> Path:
    """Make a folder, readable by its owner only, and keep its name on the disk."""
    if not path.is_dir():
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        settle(path.parent)
    return path


def touch(path: Path) -> None:
    """Let a file be as of now. Raises FileNotFoundError, and PermissionError, which names the file here and in ``os.utime`` does
    not."""
    try:
        os.utime(path)
    except PermissionError as error:
        raise PermissionError(error.errno, error.strerror, str(path)) from error


def write(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Put ``content``, whole or piece by piece, in place of what stands under ``path``, if anything does; readable by its
    owner only."""
    name = f"{path.parent}/{UNFINISHED}{uuid4().hex}"
    try:
        with open(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for piece in [content] if isinstance(content, bytes) else content:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    settle(path.parent)


def settle(path: Path) -> None:
    """Have the disk keep the names in a folder; a network share that knows no such thing keeps them in its own way."""
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def sweep(path: Path, named: str = f"{UNFINISHED}*") -> int:
    """Take away what was begun under a folder and abandoned; how many files."""
    before, gone = time.time() - ABANDONED, 0
    for left in path.rglob(named):
        if left.is_file() and left.stat().st_mtime < before:
            left.unlink(missing_ok=True)
            gone += 1
    return gone
