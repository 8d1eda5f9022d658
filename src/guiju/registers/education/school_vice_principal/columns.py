"""法治副校长: what is recorded of one at one school, of each training and each lesson."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Part, Stock
from guiju.kernel.declaring.ranges import YEAR, within
from guiju.registers.education.school import School
from guiju.registers.education.school_vice_principal.choices import Grade, Leaving, Source


class VicePrincipalTraining(Part):
    """培训: one that a vice principal attended."""

    matter = models.ForeignKey("education.SchoolVicePrincipal", models.PROTECT, related_name="trainings")
    held_on = models.DateField("培训日期")
    topic = models.CharField("培训内容", max_length=100)
    hours = models.PositiveSmallIntegerField("学时", validators=within(1, 500))

    def __str__(self) -> str:
        return f"{self.held_on}{self.topic}"


class LawLesson(Part):
    """法治课: one that a vice principal gave, or saw to, at the school."""

    matter = models.ForeignKey("education.SchoolVicePrincipal", models.PROTECT, related_name="lessons")
    held_on = models.DateField("授课日期")
    topic = models.CharField("授课内容", max_length=100)
    lessons = models.PositiveSmallIntegerField("课时", validators=within(1, 20))
    students = models.PositiveIntegerField("学生人次", null=True, blank=True, validators=within(0, 10**5))

    def __str__(self) -> str:
        return f"{self.held_on}{self.topic}"


class VicePrincipalColumns(Stock):
    """The columns of a vice principal at one school."""

    school = models.ForeignKey(School, models.PROTECT, related_name="vice_principals", verbose_name="任职学校")
    source = models.CharField("派出单位类别", max_length=12, choices=Source.choices)
    unit = models.CharField("派出单位", max_length=80)
    post = models.CharField("单位职务", max_length=60, blank=True)
    years_in_law = models.PositiveSmallIntegerField("从事法治工作年限", validators=within(0, 60))
    person_key = models.CharField("身份指纹", max_length=64, blank=True, db_index=True, editable=False)
    training_hours = models.PositiveIntegerField("累计培训学时", default=0)
    engaged_on = models.DateField("聘任日期", null=True, blank=True)
    term_until = models.DateField("聘期至", null=True, blank=True)
    assessed_year = models.PositiveSmallIntegerField("最近考核年度", null=True, blank=True, validators=YEAR)
    grade = models.CharField("最近考核等次", max_length=10, choices=Grade.choices, blank=True)
    leaving = models.CharField("离任原因", max_length=10, choices=Leaving.choices, blank=True)

    class Meta(Stock.Meta):
        abstract = True
