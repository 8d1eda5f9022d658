"""Second factors: codes of an authenticator app (TOTP, RFC 6238), passkeys (WebAuthn), codes for an emergency.

Rows, codes and signatures are allauth's; here is what an office needs besides: secrets are sealed and bound to their owner, a
code is used once whichever process sees it. Secrets are sealed with a key that follows from the one of fingerprints, which
stays: the rows are vouched for as they stand.
"""

from __future__ import annotations

import base64
import re
import unicodedata
from typing import Any

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from cryptography.fernet import Fernet, InvalidToken
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare

from guiju.kernel.keeping import vault
from guiju.kernel.offices.people import User
from guiju.kernel.offices.proofs import CodeUsed

Kind = Authenticator.Type
LABELS: dict[str, str] = {Kind.TOTP: "动态口令", Kind.WEBAUTHN: "通行密钥", Kind.RECOVERY_CODES: "恢复码"}
ISSUER = "规矩"


class Sealing(DefaultMFAAdapter):
    """What allauth asks of us: how secrets are sealed, and who we are to a passkey."""

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as error:
            raise vault.WrongKey from error

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": context.request.get_host().partition(":")[0], "name": ISSUER}


def _box() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(vault.key_for("second factors")))


def of(user: User) -> QuerySet[Any]:
    """The second factors of a person; codes for an emergency are none by themselves."""
    rows: QuerySet[Any] = Authenticator.objects.filter(user_id=user.pk).exclude(type=Kind.RECOVERY_CODES)
    return rows.order_by("pk")


def label(factor: Authenticator) -> str:
    return str(factor.data.get("name") or LABELS[factor.type])


def sealed_for(user: User, secret: str) -> str:
    """A secret as it is kept: put into another person's row it proves nothing."""
    return Sealing().encrypt(f"{user.pk}/{secret}")


def opened_for(user: User, sealed: str) -> str:
    """The secret, of a row that is theirs; else "", by which nothing is proved."""
    try:
        owner, _, secret = Sealing().decrypt(sealed).partition("/")
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
