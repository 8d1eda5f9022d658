"""Reports of two townships on last year: one came in time and was accepted, one is late, with faults planted in it."""

from __future__ import annotations

from datetime import date

from guiju.kernel.declaring.life import later
from guiju.reports.report_filing import ReportFiling
from guiju.scenarios.desk.today import Desk

TOLD = "今日待接收的下级报告"


def open_matters(desk: Desk) -> int:
    """How many reports came in: one in January, accepted where its day has come; a faulty one, late, the other day."""
    townships = desk.place.townships
    january = later(date(desk.today.year, 1, 12), 1)
    in_time = desk.walk(ReportFiling, min(january, desk.ago(1))).then("receive", filer=townships[-1])
    if later(january, 5) < desk.today:
        in_time.follow("usual", since="receive")
    desk.stands(ReportFiling, "receive", 2, way="faulty", told={"receive": {"filer": townships[0]}})
    return 2
