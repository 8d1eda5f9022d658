"""示范创建: the words from which one chooses."""

from __future__ import annotations

from django.db import models

from guiju.kernel.offices.people import Agency
from guiju.kernel.offices.regions import Level
from guiju.registers.governance.indicators.choices import Measured
from guiju.registers.governance.titles import choices as titles


class Kind(models.TextChoices):
    """创建类型: who may bear the title. The values are those of the indicator systems."""

    COUNTY = Measured.DEMONSTRATION_COUNTY.value, "县（市、区）"
    TOWNSHIP = Measured.DEMONSTRATION_TOWNSHIP.value, "乡镇（街道）"
    UNIT = Measured.DEMONSTRATION_UNIT.value, "单位（项目）"

    def fits(self, agency: Agency) -> bool:
        """Whether an agency can apply: for its county whoever oversees it, for its township any of that township. Villages have
        a title of their own."""
        length = len(agency.region_id)
        if self is Kind.COUNTY:
            return agency.oversees and length == Level.COUNTY
        return length == Level.TOWNSHIP if self is Kind.TOWNSHIP else length <= Level.COUNTY


class Conclusion(models.TextChoices):
    """评审结论."""

    PASSED = "passed", "符合命名条件，拟命名"
    FAILED = "failed", "不符合命名条件"


class Withdrawal(models.TextChoices):
    """撤销称号的情形."""

    RECHECK = titles.RECHECK, "复核不合格"
    UNRECTIFIED = titles.UNRECTIFIED, "警示后期满没有整改到位"
    FALSE = "false", "申报材料弄虚作假"
    GRAVE = "grave", "发生严重违法行政事件"
    OTHER = "other", "其他不再符合命名条件的情形"
