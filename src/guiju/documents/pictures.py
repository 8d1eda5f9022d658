"""Pictures as Word can hold them: SVG drawn to PNG."""

from datetime import UTC, datetime

from guiju.documents.blocks import Picture
from guiju.documents.signs import check_text, drawn_text
from guiju.documents.typesetting import typeset

_DRAWING = b'#set page(width: auto, height: auto, margin: 0pt)\n#image("picture.svg")'


def png(picture: Picture) -> bytes:
    """The picture as PNG, SVG drawn at `PIXELS_PER_INCH`.

    ValueError when the SVG cannot be read; SignMissing when it has words that no font can show.
    """
    if picture.is_png:
        return picture.image
    check_text(drawn_text(picture))
    return typeset({"main": _DRAWING, "picture.svg": picture.image}, "png", datetime(2000, 1, 1, tzinfo=UTC))
