"""What the night takes away: what has been kept long enough, and what was begun and never named."""

from __future__ import annotations

import os
import time
from datetime import datetime
from pathlib import Path

from guiju.home import home
from guiju.kernel.keeping import doors, durable, incoming, jobs, keyring, resealing, waiting_files
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices import guesses, sessions


def run(now: datetime) -> None:
    for kept_a_while in (doors, guesses, sessions, jobs, waiting_files, incoming):
        kept_a_while.forget(now)
    unnamed_papers()
    durable.sweep(home())
    if keyring.ring().former:
        _go_on_sealing()


def unnamed_papers() -> int:
    """Take away the papers that no row names, that no step is awaited for, and that nobody has put in for long; how many.

    A step stores its papers before it is taken: a step that was refused, or a process that was killed, leaves them.
    """
    named = set(Paper.objects.values_list("digest", flat=True)) | waiting_files.digests() | incoming.kept()
    gone, before = 0, time.time() - durable.ABANDONED
    for path in resealing.files():
        if path.name not in named and path.stat().st_mtime < before:
            gone += _taken(path, before)
    return gone


def _taken(path: Path, before: float) -> int:
    """Set it aside first: whoever puts the same paper in just now either has touched it, or finds it gone and writes it."""
    aside = path.with_name(f"{durable.UNFINISHED}{path.name}")
    os.replace(path, aside)
    if aside.stat().st_mtime >= before:
        os.replace(aside, path)
        return 0
    aside.unlink()
    return 1


def _go_on_sealing() -> None:
    try:
        resealing.reseal()
    except resealing.UnderWay:  # a backup is being taken: another night will do
        return
