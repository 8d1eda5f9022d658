"""What holds of every answer: methods that no page knows are refused, no refusal is kept by a cache, too much at once is said."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

from guiju.kernel.offices.hashing import TooBusy

METHODS = ("GET", "HEAD", "POST")
OF_PIECES = ("PATCH", "DELETE")
"""Known by the pages alone that say so (``methods``): files that come in piece by piece (tus 1.0)."""


class Answers:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        known = request.method in (*METHODS, *OF_PIECES)
        response = self.get_response(request) if known else HttpResponseNotAllowed(METHODS)
        if response.status_code >= 400:
            response.headers["Cache-Control"] = "no-store"
        return response

    def process_view(self, request: HttpRequest, view: object, *given: object) -> HttpResponse | None:
        takes = (*METHODS, *getattr(view, "methods", ()))
        return None if request.method in takes else HttpResponseNotAllowed(METHODS)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, TooBusy):
            return None
        response = render(request, "web/busy.html", {"words": str(error)}, status=503)
        response.headers["Retry-After"] = str(error.after)
        return response
