"""Lots: a draw that nobody can steer and anybody can repeat, with no more than SHA-256.

Four things in this order. The *frame*, a line ``key TAB stratum`` for each thing that may be drawn, sorted by key, is closed:
its SHA-256 is the frame's digest. With it a *commitment* is handed out, the SHA-256 of a secret that the machine holds. Then a
*public number* comes about that was named beforehand: the machine does not know it when it commits, and whoever brings it does
not know the secret. Only then the secret is shown, and the seed is the SHA-256 of ``digest:secret:number``.

The ticket of a key is the SHA-256 of ``seed:key``; the smallest tickets of each stratum are drawn. Text is UTF-8, digests are
64 small hexadecimal digits, a line ends with a line feed. (The shape is the commit and reveal of RFC 3797 and its successors.)
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

FRAME_CHANGED = "目录的摘要与固定目录时公布的不符：目录在固定以后被改动过。"
DIGITS = re.compile(r"[0-9A-Za-z]+")


class Size(StrEnum):
    """How many are drawn: so many of all, so many of each stratum, or a share of each."""

    ALL = "all"
    EACH = "each"
    SHARE = "share"


@dataclass(frozen=True, order=True)
class Lot:
    """One thing that may be drawn: its ``key``, which tells it without naming it, and the stratum it lies in."""

    key: str
    stratum: str

    def __str__(self) -> str:
        return f"{self.key}\t{self.stratum}"


@dataclass(frozen=True)
class Drawn:
    """A lot with its place among those drawn (from 1, over all strata) and its ticket."""

    place: int
    lot: Lot
    ticket: str

    def __str__(self) -> str:
        return f"{self.place}\t{self.lot}\t{self.ticket}"


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def framed(lots: Iterable[Lot]) -> str:
    """The frame as a text, whatever the order in which the lots come. Raises ValueError where a key stands twice."""
    lines = sorted(lots)
    if len({lot.key for lot in lines}) < len(lines):
        raise ValueError("a key stands twice in the frame")
    return "".join(f"{lot}\n" for lot in lines)


def read(frame: str) -> list[Lot]:
    """The lots of a frame. Raises ValueError for a text that is none."""
    lines = (line.split("\t") for line in frame.splitlines())
    return [Lot(key, stratum) for key, stratum in lines]


def read_drawn(drawn: str) -> list[Drawn]:
    """Those drawn, as a draw has taken them down."""
    lines = (line.split("\t") for line in drawn.splitlines())
    return [Drawn(int(place), Lot(key, stratum), ticket) for place, key, stratum, ticket in lines]


def number(text: str) -> str:
    """A public number as it is reckoned with: its digits and letters in order, without blanks and signs between them."""
    return "".join(DIGITS.findall(text))


def seed(frame: str, secret: str, public: str) -> str:
    return sha256(f"{sha256(frame)}:{secret}:{number(public)}")


def ticket(seed: str, key: str) -> str:
    return sha256(f"{seed}:{key}")


def ranked(lots: Iterable[Lot], seed: str) -> list[tuple[str, Lot]]:
    """Every lot with its ticket, the smallest first: whoever falls out is followed by the next of the stratum."""
    return sorted((ticket(seed, lot.key), lot) for lot in lots)


def select(lots: Collection[Lot], seed: str, size: Size, amount: int) -> list[Drawn]:
    """Those drawn, in the order of their tickets: ``amount`` of all, of each stratum, or in a hundred of each, rounded up."""
    left = dict(_shares(lots, size, amount))
    taken = []
    for drawn, lot in ranked(lots, seed):
        group = "" if size is Size.ALL else lot.stratum
        if left[group] > 0:
            left[group] -= 1
            taken.append((drawn, lot))
    return [Drawn(place, lot, drawn) for place, (drawn, lot) in enumerate(taken, 1)]


def _shares(lots: Collection[Lot], size: Size, amount: int) -> Iterator[tuple[str, int]]:
    if size is Size.ALL:
        yield "", amount
        return
    for stratum in {lot.stratum for lot in lots}:
        there = sum(lot.stratum == stratum for lot in lots)
        yield stratum, amount if size is Size.EACH else ceil(there * amount / 100)


@dataclass(frozen=True)
class Told:
    """A draw as it is handed out: all that somebody needs to make it again."""

    frame: str
    frame_digest: str
    commitment: str
    secret: str
    public: str
    seed: str
    size: str
    amount: int
    drawn: str

    def faults(self) -> list[str]:
        """What does not fit, in words; nothing where the same frame, secret and number give the same draw."""
        return list(self._faults())

    def _faults(self) -> Iterator[str]:
        try:
            lots = read(self.frame)
        except ValueError:
            yield "目录的格式不符：每行应为签号、制表符、单位。"
            return
        if framed(set(lots)) != self.frame:
            yield "目录没有按签号排序，或者有重复、空行。"
        if sha256(self.frame) != self.frame_digest:
            yield FRAME_CHANGED
        if sha256(self.secret) != self.commitment:
            yield "揭示的秘密数与事先公布的承诺不符：秘密数被换过。"
        if seed(self.frame, self.secret, self.public) != self.seed:
            yield "种子不是由目录摘要、秘密数和公开数字得出的。"
        if self.size not in set(Size):
            yield "没有这种抽取方式。"
        elif self._again(lots) != self.drawn:
            yield "按公布的种子重新抽取，结果与公布的抽中案卷不符。"

    def _again(self, lots: list[Lot]) -> str:
        return "".join(f"{one}\n" for one in select(lots, self.seed, Size(self.size), self.amount))
