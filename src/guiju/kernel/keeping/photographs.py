"""Photographs as they are given out: without what the camera wrote beside the picture, and small for a page.

A photograph is kept as it came in, for its digest stands in the ledger. Position, time, make and owner that a camera wrote
into it are personal data (个人信息保护法 arts. 6, 28), so that nobody is given them with the picture: the record says itself
where and when. Which way up it was taken stays with it.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TypeVar

from PIL import Image, ImageOps, UnidentifiedImageError

from guiju import bounded

T = TypeVar("T")
KINDS = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png"}
MEDIA_TYPES = frozenset(KINDS.values())
LARGEST = 12 * 1024 * 1024
MOST_PIXELS = 100_000_000
ACROSS = 320
"""The longer side of a small picture, in pixels."""

UNREADABLE = (
    *(UnidentifiedImageError, Image.DecompressionBombError, OSError, EOFError, SyntaxError, ValueError),
    *(struct.error, ArithmeticError, LookupError, TypeError),
)
"""What the reader of pictures raises, and what it trips over in pictures made to trip it."""

_AS_IT_IS = ("RGB", "RGBA", "L", "CMYK")
"""What can be made smaller before it is made a picture in three colours."""
_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_SCAN, _APP0, _APP2, _APP14, _APP15, _COMMENT = 0xDA, 0xE0, 0xE2, 0xEE, 0xEF, 0xFE
_OF_THE_PICTURE = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs"}
_ORIENTATION = 0x0112


class NoPicture(ValueError):
    """Content that cannot be shown as a photograph."""


SECONDS, MEGABYTES = 10, 600
"""For a picture of the most dots: 400 MB as they are, and half as much again to make it smaller."""


def held_to(content: bytes) -> None:
    """Raises NoPicture where the content is no whole picture, or one larger than any camera makes."""
    _apart(_held_to, content, MOST_PIXELS)


def small(content: bytes) -> bytes:
    """A JPEG for a page, the right way up. Raises NoPicture."""
    return _apart(_small, content)


def _apart(function: Callable[..., T], content: bytes, *given: int) -> T:
    """What a picture unpacks to is never held within the server."""
    try:
        return bounded.run(function, content, *given, seconds=SECONDS, megabytes=MEGABYTES)
    except bounded.Exceeded as stopped:
        raise NoPicture(f"不能打开：{stopped}") from stopped


def _held_to(content: bytes, most: int) -> None:
    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as picture:
            if picture.width * picture.height > most:
                raise NoPicture("照片的尺寸过大")
            picture.load()
    except UNREADABLE as error:
        raise error if isinstance(error, NoPicture) else NoPicture("不是完整的照片") from error


def bare(content: bytes) -> bytes:
    """The same picture, sign by sign, without what was written beside it. Raises NoPicture."""
    if content.startswith(_JPEG):
        return _JPEG + _way_up(content) + b"".join(_segments(content))
    if content.startswith(_PNG):
        return _PNG + b"".join(_chunks(content))
    raise NoPicture("不是 JPEG 或者 PNG 照片")


def _small(content: bytes) -> bytes:
    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as picture:
            picture.draft("RGB", (2 * ACROSS, 2 * ACROSS))
            made = picture if picture.mode in _AS_IT_IS else picture.convert("RGB")
            made.thumbnail(
                (ACROSS, ACROSS)
            )  # first of all: each further picture of the full size takes its memory again
            made = ImageOps.exif_transpose(made).convert("RGB")
            shown = BytesIO()
            # A copy of the dots alone: nothing else of the photograph comes along.
            Image.frombytes("RGB", made.size, made.tobytes()).save(shown, "JPEG", quality=80)
            return shown.getvalue()
    except UNREADABLE as error:
        raise NoPicture("不是完整的照片") from error


def _segments(content: bytes) -> Iterator[bytes]:
    """What stands before the picture, without the notes of cameras and programs; then the picture to its end."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:  # any number of these may stand before a marker
            at += 1
            continue
        if marker == _SCAN:
            yield _to_its_end(content, at)
            return
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if not _is_note(marker, content[at + 4 : end]):
            yield content[at:end]
        at = end
    raise NoPicture("不是完整的照片")


def _is_note(marker: int, said: bytes) -> bool:
    """Whether a segment is a note of a camera or a program, and says nothing of how the picture is to be read."""
    if marker == _APP2:
        return not said.startswith(b"ICC_PROFILE\0")
    return marker == _COMMENT or (_APP0 < marker <= _APP15 and marker != _APP14)


def _to_its_end(content: bytes, at: int) -> bytes:
    """The picture to the mark of its end: telephones append a second picture, or a film, with notes of its own."""
    end = content.find(b"\xff\xd9", at)
    return content[at : end + 2] if end >= 0 else content[at:]


def _chunks(content: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at + 12 <= len(content):
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        kind = content[at + 4 : at + 8]
        if kind in _OF_THE_PICTURE:
            yield content[at:end]
        if kind == b"IEND":
            return
        at = end
    raise NoPicture("不是完整的照片")


def _way_up(content: bytes) -> bytes:
    """A note of which way up the picture was taken, and of nothing else; "" where it needs none."""
    try:
        with Image.open(BytesIO(content), formats=("JPEG",)) as picture:
            turned = picture.getexif().get(_ORIENTATION, 1)
    except UNREADABLE:
        return b""
    if turned not in range(2, 9):
        return b""
    entry = _ORIENTATION.to_bytes(2, "big") + b"\0\x03" + b"\0\0\0\x01" + int(turned).to_bytes(2, "big") + b"\0\0"
    note = b"Exif\0\0" + b"MM\0*" + b"\0\0\0\x08" + b"\0\x01" + entry + b"\0\0\0\0"
    return b"\xff\xe1" + (len(note) + 2).to_bytes(2, "big") + note
