"""集体讨论的结果: what a meeting's verdict on the item means for the decision. The register of meetings comes after this one."""

from django.db import models


class Result(models.TextChoices):
    PASSED = "passed", "通过"
    POSTPONED = "postponed", "暂缓，再次研究"
    REJECTED = "rejected", "不予通过"


VERDICTS = {
    "passed": Result.PASSED,
    "changed": Result.PASSED,
    "postponed": Result.POSTPONED,
    "rejected": Result.REJECTED,
}
"""By the meeting's word for its verdict. What is only agreed to be put before another meeting decides nothing."""
