"""The words of a law file: Markdown, plain text (UTF-8 or GB18030) or Word."""

from pathlib import Path
from zipfile import BadZipFile

from guiju.law.errors import NotALaw


def words_of(path: Path) -> str:
    """All lines of the file. Raises NotALaw where it cannot be read or is empty."""
    suffix = path.suffix.lower()
    if suffix not in (".md", ".txt", ".docx"):
        raise NotALaw(f"{path.name} 的格式不支持，请用 .md、.txt 或 .docx")
    try:
        words = _word(path) if suffix == ".docx" else _plain(path)
    except OSError as fault:
        raise NotALaw(f"{path.name} 打不开：{fault.strerror or fault}") from fault
    if not words.strip():
        raise NotALaw(f"{path.name} 是空的")
    return words


def _plain(path: Path) -> str:
    raw = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotALaw(f"{path.name} 不是 UTF-8 或 GB18030 编码的文本")


def _word(path: Path) -> str:
    from docx import Document  # here: each start of a command would wait for what few ever read
    from docx.opc.exceptions import PackageNotFoundError

    try:
        return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as fault:
        raise NotALaw(f"{path.name} 不是可读的 Word 文件(.docx)") from fault
