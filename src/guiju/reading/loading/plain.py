"""Bytes of a text file to text: UTF-8, UTF-16 with its mark, GB18030; anything else is refused, never guessed."""

import codecs
import re

from .refusal import Unreadable

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
# Characters without which no page of Chinese official prose goes by.
_COMMON = re.compile("[的一是在有和年法政行工作府治]")
_DAMAGED, _ANYHOW = 1000, 3
"""One byte in so many, and so many in any file, may be damaged where it is UTF-8 or GB18030 otherwise."""


def decoded(content: bytes) -> tuple[str, int]:
    """The text, and how many places of it are damaged and stand as U+FFFD. A byte order mark stays in it, so that offsets
    hold. Raises Unreadable."""
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if _is_prose(text, certain=encoding == "utf-8"):
            return text, 0
    for encoding in ("utf-8", "gb18030") if b"\0" not in content else ():
        text = content.decode(encoding, "replace")
        damaged = text.count("\ufffd")
        if damaged <= max(_ANYHOW, len(content) // _DAMAGED) and _is_prose(
            text.replace("\ufffd", ""), certain=encoding == "utf-8"
        ):
            return text, damaged
    if b"\0" in content[:4096]:
        raise Unreadable("这不是文字文件（二进制内容），只能读 txt、HTML、Word（.docx）、表格（.xlsx）和 PDF。")
    raise Unreadable("文字编码认不出来，请另存为 UTF-8 或 GB18030（GBK）再读。")


def _encodings(content: bytes) -> list[str]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ["utf-16"]
    named = _CHARSET.search(content[:2048])
    declared = [named[1].decode("ascii").lower()] if named and named[1].lower() in (b"big5", b"utf-16") else []
    return ["utf-8", *declared, "gb18030"]


def _is_prose(text: str, *, certain: bool) -> bool:
    """Bytes of another kind decode to controls and rare signs, not to prose."""
    head = text[:20000]
    if len(_CONTROL.findall(head)) * 200 > len(head):
        return False
    chinese = sum("\u4e00" <= glyph <= "\u9fff" for glyph in head)
    return certain or chinese < 50 or len(_COMMON.findall(head)) * 100 >= chinese
