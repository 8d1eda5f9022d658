"""The journal: one JSON line an event, each with the number of its request, none with anybody's data.

Of an address only the pattern stands there, and of what it names only what the pattern knows to be a key: a name typed into an
address bar, a query or a form is nobody's to read in a log. The number goes out with the answer (X-Request-ID) and stands on the
page of a fault, so that whoever reports one can be told from all others.
"""

from __future__ import annotations

import json
import logging
import re
import time
import traceback
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from guiju.kernel.offices.origins import RELAYED, address
from guiju.serving import counts, traces

number: ContextVar[str] = ContextVar("number", default="")
"""Of the request that is being answered; "" outside of any."""

access = logging.getLogger("guiju.access")
GIVEN = re.compile(r"[\w-]{8,64}", re.ASCII)
SAID_BY_SOMEBODY = re.compile(r"[^\x00-\x7f]+|\S+@\S+|\d[\d -]{3,}")
"""What in the message of an exception may be of a person: anything but English words and small numbers."""
NO_DETAIL = 400
"""From this status on, what stands in an address was not found to be anything of ours."""


class Journal:
    """Numbers each request, enters its end in the journal, and counts it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.META.get("HTTP_X_REQUEST_ID", "")
        trusted = settings.PROXIES and request.META.get(RELAYED) and GIVEN.fullmatch(given)
        # Pages read it where the header would stand: what they find there is ours or a trusted proxy's.
        request.META["HTTP_X_REQUEST_ID"] = given if trusted else uuid4().hex
        mark = number.set(request.META["HTTP_X_REQUEST_ID"])
        began = time.perf_counter()
        try:
            with counts.under_way, traces.around(request.META.get("HTTP_TRACEPARENT", "") if trusted else "") as span:
                response = self.get_response(request)
                took = time.perf_counter() - began
                told = _told(request, response.status_code, took)
                if trace := traces.tell(span, number.get(), told):
                    told["trace"] = trace
            response.headers["X-Request-ID"] = number.get()
            counts.answered(request.method or "", response.status_code, took)
            access.info("request", extra={"told": told})
            return response
        finally:
            number.reset(mark)


def _told(request: HttpRequest, status: int, took: float) -> dict[str, Any]:
    found = request.resolver_match
    keys = found.kwargs if found is not None else {}
    of = {name: str(key) for name, key in keys.items() if isinstance(key, UUID) or status < NO_DETAIL}
    # The user of a session is known only where a view has asked for it: nothing is asked of the database for a line of a log.
    user = getattr(request, "_cached_user", None)
    told = {
        "method": request.method if request.method in ("GET", "HEAD", "POST") else "OTHER",
        "route": found.route if found is not None else "",
        "of": of,
        "status": status,
        "ms": round(took * 1000, 1),
        "from": address(request),
        "user": getattr(user, "pk", None),
    }
    return {name: value for name, value in told.items() if value not in (None, {}, "")}


class Lines(logging.Formatter):
    """A record of Python's logging as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            # Django's words name the address as it was typed; ours are told apart, in ``told``.
            "event": str(record.msg) if record.name.startswith("django") else blotted(record.getMessage()),
        }
        if number.get():
            told["request"] = number.get()
        told |= getattr(record, "told", {})
        if record.exc_info and record.exc_info[1] is not None:
            told["error"] = _error(record.exc_info[1])
        return json.dumps(told, ensure_ascii=False, default=str)


def blotted(text: str) -> str:
    return SAID_BY_SOMEBODY.sub("…", text)


def _error(error: BaseException) -> list[dict[str, Any]]:
    """An exception and what it came from, the latest first: where, and in words that are nobody's."""
    told: list[dict[str, Any]] = []
    seen: BaseException | None = error
    while seen is not None and len(told) < 5:
        frames = traceback.extract_tb(seen.__traceback__)[-30:]
        where = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        told.append({"type": type(seen).__name__, "words": blotted(str(seen))[:500], "trace": where})
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return told
