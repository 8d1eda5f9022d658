"""This year's examination under way: some have passed, one may sit again, the others have still to come; the bank is simulated."""

from __future__ import annotations

from datetime import date, timedelta

from guiju.kernel.declaring.life import Way
from guiju.kernel.offices.people import Role
from guiju.registers.governance.exam import Exam
from guiju.registers.governance.exam.life import BADLY, SAT
from guiju.registers.governance.exam_round import ExamRound
from guiju.registers.governance.question_bank import QuestionBank
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.walking import Walk

TOLD = "今日学法考试"
NAMES = ("法制科（模拟）", "办公室（模拟）", "执法大队（模拟）")


def open_matters(desk: Desk) -> int:
    """How many are called, once a year: everyone with an account of two departments and a township."""
    if ExamRound.objects.filter(agency=desk.place.bureau, of_year=desk.today.year).exists():
        return 0
    loaded = desk.ago(40)
    bank = Walk(desk.place, QuestionBank, desk.rng, loaded, agency=desk.place.bureau, brisk=True)
    bank.then("load").then(
        "put_in_use", on=loaded + timedelta(days=1), renew_by=desk.today + timedelta(days=120)
    ).take()
    units = [desk.department("市场"), desk.department("农业"), desk.place.township]
    on = desk.ago(6)
    officers = [desk.place.actor(unit, Role.OFFICER).user_id for unit in units]
    led = Walk(desk.place, ExamRound, desk.rng, on, agency=desk.place.bureau, brisk=True)
    led.then("open", bank=bank.record, units=units, of_year=on.year, closes_on=desk.today + timedelta(days=24)).take()
    for unit, name in zip(units, NAMES, strict=True):
        Walk(desk.place, Exam, desk.rng, on, agency=unit).then("enlist", round=led.record, name=name).take()
    sitting = Exam.objects.filter(round=led.record, holder_id__in=officers).select_related("agency", "round")
    for exam, stops in zip(sitting.order_by("pk"), (SAT, BADLY), strict=False):
        walk = Walk(desk.place, Exam, desk.rng, _next(on), record=exam, brisk=True)
        walk.follow(Way("在线考试", *stops))
        walk.take()
    return Exam.objects.filter(round=led.record).count()


def _next(day: date) -> date:
    return day + timedelta(days=2)
