"""Checkpoints: the head of an RFC 6962 Merkle tree over all entries, signed with Ed25519 and written out.

A head that was once handed out (GUIJU_HOME/heads, the public page, a printed report) cannot be met again by a ledger from
which anything before it was changed, taken or moved. ``proofs`` shows anyone that one entry is in the tree.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.db import transaction

from guiju.home import home
from guiju.kernel.keeping import ledger, tiles, vault
from guiju.kernel.keeping.ledger import Checkpoint
from guiju.kernel.keeping.tiles import Tile


class Unsound(Exception):
    """The ledger does not meet its last head: nothing more is signed over it."""

    def __str__(self) -> str:
        return "账簿与最近一次签发的检查点不符，不再签发新的检查点：请用 guiju verify 核验账簿，查明原因。"


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


def latest() -> Head | None:
    """The last head that was signed and handed out."""
    row = Checkpoint.objects.order_by("-id").first()
    return None if row is None else Head.of(row)


def make() -> Head | None:
    """Sign the ledger as it stands and hand the head out; None where nothing is new since the last. Raises Unsound.

    The tree grows on from its last complete tile, and only where it leads through the root that was signed last.
    """
    upto, last = ledger.settled(), latest()
    if upto == (last.last_entry if last else 0):
        return None
    tree, after = tiles.standing()
    new = tiles.entries(after, upto)
    completed = tree.add(islice(new, last.size - tree.size)) if last and last.size >= tree.size else []
    if last and not tree.meets(last.size, last.root):
        raise Unsound
    completed += tree.add(new)
    head = _signed(Head(ledger.now(), tree.size, upto, tree.get_root().hex(), "", public_key()))
    with transaction.atomic():
        # Somebody else may be at it: the same entries give the same tiles.
        Tile.objects.bulk_create(completed, batch_size=1000, ignore_conflicts=True)
        Checkpoint.objects.create(**vars(head))
        _hand_out(head)
    return head


def _signed(head: Head) -> Head:
    return replace(head, signature=_signing_key().sign(head.message()).hex())


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
