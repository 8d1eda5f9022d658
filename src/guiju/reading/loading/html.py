"""Web pages: the report's own text without scripts, navigation, share bars and other furniture; its fields kept.

Deleted, struck and hidden words are left out, tables are laid by their spans; what is left out is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as markup

from ..grids import Laying
from . import raised
from .refusal import Unreadable
from .written import Written

MOST_TAGS = 200_000
"""Tags of a page: a report's page has some 2,000 to 20,000, one that Word saved 100,000."""
MOST_DEPTH = 250
"""Elements within elements: the pages of all published reports stay below 60."""
_SILENT = "script style noscript nav header footer aside form iframe object embed svg button select template head"
_DROPPED = frozenset(_SILENT.split(" "))
_FURNITURE = re.compile(
    r"nav|menu|share|foot|bread|crumb|sidebar|copyright|toolbar|qrcode|friend|search|pager|print|bdshare|weizhi|location|"
    r"position|login|banner|related|recommend",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display:none|visibility:(?:hidden|collapse)|mso-hide:all|font-size:0(?:px|pt|em|%)?(?:;|$)")
_STRUCK = re.compile(r"text-decoration(?:-line)?:[^;]*line-through")
_LIFTED = re.compile(r"vertical-align:super")
_OWN_LINE = (
    "p div section article table tr ul ol li h1 h2 h3 h4 h5 h6 br hr dl dt dd blockquote center pre main caption td th"
)
_BLOCKS = frozenset(_OWN_LINE.split(" "))
_METAS = {"articletitle": "标题", "pubdate": "发布时间", "contentsource": "来源", "sitename": "网站"}
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ATTACHED = re.compile(r"\.(?:docx?|wps|pdf|xlsx?|et|ofd|rar|zip)(?:[?#]|$)", re.IGNORECASE)
_LONGEST_CELL = 300
"""Characters of a cell; a table with a longer one only lays out the page."""
_PICTURE = 150
"""Pixels of width: a smaller picture is an ornament."""


def html(source: str) -> tuple[Written, dict[str, str]]:
    """The text and the page's fields. Raises Unreadable where there is no page."""
    if source.count("<") > MOST_TAGS:
        raise Unreadable(f"网页的标签超过{MOST_TAGS}个，不予打开；请只保留正文再读。")
    try:
        page = markup.document_fromstring(re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", source.replace("\0", "")))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("网页里没有可读的内容。") from error
    if _depth(page) > MOST_DEPTH:
        raise Unreadable(f"网页的标签嵌套超过{MOST_DEPTH}层，不予打开；请只保留正文再读。")
    fields = dict(_fields(page))
    title = _title(page, fields)
    unread = _strip(page)
    body = _body(page)
    front = _front(page, body)
    written = Written()
    if title and title not in front and title not in _whole(body):
        written.line(title)
    written.line(front)
    for kind in unread:
        written.leave_out(kind)
    _Page(written).write(body)
    return written, fields


def _depth(page: Any) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _fields(page: Any) -> Iterator[tuple[str, str]]:
    for meta in page.iter("meta"):
        name = (meta.get("name") or "").lower()
        if name in _METAS and meta.get("content"):
            yield _METAS[name], meta.get("content").strip()


def _title(page: Any, fields: dict[str, str]) -> str:
    if fields.get("标题"):
        return fields["标题"]
    for tag in ("h1", "title"):
        found = page.find(f".//{tag}")
        if found is not None and (text := re.sub(r"\s+", " ", found.text_content()).strip()):
            return re.split(r"\s*[-_|—]{1,2}\s*(?=\S{2,20}$)", text)[0]
    return ""


def _strip(page: Any) -> list[str]:
    """Takes out furniture, what is hidden and what is struck, but never an element that holds most of the text. What of
    it had words of its own that are now unread."""
    whole = len(_CHINESE.findall(page.text_content()))
    unread = []
    for element in list(page.iter()):
        if element.getparent() is None:
            continue
        comment = not isinstance(element.tag, str)
        if comment or element.tag in _DROPPED:
            element.drop_tree()
            continue
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        kind = _unseen(element)
        if (kind or _FURNITURE.search(named)) and len(_CHINESE.findall(element.text_content())) * 3 < whole:
            if kind and re.search(r"\w", element.text_content()):
                unread.append(kind)
            element.drop_tree()
    return unread


def _unseen(element: Any) -> str:
    """Why a reader does not see an element: struck, hidden; "" where it is seen."""
    style = re.sub(r"\s", "", element.get("style") or "").lower()
    if element.tag in ("del", "s", "strike") or _STRUCK.search(style):
        return "struck"
    return "hidden" if "hidden" in element.attrib or _HIDDEN.search(style) else ""


def _body(page: Any) -> Any:
    """The innermost element that holds nearly all of the text outside links."""
    best, whole = page, _prose(page)
    while True:
        inner = max((child for child in best if isinstance(child.tag, str)), key=_prose, default=None)
        if (
            inner is None
            or inner.tag in ("p", "span", "font", "tr", "td", "th", "tbody")
            or _prose(inner) < 0.8 * whole
        ):
            return best
        best = inner


def _prose(element: Any) -> int:
    links = sum(len(_CHINESE.findall(link.text_content())) for link in element.iter("a"))
    return len(_CHINESE.findall(element.text_content())) - links


def _whole(element: Any) -> str:
    written = Written()
    _Page(written).write(element)
    return written.text


def _front(page: Any, body: Any) -> str:
    """What stands before the body: the title, the source, the day."""
    if body is page:
        return ""
    head, beginning = _whole(page), _whole(body)[:40]
    return head[: head.find(beginning)] if beginning in head else ""


class _Page:
    """An element being written down: a block a line, a table by its spans."""

    def __init__(self, written: Written) -> None:
        self._written = written
        self._pieces: list[tuple[str, bool]] = []

    def write(self, element: Any) -> None:
        self._element(element, is_raised=False)
        self._flush()

    def _flush(self) -> None:
        for line in _settled(self._pieces):
            self._written.line(line)
        self._pieces = []

    def _element(self, element: Any, *, is_raised: bool) -> None:
        if not isinstance(element.tag, str):
            return
        if element.tag == "table" and (laid := _laid(element)) is not None:
            self._flush()
            for caption in element.iterchildren("caption"):
                self.write(caption)
            self._written.table(laid.grid)
            for one in element.iter("img", "a"):
                self._say_unread(one)
            return
        self._say_unread(element)
        is_raised = is_raised or _is_raised(element)
        if element.tag in _BLOCKS:
            self._pieces.append(("\n", False))
        self._pieces.append((element.text or "", is_raised))
        for one in element:
            self._element(one, is_raised=is_raised)
            self._pieces.append((one.tail or "", is_raised))
        if element.tag in _BLOCKS:
            self._pieces.append(("\n", False))

    def _say_unread(self, element: Any) -> None:
        if element.tag == "img" and _width(element) >= _PICTURE:
            self._flush()
            self._written.leave_out("picture")
        if element.tag == "a" and _ATTACHED.search(element.get("href") or ""):
            self._written.leave_out("attached")


def _settled(pieces: list[tuple[str, bool]]) -> Iterator[str]:
    """The lines of pieces whose own line feeds mean nothing; "\n" alone is a break."""
    text = raised.joined((piece if piece == "\n" else re.sub(r"[\r\n\t ]+", " ", piece), up) for piece, up in pieces)
    for line in text.split("\n"):
        if line.strip():
            yield line.strip(" ")


def _is_raised(element: Any) -> bool:
    return element.tag == "sup" or bool(_LIFTED.search(re.sub(r"\s", "", element.get("style") or "").lower()))


def _width(image: Any) -> int:
    said = re.match(r"\d{1,5}", image.get("width") or "") or re.search(
        r"(?<!-)width:\s*(\d{1,5})px", image.get("style") or ""
    )
    return int(said[said.lastindex or 0]) if said else _PICTURE


def _laid(table: Any) -> Laying | None:
    """The table's cells by their spans; None where it only lays out the page."""
    if next(table.iterdescendants("table"), None) is not None:
        return None
    rows = list(table.iter("tr"))
    laid, widest = Laying(), 0
    for row in rows:
        laid.row()
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        widest = max(widest, len(cells))
        for cell in cells:
            text = _whole(cell).replace("\n", " ").replace("\t", " ").strip()
            if len(text) > _LONGEST_CELL:
                return None
            try:
                laid.cell(text, _span(cell, "colspan"), min(_span(cell, "rowspan"), len(rows)))
            except OverflowError as error:
                raise Unreadable("网页里的表格列数过多，不予打开；请只保留正文再读。") from error
    return laid if widest > 1 else None


def _span(cell: Any, name: str) -> int:
    said = (cell.get(name) or "").strip()
    return max(1, int(said)) if said.isascii() and said.isdigit() and len(said) < 6 else 1
