"""考核: the words from which one chooses."""

from django.db import models


class Kind(models.TextChoices):
    """考核对象."""

    DEPARTMENT = "department", "部门（单位）"
    TOWNSHIP = "township", "乡镇（街道）"


class Source(models.TextChoices):
    """得分来源: who says what an indicator comes to."""

    FIGURE = "figure", "数据自动计算"
    EVIDENCE = "evidence", "自评并核验"
    THIRD_PARTY = "third_party", "第三方评价"


class WithoutValue(models.TextChoices):
    """What an indicator comes to for a unit that has nothing to measure: cases there were none, a rate of nothing."""

    FULL = "full", "得满分"
    NOUGHT = "nought", "不得分"
    LEFT_OUT = "left_out", "不计入"
