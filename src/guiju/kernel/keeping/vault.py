"""Personal data at rest: encrypted with AES-256-GCM, found again by a keyed digest, never by its plain text.

One master key, 32 random bytes in base64, from GUIJU_KEY or from the file GUIJU_HOME/key (made on first use, readable
by its owner only). Each use has its own key, derived from it by HKDF (RFC 5869).
"""

import base64
import hashlib
import hmac
import os
import secrets
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from guiju.home import home

NONCE = 12


class WrongKey(Exception):
    """What is stored was encrypted with another master key, or has been changed."""

    def __str__(self) -> str:
        return "密钥不符或者密文已被改动：请核对 GUIJU_KEY 或者 GUIJU_HOME/key 是否为本库所用的密钥。"


@cache
def _master() -> bytes:
    if given := os.environ.get("GUIJU_KEY"):
        return _decoded(given)
    path = home() / "key"
    try:
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(base64.b64encode(secrets.token_bytes(32)))
    except FileExistsError:
        pass
    return _decoded(path.read_text("ascii"))


def _decoded(text: str) -> bytes:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except ValueError:
        key = b""
    if len(key) < 32:
        raise WrongKey
    return key


@cache
def key_for(purpose: str) -> bytes:
    """32 bytes for one purpose, derived from the master key."""
    return HKDF(hashes.SHA256(), 32, salt=None, info=f"guiju/{purpose}".encode()).derive(_master())


@cache
def _cipher() -> AESGCM:
    return AESGCM(key_for("personal data"))


def derived_secret(purpose: str) -> str:
    """A text secret for one purpose (such as Django's signing), stable for the installation."""
    return base64.urlsafe_b64encode(key_for(purpose)).decode()


def seal(plain: str | bytes) -> bytes:
    """Encrypt ``plain`` (text as UTF-8); empty stays empty."""
    if not plain:
        return b""
    nonce = os.urandom(NONCE)
    return nonce + _cipher().encrypt(nonce, plain.encode() if isinstance(plain, str) else plain, None)


def unseal_bytes(sealed: bytes | memoryview) -> bytes:
    """The bytes that ``seal`` was given. Raises WrongKey."""
    sealed = bytes(sealed)
    if not sealed:
        return b""
    try:
        return _cipher().decrypt(sealed[:NONCE], sealed[NONCE:], None)
    except (InvalidTag, ValueError) as error:  # changed, or cut short
        raise WrongKey from error


def unseal(sealed: bytes | memoryview) -> str:
    """The text that ``seal`` was given. Raises WrongKey."""
    return unseal_bytes(sealed).decode()


def fingerprint(*parts: str) -> str:
    """A keyed digest (HMAC-SHA-256, hex) by which equal data is found and a change is seen, without telling the data."""
    return hmac.new(key_for("fingerprint"), "\x1f".join(parts).encode(), hashlib.sha256).hexdigest()
