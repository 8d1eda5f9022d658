"""Papers out of the building: official documents as page, Word or PDF, attachments as they came in.

Persons are covered in a document for whoever has no hand in such matters.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from guiju import documents
from guiju.documents import office_pdf
from guiju.kernel.keeping import covering, looking, photographs
from guiju.kernel.keeping.covering import hidden_of
from guiju.kernel.keeping.papers import MARKUP, Paper
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.sight import Sight, Use
from guiju.kernel.keeping.vault import WrongKey
from guiju.kernel.offices.scope import sees_persons
from guiju.web.staff import StaffRequest, model_of, own_writing, staff
from guiju.web.streaming import given_out

FORMS = ("html", "docx", "pdf", "original", "small", "play")
AS_HANDED_IN = ("original", "small", "play")
AN_HOUR = timedelta(hours=1)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@staff
def paper(request: StaffRequest, register: str, pk: UUID, paper_id: int, form: str) -> HttpResponseBase:
    """One paper of a matter in scope, or of one's own writing. ``form``: html, docx, pdf (documents written here), original
    (attachments), small (photographs) or play (recordings)."""
    record = own_writing(request, model_of(register), pk, paper_id)
    found = Paper.objects.filter(pk=paper_id, register=register, matter_id=pk).first()
    own_pdf = found is not None and bool(found.by_template) and form == "pdf"
    if found is None or form not in FORMS or (not own_pdf and (form in AS_HANDED_IN) == (found.media_type == MARKUP)):
        raise Http404("该事项没有这一文书或者附件。")
    file = record.procedure.file
    if file is not None and file.kept_from(request.actor, record, found.kind):
        messages.error(request, "该文书归入副卷，只供承办机关办理该事项的人员查阅：审批、讨论、咨询材料不对外提供。")
        return redirect("matter", register, pk)
    looking.note(request.actor, record, f"文书或者附件（账簿第{found.seq}条）")
    try:
        markup, covered = _for_reader(request, record, found) if found.media_type == MARKUP else ("", False)
        if not markup:
            return _handed_in(request, record, found, form)
    except FileNotFoundError:
        raise Http404("文书或者附件的内容已不在本机，请从备份恢复。") from None
    except WrongKey as error:
        messages.error(request, str(error))
        return redirect("matter", register, pk)
    document = documents.parse(markup)
    if form == "html":
        body = documents.to_html(document, top=2)
        return render(
            request,
            "web/paper.html",
            {"register": register, "record": record, "paper": found, "body": body, "covered": covered},
        )
    name = "".join(
        word for word in (found.title, found.number and f"（{found.number}）", covered and "（遮盖件）") if word
    )
    return made(request, document, form, name, redirect("matter", register, pk))


def _handed_in(request: StaffRequest, record: Any, found: Paper, form: str) -> HttpResponseBase:
    """What came in, or was made from an office's own template: to be had for a look alone."""
    if form == "small" and found.kind in record.procedure.photographs:
        return _photograph(found, found.content_for(Use.THUMBNAIL), form)
    if found.by_template and (instead := _covered_instead(request, record, found)) is not None:
        return instead
    if not found.by_template and found.kind not in record.procedure.photographs:
        return _file(request, record, found, form)
    content = found.content_for(_sight(request, record, "文书" if found.by_template else "附件"))
    if found.by_template and form == "pdf":
        return _own_pdf(request, record, found, content)
    if found.kind in record.procedure.photographs:
        return _photograph(found, content, form)
    return attachment(content, found.media_type, found.title)


def _file(request: StaffRequest, record: Any, found: Paper, form: str) -> HttpResponseBase:
    """What was handed in, by ranges; of a recording first the page that plays it. A player asks again and again: what one
    has looked at within the hour is one look."""
    sight = looking.at(
        request.actor,
        record,
        f"附件（账簿第{found.seq}条）",
        ones_own=True,
        once_in=AN_HOUR if found.is_recording else None,
    )
    if form == "play":
        if not found.is_recording:
            raise Http404("该附件不是音像，请下载。")
        return render(request, "web/recording.html", {"register": record.register(), "record": record, "paper": found})
    return given_out(request, found, found.title, partial(found.file_for, sight))


