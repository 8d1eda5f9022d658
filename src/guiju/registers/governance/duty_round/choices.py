"""述法: the words from which one chooses."""

from django.db import models


class Post(models.TextChoices):
    """述法人的职务."""

    PARTY = "party", "党委（党组）主要负责人"
    GOVERNMENT = "government", "行政主要负责人"


class Form(models.TextChoices):
    """述法方式."""

    ON_SPOT = "on_spot", "现场述法"
    WRITTEN = "written", "书面述法"


class Grade(models.TextChoices):
    """评议等次."""

    GOOD = "good", "好"
    FAIR = "fair", "较好"
    PLAIN = "plain", "一般"
    POOR = "poor", "差"


class Finding(models.TextChoices):
    """评议后怎样处理."""

    NONE = "none", "无需整改"
    RECTIFY = "rectify", "需要整改"


class Checked(models.TextChoices):
    """整改核查结论."""

    DONE = "done", "整改到位"
    AGAIN = "again", "继续整改"
