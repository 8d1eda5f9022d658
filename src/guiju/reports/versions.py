"""The versions of an annual report's text: how its written parts stood after each writing, and where two of them differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from guiju.figures.chapters import CHAPTERS
from guiju.kernel.declaring.course import Deed
from guiju.reports.annual_report import WRITTEN, AnnualReport

CLAUSE = re.compile(r"[^，。；：！？\n]+[，。；：！？\n]?|[，。；：！？\n]")
"""Texts are held against each other clause by clause: sign by sign, two versions agree in scattered signs that mean nothing."""


class Kind(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Version:
    """The text as it stood after an act: by the label of each part, in the order of the report."""

    seq: int
    on: date
    actor: int | None
    texts: dict[str, str]


@dataclass(frozen=True)
class Piece:
    kind: Kind
    text: str


@dataclass(frozen=True)
class Beside:
    """One part in two versions."""

    label: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]

    @property
    def differs(self) -> bool:
        return any(piece.kind is not Kind.SAME for piece in (*self.before, *self.after))


def versions(history: Sequence[Deed]) -> list[Version]:
    """How the text stood after each writing, oldest first; of acts as they are held to have happened."""
    made: list[Version] = []
    written: dict[str, str] = {}
    for deed in history:
        if deed.step == "write":
            written |= {name: str(deed.content.get("set", {}).get(name) or "") for name in WRITTEN}
            written |= {row["chapter"]: row["text"] for row in deed.content.get("parts", {}).get("passages", ())}
            made.append(Version(deed.seq, deed.on, deed.actor_id, _labelled(written)))
    return made


def _labelled(written: dict[str, str]) -> dict[str, str]:
    columns: Any = AnnualReport._meta
    opening, *closing = ((name, str(columns.get_field(name).verbose_name)) for name in WRITTEN)
    order = [opening, *CHAPTERS.items(), *closing]
    return {label: written[name] for name, label in order if written.get(name)}


def side_by_side(before: Version, after: Version) -> list[Beside]:
    """Every part that either version has, in the order of the report."""
    labels = dict.fromkeys([*_order(before.texts, after.texts)])
    return [Beside(label, *compared(before.texts.get(label, ""), after.texts.get(label, ""))) for label in labels]


def _order(*texts: dict[str, str]) -> Iterator[str]:
    columns: Any = AnnualReport._meta
    names = [str(columns.get_field(name).verbose_name) for name in WRITTEN]
    for label in (names[0], *CHAPTERS.values(), *names[1:]):
        if any(label in one for one in texts):
            yield label


def compared(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Two texts in pieces: what both have, what only the one and only the other has. Put together, each is its text."""
    one, other = CLAUSE.findall(before), CLAUSE.findall(after)
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, one, other).get_opcodes():
        gone, new = "".join(one[a:b]), "".join(other[c:d])
        left += [Piece(Kind.SAME if tag == "equal" else Kind.GONE, gone)] if gone else []
        right += [Piece(Kind.SAME if tag == "equal" else Kind.NEW, new)] if new else []
    return tuple(left), tuple(right)
