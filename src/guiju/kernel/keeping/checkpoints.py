"""Checkpoints: the head of an RFC 6962 Merkle tree over all entries, signed with Ed25519 and written out.

A head that was once handed out (GUIJU_HOME/heads, the public page, a printed report) cannot be met again by a ledger from
which anything before it was changed, taken or moved. Anyone can be given a proof that one entry is in the tree.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.db import transaction
from pymerkle import BaseMerkleTree

from guiju.home import home
from guiju.kernel.keeping import ledger, vault
from guiju.kernel.keeping.ledger import Checkpoint, Entry

HASH = 32


class EntryTree(BaseMerkleTree):
    """The tree over entry digests, in the order of entry ids; leaf hashes in one block of memory (32 bytes an entry)."""

    def __init__(self) -> None:
        super().__init__(algorithm="sha256", disable_cache=True)
        self._leaves = bytearray()

    def _encode_entry(self, data: bytes) -> bytes:
        return data

    def _store_leaf(self, data: bytes, digest: bytes) -> int:
        self._leaves += digest
        return self._get_size()

    def _get_leaf(self, index: int) -> bytes:
        return bytes(self._leaves[(index - 1) * HASH : index * HASH])

    def _get_leaves(self, offset: int, width: int) -> list[bytes]:
        return [self._get_leaf(n) for n in range(offset + 1, offset + width + 1)]

    def _get_size(self) -> int:
        return len(self._leaves) // HASH

    def add(self, digests: Iterable[str]) -> None:
        """Append entries by their digests, quickly."""
        from hashlib import sha256

        leaves = self._leaves
        for digest in digests:
            leaves += sha256(b"\x00" + bytes.fromhex(digest)).digest()


def tree(upto: int) -> EntryTree:
    """The tree over all entries up to and with id ``upto``."""
    made = EntryTree()
    made.add(Entry.objects.filter(id__lte=upto).order_by("id").values_list("digest", flat=True).iterator(10_000))
    return made


@dataclass(frozen=True)
class Head:
    """What a checkpoint says, as it is handed out."""

    at: str
    size: int
    last_entry: int
    root: str
    signature: str
    public_key: str

    def message(self) -> bytes:
        return f"guiju ledger head\n{self.at}\n{self.size}\n{self.last_entry}\n{self.root}\n".encode()

    def is_signed(self) -> bool:
        """Whether the signature fits what is said and the key it names."""
        try:
            key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.public_key))
            key.verify(bytes.fromhex(self.signature), self.message())
        except (InvalidSignature, ValueError):
            return False
        return True

    @classmethod
    def of(cls, row: Checkpoint) -> Head:
        return cls(row.at, row.size, row.last_entry, row.root, row.signature, row.public_key)


def _signing_key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(vault.key_for("ledger signature"))


def public_key() -> str:
    return _signing_key().public_key().public_bytes_raw().hex()


def make() -> Head | None:
    """Sign the ledger as it stands and hand the head out; None where nothing is new since the last."""
    upto = ledger.settled()
    last = Checkpoint.objects.order_by("-id").first()
    if upto == (last.last_entry if last else 0):
        return None
    grown = tree(upto)
    unsigned = Head(ledger.now(), grown.get_size(), upto, grown.get_root().hex(), "", public_key())
    head = Head(**{**vars(unsigned), "signature": _signing_key().sign(unsigned.message()).hex()})
    with transaction.atomic():
        Checkpoint.objects.create(**vars(head))
        _hand_out(head)
    return head


def heads_folder() -> Path:
    return home() / "heads"


def _hand_out(head: Head) -> None:
    folder = heads_folder()
    folder.mkdir(exist_ok=True)
    path = folder / f"{head.size:012d}.json"
    text = json.dumps(vars(head), indent=1) + "\n"
    with open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o644), "w") as file:
        file.write(text)


def handed_out() -> list[Head]:
    """The heads in GUIJU_HOME/heads, smallest first. Raises ValueError for a file that is none."""
    heads = []
    for path in sorted(heads_folder().glob("*.json")):
        heads.append(read_head(path))
    return heads


def read_head(path: Path) -> Head:
    try:
        return Head(**json.loads(path.read_text("utf-8")))
    except (TypeError, ValueError, OSError) as error:
        raise ValueError(f"“{path.name}”不是账簿检查点文件。") from error


def proof(entry: Entry, size: int | None = None) -> dict[str, Any]:
    """An inclusion proof for one entry in the tree of the first ``size`` entries (default: all)."""
    grown = tree(ledger.settled())
    index = Entry.objects.filter(id__lte=entry.pk).count()
    made: dict[str, Any] = grown.prove_inclusion(index, size or grown.get_size()).serialize()
    return made
