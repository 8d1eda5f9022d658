"""Word files for tests of office templates: sound ones, and such as somebody would send who means harm."""

import io
import zipfile
from collections.abc import Callable, Iterable

import docx

SPECIMEN = {
    "落款": "样例",
    "日期": "样例",
    "正文": [{"文字": "样例", "级别": "1"}],
    "事项": {"印发日期": "样例"},
    "当事人": [{"名称": "样例"}],
}
BODY = ("{%p for 段 in 正文 %}", "{{ 段.文字 }}", "{%p endfor %}", "{{ 落款 }}", "{{ 日期 }}")
REQUIRED = (("落款",), ("日期",), ("正文.文字",))


def word(*lines: str, header: str = "") -> bytes:
    """A Word file with a paragraph for each line."""
    made, file = docx.Document(), io.BytesIO()
    for line in lines:
        made.add_paragraph(line)
    if header:
        made.sections[0].header.paragraphs[0].text = header
    made.save(file)
    return file.getvalue()


def changed(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same package with one part changed, or added."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
        if name not in old.namelist():
            new.writestr(name, change(b""))
    return made.getvalue()


def lines_of(content: bytes) -> list[str]:
    return [one.text for one in docx.Document(io.BytesIO(content)).paragraphs if one.text]


def whole(lines: Iterable[str] = ()) -> bytes:
    """A template that says all that is required, and ``lines`` before it."""
    return word(*lines, *BODY)
