"""Proof that one entry stands in the ledger as its latest published head signed it (RFC 6962).

The proof is made from the entries that the head covers, and only where they still give the root that was signed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from guiju.kernel.keeping import checkpoints
from guiju.kernel.keeping.checkpoints import EntryTree, Head
from guiju.kernel.keeping.ledger import Checkpoint, Entry

DIGEST = re.compile(r"[0-9a-f]{64}")


class Unproven(Exception):
    """There is no proof; the sentence says why."""


def latest_head() -> Head | None:
    """The last head that was signed and handed out."""
    row = Checkpoint.objects.order_by("-pk").first()
    return None if row is None else Head.of(row)


@lru_cache(maxsize=1)
def _tree(last_entry: int, root: str) -> EntryTree:
    """Kept for the next question under the same head; 32 bytes an entry. ``root`` is part of what is remembered."""
    return checkpoints.tree(last_entry)


def prove(digest: str) -> dict[str, Any]:
    """``{"entry", "head", "proof"}`` for the entry with ``digest`` (64 hexadecimal digits). Raises Unproven."""
    digest = "".join(digest.split()).lower()
    if not DIGEST.fullmatch(digest):
        raise Unproven("账簿摘要由64位十六进制数字组成，请核对后重新输入。")
    head = latest_head()
    if head is None:
        raise Unproven("账簿尚未公布检查点，暂时不能出具证明。")
    found = Entry.objects.filter(digest=digest).values_list("pk", flat=True).first()
    if found is None or found > head.last_entry:
        raise Unproven("最近一次公布的检查点中没有这条摘要：可能是摘要有误，也可能是该记录在检查点之后形成。")
    tree = _tree(head.last_entry, head.root)
    if tree.get_size() != head.size or tree.get_root().hex() != head.root:
        _tree.cache_clear()
        raise Unproven("账簿现状与已公布的检查点不符，不能出具证明；请向本站主管机关反映。")
    index = Entry.objects.filter(pk__lte=found).count()
    return {"entry": digest, "head": vars(head), "proof": tree.prove_inclusion(index, head.size).serialize()}
