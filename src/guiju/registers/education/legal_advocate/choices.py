"""法律明白人: the words from which one chooses."""

from __future__ import annotations

from django.db import models


class Source(models.TextChoices):
    """人员来源."""

    CADRE = "cadre", "村（社区）干部"
    GROUP = "group", "村（居）民小组长"
    MEDIATOR = "mediator", "人民调解员"
    GRID = "grid", "网格员"
    VETERAN = "veteran", "退役军人"
    TEACHER = "teacher", "教师（退休教师）"
    FAMILY = "family", "“学法用法示范户”成员"
    OTHER = "other", "其他热心公益的村（居）民"


class Service(models.TextChoices):
    """服务事项."""

    TEACH = "teach", "宣传法律和政策"
    REPORT = "report", "收集、报送社情民意和纠纷信息"
    MEDIATE = "mediate", "参与排查化解矛盾纠纷"
    GUIDE = "guide", "引导寻求法律援助等公共法律服务"
    TAKE_PART = "take_part", "参与制定村规民约等基层治理"
    OTHER = "other", "其他"


class Grade(models.TextChoices):
    """考核等次."""

    EXCELLENT = "excellent", "优秀"
    GOOD = "good", "合格"
    POOR = "poor", "不合格"


class Leaving(models.TextChoices):
    """退出原因."""

    ASKED = "asked", "本人申请退出"
    MOVED = "moved", "迁离本村（社区）"
    POOR = "poor", "考核不合格"
    OFFENCE = "offence", "违法违纪或者造成不良影响"
    DIED = "died", "去世"
    OTHER = "other", "其他不宜继续担任的情形"
