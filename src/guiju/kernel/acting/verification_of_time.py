"""Verification of what is worked out of the course of records: handlings, spells, and periods of recurring duties.

They are told again from the ledger and held against the tables, but for records of which an entry was lawfully erased. A
period that has begun since the last entry may be there or not: the night writes it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from guiju.kernel.acting.verification_shares import ALL, Share
from guiju.kernel.declaring import duties, handling, spells
from guiju.kernel.declaring.worked_out import parted
from guiju.kernel.keeping import ledger

AT_ONCE = 500


def otherwise(model: type[Any], broken: Collection[str], share: Share = ALL) -> Iterator[tuple[str, str, str, str]]:
    """Records of ``model`` whose rows are not what the ledger says: kind, words, register and id.

    ``broken``: ids of records whose entries are not as they were written, of which nothing can be told.
    """
    procedure = model.procedure
    if not (procedure.hands_over or procedure.spells or procedure.duties):
        return
    records = share.of(model._default_manager.order_by("pk"), "pk").iterator(AT_ONCE)
    while some := list(islice(records, AT_ONCE)):
        some = [record for record in some if record.pk.hex not in broken]
        wrong = _wrong(some) if some else {}
        for record in some:
            if record.pk in wrong:
                yield "row", f"“{record}”的{wrong[record.pk]}与账簿不符。", model.register(), record.pk.hex


def _wrong(records: Sequence[Any]) -> dict[Any, str]:
    """By the key of a record what of it is otherwise, in words."""
    entries = ledger.histories(records)
    whole = [record for record in records if not any(entry.content.get("redacted") for entry in entries[record.pk])]
    wrong: dict[Any, str] = {}
    if not whole:
        return wrong
    procedure = whole[0].procedure
    if procedure.hands_over:
        wrong |= dict.fromkeys(parted(handling.kept(whole), handling.told(whole, entries)), "经办时段")
    if procedure.spells:
        words = str(procedure.spells._meta.verbose_name)
        wrong |= dict.fromkeys(parted(spells.kept(whole), spells.told(whole, entries)), words)
    if procedure.duties:
        kept = duties.kept(whole)
        told = duties.told(whole, entries, max((row.first for row in kept), default=date.min))
        wrong |= dict.fromkeys(parted(kept, told, but=("over",)), "定期职责")
    return wrong
