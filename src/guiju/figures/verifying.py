"""Verification of everything: the ledger and what it answers for, and the cells, which are what the records give."""

from __future__ import annotations

import time
from collections.abc import Iterable

from guiju.figures import declared, recounting
from guiju.kernel.acting import verification
from guiju.kernel.acting.verification import Progress, Report
from guiju.kernel.keeping import jobs, last_done
from guiju.kernel.keeping.checkpoints import Head
from guiju.kernel.keeping.jobs import Job
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Actor, Role

MAY = {Role.AUDITOR, Role.HEAD, Role.ADMIN}
MOST_TOLD = 200
"""Faults that a page shows; the command shows all."""


def may_verify(actor: Actor) -> bool:
    return bool(actor.roles & MAY)


def verify(heads: Iterable[Head] = (), progress: Progress | None = None, processes: int = 1) -> Report:
    """As ``kernel.acting.verification.verify``; each figure of which a cell is not what is counted anew is a fault."""
    report = verification.verify(heads, progress, processes)
    for name in recounting.astray():
        label = declared.figure(name).concept.label if name in declared.figures() else name
        report.fault("cell", f"数据“{label}”的汇总与台账不符；台账无误的，用“guiju recount”重新汇总。")
    return report


def remember(report: Report) -> str:
    """Remember that a verification was done; in words what came of it."""
    words = f"发现{len(report.faults)}处问题" if report.faults else "通过"
    last_done.note(last_done.VERIFICATION, words, well=report.sound)
    return words


@jobs.job("账簿核验", may=may_verify, queue=jobs.LONG)
def verified(job: Job) -> None:
    """Verify, and keep what was found for the page: it only reads, so that begun again it finds the same."""
    began, entries, done = time.monotonic(), Entry.objects.count(), 0

    def come(some: int) -> None:
        nonlocal done
        done += some
        job.come(done, max(entries, done))

    report = verify(progress=come)
    told = {name: getattr(report, name) for name in ("entries", "records", "redacted", "heads", "limits", "sound")}
    faults = [[fault.kind, fault.words, fault.register, fault.matter_id] for fault in report.faults[:MOST_TOLD]]
    job.told = {"words": remember(report), "seconds": time.monotonic() - began, "found": len(report.faults),
                **told, "faults": faults}  # fmt: skip
