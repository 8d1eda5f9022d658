"""Links between matters of different registers: a failed mediation that led to a reconsideration, say."""

from django.db import models

from guiju.kernel.keeping.vouching import Vouched


class Link(Vouched):
    """A tie from a record to another, by one of its acts."""

    keyed = ("seq", "kind", "to_register", "to_id")

    seq = models.PositiveIntegerField("账簿序号")
    kind = models.CharField("关系", max_length=40)
    to_register = models.CharField("去向台账", max_length=40)
    to_id = models.UUIDField("去向事项")

    class Meta:
        verbose_name = verbose_name_plural = "事项关联"
        constraints = [
            models.UniqueConstraint(
                fields=["register", "matter_id", "seq", "to_register", "to_id", "kind"], name="linked_once"
            )
        ]
        indexes = [models.Index(fields=["to_register", "to_id"])]

    @property
    def matching(self) -> tuple[int, str, str, str]:
        """What tells it from the other ties of its record."""
        return self.seq, self.kind, self.to_register, self.to_id.hex

    def __str__(self) -> str:
        return f"{self.register} → {self.to_register}（{self.kind}）"
