"""Cells of figures by agency, region and month; how far the ledger has been counted; values frozen for a report."""

from __future__ import annotations

from django.db import models

from guiju.kernel.keeping.vouching import Vouched


class Cell(models.Model):
    """What one counted figure adds up to for one agency and region in one month (stock: entered less left). Restricted
    matters are counted in cells of their own."""

    figure = models.CharField("数据", max_length=80)
    agency = models.ForeignKey("kernel.Agency", models.CASCADE, verbose_name="机关")
    region = models.CharField("行政区划", max_length=12)
    month = models.DateField("月份")
    restricted = models.BooleanField("计自限制查看的事项", default=False)
    value = models.DecimalField("数值", max_digits=24, decimal_places=4)

    class Meta:
        verbose_name = verbose_name_plural = "数据单元"
        constraints = [
            models.UniqueConstraint(
                fields=["figure", "month", "region", "agency", "restricted"], name="one_cell_a_month"
            )
        ]
        indexes = [models.Index(fields=["month", "region"])]

    def __str__(self) -> str:
        return f"{self.figure} {self.month:%Y-%m} {self.value}"


class Watermark(models.Model):
    """The last ledger entry that the cells take account of."""

    entry = models.PositiveBigIntegerField("已计入的最后一条账簿记录", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "计算进度"

    def __str__(self) -> str:
        return str(self.entry)


class Frozen(Vouched):
    """A figure as it was frozen: value, which rows it counted (their ids and the digest of the set), how far the ledger was."""

    keyed = ("figure",)

    figure = models.CharField("数据", max_length=80)
    region = models.CharField("行政区划", max_length=12)
    first = models.DateField("起")
    last = models.DateField("止")
    value = models.DecimalField("数值", max_digits=24, decimal_places=4, null=True)
    counted = models.PositiveBigIntegerField("记录数")
    restricted = models.PositiveBigIntegerField("其中限制查看的", default=0)
    ids = models.BinaryField("记录标识（压缩）")
    ids_digest = models.CharField("记录集摘要", max_length=64)
    entry = models.PositiveBigIntegerField("账簿截至")
    frozen_on = models.DateField("冻结日期")

    class Meta:
        verbose_name = verbose_name_plural = "冻结的数据"
        constraints = [models.UniqueConstraint(fields=["matter_id", "figure"], name="frozen_once")]

    def __str__(self) -> str:
        return f"{self.figure} {self.first:%Y} {self.value}"
