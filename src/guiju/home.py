"""The one folder that holds an installation's own data: database, keys, papers, loaded law texts, overlays."""

import os
import pwd
import stat
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

DEMONSTRATION = "demonstration"
RESTORING = ".restoring"
"""The folder in it that a restoration fills; there afterwards only where that was cut off."""
GUARDED = (
    "key",
    "key.*",
    "guiju.sqlite3*",
    "messages.txt",
    "error.log",
    "heads",
    "heads/*",
    "papers",
    "papers/*",
)
"""What somebody could read who has no business with it, did the folder around it let them in."""


class NoHome(Exception):
    """GUIJU_HOME cannot be made or used."""


def home() -> Path:
    """GUIJU_HOME, or ``./instance``; created on first use, readable by its owner only. Raises NoHome."""
    said = os.environ.get("GUIJU_HOME") or "instance"
    path = _resolved(said, "" if said.startswith("/") else str(Path.cwd()))
    if os.path.isdir(path):  # every paper asks
        return path
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise NoHome(f"数据文件夹“{path}”不能建立或者使用：请检查 GUIJU_HOME 和文件夹权限") from error
    return path


@lru_cache(maxsize=8)
def _resolved(said: str, _from: str) -> Path:
    """The folder of that name as seen from a working directory."""
    return Path(said).expanduser().resolve()


def mark_demonstration() -> None:
    """Say of this home that it is a demonstration: only there accounts whose password everybody knows may exist."""
    (home() / DEMONSTRATION).touch(mode=0o600)


def is_demonstration() -> bool:
    return (home() / DEMONSTRATION).exists()


def guarded() -> Iterator[str]:
    """Keep GUIJU_HOME to its owner, files that come later included; in words what was open to others. Raises NoHome."""
    os.umask(0o077)
    top = home()
    if (owner := top.stat().st_uid) != os.geteuid():  # what we made there, its owner could not open
        raise NoHome(
            f"数据文件夹“{top}”归用户 {_name(owner)} 所有：请以该用户运行（如 sudo -u {_name(owner)} guiju …）"
        )
    opened = [path for path in (top, *(path for name in GUARDED for path in top.glob(name))) if _closed(path)]
    if opened:
        shown = "、".join(path.name for path in opened[:5])
        yield f"{top}中有{len(opened)}处曾向其他用户开放（{shown}），现已改为只有所有者可读写"


def _name(user: int) -> str:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)


def _closed(path: Path) -> bool:
    """Take from others what they may do with a file or folder; whether they could do anything."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        if not mode & 0o077:
            return False
        path.chmod(mode & 0o700)
    except FileNotFoundError:  # a journal of the database, a file being written: others are at work
        return False
    except OSError as error:
        raise NoHome(f"“{path}”向其他用户开放，又不能改为只有所有者可读写：请由其所有者执行 chmod") from error
    return True
