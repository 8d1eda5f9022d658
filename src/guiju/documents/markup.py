r"""The light markup of official papers, as a lawyer edits it in a template (docs/documents.md explains it).

Header lines ``标题：`` ``文号：`` ``主送：`` ``落款：`` ``日期：`` ``附注：``, a blank line, then the body, one
paragraph a line.

- ``一、`` ``（一）`` ``1.`` ``（1）`` at the start of a line make a heading of level 1 to 4 when the line has at most
  40 characters, no ``。！？；``, does not end in ``：`` or ``，``, and has neither link nor bold text.
- ``[文字](地址)`` is a link, ``**文字**`` is bold; neither nests.
- Lines that start and end with ``|`` are the rows of a table, the first its header; a row of dashes is passed over.
  ``表：名称`` directly above is its caption.
- ``附件：名称`` starts an annex; what follows up to the next such line is its text.
- A backslash takes the character after it literally; at the start of a line it makes a plain paragraph of it.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from guiju.documents.blocks import Annex, Block, Document, Heading, Link, Paragraph, Span, Spans, Table, Text

_HEADERS = ("标题", "文号", "主送", "落款", "日期", "附注")
_HEADER = re.compile(r"(\w{2})\s*[：:]\s*(.*)")
_ANNEX = re.compile(r"附件\s*\d*\s*[：:]\s*(.+)")
_CAPTION = re.compile(r"表\s*[：:]\s*(.+)")
_RULE_CELL = re.compile(r":?-{3,}:?")
_DATE = re.compile(r"(\d{4})(?:年(\d{1,2})月(\d{1,2})日|-(\d{1,2})-(\d{1,2}))")
_CHINESE = "[一二三四五六七八九十百]+"
_LEVELS = (
    re.compile(rf"{_CHINESE}、"),
    re.compile(rf"[（(]{_CHINESE}[）)]"),
    re.compile(r"\d+[.．](?!\d)"),
    re.compile(r"[（(]\d+[）)]"),
)
_INLINE = re.compile(
    r"\\(?P<literal>.)"
    r"|\[(?P<text>(?:\\.|[^\\\[\]])+)\]\((?P<href>(?:\\.|[^\\()\s])+)\)"
    r"|\*\*(?P<bold>(?:\\.|[^\\*])+)\*\*"
)
_NONCHARACTERS = "".join(f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_NO_SIGN = re.compile(f"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}]")
"""Control signs, halves of surrogate pairs, noncharacters."""
_ESCAPE = re.compile(r"\\(.)")
_BEGINS = re.compile(rf"(?:{_CHINESE}|\d+)(?:$|[、.．）])|[、.．）：:\-－（附件表]")
"""How a text begins that could begin, or go on with, the mark of a heading, an annex, a caption or a rule in a table: it
may stand behind others that were filled in, or behind a bracket of the template's."""
_SPECIAL = re.compile(r"[\\\[\]()|*]")


class MarkupError(ValueError):
    """A text that cannot be read as a document; the sentence names the line, ``line`` counts it from 1 (0: none)."""

    def __init__(self, words: str, line: int = 0) -> None:
        super().__init__(f"第 {line} 行：{words}" if line else words)
        self.line = line


@lru_cache(maxsize=1)
def parse(markup: str) -> Document:
    """The document written in ``markup``; MarkupError names the line and what is wrong with it.

    Whoever is about to keep a paper asks twice: whether it can be set, and for its number.
    """
    lines = list(enumerate(markup.removeprefix("\ufeff").splitlines(), 1))
    while lines and not lines[0][1].strip():
        lines.pop(0)
    blank = next((place for place, (_, line) in enumerate(lines) if not line.strip()), len(lines))
    header = _header(lines[:blank])
    body, annexes = _sections(lines[blank:])
    return Document(
        title=header["标题"],
        number=header.get("文号"),
        addressee=header.get("主送"),
        blocks=body,
        issuer=header.get("落款"),
        signed_on=_day(header["日期"], _place(lines, "日期")) if "日期" in header else None,
        annexes=annexes,
        footer_note=header.get("附注"),
    )


def hold(markup: str) -> Document:
    """``parse``, for a paper that is to be kept: MarkupError too for a sign that no font, and no file, can ever show."""
    for place, line in enumerate(markup.splitlines(), 1):
        if found := _NO_SIGN.search(line):
            before = _unescape(line[max(found.start() - 8, 0) : found.start()])
            where = f"“{before}”之后" if before else "开头"
            raise MarkupError(f"{where}有不能印出的字符（编码 {ord(found[0]):X}），请删去。", place)
    return parse(markup)


