"""From where a request comes and by which way: worked out once, before anything else asks.

Proxies of one's own (``GUIJU_PROXIES``) say for whom they ask in X-Forwarded-For and X-Forwarded-Proto; each adds to what the
one before it said, so what the outermost of them has seen is told from the end. What anybody else says there is thrown away.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from ipaddress import IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

FOR, SCHEME = "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO"
TOLD = (
    *(FOR, SCHEME, "HTTP_FORWARDED", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT", "HTTP_X_FORWARDED_PREFIX"),
    *("HTTP_X_FORWARDED_SSL", "HTTP_X_FORWARDED_SCHEME", "HTTP_X_FORWARDED_SERVER", "HTTP_X_REAL_IP"),
)
RELAYED = "guiju.relayed"


class BehindProxies:
    """Puts the visitor's address and scheme where Django and all that stands on it look for them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        told = {name: request.META.pop(name, "") for name in TOLD}
        request.META[RELAYED] = any(told.values())
        if behind := settings.PROXIES:
            if _is_address(seen := _seen(told[FOR], behind)):
                request.META["REMOTE_ADDR"] = seen
            # A proxy may hand on what the outermost said instead of adding to it.
            scheme = _seen(told[SCHEME], behind) or told[SCHEME].partition(",")[0].strip()
            if scheme in ("http", "https"):
                request.META["wsgi.url_scheme"] = scheme
        return self.get_response(request)


def _seen(told: str, behind: int) -> str:
    """What the outermost of ``behind`` proxies added; "" where fewer have spoken."""
    said = [one.strip() for one in told.split(",") if one.strip()]
    return said[-behind] if len(said) >= behind else ""


def _is_address(text: str) -> bool:
    with suppress(ValueError):
        return bool(ip_address(text))
    return False


def address(request: HttpRequest) -> str:
    """Whom limits count: the address a request comes from; of version 6 that of its network, for one household has more
    addresses in it than limits could count."""
    seen = str(request.META.get("REMOTE_ADDR", ""))
    with suppress(ValueError):
        if isinstance(ip_address(seen), IPv6Address):
            return str(ip_network(f"{seen.partition('%')[0]}/64", strict=False).network_address)
    return seen


def over_tls(address: str) -> bool:
    """Whether what is fetched from an address comes by TLS; without it only from this machine itself."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ("127.0.0.1", "::1", "localhost"))


def at_the_machine(request: HttpRequest) -> bool:
    """Whether a request comes from this machine itself, through no proxy, trusted or not."""
    with suppress(ValueError):
        return not request.META.get(RELAYED) and ip_address(str(request.META.get("REMOTE_ADDR", ""))).is_loopback
    return False
