"""首页 and search: what is public here, by register, the latest of it, and where a title or number stands."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from guiju.kernel.finding import paging
from guiju.portal import publications
from guiju.portal.pages import PAGE, page, public_page
from guiju.portal.publications import publishing

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
    """Publications by title or the beginning of their number, all registers together."""
    words = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    rows = publications.live().filter(publications.matching(words)) if words else publications.live().none()
    found = paging.page(rows, "-published_on", request.GET, PAGE)
    return page(
        request,
        "search",
        title="查询",
        words=words,
        found=found,
        lines=publications.lines(found.rows),
    )
