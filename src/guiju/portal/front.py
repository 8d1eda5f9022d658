"""首页 and search: what is public here, by register, the latest of it, and where a title or number stands."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from guiju.kernel.finding import paging
from guiju.portal import publications
from guiju.portal.pages import PAGE, page, public_page
from guiju.portal.publications import Line, publishing
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.registers.rulemaking.normative_document.validity import validity

LATEST = 10
LONGEST_QUERY = 100


@public_page
def front(request: HttpRequest) -> HttpResponse:
    counts = paging.capped_counts({name: publications.live().filter(register=name) for name in publishing()})
    latest = publications.live().order_by("-published_on", "-id")[:LATEST]
    rooms = [(name, publications.label(name), counts[name]) for name in publishing() if counts[name]]
    return page(request, "front", title="首页", rooms=rooms, latest=publications.lines(latest))


@public_page
def search(request: HttpRequest) -> HttpResponse:
    """Publications by words of their title and fragments of their number, all registers together."""
    words = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    rows = publications.live().filter(publications.matching(words)) if words else publications.live().none()
    found = paging.page(rows, "-published_on", request.GET, PAGE)
    return page(
        request,
        "search",
        title="查询",
        words=words,
        found=found,
        lines=_with_validity(publications.lines(found.rows)),
    )


def _with_validity(lines: list[Line]) -> list[Line]:
    """Documents say whether they are in force today: one query for all of them."""
    ids = [line.row.matter_id for line in lines if line.row.register == NormativeDocument.register()]
    rows = NormativeDocument.objects.filter(pk__in=ids) if ids else ()
    states = {row.pk: validity(row, timezone.localdate()) for row in rows}
    return [replace(line, state=states.get(line.row.matter_id)) for line in lines]
