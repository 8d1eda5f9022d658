"""学法考法: one person in one examination: called or enlisted, studies, sits, is marked, passes or not. Kept by their unit.

That state employees study the law and are examined in it rests on policy papers that this house does not have; rules and marks are
those of the round (``exam_round``). Whoever sat is counted once a year, however many rounds there were.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from guiju.figures.declared import Distinct, Ratio, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.registers.governance.exam import enlisting, settling, sitting
from guiju.registers.governance.exam.columns import ExamColumns
from guiju.registers.governance.exam.columns import KeptAnswers as KeptAnswers  # a table of its own beside the record


class Exam(ExamColumns):
    """学法考法: called → sitting, as often as the round allows → passed, failed or missed; or excused."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "学法考法"
        indexes = [*Matter.Meta.indexes, models.Index(fields=["round", "person_key"], name="exam_of_round")]

    procedure = Procedure(
        *enlisting.STEPS,
        *sitting.STEPS,
        *settling.STEPS,
        stages={
            "called": "待考",
            "sitting": "考试中",
            "passed": "合格",
            "failed": "不合格",
            "missed": "缺考",
            "excused": "免于考试",
        },
        ends=("passed", "failed", "missed", "excused"),
        numbering=(Numbering("exam", "{mark}学考〔{year}〕{n}号", at="certify"),),
        clocks=sitting.CLOCKS,
        lapses=sitting.LAPSES,
    )


DUE = ~Q(stage="excused")
SAT = DUE & Q(sat_on__isnull=False)
declare(
    exam_persons_due=Distinct(Exam, "person_key", on="year_on", where=DUE),
    exam_participants=Distinct(Exam, "person_key", on="year_on", where=SAT),
    exam_persons_passed=Distinct(Exam, "person_key", on="year_on", where=SAT & Q(passed=True)),
    exam_persons_with_full_hours=Distinct(Exam, "person_key", on="year_on", where=DUE & Q(study_done=True)),
    exam_study_hours_completion_rate=Ratio("exam_persons_with_full_hours", "exam_persons_due"),
    exam_participation_rate=Ratio("exam_participants", "exam_persons_due"),
    exam_pass_rate=Ratio("exam_persons_passed", "exam_participants"),
)
say(
    "governance",
    "参加网上学法考法{exam_participants}，学时完成率{exam_study_hours_completion_rate}，"
    "参考率{exam_participation_rate}，考试合格率{exam_pass_rate}。",
)
