"""When the machine last did what it must do again and again, and how that went: a small file each in GUIJU_HOME/done."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from guiju.home import home

NIGHTLY, VERIFICATION, BACKUP = "nightly", "verification", "backup"


@dataclass(frozen=True, slots=True)
class Done:
    """One doing: when it ended, whether well, and in a sentence what came of it."""

    at: datetime
    well: bool
    words: str


def note(what: str, words: str, *, well: bool = True) -> None:
    """Remember that ``what`` was done just now. The file is whole or the one before."""
    folder = _folder()
    folder.mkdir(mode=0o700, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump({"at": timezone.now().isoformat(), "well": well, "words": words}, file, ensure_ascii=False)
    os.replace(name, folder / f"{what}.json")


def last(what: str) -> Done | None:
    """When ``what`` was last done, or None where it never was or cannot be read."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        told = json.loads((_folder() / f"{what}.json").read_text("utf-8"))
        return Done(datetime.fromisoformat(told["at"]), bool(told["well"]), str(told["words"]))
    return None


def _folder() -> Path:
    return home() / "done"
