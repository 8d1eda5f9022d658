"""Proof that one entry stands in the ledger as its latest head signed it (RFC 6962): for citizens, staff and the command.

It is read from a few tiles of the tree, however long the ledger, and given only where it leads to the root that was signed.
"""

from __future__ import annotations

import re
from typing import Any

from pymerkle import InvalidChallenge, InvalidProof

from guiju.kernel.keeping import checkpoints, tiles
from guiju.kernel.keeping.ledger import Entry

DIGEST = re.compile(r"[0-9a-f]{64}")


class Unproven(Exception):
    """There is no proof; the sentence says why."""


def prove(digest: str) -> dict[str, Any]:
    """``{"entry", "head", "proof"}`` for the entry with ``digest`` (64 hexadecimal digits). Raises Unproven."""
    digest = "".join(digest.split()).lower()
    if not DIGEST.fullmatch(digest):
        raise Unproven("账簿摘要由64位十六进制数字组成，请核对后重新输入。")
    head = checkpoints.latest()
    if head is None:
        raise Unproven("账簿尚未公布检查点，暂时不能出具证明。")
    found = next(iter(Entry.objects.filter(digest=digest).values_list("pk", flat=True)), None)
    if found is None or found > head.last_entry:
        raise Unproven("最近一次公布的检查点中没有这条摘要：可能是摘要有误，也可能是该记录在检查点之后形成。")
    tree = tiles.Kept(head.size)
    try:
        proof = tree.prove_inclusion(tiles.place(found), head.size)
        proof.verify(tree.leaf(digest), bytes.fromhex(head.root), size=head.size)
    except (tiles.Lacking, InvalidChallenge, InvalidProof) as error:
        raise Unproven("账簿现状与已公布的检查点不符，不能出具证明；请向本站主管机关反映。") from error
    return {"entry": digest, "head": vars(head), "proof": proof.serialize()}
