"""案卷评查: what is recorded of a round, and what every unit in it owes."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.rounds import Called
from guiju.kernel.keeping.reference import ReferenceText
from guiju.registers.enforcement.file_review.choices import FileKind, Range

CALLED = Called("reviewed_unit", "round", given=("given",), excused=("excused",))


class ReviewColumns(Matter):
    """The columns of a round."""

    kind = models.CharField("案卷类别", max_length=10, choices=FileKind.choices)
    range = models.CharField("单位范围", max_length=8, choices=Range.choices)
    sheet = ReferenceText("评分表", blank=True, editable=False)
    closed_from = models.DateField("办结日期起")
    closed_until = models.DateField("办结日期止")
    lists_by = models.DateField("报送目录截止日期")
    circulated_on = models.DateField("通报日期", null=True, blank=True)
    rectify_by = models.DateField("整改期限", null=True, blank=True)
    reminded_on = models.DateField("最近催办日期", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True
