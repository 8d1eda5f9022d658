"""Web pages: the report's own text without scripts, navigation, share bars and other furniture; its fields kept."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as markup

from .refusal import Unreadable

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
_OWN_LINE = "p div section article table tr ul ol li h1 h2 h3 h4 h5 h6 br hr dl dt dd blockquote center pre"
_BLOCKS = frozenset(_OWN_LINE.split(" "))
_METAS = {"articletitle": "标题", "pubdate": "发布时间", "contentsource": "来源", "sitename": "网站"}
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def html(source: str) -> tuple[str, str, dict[str, str]]:
    """The text, ``"html"``, and the page's fields. Raises Unreadable where there is no page."""
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
    _strip(page)
    body = _body(page)
    head = "\n".join(_lines(page))
    text = "\n".join(_lines(body))
    if body is not page:
        front = head[: head.find(text[:40])] if text[:40] in head else ""
        text = front + text
    if title and title not in text:
        text = f"{title}\n{text}"
    return text, "html", fields


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


def _strip(page: Any) -> None:
    """Takes furniture out, but never an element that holds most of the text."""
    whole = len(_CHINESE.findall(page.text_content()))
    for element in list(page.iter()):
        if element.getparent() is None:
            continue
        comment = not isinstance(element.tag, str)
        name = "" if comment else f"{element.get('class') or ''} {element.get('id') or ''}"
        hidden = not comment and "display:none" in (element.get("style") or "").replace(" ", "").lower()
        small = comment or element.tag in _DROPPED or len(_CHINESE.findall(element.text_content())) * 3 < whole
        if (comment or element.tag in _DROPPED or hidden or _FURNITURE.search(name)) and small:
            element.drop_tree()


def _body(page: Any) -> Any:
    """The innermost element that holds nearly all of the text outside links."""
    best, whole = page, _prose(page)
    while True:
        inner = max((child for child in best if isinstance(child.tag, str)), key=_prose, default=None)
        if inner is None or inner.tag in ("p", "span", "font") or _prose(inner) < 0.8 * whole:
            return best
        best = inner


def _prose(element: Any) -> int:
    links = sum(len(_CHINESE.findall(link.text_content())) for link in element.iter("a"))
    return len(_CHINESE.findall(element.text_content())) - links


def _lines(element: Any) -> Iterator[str]:
    """The text, a block a line; cells of a row parted by tabs."""
    pieces: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        if event == "start":
            pieces += ["\n"] if node.tag in _BLOCKS else []
            pieces.append(re.sub(r"[\r\n\t ]+", " ", node.text or ""))
            continue
        pieces += ["\t"] if node.tag in ("td", "th") else ["\n"] if node.tag in _BLOCKS else []
        if node is not element:
            pieces.append(re.sub(r"[\r\n\t ]+", " ", node.tail or ""))
    for line in "".join(pieces).split("\n"):
        if line.strip():
            yield line.strip(" ")
