"""What no database can hold never comes in: NUL and halves of surrogate pairs, wherever in a request they stand.

In an address or a header nobody types them: such a request is refused. In a form they were pasted, with what somebody has
written: they alone go. A request is in UTF-8; of the other writings that it may name some yield such halves, and some are
none of text at all: before one of those Django falls while it makes the request, outside of all that answers for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, QueryDict
from django.http.request import UnreadablePostError

from guiju.kernel.keeping import typed

WRITING = re.compile(r"charset(\*?)\s*=\s*[\"']?([^\"';\s]*)", re.IGNORECASE)
REFUSED = "请求中有不能识别的字符。"
PLAIN = "text/plain; charset=utf-8"


def in_utf8(content_type: str) -> bool:
    """Whether what is sent says of itself that it is in UTF-8, or says nothing of it."""
    said = WRITING.findall(content_type)
    return all(not star and name.lower() in ("utf-8", "utf8") for star, name in said) and len(said) <= 1


def only_utf8(application: Any) -> Any:
    """``application`` (WSGI), which is not asked for what is in no writing of ours."""

    def answered(environ: dict[str, Any], start_response: Any) -> Any:
        if in_utf8(environ.get("CONTENT_TYPE", "")):
            return application(environ, start_response)
        start_response("400 Bad Request", [("Content-Type", PLAIN), ("X-Content-Type-Options", "nosniff")])
        return [REFUSED.encode()]

    return answered


class Legible:
    """The first of the middleware to read what was sent: the address and the headers before anything else does."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        headers = (str(value) for name, value in request.META.items() if name.startswith(("HTTP_", "CONTENT_TYPE")))
        legible = typed.holdable([request.path, *headers, *_words(request.GET)])
        return self.get_response(request) if legible else refused()

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """The form, which Django reads for its token just after this."""
        try:
            if not typed.holdable(_words(request.POST)):
                request.POST = _holdable(request.POST)  # type: ignore[assignment]
            for _, files in request.FILES.lists():
                for file in files:
                    file.name = typed.held(file.name or "")
        except (LookupError, UnreadablePostError):  # a name in a writing that there is none of; half a form
            return refused()
        return None


def _words(sent: QueryDict) -> Iterable[str]:
    return (word for name, values in sent.lists() for word in (name, *values))


def _holdable(sent: QueryDict) -> QueryDict:
    kept = QueryDict(mutable=True)
    for name, values in sent.lists():
        kept.setlist(typed.held(name), [typed.held(value) for value in values])
    kept._mutable = False
    return kept


def refused() -> HttpResponse:
    return HttpResponseBadRequest(REFUSED, content_type=PLAIN)