def _sight(request: StaffRequest, record: Any, what: str) -> Sight:
    """The look of who asks, kept. They see the record, or wrote the document (``own_writing``)."""
    return looking.at(request.actor, record, what, ones_own=True)


def _photograph(found: Paper, content: bytes, form: str) -> HttpResponse:
    """A photograph bare of what its camera wrote beside it: whole, as a download, or ``small``, to be shown."""
    try:
        if form == "small":
            return shown(photographs.small(content))
        return attachment(photographs.bare(content), found.media_type, found.title)
    except photographs.NoPicture:
        raise Http404("该附件的内容不能作为照片显示。") from None


def _covered(found: Paper) -> tuple[str, bool]:
    """A document with the persons of its matter covered, and whether there are any in it."""
    markup = found.content_for(Use.COVERING).decode()
    people = Party.every.filter(register=found.register, matter_id=found.matter_id)
    hidden = [replace(one, cover=documents.escape(one.cover)) for one in hidden_of(people)]
    covered = covering.covered(markup, hidden) if hidden else markup
    return covered, covered != markup


def _for_reader(request: StaffRequest, record: Any, found: Paper) -> tuple[str, bool]:
    """A document as the reader may have it, and whether persons are covered in it: whom the register's work passes by reads
    no more of them than on the matter's page; to whom it does not, for a look (个人信息保护法 arts. 6, 51)."""
    markup, people = _covered(found)
    if not people or not sees_persons(request.actor, record.procedure.hands):
        return markup, people
    return found.content_for(_sight(request, record, "文书")).decode(), False


def _built_in(paper: Paper) -> Paper | None:
    """The paper that stands beside one made from an office's own template."""
    alike = Paper.objects.filter(register=paper.register, matter_id=paper.matter_id, seq=paper.seq, kind=paper.kind)
    return alike.filter(media_type=MARKUP).order_by("-id").first()


def _covered_instead(request: StaffRequest, record: Any, found: Paper) -> HttpResponse | None:
    """In a file of an office's own making nobody can be covered: who may not read of persons is led to the built-in paper."""
    built_in = _built_in(found)
    if sees_persons(request.actor, record.procedure.hands) or (built_in is not None and not _covered(built_in)[1]):
        return None
    messages.error(request, "该文书载有当事人的个人信息，您只能查看遮盖件。")
    if built_in is None:
        return redirect("matter", found.register, found.matter_id)
    return redirect("paper", found.register, found.matter_id, built_in.pk, "html")


def _own_pdf(request: StaffRequest, record: Any, paper: Paper, content: bytes) -> HttpResponse:
    """The PDF of what an office's own template made; without LibreOffice that of the built-in paper, and a word of why."""
    otherwise = redirect("matter", paper.register, paper.matter_id)
    pdf = office_pdf.to_pdf(content)
    if pdf is not None:
        return attachment(pdf, "application/pdf", f"{paper.title}.pdf")
    built_in = _built_in(paper)
    if built_in is None:
        raise Http404("该文书没有内置文本，请下载 Word 版。")
    return made(request, documents.parse(_for_reader(request, record, built_in)[0]), "pdf", built_in.title, otherwise)


def made(request: StaffRequest, document: Any, form: str, title: str, otherwise: HttpResponse) -> HttpResponse:
    """A document as Word or PDF; when it cannot be set, ``otherwise`` and a word of why and what to do."""
    try:
        if form == "docx":
            return attachment(documents.set_as_word(document), WORD, f"{title}.docx")
        return attachment(documents.set_as_pdf(document), "application/pdf", f"{title}.pdf")
    except (documents.SignMissing, documents.TooHeavy) as error:
        messages.error(request, str(error))
        return otherwise


def shown(picture: bytes) -> HttpResponse:
    """A picture made here, for a page; kept by the browser of who may see it, and by nobody between."""
    response = HttpResponse(picture, content_type="image/jpeg")
    response["Cache-Control"] = "private, max-age=3600"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def attachment(content: bytes, media_type: str, name: str) -> HttpResponse:
    """Always a download, never shown in the page: what came in from outside must not run here."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response
