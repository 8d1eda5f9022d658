"""学法考法: the words from which one chooses."""

from django.db import models


class Body(models.TextChoices):
    """题库适用的单位类别."""

    AUTHORITY = "authority", "党政机关"
    ENFORCEMENT = "enforcement", "行政执法单位"
    INSTITUTION = "institution", "事业单位"
    ENTERPRISE = "enterprise", "国有企业"
    VILLAGE = "village", "村（社区）"


class Sort(models.TextChoices):
    """题型."""

    SINGLE = "single", "单选题"
    MULTIPLE = "multiple", "多选题"
    JUDGEMENT = "judgement", "判断题"
