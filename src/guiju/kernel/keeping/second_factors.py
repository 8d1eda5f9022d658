"""Second factors: codes of an authenticator app (TOTP, RFC 6238), passkeys (WebAuthn), codes for an emergency.

Rows, codes and signatures are allauth's; here is what an office needs besides: secrets are sealed and bound to their owner, a
code is used once whichever process sees it. Secrets are sealed by the keys of the ring, in a text within the library's JSON,
and sealed anew when these change; what vouches for a row tells the secret by its fingerprint, which stays. Of a passkey only
the public half is here, which is no secret.
"""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Callable
from typing import Any

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare

from guiju.kernel.keeping import stored, vault
from guiju.kernel.offices.people import User
from guiju.kernel.offices.proofs import CodeUsed

Kind = Authenticator.Type
LABELS: dict[str, str] = {Kind.TOTP: "动态口令", Kind.WEBAUTHN: "通行密钥", Kind.RECOVERY_CODES: "恢复码"}
ISSUER = "规矩"


SECRETS = ("secret", "seed")
"""What of a row's data is sealed: of an app its secret, of codes for an emergency what they follow from."""


class Sealing(DefaultMFAAdapter):
    """What allauth asks of us: how secrets are sealed, and who we are to a passkey."""

    def encrypt(self, text: str) -> str:
        return _sealed("", text)

    def decrypt(self, encrypted_text: str) -> str:
        return _opened(encrypted_text)[1]

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": context.request.get_host().partition(":")[0], "name": ISSUER}


def _sealed(owner: str, secret: str) -> str:
    """The owner in clear, and the secret sealed for them."""
    return f"{owner}:{base64.b64encode(vault.seal(secret, _bound(owner))).decode()}"


def _opened(text: str) -> tuple[str, str]:
    """Owner and secret. Raises WrongKey."""
    owner, _, sealed = text.partition(":")
    return owner, vault.unseal(_bytes(sealed), _bound(owner))


def _bytes(sealed: str) -> bytes:
    try:
        return base64.b64decode(sealed, validate=True)
    except ValueError as error:  # what somebody wrote in its place
        raise vault.WrongKey from error


def _bound(owner: str) -> str:
    return f"{Authenticator._meta.db_table}/data/{owner}"


def vouched(data: Any) -> Any:
    """What a row's data says, whichever key its secret is sealed with: by this an entry vouches for it."""
    if not isinstance(data, dict):
        return data
    return {name: _fingerprint(value) if name in SECRETS else value for name, value in data.items()}


def _fingerprint(text: Any) -> str:
    try:
        return vault.fingerprint(*_opened(text))
    except (vault.WrongKey, AttributeError, UnicodeDecodeError):
        return stored.UNREADABLE


def sealed_anew(row: Authenticator, former: Callable[[bytes], bool]) -> dict[str, Any]:
    """The columns of a row in which a secret was sealed by a ``former`` key, sealed by the one of today. Raises WrongKey."""
    there = {name: row.data[name] for name in SECRETS if row.data.get(name)}
    old = {name: text for name, text in there.items() if former(_bytes(text.partition(":")[2]))}
    return {"data": row.data | {name: _sealed(*_opened(text)) for name, text in old.items()}} if old else {}


def of(user: User) -> QuerySet[Any]:
    """The second factors of a person; codes for an emergency are none by themselves."""
    rows: QuerySet[Any] = Authenticator.objects.filter(user_id=user.pk).exclude(type=Kind.RECOVERY_CODES)
    return rows.order_by("pk")


def label(factor: Authenticator) -> str:
    return str(factor.data.get("name") or LABELS[factor.type])


def sealed_for(user: User, secret: str) -> str:
    """A secret as it is kept: put into another person's row it proves nothing."""
    return _sealed(str(user.pk), secret)


def opened_for(user: User, sealed: str) -> str:
    """The secret, of a row that is theirs; else "", by which nothing is proved."""
    try:
        owner, secret = _opened(sealed)
    except vault.WrongKey:
        return ""
    return secret if owner == str(user.pk) else ""


def counter_of(secret: str, code: str) -> int | None:
    """The step of time at which an app with ``secret`` shows ``code``: now, the one before or the one after."""
    shown = ((counter, totp.hotp_value(secret, counter)) for counter in totp.yield_hotp_counters_from_time())
    right = (n for n, value in shown if secret and constant_time_compare(totp.format_hotp_value(value), code))
    return next(right, None)


def first_time(user: User, counter: int) -> bool:
    """Note that a code was used; whether it had not been before."""
    try:
        with transaction.atomic():
            CodeUsed.objects.create(user=user, counter=counter)
    except IntegrityError:
        return False
    return True


def used(user: User, typed: str) -> str:
    """The kind of factor that a code proves, which from now on proves nothing more; "" where it proves nothing."""
    code = re.sub(r"\D", "", unicodedata.normalize("NFKC", typed), flags=re.ASCII)
    rows = {row.type: row for row in Authenticator.objects.filter(user_id=user.pk).exclude(type=Kind.WEBAUTHN)}
    if app := rows.get(Kind.TOTP):
        counter = counter_of(opened_for(user, app.data.get("secret", "")), code)
        if counter is not None:
            return str(Kind.TOTP) if first_time(user, counter) else ""
    spare = rows.get(Kind.RECOVERY_CODES)
    if spare and opened_for(user, spare.data.get("seed", "")) and RecoveryCodes(spare).validate_code(code):
        return str(Kind.RECOVERY_CODES)
    return ""


def fresh_codes(user: User) -> tuple[dict[str, Any], list[str]]:
    """What is kept of new codes for an emergency, and the codes themselves, to be shown once."""
    data = {"seed": sealed_for(user, RecoveryCodes.generate_seed()), "used_mask": 0}
    return data, RecoveryCodes(Authenticator(user=user, type=Kind.RECOVERY_CODES, data=data)).generate_codes()


def codes_left(user: User) -> int:
    spare = Authenticator.objects.filter(user_id=user.pk, type=Kind.RECOVERY_CODES).first()
    return len(RecoveryCodes(spare).get_unused_codes()) if spare else 0
