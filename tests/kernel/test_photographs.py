"""Photographs: checked as pictures, several in one ask; kept whole, given out without what the camera wrote beside them."""

from __future__ import annotations

import resource
import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from guiju.kernel.declaring.photos import photos
from guiju.kernel.keeping import photographs

GPS, ORIENTATION, MAKE = 0x8825, 0x0112, 0x010F


def exif(turned: int = 1) -> Image.Exif:
    """What a telephone writes: its maker, which way up it was held, where it was."""
    told = Image.Exif()
    told[MAKE], told[ORIENTATION] = "Telephone", turned
    told.get_ifd(GPS).update({1: "N", 2: (25.0, 58.0, 24.0), 3: "E", 4: (113.0, 12.0, 20.0)})
    return told


def picture(kind: str = "JPEG", *, size: tuple[int, int] = (60, 40), turned: int = 1, **more: Any) -> bytes:
    made = BytesIO()
    image = Image.effect_noise(size, 60).convert("RGB")
    image.save(made, kind, exif=exif(turned), **more)
    return made.getvalue()


def dots(content: bytes) -> bytes:
    with Image.open(BytesIO(content)) as image:
        return image.convert("RGB").tobytes()


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("turned", [1, 6])
def test_a_photograph_goes_out_without_where_and_by_whom(kind: str, turned: int) -> None:
    taken = picture(kind, turned=turned)
    assert b"Telephone" in taken and Image.open(BytesIO(taken)).getexif().get_ifd(GPS)
    bare = photographs.bare(taken)
    told = Image.open(BytesIO(bare)).getexif()
    assert b"Telephone" not in bare and not told.get_ifd(GPS)
    assert dots(bare) == dots(taken)
    if kind == "JPEG":
        assert dict(told) == ({} if turned == 1 else {ORIENTATION: turned})


def test_what_is_appended_to_a_photograph_stays_behind() -> None:
    assert b"GPS of the film" not in photographs.bare(picture() + b"GPS of the film")
    noted = picture(comment=b"by Mr Zhang")
    assert b"by Mr Zhang" in noted and b"by Mr Zhang" not in photographs.bare(noted)


def test_a_small_picture_is_small_upright_and_bare() -> None:
    small = photographs.small(picture(size=(1200, 800), turned=6))
    with Image.open(BytesIO(small)) as image:
        assert (image.format, image.size, dict(image.getexif())) == ("JPEG", (213, 320), {})
    assert photographs.small(picture("PNG"))[:2] == b"\xff\xd8"


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"no picture", b"\xff\xd8\xff\xe1\x00\x00"]
)
def test_what_is_no_picture_is_not_given_out_as_one(content: bytes) -> None:
    for made in (photographs.bare, photographs.small):
        with pytest.raises(photographs.NoPicture):
            made(content)


ASK = photos("photos", most=2)


def test_several_are_told_in_one_ask() -> None:
    told = ASK.clean([("甲.jpg", picture()), ("乙.png", picture("PNG"))])
    assert [(name, kind) for name, _, kind in told] == [("甲.jpg", "image/jpeg"), ("乙.png", "image/png")]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([], "请上传现场照片"),
        ([("一.jpg", b"x")] * 3, "最多上传2张，现有3张"),
        ([("录音.txt", b"x")], "不是照片"),
        ([("假.jpg", picture("PNG"))], "内容与扩展名.jpg不符"),
        ([("残.jpg", picture()[:300])], "不是完整的照片"),
        ([("大.png", picture("PNG") + b"0" * photographs.LARGEST)], "超过12 MB"),
        ([("苹果.heic", b"x")], "格式不在允许之列"),
    ],
)
def test_what_is_no_photograph_is_refused_by_its_name(given: Any, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        ASK.clean(given)


def test_a_picture_larger_than_any_camera_s_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photographs, "MOST_PIXELS", 1000)
    with pytest.raises(ValidationError, match="尺寸过大"):
        ASK.clean([("大.png", picture("PNG"))])


def test_a_picture_of_a_few_bytes_that_unpacks_to_gigabytes_is_refused_and_takes_no_memory_here() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(photographs.NoPicture):
        photographs.held_to(_swelling(60_000, 60_000))
    photographs.held_to(_swelling(8_000, 8_000))
    assert photographs.small(_swelling(8_000, 8_000)).startswith(b"\xff\xd8")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000, "kilobytes"


def _swelling(across: int, down: int) -> bytes:
    """A PNG of noughts, four bytes a dot."""
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(1 + 4 * across)) for _ in range(min(down, 8_000))) + packer.flush()
    head = struct.pack("!IIBBBBB", across, down, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    made = (
        struct.pack("!I", len(said)) + kind + said + struct.pack("!I", zlib.crc32(kind + said)) for kind, said in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)
