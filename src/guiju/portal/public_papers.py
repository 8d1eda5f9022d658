"""Full texts of public documents: as a page, as Word, as PDF, or the file as it was uploaded.

Only the kinds of paper named here are public, and none of a document in whose publication words were struck out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header

from guiju.documents import Document, SignMissing, TooHeavy, parse, set_as_pdf, set_as_word, to_html
from guiju.kernel.keeping.handed_in import ALLOWED
from guiju.kernel.keeping.papers import MARKUP, Paper
from guiju.kernel.keeping.sight import Use
from guiju.portal.pages import NotNow, page, public_page
from guiju.portal.validity_list import REGISTER, documents

KINDS = {"text": "正式文本", "announcement": "公布公告"}
"""Public papers of a normative document, by kind; drafts, opinions and reports stay inside."""
WORD = ALLOWED[".docx"]
ENDINGS = {media_type: ending.removeprefix(".") for ending, media_type in ALLOWED.items()}
MADE: dict[str, tuple[str, Callable[[Document], bytes]]] = {
    "docx": (WORD, set_as_word),
    "pdf": ("application/pdf", set_as_pdf),
}


@dataclass(frozen=True)
class PublicPaper:
    """A paper with the forms in which it can be had: label and address."""

    label: str
    paper: Paper
    forms: list[tuple[str, str]]


def papers(row: Any) -> list[PublicPaper]:
    """The public papers of a document (with ``public_title``), the text first: one query."""
    if row.public_title != row.title:
        return []
    found = list(
        Paper.objects.filter(register=REGISTER, matter_id=row.pk, kind__in=KINDS, by_template="").order_by("id")
    )
    found.sort(key=lambda paper: list(KINDS).index(paper.kind))
    return [PublicPaper(KINDS[paper.kind], paper, _forms(row.pk, paper)) for paper in found]


def _forms(matter: UUID, paper: Paper) -> list[tuple[str, str]]:
    at = reverse("portal:paper", args=[matter, paper.pk])
    if paper.media_type == MARKUP:
        return [("在线阅读", at), ("Word", f"{at}docx/"), ("PDF", f"{at}pdf/")]
    return [(f"下载（{ENDINGS.get(paper.media_type, '文件').upper()}）", at)]


def _opened(matter: UUID, number: int) -> tuple[Any, PublicPaper, bytes]:
    row = documents().filter(pk=matter).first()
    found = next((public for public in papers(row) if public.paper.pk == number), None) if row else None
    if found is None:
        raise Http404("没有这份文本，或者这份文本没有公开。")
    try:
        return row, found, found.paper.content_for(Use.PUBLISHING)
    except FileNotFoundError as error:
        raise NotNow("这份文本的文件暂时无法读取，请向发布机构索取。") from error


@public_page
def paper(request: HttpRequest, matter: UUID, number: int) -> HttpResponse:
    """A paper written here as a page; an uploaded one as the file it is."""
    row, found, content = _opened(matter, number)
    if found.paper.media_type != MARKUP:
        ending = ENDINGS.get(found.paper.media_type, "bin")
        return _file(content, found.paper.media_type, f"{row.public_title}.{ending}")
    trail = [(row.public_title, reverse("portal:document", args=[matter]))]
    text = to_html(parse(content.decode()))
    return page(request, "paper", title=found.label, trail=trail, found=found, text=text)


@public_page
def made_paper(request: HttpRequest, matter: UUID, number: int, form: str) -> HttpResponse:
    """A paper written here as a Word or PDF file (GB/T 9704-2012)."""
    row, found, content = _opened(matter, number)
    if found.paper.media_type != MARKUP:
        raise Http404("这份文本只有原文件。")
    return made(parse(content.decode()), form, f"{row.public_title}（{found.label}）")


def made(document: Document, form: str, name: str) -> HttpResponse:
    """A document as a file to download; ``form`` is ``docx`` or ``pdf``."""
    if form not in MADE:
        raise Http404("没有这种格式。")
    media_type, render = MADE[form]
    try:
        return _file(render(document), media_type, f"{name}.{form}")
    except TooHeavy as error:
        raise NotNow(str(error)) from error
    except SignMissing as error:
        raise NotNow(
            f"这份文件中的“{error.signs}”，PDF 所用的字体里没有，暂不能生成 PDF；请下载 Word 版，或者在线阅读。"
        ) from error


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    disposition = content_disposition_header(True, name) or "attachment"
    return HttpResponse(content, content_type=media_type, headers={"Content-Disposition": disposition})
