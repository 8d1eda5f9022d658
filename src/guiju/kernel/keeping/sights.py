"""Which other records an act looked at: its gates searched for them, so that no column of its own names them."""

from django.db import models

from guiju.kernel.keeping.vouching import Vouched


class Sight(Vouched):
    """One look: the act, by its entry, and the record that was found."""

    keyed = ("seq", "step", "seen_register", "seen_id")

    seq = models.PositiveIntegerField("账簿序号")
    step = models.CharField("步骤", max_length=40)
    seen_register = models.CharField("所核对事项的台账", max_length=40)
    seen_id = models.UUIDField("所核对的事项")

    class Meta:
        verbose_name = verbose_name_plural = "办理时核对的其他事项"
        indexes = [models.Index(fields=["seen_register", "seen_id"])]

    def __str__(self) -> str:
        return f"{self.register}/{self.step} → {self.seen_register}"
