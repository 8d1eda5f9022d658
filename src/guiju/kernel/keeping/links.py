"""Links between matters of different registers: a failed mediation that led to a reconsideration, say."""

from django.db import models


class Link(models.Model):
    from_register = models.CharField("来源台账", max_length=40)
    from_id = models.UUIDField("来源事项")
    to_register = models.CharField("去向台账", max_length=40)
    to_id = models.UUIDField("去向事项")
    kind = models.CharField("关系", max_length=40)

    class Meta:
        verbose_name = verbose_name_plural = "事项关联"
        constraints = [
            models.UniqueConstraint(
                fields=["from_register", "from_id", "to_register", "to_id", "kind"], name="linked_once"
            )
        ]
        indexes = [models.Index(fields=["to_register", "to_id"])]

    def __str__(self) -> str:
        return f"{self.from_register} → {self.to_register}（{self.kind}）"
