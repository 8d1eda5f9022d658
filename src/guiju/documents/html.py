"""A document as a fragment of HTML: semantic, escaped throughout, with classes and without styles."""

import base64
from html import escape

from guiju.documents import layout
from guiju.documents.blocks import (
    Annex,
    Block,
    Document,
    Heading,
    Inline,
    Link,
    Paragraph,
    Picture,
    Span,
    Table,
    chinese_date,
    clean,
    spans_of,
)

_SCHEMES = ("http:", "https:", "mailto:", "tel:")


class Html(str):
    """HTML in which all that came from a document is escaped, for template engines that ask (``__html__``)."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def to_html(document: Document, *, top: int = 1) -> Html:
    """The document in one ``<article class="paper">``; its title is ``h<top>``, headings of level n are ``h<top + n>``.

    Links to web, mail and telephone addresses and within the site are kept; any other (``javascript:``) is plain text.
    """
    over = layout.over_title(document)
    parts = [_apart("paper-over", *over)] if over else []
    parts += [_line(f"h{top}", "paper-title", document.title)]
    parts += [_line("p", "paper-number", document.number)] if document.number and not over else []
    parts += [_line("p", "paper-addressee", f"{document.addressee}：")] if document.addressee else []
    parts += [_block(block, top) for block in document.blocks]
    parts += [_annex_list(document.annexes)] if document.annexes else []
    parts += [_sign_off(document)] if document.issuer or document.signed_on else []
    parts += [_line("p", "paper-note", f"（{document.footer_note}）")] if document.footer_note else []
    parts += [
        _annex(annex, layout.annex_label(place, len(document.annexes)), top)
        for place, annex in enumerate(document.annexes, 1)
        if annex.blocks
    ]
    lines = "".join(_apart("paper-imprint-line", *line) for line in layout.imprint_lines(document))
    parts += [f'<div class="paper-imprint">{lines}</div>'] if lines else []
    return Html('<article class="paper">\n' + "\n".join(parts) + "\n</article>")


def _apart(name: str, left: str, right: str) -> str:
    """A line with something at its left and something at its right."""
    return f'<p class="{name}"><span>{escape(left)}</span><span>{escape(right)}</span></p>'


def _line(tag: str, name: str, text: str) -> str:
    return f'<{tag} class="{name}">{escape(clean(text))}</{tag}>'


def _block(block: Block, top: int) -> str:
    match block:
        case Heading(level, text):
            return _line(f"h{min(top + level, 6)}", f"paper-heading-{level}", text)
        case Paragraph(spans):
            return f"<p>{_inline(spans)}</p>"
        case Table():
            return _table(block)
        case Picture():
            return _picture(block)


def _inline(inline: Inline) -> str:
    return "".join(_span(span) for span in spans_of(inline))


def _span(span: Span) -> str:
    text = f"<strong>{escape(span.text)}</strong>" if span.bold else escape(span.text)
    if isinstance(span, Link) and _is_safe(span.href):
        return f'<a href="{escape(span.href)}">{text}</a>'
    return text


def _is_safe(href: str) -> bool:
    """Whether an address is one of the site's own or of a known scheme; a colon before any slash makes a scheme."""
    scheme = href.split("/")[0].split("?")[0].split("#")[0]
    return bool(href) and (":" not in scheme or href.lower().startswith(_SCHEMES))


def _table(table: Table) -> str:
    numeric = table.numeric_columns()
    marks = [' class="numeric"' if column in numeric else "" for column in range(len(table.header))]
    caption = f"<caption>{escape(clean(table.caption))}</caption>\n" if table.caption else ""
    head = "".join(
        f'<th scope="col"{mark}>{_inline(cell)}</th>' for mark, cell in zip(marks, table.header, strict=True)
    )
    rows = "\n".join(
        "<tr>" + "".join(f"<td{mark}>{_inline(cell)}</td>" for mark, cell in zip(marks, row, strict=True)) + "</tr>"
        for row in table.rows
    )
    return (
        f'<table class="paper-table">\n{caption}<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table>'
    )


def _picture(picture: Picture) -> str:
    kind = "png" if picture.is_png else "svg+xml"
    source = f"data:image/{kind};base64,{base64.b64encode(picture.image).decode()}"
    caption = f"<figcaption>{escape(clean(picture.caption))}</figcaption>" if picture.caption else ""
    described = escape(clean(picture.description or picture.caption))
    return f'<figure class="paper-picture"><img src="{source}" alt="{described}">{caption}</figure>'


def _sign_off(document: Document) -> str:
    lines = [f'<span class="paper-issuer">{escape(clean(document.issuer))}</span>'] if document.issuer else []
    if day := document.signed_on:
        lines.append(f'<time datetime="{day.isoformat()}">{chinese_date(day)}</time>')
    return f'<p class="paper-sign-off">{"<br>".join(lines)}</p>'


def _annex_list(annexes: tuple[Annex, ...]) -> str:
    items = "".join(f"<li>{escape(clean(annex.title))}</li>" for annex in annexes)
    return f'<div class="paper-annexes"><p>附件：</p><ol>{items}</ol></div>'


def _annex(annex: Annex, label: str, top: int) -> str:
    parts = [_line("p", "paper-annex-label", label), _line(f"h{min(top + 1, 6)}", "paper-annex-title", annex.title)]
    parts += [_block(block, top + 1) for block in annex.blocks]
    return '<section class="paper-annex">\n' + "\n".join(parts) + "\n</section>"
