"""考核: what is recorded of a round, and what every unit in it owes."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.ranges import YEAR
from guiju.kernel.declaring.rounds import Called
from guiju.kernel.keeping.reference import ReferenceName, ReferenceText
from guiju.registers.governance.appraisal.choices import Kind

CALLED = Called(
    "appraised_unit", "round", given=("verified", "ranked"), excused=("excused",), verb="核定得分", measure="家"
)


class AppraisalColumns(Matter):
    """The columns of a round. ``system``: the text of the indicators, as they stood when it began."""

    of_year = models.PositiveSmallIntegerField("考核年度", validators=YEAR)
    kind = models.CharField("考核对象", max_length=12, choices=Kind.choices)
    basis = models.CharField("考核依据", max_length=200)
    system = ReferenceText("指标体系", blank=True, editable=False)
    system_name = ReferenceName("指标体系名称", max_length=200, blank=True)
    full_points = models.DecimalField("满分", max_digits=7, decimal_places=2, null=True, blank=True)
    due_on = models.DateField("自评期限")
    frozen_on = models.DateField("冻结数据日期", null=True, blank=True)
    units_ranked = models.PositiveIntegerField("参加排名的单位数", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True
