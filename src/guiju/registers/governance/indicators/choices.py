"""指标体系: the words from which one chooses."""

from __future__ import annotations

from django.db import models

from guiju.kernel.offices.regions import Level


class Measured(models.TextChoices):
    """适用对象: what a system measures. Those of a demonstration name a title besides."""

    DEPARTMENT = "department", "部门（单位）考核"
    TOWNSHIP = "township", "乡镇（街道）考核"
    DEMONSTRATION_COUNTY = "demonstration_county", "法治政府建设示范县（市、区）"
    DEMONSTRATION_TOWNSHIP = "demonstration_township", "法治政府建设示范乡镇（街道）"
    DEMONSTRATION_UNIT = "demonstration_unit", "法治政府建设示范单位（项目）"


class NamedAt(models.TextChoices):
    """命名层级: at which level a title is given, by the levels of places; the nation stands above them all."""

    NATION = "nation", "国家级"
    PROVINCE = "province", Level.PROVINCE.label
    CITY = "city", Level.CITY.label
    COUNTY = "county", Level.COUNTY.label

    def place_of(self, region: str) -> str:
        """The region at this level in which ``region`` lies; "" for the nation."""
        return "" if self is NamedAt.NATION else region[: Level[self.name]]


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
