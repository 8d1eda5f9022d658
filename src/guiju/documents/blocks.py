"""What an official document is made of: blocks of spans, in frozen values that any renderer can read.

Text is plain text everywhere; nothing in it is markup. Where spans are wanted a ``str`` stands for one `Text`.
"""

import re
from dataclasses import dataclass
from datetime import date

# XML 1.0, section 2.2: what may not stand in a Word file (control characters, half surrogates, two non-characters).
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]+")
_NUMBER = re.compile(r"[+\-−±]?[0-9０-９][0-9０-９,，.\s]*[%％‰]?|[—–\-/]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text, bold or not."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads somewhere: a figure of a report to the page that proves it."""

    text: str
    href: str
    bold: bool = False


Span = Text | Link
Spans = tuple[Span, ...]
Inline = str | Spans


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (一、) to 4 (（1）); the text carries its own number."""

    level: int
    text: str

    def __post_init__(self) -> None:
        if self.level not in (1, 2, 3, 4):
            raise ValueError(f"标题层级应为 1 至 4，现为 {self.level}（GB/T 9704-2012）。")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of body text, its first line indented by two characters."""

    spans: Inline


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; ``numeric`` lists the columns (from 0) set to the right.

    None leaves it to the cells: a column in which every filled cell reads as a number is numeric.
    """

    header: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    caption: str = ""
    numeric: tuple[int, ...] | None = None

    def __post_init__(self) -> None:
        if not self.header:
            raise ValueError("表格至少应有一列。")
        for place, row in enumerate(self.rows, 1):
            if len(row) != len(self.header):
                raise ValueError(f"表格第 {place} 行有 {len(row)} 格，表头有 {len(self.header)} 格；各行格数应当一致。")

    def numeric_columns(self) -> frozenset[int]:
        """The columns given as numeric, else those in which every filled cell reads as a number."""
        if self.numeric is not None:
            return frozenset(self.numeric)
        columns = [[plain(row[column]).strip() for row in self.rows] for column in range(len(self.header))]
        return frozenset(
            place
            for place, cells in enumerate(columns)
            if any(cells) and all(_NUMBER.fullmatch(cell) for cell in cells if cell)
        )


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or SVG image; ``description`` is read out to those who cannot see it (by default the caption)."""

    image: bytes
    caption: str = ""
    description: str = ""

    def __post_init__(self) -> None:
        if not self.is_png and b"<svg" not in self.image[:2000]:
            raise ValueError("图片应为 PNG 或 SVG 格式。")

    @property
    def is_png(self) -> bool:
        return self.image.startswith(b"\x89PNG\r\n\x1a\n")


Block = Heading | Paragraph | Table | Picture


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex (附件): listed after the body by its title; printed on pages of its own when it has blocks."""

    title: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记 (7.4): who gets a copy (抄送, without the full stop), who printed it and when."""

    copied_to: str
    printed_by: str
    printed_on: date


@dataclass(frozen=True, slots=True)
class Document:
    """An official document (公文).

    ``number`` is 发文字号 (资政复〔2020〕3号), ``addressee`` 主送机关 without the colon, ``issuer`` and ``signed_on``
    the sign-off, ``footer_note`` 附注 (set in brackets under the date). ``signer`` is 签发人, of a paper that goes up: it
    stands beside the number, over the title. ``imprint`` is 版记, at the foot of the last page.
    """

    title: str
    number: str | None = None
    addressee: str | None = None
    blocks: tuple[Block, ...] = ()
    issuer: str | None = None
    signed_on: date | None = None
    annexes: tuple[Annex, ...] = ()
    footer_note: str | None = None
    signer: str | None = None
    imprint: Imprint | None = None


def clean(text: str) -> str:
    """The text as it can be printed: characters no XML file may hold are left out, every line break becomes a space."""
    return _UNPRINTABLE.sub("", _BREAKS.sub(" ", text))


def spans_of(inline: Inline) -> Spans:
    """The spans of a text, cleaned; those without text are left out."""
    whole: Spans = (Text(inline),) if isinstance(inline, str) else inline
    cleaned = (
        Link(clean(span.text), clean(span.href).strip(), span.bold)
        if isinstance(span, Link)
        else Text(clean(span.text), span.bold)
        for span in whole
    )
    return tuple(span for span in cleaned if span.text)


def plain(inline: Inline) -> str:
    """The bare text of spans, cleaned."""
    return "".join(span.text for span in spans_of(inline))


def is_web_address(href: str) -> bool:
    """Whether a link can be followed from paper or a file: http or https."""
    return href.lower().startswith(("http://", "https://"))


def chinese_date(day: date) -> str:
    """2021年2月22日: Arabic numerals, no leading zeros (GB/T 9704-2012, 7.3.5)."""
    return f"{day.year}年{day.month}月{day.day}日"
