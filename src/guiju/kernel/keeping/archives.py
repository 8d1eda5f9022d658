"""An encrypted archive as a stream: written and read piece by piece, under a passphrase or to a recipient's public key.

After one line that says how its key is found come pieces of one megabyte, each sealed with AES-256-GCM and numbered, the last
marked as such: nothing can be changed, left out, put elsewhere or cut off unseen. The passphrase goes through scrypt; for a
recipient a pair made for this archive alone and theirs (X25519) give the key, so that whoever backs up cannot read it back.
"""

from __future__ import annotations

import hashlib
import json
import os
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MAGIC = b"guiju backup 1\n"
PIECE, TAG = 1024 * 1024, 16
LONGEST_LINE = 1000
COST = 1 << 17


class Damaged(Exception):
    """Not such an archive, or not whole, or changed, or the passphrase or private key is another."""

    def __str__(self) -> str:
        return "备份打不开：口令或者私钥不对，或者文件不完整、被改动。"


def new_recipient() -> tuple[str, str]:
    """A private key to be kept apart, and the public one that archives are made for; hex."""
    key = X25519PrivateKey.generate()
    return key.private_bytes_raw().hex(), key.public_key().public_bytes_raw().hex()


def _by_passphrase(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=COST, r=8, p=1).derive(passphrase.encode())


def _shared(private: X25519PrivateKey, public: str, told: str) -> bytes:
    secret = private.exchange(X25519PublicKey.from_public_bytes(bytes.fromhex(public)))
    return HKDF(hashes.SHA256(), 32, salt=told.encode(), info=b"guiju backup").derive(secret)


class Writer:
    """What is written goes sealed into ``file``. ``close`` ends the archive: without it, it is not whole.

    Raises ValueError where ``recipient`` is no public key.
    """

    def __init__(self, file: BinaryIO, *, passphrase: str = "", recipient: str = "") -> None:
        if recipient:
            ours, own = new_recipient()
            told = {"to": recipient, "from": own}
            key = _shared(X25519PrivateKey.from_private_bytes(bytes.fromhex(ours)), recipient, own + recipient)
        else:
            salt = os.urandom(16)
            told, key = {"salt": salt.hex()}, _by_passphrase(passphrase, salt)
        head = MAGIC + json.dumps(told).encode() + b"\n"
        self.file, self.waiting, self.number = file, bytearray(), 0
        self.cipher, self.bound = AESGCM(key), hashlib.sha256(head).digest()
        file.write(head)

    def write(self, more: bytes) -> int:
        self.waiting += more
        while len(self.waiting) > PIECE:
            self._put(bytes(self.waiting[:PIECE]), last=False)
            del self.waiting[:PIECE]
        return len(more)

    def close(self) -> None:
        self._put(bytes(self.waiting), last=True)

    def _put(self, piece: bytes, *, last: bool) -> None:
        self.file.write(self.cipher.encrypt(_numbered(self.number, last), piece, self.bound))
        self.number += 1


class Reader:
    """What was written to an archive, as far as it has been shown to be whole. Raises Damaged at any read."""

    def __init__(self, file: BinaryIO, *, passphrase: str = "", private: str = "") -> None:
        head = file.readline(LONGEST_LINE)
        told = file.readline(LONGEST_LINE)
        try:
            if head != MAGIC:
                raise ValueError
            key = _key(json.loads(told), passphrase, private)
        except (ValueError, KeyError, TypeError) as error:
            raise Damaged from error
        self.file, self.ready, self.number, self.ended = file, bytearray(), 0, False
        self.cipher, self.bound = AESGCM(key), hashlib.sha256(head + told).digest()
        self.ahead = file.read(PIECE + TAG)

    def read(self, size: int) -> bytes:
        while len(self.ready) < size and not self.ended:
            self._take()
        found = bytes(self.ready[:size])
        del self.ready[:size]
        return found

    def _take(self) -> None:
        piece, self.ahead = self.ahead, self.file.read(PIECE + TAG)
        self.ended = not self.ahead
        try:
            self.ready += self.cipher.decrypt(_numbered(self.number, self.ended), piece, self.bound)
        except (InvalidTag, ValueError) as error:
            raise Damaged from error
        self.number += 1


def _key(told: dict[str, str], passphrase: str, private: str) -> bytes:
    if "salt" in told:
        return _by_passphrase(passphrase, bytes.fromhex(told["salt"]))
    key = X25519PrivateKey.from_private_bytes(bytes.fromhex(private))
    return _shared(key, told["from"], told["from"] + told["to"])


def for_whom(file: BinaryIO) -> str:
    """``passphrase`` or ``recipient``: what an archive opens with; the file is left at its beginning. Raises Damaged."""
    head, told = file.readline(LONGEST_LINE), file.readline(LONGEST_LINE)
    file.seek(0)
    if head != MAGIC:
        raise Damaged
    return "passphrase" if b'"salt"' in told else "recipient"


def _numbered(number: int, last: bool) -> bytes:
    return number.to_bytes(11) + bytes([last])
