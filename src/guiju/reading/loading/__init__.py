"""From a file, bytes or a text to the text of the report and the fields its page carries.

A text given as text is kept as it is, so that every offset counts its characters. HTML, Word and PDF give a text made
from them, one paragraph a line, cells of a table parted by tabs.
"""

from dataclasses import dataclass, field
from pathlib import Path

from .plain import decoded
from .refusal import Unreadable

LIMIT = 50 * 1024 * 1024
LONGEST = 1_000_000
"""Signs of a report's text, whatever it came in: the longest published one has some 60,000."""
_TOO_LARGE = f"文件过大，超过 {LIMIT // 2**20} MB 的上限，请拆分后再读。"
_WORD_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(slots=True)
class Loaded:
    """A report's text, the form it came in (text, html, word, pdf) and the fields found beside it."""

    text: str
    form: str = "text"
    fields: dict[str, str] = field(default_factory=dict)


def load(source: str | bytes | Path) -> Loaded:
    """The text of a report. Raises Unreadable with a sentence for the user."""
    if isinstance(source, Path):
        source = _file(source)
    loaded = _from_bytes(source) if isinstance(source, bytes) else _from_text(source)
    if not loaded.text.strip():
        raise Unreadable("没有文字内容：文件是空的。")
    if len(loaded.text) > LONGEST:
        raise Unreadable(f"报告正文超过{LONGEST // 10_000}万字，请拆分后再读。")
    return loaded


def _file(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LIMIT:
            raise Unreadable(_TOO_LARGE)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable("文件打不开：没有这个文件，请核对路径。") from error
    except OSError as error:
        raise Unreadable("文件打不开：请检查它是不是文件、有没有读取权限。") from error


def _from_text(text: str) -> Loaded:
    if len(text) > LIMIT:
        raise Unreadable(_TOO_LARGE)
    if _is_html(text[:2000]):
        from .html import html

        return Loaded(*html(text))
    return Loaded(text)


def _from_bytes(content: bytes) -> Loaded:
    if len(content) > LIMIT:
        raise Unreadable(_TOO_LARGE)
    if not content.strip():
        raise Unreadable("没有文字内容：文件是空的。")
    if content[:1024].lstrip().startswith(b"%PDF-"):
        from .pdf import pdf

        return Loaded(pdf(content), "pdf")
    if content.startswith(b"PK\x03\x04"):
        from .word import word

        return Loaded(word(content), "word")
    if content.startswith(_WORD_OLD):
        raise Unreadable("这是旧式 Word 文件（.doc）或加了密码的文件，请去掉密码并另存为 .docx 再读。")
    return _from_text(decoded(content))


def _is_html(head: str) -> bool:
    start = head.lstrip("\ufeff \t\r\n").lower()
    return start.startswith(
        ("<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<meta", "<table", "<!--", "<script", "<?xml")
    )


__all__ = ["LIMIT", "Loaded", "Unreadable", "load"]
