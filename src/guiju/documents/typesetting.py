"""The one call to Typst: files in memory, the fonts at hand, the same bytes for the same input."""

from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import typst

from guiju.documents.fonts import installed

PIXELS_PER_INCH = 200


def typeset(files: dict[str, bytes], kind: Literal["pdf", "png"], made: datetime) -> bytes:
    """What Typst makes of ``main`` among ``files``, dated ``made``; ValueError when a picture cannot be read."""
    source: Any = files  # Typst takes a dict of files, which its type hints leave out
    root = str(Path(__file__).parent)  # a picture may name other files: let it reach nothing but this folder
    try:
        return typst.compile(
            source, root=root, font_paths=installed(), format=kind, ppi=PIXELS_PER_INCH, timestamp=made
        )
    except RuntimeError as error:  # TypstError, or its bare parent when the message would quote a broken PNG
        raise ValueError("无法排版：文中有图片已损坏，或者引用了其他文件；请更换图片。") from error
