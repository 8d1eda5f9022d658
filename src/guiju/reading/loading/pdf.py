"""PDF files with text: pages, tables in place, lines joined again to paragraphs. A scan is said to be one."""

import io
import logging
import re
from collections.abc import Iterable, Iterator
from typing import Any

from .refusal import Unreadable

_MOST_PAGES = 500
_PAGE_NUMBER = re.compile(r"\s*[-—–~]?\s*第?\s*\d{1,4}\s*页?\s*(?:[/共]\s*\d{1,4}\s*页?)?\s*[-—–~]?\s*")
_CLOSED = re.compile(r"[。！？!?；;：:]\s*$")
_OPENS = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.、．](?!\d))")


def pdf(content: bytes) -> str:
    """The text of a PDF. Raises Unreadable where it is damaged, locked or a scan."""
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            if len(document.pages) > _MOST_PAGES:
                raise Unreadable(f"PDF 有 {len(document.pages)} 页，上限为 {_MOST_PAGES} 页，请拆分后再读。")
            pages = [_page(page) for page in document.pages]
    except Unreadable:
        raise
    except Exception as error:  # pdfminer raises errors of many kinds on damaged files
        if "Password" in f"{type(error).__name__}{error.args!r}":
            raise Unreadable("PDF 加了密码，请去掉密码再读。") from error
        raise Unreadable("PDF 文件已损坏，打不开；请重新导出后再读。") from error
    text = "\n".join(paragraphs(line for page in pages for line in page))
    if len(re.findall(r"[\u4e00-\u9fff]", text)) < 20 * len(pages) ** 0.5:
        raise Unreadable("这是扫描件或图片，里面没有文字；请用文字识别软件转成文字后再读。")
    return text


def _page(page: Any) -> list[str]:
    """The lines of a page; a table's rows stand where the table stands."""
    tables = page.find_tables()
    boxes = [table.bbox for table in tables]
    prose = page.filter(lambda thing: not any(_inside(thing, box) for box in boxes)) if boxes else page
    lines = [(line["top"], line["text"]) for line in prose.extract_text_lines(return_chars=False)]
    for table in tables:
        rows = table.extract()
        lines += [(table.bbox[1] + place / 1000, _row(row)) for place, row in enumerate(rows)]
    page.close()
    return [text for _, text in sorted(lines, key=lambda line: line[0]) if not _PAGE_NUMBER.fullmatch(text)]


def _inside(thing: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    if thing.get("object_type") != "char":
        return False
    across, down = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(box[0] <= across <= box[2] and box[1] <= down <= box[3])


def _row(cells: Iterable[str | None]) -> str:
    return "\t".join((cell or "").replace("\n", "") for cell in cells) + "\t"


def paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Lines that a page broke are joined: a paragraph ends with its sentence, a short line or before a heading."""
    held, last, widest = "", "", 0
    for line in lines:
        short = len(last) < widest * 0.8
        if held and (short or _CLOSED.search(held) or _OPENS.match(line) or "\t" in held + line):
            yield held
            held = ""
        held += line
        last, widest = line, max(widest, len(line))
    if held:
        yield held
