"""学法考试: what is recorded of a round, the rules by which its papers are drawn and marked, and what each person owes."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.ranges import YEAR, within
from guiju.kernel.declaring.rounds import Called
from guiju.registers.governance.question_bank import QuestionBank
from guiju.registers.governance.question_bank.choices import Sort

CALLED = Called(
    "exam", "round", given=("passed", "failed", "missed"), excused=("excused",),
    several=True, verb="考试", measure="人",
)  # fmt: skip


def small(label: str, least: int, most: int, help_text: str = "") -> models.PositiveSmallIntegerField[int, int]:
    return models.PositiveSmallIntegerField(label, default=0, validators=within(least, most), help_text=help_text)


class ExamRoundColumns(Matter):
    """The columns of a round. Where the examination is held elsewhere (``platform``), only its results come in here."""

    of_year = models.PositiveSmallIntegerField("考试年度", validators=YEAR)
    basis = models.CharField("考试依据", max_length=200)
    platform = models.CharField("其他考试平台", max_length=60, blank=True)
    bank = models.ForeignKey(QuestionBank, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="题库")
    singles = small("单选题数", 0, 300)
    single_points = small("单选题每题分值", 0, 100)
    multiples = small("多选题数", 0, 300)
    multiple_points = small("多选题每题分值", 0, 100)
    judgements = small("判断题数", 0, 300)
    judgement_points = small("判断题每题分值", 0, 100)
    minutes = small("考试时长（分钟）", 1, 300)
    pass_mark = small("合格分数", 1, 1000)
    tries = small("考试次数", 1, 9, "取最好成绩；补考时重新计算次数。")
    points_due = models.PositiveIntegerField(
        "开考积分", default=0, validators=within(0, 100_000), help_text="学习积分达到以后才能考试；不要求的填0。"
    )
    points_a_day = models.PositiveIntegerField("每日积分上限", default=0, validators=within(0, 10_000))
    hours_due = small("规定学时", 0, 500, "不要求的填0。")
    opens_on = models.DateField("开始日期")
    closes_on = models.DateField("结束日期")
    settled_on = models.DateField("结束考试日期", null=True, blank=True)
    made_up = models.PositiveSmallIntegerField("补考次数", default=0)
    persons_due = models.PositiveIntegerField("应考人数", null=True, blank=True)
    persons_sat = models.PositiveIntegerField("参考人数", null=True, blank=True)
    persons_passed = models.PositiveIntegerField("合格人数", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True

    @property
    def drawn(self) -> dict[Sort, tuple[int, int]]:
        """How many questions of each sort a paper has, and what each is worth."""
        return {
            Sort.SINGLE: (self.singles, self.single_points),
            Sort.MULTIPLE: (self.multiples, self.multiple_points),
            Sort.JUDGEMENT: (self.judgements, self.judgement_points),
        }
