"""法律明白人: what is recorded of one, each training and each service, and since when one is a backbone."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Part, Stock
from guiju.kernel.declaring.ranges import YEAR, within
from guiju.kernel.declaring.spells import Spell
from guiju.registers.education.legal_advocate.choices import Grade, Leaving, Service, Source


class AdvocateTraining(Part):
    """培训: one that an advocate attended."""

    matter = models.ForeignKey("education.LegalAdvocate", models.PROTECT, related_name="trainings")
    held_on = models.DateField("培训日期")
    topic = models.CharField("培训内容", max_length=100)
    hours = models.PositiveSmallIntegerField("学时", validators=within(1, 500))
    organiser = models.CharField("举办单位", max_length=80, blank=True)

    def __str__(self) -> str:
        return f"{self.held_on}{self.topic}"


class AdvocateService(Part):
    """服务: what an advocate did for the village, once."""

    matter = models.ForeignKey("education.LegalAdvocate", models.PROTECT, related_name="services")
    served_on = models.DateField("服务日期")
    kind = models.CharField("服务事项", max_length=10, choices=Service.choices)
    what = models.CharField("服务情况（不写当事人姓名）", max_length=200)
    people = models.PositiveIntegerField("服务人次", null=True, blank=True, validators=within(0, 10**5))

    def __str__(self) -> str:
        return f"{self.served_on}{self.get_kind_display()}"


class AdvocateSpell(Spell):
    """历次情况: since when, and until when, one was a backbone."""

    matter = models.ForeignKey("education.LegalAdvocate", models.PROTECT, related_name="spells")
    backbone = models.BooleanField("骨干", default=False)

    class Meta(Spell.Meta):
        verbose_name = verbose_name_plural = "历次骨干情况"


class AdvocateColumns(Stock):
    """The columns of an advocate."""

    source = models.CharField("人员来源", max_length=10, choices=Source.choices)
    recommended_by = models.CharField("推荐方式", max_length=60)
    expertise = models.CharField("特长", max_length=60, blank=True)
    person_key = models.CharField("身份指纹", max_length=64, blank=True, db_index=True, editable=False)
    training_hours = models.PositiveIntegerField("累计培训学时", default=0)
    certified_on = models.DateField("颁证日期", null=True, blank=True)
    backbone = models.BooleanField("骨干", default=False)
    assessed_year = models.PositiveSmallIntegerField("最近考核年度", null=True, blank=True, validators=YEAR)
    grade = models.CharField("最近考核等次", max_length=10, choices=Grade.choices, blank=True)
    leaving = models.CharField("退出原因", max_length=10, choices=Leaving.choices, blank=True)

    class Meta(Stock.Meta):
        abstract = True
