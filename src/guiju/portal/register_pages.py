"""A register's public list, and one publication as it was published.

A withdrawn publication keeps its address and says when and why it was withdrawn; nothing of its content is shown.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from guiju.kernel.declaring.draws import drawing_registers
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.finding import paging
from guiju.kernel.keeping import typed
from guiju.kernel.offices.people import Agency
from guiju.portal import comment_pages, publications
from guiju.portal.pages import PAGE, page, public_page

FIRST_YEAR = 1949
PAGES_OF_THEIR_OWN = {"normative_document": "portal:document", "annual_report": "portal:report"}
"""Registers whose publications have a fuller page."""


class ListFilter(forms.Form):
    """What a reader may look for in one register's publications."""

    q = forms.CharField(label="名称或者编号", max_length=100, required=False)
    agency = forms.ChoiceField(label="发布机构", required=False)
    year = forms.IntegerField(label="公开年份", min_value=FIRST_YEAR, max_value=2999, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        names = Agency.objects.order_by("region_id", "name").values_list("name", flat=True)
        self.fields["agency"].choices = [("", "全部"), *((name, name) for name in names)]  # type: ignore[attr-defined]


class VersionFilter(ListFilter):
    """The same for a list that keeps its versions: as it stood on a day."""

    on = forms.DateField(
        label="截至日期",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=typed.DAYS,
    )


def known(register: str) -> str:
    """The label of a register that publishes. Raises Http404."""
    if register not in publications.publishing():
        raise Http404("没有这一类公开信息。")
    return publications.label(register)


@public_page
def register_list(request: HttpRequest, register: str) -> HttpResponse:
    title = known(register)
    form = (VersionFilter if publications.keeps_versions(register) else ListFilter)(request.GET)
    rows, day = publications.live().filter(register=register), None
    if form.is_valid():
        asked = form.cleaned_data
        if day := asked.get("on"):
            rows = publications.as_listed(register, day)
        rows = rows.filter(publications.matching(asked["q"].strip())) if asked["q"].strip() else rows
        rows = rows.filter(agency_name=asked["agency"]) if asked["agency"] else rows
        if year := asked["year"]:
            rows = rows.filter(published_on__range=(date(year, 1, 1), date(year, 12, 31)))
    found = paging.page(rows, "-published_on", request.GET, PAGE)
    return page(
        request,
        "register",
        title=title,
        register=register,
        form=form,
        found=found,
        lines=publications.lines(found.rows),
        day=day,
    )


@public_page
def record(request: HttpRequest, register: str, matter: UUID) -> HttpResponse:
    """The last publication of a matter; of a list that keeps its versions the one of the day asked for."""
    title = known(register)
    trail = [(title, reverse("portal:register", args=[register]))]
    day = typed.day(request.GET.get("on")) if publications.keeps_versions(register) else None
    rows = publications.as_listed(register, day) if day else publications.latest().filter(register=register)
    row = rows.filter(matter_id=matter).first()
    if row is None or (day and publications.struck_since(row)):
        raise Http404("没有这一条公开信息。")
    if row.withdrawn_on is not None and day is None:
        return page(request, "withdrawn", title="已撤回的公开信息", trail=trail, status=410, row=row, kind=title)
    [line] = publications.lines([row])
    return page(
        request,
        "record",
        title=line.name,
        trail=trail,
        line=line,
        row=row,
        kind=title,
        fuller=_fuller(row),
        drawing=row.register in drawing_registers(),
        view=row.view,
        charted=publications.charted(register),
        day=day,
        digest=publications.digest(row),
        commenting=comment_pages.under_way(row.register, row.matter_id),
    )


def _fuller(row: PublicRecord) -> str:
    if row.register in drawing_registers():
        return reverse("portal:draw", args=[row.register, row.matter_id])
    name = PAGES_OF_THEIR_OWN.get(row.register)
    return reverse(name, args=[row.matter_id]) if name else ""