def inline(text: str) -> Spans:
    """The spans of one line: links, bold text, and plain text between them."""
    spans: list[Span] = []
    bare = ""
    end = 0
    for match in _INLINE.finditer(text):
        bare += text[end : match.start()]
        end = match.end()
        if match["literal"]:
            bare += match["literal"]
            continue
        spans += [Text(bare)] if bare else []
        bare = ""
        spans.append(
            Text(_unescape(match["bold"]), bold=True)
            if match["bold"]
            else Link(_unescape(match["text"]), _unescape(match["href"]))
        )
    bare += text[end:]
    return (*spans, Text(bare)) if bare else tuple(spans)


def escape(value: object) -> str:
    """A value for a template, so that it comes out as it stands: no link, table, heading or new line is made of it."""
    text = _SPECIAL.sub(r"\\\g<0>", " ".join(str(value).split()))
    return "\\" + text if _BEGINS.match(text) else text


def _header(lines: Iterable[tuple[int, str]]) -> dict[str, str]:
    """What the header lines say, by their names; a name without text is as if it were not there."""
    found: dict[str, str] = {}
    for place, line in lines:
        match = _HEADER.fullmatch(line.strip())
        if not match or match[1] not in _HEADERS:
            raise MarkupError(f"文首只能写“{'：”“'.join(_HEADERS)}：”，正文前应空一行。", place)
        if match[1] in found:
            raise MarkupError(f"“{match[1]}：”写了两次。", place)
        found[match[1]] = _unescape(match[2])
    if not found.get("标题"):
        raise MarkupError("文首应有“标题：”一行，并写明标题。")
    return {name: text for name, text in found.items() if text}


def _place(lines: Iterable[tuple[int, str]], name: str) -> int:
    return next(place for place, line in lines if line.strip().startswith(name))


def _day(text: str, place: int) -> date:
    match = _DATE.fullmatch(text)
    try:
        if match:
            return date(*(int(part) for part in match.groups() if part))
    except ValueError:
        raise MarkupError(f"“日期：”所写的“{text}”不存在。", place) from None
    raise MarkupError(f"“日期：”所写的“{text}”无法识别；应写作 2021年2月22日。", place)


def _sections(lines: Iterable[tuple[int, str]]) -> tuple[tuple[Block, ...], tuple[Annex, ...]]:
    """The body, and the annexes with the lines that follow each."""
    titles: list[str] = []
    parts: list[list[tuple[int, str]]] = [[]]
    for place, line in lines:
        if match := _ANNEX.fullmatch(line.strip()):
            titles.append(_unescape(match[1]))
            parts.append([])
        else:
            parts[-1].append((place, line.strip()))
    body, *rest = (tuple(_blocks(part)) for part in parts)
    return body, tuple(Annex(title, blocks) for title, blocks in zip(titles, rest, strict=True))


def _blocks(lines: list[tuple[int, str]]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        caption = _CAPTION.fullmatch(lines[at][1])
        first = at + 1 if caption else at
        end = first
        while end < len(lines) and _is_row(lines[end][1]):
            end += 1
        if end > first:
            yield _table(lines[first:end], _unescape(caption[1]) if caption else "")
            at = end
            continue
        if line := lines[at][1]:
            yield _paragraph(line)
        at += 1


def _is_row(line: str) -> bool:
    return len(line) > 1 and line[0] == "|" and line[-1] == "|" and _cells(line)[-1] == ""


def _cells(line: str) -> list[str]:
    """What stands between the bars of a row (a bar after a backslash is text), with the rest behind the last bar."""
    cells = [""]
    for mark in re.findall(r"\\.|.", line[1:]):
        if mark == "|":
            cells.append("")
        else:
            cells[-1] += mark
    return [cell.strip() for cell in cells]


def _table(lines: list[tuple[int, str]], caption: str) -> Table:
    rows = [(place, _cells(line)[:-1]) for place, line in lines]
    rows = [(place, row) for place, row in rows if not all(_RULE_CELL.fullmatch(cell) for cell in row)]
    if not rows:
        raise MarkupError("表格没有内容。", lines[0][0])
    width = len(rows[0][1])
    for place, row in rows:
        if len(row) != width:
            raise MarkupError(f"这一行有 {len(row)} 格，表头有 {width} 格；各行格数应当一致。", place)
    header, *body = (tuple(inline(cell) for cell in row) for _, row in rows)
    return Table(header, tuple(body), caption)


def _paragraph(line: str) -> Block:
    spans = inline(line)
    if len(spans) == 1 and isinstance(spans[0], Text) and not spans[0].bold:
        text = spans[0].text
        level = next((level for level, pattern in enumerate(_LEVELS, 1) if pattern.match(line)), 0)
        if level and len(text) <= 40 and not re.search("[。！？；]|[：，]$", text):
            return Heading(level, text)
    return Paragraph(spans)


def _unescape(text: str) -> str:
    return _ESCAPE.sub(r"\1", text)
