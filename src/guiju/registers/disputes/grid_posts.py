"""网格岗位: the kinds of post that there are in a grid, dated data; an installation adds its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from guiju.home import home

DATA = Path(__file__).with_suffix(".yaml")
WORKER = "worker"
"""Whom a report counts as 网格员."""


@dataclass(frozen=True, slots=True)
class PostKind:
    """One kind of post. ``several``: more than one may hold it in a grid at a time."""

    id: str
    name: str
    since: date = date.min
    until: date = date.max
    several: bool = False


@cache
def kinds() -> dict[str, PostKind]:
    """All kinds by id, those of the installation last."""
    found: dict[str, PostKind] = {}
    for file in (DATA, home() / DATA.name):
        if file.exists():
            told = yaml.safe_load(file.read_text("utf-8")) or {}
            found |= {post: PostKind(post, **entry) for post, entry in told.items()}
    return found


def choices() -> list[tuple[str, str]]:
    return [(kind.id, kind.name) for kind in kinds().values()]
