"""What a page says that could not be made: of a full or read-only disk, or a database that is away, plainly so; of all else
that it was our fault, with the number by which the journal knows it."""

import sys

from django.http import HttpRequest, HttpResponse
from django.template import loader

from guiju.kernel.keeping import durable, unavailable

INSUFFICIENT_STORAGE = 507


def failed(request: HttpRequest) -> HttpResponse:
    """Django asks for it while the error is being handled. Nothing is looked up: the database may be what failed."""
    error = sys.exc_info()[1]
    if words := durable.refused(error):
        page = loader.render_to_string("507.html", {"words": words})
        return HttpResponse(page, status=INSUFFICIENT_STORAGE)
    if words := unavailable.refused(error):
        page = loader.render_to_string("503.html", {"words": words})
        return HttpResponse(page, status=503, headers={"Retry-After": unavailable.AFTER})
    return HttpResponse(
        loader.render_to_string("500.html", {"number": request.META.get("HTTP_X_REQUEST_ID", "")}), status=500
    )
