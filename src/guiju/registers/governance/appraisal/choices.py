"""考核: the words from which one chooses."""

from django.db import models


class Kind(models.TextChoices):
    """考核对象."""

    DEPARTMENT = "department", "部门（单位）"
    TOWNSHIP = "township", "乡镇（街道）"
