"""提出意见: while a draft is shown, anybody says here what they think of it. Nothing is asked of who they are."""

from __future__ import annotations

from copy import copy
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from guiju.kernel.acting import engine, visiting
from guiju.kernel.declaring.comments import Comments
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.registry import registers
from guiju.kernel.offices.origins import address
from guiju.kernel.offices.people import party_to
from guiju.portal import publications
from guiju.portal.door import door_page
from guiju.portal.pages import page


def _shown(register: str, matter: UUID) -> tuple[Any, Comments] | None:
    """The draft with how comments on it are taken; None where it is none, or none that is shown today."""
    model = registers().get(register)
    taken: Comments | None = model.procedure.comments if model is not None else None
    record: Any = model._default_manager.filter(pk=matter).first() if model is not None and taken is not None else None
    if taken is None or record is None or not taken.open_for(record, timezone.localdate()):
        return None
    return record, taken


def under_way(register: str, matter: UUID) -> str:
    """What is under way on a record so that comments are taken today; "" where none are."""
    found = _shown(register, matter)
    return "" if found is None else found[1].what


class CommentForm(forms.Form):
    """What the public is asked, in the words of the register."""

    def __init__(self, taken: Comments, *args: Any) -> None:
        super().__init__(*args)
        self.fields.update({ask.name: copy(ask.field) for ask in taken.asked})


@door_page
def comment(request: HttpRequest, register: str, matter: UUID) -> HttpResponse:
    found = _shown(register, matter)
    if found is None:
        raise Http404("这一事项现在没有公开征求意见或者公示，或者期限已经届满。")
    record, taken = found
    form = CommentForm(taken, request.POST or None)
    wrong: list[str] = []
    if request.method == "POST" and form.is_valid():
        visiting.hold_to_comments(address(request), record)
        told = {taken.rows.name: [form.cleaned_data]}
        try:
            engine.take(taken.step, record, party_to(register, record.pk), told, timezone.localdate())
        except Refused as refused:
            wrong = [reason.words for reason in refused.reasons]
        else:
            return _page(request, record, "comment_given", "意见已经提交")
    status = 422 if wrong or form.errors else 200
    return _page(request, record, "comment", "提出意见", form=form, wrong=wrong, status=status)


def _page(request: HttpRequest, record: Any, template: str, title: str, **context: Any) -> HttpResponse:
    """The draft is called as it was published: words may have been struck out of its title."""
    register = record.register()
    called = publications.called(register, record.pk)
    above = (str(record._meta.verbose_name), reverse("portal:register", args=[register]))
    trail = [above, (called, reverse("portal:record", args=[register, record.pk]))]
    return page(request, template, title=title, trail=trail, record=record, called=called, **context)
