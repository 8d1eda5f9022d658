"""公示异议: what somebody has against a title that is shown, without a name, and what was found out."""

from __future__ import annotations

from typing import Any

from django.db import models

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.asks import PartsAsk
from guiju.kernel.declaring.comments import Comments
from guiju.kernel.declaring.matters import Part
from guiju.kernel.declaring.rows import RowsAsk
from guiju.registers.governance.titles.choices import Upheld


class TitleObjection(Part):
    """One objection; ``matter`` is the register's own."""

    what = models.CharField("异议内容", max_length=1000)
    received_on = models.DateField("收到日期", editable=False)
    answer = models.CharField("核查情况", max_length=1000, blank=True)
    upheld = models.CharField("核查结论", max_length=4, choices=Upheld.choices, blank=True)
    answered_on = models.DateField("核查日期", null=True, blank=True)

    class Meta(Part.Meta):
        abstract = True
        verbose_name = verbose_name_plural = "公示异议"

    def __str__(self) -> str:
        return self.what[:40]


def received(model: type[Part]) -> PartsAsk:
    return asks.parts("objections", "异议", model, "what", dates=("received_on",))


def settling(model: type[Part]) -> RowsAsk:
    return rows.of_each("settled", "异议核查", model, "answer", "upheld", dates=("answered_on",))


def comments(model: type[Part], until: Any) -> Comments:
    return Comments("object", received(model), stage="shown", until=until, what="公示")
