"""How digests are made: what goes in, in which order, by which algorithm.

An entry binds the one before it on the same matter, its own facts, and the digest of its payload; the payload itself
stands apart. The algorithm is written in each entry: SHA-256, or SM3 (GB/T 32905-2016) where GUIJU_DIGEST=sm3 asks for it.
"""

import hashlib
import hmac
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import orjson
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.hmac import HMAC

from guiju import environment

SEPARATOR = "\x1f"


def _sm3(content: bytes) -> str:
    digest = hashes.Hash(hashes.SM3())
    digest.update(content)
    return digest.finalize().hex()


ALGORITHMS: dict[str, Callable[[bytes], str]] = {
    "sha256": lambda content: hashlib.sha256(content).hexdigest(),
    "sm3": _sm3,
}


def _keyed_sm3(key: bytes, content: bytes) -> str:
    digest = HMAC(key, hashes.SM3())
    digest.update(content)
    return digest.finalize().hex()


KEYED: dict[str, Callable[[bytes, bytes], str]] = {
    "sha256": lambda key, content: hmac.digest(key, content, "sha256").hex(),
    "sm3": _keyed_sm3,
}


def algorithm() -> str:
    """The algorithm for new entries."""
    return environment.chosen("GUIJU_DIGEST")


def known() -> tuple[str, ...]:
    """All algorithms, that of new entries first."""
    return tuple(dict.fromkeys((algorithm(), *ALGORITHMS)))


def of(content: bytes, by: str = "sha256") -> str:
    return ALGORITHMS[by](content)


def keyed(key: bytes, content: bytes, by: str = "sha256") -> str:
    """The keyed digest (HMAC, RFC 2104), by which nobody without the key can try out contents."""
    return KEYED[by](key, content)


def of_entry(
    by: str, before: str, register: str, matter: str, seq: int, step: str, on: str, at: str, actor: str, payload: str
) -> str:
    """The digest of an entry from its facts; ``before`` is the digest of the entry before it, empty for the first."""
    content = SEPARATOR.join((before, register, matter, str(seq), step, on, at, actor, payload))
    return ALGORITHMS[by](content.encode())


def of_ids(ids: Sequence[str]) -> str:
    """The digest of a set of records: their ids, sorted, a line each (SHA-256)."""
    return of("\n".join(sorted(ids)).encode())


def plain(value: Any) -> Any:
    """A column's value as it stands in a payload: text, whole numbers, booleans and null; days in ISO 8601."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return plain(value.pk)


def canonical(payload: dict[str, Any]) -> str:
    """A payload as text: keys sorted, no spaces, the same bytes for the same content."""
    return orjson.dumps(payload, option=orjson.OPT_SORT_KEYS).decode()
