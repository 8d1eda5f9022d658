"""法治副校长: the words from which one chooses."""

from __future__ import annotations

from django.db import models


class Source(models.TextChoices):
    """派出单位类别: from where a school may engage (预防未成年人犯罪法 2020 art. 18 names kinds of units, and others like them)."""

    COURT = "court", "人民法院"
    PROCURACY = "procuracy", "人民检察院"
    POLICE = "police", "公安机关"
    JUSTICE = "justice", "司法行政部门"
    ENFORCEMENT = "enforcement", "其他执法机关"
    TEACHING = "teaching", "法学教育机构"
    SERVICE = "service", "法律服务机构"
    OTHER = "other", "其他从事法治工作的单位"


class Grade(models.TextChoices):
    """考核等次."""

    EXCELLENT = "excellent", "优秀"
    GOOD = "good", "合格"
    POOR = "poor", "不合格"


class Leaving(models.TextChoices):
    """离任原因."""

    MOVED = "moved", "工作岗位变动"
    ASKED = "asked", "本人申请"
    POOR = "poor", "考核不合格"
    OFFENCE = "offence", "违反师德师风或者违法违纪"
    HEALTH = "health", "健康原因"
    DIED = "died", "去世"
    OTHER = "other", "其他不宜继续任职的情形"
