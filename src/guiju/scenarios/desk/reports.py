"""Reports of two townships on last year: one came in time and was accepted, one is late, with faults planted in it. Another
township was called to report, and owes one still."""

from __future__ import annotations

from datetime import date, timedelta

from guiju.kernel.declaring.life import later
from guiju.reports.report_filing import ReportFiling
from guiju.reports.report_round import ReportRound
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.walking import Walk

TOLD = "今日待接收的下级报告"


def open_matters(desk: Desk) -> int:
    """How many reports came in: one in January, accepted where its day has come; a faulty one, late, the other day."""
    townships = desk.place.townships
    january = later(date(desk.today.year, 1, 12), 1)
    in_time = desk.walk(ReportFiling, min(january, desk.ago(1))).then("receive", filer=townships[-1])
    if later(january, 5) < desk.today:
        in_time.follow("usual", since="receive")
    desk.stands(ReportFiling, "receive", 2, way="faulty", told={"receive": {"filer": townships[0]}})
    return 2 + called(desk)


def called(desk: Desk) -> int:
    """A round over one more township, called once a year; how many reports it owes."""
    there = ReportRound.objects.filter(agency=desk.place.bureau, year=desk.today.year - 1)
    units = desk.place.townships[1:-1][:1]
    if not units or there.exists():
        return 0
    day = max(desk.ago(5), date(desk.today.year, 1, 1))
    led = Walk(desk.place, ReportRound, desk.rng, day, agency=desk.place.bureau, brisk=True)
    led.then("call", units=units, due_on=desk.today + timedelta(days=15)).take()
    return len(units)
