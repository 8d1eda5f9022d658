"""When the machine's clock was last found right: at a night's work, or by a person who confirmed the date."""

from __future__ import annotations

from django.db import models


class TimeSeen(models.Model):
    """The latest time that may be trusted beside the entries of the ledger; one row."""

    at = models.CharField("时间", max_length=32, help_text="协调世界时，ISO 8601")
    after_entry = models.PositiveBigIntegerField("此前最后一条账簿记录", default=0)
    confirmed = models.BooleanField("由人确认", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "时间核对"

    def __str__(self) -> str:
        return self.at
