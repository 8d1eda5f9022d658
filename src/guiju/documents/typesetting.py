"""The calls to Typst: files in memory, the fonts at hand and no others, the same bytes for the same input."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import orjson
import typst

from guiju.documents.fonts import faces, installed

PIXELS_PER_INCH = 200
_FACES = Path(__file__).with_name("faces.typ").read_bytes()
_ROOT = str(Path(__file__).parent)  # a picture may name other files: let it reach nothing but this folder
_SIGNS = b"""#import "faces.typ": face
#set text(font: face("body"), fallback: false)
#for sign in json("signs.json") { box(sign) }"""


def typeset(files: dict[str, bytes], kind: Literal["pdf", "png"], made: datetime) -> bytes:
    """What Typst makes of ``main`` among ``files``, dated ``made``; ValueError when a picture cannot be read."""
    try:
        return _compiled(files, format=kind, ppi=PIXELS_PER_INCH, timestamp=made)
    except RuntimeError as error:  # TypstError, or its bare parent when the message would quote a broken PNG
        raise ValueError("无法排版：文中有图片已损坏，或者引用了其他文件；请更换图片。") from error


def can_print(signs: str) -> bool:
    """Whether the fonts at hand have a shape for each of these signs: in PDF/A Typst refuses the empty box."""
    files = {"main": _SIGNS, "signs.json": orjson.dumps(list(signs))}
    try:
        _compiled(files, format="pdf", pdf_standards="a-2b", timestamp=datetime(2000, 1, 1, tzinfo=UTC))
    except typst.TypstError:
        return False
    return True


def _compiled(files: dict[str, bytes], **options: Any) -> bytes:
    source: Any = {**files, "faces.typ": _FACES, "faces.json": orjson.dumps(faces())}  # its type hints leave a dict out
    made: bytes = typst.compile(source, root=_ROOT, font_paths=installed(), **options)
    return made
