"""The one call to Typst: files in memory, the fonts at hand, the same bytes for the same input."""

from datetime import datetime
from typing import Any, Literal

import typst

from guiju.documents.fonts import installed

PIXELS_PER_INCH = 200


def typeset(files: dict[str, bytes], kind: Literal["pdf", "png"], made: datetime) -> bytes:
    """What Typst makes of ``main`` among ``files``, dated ``made``; ValueError when a picture cannot be read."""
    source: Any = files  # Typst takes a dict of files, which its type hints leave out
    try:
        return typst.compile(source, font_paths=installed(), format=kind, ppi=PIXELS_PER_INCH, timestamp=made)
    except RuntimeError as error:  # TypstError, or its bare parent when the message would quote a broken PNG
        raise ValueError(f"无法排版，请检查文中的图片：{error}") from None
