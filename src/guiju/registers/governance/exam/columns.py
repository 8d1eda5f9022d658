"""学法考法: what is recorded of one person in one examination, of what they studied for it, and what of a sitting is only kept."""

from __future__ import annotations

from decimal import Decimal

from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.ranges import within
from guiju.registers.governance.exam_round import ExamRound

ANNULLED = "成绩取消"


class Result(models.TextChoices):
    """在其他平台考试的结果."""

    PASSED = "passed", "合格"
    FAILED = "failed", "不合格"
    MISSED = "missed", "缺考"


class StudyDay(Part):
    """学习记录: what somebody studied on a day: hours and the points that it gave. Beyond the day's cap points do not count."""

    matter = models.ForeignKey("governance.Exam", models.PROTECT, related_name="studies")
    studied_on = models.DateField("学习日期")
    topic = models.CharField("学习内容", max_length=100, blank=True)
    hours = models.DecimalField("学时", max_digits=4, decimal_places=1, validators=within(0, 24))
    points = models.PositiveIntegerField("积分", default=0, validators=within(0, 10_000))

    def __str__(self) -> str:
        return f"{self.studied_on}学习"


class KeptAnswers(models.Model):
    """What is kept of a sitting that is under way, every few seconds: no act of the record, so that no entry vouches for it.

    It stands from the beginning of a sitting to its end. What counts is what was handed in, or what stood here when the
    time was over, which the step that ends a sitting enters. ``seat``: the page that may keep; whoever opens another takes over.
    """

    exam = models.UUIDField("学法考法", primary_key=True, editable=False)
    person = models.IntegerField("账号编号")
    attempt = models.PositiveSmallIntegerField("第几次考试")
    ends_at = models.PositiveBigIntegerField("截止时刻")
    seat = models.CharField("答题页面", max_length=32, blank=True)
    answers = models.TextField("答案", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "答题中的答案"

    def __str__(self) -> str:
        return f"第{self.attempt}次考试"


def moment(label: str) -> models.PositiveBigIntegerField[int | None, int | None]:
    """Seconds since 1970 by the server's clock: what a sitting is timed by."""
    return models.PositiveBigIntegerField(
        f"{label}（秒）", null=True, blank=True, editable=False, validators=within(0, 10**11)
    )


class ExamColumns(Matter):
    """The columns of one person's examination. ``year_on``: the last day of the year by which all its figures count."""

    round = models.ForeignKey(ExamRound, models.PROTECT, related_name="exams", verbose_name="学法考试")
    name = models.CharField("姓名", max_length=50)
    account = models.CharField("登录账号", max_length=150, blank=True)
    holder_id = models.IntegerField("账号编号", null=True, blank=True, editable=False)
    person_key = models.CharField("人员", max_length=220, blank=True, editable=False)
    year_on = models.DateField("考试年度末日", null=True, blank=True)
    opens_on = models.DateField("开始日期")
    closes_on = models.DateField("结束日期")
    study_hours = models.DecimalField(
        "学时", max_digits=6, decimal_places=1, default=Decimal("0.0"), validators=within(0, 2000)
    )
    study_points = models.PositiveIntegerField("计入的积分", default=0)
    study_done = models.BooleanField("完成规定学时", default=False)
    tries_used = models.PositiveSmallIntegerField("已考次数", default=0)
    seed = models.CharField("抽题种子", max_length=64, blank=True)
    began_at = moment("开始时刻")
    ends_at = moment("截止时刻")
    handed_at = moment("交卷时刻")
    answers = models.TextField("答案", blank=True, editable=False)
    last_score = models.PositiveSmallIntegerField("最近一次成绩", null=True, blank=True)
    best_score = models.PositiveSmallIntegerField("最好成绩", null=True, blank=True, validators=within(0, 1000))
    sat_on = models.DateField("首次参考日期", null=True, blank=True)
    passed = models.BooleanField("合格", default=False)
    result = models.CharField("其他平台的结果", max_length=8, choices=Result.choices, blank=True)

    class Meta(Matter.Meta):
        abstract = True
