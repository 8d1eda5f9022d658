"""Checkpoints: the head of an RFC 6962 Merkle tree over all entries, signed and written out.

A head that was once handed out (GUIJU_HOME/heads, the public page, a printed report) cannot be met again by a ledger from
which anything before it was changed, taken or moved. ``proofs`` shows anyone that one entry is in the tree.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from pathlib import Path

from django.db import connection, transaction

from guiju.home import home
from guiju.kernel.keeping import durable, keyring, ledger, signatures, tiles
from guiju.kernel.keeping.ledger import Checkpoint
from guiju.kernel.keeping.tiles import Tile

KEYS = "public-keys.json"
"""The public keys, beside the heads that they signed."""


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
        return signatures.fits(self.public_key, self.signature, self.message())

    def is_one(self) -> bool:
        """Whether it says what a head says: what was tampered with may say anything."""
        numbers, words = (self.size, self.last_entry), (self.at, self.root, self.signature, self.public_key)
        return all(isinstance(n, int) and n >= 0 for n in numbers) and all(isinstance(text, str) for text in words)

    @classmethod
    def of(cls, row: Checkpoint) -> Head:
        return cls(row.at, row.size, row.last_entry, row.root, row.signature, row.public_key)


def public_key() -> str:
    """The key that signs now."""
    return keyring.ring().current(keyring.SIGNING).public_key


def public_keys() -> list[str]:
    """All keys that have signed heads of this ledger, oldest first."""
    return [key.public_key for key in keyring.ring().signers]


def latest() -> Head | None:
    """The last head that was signed and handed out."""
    row = Checkpoint.objects.order_by("-id").first()
    return None if row is None else Head.of(row)


def make() -> Head | None:
    """Sign the ledger as it stands and hand the head out; None where nothing is new since the last. Raises Unsound.

    The tree grows on from its last complete tile, and only where it leads through the root that was signed last.
    """
    upto, last = ledger.settled(), latest()
    if last and not file_of(last).exists():  # cut off before it was handed out
        _hand_out(last)
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
        _alone()
        if (meanwhile := latest()) != last:  # a second head over the same entries would look like one put in
            return meanwhile
        Tile.objects.bulk_create(completed, batch_size=1000, ignore_conflicts=True)
        Checkpoint.objects.create(**vars(head))
    # Last: a head that was handed out and whose row was not kept would look like one that was taken out of the database.
    _hand_out(head)
    return head


def _alone() -> None:
    """Of two who sign at once the second waits until the first is done (SQLite has one writer at a time)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [0x4EAD])


def _signed(head: Head) -> Head:
    return replace(head, signature=keyring.ring().signed(head.message()))


def heads_folder() -> Path:
    return home() / "heads"


def file_of(head: Head) -> Path:
    return heads_folder() / f"{head.size:012d}.json"


def _hand_out(head: Head) -> None:
    durable.folder(heads_folder())
    durable.write(file_of(head), _text(vars(head)))
    hand_out_keys()


def hand_out_keys() -> None:
    """The public keys beside the heads, each with what the one before it said of it: who trusts one trusts the next."""
    signers = keyring.ring().signers
    told = [{"public_key": k.public_key, "since": k.made_at.isoformat(), "vouched": k.vouched} for k in signers]
    durable.write(durable.folder(heads_folder()) / KEYS, _text(told))


def _text(said: object) -> bytes:
    return (json.dumps(said, indent=1) + "\n").encode()


def files() -> list[Path]:
    """The files of the heads in GUIJU_HOME/heads, smallest first."""
    return sorted(heads_folder().glob("[0-9]*.json"))


def keys_unlike() -> Iterator[str]:
    """Where a key that signs is not vouched for by the one before it, in words."""
    for before, key in pairwise(keyring.ring().signers):
        if not signatures.fits(before.public_key, key.vouched, keyring.vouching(key.public_key)):
            yield f"签名密钥 {key.name} 没有前一密钥的签名：不是依程序更换的。"


def hand_out_anew() -> int:
    """Write again the heads whose files are gone, or tell no head any more; how many."""
    lost = [head for head in map(Head.of, Checkpoint.objects.order_by("id")) if not _legible(file_of(head))]
    for head in lost:
        _hand_out(head)
    return len(lost)


def _legible(path: Path) -> bool:
    try:
        return bool(read_head(path))
    except ValueError:
        return False


def read_head(path: Path) -> Head:
    try:
        return Head(**json.loads(path.read_text("utf-8")))
    except (TypeError, ValueError, OSError) as error:
        raise ValueError(f"“{path.name}”不是账簿检查点文件，或者不完整。") from error
