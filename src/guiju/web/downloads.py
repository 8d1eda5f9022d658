"""Papers out of the building: official documents as page, Word or PDF; attachments as they came in."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe

from guiju import documents
from guiju.documents import office_pdf
from guiju.kernel.keeping.papers import MARKUP, Paper
from guiju.kernel.keeping.vault import WrongKey
from guiju.web.staff import StaffRequest, model_of, record_of, staff

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@staff
def paper(request: StaffRequest, register: str, pk: UUID, paper_id: int, form: str) -> HttpResponse:
    """One paper of a matter in scope. ``form``: html, docx, pdf (documents written here) or original (attachments)."""
    record = record_of(request.actor, model_of(register), pk)
    found = Paper.objects.filter(pk=paper_id, register=register, matter_id=pk).first()
    own_pdf = found is not None and bool(found.by_template) and form == "pdf"
    if found is None or (not own_pdf and (form == "original") == (found.media_type == MARKUP)):
        raise Http404("该事项没有这一文书或者附件。")
    try:
        content = found.content
    except FileNotFoundError:
        raise Http404("文书或者附件的内容已不在本机，请从备份恢复。") from None
    except WrongKey as error:
        messages.error(request, str(error))
        return redirect("matter", register, pk)
    if own_pdf:
        return _own_pdf(request, found, content, redirect("matter", register, pk))
    if form == "original":
        return attachment(content, found.media_type, found.title)
    document = documents.parse(content.decode())
    if form == "html":
        # to_html escapes everything that it is given.
        body = mark_safe(documents.to_html(document, top=2))  # noqa: S308
        return render(request, "web/paper.html", {"register": register, "record": record, "paper": found, "body": body})
    return made(request, document, form, found.title, redirect("matter", register, pk))


def _own_pdf(request: StaffRequest, paper: Paper, content: bytes, otherwise: HttpResponse) -> HttpResponse:
    """The PDF of what an office's own template made; without LibreOffice that of the built-in paper, and a word of why."""
    pdf = office_pdf.to_pdf(content)
    if pdf is not None:
        return attachment(pdf, "application/pdf", f"{paper.title}.pdf")
    alike = Paper.objects.filter(register=paper.register, matter_id=paper.matter_id, seq=paper.seq, kind=paper.kind)
    built_in = alike.filter(media_type=MARKUP).order_by("-id").first()
    if built_in is None:
        raise Http404("该文书没有内置文本，请下载 Word 版。")
    return made(request, documents.parse(built_in.content.decode()), "pdf", built_in.title, otherwise)


def made(request: StaffRequest, document: Any, form: str, title: str, otherwise: HttpResponse) -> HttpResponse:
    """A document as Word or PDF; when no font has one of its signs, ``otherwise`` and a word of what to do."""
    try:
        if form == "docx":
            return attachment(documents.to_docx(document), WORD, f"{title}.docx")
        return attachment(documents.to_pdf(document), "application/pdf", f"{title}.pdf")
    except documents.SignMissing as error:
        messages.error(request, str(error))
        return otherwise


def attachment(content: bytes, media_type: str, name: str) -> HttpResponse:
    """Always a download, never shown in the page: what came in from outside must not run here."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response
