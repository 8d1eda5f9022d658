"""Passkeys (W3C WebAuthn): what the browser is asked, and whether its answer holds. The cryptography is fido2's, by allauth."""

from __future__ import annotations

import json
from contextlib import suppress
from ipaddress import ip_address
from typing import Any

from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest

from guiju.kernel.offices.people import User

ILL_FORMED = (ValidationError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)
"""What an answer that no authenticator gave makes the libraries raise."""


def usable(request: HttpRequest) -> bool:
    """Whether browsers offer passkeys here at all: to a name, by TLS or on this machine itself; never to an address."""
    host = request.get_host().rsplit(":", 1)[0].strip("[]")
    with suppress(ValueError):
        ip_address(host)
        return False
    return request.is_secure() or host == "localhost"


def options_to_add(user: User) -> str:
    return _written(auth.begin_registration(user, passwordless=False))


def options_to_prove(user: User) -> str:
    return _written(auth.begin_authentication(user))


def added(typed: str) -> dict[str, Any]:
    """The credential that a browser made for what it was asked last. Raises ValidationError."""
    try:
        credential: dict[str, Any] = json.loads(typed)
        auth.parse_registration_response(credential)
        auth.complete_registration(credential)
    except ILL_FORMED as error:
        raise ValidationError("通行密钥没有登记成功，请再试一次。") from error
    return credential


def proves(user: User, typed: str) -> bool:
    """Whether an answer is by one of their passkeys, to what was asked last in this session, which is asked no other time."""
    try:
        credential = json.loads(typed)
        auth.parse_authentication_response(credential)
        auth.complete_authentication(user, credential)
    except ILL_FORMED:
        return False
    return True


def _written(options: dict[str, Any]) -> str:
    return json.dumps(options, cls=DjangoJSONEncoder)
