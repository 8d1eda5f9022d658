"""权责清单清理: what is recorded of a round, and what every unit in it owes."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.rounds import Called

CALLED = Called("reviewed_power_list", "round", given=("published",), excused=("excused",))


class ListReviewColumns(Matter):
    """The columns of a round."""

    basis = models.CharField("清理依据", max_length=200)
    due_on = models.DateField("完成期限")
    units_done = models.PositiveIntegerField("完成清理的单位数", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True
