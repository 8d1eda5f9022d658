"""When the machine last did what it must do again and again, and how that went: a small file each in GUIJU_HOME/done."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from guiju.home import home
from guiju.kernel.keeping import durable

NIGHTLY, VERIFICATION, BACKUP = "nightly", "verification", "backup"


@dataclass(frozen=True, slots=True)
class Done:
    """One doing: when it ended, whether well, and in a sentence what came of it."""

    at: datetime
    well: bool
    words: str


def note(what: str, words: str, *, well: bool = True) -> None:
    """Remember that ``what`` was done just now. The file is whole or the one before."""
    told = json.dumps({"at": timezone.now().isoformat(), "well": well, "words": words}, ensure_ascii=False)
    durable.write(durable.folder(_folder()) / f"{what}.json", told.encode())


@contextmanager
def missed(what: str) -> Iterator[None]:
    """What breaks off is remembered as not done, as far as it can be."""
    try:
        yield
    except Exception:
        with suppress(OSError):
            note(what, "没有完成", well=False)
        raise


def last(what: str) -> Done | None:
    """When ``what`` was last done, or None where it never was or cannot be read."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        told = json.loads((_folder() / f"{what}.json").read_text("utf-8"))
        return Done(datetime.fromisoformat(told["at"]), bool(told["well"]), str(told["words"]))
    return None


def _folder() -> Path:
    return home() / "done"
