"""The one folder that holds an installation's own data: database, keys, papers, loaded law texts, overlays."""

import os
from pathlib import Path

DEMONSTRATION = "demonstration"


class NoHome(Exception):
    """GUIJU_HOME cannot be made or used."""


def home() -> Path:
    """GUIJU_HOME, or ``./instance``; created on first use, readable by its owner only. Raises NoHome."""
    path = Path(os.environ.get("GUIJU_HOME") or "instance").expanduser().resolve()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise NoHome(f"数据文件夹“{path}”不能建立或者使用：请检查 GUIJU_HOME 和文件夹权限") from error
    return path


def mark_demonstration() -> None:
    """Say of this home that it is a demonstration: only there accounts whose password everybody knows may exist."""
    (home() / DEMONSTRATION).touch(mode=0o600)


def is_demonstration() -> bool:
    return (home() / DEMONSTRATION).exists()
