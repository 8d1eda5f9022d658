"""任务清单: where tasks come from, and what they are for."""

from django.db import models


class Kind(models.TextChoices):
    """任务来源."""

    POINTS = "points", "年度工作要点"
    PROJECTS = "projects", "项目库"
    INDICATORS = "indicators", "指标任务"
    MEETING = "meeting", "会议议定事项"
    INSTRUCTION = "instruction", "领导批示"
    INSPECTION = "inspection", "政府督查"


class Subject(models.TextChoices):
    """工作领域."""

    LAW = "law", "法治政府建设"
    SOCIAL = "social", "社会治理"
    OTHER = "other", "其他"


PROPOSED = (Kind.MEETING, Kind.INSTRUCTION, Kind.INSPECTION)
"""Kinds that somebody has proposed, who says in the end whether it was done to their satisfaction."""
EACH_A_TASK = {Kind.PROJECTS: "个项目", Kind.INDICATORS: "项指标"}
"""Kinds of which each task is a project, or an indicator."""
