"""From where somebody calls: told by the connection, and by proxies only as far as they are one's own."""

from __future__ import annotations

from contextlib import suppress
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def address(request: HttpRequest) -> str:
    """From where a request comes: what the outermost proxy of one's own has seen, or, without any, this server.

    Of version 6 the network: one household has more addresses in it than limits could count.
    """
    told = [one.strip() for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if one.strip()]
    behind = settings.PROXIES
    seen = str(told[-behind] if behind and len(told) >= behind else request.META.get("REMOTE_ADDR", ""))
    with suppress(ValueError):
        if isinstance(ip_address(seen), IPv6Address):
            return str(ip_network(f"{seen.partition('%')[0]}/64", strict=False))
    return seen
