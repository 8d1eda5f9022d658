"""The streams of a PDF, decoded within a bound: pdfminer decodes whatever a stream swells to, filter upon filter.

Its decoders are held to a measure of what one document may come to; ``measured`` opens a new measure.
"""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import SimpleNamespace

from pdfminer import pdftypes

from .refusal import Unreadable

MOST_DECODED = 48 * 1024 * 1024
"""Bytes to which the streams of a document that are looked at may come, over all their filters: fonts, tables of objects,
pages. A report of 300 pages has some 15 MB; pictures are not looked at."""
_ROOM: ContextVar[list[int] | None] = ContextVar("room", default=None)


@contextmanager
def measured() -> Iterator[None]:
    """What is decoded within is held, in all, to ``MOST_DECODED``."""
    before = _ROOM.set([MOST_DECODED])
    try:
        yield
    finally:
        _ROOM.reset(before)


def _left() -> int:
    room = _ROOM.get()
    return MOST_DECODED if room is None else room[0]


def _took(length: int) -> None:
    left = _left() - length
    if left < 0:
        raise Unreadable(f"PDF 展开后的内容超过 {MOST_DECODED // 2**20} MB，可能是压缩炸弹，不予打开。")
    if (room := _ROOM.get()) is not None:
        room[0] = left


def _flate(data: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    content = unpacker.decompress(data, _left() + 1)
    _took(len(content))
    if not unpacker.eof:
        raise zlib.error("incomplete")
    return content


def _flate_damaged(data: bytes) -> bytes:
    """As much as there is of a stream that was cut or does not add up, sign by sign as pdfminer does it."""
    unpacker, content = zlib.decompressobj(), bytearray()
    for place in range(len(data)):
        try:
            piece = unpacker.decompress(data[place : place + 1])
        except zlib.error:
            if place < len(data) - 3:
                raise
            break
        _took(len(piece))
        content += piece
    return bytes(content)


def _runs(data: bytes) -> bytes:
    """RunLengthDecode (ISO 32000-1, 7.4.5)."""
    content, place = bytearray(), 0
    while place < len(data) and (length := data[place]) != 128:
        piece = data[place + 1 : place + 2 + length] if length < 128 else data[place + 1 : place + 2] * (257 - length)
        _took(len(piece))
        content += piece
        place += 2 + length if length < 128 else 2
    return bytes(content)


for _name, _bounded in (
    ("zlib", SimpleNamespace(decompress=_flate, decompressobj=zlib.decompressobj, error=zlib.error)),
    ("decompress_corrupted", _flate_damaged),
    ("rldecode", _runs),
):
    assert hasattr(pdftypes, _name), f"pdfminer decodes otherwise than by {_name}"
    setattr(pdftypes, _name, _bounded)
