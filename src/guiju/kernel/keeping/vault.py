"""Personal data at rest: encrypted with AES-256-GCM, found again by a keyed digest, never by its plain text.

What is sealed begins with the name of its key and is bound to its place (a column of a row, a paper of a digest): moved to
another place it does not open. Each other use has a key of its own, derived by HKDF (RFC 5869) from the one of fingerprints,
which stays when the keys that seal are changed (``kernel.keeping.keyring``).
"""

from __future__ import annotations

import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from guiju.kernel.keeping import keyring
from guiju.kernel.keeping.keyring import NAME
from guiju.kernel.keeping.master import LENGTH, NONCE, WrongKey

__all__ = ["WrongKey", "fingerprint", "key_for", "named", "seal", "unseal", "unseal_bytes"]

_derived: dict[tuple[bytes, str], bytes] = {}


def key_for(purpose: str) -> bytes:
    """32 bytes for one purpose, derived from the key that stays."""
    lasting = keyring.ring().lasting
    if (lasting, purpose) not in _derived:
        told = f"guiju/{purpose}".encode()
        _derived[lasting, purpose] = HKDF(hashes.SHA256(), LENGTH, salt=None, info=told).derive(lasting)
    return _derived[lasting, purpose]


def seal(plain: str | bytes, bound_to: str) -> bytes:
    """Encrypt ``plain`` (text as UTF-8) for the place ``bound_to``; empty stays empty."""
    if not plain:
        return b""
    ring, nonce = keyring.ring(), os.urandom(NONCE)
    plain = plain.encode() if isinstance(plain, str) else plain
    return ring.sealing + nonce + ring.ciphers[ring.sealing].encrypt(nonce, plain, ring.sealing + bound_to.encode())


def named(sealed: bytes | memoryview) -> bytes:
    """The name of the key that something was sealed with; nothing where nothing is sealed."""
    return bytes(sealed[:NAME])


def unseal_bytes(sealed: bytes | memoryview | str, bound_to: str) -> bytes:
    """The bytes that ``seal`` was given for the same place. Raises WrongKey."""
    if isinstance(sealed, str):  # what somebody wrote in its place
        raise WrongKey
    sealed = bytes(sealed)
    if not sealed:
        return b""
    name, rest = sealed[:NAME], sealed[NAME:]
    cipher = keyring.ring().ciphers.get(name) or keyring.ring(anew=True).ciphers.get(name)
    if cipher is None:
        raise WrongKey
    try:
        return cipher.decrypt(rest[:NONCE], rest[NONCE:], name + bound_to.encode())
    except (InvalidTag, ValueError) as error:  # changed, or cut short
        raise WrongKey from error


def unseal(sealed: bytes | memoryview, bound_to: str) -> str:
    """The text that ``seal`` was given for the same place. Raises WrongKey."""
    return unseal_bytes(sealed, bound_to).decode()


def fingerprint(*parts: str) -> str:
    """A keyed digest (HMAC-SHA-256, hex) by which equal data is found and a change is seen, without telling the data."""
    return hmac.digest(key_for("fingerprint"), "\x1f".join(parts).encode(), "sha256").hex()
