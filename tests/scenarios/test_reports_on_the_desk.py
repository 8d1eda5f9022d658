"""Reports from below on the desk of today: one township owes, one report is in, one has its faults; called for once a year."""

import random
from collections import Counter
from datetime import date

import pytest

from guiju.kernel.keeping.clocks import ClockRow
from guiju.reports.report_filing import ReportFiling
from guiju.reports.report_round import ReportRound
from guiju.scenarios import published
from guiju.scenarios.desk import reports
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.founding import make_place


@pytest.mark.django_db
@pytest.mark.parametrize("day", [date(2025, 1, 6), date(2025, 9, 17)])
def test_a_township_owes_a_report_on_the_desk_of_today(day: date) -> None:
    desk = Desk(make_place(published.load("ziyun-2024")), day, random.Random(1))
    assert reports.called(desk) == 1
    assert reports.called(desk) == 0, "a year's reports are called for once"
    assert Counter(ReportFiling.objects.values_list("stage", "filer_id")) == {("owed", desk.place.townships[1].pk): 1}
    assert ReportRound.objects.get().year == day.year - 1
    assert not ClockRow.objects.filter(running=True, due_on__lte=day).exists()
