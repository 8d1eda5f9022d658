"""民主法治示范村（社区）: the words from which one chooses."""

from __future__ import annotations

from django.db import models

from guiju.registers.governance.titles import choices as titles


class Kind(models.TextChoices):
    """类型."""

    VILLAGE = "village", "村"
    COMMUNITY = "community", "社区"


class Conclusion(models.TextChoices):
    """评审结论."""

    PASSED = "passed", "符合命名条件，拟命名"
    FAILED = "failed", "不符合命名条件"


class Withdrawal(models.TextChoices):
    """撤销称号的情形."""

    RECHECK = titles.RECHECK, "复核不合格"
    UNRECTIFIED = titles.UNRECTIFIED, "警示后期满没有整改到位"
    FALSE = "false", "申报材料弄虚作假"
    OFFENCE = "offence", "村（社区）干部严重违法犯罪"
    INCIDENT = "incident", "发生重大刑事案件、群体性事件或者安全责任事故"
    OTHER = "other", "其他不再符合命名条件的情形"
