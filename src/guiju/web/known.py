"""Browsers in which somebody has signed in before: what strangers try elsewhere keeps nobody out of theirs."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy

from guiju.kernel.offices import guesses

MARK, MARKED_FOR = "guiju_browser", 365 * 86400
"""The cookie by which a browser is known to those who have signed in there, and how long, in seconds."""
MOST_NAMES = 8
MINUTES = int(guesses.WINDOW.total_seconds() // 60)


def _marked(request: HttpRequest) -> tuple[str, list[str]]:
    """The mark of the browser, and digests of the names that have signed in there."""
    try:
        mark, names = signing.loads(request.COOKIES.get(MARK, ""), salt=MARK, max_age=MARKED_FOR)
    except (signing.BadSignature, ValueError):
        return "", []
    return mark, names


def known_to(request: HttpRequest, name: str) -> str:
    """The mark of the browser, if ``name`` has signed in there before; "" if not."""
    mark, names = _marked(request)
    return mark if guesses.digest(name) in names else ""


def mark(request: HttpRequest, response: HttpResponse, name: str) -> HttpResponse:
    """Let the browser be known to ``name``: what strangers do elsewhere keeps nobody out there."""
    own, names = _marked(request)
    names = [guesses.digest(name), *(other for other in names if other != guesses.digest(name))][:MOST_NAMES]
    response.set_cookie(
        MARK,
        signing.dumps([own or secrets.token_hex(16), names], salt=MARK),
        max_age=MARKED_FOR,
        path=str(reverse_lazy("sign_in")),
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )
    return response
