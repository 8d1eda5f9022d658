"""督办任务: the words from which one chooses."""

from django.db import models


class Manner(models.TextChoices):
    """核查方式."""

    PAPERS = "papers", "查阅材料"
    ON_SITE = "on_site", "实地核查"
    ASKED = "asked", "听取群众、服务对象意见"


class Verdict(models.TextChoices):
    """核查结论."""

    DONE = "done", "已经完成"
    AGAIN = "again", "没有完成，继续办理"


class Satisfaction(models.TextChoices):
    """交办人评价."""

    GOOD = "good", "满意"
    FAIR = "fair", "基本满意"
    POOR = "poor", "不满意"
