"""案卷评查: the words from which one chooses, and the scoring sheets."""

from __future__ import annotations

from pathlib import Path

from django.db import models

from guiju.kernel.declaring.sheets import GRADES, Sheets

SHEETS = Sheets("file_review", Path(__file__).parent / "sheets")

GRADED = [(grade.value, label) for grade, label in GRADES.items()]


class FileKind(models.TextChoices):
    PENALTY = "penalty", "行政处罚"
    LICENCE = "licence", "行政许可"
    COERCION = "coercion", "行政强制"


class Range(models.TextChoices):
    """被评查单位的范围, beside those chosen one by one."""

    CHOSEN = "chosen", "逐家选择"
    OWN = "own", "本级全部部门"
    BELOW = "below", "全部乡镇、街道"
    ALL = "all", "本行政区域全部机关"


class Sort(models.TextChoices):
    """评查员的来源."""

    OWN = "own", "本机关人员"
    OTHER = "other", "其他机关人员"
    LAWYER = "lawyer", "律师、法律顾问"
    EXPERT = "expert", "专家学者"


OUTSIDE = (Sort.LAWYER, Sort.EXPERT)


class Seat(models.TextChoices):
    """评查员的席位."""

    FIRST = "first", "第一评查员"
    SECOND = "second", "第二评查员"
    THIRD = "third", "第三评查员"


class Finding(models.TextChoices):
    """评查后怎样处理."""

    RECTIFY = "rectify", "需要整改"
    NONE = "none", "无需整改"


class Heard(models.TextChoices):
    """复核结论."""

    KEPT = "kept", "维持评分"
    CHANGED = "changed", "变更评分"


class Checked(models.TextChoices):
    """整改核查结论."""

    DONE = "done", "整改到位"
    AGAIN = "again", "继续整改"
