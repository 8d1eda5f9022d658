"""What somebody may send depends on whether they have come in: a stranger's form is small and brings no files.

Asked before a body is parsed, so that nothing of it is written anywhere first.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guiju.kernel.acting import visiting
from guiju.portal.door import COOKIE


class Bodies:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _length(request) <= settings.STRANGERS_BODY or _is_in(request):
            return self.get_response(request)
        response = render(request, "web/too_large.html", status=413)
        response.headers["Connection"] = "close"
        return response


def _length(request: HttpRequest) -> int:
    """As told; a body of untold length has been received whole and measured by the server."""
    told = request.META.get("CONTENT_LENGTH") or "0"
    return int(told) if told.isascii() and told.isdigit() and len(told) < 16 else settings.LARGEST_BODY


def _is_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated or visiting.visit(request.COOKIES.get(COOKIE, "")) is not None
