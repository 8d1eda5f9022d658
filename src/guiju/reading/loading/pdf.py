"""PDF files with text: pages, tables in place, lines joined again to paragraphs. A scan is said to be one."""

import io
import logging
import re
from collections.abc import Iterable, Iterator
from typing import Any

from .refusal import Unreadable

MOST_PAGES = 500
MOST_ON_PAGE = 4 * 1024 * 1024
"""Bytes of what draws one page: a page of text has some 20 KB, a drawn map some MB."""
MOST_GLYPHS = 500_000
"""Signs of all pages: a page has some 1,000."""
MOST_LINES = 20_000
"""Lines and boxes on a page, of which tables are made: a page full of table has some 500."""
_PAGE_NUMBER = re.compile(r"\s*[-—–~]?\s*第?\s*\d{1,4}\s*页?\s*(?:[/共]\s*\d{1,4}\s*页?)?\s*[-—–~]?\s*")
_CLOSED = re.compile(r"[。！？!?；;：:]\s*$")
_OPENS = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.、．](?!\d))")


def pdf(content: bytes) -> str:
    """The text of a PDF. Raises Unreadable where it is damaged, locked or a scan."""
    import pdfplumber

    from . import pdf_streams

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdf_streams.measured(), pdfplumber.open(io.BytesIO(content)) as document:
            if len(document.pages) > MOST_PAGES:
                raise Unreadable(f"PDF 有 {len(document.pages)} 页，上限为 {MOST_PAGES} 页，请拆分后再读。")
            pages = list(_pages(document))
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # pdfminer raises errors of many kinds on damaged files
        if isinstance(bound := _first(error), (Unreadable, MemoryError)):
            raise bound from error
        if "Password" in f"{type(error).__name__}{error.args!r}":
            raise Unreadable("PDF 加了密码，请去掉密码再读。") from error
        raise Unreadable("PDF 文件已损坏，打不开；请重新导出后再读。") from error
    text = "\n".join(paragraphs(line for page in pages for line in page))
    if len(re.findall(r"[\u4e00-\u9fff]", text)) < 20 * len(pages) ** 0.5:
        raise Unreadable("这是扫描件或图片，里面没有文字；请用文字识别软件转成文字后再读。")
    return text


def _first(error: BaseException) -> BaseException:
    """What pdfplumber wrapped."""
    inner = (
        error.__cause__ or error.__context__ or next((one for one in error.args if isinstance(one, Exception)), None)
    )
    return error if inner is None else _first(inner)


def _pages(document: Any) -> Iterator[list[str]]:
    glyphs = 0
    for page in document.pages:
        drawn = sum(len(stream.get_data()) for stream in page.page_obj.contents)
        _bound(drawn, MOST_ON_PAGE, f"第 {page.page_number} 页的绘制内容（字节）")
        glyphs += len(page.chars)
        _bound(glyphs, MOST_GLYPHS, "字符")
        _bound(len(page.lines) + len(page.rects) + len(page.curves), MOST_LINES, f"第 {page.page_number} 页的线条")
        yield _page(page)


def _bound(found: int, most: int, what: str) -> None:
    if found > most:
        raise Unreadable(f"PDF {what}超过 {most} 的上限，不予打开；请另行导出或者拆分后再读。")


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
