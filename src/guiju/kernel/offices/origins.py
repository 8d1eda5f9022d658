"""From where a request comes and by which way: worked out once, before anything else asks.

Proxies of one's own (``GUIJU_PROXIES``) say for whom they ask in X-Forwarded-For and X-Forwarded-Proto; each adds to what the
one before it said, so what the outermost of them has seen is told from the end. What anybody else says there is thrown away.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

FOR, SCHEME = "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO"
TOLD = (
    *(FOR, SCHEME, "HTTP_FORWARDED", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT", "HTTP_X_FORWARDED_PREFIX"),
    *("HTTP_X_FORWARDED_SSL", "HTTP_X_FORWARDED_SCHEME", "HTTP_X_FORWARDED_SERVER", "HTTP_X_REAL_IP"),
)
RELAYED = "guiju.relayed"
TRANSLATED = IPv6Network("64:ff9b::/96")
"""Addresses of version 4 as a translator before the server writes them (RFC 6052); the network of 64 bits holds all of them."""


class BehindProxies:
    """Puts the visitor's address and scheme where Django and all that stands on it look for them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        told = {name: request.META.pop(name, "") for name in TOLD}
        request.META[RELAYED] = any(told.values())
        if behind := settings.PROXIES:
            if _is_address(seen := _bare(_seen(told[FOR], behind))):
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


def _bare(told: str) -> str:
    """An address as some proxies write it, without brackets and port."""
    if told.startswith("["):
        return told[1:].partition("]")[0]
    return told.partition(":")[0] if told.count(":") == 1 else told


def _is_address(text: str) -> bool:
    with suppress(ValueError):
        return bool(ip_address(text))
    return False


def _known(text: str) -> IPv4Address | IPv6Address:
    """An address; of version 4 also where it is written within version 6. Raises ValueError."""
    found = ip_address(text)
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return found.ipv4_mapped
        if found in TRANSLATED:
            return IPv4Address(int(found) & 0xFFFFFFFF)
    return found


def address(request: HttpRequest) -> str:
    """Whom limits count: the address a request comes from; of version 6 that of its network, for one household has more
    addresses in it than limits could count."""
    seen = str(request.META.get("REMOTE_ADDR", ""))
    with suppress(ValueError):
        known = _known(seen.partition("%")[0])
        return str(ip_network(f"{known}/64", strict=False).network_address if known.version == 6 else known)
    return seen


def over_tls(address: str) -> bool:
    """Whether what is fetched from an address comes by TLS; without it only from this machine itself."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ("127.0.0.1", "::1", "localhost"))


def at_the_machine(request: HttpRequest) -> bool:
    """Whether a request comes from this machine itself, through no proxy, trusted or not."""
    with suppress(ValueError):
        return not request.META.get(RELAYED) and _known(str(request.META.get("REMOTE_ADDR", ""))).is_loopback
    return False
