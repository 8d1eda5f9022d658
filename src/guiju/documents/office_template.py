"""An office's own Word template (docxtpl): checked when it is loaded, filled in when a paper is made.

The same template with the same values gives the same bytes, so that a digest of them can be kept.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateError
from lxml import etree

from guiju.documents import office_file
from guiju.documents.office_words import Read, Sandbox, TooLong, read
from guiju.documents.packing import packed

_EPOCH = datetime(2000, 1, 1)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
"""What docxtpl fills in besides the text."""


class NotMade(Exception):
    """A template that cannot be filled in; the sentence says why."""


@dataclass(frozen=True)
class Checked:
    """``faults``: why it may not be used. ``names``: what it uses. ``always``: what it uses whatever the case."""

    faults: tuple[str, ...]
    names: frozenset[str] = frozenset()
    always: frozenset[str] = frozenset()


def check(content: bytes, specimen: Mapping[str, Any], required: Sequence[tuple[str, ...]] = ()) -> Checked:
    """Everything that is wrong with a template, at once. ``required``: of each group one name must be used whatever the case."""
    if wrong := office_file.faults(content):
        return Checked(tuple(wrong))
    found = Read()
    try:
        for source in _sources(content):
            read(source, specimen, found)
    except Exception:  # whatever a library stumbles over in a file from outside is a fault of the file
        return Checked(("文件不能作为Word文档打开：请在Word中另存为.docx后再载入。",))
    for group in required:
        if not found.always & set(group):
            words = "”或者“".join(group)
            found.faults.append(f"缺少“{words}”：法律要求文书载明的内容不得省略，也不得放在取舍（if）之内。")
    if not found.faults:
        try:
            found.faults += _unprinted(content, specimen, required)
        except NotMade as error:
            found.faults.append(f"用样例填写失败：{error}")
    return Checked(tuple(found.faults), frozenset(found.names), frozenset(found.always))


def _unprinted(content: bytes, specimen: Mapping[str, Any], required: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """The names required that no reader of the filled-in specimen sees. Raises NotMade."""
    marks = {name: f"M{n}M" for n, name in enumerate(dict.fromkeys(name for group in required for name in group))}
    seen = _seen(render(content, _marked(specimen, marks)))
    for group in required:
        if not any(marks[name] in seen for name in group):
            words = "”或者“".join(group)
            yield f"“{words}”没有印出来：请写在可见的文字里，不用“{{{{r”“{{{{p”一类写法，不设为隐藏文字。"


def _marked(value: Any, marks: Mapping[str, str], path: str = "") -> Any:
    """The specimen with a mark in the place of each name that has one."""
    if isinstance(value, Mapping):
        return {key: _marked(inner, marks, f"{path}.{key}" if path else key) for key, inner in value.items()}
    if isinstance(value, list):
        return [_marked(inner, marks, path) for inner in value]
    return marks.get(path, value)


def _seen(content: bytes) -> str:
    """The text of a Word file that is not hidden: body, headers, footers and footnotes."""
    said = []
    with zipfile.ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            if re.fullmatch(r"word/(?:document|header\d*|footer\d*|footnotes)\.xml", name):
                for run in etree.fromstring(package.read(name)).iter(f"{_W}r"):
                    shown = run.find(f"{_W}rPr/{_W}vanish") is None
                    said += [text.text or "" for text in run.iter(f"{_W}t") if shown]
    return "".join(said)


def _sources(content: bytes) -> Iterator[str]:
    """The text of each part that docxtpl fills in, as it gives it to Jinja."""
    template: Any = DocxTemplate(BytesIO(content))
    template.init_docx()
    yield template.patch_xml(template.get_xml())
    for kind in (template.HEADER_URI, template.FOOTER_URI):
        for _, part in template.get_headers_footers(kind):
            yield template.patch_xml(template.get_part_xml(part))
    for part in template.docx.part.package.parts:
        if part.content_type.endswith(".footnotes+xml"):
            yield template.patch_xml(part.blob.decode())
    for name in _PROPERTIES:
        yield getattr(template.docx.core_properties, name) or ""


def render(content: bytes, values: Mapping[str, Any]) -> bytes:
    """The Word file that a checked template makes of plain ``values`` (words, and lists and mappings of them)."""
    template: Any = DocxTemplate(BytesIO(content))
    try:
        template.render(dict(values), Sandbox(), autoescape=True)
        facts = template.docx.core_properties
        facts.created = facts.modified = _EPOCH
        facts.last_modified_by = ""
        made = BytesIO()
        template.docx.save(made)
    except TooLong as error:
        raise NotMade(str(error)) from error
    except TemplateError as error:
        raise NotMade(f"{error.message or type(error).__name__}。") from error
    except MemoryError:  # of the process in which it is made: a bound
        raise
    except Exception as error:
        raise NotMade("填写后的文件不完好。") from error
    return packed(made.getvalue())
