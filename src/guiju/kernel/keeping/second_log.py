"""The second log: attempts that were refused, and looks at what is not open to all."""

from django.db import models

from guiju.kernel.offices.people import User


class Refusal(models.Model):
    """An attempt that the engine refused, with every reason it gave."""

    at = models.DateTimeField("时间", auto_now_add=True, db_index=True)
    user = models.ForeignKey(User, models.PROTECT, null=True, verbose_name="操作人")
    register = models.CharField("台账", max_length=40)
    matter_id = models.UUIDField("事项", null=True)
    step = models.CharField("步骤", max_length=40)
    on = models.DateField("发生日期", null=True)
    reasons = models.JSONField("理由")

    class Meta:
        verbose_name = verbose_name_plural = "被拒绝的操作"
        indexes = [models.Index(fields=["register", "matter_id"])]

    def __str__(self) -> str:
        return f"{self.register}/{self.step}"


class Look(models.Model):
    """Somebody opened personal data or a restricted record: who, what, when, why."""

    at = models.DateTimeField("时间", auto_now_add=True, db_index=True)
    user = models.ForeignKey(User, models.PROTECT, null=True, verbose_name="查看人")
    register = models.CharField("台账", max_length=40)
    matter_id = models.UUIDField("事项")
    what = models.CharField("内容", max_length=60)
    why = models.CharField("事由", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "敏感信息查看记录"
        indexes = [models.Index(fields=["register", "matter_id"])]

    def __str__(self) -> str:
        return f"{self.register}/{self.what}"
