"""有瑕疵的步骤: acts that, as it turned out, the law would have stopped; kept in sight of supervision until cured."""

from django.db import models

from guiju.kernel.keeping.vouching import Vouched
from guiju.kernel.offices.people import Agency


class Flaw(Vouched):
    """One act against one rule: which entry, what was wrong, which correction brought it to light, and which cured it."""

    keyed = ("entry", "rule", "noted_by")
    unvouched = frozenset({"agency_id", "region"})  # they are where its record lies (``whereabouts``)

    entry = models.PositiveIntegerField("账簿序号", help_text="哪一条账簿记录有瑕疵")
    rule = models.CharField("规则", max_length=80)
    words = models.CharField("情形", max_length=500)
    citation = models.CharField("依据", max_length=120, blank=True)
    on = models.DateField("发现日期")
    noted_by = models.PositiveIntegerField("由哪一条账簿记录发现")
    cured_by = models.PositiveIntegerField("由哪一条账簿记录补正", null=True)
    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="机关")
    region = models.CharField("行政区划", max_length=12)

    class Meta:
        verbose_name = verbose_name_plural = "有瑕疵的步骤"
        indexes = [
            models.Index(fields=["register", "matter_id"]),
            models.Index(fields=["region", "on"], condition=models.Q(cured_by=None), name="flaws_open"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.words}"
