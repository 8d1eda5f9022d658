"""Pages without text, read by a program that recognises signs in pictures, where the office has one.

Any program will do that takes a picture (PNG) on its standard input and writes the text in it on its standard output:
``GUIJU_OCR`` names it with its arguments; empty, none is used. Where nothing is said, tesseract is, if it is there with its
data for simplified Chinese (Debian: tesseract-ocr, tesseract-ocr-chi-sim).
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import time
from collections.abc import Sequence
from functools import lru_cache

from guiju import bounded
from guiju.programs import told

SECONDS, MEGABYTES = 60, 1500
"""For all pages of one file, of the processor; a page takes some 3. Pages that are left over are told as unread."""
_EACH = 30  # seconds by the clock for one page
_SHARP = 300  # dots per inch at which a page is drawn
_TESSERACT = "tesseract stdin stdout -l chi_sim --psm 6"
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_CHINESE, _LEAST = re.compile("[\u4e00-\u9fff]"), 2
"""With fewer Chinese characters it is a line or a speck that was taken for signs."""
_PARTED = re.compile(
    r"(?<=[\u4e00-\u9fff，。、；：（）“”《》]) (?=[\u4e00-\u9fff，。、；：（）“”《》\d])|(?<=\d) (?=[\u4e00-\u9fff])"
)


def is_picture(content: bytes) -> bool:
    return content.startswith((_PNG, _JPEG))


def program() -> list[str]:
    """The program with its arguments; [] where the office has none."""
    named = os.environ.get("GUIJU_OCR")
    if named is not None:
        return shlex.split(named)
    return shlex.split(_TESSERACT) if _knows_chinese(shutil.which("tesseract")) else []


@lru_cache(maxsize=4)
def _knows_chinese(tesseract: str | None) -> bool:
    return tesseract is not None and b"chi_sim" in told([tesseract, "--list-langs"], b"", 10)


def recognised(content: bytes, pages: Sequence[int]) -> dict[int, str]:
    """The text of the pages (from 1) of a PDF or of a picture, of those in which there is some."""
    if not pages or not (said := program()):
        return {}
    try:
        return bounded.run(_recognised, content, list(pages), said, seconds=SECONDS, megabytes=MEGABYTES)
    except bounded.Exceeded:
        return {}


def _recognised(content: bytes, pages: list[int], said: list[str]) -> dict[int, str]:
    began, found = time.monotonic(), {}
    for page in pages:
        if time.monotonic() - began > SECONDS:
            break
        picture = content if is_picture(content) else _drawn(content, page)
        text = told(said, picture, _EACH).decode("utf-8", "replace")
        lines = [_PARTED.sub("", line.strip()) for line in text.split("\n")]
        if len(_CHINESE.findall("".join(lines))) >= _LEAST:
            found[page] = "\n".join(line for line in lines if line)
    return found


def _drawn(content: bytes, page: int) -> bytes:
    import pdfplumber

    out = io.BytesIO()
    with pdfplumber.open(io.BytesIO(content), pages=[page]) as document:
        document.pages[0].to_image(resolution=_SHARP).original.convert("L").save(out, "PNG")
    return out.getvalue()
