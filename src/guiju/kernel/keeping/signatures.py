"""How heads are signed: Ed25519 (RFC 8032), or SM2 with SM3 (GB/T 32918) where GUIJU_SIGNATURE=sm2 says so.

A public key tells by how it is written whose it is: of SM2 ``sm2:`` and the compressed point, of Ed25519 its 32 bytes; hex.
"""

from __future__ import annotations

from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from guiju import environment

ED25519, SM2 = "ed25519", "sm2"
IDENTITY = b"1234567812345678"
"""The signer's identity that GM/T 0009 gives where none was agreed."""


def chosen() -> str:
    """How new keys sign."""
    return environment.chosen("GUIJU_SIGNATURE")


def new_pair(algorithm: str) -> tuple[bytes, str]:
    """A private key, and its public key as it is written."""
    if algorithm == SM2:
        private, point = _sm2().generate_keypair()
        return private, f"{SM2}:{point.hex()}"
    key = Ed25519PrivateKey.generate()
    return key.private_bytes_raw(), key.public_key().public_bytes_raw().hex()


def sign(private: bytes, public: str, message: bytes) -> str:
    if public.startswith(f"{SM2}:"):
        return "".join(part.rjust(32, b"\0").hex() for part in _sm2(sk=private).sign(message))
    return Ed25519PrivateKey.from_private_bytes(private).sign(message).hex()


def fits(public: str, signature: str, message: bytes) -> bool:
    """Whether a signature over ``message`` was made with the key of ``public``. What is no key or no signature is not."""
    try:
        if public.startswith(f"{SM2}:"):
            return _fits_sm2(bytes.fromhex(public.removeprefix(f"{SM2}:")), bytes.fromhex(signature), message)
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _fits_sm2(point: bytes, signature: bytes, message: bytes) -> bool:
    from gmalg.errors import GMError

    if len(point) != 33 or len(signature) != 64:
        return False
    try:
        return bool(_sm2(pk=point).verify(message, signature[:32], signature[32:]))
    except GMError:
        return False


def _sm2(**keys: bytes) -> Any:
    # Pure arithmetic in Python, loaded only where somebody signs so.
    import gmalg

    return gmalg.SM2(uid=IDENTITY, pc_mode=gmalg.PC_MODE.COMPRESS, **keys)
