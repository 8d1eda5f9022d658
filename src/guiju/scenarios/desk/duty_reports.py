"""The year's duty reports under way: one handed in, one sent back to be amended, the others still awaited."""

from __future__ import annotations

from datetime import timedelta

from guiju.kernel.declaring.steps import Whose
from guiju.kernel.offices.people import Agency
from guiju.registers.governance.duty_report import DutyReport
from guiju.registers.governance.duty_report.reporting import HOLDER
from guiju.registers.governance.duty_round import DutyRound
from guiju.registers.governance.duty_round.choices import Post
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.walking import Walk

TOLD = "今日述法"
DONE = (("submit",), ("submit", "return"), ("submit", "speak"))
"""What became of the first reports; the others are awaited."""


def open_matters(desk: Desk) -> int:
    """How many heads were called, once a year. The round is led at once: which reports there are, only its call says."""
    if DutyRound.objects.filter(agency=desk.place.bureau, of_year=desk.ago(15).year).exists():
        return 0
    units = [desk.department("市场"), desk.department("农业"), desk.place.township]
    led = Walk(desk.place, DutyRound, desk.rng, desk.ago(15), agency=desk.place.bureau, brisk=True)
    led.then("call", units=units, posts=[*Post], due_on=desk.today + timedelta(days=20)).take()
    reports = DutyReport.objects.filter(round=led.record).select_related("agency", "round").order_by("pk")
    organs: dict[Whose, Agency] = {HOLDER: desk.place.bureau}
    for report, steps in zip(reports, DONE, strict=False):
        walk = Walk(desk.place, DutyReport, desk.rng, desk.ago(10), record=report, organs=organs, brisk=True)
        for n, step in enumerate(steps):
            walk.then(step, on=desk.ago(10 - 8 * n))
        walk.take()
    return len(reports)
