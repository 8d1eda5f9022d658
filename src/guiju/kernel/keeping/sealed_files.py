"""Files at rest: sealed in pieces of a megabyte, so that none need ever be whole in memory.

A file begins with a key of its own, sealed by the vault for the place of the file: under another name it does not open, and
where the vault's key is changed only this beginning is sealed anew. Then come the pieces (AES-256-GCM), each bound to its
number and to the size of the whole: none is left out, cut short, doubled or put in another order unseen.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from guiju.kernel.keeping import vault
from guiju.kernel.keeping.keyring import NAME
from guiju.kernel.keeping.master import LENGTH, NONCE, WrongKey

PIECE = 1024 * 1024
TAG = 16
HEAD = NAME + NONCE + LENGTH + TAG
_AROUND = NONCE + TAG


def head(key: bytes, bound_to: str) -> bytes:
    """The beginning of a file whose pieces are sealed with ``key``."""
    return vault.seal(key, bound_to)


def new_key() -> bytes:
    return os.urandom(LENGTH)


def place(offset: int) -> int:
    """Where in a file the piece begins that holds what is at ``offset``."""
    return HEAD + offset // PIECE * (PIECE + _AROUND)


def piece(key: bytes, number: int, size: int, plain: bytes) -> bytes:
    """One piece sealed. ``size``: of the whole; a piece that is sent again has another nonce."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, _bound(number, size))


def sealed(content: bytes, bound_to: str) -> Iterator[bytes]:
    """A whole file, piece by piece."""
    key = new_key()
    yield head(key, bound_to)
    for number in range(max(1, -(-len(content) // PIECE))):
        yield piece(key, number, len(content), content[number * PIECE : (number + 1) * PIECE])


def moved(file: IO[bytes], bound_to: str) -> Iterator[bytes]:
    """The same file with its own key sealed anew, by the vault's key of today. Raises WrongKey."""
    yield head(vault.unseal_bytes(file.read(HEAD), bound_to), bound_to)
    while more := file.read(PIECE):
        yield more


def _bound(number: int, size: int) -> bytes:
    return f"{number}/{size}".encode()


class Opened(io.RawIOBase):
    """A sealed file in clear, from ``start`` up to ``end``; one piece is held at a time. Reading raises WrongKey."""

    def __init__(self, path: Path, bound_to: str, *, key: bytes = b"", start: int = 0, end: int | None = None) -> None:
        self._file = path.open("rb")
        kept = os.fstat(self._file.fileno()).st_size - HEAD
        pieces = -(-kept // (PIECE + _AROUND))
        self.size = max(0, kept - pieces * _AROUND)
        self._start, self._end = start, self.size if end is None else min(end, self.size)
        self._at, self._number, self._plain = start, -1, b""
        try:
            self._key = key or vault.unseal_bytes(self._file.read(HEAD), bound_to)
            self._cipher = AESGCM(self._key)
            if not self.size:  # nothing to read, and yet it is not to have been cut down to this
                self._take_up(0)
        except (WrongKey, ValueError) as error:
            self._file.close()
            raise WrongKey from error

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: self._start, io.SEEK_CUR: self._at, io.SEEK_END: self._end}[whence]
        self._at = max(self._start, base + offset)
        return self.tell()

    def tell(self) -> int:
        return self._at - self._start

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]
        if self._at >= self._end:
            return 0
        self._take_up(self._at // PIECE)
        here = self._at % PIECE
        found = self._plain[here : here + min(len(into), self._end - self._at)]
        into[: len(found)] = found
        self._at += len(found)
        return len(found)

    def _take_up(self, number: int) -> None:
        if number == self._number:
            return
        self._file.seek(place(number * PIECE))
        kept = self._file.read(PIECE + _AROUND)
        try:
            self._plain = self._cipher.decrypt(kept[:NONCE], kept[NONCE:], _bound(number, self.size))
        except (InvalidTag, ValueError) as error:  # changed, cut short, or of another file
            raise WrongKey from error
        self._number = number

    def close(self) -> None:
        self._file.close()
        super().close()


def pieces(file: Opened) -> Iterator[bytes]:
    """What is left of an opened file, a piece at a time."""
    return iter(lambda: file.read(PIECE), b"")
