"""Whether a file is a Word document that may serve as a template: nothing that runs, nothing from elsewhere, no bomb.

A .docx is a zip of XML parts (ECMA-376). What is looked at is the package as it stands, before any part of it is read by a
library: a part is parsed without entities, and its size is known before it is unpacked.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

LARGEST = 5 * 1024 * 1024
"""Bytes of a template."""
UNPACKED = 40 * 1024 * 1024
"""Bytes of all its parts."""
MOST_PARTS = 400
MOST_TIMES = 200
"""How many times its packed size a part of more than ``SMALL`` bytes may have: written text does not shrink further."""
SMALL = 100_000
DOCUMENT = "word/document.xml"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RUNS = re.compile(r"vbaProject|vbaData|macros?/|activeX|\.bin$|/embeddings/|oleObject|\.(?:exe|dll|js|vbs|ps1)$", re.I)
REACHES_OUT = re.compile(
    r"\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|MACROBUTTON)\b", re.I
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def faults(content: bytes) -> list[str]:
    """All that is wrong with it, in Chinese; empty where it is sound."""
    if len(content) > LARGEST:
        return [f"模板有{len(content) // 1024 // 1024}MB，超过{LARGEST // 1024 // 1024}MB：请删去图片或者压缩。"]
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            wrong = list(_package(package))
            return wrong or list(_parts(package))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        return ["不是Word文档（.docx），或者文件已经损坏：请在Word中“另存为”.docx。"]


def _package(package: zipfile.ZipFile) -> Iterator[str]:
    """What its table of contents gives away."""
    entries = package.infolist()
    names = [entry.filename for entry in entries]
    if DOCUMENT not in names or "[Content_Types].xml" not in names:
        yield "不是Word文档（.docx）：缺少正文部分。"
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > UNPACKED:
        yield f"文件解开后过大（超过{UNPACKED // 1024 // 1024}MB或者{MOST_PARTS}个部分），不予接收。"
    elif any(e.file_size > SMALL and e.file_size > MOST_TIMES * max(e.compress_size, 1) for e in entries):
        yield "文件中有异常压缩的内容，不予接收。"
    if len(set(names)) < len(names) or any(name.startswith("/") or ".." in name.split("/") for name in names):
        yield "文件内部的名称重复或者越界，不予接收。"
    if any(entry.flag_bits & 1 for entry in entries):
        yield "文件设有密码：请取消密码后再载入。"
    if running := [name for name in names if RUNS.search(name)]:
        yield f"文件含有宏、控件或者嵌入对象（{running[0]}）：请另存为不含宏的.docx，删去嵌入对象。"


def _parts(package: zipfile.ZipFile) -> Iterator[str]:
    for name in package.namelist():
        if not name.endswith((".xml", ".rels")):
            continue
        xml = package.read(name)
        if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or xml[:2] in (b"\xff\xfe", b"\xfe\xff"):
            yield f"{name}含有实体声明或者不是UTF-8，不予接收。"
            continue
        try:
            root = etree.fromstring(xml, _parser())
        except etree.XMLSyntaxError:
            yield f"{name}不是完好的XML，文件已经损坏。"
            continue
        yield from _part(name, root)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _part(name: str, root: etree._Element) -> Iterator[str]:
    if name == "[Content_Types].xml":
        kinds = {one.get("PartName"): one.get("ContentType") for one in root}
        if kinds.get(f"/{DOCUMENT}") != MAIN:
            yield "不是普通的Word文档（可能是启用宏的文档或者Word模板）：请另存为.docx。"
    elif name.endswith(".rels"):
        for one in root:
            if one.get("TargetMode") == "External":
                yield f"文件引用外部内容“{(one.get('Target') or '')[:60]}”：请删去外部链接、链接的图片和所附的模板。"
    else:
        yield from _fields(root)


def _fields(root: etree._Element) -> Iterator[str]:
    said = "".join(field.text or "" for field in root.iter(f"{_W}instrText"))
    said += " ".join(field.get(f"{_W}instr") or "" for field in root.iter(f"{_W}fldSimple"))
    if (found := REACHES_OUT.search(said)) is not None:
        yield f"文件含有会读取外部内容的域“{found.group()}”：请删去。"
    if "{{" in said or "{%" in said:
        yield "域代码中不得写模板的名称：请写在正文里。"
    if next(root.iter(f"{_W}altChunk"), None) is not None:
        yield "文件嵌入了另一份文档：请把内容粘贴到正文里。"
