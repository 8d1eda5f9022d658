"""Verification of papers: each that a row names has its file, which opens and is what its digest says."""

from __future__ import annotations

from guiju.kernel.acting.verification_report import Report
from guiju.kernel.acting.verification_shares import Share
from guiju.kernel.keeping import papers, stored
from guiju.kernel.keeping.papers import Paper


def hold(report: Report, register: str, share: Share) -> None:
    """Hold the files of the records of a share against the rows that name them; each file is read once."""
    if share.none_in(Paper._meta.db_table):
        return
    which, params = share.in_sql("t.matter_id")
    where, looked, folder = f"t.register = %s AND t.digest <> ''{which}", dict[str, str](), papers.folder()
    for matter, title, digest in stored.rows(Paper, ("matter_id", "title", "digest"), where, [register, *params]):
        if digest not in looked:
            looked[digest] = papers.unlike(digest, folder)
        if looked[digest]:
            report.fault("paper", f"“{title}”的文件{looked[digest]}。", register, matter)
