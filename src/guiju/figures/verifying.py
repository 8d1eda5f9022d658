"""Verification of everything: the ledger and what it answers for, and the cells, which are what the records give."""

from __future__ import annotations

from collections.abc import Iterable

from guiju.figures import declared, recounting
from guiju.kernel.acting import verification
from guiju.kernel.acting.verification import Progress, Report
from guiju.kernel.keeping.checkpoints import Head


def verify(heads: Iterable[Head] = (), progress: Progress | None = None, processes: int = 1) -> Report:
    """As ``kernel.acting.verification.verify``; each figure of which a cell is not what is counted anew is a fault."""
    report = verification.verify(heads, progress, processes)
    for name in recounting.astray():
        label = declared.figure(name).concept.label if name in declared.figures() else name
        report.fault("cell", f"数据“{label}”的汇总与台账不符；台账无误的，用“guiju recount”重新汇总。")
    return report
